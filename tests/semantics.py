"""What a document says to readers, judged by the program's own dumps: rules that no
validator of PDF/UA knows (Matterhorn Protocol: "human").

findings() takes the tree of tags, the blocks they come from, and the glossary.
sabotage() spoils good trees in all the ways that these rules are about, and says
what nobody noticed.
"""
import copy
import difflib
import re

from dumps import Node, bare, inline_text, value

LEAVES = re.compile(r"H[1-6]|P|Caption")
HOLDERS = ("LBody", "TD", "TH")  # blocks stand in them, or they are a paragraph themselves
NOT_TEXT = ("TOC", "Lbl", "Form", "Figure")  # compared otherwise, or not in the blocks


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
    if node.name == "LI" and not (node.content and node.tags()[0].text().strip()):
        yield "a list item has an empty label"
    if node.name == "TH" and value(node.rest, "scope") not in ("row", "column", "both"):
        yield f"a head cell has no scope: »{node.text()}«"
    if node.name in ("Figure", "Link", "Form") and not (value(node.rest, "alt") or "").strip():
        yield f"a {node.name} has no words: »{node.text()[:60]}«"
    if node.name == "Table":
        yield from check_table(node, names)
    if node.name in ("THead", "TBody") and (not names or set(names) != {"TR"}):
        yield f"{node.name} holds {names}"
    if node.name == "TR" and (not names or set(names) - {"TH", "TD"}):
        yield f"a row holds {names}"


def table_grid(table):
    """The cell at each row and column, spans filled; None where none is."""
    rows = [row for part in table.tags("THead", "TBody") for row in part.tags("TR")]
    grid = [[] for _ in rows]
    for i, row in enumerate(rows):
        column = 0
        for cell in row.tags("TH", "TD"):
            while column < len(grid[i]) and grid[i][column]:
                column += 1
            for k in range(i, min(i + span(cell, "rows"), len(rows))):
                grid[k] += [None] * (column + span(cell, "columns") - len(grid[k]))
                for at in range(column, column + span(cell, "columns")):
                    grid[k][at] = cell
    return grid, len([row for part in table.tags("THead") for row in part.tags("TR")])


def span(cell, kind):
    return max(int(value(cell.rest, kind) or 1), 1)


def check_table(table, names):
    if names not in (["TBody"], ["THead", "TBody"], ["Caption", "TBody"],
                     ["Caption", "THead", "TBody"]):
        yield f"a table holds {names}"
    if any(tag.name == "Table" for tag in table.walk() if tag is not table):
        yield "a table stands inside of a table"
    grid, heads = table_grid(table)
    if len({len(row) for row in grid}) > 1 or any(cell is None for row in grid for cell in row):
        yield f"the rows of a table have different widths: »{table.text()[:60]}«"
    else:
        yield from check_headers(grid, heads)


def check_headers(grid, heads):
    """Where heads stand on both axes, or cells span, each cell names its heads."""
    cells = [cell for row in grid for cell in row]
    on_rows = any(cell.name == "TH" for row in grid[heads:] for cell in row)
    if not (heads and on_rows) and all(span(c, "rows") * span(c, "columns") == 1 for c in cells):
        return
    ids = {value(cell.rest, "id") for cell in cells if cell.name == "TH"}
    if None in ids:
        yield "a head cell that others should name has no id"
    for i, row in enumerate(grid[heads:], heads):
        for at, cell in enumerate(row):
            if cell.name != "TD":
                continue
            wanted = {value(above[at].rest, "id") for above in grid[:heads]}
            wanted |= {value(c.rest, "id") for c in row if c.name == "TH"}
            named = set(re.findall(r"\bt\d+-h\d+", cell.rest.partition("headers=")[2]))
            if not wanted <= named or not named <= ids:
                yield f"row {i}: »{cell.text()[:40]}« names {named}, not all of {wanted}"


VAGUE = re.compile(r"(?:klicken sie )?(?:hier|link|mehr|weiter|dort|siehe|seite|pdf|www|details)?",
                   re.I)


def check_links(root):
    """What a link says of itself tells where it goes; there is text to follow."""
    for link in (tag for tag in root.walk() if tag.name == "Link"):
        targets = [other for other in link.others if other.startswith("link -> ")]
        words = value(link.rest, "alt") or ""
        if VAGUE.fullmatch(re.sub(r"[\W\d_]+", " ", words).strip()):
            yield f"a link says »{words}« only"
        if not bare(link.text()):
            yield f"the link »{words}« has no text"
        if not targets:
            yield f"the link »{words}« leads nowhere"
        for target in targets:
            if not (value(target, "contents") or "").strip():
                yield f"the link »{words}« has an active place without words"


