"""What writing a document tree as Typst and as LaTeX has in common."""


class Markup:
    """Walks the tree: a method _KIND for each kind of block, which appends to `out`.

    FOOT: page numbers at the foot.
    """

    between = "\n"  # nested blocks

    def __init__(self, sheet, root, foot=True):
        self.sheet, self.root, self.foot = sheet, root, foot
        self.out = []

    def block(self, node, outer="text"):
        getattr(self, "_" + node.kind, self._children)(node, outer)

    def _children(self, node, outer):
        for child in node.children:
            self.block(child, outer)

    def body(self):
        """The markup of all blocks."""
        for child in self.root.children:
            self.block(child)
        return self.out

    def nested(self, nodes, outer):
        """The markup of NODES alone."""
        kept, self.out = self.out, []
        for i, node in enumerate(nodes):
            self.inner(node, outer, i == len(nodes) - 1)
        inside, self.out = self.out, kept
        return self.between.join(inside)

    def inner(self, node, outer, last):
        """One of several nested blocks."""
        self.block(node, outer)


def label_width(size, labels):
    """Room for the labels of a list, in a font of SIZE."""
    return size * max(1.1, 0.55 * max(map(len, labels), default=0) + 0.5)


def note(span):
    """The blocks of the footnote at SPAN, or none."""
    notes = [child for child in span.children if child.kind == "note"]
    return notes[0].children if notes else []


def figures(node):
    """Of each key figure what is there of value, label and note: pairs of name and text."""
    for one in node.all("figure"):
        yield [(kind, one.get(kind)) for kind in ("value", "label", "note") if one.get(kind)]


def _point(point):
    numbers = [key for key, value in point.options.items() if value is True]
    try:
        return abs(float(numbers[0])) if numbers else 0
    except ValueError:
        return 0


def bars(chart):
    """Of each category its name and, for each series, share of the largest value and label."""
    series = [child for child in chart.walk() if child.kind == "series"]
    most = max((_point(point) for one in series for point in one.children), default=0) or 1
    for i, category in enumerate(series[0].children if series else []):
        points = [one.children[i] for one in series if i < len(one.children)]
        yield category.kind, [(_point(p) / most, p.get("label", "")) for p in points]
