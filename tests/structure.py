"""Structure and reading order of every document of a project.

Usage: structure.py SCHUSO PROJECT BUILD [all].  Builds the project and holds the tags
that the program says it makes (`dump --stage tags`) against what poppler reads
from the files: the structure tree (pdfinfo -struct-text) says the same in the
same order, the pages (pdftotext) show the same words, and text in columns of the
page follows in the same order.  Poppler takes seconds for a structure tree: without
`all` it reads those of the first two documents of each folder that are not long.
"""
import collections
import concurrent.futures
import os
import re
import subprocess
import sys

FEW, SHORT = 2, 30  # structure trees read per folder, pages of a document that is not long
HEADER_END, FOOTER_START = 56, 792  # points; between them stands no running head or foot
LINE = re.compile(r"^( *)(?:»(?P<text>.*)«|(?P<name>[A-Z]\w*)(?P<rest>.*)|link -> .*|field .*)$", re.S)
MARK = re.compile(r"^  text(?: \S+){6} (?:rotated \S+ )?(?P<owner>\S+) »(?P<text>.*)«$", re.S)


def run(*command):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace",
                          check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.strip()[-300:]}")
    return done.stdout


def shown(text):
    """The dump's signs for invisible characters, taken back."""
    text = text.replace("\\-", "\u00ad")
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda m: chr(int(m.group(1), 16)), text)


