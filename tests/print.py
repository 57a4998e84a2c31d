"""The print edition: PDF/X-4 with the words of the screen edition on every page.

Reads every print file of the samples (boxes, output intent, colours, fonts, XMP),
compares its lines page by page with the screen edition, and looks at separations
made by Ghostscript: text on the black plate alone, black overprinting, ink below
the limit, crop marks on every plate, the type area moved for duplex.
Usage: print.py SCHUSO SAMPLES BUILD-FOLDER"""
import base64
import html
import json
import pathlib
import re
import shutil
import struct
import subprocess
import sys

schuso, samples, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]) / "print"
complaints = []
MM = 72 / 25.4
DPI = 75
LIMIT = 300  # percent of ink, all plates


def complain(*words):
    complaints.append(" ".join(str(word) for word in words))


def run(*command):
    return subprocess.run([str(word) for word in command], check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout


# ---- what a file says -----------------------------------------------------

class Pdf:
    """A file as qpdf shows it, its streams unpacked."""

    def __init__(self, path):
        self.path = path
        text = run("qpdf", "--json=2", "--json-stream-data=inline",
                   "--decode-level=generalized", path)
        header, self.objects = json.loads(text)["qpdf"]
        self.version = header["pdfversion"]
        self.trailer = self.get("trailer")
        self.catalog = self.get(self.trailer["/Root"])
        self.pages = list(self.kids(self.catalog["/Pages"]))

    def get(self, value):
        """The dictionary or value behind a reference."""
        key = value if value == "trailer" else f"obj:{value}"
        if not isinstance(value, str) or key not in self.objects:
            return value
        found = self.objects[key]
        return found["value"] if "value" in found else found["stream"]["dict"]

    def stream(self, reference):
        return base64.b64decode(self.objects[f"obj:{reference}"]["stream"]["data"])

    def kids(self, reference):
        node = self.get(reference)
        if node["/Type"] == "/Page":
            yield node
        for kid in node.get("/Kids", []):
            yield from self.kids(kid)


# What a content stream may do: place, fill, stroke, show text, inks, overprint.
OPERATORS = set("q Q w d re f m l S s BT ET Td Tm Tf TJ Ts Tz k K gs CS SCN BDC EMC".split())


def operators(content):
    """The operators of a content stream, and those with a name before them."""
    plain = re.sub(r"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f]*>", " ", content.decode("latin-1"),
                   flags=re.S)
    return set(re.findall(r"(?<![\w/.])[A-Za-z][A-Za-z0-9*]*", re.sub(r"/\w+", " ", plain)))


def inside(inner, outer):
    return all(inner[i] >= outer[i] - 0.002 for i in (0, 1)) and \
        all(inner[i] <= outer[i] + 0.002 for i in (2, 3))


def check_intent(pdf):
    intents = pdf.catalog.get("/OutputIntents", [])
    if len(intents) != 1:
        return complain(pdf.path, "not one output intent")
    intent = pdf.get(intents[0])
    profile = intent["/DestOutputProfile"]
    bytes_ = pdf.stream(profile)
    if intent["/S"] != "/GTS_PDFX" or pdf.get(profile)["/N"] != 4 or \
            bytes_[12:20] != b"prtrCMYK" or bytes_[36:40] != b"acsp":
        complain(pdf.path, "output intent:", intent)
    if "FOGRA39" not in intent["/OutputConditionIdentifier"] or "/RegistryName" not in intent:
        complain(pdf.path, "condition:", intent["/OutputConditionIdentifier"])


def check_metadata(pdf):
    xmp = pdf.stream(pdf.catalog["/Metadata"]).decode("utf-8")
    for wanted in ("<pdfxid:GTS_PDFXVersion>PDF/X-4<", "<pdf:Trapped>False<", "<xmp:CreateDate>",
                   "<xmp:ModifyDate>", "<xmp:MetadataDate>", "<xmpMM:DocumentID>uuid:",
                   "<xmpMM:VersionID>", "<xmpMM:RenditionClass>", "<dc:title>"):
        if wanted not in xmp:
            complain(pdf.path, "XMP lacks", wanted)
    if "pdfaid" in xmp or "pdfuaid" in xmp:
        complain(pdf.path, "XMP claims what it is not")
    info = pdf.get(pdf.trailer["/Info"])
    if info.get("/Trapped") != "/False" or not info.get("/Title"):
        complain(pdf.path, "Info:", info)
    if len(pdf.trailer.get("/ID", [])) != 2:
        complain(pdf.path, "no ID")


def check_page(pdf, number, page):
    media, bleed, trim = page["/MediaBox"], page["/BleedBox"], page["/TrimBox"]
    if not inside(trim, bleed) or not inside(bleed, media) or "/ArtBox" in page:
        complain(pdf.path, number, "boxes", media, bleed, trim)
    if "/Annots" in page or "/StructParents" in page:
        complain(pdf.path, number, "has annotations or tags")
    strange = operators(pdf.stream(page["/Contents"])) - OPERATORS
    if strange:
        complain(pdf.path, number, "operators", strange)


def check_objects(pdf):
    """No colour space but inks, no forms, scripts, attachments, transparency; fonts embedded."""
    for key, found in pdf.objects.items():
        value = found.get("value", found.get("stream", {}).get("dict"))
        if not isinstance(value, dict):
            continue
        for word in ("/AcroForm", "/JavaScript", "/EmbeddedFiles", "/AA", "/OpenAction", "/SMask",
                     "/BM", "/Group", "/Annots", "/StructTreeRoot", "/Encrypt"):
            if word in value:
                complain(pdf.path, key, "has", word)
        if re.search(r"/(DeviceRGB|CalRGB|ICCBased|Lab|Pattern)\b", json.dumps(value)):
            complain(pdf.path, key, "colour", value)
        if value.get("/Type") == "/FontDescriptor" and \
                not {"/FontFile2", "/FontFile3"} & value.keys():
            complain(pdf.path, key, "font not embedded")


def check_file(path):
    subprocess.run(["qpdf", "--check", path], check=True, stdout=subprocess.DEVNULL)
    pdf = Pdf(path)
    if pdf.version != "1.6":
        complain(path, "PDF", pdf.version)
    check_intent(pdf)
    check_metadata(pdf)
    check_objects(pdf)
    for number, page in enumerate(pdf.pages, 1):
        check_page(pdf, number, page)
    return pdf


# ---- the lines on its pages -----------------------------------------------

def lines(path):
    """The lines of each page, without the blanks: where a line is tight, pdftotext guesses
    them from gaps, which shift by a thousandth of a point."""
    pages = run("pdftotext", "-raw", path, "-").split(b"\f")[:-1]
    return [[line.replace(b" ", b"") for line in page.split(b"\n")] for page in pages]


def compare_lines(screen, printed):
    left, right = lines(screen), lines(printed)
    if any(b"".join(page) for page in right[len(left):]):
        complain(printed, "words on pages that should be blank")
    for number, (a, b) in enumerate(zip(left, right), 1):
        if a != b:
            complain(printed, "page", number, "other lines:", set(a) ^ set(b))
    if len(right) < len(left) or not any(left):
        complain(printed, len(right), "pages, not", len(left))


def boxes(path, number):
    """Each word of a page with its box, in points from the top left of the medium."""
    text = run("pdftotext", "-bbox", "-f", number, "-l", number, path, "-").decode("utf-8")
    for found in re.finditer(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<',
                             text):
        yield [float(side) for side in found.groups()[:4]], html.unescape(found.group(5))


# ---- separations ----------------------------------------------------------

class Plate:
    """An uncompressed TIFF of one plate: 255 is no ink."""

    def __init__(self, path):
        data = path.read_bytes()
        start, = struct.unpack_from("<I", data, 4)
        count, = struct.unpack_from("<H", data, start)
        tags = {}
        for i in range(count):
            tag, kind, number = struct.unpack_from("<HHI", data, start + 2 + 12 * i)
            size = {3: "H", 4: "I"}.get(kind)
            if size:
                at = start + 10 + 12 * i
                if number * struct.calcsize(size) > 4:
                    at, = struct.unpack_from("<I", data, at)
                tags[tag] = struct.unpack_from(f"<{number}{size}", data, at)
        self.width, self.height = tags[256][0], tags[257][0]
        self.pixels = b"".join(data[at:at + length] for at, length in zip(tags[273], tags[279]))

    def ink(self, left, top, right, bottom):
        """All values of a rectangle of pixels."""
        rows = range(max(top, 0), min(bottom, self.height))
        return b"".join(self.pixels[y * self.width + max(left, 0):
                                    y * self.width + min(right, self.width)] for y in rows)


def separate(path, number, *options):
    folder = work / "plates"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-sCompression=none",
        f"-r{DPI}", f"-dFirstPage={number}", f"-dLastPage={number}", *options,
        f"-sOutputFile={folder}/page.tif", path)
    return [Plate(folder / f"page({name}).tif") for name in ("Cyan", "Magenta", "Yellow", "Black")]


