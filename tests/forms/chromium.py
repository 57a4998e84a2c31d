"""Fills a template in a real Chromium and reads it back.

Usage: chromium.py SCHUSO PROJECT BUILD.  Needs Debian's chromium (or CHROMIUM=path).
Chromium's own PDF viewer shows the template; on each page a click leads to the first
field, then keys are pressed as a person does: Tab leads on, letters are typed, blanks tick
boxes.  The viewer's own
"save with changes" gives the file, `schuso minutes read` takes it.  Spoken to over
DevTools' pipe; nothing is fetched.  Not part of make check, which needs no browser.
"""
import base64
import json
import os
import shutil
import subprocess
import sys
import time

import yaml

import pdfform

NAME = "gremien/werkstatt/2018-09-12.yaml"
DOCUMENT = "protokoll/werkstatt/2018-09-12"
VIEWER = "mhjfbmdgcfjbbpaeojofohoefgiehjai"  # the viewer's id in every Chromium
PAUSE = float(os.environ.get("PAUSE", "0.1"))  # seconds between keys, as quick people type
# name of the field -> what is typed; in the order in which Tab reaches them
TYPED = {
    "TOP 1.Ergebnis": "Keine Einwände – Protokoll genehmigt.",
    "TOP 2.Auftrag W-2018-A04.erledigt": True,
    "TOP 2.Auftrag W-2018-A05.Bemerkung": "noch bis Dezember",
    "TOP 2.Notizen": "Frau X berichtet.\nHerr Ö fragt nach.",
    "TOP 3.Beschluss.Wortlaut": "Die Werkstatt begrüßt die Auswertung.",
    "TOP 3.Beschluss.Ja": "2",
    "TOP 3.Auftrag 1.Was": "Auswertung verschicken",
    "TOP 3.Auftrag 1.Bis": "01.10.2018",
    "Anwesenheit.2.da": True,
    "Anwesenheit.3.da": True,
    "Anwesenheit.3.bis": "11:15",
    "Mitschrift vollständig": True,
}


