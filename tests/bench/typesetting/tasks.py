"""What is set: small projects for schuso, from which the rivals' files are made too.

A task is a project folder, the name of a document in it, and the layout it uses.
"""

import os
import random
import shutil

import yaml

import sheet

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "..", "..", ".."))
LAYOUTS = os.path.join(ROOT, "layouts")
HERNE = os.path.join(ROOT, "samples", "herne")
SMALL = os.path.join(ROOT, "samples", "neu")
SUEDSCHULE = "konzept/suedschule"


# Widths of the goal tables' columns by hand, as the layout of concepts had them before
# it left them to schuso; None: what is left over.
BY_HAND = {
    "z.massnahmen": (None, "27 mm", "23 mm", "21.5 mm", "19 mm", "31 mm"),
    "z.unterziele": (
        "10 mm", "48 mm", None, "27.5 mm", "26.5 mm", "26.5 mm", "20.5 mm", "34 mm",
    ),
}  # fmt: skip


class Task:
    """HAND: a copy of the project with widths set by hand, for those who need them."""

    def __init__(self, name, project, document, hand=None):
        self.name, self.project, self.document, self.hand = name, project, document, hand
        self.layout = document.split("/")[0]

    def sheet(self):
        return sheet.Sheet(sheet.layout_of(self.project, LAYOUTS, self.layout))


def save(path, value):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        yaml.safe_dump(value, file, allow_unicode=True, sort_keys=False)


def project(folder, sample, layout):
    """A copy of SAMPLE without meetings and readings, with LAYOUT for concepts."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(
        sample, folder, ignore=lambda _, names: [n for n in names if n in ("gremien", "zahlen")]
    )
    save(os.path.join(folder, "layouts", "konzept.yaml"), layout)


def schools(folder, layout, concepts):
    """A project of one school for each of CONCEPTS; the tasks are named KIND-1 and so on."""
    project(folder, SMALL, layout)
    shutil.rmtree(os.path.join(folder, "konzepte"))
    os.remove(os.path.join(folder, "fachkraefte.csv"))
    with open(os.path.join(folder, "schulen.csv"), "w", encoding="utf-8") as file:
        file.write("id;nummer;name;kurzname;schulform;bezirk;anbieter\n")
        for index, concept in enumerate(concepts, 1):
            file.write(
                f"schule-{index};{100000 + index};Schule {index};Schule {index};"
                "Grundschule;Nord;stadt\n"
            )
            save(
                os.path.join(folder, "konzepte", f"schule-{index}.yaml"),
                {"schulen": [f"schule-{index}"], "stand": "2026-01-01", **concept},
            )
    return [f"konzept/schule-{index}" for index in range(1, len(concepts) + 1)]


def paragraphs():
    with open(os.path.join(HERE, "prose.txt"), encoding="utf-8") as file:
        return [" ".join(text.split()) for text in file.read().split("\n\n")]


def page(width, height):
    """Paper whose type area is WIDTH mm wide."""
    return {
        "breite": f"{width + 40} mm",
        "hoehe": f"{height} mm",
        "rand": {"innen": "20 mm", "aussen": "20 mm", "oben": "25 mm", "unten": "25 mm"},
    }


def prose_layout(more):
    return {
        "grundlage": "grundlage",
        "titel": "Prosa",
        **more,
        "abschnitte": [
            {"seiten": [{"fuer_jedes": "kapitel", "als": "k", "inhalt": [{"markdown": "k.text"}]}]}
        ],
    }


def prose_concept(texts):
    return {"titel": "Prosa", "kapitel": [{"titel": "Prosa", "text": "\n\n".join(texts)}]}


def prose(folder, width, expansion=None):
    """The paragraphs, justified and hyphenated in a column of WIDTH mm; letters may be
    EXPANSION thousandths wider or narrower (None: as the layouts have it)."""
    style = {} if expansion is None else {"glyphenskalierung": expansion}
    layout = prose_layout({"papier": page(width, 297), "stile": {"text": style}})
    names = schools(folder, layout, [prose_concept(paragraphs())])
    return Task(f"prose-{width // 10}", folder, names[0])


def shuffled(text, draw):
    """TEXT with its words in another order: as long, but no line the same."""
    words = text.split()
    draw.shuffle(words)
    return " ".join(words)


def many_texts(folder, count):
    """COUNT documents of text on A4, no paragraph like another."""
    draw = random.Random(1)
    concepts = [
        prose_concept([shuffled(text, draw) for text in paragraphs()]) for _ in range(count)
    ]
    return [Task("text", folder, name) for name in schools(folder, prose_layout({}), concepts)]


def goal_tables(node):
    """The goal tables of the concept layout below NODE."""
    if isinstance(node, dict):
        if node.get("tabelle") in BY_HAND:
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from goal_tables(child)


def set_widths(table, widths):
    """WIDTHS of the goal TABLE: "joint" as the layout has it, one set for all; "alone":
    each for itself; "hand": fixed."""
    if widths == "joint":
        return
    table.pop("spaltenraster", None)  # a table with an alias comes twice
    for column, width in zip(table["spalten"], BY_HAND[table["tabelle"]]):
        column.pop("breite", None)
        if widths == "hand":
            column.update({"breite": width} if width else {"gewicht": "3"})


def concepts_by_hand(folder):
    """The sample city with goal tables whose widths are set by hand."""
    layout = sheet.load(os.path.join(LAYOUTS, "konzept.yaml"))
    for table in goal_tables(layout):
        set_widths(table, "hand")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERNE, folder)
    save(os.path.join(folder, "layouts", "konzept.yaml"), layout)
    return folder


def concept(folder):
    """The concept of the Südschule; FOLDER: for its copy with widths set by hand."""
    return Task("concept", HERNE, SUEDSCHULE, concepts_by_hand(folder))


def goals(folder, widths, tall):
    """The goal tables of the Südschule with WIDTHS, see set_widths().  TALL: each on one
    endless page of its own, so that the page tells its height; else one after the other
    on A4, lying."""
    tables = goal_tables(sheet.load(os.path.join(LAYOUTS, "konzept.yaml"))["abschnitte"])
    table = next(one for one in tables if one["tabelle"] == "z.unterziele")
    set_widths(table, widths)
    if tall:
        table.pop("titel")
    blocks = [table] + ([{"umbruch": "seite"}] if tall else [])
    loop = {
        "fuer_jedes": "kapitel",
        "als": "k",
        "inhalt": [
            {
                "wenn": "k.art = ziele",
                "inhalt": [{"fuer_jedes": "k.ziele", "als": "z", "inhalt": blocks}],
            }
        ],
    }
    section = {"seiten": [loop]} if tall else {"quer": "ja", "seiten": [loop]}
    layout = {"grundlage": "grundlage", "titel": "Ziele", "abschnitte": [section]}
    if tall:
        layout["papier"] = {**page(243, 0), "hoehe": "2990 pt"}
    project(folder, HERNE, layout)
    name = f"goals-{widths}-{'tall' if tall else 'a4'}"
    return Task(name, folder, SUEDSCHULE)


def measures():
    """Measures of the sample city's concepts, to fill long tables with."""
    found = []

    def walk(node):
        if isinstance(node, dict):
            found.extend(
                one for one in node.get("massnahmen", []) if isinstance(one.get("text"), str)
            )
            node = list(node.values())
        if isinstance(node, list):
            for child in node:
                walk(child)

    for name in sorted(os.listdir(os.path.join(HERNE, "konzepte"))):
        walk(sheet.load(os.path.join(HERNE, "konzepte", name)))
    return found