def check_notes(root):
    """A mark leads to its note, the note's label back to it."""
    notes = [tag for tag in root.walk() if tag.name == "Note"]
    marks = [tag for tag in root.walk() if tag.name == "Reference" and
             any("link -> #note:" in other for link in tag.tags("Link") for other in link.others)]
    led = {re.search(r"#note:(\S+)", other).group(1)
           for mark in marks for link in mark.tags("Link") for other in link.others}
    for note in notes:
        label = note.tags("Lbl")
        number = label[0].text().strip() if label else ""
        back = [other for tag in note.walk() if tag.name == "Link" for other in tag.others]
        if not value(note.rest, "id"):
            yield f"note {number} has no id"
        if number not in led:
            yield f"no mark leads to note {number}"
        if not any(f"#mark:{number}" in other for other in back):
            yield f"nothing leads back from note {number}"


def title(node):
    """The words of a heading without marks of notes."""
    return "".join(c if isinstance(c, str) else "" if c.name in ("Note", "Reference")
                   else title(c) for c in node.content)


def check_contents(root):
    """Entries and their links say what the headings say, in their order."""
    titles = iter([bare(title(tag)) for tag in root.walk() if re.fullmatch("H[1-6]", tag.name)])
    for entry in (tag for tag in root.walk() if tag.name == "TOCI"):
        text = bare(entry.text())
        alts = {bare(value(tag.rest, "alt") or "") for tag in entry.walk() if tag.name == "Link"}
        if not any(text.startswith(words) and alts == {words} for words in titles):
            yield f"»{text[:60]}« in the contents is no heading as it is read"
            return


# ---- the tags against the blocks

def units_of_tags(root):
    """Text by text in reading order, notes behind the paragraph of their mark."""
    leaf = LEAVES.fullmatch(root.name)
    if leaf or root.name in HOLDERS:
        yield (root.name[0] if leaf else "P", bare(inline_text_only(root)))
        for note in (tag for tag in (root.walk() if leaf else root.tags()) if tag.name == "Note"):
            yield from units_of_tags(note)
    if root.name == "Figure":
        yield ("alt", bare(value(root.rest, "alt") or ""))
    if not leaf:
        for tag in root.tags():
            if tag.name not in ("TOC", "Lbl", "Form", "Note"):
                yield from units_of_tags(tag)


def inline_text_only(node):
    """Text of this tag and its spans, not of blocks below it."""
    return "".join(c if isinstance(c, str) else
                   inline_text(c) if c.name in ("Span", "Link", "Reference") else ""
                   for c in node.content)


def units_of_blocks(node):
    """The same of the blocks."""
    spans = [c for c in node.tags() if c.name == "span"]
    if node.name in ("paragraph", "heading", "caption", "label", "note") and spans:
        text = "".join("".join(t for t in c.content if isinstance(t, str)) for c in spans)
        number = value(node.rest, "number") or "" if node.name == "heading" else ""
        yield (node.name[0].upper(), bare(number + text))
    later = any(tag.name == "caption-later" for tag in node.tags())
    pictures = [tag for tag in node.tags() if node.name == "chart" and value(tag.rest, "alt")]
    for tag in node.tags():
        if tag.name in ("series", "field", "contents") or (later and tag.name == "caption"):
            continue
        yield from units_of_blocks(tag)
    for tag in pictures:  # the picture stands below its caption
        yield ("alt", bare(value(tag.rest, "alt")))


def loose(document):
    """What fields and places to sign are called: stands beside the texts."""
    return {bare(value(node.rest, key) or "") for node in document.walk()
            if node.name in ("field", "signature", "lines", "signatures")
            for key in ("label", "role", "tip", "name")}