class Browser:
    """Chromium and its DevTools, by messages that end in a zero byte."""

    def __init__(self, folder):
        to_read, self.to = os.pipe()
        self.source, from_write = os.pipe()
        program = os.environ.get("CHROMIUM") or shutil.which("chromium")
        if not program:
            sys.exit("chromium.py: there is no chromium here (apt-get install chromium)")

        def pipes():
            first, second = os.dup(to_read), os.dup(from_write)
            os.dup2(first, 3)
            os.dup2(second, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--remote-debugging-pipe", "--no-sandbox",
             "--disable-gpu", "--no-first-run", "--window-size=600,3400",
             "--user-data-dir=" + os.path.join(folder, "chromium"), "about:blank"],
            preexec_fn=pipes, close_fds=False, stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL)
        os.close(to_read)
        os.close(from_write)
        self.number, self.rest, self.events = 0, b"", []

    def message(self):
        while b"\0" not in self.rest:
            piece = os.read(self.source, 1 << 20)
            if not piece:
                raise RuntimeError("chromium has gone")
            self.rest += piece
        text, self.rest = self.rest.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, session=None, **params):
        self.number += 1
        words = {"id": self.number, "method": method, "params": params}
        if session:
            words["sessionId"] = session
        os.write(self.to, json.dumps(words).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def evaluate(self, session, script):
        result = self.call("Runtime.evaluate", session, expression=script, awaitPromise=True,
                           returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["exception"].get("description"))
        return result["result"].get("value")

    def close(self):
        try:
            self.call("Browser.close")
        except (RuntimeError, OSError):
            pass
        self.process.wait(30)


def annotations(path):
    """All annotations in the order of the pages: name of the field (None: a link),
    rectangle, page."""
    whole = pdfform.ask("--json=2", "--json-key=qpdf", "--json-key=pages", path)
    names = {field["annotation"]["object"]: name for name, field in pdfform.fields(path).items()}
    objects = whole["qpdf"][1]
    order = []
    for index, page in enumerate(whole["pages"]):
        for number in objects["obj:" + page["object"]]["value"].get("/Annots", []):
            order.append((names.get(number), objects["obj:" + number]["value"]["/Rect"],
                          index))
    return order


class Viewer:
    """A PDF in Chromium's viewer, so small that all pages show and nothing scrolls."""

    element = "document.querySelector('pdf-viewer')"

    def __init__(self, browser, path):
        self.browser = browser
        place = "file://" + os.path.abspath(path) + "#toolbar=0&navpanes=0&zoom=25"
        target = browser.call("Target.createTarget", url=place)["targetId"]
        self.page = self.attach(target)
        self.inside = self.attach(self.wait_for_viewer())
        for _ in range(100):
            if browser.evaluate(self.inside, self.element + "?.loadState_ === 'success'"):
                break
            time.sleep(0.1)
        time.sleep(1)

    def attach(self, target):
        return self.browser.call("Target.attachToTarget", targetId=target,
                                 flatten=True)["sessionId"]

    def wait_for_viewer(self):
        for _ in range(100):
            for target in self.browser.call("Target.getTargets")["targetInfos"]:
                if VIEWER in target["url"]:
                    return target["targetId"]
            time.sleep(0.1)
        raise RuntimeError("chromium shows no PDF viewer")

    def key(self, name, code, text=""):
        key = {"key": name, "code": name, "windowsVirtualKeyCode": code}
        typed = {"text": text} if text else {}
        self.browser.call("Input.dispatchKeyEvent", self.page, type="keyDown", **key, **typed)
        self.browser.call("Input.dispatchKeyEvent", self.page, type="keyUp", **key)
        time.sleep(PAUSE)

    def type(self, text):
        for letter in text:
            if letter == "\n":
                self.key("Enter", 13, "\r")
            else:
                self.browser.call("Input.dispatchKeyEvent", self.page, type="char", text=letter)
                time.sleep(PAUSE / 4)

    def click(self, page, rectangle):
        """Into RECTANGLE of PAGE, points from its lower left corner."""
        shown = json.loads(self.browser.evaluate(
            self.inside, f"JSON.stringify({self.element}.viewport.getPageScreenRect({page}))"))
        scale = shown["height"] / 841.89
        x = shown["x"] + (rectangle[0] + rectangle[2]) / 2 * scale
        y = shown["y"] + shown["height"] - (rectangle[1] + rectangle[3]) / 2 * scale
        for kind in ("mousePressed", "mouseReleased"):
            self.browser.call("Input.dispatchMouseEvent", self.page, type=kind, x=x, y=y,
                              button="left", clickCount=1)
        time.sleep(5 * PAUSE)

    def save(self, path):
        """As the viewer's button »with changes« does."""
        data = self.browser.evaluate(self.inside, f"""(async () => {{
            const saved = await {self.element}.pluginController_.save('EDITED');
            const bytes = new Uint8Array(saved.dataToSave);
            let text = '';
            for (let i = 0; i < bytes.length; i += 8192)
                text += String.fromCharCode(...bytes.subarray(i, i + 8192));
            return btoa(text);
        }})()""")
        with open(path, "wb") as stream:
            stream.write(base64.b64decode(data))

    def picture(self, path, page):
        self.browser.evaluate(self.inside, f"{self.element}.viewport.setZoom(1);"
                              f"{self.element}.viewport.goToPage({page})")
        time.sleep(3)
        data = self.browser.call("Page.captureScreenshot", self.page)["data"]
        with open(path, "wb") as stream:
            stream.write(base64.b64decode(data))


def type_page(viewer, order, boxes):
    """The fields of one page: clicks lead to its first line of text, Tab to all others.
    Over the end of a page the viewer's Tab depends on what is loaded."""
    first = next(i for i, (name, _, _) in enumerate(order) if name and name not in boxes)
    last = max(i for i, (name, _, _) in enumerate(order) if name in TYPED)
    viewer.click(order[first][2], order[first][1])
    viewer.click(order[first][2], order[first][1])
    for i in range(first, last + 1):
        if i > first:
            viewer.key("Tab", 9)
        value = TYPED.get(order[i][0])
        if value:
            viewer.type(" " if value is True else value)


def type_all(viewer, order, boxes):
    for page in sorted({page for name, _, page in order if name in TYPED}):
        type_page(viewer, [annotation for annotation in order if annotation[2] == page], boxes)


def values(path):
    """What was filled in: name -> text or True."""
    said = {}
    for name, field in pdfform.fields(path).items():
        if field["ischeckbox"] and field["value"] != "/Off":
            said[name] = True
        elif not field["ischeckbox"] and field["value"] != "u:":
            said[name] = field["value"][2:].replace("\r\n", "\n").replace("\r", "\n")
    return said


def build(schuso, project, folder):
    shutil.rmtree(folder, ignore_errors=True)
    copy = os.path.join(folder, "projekt")
    shutil.copytree(project, copy)
    subprocess.run([schuso, "build", copy, "-o", folder, "--only", DOCUMENT], check=True,
                   capture_output=True)
    return copy, os.path.join(folder, DOCUMENT + ".pdf")


def fill_in(folder, template, saved):
    browser = Browser(folder)
    try:
        viewer = Viewer(browser, template)
        boxes = {name for name, field in pdfform.fields(template).items() if field["ischeckbox"]}
        type_all(viewer, annotations(template), boxes)
        time.sleep(1)
        viewer.save(saved)
        viewer.picture(os.path.join(folder, "chromium.png"), 1)
    finally:
        browser.close()


def main(schuso, project, build_folder):
    folder = os.path.abspath(os.path.join(build_folder, "chromium"))
    schuso = os.path.abspath(schuso)
    copy, template = build(schuso, project, folder)
    saved = os.path.join(folder, "gespeichert.pdf")
    fill_in(folder, template, saved)
    said = values(saved)
    for name in {**TYPED, **said}:
        if said.get(name) != TYPED.get(name):
            print(f"{name}: typed {TYPED.get(name)!r}, saved {said.get(name)!r}")
    done = subprocess.run([schuso, "minutes", "read", saved, copy], capture_output=True,
                          encoding="utf-8", check=False)
    print(done.stdout + done.stderr, end="")
    with open(os.path.join(copy, NAME), encoding="utf-8") as stream:
        meeting = yaml.safe_load(stream)
    items = meeting["tagesordnung"]
    held = [meeting["status"], items[0]["ergebnis"], items[1]["text"],
            items[2]["beschluesse"][0]["ja"], str(items[2]["auftraege"][0]["bis"]),
            [person["name"] for person in meeting["anwesend"]], meeting["anwesend"][1]["bis"],
            [(entry["nr"], entry["status"]) for entry in meeting["stand"]]]
    wanted = ["entwurf", TYPED["TOP 1.Ergebnis"], "Frau X berichtet.\n\nHerr Ö fragt nach.\n", 2,
              "2018-10-01", ["Jugendhilfeplanung", "Fachleitung Stadt"],
              "11:15", [("W-2018-A04", "erledigt"), ("W-2018-A05", "offen")]]
    if held != wanted:
        print(f"the meeting's file holds {held}")
    good = said == TYPED and held == wanted and done.returncode == 0
    print("chromium: filled by keyboard, saved, read back" if good else "chromium: failed")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
