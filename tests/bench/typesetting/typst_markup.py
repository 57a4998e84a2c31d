"""A document tree as Typst markup, with the styles of its layout."""

from markup import Markup, bars, figures, label_width, note

STRONG = {"strong": "strong", "emphasis": "emph", "super": "super", "strike": "strike"}
BULLET = "\u2022"


def string(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def pt(value):
    return f"{value:.4f}pt"


class Typst(Markup):
    def __init__(self, sheet, root, columns="layout", foot=True):
        """COLUMNS: "layout" takes the layout's widths where it names some, "auto" none."""
        super().__init__(sheet, root, foot)
        self.columns = columns
        self.ids = {node.get("id") for node in root.walk() if node.get("id")}
        self.seen = set()

    # ---- text

    def inline(self, spans):
        result, broken = "[", False
        for span in spans:
            words = span.kind.lstrip(" ") if broken else span.kind
            broken = bool(span.get("break"))
            result += "#linebreak()" if broken else self._span(span, words)
        return result + "]"

    def _span(self, span, words):
        code = string(words)
        for flag, function in STRONG.items():
            if span.get(flag):
                code = f"{function}[#{code}]"
        target = span.get("link")
        if target and not target.startswith("#"):
            code = f"link({string(target)})[#{code}]"
        elif target and target[1:] in self.ids:
            code = f"link(label({string(target[1:])}))[#{code}]"
        words = "".join(f"#{string(node.text())}" for node in note(span))
        return f"#footnote[{words}]" if words else "#" + code

    def _style(self, name):
        """A function that sets its argument as a block of style NAME."""
        s = self.sheet.style(name)
        top, bottom = 0.72 * s["leading"], -0.28 * s["leading"]
        return (
            f"#let style-{name}(above: {pt(s['before'])}, below: {pt(s['after'])}, it) = block("
            f"above: above, below: below, width: 100%, sticky: {str(s['sticky']).lower()}, "
            f"inset: (left: {pt(s['left'])}), {{\n"
            f"  set text({self._face(s)}, top-edge: {pt(top)}, bottom-edge: {pt(bottom)}, "
            f"hyphenate: {str(s['hyphenate']).lower()})\n"
            f"  set par(leading: 0pt, spacing: 0pt, justify: {str(s['justify']).lower()})\n"
            f"  set align({s['align']})\n  it\n}})\n"
        )

    @staticmethod
    def _face(s):
        return (
            f"font: {string(s['family'])}, size: {pt(s['size'])}, weight: {s['weight']}, "
            f"style: {string('italic' if s['italic'] else 'normal')}, "
            f"fill: rgb({string(s['color'])}), number-type: \"lining\", "
            f"number-width: {string('tabular' if s['tabular'] else 'proportional')}"
        )

    # ---- blocks

    def _paragraph(self, node, outer):
        style = node.get("style", outer)
        self.out.append(f"#style-{style}{self.inline(node.spans)}{self._label(node)}")

    def _label(self, node):
        name = node.get("id")
        if not name or name in self.seen:
            return ""
        self.seen.add(name)
        return f"#label({string(name)})"

    def _heading(self, node, outer):
        level = int(node.get("level"))
        spans = self.inline(node.spans)[1:-1]
        number = f"#{string(node.get('number'))}#h(0.8em)" if node.get("number") else ""
        listed = str(bool(node.get("in-contents"))).lower()
        label = self._label(node)
        self.out.append(f"#[#heading(level: {level}, outlined: {listed})[{number}{spans}]{label}]")

    def _list(self, node, outer):
        items, style = [], node.get("style", outer)
        for item in node.all("item"):
            items.append(self.content(item.children, style))
        s = self.sheet.style(style)
        gap = 0 if node.get("tight") else s["after"]
        if node.get("ordered"):
            labels = [item.get("number") or "" for item in node.all("item")]
            width = label_width(s["size"], labels)
            rows = ", ".join(
                f"style-{style}[#{string(label)}], {item}" for label, item in zip(labels, items)
            )
            self.out.append(
                f"#block(above: 0pt, below: {pt(gap)}, grid(columns: ({width:.2f}pt, "
                f"1fr), {rows}))"
            )
            return
        body = ", ".join(items)
        self.out.append(
            f"#block(above: 0pt, below: {pt(gap)}, list(marker: text(size: {pt(s['size'])}, "
            f"top-edge: {pt(0.72 * s['leading'])})[{BULLET}], "
            f"body-indent: {0.6 * s['size']:.2f}pt, spacing: {pt(gap)}, tight: false, {body}))"
        )

    def content(self, nodes, outer):
        """The blocks NODES as one content value."""
        return "[" + self.nested(nodes, outer) + "]"

    def _section(self, node, outer):
        width, height, left, right, top, bottom = self.sheet.box(node.get("landscape"))
        start = "" if node.get("continues") else "#pagebreak(weak: true)\n"
        bare = "header: none, footer: none, " if node.get("bare") else ""
        self.out.append(
            f"{start}#[#set page(width: {pt(width)}, height: {pt(height)}, {bare}margin: (left: "
            f"{pt(left)}, right: {pt(right)}, top: {pt(top)}, bottom: {pt(bottom)}))"
        )
        self._children(node, outer)
        self.out.append("]")

    def _group(self, node, outer):
        if node.get("style"):
            self.out.append(f"#style-{node.get('style')}{self.content(node.children, outer)}")
        elif node.get("keep"):
            self.out.append(f"#block(breakable: false, {self.content(node.children, outer)})")
        else:
            self._children(node, outer)

    def _space(self, node, outer):
        self.out.append(f"#v({pt(int(node.get('amount')) / 1024)}, weak: false)")

    def _break(self, node, outer):
        self.out.append("#pagebreak(weak: true)")

    def _contents(self, node, outer):
        self.out.append(f"#outline(depth: {node.get('level')})")

    def _lines(self, node, outer):
        label = string(node.get("label", ""))
        for _ in range(max(1, int(node.get("amount", 1)))):
            self.out.append(
                f"#block(height: 22pt, below: 4pt, width: 100%, stroke: (bottom: 0.5pt))"
                f"[#{label}]"
            )
            label = '""'

    def _signatures(self, node, outer):
        fields = ", ".join(
            f"block(height: 44pt, width: 100%, stroke: (bottom: 0.5pt)) + "
            f"style-small[#{string(one.get('role'))}]"
            for one in node.all("signature")
        )
        self.out.append(
            f"#grid(columns: (1fr, 1fr), column-gutter: 24pt, row-gutter: 6pt, {fields})"
        )

    def _figures(self, node, outer):
        boxes = [
            "[" + "\n".join(f"#style-figure-{kind}[#{string(text)}]" for kind, text in parts) + "]"
            for parts in figures(node)
        ]
        self.out.append(
            f"#block(above: 8pt, below: 10pt, grid(columns: (1fr, 1fr, 1fr), inset: 8pt, "
            f"gutter: 6pt, fill: rgb(\"#eaf1f2\"), {', '.join(boxes)}))"
        )

    # ---- charts: bars, however the chart is drawn otherwise

    def _chart(self, node, outer):
        kind = node.children[0]
        rows = []
        for category, values in bars(node):
            boxes = "\n".join(
                f"#box(width: {100 * share * 0.75:.2f}%, height: 8pt, fill: "
                f"rgb(\"#0f4c5c\"))#h(3pt)#style-chart-value[#{string(label)}]"
                for share, label in values
            )
            rows.append(f"style-chart-label[#{string(category)}], [{boxes}]")
        body = f"grid(columns: (1fr, 2fr), row-gutter: 4pt, {', '.join(rows)})"
        caption = [child for child in node.walk() if child.kind == "caption"]
        words = self.inline(caption[0].spans) if caption else "[]"
        self.out.append(
            f"#block(breakable: false)[#style-caption{words}\n#figure(alt: "
            f"{string(kind.get('alt', ''))}, {body})]"
        )

    # ---- tables

    def _table(self, node, outer):
        x, y = self.sheet.padding
        for caption in node.all("caption"):
            self.out.append(f"#style-caption{self.inline(caption.spans)}")
        heads = self._cells(node.all("head-row"), True)
        rows = self._cells(node.all("row"), False)
        header = f"table.header({', '.join(heads)}), " if heads else ""
        self.out.append(
            f"#block(above: 0pt, below: 10pt, table(columns: ({self._widths(node)},), "
            f"inset: (x: {pt(x)}, "
            f"y: {pt(y)}), align: left, stroke: (rest: none, bottom: 0.4pt + rgb(\"#9db1b5\")), "
            f"{header}{', '.join(rows)}))"
        )

    def _widths(self, node):
        columns = node.all("column")
        widths = [int(column.get("width")) / 1024 for column in columns]
        if self.columns == "auto" or not any(widths):
            return ", ".join(["auto"] * len(columns))
        return ", ".join(
            pt(width) if width else f"{float(c.get('weight')) or 1}fr"
            for width, c in zip(widths, columns)
        )

    def _cells(self, rows, head):
        cells = []
        for row in rows:
            for cell in row.all("head", "cell"):
                spans = "".join(
                    f"{name}: {cell.get(key)}, "
                    for name, key in (("colspan", "columns"), ("rowspan", "rows"))
                    if cell.get(key)
                )
                fill = 'fill: rgb("#eaf1f2"), ' if head else ""
                body = self.content(cell.children, cell.get("style", "cell"))
                cells.append(f"table.cell({spans}{fill}{body})" if spans or fill else body)
        return cells

    # ---- the whole

    def document(self):
        root, sheet = self.root, self.sheet
        heads = "\n".join(
            f"#show heading.where(level: {level}): it => style-h{min(level, 4)}(it.body)"
            for level in range(1, 7)
        )
        body = self.body()
        year, month, day = (root.get("date") or "2018-01-01").split("-")
        return "\n".join(
            [
                f"#set document(title: {string(root.get('title') or 'Titel')}, author: "
                f"{string(root.get('author') or '')}, "
                f"date: datetime(year: {int(year)}, month: {int(month)}, "
                f"day: {int(day)}))",
                '#set text(lang: "de", region: "DE")',
                f"#set text({self._face(sheet.style('text'))})",
                *(self._style(name) for name in sheet.styles),
                heads,
                (
                    "#set page(footer: context style-foot[Seite #counter(page).display() von "
                    "#counter(page).final().first()])"
                    if self.foot
                    else ""
                ),
                *body,
                "",
            ]
        )