def check_reading_order(root, document):
    """Each text once, in the order of the blocks; what is added are fields."""
    said = [unit for unit in units_of_tags(root) if unit[1]]
    meant = [unit for unit in units_of_blocks(document) if unit[1]]
    beside = loose(document) | {
        bare(title.text()) for node in root.walk()
        for title, toc in zip(node.tags(), node.tags()[1:]) if toc.name == "TOC"}
    matcher = difflib.SequenceMatcher(None, [text for _, text in said],
                                      [text for _, text in meant], autojunk=False)
    for kind, i, end, j, close in matcher.get_opcodes():
        if kind == "equal":
            continue
        for _, text in said[i:end]:
            if text not in beside:
                yield f"»{text[:60]}« is read, but stands in no block here"
        for _, text in meant[j:close]:
            yield f"»{text[:60]}« is not read where its block stands"


def check_tables(root, document):
    """One Table per table, however many pages, with as many rows."""
    tables = [tag for tag in root.walk() if tag.name == "Table"]
    blocks = [tag for tag in document.walk() if tag.name == "table"]
    if len(tables) != len(blocks):
        yield f"{len(tables)} tables are read, {len(blocks)} stand in the document"
        return
    for table, block in zip(tables, blocks):
        rows = sum(len(part.tags("TR")) for part in table.tags("THead", "TBody"))
        if rows != len(block.tags("row", "head-row")):
            yield f"a table of {len(block.tags('row', 'head-row'))} rows is read as {rows}"


def switches(root, key):
    return [(value(tag.rest, key), bare(inline_text_only(tag))) for tag in root.walk()
            if tag.name == "Span" and value(tag.rest, key)]


def check_spans(root, document):
    """Text in another language, and abbreviations, are what the blocks say."""
    for key in ("language", "expansion"):
        meant = [(value(node.rest, key), bare("".join(t for t in node.content
                                                      if isinstance(t, str))))
                 for node in document.walk() if node.name == "span" and value(node.rest, key)]
        for one in set(meant) - set(switches(root, key)):
            yield f"{key}: {one} is not marked for readers"


def check_abbreviations(root, glossary):
    """Each use of a word that the glossary explains (PDF 1.7, 14.9.5)."""
    words = [(word, re.compile(rf"(?<!\w){re.escape(word)}(?!\w)"), longer)
             for word, longer in glossary.items()]
    for node in root.walk():
        # a code like "KAoA-1" says its own name
        text = "".join(c if isinstance(c, str) else "\0" for c in node.content)
        for word, pattern, longer in words:
            if pattern.search(text.replace("\u00a0", " ").replace("\u202f", " ")) and \
                    value(node.rest, "expansion") != longer:
                yield f"»{word}« is not expanded in »{text[:60]}«"


def check_charts(document):
    """The words for a chart name what it shows, every series, its highest and lowest value."""
    for block in (tag for tag in document.walk() if tag.name == "chart"):
        chart = next((tag for tag in block.tags() if value(tag.rest, "alt") is not None), None)
        alt = value(chart.rest, "alt") if chart else ""
        series = block.tags("series")
        caption = bare("".join(tag.text() for tag in block.tags("caption")))
        if len(alt) < 30 or not any(word in caption for word in re.findall(r"\w{4,}", alt)):
            yield f"a chart »{caption[:50]}« is called »{alt[:50]}«"
        for one in series:
            name = value(one.rest, "name") or ""
            if len(series) > 1 and name not in alt:
                yield f"»{alt[:50]}« does not name »{name}«"
            yield from check_values(one, alt)


def check_values(series, alt):
    points = []
    for point in series.tags("span"):
        number = re.match(r" (-?[\d.]+(?:e[-+]?\d+)?)", point.rest)
        if "parted" in point.rest:
            points = []  # what was counted otherwise is not compared
        if number and "masked" not in point.rest:
            points.append((float(number.group(1)), value(point.rest, "label") or ""))
    for _, label in ([max(points), min(points)] if points else []):
        if label not in alt:
            yield f"»{alt[:50]}« does not say {label}"


def findings(root, document, glossary):
    yield from check_headings(root)
    for node in root.walk():
        yield from check_node(node)
    yield from check_links(root)
    yield from check_notes(root)
    yield from check_contents(root)
    yield from check_reading_order(root, document)
    yield from check_tables(root, document)
    yield from check_spans(root, document)
    yield from check_abbreviations(root, glossary)
    yield from check_charts(document)


# ---- the rules by themselves: each has to notice what it is about

def spoil_first(tree, fits, change):
    """Changes the first node of TREE that FITS; False if there is none."""
    for parent in tree.walk():
        for node in parent.tags():
            if fits(node):
                change(parent, node)
                return True
    return False