def pixels(box):
    return [round(side * DPI / 72) for side in box]


def letter_box(box):
    """The middle of a word, where no rule of a table can be."""
    left, top, right, bottom = box
    return pixels((left, top + (bottom - top) * 0.35, right, bottom - (bottom - top) * 0.35))


def text_plates(path, number, *options):
    """(words looked at, words that are not of black alone)"""
    plates, seen, wrong = separate(path, number, *options), 0, []
    for box, word in boxes(path, number):
        area = letter_box(box)
        inks = [plate.ink(*area) for plate in plates]
        if not inks[3] or len(word) < 3 or min(inks[0]) < 128:
            continue  # nothing there, or white letters in a dark field
        seen += 1
        if min(inks[3]) > 128 or any(max(ink) - min(ink) > 2 for ink in inks[:3]):
            wrong.append(word)
    return seen, wrong


def check_text(path, number):
    seen, wrong = text_plates(path, number)
    if seen < 20:
        complain(path, "page", number, "only", seen, "words found")
    if wrong:
        complain(path, "page", number, "not of black alone:", wrong[:10])


def check_sum(path, number):
    """Within the bleed; crop marks outside are of all inks."""
    plates = separate(path, number)
    page = Pdf(path).pages[number - 1]
    media, bleed = page["/MediaBox"], page["/BleedBox"]
    area = pixels((bleed[0], media[3] - bleed[3], bleed[2], media[3] - bleed[1]))
    sums = [4 * 255 - sum(values) for values in zip(*(plate.ink(*area) for plate in plates))]
    most = max(sums) / 2.55
    if not 50 < most <= LIMIT:
        complain(path, "page", number, "ink", most)
    return most


