"""A document tree as LaTeX for LuaLaTeX, with the styles of its layout.

Tables with spanning rows are tabularray's longtblr, all others longtable unless TABLES
says "tabularray".  Widths are set by hand: those that the layout names, else in the
proportions that it names.
"""

import dataclasses
import re

from markup import Markup, bars, figures, label_width, note

SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "^": r"\textasciicircum{}",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "%": r"\%",
    "\u00a0": "~",
    "\u202f": r"\,",
    "\u00ad": r"\-",
    "\u200b": r"\hspace{0pt}",
    "\u2060": "",
    "\u200d": "",
    "\u200c": r"\/",
}
MARKS = {
    "strong": r"\textbf",
    "emphasis": r"\textit",
    "super": r"\textsuperscript",
    "code": r"\texttt",
}
FACES = {
    ("Vollkorn", 400): (
        "Vollkorn-Regular",
        "Vollkorn-Italic",
        "Vollkorn-Bold",
        "Vollkorn-BoldItalic",
    ),
    ("Vollkorn", 600): (
        "Vollkorn-SemiBold",
        "Vollkorn-SemiBoldItalic",
        "Vollkorn-Bold",
        "Vollkorn-BoldItalic",
    ),
    ("Vollkorn", 700): (
        "Vollkorn-Bold",
        "Vollkorn-BoldItalic",
        "Vollkorn-Bold",
        "Vollkorn-BoldItalic",
    ),
    ("Lato", 400): ("Lato-Regular", "Lato-Italic", "Lato-Bold", "Lato-BoldItalic"),
    ("Lato", 600): ("Lato-Semibold", "Lato-SemiboldItalic", "Lato-Bold", "Lato-BoldItalic"),
    ("Lato", 700): ("Lato-Bold", "Lato-BoldItalic", "Lato-Heavy", "Lato-HeavyItalic"),
}
FOLDERS = {
    "Vollkorn": "/usr/share/fonts/truetype/vollkorn/",
    "Lato": "/usr/share/fonts/truetype/lato/",
}

HEAD = r"""\documentclass{article}
\usepackage{fontspec}
\usepackage[ngerman]{babel}
\usepackage{xcolor,ragged2e,array,longtable,tabularray,graphicx,multirow}
\usepackage[unicode,hidelinks,bookmarksnumbered]{hyperref}
\UseTblrLibrary{varwidth}
\DefTblrTemplate{contfoot-text}{default}{}\DefTblrTemplate{conthead-text}{default}{}
\DefTblrTemplate{caption}{default}{}\DefTblrTemplate{capcont}{default}{}
\DefTblrTemplate{firsthead,middlehead,lasthead,firstfoot,middlefoot,lastfoot}{default}{}
\parindent0pt \parskip0pt \topskip10pt \LTpre0pt \LTpost0pt \raggedbottom
\hoffset-1in \voffset-1in \oddsidemargin0pt \topmargin0pt \headheight0pt \headsep0pt
\makeatletter
\def\sheet#1#2#3#4#5#6{\clearpage \pagewidth#1 \pageheight#2 \global\oddsidemargin#3
 \global\textwidth\dimexpr#1-#3-#4\relax \global\hsize\textwidth \global\columnwidth\textwidth
 \global\linewidth\textwidth \global\topmargin\dimexpr#5\relax
 \global\textheight\dimexpr#2-#5-#6\relax \global\vsize\textheight \global\@colht\textheight
 \global\@colroom\textheight \global\footskip30pt}
\def\@oddfoot{\stylefoot Seite \thepage\ von \pageref{thelast}\hfil}
\setcounter{tocdepth}{2}
\renewcommand\tableofcontents{\@starttoc{toc}}
\makeatother
"""


def pt(value):
    return f"{value:.4f}bp"


def escape(text):
    return "".join(SPECIAL.get(char, char) for char in text)


def word(name):
    """A style's name as the name of a TeX command."""
    return "style" + re.sub(
        r"[^a-z]",
        "",
        name.replace("1", "one").replace("2", "two").replace("3", "three").replace("4", "four"),
    )


@dataclasses.dataclass(frozen=True)
class Lines:
    """What LaTeX is told of lines: PACKAGES before the text, BREAKING where it begins."""

    packages: str = ""
    breaking: str = ""