def without(attribute):
    def change(_, node):
        node.rest = re.sub(rf" {attribute}=(?:»[^«]*«|\S+(?: t\d+-h\d+)*)", "", node.rest)
    return change


def remove(parent, node):
    parent.content.remove(node)


def double(parent, node):
    parent.content.insert(parent.content.index(node), node)


def renamed(name):
    def change(_, node):
        node.name = name
    return change


def unled(_, node):
    node.others = []


def vague(_, node):
    node.rest = " alt=»hier«"


def part_of_word(_, node):
    """As if the hyphen of a line end were a letter of the text."""
    node.content[0] = node.content[0][:4] + "-" + node.content[0][4:]


def dull(_, node):
    node.rest = re.sub(r'alt="[^"]*"', 'alt="Ein Diagramm mit mehreren Werten, siehe Text"',
                       node.rest)


def has(*names):
    return lambda node: node.name in names


def long_text(node):
    return node.name == "P" and node.content and isinstance(node.content[0], str) and \
        len(node.content[0]) > 40


def spans_on_both(node):
    return node.name == "TD" and "headers=" in node.rest and node.rest.count("-h") > 1


def is_chart_line(node):
    return node.name in ("bars", "grouped", "lines", "target", "stacked") and 'alt="' in node.rest


def next_is_text(node):
    return node.name == "Sect" and len(node.tags("P")) > 2


def swap_texts(_, node):
    first, second = [i for i, c in enumerate(node.content) if isinstance(c, Node)
                     and c.name == "P" and c.text() and isinstance(c.content[0], str)][:2]
    node.content[first], node.content[second] = node.content[second], node.content[first]


# What is spoilt, in the tags (else in the blocks), where, and how.
SPOILS = (
    ("texts read in another order", True, next_is_text, swap_texts),
    ("a repeated head is read", True, lambda n: n.name == "TR" and n.tags("TH"), double),
    ("a row key is read twice", True, has("TH"), double),
    ("»Fortsetzung« is read", True, has("Table"),
     lambda parent, node: parent.content.insert(0, fortsetzung())),
    ("a table falls apart", True, has("Table"), double),
    ("TH without scope", True, has("TH"), without("scope")),
    ("TD without its heads", True, spans_on_both, without("headers")),
    ("TH without id", True,
     lambda n: n.name == "Table" and any(spans_on_both(cell) for cell in n.walk()),
     lambda _, node: without("id")(node, next(t for t in node.walk() if t.name == "TH"))),
    ("a heading level skipped", True, has("H2"), renamed("H3")),
    ("a list item without label", True, lambda n: n.name == "Lbl", remove),
    ("a link that says nothing", True, has("Link"), vague),
    ("a link that leads nowhere", True, has("Link"), unled),
    ("a mark that leads to no note", True,
     lambda n: n.name == "Reference" and any("#note:" in o for t in n.tags() for o in t.others),
     lambda parent, node: [unled(node, tag) for tag in node.tags()]),
    ("no way back from a note", True, has("Note"),
     lambda parent, node: [unled(node, tag) for tag in node.walk()]),
    ("a reference left out of the contents", True, lambda n: n.name == "TOCI" and n.text(),
     lambda _, node: shortened(node)),
    ("language not switched", True, lambda n: "language=" in n.rest, without("language")),
    ("an abbreviation not expanded", True, lambda n: "expansion=" in n.rest,
     without("expansion")),
    ("a chart without words", True, has("Figure"), without("alt")),
    ("a chart called dull", False, is_chart_line, dull),
    ("a word broken by a hyphen", True, long_text, part_of_word),
    ("a paragraph not read", True, long_text, remove),
)


def shortened(entry):
    link = next(tag for tag in entry.walk() if tag.name == "Link")
    link.rest = re.sub(r"\S+«", "«", link.rest, count=1)


def fortsetzung():
    node = Node("P", "")
    node.content.append("Fortsetzung")
    return node


def sabotage(documents, glossary):
    """What of SPOILS nobody notices in DOCUMENTS, pairs of good trees and blocks, or none
    of them has."""
    for name, in_tags, fits, change in SPOILS:
        for root, document in documents:
            spoilt = copy.deepcopy((root, document))
            if not spoil_first(spoilt[0 if in_tags else 1], fits, change):
                continue
            if not list(findings(*spoilt, glossary)):
                yield f"sabotage: nobody noticed: {name}"
            break
        else:
            yield f"sabotage: no document has what would be spoilt: {name}"