def check_overprint(path):
    """Black over a tint leaves the tint whole; without overprint it would not."""
    for number in range(1, 9):
        seen, wrong = text_plates(path, number, "-dOverprint=/disable")
        if wrong:
            return check_text(path, number)
    return complain(path, "no page shows that overprint matters")


def check_preflight(project):
    """schuso itself finds nothing to complain of (tests/cases/preflight-* show that it can)."""
    found = subprocess.run([schuso, "check", project, "--edition", "print"], check=False,
                           stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    for line in found.stderr.decode("utf-8").splitlines():
        if "Druckausgabe" in line or found.returncode:
            complain(project, line)


# ---- what the layout asks for ---------------------------------------------

OVERRIDES = """
layouts:
  konzept: &druck
    druck: {schnittmarken: ja, seiten_vielfaches: 4, bund: 4 mm}
  bericht: *druck
"""


def build(project, out):
    subprocess.run([schuso, "build", project, "-o", out, "--edition", "all"], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def check_marks(path):
    """Marks 3 mm from the trim, 5 mm long, on every plate; nothing else out there."""
    pdf = Pdf(path)
    media, bleed, trim = (pdf.pages[0][f"/{name}Box"] for name in ("Media", "Bleed", "Trim"))
    if [round(trim[i] / MM) for i in (0, 1)] != [10, 10]:
        complain(path, "trim", trim)
    if round((trim[0] - bleed[0]) / MM) != 3:
        complain(path, "bleed", bleed)
    for name, plate in zip("CMYK", separate(path, 1)):
        for x in (trim[0], trim[2]):
            for y in (media[3] - trim[3], media[3] - trim[1]):
                out_x = x + (5 if x > media[2] / 2 else -5) * MM
                out_y = y + (5 if y > media[3] / 2 else -5) * MM
                for at in ((out_x, y), (x, out_y)):
                    left, top, _, _ = pixels((*at, 0, 0))
                    if min(plate.ink(left - 1, top - 1, left + 2, top + 2), default=255) > 200:
                        complain(path, "no mark on plate", name, "at", at)
    for number, page in enumerate(pdf.pages, 1):
        if page["/MediaBox"][2] < page["/TrimBox"][2] + 9 * MM:
            complain(path, "page", number, "has no room for marks")


def check_bleed(path):
    """The field of the title page is printed to the edge of the bleed, but no further."""
    page = Pdf(path).pages[0]
    media, bleed = page["/MediaBox"], page["/BleedBox"]
    cyan = separate(path, 1)[0]
    middle = max(range(cyan.height), key=lambda y: -sum(cyan.ink(0, y, cyan.width, y + 1)))
    row = cyan.ink(0, middle, cyan.width, middle + 1)
    ink = [x for x, value in enumerate(row) if value < 128]
    if abs(ink[0] - bleed[0] * DPI / 72) > 1 or abs(ink[-1] + 1 - bleed[2] * DPI / 72) > 1:
        complain(path, "field from", ink[0], "to", ink[-1], "bleed", bleed, media)


def check_duplex(screen, printed):
    """Even pages stand left of odd ones by the difference of the margins and twice the gutter."""
    origin = Pdf(printed).pages[0]["/TrimBox"][0]
    for number, away in ((1, 4), (2, -4 - 3), (3, 4)):
        for (a, word), (b, _) in zip(boxes(screen, number), boxes(printed, number)):
            if abs(b[0] - origin - a[0] - away * MM) > 0.02:
                return complain(printed, "page", number, word, "moved by", b[0] - origin - a[0])
    return None


def check_requests():
    project = work / "requests"
    shutil.copytree(samples / "neu", project)
    with open(project / "kommune.yaml", "a", encoding="utf-8") as file:
        file.write(OVERRIDES)
    build(project, project / "out")
    for path in sorted((project / "out" / "druck").rglob("*.pdf")):
        screen = project / "out" / path.relative_to(project / "out" / "druck")
        compare_lines(screen, path)
        pdf = check_file(path)
        if "protokoll" not in str(path) and len(pdf.pages) % 4:
            complain(path, len(pdf.pages), "pages")
    concept = pathlib.Path("konzept") / "waldschule.pdf"
    check_marks(project / "out" / "druck" / concept)
    check_bleed(project / "out" / "druck" / concept)
    check_sum(project / "out" / "druck" / concept, 1)
    check_duplex(project / "out" / concept, project / "out" / "druck" / concept)


def main():
    shutil.rmtree(work, ignore_errors=True)
    files = 0
    for sample in ("herne", "neu"):
        out = work / sample
        build(samples / sample, out)
        check_preflight(samples / sample)
        for path in sorted((out / "druck").rglob("*.pdf")):
            compare_lines(out / path.relative_to(out / "druck"), path)
            check_file(path)
            files += 1
    report = next((work / "herne" / "druck" / "bericht").rglob("herne.pdf"))
    concept = work / "herne" / "druck" / "konzept" / "suedschule.pdf"
    for path, number in ((report, 4), (report, 6), (concept, 3), (concept, 8)):
        check_text(path, number)
        check_sum(path, number)
    check_bleed(report)
    check_sum(report, 1)
    check_overprint(concept)
    check_requests()
    for complaint in complaints[:40]:
        print("print:", complaint)
    print(f"{files} print files, {len(complaints)} complaints")
    return 1 if complaints or files < 60 else 0


sys.exit(main())
