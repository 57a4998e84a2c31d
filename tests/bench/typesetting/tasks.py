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


class Task:
    def __init__(self, name, project, document):
        self.name, self.project, self.document = name, project, document
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


def prose_layout(paper):
    return {
        "grundlage": "grundlage",
        "titel": "Prosa",
        **paper,
        "abschnitte": [
            {"seiten": [{"fuer_jedes": "kapitel", "als": "k", "inhalt": [{"markdown": "k.text"}]}]}
        ],
    }


def prose_concept(texts):
    return {"titel": "Prosa", "kapitel": [{"titel": "Prosa", "text": "\n\n".join(texts)}]}


def prose(folder, width):
    """The paragraphs, justified and hyphenated in a column of WIDTH mm."""
    names = schools(
        folder, prose_layout({"papier": page(width, 297)}), [prose_concept(paragraphs())]
    )
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


def goal_table(fitted):
    """The goal table of the concept layout; FITTED: without its fixed widths."""

    def find(node):
        if isinstance(node, dict):
            if node.get("tabelle") == "z.unterziele":
                return node
            node = list(node.values())
        if isinstance(node, list):
            return next(filter(None, map(find, node)), None)
        return None

    table = dict(find(sheet.load(os.path.join(LAYOUTS, "konzept.yaml"))["abschnitte"]))
    if fitted:
        table["spalten"] = [
            {key: value for key, value in column.items() if key not in ("breite", "gewicht")}
            for column in table["spalten"]
        ]
    return table


def goals(folder, fitted, tall):
    """The goal tables of the Südschule.  TALL: each on one endless page of its own, so
    that the page tells its height; else one after the other on A4, lying."""
    table = goal_table(fitted)
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
    name = f"goals-{'fitted' if fitted else 'fixed'}-{'tall' if tall else 'a4'}"
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


def rows(folder, count):
    """One table of COUNT rows and five columns, on A4."""
    return Task(
        f"table-{count}", folder, schools(folder, ROWS_LAYOUT, [rows_concept(count, 1)])[0]
    )


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
            goals(at(f"goals-{fitted}-{tall}"), fitted, tall)
            for fitted in (False, True)
            for tall in (True, False)
        ),
        Task("concept", HERNE, SUEDSCHULE),
        rows(at("rows-400"), 400),
    ]
