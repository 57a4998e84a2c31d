"""What `schuso dump` prints of a document, read back: the tree of tags, the tree of
blocks they come from, and the marks on the pages."""
import re
import subprocess

LINE = re.compile(r"^( *)(?:»(?P<text>.*)«|(?P<name>[A-Z]\w*)(?P<rest>.*)|"
                  r"(?P<other>(?:link -> |field ).*))$", re.S)
MARK = re.compile(r"^  text(?: \S+){6} (?:rotated \S+ )?(?P<owner>\S+) »(?P<text>.*)«$", re.S)
BLOCK = re.compile(r'^( *)(?:"(?P<text>(?:[^"\\]|\\.)*)"|(?P<name>[a-z][a-z-]*))(?P<rest>.*)$',
                   re.S)


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
    """A tag or a block; its content: what is below it and texts, in order."""

    def __init__(self, name, rest):
        self.name, self.rest, self.content, self.others = name, rest, [], []

    def tags(self, *names):
        return [c for c in self.content if isinstance(c, Node) and (not names or c.name in names)]

    def walk(self):
        yield self
        for tag in self.tags():
            yield from tag.walk()

    def text(self):
        return "".join(c.text() if isinstance(c, Node) else c for c in self.content)


def lines_below(dump, pattern, stack):
    """Depth and match of each line, when the line's parent is on top of STACK."""
    for line in dump.split("\n"):
        found = pattern.match(line)
        if not found:
            if line.strip():
                raise RuntimeError(f"cannot read the line {line!r}")
            continue
        depth = len(found.group(1))
        while stack[-1][0] >= depth:
            stack.pop()
        yield depth, found


def tree_read(dump):
    root = Node("", "")
    stack = [(-1, root)]
    for depth, found in lines_below(dump, LINE, stack):
        if found.group("text") is not None:
            stack[-1][1].content.append(shown(found.group("text")))
        elif found.group("other"):
            stack[-1][1].others.append(found.group("other"))
        else:
            node = Node(found.group("name"), found.group("rest"))
            stack[-1][1].content.append(node)
            stack.append((depth, node))
    return root


def value(rest, key):
    """An attribute of a line, or None."""
    found = re.search(rf'\b{key}=(?:»([^«]*)«|"((?:[^"\\]|\\.)*)"|(\S+))', rest)
    return next((group for group in found.groups() if group is not None), None) if found else None


def inline_text(node):
    """Without the notes, which stand elsewhere."""
    return "".join(c if isinstance(c, str) else "" if c.name == "Note" else inline_text(c)
                   for c in node.content)


def document_read(dump):
    """The blocks as nodes; a span is a node "span" that holds its text."""
    root = Node("", "")
    stack = [(-1, root)]
    for depth, found in lines_below(dump, BLOCK, stack):
        node = Node(found.group("name") or "span", found.group("rest"))
        if found.group("text") is not None:
            node.content.append(re.sub(r"\\(.)", r"\1", found.group("text")))
        stack[-1][1].content.append(node)
        stack.append((depth, node))
    return root


def marks_read(dump):
    """Owner and text of each mark of text on the pages."""
    return [(found.group("owner"), shown(found.group("text")))
            for found in map(MARK.match, dump.split("\n")) if found]


def page_labels(dump):
    """The label of the page that each link inside the document leads to, by its target."""
    labels = re.findall(r"^page \S+ \S+ \S+ label »(.*?)«", dump, re.M)
    return {target: labels[int(page) - 1]
            for target, page in re.findall(r" -> (#\S+) page (\d+) ", dump)}


def references_fill(blocks, labels):
    """Spans that say the page or the number of a place get it."""
    numbers = {"#" + value(b.rest, "id"): value(b.rest, "number") or b.text()
               for b in blocks.walk() if value(b.rest, "id")}
    for span in blocks.walk():
        says = value(span.rest, "says")
        if says:
            said = labels if says == "page" else numbers
            span.content.append(said[value(span.rest, "link")])
