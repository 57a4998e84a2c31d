"""The two ways through the structure agree: what an element says it holds, the
ParentTree says it belongs to (ISO 32000-1, 14.7.4.4).  A validator that only asks
whether there is a parent misses content that is given to the wrong element.

Usage: parents.py FOLDER ..."""
import concurrent.futures
import os
import sys

from objects import Pdf, read


def held(pdf, ref, page=None):
    """(page, number of the content in it) or (annotation, None) -> element, from above."""
    element = pdf.get(ref)
    page = element.get("/Pg", page)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if isinstance(kid, int):
            yield (page, kid), ref
        elif not isinstance(pdf.get(kid), dict):
            raise ValueError(f"{ref} holds {kid}")
        elif pdf.get(kid).get("/Type") == "/MCR":
            yield (pdf.get(kid).get("/Pg", page), pdf.get(kid)["/MCID"]), ref
        elif pdf.get(kid).get("/Type") == "/OBJR":
            yield (pdf.get(kid)["/Obj"], None), ref
        else:
            yield from held(pdf, kid, page)


def owned(pdf):
    """The same, from below: by the keys of pages and annotations."""
    parents = pdf.parents()
    for entry in pdf.json["pages"]:
        page = pdf.get(entry["object"])
        owners = pdf.get(parents.get(page.get("/StructParents"), []))
        for number, owner in enumerate(owners):
            if owner is not None:
                yield (entry["object"], number), owner
        for ref in pdf.get(page.get("/Annots", [])):
            if "/StructParent" in pdf.get(ref):
                yield (ref, None), parents.get(pdf.get(ref)["/StructParent"])


def complaints(pdf):
    roots = pdf.get(pdf.catalog()["/StructTreeRoot"])["/K"]
    above = {}
    for root in roots if isinstance(roots, list) else [roots]:
        for place, element in held(pdf, root):
            if place in above:
                yield f"{place} belongs to both {above[place]} and {element}"
            above[place] = element
    below = dict(owned(pdf))
    for place in sorted(set(above) | set(below), key=str):
        if above.get(place) != below.get(place):
            yield f"{place} is held by {above.get(place)}, but belongs to {below.get(place)}"


def check(path):
    return [f"{path}: {complaint}" for complaint in list(complaints(Pdf(read(path))))[:5]]


def main(*folders):
    paths = sorted(os.path.join(at, name) for folder in folders
                   for at, _, names in os.walk(folder) for name in names if name.endswith(".pdf"))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        findings = [finding for found in pool.map(check, paths) for finding in found]
    print("".join(finding + "\n" for finding in findings[:40]), end="")
    print(f"parents: {len(paths)} files, {len(findings)} findings")
    return 1 if findings or not paths else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
