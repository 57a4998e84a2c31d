"""What is filled into a template comes back into the meeting's file, and nothing is lost.

Usage: read.py SCHUSO PROJECT BUILD [--accept].  PROJECT's meeting gets the file
vorlage.yaml; its template is filled as viewers save (qpdf writes it plain, with object
streams, and as it was), read, and compared with gefuellt.yaml.  Then everything that can
go wrong: each finding of base/diag_catalogue_form.h is named here.
"""
import difflib
import json
import os
import re
import shutil
import subprocess
import sys

import yaml

import pdfform

HERE = os.path.dirname(os.path.abspath(__file__))
NAME = "gremien/werkstatt/2018-09-12.yaml"
DOCUMENT = "protokoll/werkstatt/2018-09-12"
FILLED = {
    "TOP 1.Ergebnis": "Keine Einwände.",
    "TOP 2.Auftrag W-2018-A04.erledigt": True,
    "TOP 2.Auftrag W-2018-A05.Bemerkung": "noch bis Dezember; siehe #4",
    "TOP 2.Notizen": "Frau X berichtet.\r- Punkt eins\r- Punkt zwei: *ja*\r\r"
                     "# keine Überschrift {{x}}",
    "TOP 3.Notizen": "Die Auswertung wird begrüßt. "
                     + "Sie zeigt, dass die Beratungen zugenommen haben. " * 4,
    "TOP 3.Neues Thema 1.Titel": "Schulbegleitung: wer, wo?",
    "TOP 3.Neues Thema 1.Von": "Fachleitung GFS",
    "TOP 4.Notizen": "Nachmittage sind gewünscht.",
    "TOP 4.Beschluss.Wortlaut": "Die Reihe wird 2019 fortgesetzt.",
    "TOP 4.Beschluss.Ja": "1", "TOP 4.Beschluss.Nein": "0", "TOP 4.Beschluss.Enthaltung": " 1 ",
    "TOP 4.Beschluss.Ergebnis": "mehrheitlich beschlossen",
    "TOP 4.Auftrag 1.Was": "Referentin anfragen", "TOP 4.Auftrag 1.Wer": "Leitung, Fachstelle",
    "TOP 4.Auftrag 1.Bis": "01.10.2018",
    "TOP 4.Auftrag 2.Was": "Termin \"abstimmen\"",
    "TOP 5.Ergebnis": "Wie vorgeschlagen.",
    "TOP 5.Ende der Sitzung": "11:45",
    "TOP 5.Nächste Sitzung am": "29.11.2018",
    "TOP 5.Nächste Sitzung Ort": "Rathaus, Raum 3",
    "Anwesenheit.1.da": True, "Anwesenheit.2.entschuldigt": True,
    "Anwesenheit.3.da": True, "Anwesenheit.3.bis": "11:15",
    "Weitere.1.Name": "Fachkraft Mitte", "Weitere.1.Vertritt": "Fachleitung VLL",
    "Gäste.1.von": "10:30",
    "Mitschrift vollständig": True,
}
failures = []


def check(name, good, seen=""):
    if not good:
        failures.append(f"{name}\n{seen}".rstrip())


class Desk:
    """A project with the meeting, its template, and what reading says."""

    def __init__(self, schuso, project, folder):
        self.schuso, self.folder = schuso, folder
        shutil.rmtree(folder, ignore_errors=True)
        self.project = os.path.join(folder, "projekt")
        shutil.copytree(project, self.project)
        self.file = os.path.join(self.project, NAME)
        shutil.copyfile(os.path.join(HERE, "vorlage.yaml"), self.file)
        out = os.path.join(folder, "ausgabe")
        self.call("build", self.project, "-o", out, "--only", DOCUMENT)
        self.template = os.path.join(out, DOCUMENT + ".pdf")

    def call(self, *words):
        done = subprocess.run([self.schuso, *words], capture_output=True, encoding="utf-8",
                              env={**os.environ, "LC_ALL": "C"}, check=False)
        return done.returncode, done.stdout + done.stderr

    def fill(self, values, *options, name="ausgefuellt.pdf"):
        path = os.path.join(self.folder, name)
        pdfform.fill(self.template, path, values, *options)
        return path

    def read(self, path, *options):
        return self.call("minutes", "read", *options, path, self.project)

    def text(self):
        with open(self.file, encoding="utf-8", newline="") as stream:
            return stream.read()

    def put(self, text):
        with open(self.file, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)


def lines_kept(old, new):
    """The lines of OLD that NEW has no more, in order."""
    rest = iter(new.splitlines())
    left = []
    for line in old.splitlines():
        position = list(rest)
        if line in position:
            rest = iter(position[position.index(line) + 1:])
        else:
            rest = iter(position)
            left.append(line)
    return left