def bare(text):
    """Without blanks, and what stands where lines end."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2060]", "", text)


class Node:
    """A tag; its content: tags and texts in order."""

    def __init__(self, name, rest):
        self.name, self.rest, self.content = name, rest, []

    def tags(self, *names):
        return [c for c in self.content if isinstance(c, Node) and (not names or c.name in names)]

    def walk(self):
        yield self
        for tag in self.tags():
            yield from tag.walk()

    def text(self):
        return "".join(c.text() if isinstance(c, Node) else c for c in self.content)


def tree_read(dump):
    root = Node("", "")
    stack = [(-1, root)]
    for line in dump.split("\n"):
        found = LINE.match(line)
        if not found:
            if line.strip():
                raise RuntimeError(f"cannot read the line {line!r}")
            continue
        depth = len(found.group(1))
        while stack[-1][0] >= depth:
            stack.pop()
        if found.group("text") is not None:
            stack[-1][1].content.append(shown(found.group("text")))
        elif found.group("name"):
            node = Node(found.group("name"), found.group("rest"))
            stack[-1][1].content.append(node)
            stack.append((depth, node))
    return root


# ---- the tags by themselves

def check_headings(root):
    level = 0
    for node in root.walk():
        if re.fullmatch(r"H[1-6]", node.name):
            now = int(node.name[1])
            if now > level + 1:
                yield f"{node.name} »{node.text()}« follows a heading of level {level}"
            if not node.text().strip():
                yield f"{node.name} is empty"
            level = now


def check_node(node):
    names = [tag.name for tag in node.tags()]
    if node.name == "L" and set(names) - {"LI", "L", "Caption"}:
        yield f"a list holds {names}"
    if node.name == "LI" and names != ["Lbl", "LBody"]:
        yield f"a list item holds {names}: »{node.text()[:60]}«"
    if node.name == "LI" and not node.content[0].text().strip():
        yield "a list item has an empty label"
    if node.name == "TH" and not re.search(r"scope=»(row|column|both)«", node.rest):
        yield f"a head cell has no scope: »{node.text()}«"
    if node.name in ("Figure", "Link", "Form") and not re.search(r"alt=»[^«]", node.rest):
        yield f"a {node.name} has no words: »{node.text()[:60]}«"
    if node.name == "Table":
        yield from check_table(node, names)
    if node.name in ("THead", "TBody") and (not names or set(names) != {"TR"}):
        yield f"{node.name} holds {names}"
    if node.name == "TR" and (not names or set(names) - {"TH", "TD"}):
        yield f"a row holds {names}"


def check_table(table, names):
    if names not in (["TBody"], ["THead", "TBody"], ["Caption", "TBody"],
                     ["Caption", "THead", "TBody"]):
        yield f"a table holds {names}"
    if any(tag.name == "Table" for tag in table.walk() if tag is not table):
        yield "a table stands inside of a table"
    widths = collections.Counter()
    below = collections.Counter()  # cells that reach down into row i
    rows = [row for part in table.tags("THead", "TBody") for row in part.tags("TR")]
    for i, row in enumerate(rows):
        width = below[i]
        for cell in row.tags("TH", "TD"):
            across, down = (span(cell, kind) for kind in ("columns", "rows"))
            width += across
            for k in range(1, down):
                below[i + k] += across
        widths[width] += 1
    if len(widths) > 1:
        yield f"the rows of a table have different widths: {dict(widths)}: »{table.text()[:60]}«"


def span(cell, kind):
    found = re.search(rf"\b{kind}=(\d+)", cell.rest)
    return max(int(found.group(1)), 1) if found else 1


# ---- the tags against the file

def check_order(root, pdf):
    """The structure tree of the file says the same, in the same order."""
    texts = re.findall(r'^ *"(.*)"$', run("pdfinfo", "-struct-text", pdf), re.M)
    said, meant = bare("".join(texts)), bare(root.text())
    if said != meant:
        at = next((i for i, (a, b) in enumerate(zip(said, meant)) if a != b),
                  min(len(said), len(meant)))
        yield (f"the file's structure differs at character {at}: "
               f"»{said[max(at - 20, 0):at + 40]}« instead of »{meant[max(at - 20, 0):at + 40]}«")


def words(text):
    """Dots that lead to page numbers are read one by one."""
    text = re.sub(r"\.{5,}", lambda m: " ." * len(m.group()), text)
    return collections.Counter(re.sub(r"[\u2060\u200b]", "", text).split())


INLINE = ("Span", "Link", "Reference", "Lbl")


def inline_text(node):
    """Without the notes, which stand elsewhere."""
    return "".join(c if isinstance(c, str) else "" if c.name == "Note" else inline_text(c)
                   for c in node.content)


def tagged_words(node):
    """Blocks part words; spans inside of them do not.  Figures are left out: what
    they show stands in no line."""
    total = collections.Counter()
    if node.name == "Figure":
        return total
    if node.content and all(isinstance(c, str) or c.name in INLINE + ("Note",)
                            for c in node.content) and node.name != "Note":
        total += words(inline_text(node).replace("\u00ad", ""))
        for note in (tag for tag in node.walk() if tag.name == "Note"):
            total += tagged_words(note)
        return total
    for item in node.content:
        total += words(item) if isinstance(item, str) else tagged_words(item)
    return total


def joins(word, parts, closed, most=6):
    """Each way to make up WORD of PARTS.  CLOSED: they are ends of lines, all but
    the last with a sign after which a line may end."""
    for end in range(len(word), 0, -1) if most else ():
        for part in (word[:end] + "\u00ad", word[:end]):
            if parts[part] <= 0 or (closed and end < len(word) and part[-1].isalnum()):
                continue
            if end == len(word):
                yield [part]
                continue
            parts[part] -= 1
            rests = list(joins(word[end:], parts, closed, most - 1))
            parts[part] += 1
            yield from ([part] + rest for rest in rests)


def settle(wanted, parts, closed):
    """Takes from both sides the words of WANTED that PARTS make up, those first
    that have the least choice."""
    ways = {word: len(list(joins(word, parts, closed))) for word in wanted}
    for word in sorted(wanted, key=lambda w: (ways[w], -len(w), w)):
        while wanted[word] > 0:
            found = next(joins(word, parts, closed), None)
            if not found:
                break
            wanted[word] -= 1
            parts.subtract(found)


def check_words(root, marks, pdf):
    """The pages show the words of the tags, and besides only artifacts and what
    stands in figures; words parted at line ends are joined."""
    shown_words = words(run("pdftotext", "-raw", pdf, "-"))
    wanted, slanted = tagged_words(root), collections.Counter()
    for owner, text in marks:
        if owner == "(watermark)":  # slanted: read letter by letter
            slanted.update(bare(text))
        elif owner.startswith("(") or "/Figure" in owner:
            wanted += words(text)
    common = shown_words & wanted
    shown_words, wanted = shown_words - common, wanted - common
    settle(wanted, shown_words, True)
    wanted, shown_words = +wanted, +shown_words
    settle(shown_words, slanted, False)
    settle(shown_words, wanted, False)  # what stands close together is read as one word
    for name, left in (("missing on the pages", +wanted), ("only on the pages", +shown_words)):
        if left:
            yield f"{name}: {dict(left.most_common(8))}"


def blocks(node):
    """Texts that stand in the column of the page, in reading order."""
    for tag in node.tags():
        if tag.name in ("Table", "TOC", "Figure", "Note"):
            continue
        if re.fullmatch(r"H[1-6]|P", tag.name):
            if not any(t.name in ("Note", "Reference") for t in tag.walk()):
                yield bare(tag.text())
        else:
            yield from blocks(tag)


def around_notes(page, text, at):
    """A paragraph that goes on overleaf: notes at the foot of the page stand between."""
    for end in range(len(text) - 1, 0, -1):
        found = page.find(text[:end], at)
        if found >= 0 and page.find(text[end:], found + end) >= 0:
            return [text[:end], text[end:]]
    return [text]


def check_column(root, pdf):
    """Text outside of tables stands on the pages in the order of the tags."""
    page = bare(run("pdftotext", "-raw", "-x", "0", "-y", str(HEADER_END), "-W", "2000", "-H",
                    str(FOOTER_START - HEADER_END), pdf, "-").replace("\f", ""))
    noted = any(tag.name == "Note" for tag in root.walk())
    at = 0
    for text in blocks(root):
        found = page.find(text, at)
        parts = [text] if found >= 0 or not noted else around_notes(page, text, at)
        if found >= 0 or len(parts) > 1:
            for part in parts:
                at = page.find(part, at) + len(part)
        elif text in page:
            yield f"»{text[:60]}« stands before what it follows"
        else:
            yield f"»{text[:60]}« is torn apart"


def check_document(schuso, project, out, name, deep):
    pdf = os.path.join(out, name + ".pdf")
    root = tree_read(run(schuso, "dump", project, name, "--stage", "tags"))
    pages = run(schuso, "dump", project, name, "--stage", "pages")
    marks = [(m.group("owner"), shown(m.group("text")))
             for m in map(MARK.match, pages.split("\n")) if m]
    findings = list(check_headings(root))
    for node in root.walk():
        findings += check_node(node)
    if deep:
        findings += check_order(root, pdf)
    findings += check_words(root, marks, pdf)
    findings += check_column(root, pdf)
    return [f"{name}: {finding}" for finding in findings]


def page_count(pdf):
    return int(re.search(r"^Pages: *(\d+)", run("pdfinfo", pdf), re.M).group(1))


def deep_names(out, names, every):
    """The documents whose structure trees are read."""
    chosen, folders = set(), collections.Counter()
    for name in names:
        folder = os.path.dirname(name)
        if every or folders[folder] < FEW and page_count(os.path.join(out, name + ".pdf")) <= SHORT:
            folders[folder] += 1
            chosen.add(name)
    return chosen


def main(schuso, project, build, scope=""):
    out = os.path.join(build, "structure")
    run(schuso, "build", project, "-o", out)
    names = sorted(os.path.relpath(os.path.join(folder, file), out)[:-4]
                   for folder, _, files in os.walk(out) for file in files if file.endswith(".pdf"))
    deep = deep_names(out, names, scope == "all")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(
            lambda name: check_document(schuso, project, out, name, name in deep), names))
    findings = [finding for result in results for finding in result]
    print("\n".join(findings[:60]))
    print(f"{len(names)} documents, {len(deep)} structure trees, {len(findings)} findings")
    return 1 if findings or not names else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
