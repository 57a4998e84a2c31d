"""Paper and styles of a layout, resolved as plain values in points.

Reads the same YAML files as schuso does, so that the rivals get the same faces,
sizes, leading, measures and colours.
"""

import copy
import os
import re

import yaml

UNITS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "pt": 1}
FORMATS = {"A3": (297, 420), "A4": (210, 297), "A5": (148, 210)}
CLONES = {"lead": "text", "small": "text"}


def points(value):
    """A length such as "10.5 pt" in points."""
    if isinstance(value, (int, float)):
        return float(value)
    number, unit = re.fullmatch(r"([\d.,]+)\s*(mm|cm|pt)?", value.strip()).groups()
    return float(number.replace(",", ".")) * UNITS[unit or "pt"]


def merged(base, over):
    """OVER laid over BASE: mappings key by key, everything else replaced."""
    if not (isinstance(base, dict) and isinstance(over, dict)):
        return copy.deepcopy(over)
    result = dict(base)
    for key, value in over.items():
        result[key] = merged(result[key], value) if key in result else copy.deepcopy(value)
    return result


class Text(yaml.SafeLoader):
    """YAML without types: "ja" stays "ja"."""


Text.yaml_implicit_resolvers = {}


def load(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Text)


def layout_of(project, layouts, kind):
    """The layout KIND as schuso sees it for PROJECT."""

    def find(name):
        own = os.path.join(project, "layouts", name + ".yaml")
        return own if os.path.exists(own) else os.path.join(layouts, name + ".yaml")

    layout = load(find(kind))
    if "grundlage" in layout:
        layout = merged(load(find(layout["grundlage"])), layout)
    over = load(os.path.join(project, "kommune.yaml")).get("layouts", {})
    return merged(layout, over.get(kind, {}))


class Sheet:
    """Paper, styles and words of a layout."""

    def __init__(self, layout):
        self.layout = layout
        self.words = layout.get("woerter", {})
        paper = layout["papier"]
        sizes = [f"{size} mm" for size in FORMATS[paper.get("format", "A4")]]
        self.width = points(paper.get("breite", sizes[0]))
        self.height = points(paper.get("hoehe", sizes[1]))
        margin = {key: points(value) for key, value in paper["rand"].items()}
        self.inner, self.outer = margin["innen"], margin["aussen"]
        self.top, self.bottom = margin["oben"], margin["unten"]
        table = layout["tabelle"]
        self.padding = points(table["innen_x"]), points(table["innen_y"])
        self.styles = {name: self._style(name) for name in layout["stile"]}

    def _style(self, name, seen=()):
        own = self.layout["stile"][name]
        model = own.get("vorlage", None if name == "text" else "text")
        base = self._style(model, (*seen, name)) if model and model not in seen else {}
        return {**base, **own}

    def color(self, name):
        value = self.layout["farben"].get(name, name)
        return value if value.startswith("#") else self.color(value)

    def style(self, name):
        """Everything a rival needs of the style NAME."""
        own = self.styles[name]
        yes = lambda key: own.get(key) == "ja"
        return {
            "family": own.get("schrift", "Vollkorn"),
            "size": points(own["groesse"]),
            "weight": int(own.get("staerke", 400)),
            "leading": points(own["zeile"]),
            "italic": yes("kursiv"),
            "justify": own.get("ausrichtung") == "block",
            "align": {"mitte": "center", "rechts": "right"}.get(own.get("ausrichtung"), "left"),
            "hyphenate": yes("trennen"),
            "color": self.color(own["farbe"]),
            "before": points(own.get("davor", 0)),
            "after": points(own.get("danach", 0)),
            "left": points(own.get("einzug_links", 0)),
            "sticky": yes("zusammen_mit_naechstem"),
            "tabular": "tnum" in own.get("merkmale", ""),
        }

    def box(self, lies):
        """width, height, left, right, top, bottom of a page; LIES: landscape."""
        if not lies:
            return self.width, self.height, self.inner, self.outer, self.top, self.bottom
        return (
            self.height,
            self.width,
            self.outer,
            self.outer,
            max(self.top, self.inner),
            self.bottom,
        )