def test_filled(desk, accept):
    vorlage, golden = desk.text(), os.path.join(HERE, "gefuellt.yaml")
    path = desk.fill(FILLED)
    status, said = desk.read(path, "-n")
    check("a dry run changes nothing", desk.text() == vorlage and status == 0, said)
    check("a dry run shows what is new", "\n+ status: entwurf  # Stand\n" in said, said)
    status, said = desk.read(path)
    check("a filled form is read", status == 0 and "29 Angaben eingelesen" in said, said)
    got = desk.text()
    if accept:
        shutil.copyfile(desk.file, golden)
    with open(golden, encoding="utf-8") as stream:
        check("the file is as expected", got == stream.read(),
              subprocess.run(["diff", "-u", golden, desk.file], capture_output=True,
                             encoding="utf-8", check=False).stdout)
    changed = lines_kept(vorlage, got)
    check("lines that nothing was put into stay", len(changed) <= 12, "\n".join(changed))
    for comment in (line[line.index("#"):] for line in vorlage.splitlines() if "#" in line):
        check(f"the comment stays: {comment}", comment in got)
    status, said = desk.read(path)
    check("reading again changes nothing", desk.text() == got and status == 0, said)
    check("and says so", "0 Angaben eingelesen, 29 schon da" in said, said)
    status, said = desk.call("check", desk.project)
    check("the file that comes out is valid", status == 0, said)
    for options in (["--object-streams=generate"], ["--object-streams=disable", "--qdf"],
                    ["--linearize"]):
        desk.put(vorlage)
        status, said = desk.read(desk.fill(FILLED, *options))
        check(f"written with {options}: the same", desk.text() == got, said)
    desk.put(vorlage)


def test_notations(desk):
    """Line ends of Windows and a byte-order mark stay."""
    vorlage = desk.text()
    path = desk.fill(FILLED)
    desk.read(path)
    plain = desk.text()
    desk.put("\ufeff" + vorlage.replace("\n", "\r\n"))
    status, said = desk.read(path)
    check("CRLF and mark stay", desk.text() == "\ufeff" + plain.replace("\n", "\r\n"),
          said + "".join(difflib.unified_diff(plain.splitlines(True), [
              line + "\n" for line in desk.text().split("\r\n")])))
    desk.put(vorlage)


def test_conflicts(desk):
    vorlage = desk.text()
    cases = [
        ("FORM_CONFLICT", {"TOP 5.Ende der Sitzung": "11:45"}, ("'12:00'", "'12:30'"),
         "die Datei ist aber seit der Vorlage geändert"),
        ("FORM_CONFLICT", {"TOP 3.Notizen": "Neu."}, ("einzelne Träger?", "einzelnen?"),
         "die Datei ist aber seit der Vorlage geändert"),
        ("FORM_GONE", {"TOP 4.Ergebnis": "Gut."}, ("titel: Fortbildung", "titel: Anderes"),
         "steht nicht mehr in der Datei"),
        ("FORM_TAKEN", {"TOP 4.Auftrag 1.Was": "Neues"},
         ("    - was: Räume suchen", "    - was: Dazwischen\n    - was: Räume suchen"),
         "dort steht aber inzwischen ein anderer"),
        ("FORM_INCOMPLETE", {"TOP 4.Auftrag 1.Wer": "Frau X"}, ("", ""), "es fehlt »was«"),
        ("FORM_DATE", {"TOP 5.Nächste Sitzung am": "Ende Mai"}, ("", ""), "ist kein Datum"),
        ("FORM_COUNT", {"TOP 4.Beschluss.Wortlaut": "W.", "TOP 4.Beschluss.Ja": "alle"},
         ("", ""), "ist keine ganze Zahl"),
        ("FORM_ALIAS", {"TOP 5.Ende der Sitzung": "11:45"},
         ("beginn: \"09:00\"\nende: '12:00'", "beginn: &zeit \"12:00\"\nende: *zeit"),
         "durch einen Verweis"),
    ]
    for code, values, (old, new), words in cases:
        desk.put(vorlage.replace(old, new))
        before = yaml.safe_load(desk.text())
        status, said = desk.read(desk.fill(values))
        check(f"{code} is said", status == 1 and words in said, said)
        after = yaml.safe_load(desk.text())
        if code != "FORM_COUNT":
            check(f"{code} changes nothing", before == after, said)
    desk.put(vorlage)


def test_ticks(desk):
    """FORM_UNTICKED: who was ticked from the start is not deleted."""
    vorlage = desk.text()
    status, said = desk.read(desk.fill({"Anwesenheit.6.entschuldigt": False}))
    check("FORM_UNTICKED", "nicht mehr angekreuzt" in said and desk.text() == vorlage, said)