ROWS_LAYOUT = {
    "grundlage": "grundlage",
    "titel": "Tabelle",
    "abschnitte": [
        {
            "seiten": [
                {
                    "fuer_jedes": "kapitel",
                    "als": "k",
                    "inhalt": [
                        {
                            "fuer_jedes": "k.ziele",
                            "als": "z",
                            "inhalt": [
                                {
                                    "tabelle": "z.massnahmen",
                                    "als": "m",
                                    "spalten": [
                                        {
                                            "kopf": "Maßnahme",
                                            "markdown": "m.text",
                                            "gewicht": "3",
                                            "zeilenkopf": "ja",
                                            "stil": "cell",
                                        },
                                        {
                                            "kopf": "Verantwortung",
                                            "wert": "m.verantwortung",
                                            "gewicht": "1.3",
                                        },
                                        {
                                            "kopf": "Mitwirkung",
                                            "wert": "m.mitwirkung",
                                            "gewicht": "1.3",
                                        },
                                        {
                                            "kopf": "Zielgruppe",
                                            "wert": "m.zielgruppe",
                                            "gewicht": "1.3",
                                        },
                                        {"kopf": "Frist", "wert": "m.frist"},
                                    ],
                                }
                            ],
                        }
                    ],
                }
            ]
        }
    ],
}


def rows_concept(count, seed):
    """COUNT measures drawn from the sample city's, each with a number of its own."""
    draw, pool, items = random.Random(seed), measures(), []
    for index in range(1, count + 1):
        source = draw.choice(pool)
        items.append(
            {
                "id": f"m{index}",
                "text": f"{source['text'].strip()} (Nr. {seed * 100000 + index})",
                **{
                    key: source[key]
                    for key in ("verantwortung", "mitwirkung", "zielgruppe", "frist")
                    if key in source
                },
            }
        )
    return {
        "titel": "Tabelle",
        "kapitel": [{"titel": "Tabelle", "art": "ziele"}],
        "ziele": [{"nr": "99", "text": "Lange Tabelle", "massnahmen": items}],
    }


def rows(folder, count, words=True):
    """One table of COUNT rows and five columns, on A4; without WORDS no line says that it
    goes on, as with the rivals."""
    layout = ROWS_LAYOUT
    if not words:
        layout = {**layout, "woerter": {"fortsetzung": "", "fortsetzung_folgt": ""}}
    names = schools(folder, layout, [rows_concept(count, 1)])
    return Task(f"table-{count}{'' if words else '-bare'}", folder, names[0])


def many_tables(folder, count):
    """COUNT documents with a table of 100 rows each."""
    concepts = [rows_concept(100, seed) for seed in range(1, count + 1)]
    return [Task("table", folder, name) for name in schools(folder, ROWS_LAYOUT, concepts)]


def quality_tasks(folder):
    """The tasks of the comparison, their projects made below FOLDER."""
    at = lambda name: os.path.join(folder, name)
    return [
        *(prose(at(f"prose-{width}"), width) for width in (60, 40, 30)),
        *(
            goals(at(f"goals-{widths}-{tall}"), widths, tall)
            for widths in ("joint", "alone", "hand")
            for tall in (True, False)
        ),
        concept(at("concept")),
        rows(at("rows-400"), 400),
    ]
