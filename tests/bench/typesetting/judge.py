"""What a PDF shows: the judge reads positions of glyphs and nothing else of its maker.

mutool names every glyph with its place and advance.  The words that should be there
come from the document tree; they tell where a paragraph ends, which hyphens were put
in, and whether a table's cell stands on one page.
"""

import re
import statistics
import subprocess
import unicodedata

CHAR = re.compile(r'<char quad="([^"]+)" x="([^"]+)" y="([^"]+)"[^>]* c="([^"]*)"')
ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
HYPHENS = "-\u2010\u2011\u00ad"
BLANKS = " \u00a0\u202f\u2009\u200b\u2060\u200c\u200d\n"
INDENT = 14  # points that items of lists stand in at most


class Char:
    def __init__(self, text, left, right, y):
        self.text, self.left, self.right, self.y = text, left, right, y


class Page:
    def __init__(self, width, height, chars):
        self.width, self.height, self.chars = width, height, chars

    def box(self, sheet):
        """left, right, top, bottom of the type area, from the page's upper left corner"""
        _, _, left, right, top, bottom = sheet.box(
            self.width > self.height and sheet.width < sheet.height
        )
        return left, self.width - right, top, self.height - bottom


def entity(text):
    if text.startswith("&#x"):
        return chr(int(text[3:-1], 16))
    return ENTITIES.get(text, text)


def pages_of(pdf):
    """The pages of a PDF, with their visible glyphs in the order of the file."""
    text = subprocess.run(
        ["mutool", "draw", "-q", "-F", "stext", "-o", "-", pdf], capture_output=True, check=True
    ).stdout.decode("utf-8", "replace")
    pages = []
    for part in re.split(r"<page ", text)[1:]:
        width, height = (
            float(re.search(name + r'="([^"]+)"', part)[1]) for name in ("width", "height")
        )
        chars = []
        for quad, x, y, char in CHAR.findall(part):
            char = unicodedata.normalize("NFKC", entity(char)) if char else ""
            if char and char not in BLANKS and char.strip():
                chars.append(Char(char, float(x), float(quad.split()[2]), float(y)))
        pages.append(Page(width, height, chars))
    return pages