def test_viewers(desk):
    """Filled and saved by pdf.js and by MuPDF: the same file of the meeting."""
    vorlage = desk.text()
    desk.read(desk.fill(FILLED))
    wanted = desk.text()
    tips = {name: field["alternativename"] for name, field in pdfform.fields(desk.template).items()}
    by_tip = {tips[name]: value for name, value in FILLED.items()}
    for command, values in ((["node", "pdfjs_fill.js"], FILLED),
                            (["mutool", "run", "mupdf_fill.js"], by_tip)):
        desk.put(vorlage)
        out = os.path.join(desk.folder, command[-1] + ".pdf")
        done = subprocess.run([*command[:-1], os.path.join(HERE, command[-1]), desk.template, out,
                               json.dumps(values)], capture_output=True, encoding="utf-8",
                              check=False)
        check(f"{command[-1]} fills the template", done.returncode == 0 and os.path.exists(out),
              done.stderr)
        status, said = desk.read(out)
        check(f"{command[-1]}: read back", status == 0 and desk.text() == wanted,
              said + "".join(difflib.unified_diff(wanted.splitlines(True),
                                                  desk.text().splitlines(True))))
    desk.put(vorlage)


def test_files(desk):
    """FORM_EMPTY, FORM_FOREIGN, FORM_UNREADABLE, FORM_LOCKED, FORM_NO_MEETING, FORM_ADDRESS,
    NO_QPDF."""
    vorlage = desk.text()
    status, said = desk.read(desk.template)
    check("FORM_EMPTY", status == 0 and "ist nichts ausgefüllt" in said, said)
    path = desk.fill(FILLED)
    with open(path, "rb") as stream:
        whole = stream.read()
    other = os.path.join(desk.folder, "anderes.pdf")
    subprocess.run(["qpdf", "--empty", other], check=True)
    status, said = desk.read(other)
    check("FORM_FOREIGN", status == 1 and "keine Felder einer Protokollvorlage" in said, said)
    with open(other, "wb") as stream:
        stream.write(b"Das ist kein PDF.\n")
    status, said = desk.read(other)
    check("FORM_UNREADABLE", status == 1 and "lässt sich nicht als PDF-Datei lesen" in said, said)
    subprocess.run(["qpdf", "--encrypt", "auf", "zu", "256", "--", path, other], check=True)
    status, said = desk.read(other)
    check("FORM_LOCKED", status == 1 and "mit einem Passwort geschützt" in said, said)
    subprocess.run(["qpdf", "--encrypt", "", "zu", "256", "--", path, other], check=True)
    status, said = desk.read(other)
    check("a file that only asks for a password to change it is read",
          status == 0 and "29 Angaben" in said, said)
    desk.put(vorlage)
    with open(other, "wb") as stream:
        stream.write(re.sub(rb"startxref\n\d+", b"startxref\n7", whole))
    status, said = desk.read(other)
    check("a file with a broken table is read", status == 0 and "29 Angaben" in said, said)
    desk.put(vorlage)
    os.rename(desk.file, desk.file + ".weg")
    status, said = desk.read(path)
    check("FORM_NO_MEETING", status == 1 and "das es unter" in said, said)
    os.rename(desk.file + ".weg", desk.file)
    subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, other], check=True)
    with open(other, "rb") as stream:
        whole = stream.read()
    with open(other, "wb") as stream:
        stream.write(whole.replace(b"#ende~", b"#anfg~"))
    status, said = desk.read(other)
    check("FORM_ADDRESS", status == 1 and "weiß diese Fassung nicht" in said, said)
    desk.put(vorlage)
    keep, os.environ["PATH"] = os.environ["PATH"], desk.folder
    status, said = desk.read(path)
    os.environ["PATH"] = keep
    check("NO_QPDF", status == 3 and "lässt sich nicht starten" in said, said)
    status, said = desk.read(os.path.join(desk.folder, "fehlt.pdf"))
    check("a missing file", status == 1 and "lässt sich nicht lesen" in said, said)
    status, said = desk.call("minutes", "write", path, desk.project)
    check("another action", status == 2 and "möglich: read" in said, said)
    check("nothing of this changed the meeting", desk.text() == vorlage)


def main(schuso, project, build, accept=""):
    desk = Desk(os.path.abspath(schuso), project, os.path.join(build, "forms"))
    test_filled(desk, accept == "--accept")
    test_notations(desk)
    test_conflicts(desk)
    test_ticks(desk)
    test_viewers(desk)
    test_files(desk)
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