class Latex(Markup):
    between = ""

    def __init__(self, sheet, root, tables="longtable", lines=Lines(), foot=True):
        super().__init__(sheet, root, foot)
        self.tables, self.lines = tables, lines
        self.lies = False

    # ---- text

    def inline(self, spans):
        text, broken = "", False
        for span in spans:
            if span.get("break"):
                text, broken = text + r"\newline ", True
                continue
            text += self._span(span, span.kind.lstrip(" ") if broken else span.kind)
            broken = False
        return text

    @staticmethod
    def _span(span, words):
        text = escape(words)
        for flag, command in MARKS.items():
            if span.get(flag):
                text = f"{command}{{{text}}}"
        target = span.get("link")
        if target and not target.startswith("#"):
            text = r"\href{%s}{%s}" % (re.sub(r"([%#\\])", r"\\\1", target), text)
        words = " ".join(escape(node.text()) for node in note(span))
        return r"\footnote{%s}" % words if words else text

    @staticmethod
    def _family(s):
        """The command of a family, by face, weight and kind of figures."""
        weight = {400: "regular", 600: "semibold", 700: "bold"}[s["weight"]]
        return f"{s['family'].lower()}{weight}" + ("table" if s["tabular"] else "")

    def _families(self):
        """Every family once, however many styles use it."""
        styles = [self.sheet.style(name) for name in self.sheet.styles]
        for name, s in sorted({self._family(s): s for s in styles}.items()):
            upright, italic, bold, both = FACES[s["family"], s["weight"]]
            numbers = "Lining,Monospaced" if s["tabular"] else "Lining,Proportional"
            yield (
                f"\\newfontfamily\\{name}{{{upright}}}[Path={FOLDERS[s['family']]},Extension=.ttf,"
                f"ItalicFont={italic},BoldFont={bold},BoldItalicFont={both},Numbers={{{numbers}}}]"
            )

    def _style(self, name):
        """A command that switches to style NAME."""
        s = self.sheet.style(name)
        shape = {"center": r"\Centering", "right": r"\RaggedLeft"}.get(
            s["align"], r"\justifying" if s["justify"] else r"\RaggedRight"
        )
        hyphens = "" if s["hyphenate"] else r"\hyphenpenalty10000\exhyphenpenalty10000 "
        slant = r"\itshape" if s["italic"] else ""
        return (
            f"\\definecolor{{c{word(name)}}}{{HTML}}{{{s['color'][1:].upper()}}}\n"
            f"\\def\\{word(name)}{{\\{self._family(s)}\\fontsize{{{pt(s['size'])}}}"
            f"{{{pt(s['leading'])}}}\\selectfont{slant}\\color{{c{word(name)}}}{shape}"
            "\\parindent0pt"
            f"{self.lines.breaking} {hyphens}\\relax}}"
        )

    def _set(self, style, text):
        """TEXT as a paragraph of STYLE, with its spaces."""
        s = self.sheet.style(style)
        keep = r"\nobreak" if s["sticky"] else ""
        left = f"\\leftskip{pt(s['left'])} " if s["left"] else ""
        return (
            f"\\addvspace{{{pt(s['before'])}}}{{\\{word(style)}{left} {text}\\par}}"
            f"{keep}\\addvspace{{{pt(s['after'])}}}"
        )

    # ---- blocks

    def _paragraph(self, node, outer):
        self.out.append(self._set(node.get("style", outer), self.inline(node.spans)))

    def _heading(self, node, outer):
        level = int(node.get("level"))
        text = self.inline(node.spans)
        number = node.get("number")
        if number:
            text = f"{number}\\quad {text}"
        kinds = ("section", "subsection", "subsubsection")
        plain = re.sub(r"\\footnote\{[^}]*\}", "", text)
        listed = (
            f"\\phantomsection\\addcontentsline{{toc}}{{{kinds[min(level, 3) - 1]}}}{{{plain}}}"
            if node.get("in-contents")
            else ""
        )
        self.out.append(self._set(f"h{min(level, 4)}", listed + text))

    def _list(self, node, outer):
        style = node.get("style", outer)
        size = self.sheet.style(style)["size"]
        labels = [escape(item.get("number") or "\u2022") for item in node.all("item")]
        indent = label_width(size, labels)
        for label, item in zip(labels, node.all("item")):
            self.out.append(
                f"{{\\advance\\leftskip{pt(indent)}\\def\\par{{\\endgraf}}"
                f"\\everypar{{\\llap{{\\hbox to {pt(indent)}{{{label}\\hfil}}}}\\everypar{{}}}}"
            )
            for child in item.children:
                self._item_part(child, style, bool(node.get("tight")))
            self.out.append("}")

    def _item_part(self, node, style, tight):
        if node.kind != "paragraph":
            self.block(node, style)
            return
        s = self.sheet.style(node.get("style", style))
        skip = "" if tight else f"\\addvspace{{{pt(s['after'])}}}"
        self.out.append(
            f"{{\\edef\\keepskip{{\\the\\leftskip}}\\{word(node.get('style', style))}"
            f"\\leftskip\\keepskip {self.inline(node.spans)}\\par}}{skip}"
        )

    def inner(self, node, outer, last):
        """A block of a cell, without its spaces around."""
        if node.kind == "paragraph":
            style = node.get("style", outer)
            more = "" if last else f"\\par\\vskip{pt(self.sheet.style(style)['after'])}"
            change = "" if style == outer else f"\\{word(style)} "
            self.out.append(f"{{{change}{self.inline(node.spans)}{more}}}")
        elif node.kind == "list":
            self.out.append(self._cell_list(node, not last))
        else:
            self.block(node, outer)

    def _cell_list(self, node, more):
        s = self.sheet.style("cell")
        parts = []
        for item in node.all("item"):
            label = escape(item.get("number") or "\u2022")
            words = " ".join(self.inline(child.spans) for child in item.children)
            parts.append(
                f"\\hangindent{1.1 * s['size']:.2f}bp\\hangafter1\\leavevmode"
                f"\\hbox to {1.1 * s['size']:.2f}bp{{{label}\\hfil}}{words}"
            )
        gap = "\\par" if node.get("tight") else f"\\par\\vskip{pt(s['after'])}"
        return "{" + gap.join(parts) + (f"\\par\\vskip{pt(s['after'])}" if more else "") + "}"

    def _section(self, node, outer):
        self.lies = bool(node.get("landscape"))
        if not node.get("continues"):
            self.out.append(
                "\\sheet" + "".join(f"{{{pt(value)}}}" for value in self.sheet.box(self.lies))
            )
        if node.get("bare"):
            self.out.append(r"\thispagestyle{empty}")
        self._children(node, outer)

    def _space(self, node, outer):
        self.out.append(f"\\vspace*{{{pt(int(node.get('amount')) / 1024)}}}")

    def _break(self, node, outer):
        self.out.append(r"\newpage")

    def _contents(self, node, outer):
        self.out.append(r"{\styletoctwo\tableofcontents}")

    def _lines(self, node, outer):
        label = escape(node.get("label", ""))
        for _ in range(max(1, int(node.get("amount", 1)))):
            self.out.append(
                f"{{\\stylesmall\\leavevmode\\vrule height16bp width0pt {label}\\par}}"
                r"\hrule\vskip4pt"
            )
            label = ""

    def _signatures(self, node, outer):
        for one in node.all("signature"):
            self.out.append(
                f"\\vskip40bp\\hrule width.45\\textwidth\\vskip2bp"
                f"{{\\stylesmall {escape(one.get('role'))}\\par}}"
            )

    def _figures(self, node, outer):
        boxes = [
            r"\begin{minipage}[t]{.31\textwidth}%s\end{minipage}"
            % "".join(f"{{\\{word('figure-' + kind)} {escape(text)}\\par}}" for kind, text in parts)
            for parts in figures(node)
        ]
        self.out.append(
            r"\vskip8bp{"
            + r"\hfill ".join(boxes[:3])
            + r"\par\vskip8bp "
            + r"\hfill ".join(boxes[3:])
            + r"\par}\vskip10bp"
        )

    # ---- charts: bars, however the chart is drawn otherwise

    def _chart(self, node, outer):
        for caption in (child for child in node.walk() if child.kind == "caption"):
            self.out.append(self._set("caption", self.inline(caption.spans)))
        for category, values in bars(node):
            rules = r"\par ".join(
                f"\\rule{{{share * 0.45:.4f}\\textwidth}}{{8bp}}\\kern3bp"
                f"{{\\stylechartvalue {escape(label)}}}"
                for share, label in values
            )
            self.out.append(
                r"{\parbox[t]{.33\textwidth}{\stylechartlabel %s}"
                r"\parbox[t]{.66\textwidth}{%s}\par}\vskip4bp" % (escape(category), rules)
            )

    # ---- tables

    def _table(self, node, outer):
        for caption in node.all("caption"):
            self.out.append(self._set("caption", self.inline(caption.spans)))
        spans = any(
            int(cell.get("rows", 1)) > 1 or int(cell.get("columns", 1)) > 1
            for row in node.all("row", "head-row")
            for cell in row.all("head", "cell")
        )
        set_table = self._longtblr if spans or self.tables == "tabularray" else self._longtable
        self.out.append(f"{{\\stylecell {set_table(node, self._widths(node))}}}\\vskip10bp")

    def _widths(self, node):
        """Widths by hand: the layout's, the rest by the layout's weights."""
        left, right = self.sheet.box(self.lies)[2:4]
        measure = self.sheet.box(self.lies)[0] - left - right
        columns = node.all("column")
        fixed = [int(column.get("width")) / 1024 for column in columns]
        weights = [
            0 if width else float(column.get("weight")) or 1
            for width, column in zip(fixed, columns)
        ]
        rest = (measure - sum(fixed)) / (sum(weights) or 1)
        return [width or weight * rest for width, weight in zip(fixed, weights)]

    def _longtable(self, node, widths):
        x, y = self.sheet.padding
        columns = "".join(
            ">{\\RaggedRight\\hspace{0pt}\\vrule height\\dimexpr.7\\baselineskip"
            f"+{pt(y)} width0pt\\relax}}"
            f"p{{{pt(width - 2 * x)}}}"
            for width in widths
        )
        strut = f"\\vrule depth\\dimexpr.3\\baselineskip+{pt(y)} width0pt height0pt\\relax"
        rows = {
            kind: "".join(self._long_row(row, strut) for row in node.all(kind))
            for kind in ("head-row", "row")
        }
        head = rows["head-row"] + "\\endhead\n" if rows["head-row"] else ""
        return (
            f"\\tabcolsep{pt(x)}\\def\\arraystretch{{0}}\\arrayrulewidth0.4pt\\color{{black}}"
            f"\\begin{{longtable}}[l]{{@{{\\kern{pt(x)}}}{columns}@{{\\kern{pt(x)}}}}}\n"
            f"{head}{rows['row']}\\end{{longtable}}"
        )

    def _long_row(self, row, strut):
        cells = []
        for cell in row.all("head", "cell"):
            style = cell.get("style", "cell")
            switch = "" if style == "cell" else f"\\{word(style)} "
            cells.append(switch + self.nested(cell.children, style) + strut)
        return " & ".join(cells) + "\\tabularnewline\\hline\n"

    def _longtblr(self, node, widths):
        x, y = self.sheet.padding
        columns = "".join(f"Q[l,wd={pt(width - 2 * x)}]" for width in widths)
        heads, body = node.all("head-row"), node.all("row")
        rows = self._grid(heads, len(widths)) + self._grid(body, len(widths))
        return (
            f"\\begin{{longtblr}}[entry=none,label=none]{{colspec={{{columns}}},"
            f"rowhead={len(heads)},"
            f"rowsep={pt(y)},colsep={pt(x)},stretch=1,hlines={{0.4pt}},vspan=even,"
            "cells={cmd=\\RaggedRight\\hspace{0pt}}}\n"
            + "".join(" & ".join(row) + " \\\\\n" for row in rows)
            + "\\end{longtblr}"
        )

    def _grid(self, rows, count):
        """Cells of each row; places under a spanning cell are empty."""
        taken, grid = {}, []
        for y, row in enumerate(rows):
            cells, x = [], 0
            for cell in row.all("head", "cell"):
                while taken.get((x, y)):
                    x += 1
                    cells.append("")
                wide, high = int(cell.get("columns", 1)), int(cell.get("rows", 1))
                taken.update({(x + i, y + j): True for i in range(wide) for j in range(high)})
                cells.append(self._grid_cell(cell, wide, high))
                cells.extend([""] * (wide - 1))
                x += wide
            grid.append((cells + [""] * count)[:count])
        return grid

    def _grid_cell(self, cell, wide, high):
        span = f"\\SetCell[r={high},c={wide}]{{l,h}} " if wide > 1 or high > 1 else ""
        style = cell.get("style", "cell")
        switch = "" if style == "cell" else f"\\{word(style)} "
        return f"{span}{{{switch}{self.nested(cell.children, style)}}}"

    # ---- the whole

    def document(self):
        body = self.body()
        main = self.sheet.style("text")
        upright, italic, bold, both = FACES[main["family"], 400]
        return "\n".join(
            [
                HEAD,
                self.lines.packages,
                "" if self.foot else r"\pagestyle{empty}",
                f"\\setmainfont{{{upright}}}[Path={FOLDERS[main['family']]},Extension=.ttf,"
                f"ItalicFont={italic},BoldFont={bold},BoldItalicFont={both}]",
                *self._families(),
                *(self._style(name) for name in self.sheet.styles),
                r"\begin{document}%s" % self.lines.breaking,
                *body,
                r"\label{thelast}\end{document}",
                "",
            ]
        )
