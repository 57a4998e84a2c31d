"""The torture documents are as hard as they are meant to be.

Usage: hard.py FOLDER, where the torture project was built.  Layouts move on; a table
that no longer reaches over five pages would prove nothing, and nobody would notice.
"""
import os
import sys

from objects import Pdf, read
from parents import held


def elements(pdf, kind):
    """Of each element of KIND: the pages that its content is on."""
    for name, thing in pdf.objects.items():
        found = thing.get("value")
        if isinstance(found, dict) and found.get("/S") == kind:
            yield {page for (page, number), _ in held(pdf, name.removeprefix("obj:"))
                   if number is not None}


def most_pages(pdf, kind):
    return max(map(len, elements(pdf, kind)), default=0)


def count(pdf, key, value):
    return len(list(pdf.dicts(key, value)))


def depth(pdf, ref, level=0):
    """How deep lists stand in one another below the element REF, which is in LEVEL of them."""
    element = pdf.get(ref)
    level += element.get("/S") == "/L"
    below = element.get("/K", [])
    below = below if isinstance(below, list) else [below]
    return max([level] + [depth(pdf, kid, level) for kid in below
                          if isinstance(kid, str) and "/S" in pdf.get(kid)])


def deepest_list(pdf):
    return max(depth(pdf, name.removeprefix("obj:")) for name, thing in pdf.objects.items()
               if isinstance(thing.get("value"), dict) and thing["value"].get("/S") == "/L")


def attributes(element):
    found = element.get("/A", [])
    return found if isinstance(found, list) else [found]


def row_spans(pdf):
    return sum("/RowSpan" in attribute and attribute["/RowSpan"] > 1
               for cell in pdf.dicts("/S", "/TH") for attribute in attributes(cell))


# document, what is counted, how many there are at least
WANTED = (
    ("konzept/tafel", "pages of a table", lambda pdf: most_pages(pdf, "/Table"), 5),
    ("konzept/tafel", "cells over rows", row_spans, 10),
    ("konzept/texte", "pages of a link", lambda pdf: most_pages(pdf, "/Link"), 2),
    ("konzept/texte", "notes", lambda pdf: count(pdf, "/S", "/Note"), 7),
    ("konzept/texte", "lists in lists", deepest_list, 4),
    ("konzept/schrift", "texts from right to left",
     lambda pdf: sum("/ActualText" in span for span in pdf.dicts("/S", "/Span")), 10),
    ("konzept/schrift", "fonts with codes of two bytes",
     lambda pdf: count(pdf, "/Encoding", "/Identity-H"), 1),
    ("konzept/lesezeichen", "bookmarks",
     lambda pdf: sum(1 for thing in pdf.objects.values()
                     if "/Dest" in (thing.get("value") or ()) and "/Title" in thing["value"]), 400),
    ("bericht/2025-26/schule/texte", "charts without values",
     lambda pdf: sum(" 0 Werte." in figure["/Alt"] for figure in pdf.dicts("/S", "/Figure")), 2),
    ("bericht/2025-26/schule/tafel", "charts", lambda pdf: count(pdf, "/S", "/Figure"), 5),
    ("protokoll/werkstatt/2026-09-16", "form fields",
     lambda pdf: count(pdf, "/Subtype", "/Widget"), 10),
)


def main(folder):
    missing, files = 0, {}
    for name, what, counted, least in WANTED:
        if name not in files:
            files[name] = Pdf(read(os.path.join(folder, name + ".pdf")))
        found = counted(files[name])
        if found < least:
            print(f"{name}: {found} {what}, {least} are meant to be there")
            missing += 1
    print(f"torture: {len(WANTED) - missing} of {len(WANTED)} hardships there")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
