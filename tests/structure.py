"""Structure and reading order of every document of a project.

Usage: structure.py SCHUSO PROJECT BUILD [all].  Builds the project and holds the tags
that the program says it makes (`dump --stage tags`) against the rules of semantics.py,
and against what poppler reads from the files: the structure tree (pdfinfo
-struct-text) says the same in the same order, the pages (pdftotext) show the same
words, and text in columns of the page follows in the same order.  Poppler takes
seconds for a structure tree: without `all` it reads those of the first two documents of
each folder that are not long.  In the end good documents are spoilt in all the ways
that the rules are about; what nobody notices is a finding too.
"""
import collections
import concurrent.futures
import itertools
import os
import re
import shutil
import sys

import yaml

import semantics
from dumps import (bare, document_read, inline_text, marks_read, page_labels, references_fill, run,
                   tree_read)

FEW, SHORT = 2, 30  # structure trees read per folder, pages of a document that is not long
HEADER_END, FOOTER_START = 56, 792  # points; between them stands no running head or foot


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


def glossary_read(project):
    """The words of the framework's glossary that stand for more words."""
    with open(os.path.join(project, "rahmen.yaml"), encoding="utf-8") as file:
        terms = yaml.safe_load(file).get("glossar") or []
    return {term["wort"]: term["langform"] for term in terms
            if term.get("langform") and term["wort"] not in term["langform"]}


def check_file(root, marks, pdf, deep):
    """The tags against what poppler reads."""
    if deep:
        yield from check_order(root, pdf)
    yield from check_words(root, marks, pdf)
    yield from check_column(root, pdf)


class Document:
    """A document as dumped, and what is wrong with it."""

    def __init__(self, schuso, project, name):
        def dump(stage):
            return run(schuso, "dump", project, name, "--stage", stage)

        self.name = name
        self.root = tree_read(dump("tags"))
        self.blocks = document_read(dump("document"))
        pages = dump("pages")
        references_fill(self.blocks, page_labels(pages))
        self.marks = marks_read(pages)
        self.findings = []

    def check(self, glossary, out, deep):
        pdf = os.path.join(out, self.name + ".pdf")
        self.findings = [f"{self.name}: {finding}" for finding in itertools.chain(
            semantics.findings(self.root, self.blocks, glossary),
            check_file(self.root, self.marks, pdf, deep))]
        return self


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
    out, glossary = os.path.join(build, "structure"), glossary_read(project)
    shutil.rmtree(out, ignore_errors=True)
    run(schuso, "build", project, "-o", out, "--edition", "screen")
    names = sorted(os.path.relpath(os.path.join(folder, file), out)[:-4]
                   for folder, _, files in os.walk(out) for file in files if file.endswith(".pdf"))
    deep = deep_names(out, names, scope == "all")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        documents = list(pool.map(lambda name: Document(schuso, project, name).check(
            glossary, out, name in deep), names))
    findings = [finding for document in documents for finding in document.findings]
    if not findings:  # small ones first: they are copied to be spoilt
        documents.sort(key=lambda document: sum(1 for _ in document.root.walk()))
        findings = list(semantics.sabotage(
            [(document.root, document.blocks) for document in documents], glossary))
    print("\n".join(findings[:60]))
    print(f"{len(names)} documents, {len(deep)} structure trees, {len(findings)} findings")
    return 1 if findings or not names else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
