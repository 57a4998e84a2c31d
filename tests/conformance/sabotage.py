"""Breaks a good document, one fault at a time, and holds the gate to naming each.

Usage: sabotage.py JAR GOOD.pdf FOLDER.  GOOD has a figure, a table, headings, a link.
The unbroken copy that qpdf makes of the objects has to pass, so what fails, fails by
the fault.
"""
import os
import re
import subprocess
import sys

import parents
from objects import Pdf, read, write


def content(pdf, change):
    pdf.edit(pdf.pages()[1]["/Contents"], change)


def metadata(pdf, old, new):
    pdf.edit(pdf.catalog()["/Metadata"], lambda xmp: re.sub(old, new, xmp, flags=re.S))


def owners(pdf):
    """Of the second page: the list of the elements that its content belongs to."""
    return pdf.get(pdf.parents()[pdf.pages()[1]["/StructParents"]])


# ---- the faults

def no_alternative(pdf):
    del pdf.first("/S", "/Figure")["/Alt"]


def no_scope(pdf):
    for cell in pdf.dicts("/S", "/TH"):
        cell.pop("/A", None)


def parents_lost(pdf):
    owners(pdf).clear()


def parents_none(pdf):
    owners(pdf)[:] = [None] * len(owners(pdf))


def parents_swapped(pdf):
    owners(pdf).reverse()


def artifact_in_element(pdf):
    content(pdf, lambda text: re.sub(rb"(/MCID \d+ *>> *BDC\n)", rb"\1/Artifact BMC\nEMC\n", text,
                                    count=1))


def element_in_artifact(pdf):
    content(pdf, lambda text: b"/Artifact BMC\n" + text + b"\nEMC\n")


def artifact_element(pdf):
    pdf.first("/S", "/P")["/S"] = "/Artifact"


def untagged(pdf):
    content(pdf, lambda text: text + b"\n0 0 10 10 re f\n")


def no_glyph_map(pdf):
    del pdf.first("/Subtype", "/Type0")["/ToUnicode"]


def glyph_without_text(pdf):
    ref = pdf.first("/Subtype", "/Type0")["/ToUnicode"]
    pdf.edit(ref, lambda cmap: re.sub(rb"(\[[^]]*)<0065>", rb"\1<0000>", cmap))


def no_font_file(pdf):
    del pdf.first("/Type", "/FontDescriptor")["/FontFile2"]


def no_claim(pdf):
    metadata(pdf, rb"conformance>A<", b"conformance>B<")


def undeclared_property(pdf):
    metadata(pdf, rb"<dc:title>", b"<dc:colour>red</dc:colour><dc:title>")


def no_title(pdf):
    metadata(pdf, rb"<dc:title>.*</dc:title>", b"")


def title_hidden(pdf):
    pdf.get(pdf.catalog()["/ViewerPreferences"])["/DisplayDocTitle"] = False


def no_language(pdf):
    del pdf.catalog()["/Lang"]


def level_left_out(pdf):
    pdf.first("/S", "/H2")["/S"] = "/H3"


def link_without_words(pdf):
    del pdf.first("/Subtype", "/Link")["/Contents"]


def link_untagged(pdf):
    del pdf.first("/Subtype", "/Link")["/StructParent"]


def no_tab_order(pdf):
    del next(page for page in pdf.pages() if "/Annots" in page)["/Tabs"]


def no_intent(pdf):
    del pdf.catalog()["/OutputIntents"]


def script(pdf):
    pdf.catalog()["/OpenAction"] = {"/Type": "/Action", "/S": "/JavaScript", "/JS": "u:app.beep()"}


# fault -> who names it, and by which rule: a profile of veraPDF, clause-test, where
# "claim" says that the file no longer claims to follow the profile, which validate.sh
# takes for a failure; or parents.py.
FAULTS = {
    None: (),
    no_alternative: ("ua1", "7.3-1"),
    no_scope: ("ua1", "7.5-1"),
    parents_lost: ("ua1", "7.1-3"),
    parents_none: ("ua1", "7.1-3"),
    parents_swapped: ("parents", "held"),
    artifact_in_element: ("ua1", "7.1-1"),
    element_in_artifact: ("ua1", "7.1-2"),
    artifact_element: ("ua1", "7.1-5"),
    untagged: ("ua1", "7.1-3"),
    no_glyph_map: ("ua1", "7.21.7-1"),
    glyph_without_text: ("ua1", "7.21.7-2"),
    no_font_file: ("ua1", "7.21.4.1-1"),
    no_claim: ("2a", "claim"),
    undeclared_property: ("2a", "6.6.2.3.1-1"),
    no_title: ("ua1", "7.1-9"),
    title_hidden: ("ua1", "7.1-10"),
    no_language: ("ua1", "7.2-33"),
    level_left_out: ("ua1", "7.4.2-1"),
    link_without_words: ("ua1", "7.18.5-2"),
    link_untagged: ("ua1", "7.18.5-1"),
    no_tab_order: ("ua1", "7.18.3-1"),
    no_intent: ("2a", "6.2.4.3-2"),
    script: ("2a", "6.5.1-1"),
}


def name_of(fault):
    return fault.__name__ if fault else "unbroken"


def sow(good, fault, folder):
    pdf = Pdf(good)
    if fault:
        fault(pdf)
    path = os.path.join(folder, name_of(fault) + ".pdf")
    write(pdf, path)
    return path


def verdicts(jar, folder):
    """(name, profile) -> the rules that the file breaks."""
    command = ["java", "-XX:+UseSerialGC", "-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper",
               "--format", "text", "-v", "-r", folder]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    found, rules = {}, None
    for line in done.stdout.splitlines():
        verdict = re.fullmatch(r"(?:PASS|FAIL) (\S+)\.pdf (\w+)", line)
        if verdict:
            rules = found[os.path.basename(verdict[1]), verdict[2]] = set()
        elif line.startswith("  FAIL "):
            rules.add(line.split()[1])
    return found


def complaints(found):
    for profile in ("2a", "ua1", "parents"):
        if found.get(("unbroken", profile), {"claim"}):
            yield f"the unbroken file fails {profile}: {found.get(('unbroken', profile))}"
    for fault, expected in FAULTS.items():
        if fault:
            profile, rule = expected
            rules = found.get((name_of(fault), profile), {"claim"})
            if rule not in rules:
                yield f"{name_of(fault)}: {profile} {rule} is not named, but {sorted(rules)}"


def main(jar, good, folder):
    os.makedirs(folder, exist_ok=True)
    text = read(good, streams=True)
    paths = {fault: sow(text, fault, folder) for fault in FAULTS}
    found = verdicts(jar, folder)
    for fault in (None, parents_swapped):
        found[name_of(fault), "parents"] = {"held"} if parents.check(paths[fault]) else set()
    wrong = list(complaints(found))
    print("".join(complaint + "\n" for complaint in wrong), end="")
    print(f"sabotage: {len(FAULTS) - 1 - len(wrong)} of {len(FAULTS) - 1} faults caught")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