def bare(text):
    """TEXT as it can be compared: without blanks and hyphens."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(char for char in text if char not in HYPHENS and char not in BLANKS)


def inside(page, sheet):
    """The glyphs of PAGE within the type area."""
    _, _, top, bottom = page.box(sheet)
    return [char for char in page.chars if top - 4 < char.y < bottom + 4]


def lines_of(chars):
    """Glyphs on one baseline, in the order of the file, which is that of reading."""
    lines = {}
    for char in chars:
        key = round(char.y * 2)
        near = next((k for k in (key, key - 1, key + 1) if k in lines), key)
        lines.setdefault(near, []).append(char)
    return [lines[key] for key in sorted(lines)]


class Line:
    """A line matched with its source."""

    def __init__(self, gaps, left, right, hyphen, put_in, last):
        self.gaps, self.left, self.right = gaps, left, right
        self.hyphen, self.put_in, self.last = hyphen, put_in, last


def source_of(text):
    """(character, a blank stands before it) of what is to be seen of TEXT."""
    result, blank = [], False
    for char in unicodedata.normalize("NFKC", text):
        if char in BLANKS:
            blank = True
        else:
            result.append((char, blank))
            blank = False
    return result


def match_line(chars, source, at):
    """The Line of CHARS, whose first glyph is SOURCE[AT], and where the next begins."""
    gaps, before, put_in = [], None, False
    for index, char in enumerate(chars):
        if at < len(source) and same(char.text, source[at][0]):
            if before and source[at][1]:
                gaps.append(char.left - before.right)
            at += 1
        elif index == len(chars) - 1 and char.text in HYPHENS:
            put_in = True
        else:
            wanted = "".join(c for c, _ in source[at : at + 20])
            seen = "".join(c.text for c in chars)
            raise ValueError(f"the page shows »{seen}« where »{wanted}« should stand")
        before = char
    ends_in_hyphen = chars[-1].text in HYPHENS
    return (
        Line(gaps, chars[0].left, chars[-1].right, ends_in_hyphen, put_in, at == len(source)),
        at,
    )


def same(seen, wanted):
    return seen == wanted or (seen in HYPHENS and wanted in HYPHENS)


def paragraphs_of(pages, sheet, texts):
    """The lines of each of TEXTS, which follow one another on PAGES."""
    lines = [line for page in pages for line in lines_of(inside(page, sheet))]
    result, at = [], 0
    for text in texts:
        source, place, found = source_of(text), 0, []
        while place < len(source):
            line, place = match_line(lines[at], source, place)
            found.append(line)
            at += 1
        result.append(found)
    return result


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))]


def ladders(paragraph):
    """Lengths of the runs of lines that end in a hyphen."""
    runs, run = [], 0
    for line in paragraph:
        run = run + 1 if line.hyphen else 0
        if run > 1:
            runs[-1:] = [run] if run > 2 else runs[-1:] + [run]
    return runs


def prose(pdf, sheet, texts, width):
    """Figures of justified TEXTS in a measure of WIDTH points."""
    size = sheet.style("text")["size"]
    pages = pages_of(pdf)
    paragraphs = paragraphs_of(pages, sheet, texts)
    full = [line for paragraph in paragraphs for line in paragraph[:-1]]
    edge = sheet.inner + width
    out = [line for line in full if line.right > edge + 0.35 * size]
    # a word alone or a line that does not reach the edge has been given up
    short = [line for line in full if line.right < edge - 0.35 * size]
    even = [line for line in full if line not in out and line not in short]
    gaps = [gap / size for line in even for gap in line.gaps]
    lasts = [(p[-1].right - p[-1].left) / width for p in paragraphs]
    runs = [run for paragraph in paragraphs for run in ladders(paragraph)]
    return {
        "deviation": statistics.pstdev(gaps),
        "mean": statistics.fmean(gaps),
        "p5": percentile(gaps, 0.05),
        "p95": percentile(gaps, 0.95),
        "most": max(gaps),
        "hyphens": sum(line.put_in for line in full) / len(full),
        "ladder": max(runs, default=1 if any(line.hyphen for line in full) else 0),
        "ladders3": sum(run >= 3 for run in runs),
        "last": statistics.fmean(lasts),
        "last_short": sum(share < 0.15 for share in lasts),
        "lines": sum(map(len, paragraphs)) / len(paragraphs),
        "overfull": len(out),
        "short": len(short),
        "pages": len(pages),
    }


def heights(pdf, sheet):
    """Height of the table on each page, in points: from the head of its first line of
    text to the foot of its last, padding included."""
    style, result = sheet.style("cell"), []
    for page in pages_of(pdf):
        ys = [char.y for char in inside(page, sheet)]
        if ys:
            result.append(max(ys) - min(ys) + style["leading"] + 2 * sheet.padding[1])
    return result


def cells_of(root):
    """(row, text) of every cell of the tables below ROOT."""
    number = 0
    for table in (node for node in root.walk() if node.kind == "table"):
        for row in table.all("row"):
            number += 1
            for cell in row.all("head", "cell"):
                # each paragraph by itself: marks of lists stand between them
                yield number, [
                    bare("".join(span.kind for span in node.spans))
                    for node in cell.walk()
                    if node.kind == "paragraph"
                ]


def columns_of(page):
    """The text of each column of a page, from above: lines that begin at one place, or no
    more than INDENT to the right of it, as items of lists do."""
    pieces = []
    for line in lines_of(page.chars):
        start = 0
        for i in range(1, len(line) + 1):
            if i == len(line) or not -6 < line[i].left - line[i - 1].right < 6:
                text = "".join(char.text for char in line[start:i])
                pieces.append((round(line[start].left), text))
                start = i
    return [
        bare("".join(text for left, text in pieces if key <= left <= key + INDENT))
        for key in {left for left, _ in pieces}
    ]


def outside(page, sheet):
    """Lines that stand below the type area (but above the foot) or right of it."""
    _, right, _, bottom = page.box(sheet)
    foot = bottom + 0.38 * (page.height - bottom)
    return len(
        {
            round(char.y)
            for char in page.chars
            if bottom + 4 < char.y < foot or char.right > right + 5
        }
    )


def tables(pdf, sheet, root):
    """Rows cut by a page break, lines outside the type area, pages."""
    pages = pages_of(pdf)
    streams = [columns_of(page) for page in pages]
    cut, rows = set(), set()
    for row, texts in cells_of(root):
        rows.add(row)
        whole = any(
            all(any(text in column for column in columns) for text in texts if text)
            for columns in streams
        )
        if not whole:
            cut.add(row)
    return {
        "pages": sum(bool(page.chars) for page in pages),
        "rows": len(rows),
        "cut": len(cut),
        "outside": sum(outside(page, sheet) for page in pages),
    }
