"""What `schuso figures` exports: well formed, counted right, masked, and what the PDFs show.

Usage: figures.py SCHUSO PROJECT BUILD.  The sums are counted once more here, from the
files below zahlen/ and from the schools' figures; the schools' PDFs are read with
pdftotext.
"""
import csv
import decimal
import json
import pathlib
import re
import subprocess
import sys

import yaml

complaints = []


def complain(text):
    complaints.append(text)


class Loader(yaml.SafeLoader):
    """YAML as schuso reads it: dates and ja/nein stay text."""


Loader.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in pairs if tag not in (
        "tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int",
        "tag:yaml.org,2002:float")]
    for key, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


def number(text):
    """A German or plain decimal number, or None."""
    text = str(text or "").strip()
    if re.fullmatch(r"-?\d+([.,]\d+)?", text):
        return float(text.replace(",", "."))
    return None


# --- the two formats

NUMBERS = ("wert", "zaehler", "nenner", "prozent", "rueckmeldungen", "erwartet", "ziel",
           "ziel_erreicht")


def run(schuso, project, kind):
    return subprocess.run([schuso, "figures", project, "--format", kind], check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def read_csv(data):
    """Rows as German Excel takes them: BOM, semicolons, CRLF, decimal comma."""
    if not data.startswith(b"\xef\xbb\xbf"):
        complain("csv: no BOM")
    lines = data.decode("utf-8-sig").split("\r\n")
    if lines[-1] or any("\n" in line or "\r" in line for line in lines):
        complain("csv: not every line ends in CRLF")
    rows = list(csv.DictReader(lines[:-1], delimiter=";", strict=True))
    for row in rows:
        if None in row or None in row.values():
            complain(f"csv: a row with too many or too few cells: {row}")
        for key in NUMBERS:
            if row[key] and ("." in row[key][1:] and row["status"] != "text"):
                complain(f"csv: {key} is no German number: {row}")
            if key != "wert" or number(row[key]) is not None: # it also is ja, nein, words, "."
                row[key] = number(row[key])
    return rows


def compare(table, records):
    if len(table) != len(records):
        complain(f"csv has {len(table)} records, json {len(records)}")
    for row, record in zip(table, records):
        for key, value in record.items():
            if isinstance(value, (int, float)) and isinstance(row[key], float):
                same = abs(row[key] - value) <= 0.005 + 1e-9  # two decimals in the table
            else:
                empty = "." if key == "wert" and record["status"] == "geheim" else ""
                same = row[key] == value or (row[key] in (None, empty) and value is None)
            if not same:
                complain(f"{key}: csv {row[key]}, json {value}: {record}")


# --- masking

def check_masks(records, indicators, threshold):
    masked = 0
    for r in records:
        indicator = indicators.get(r["kennzahl"])
        if r["status"] == "geheim":
            masked += 1
            if any(r[key] is not None for key in ("wert", "zaehler", "nenner", "prozent")):
                complain(f"masked, but with a number: {r}")
        elif indicator and indicator.get("personen") == "ja":
            counts = [r["wert"], r["zaehler"]]
            if r["zaehler"] is not None:
                counts.append(r["nenner"] - r["zaehler"])
            if any(c is not None and 0 < c < threshold for c in counts):
                complain(f"below {threshold}: {r}")
    return masked


# --- counting

def readings(project, period):
    """(indicator, school) -> value or (numerator, base), as the files say."""
    found = {}
    for path in sorted((project / "zahlen" / period).iterdir()):
        if path.suffix == ".csv":
            text = path.read_text(encoding="utf-8-sig")
            for row in csv.DictReader(text.splitlines(), delimiter=";"):
                found.setdefault((row["kennzahl"], row["schule"]), row)
        elif path.suffix == ".yaml":
            delivery = read_yaml(path)
            for key, value in (delivery.get("werte") or {}).items():
                value = value if isinstance(value, dict) else {"wert": value}
                if "teile" in value:
                    parts = [number(part) for part in value["teile"].values()]
                    value = {"wert": value.get("summe", sum(p for p in parts if p))}
                found.setdefault((key, delivery["schule"]), value)
    return found


def close(a, b):
    return abs(a - b) < 1e-6


def check_sums(records, indicators, project):
    """City = sum of what the files say = sum over schools, districts, school types."""
    by = {(r["zeitraum"], r["ebene"], r["kennzahl"], r["id"]): r for r in records}
    checked = 0
    for (period, level, name, _), city in by.items():
        indicator = indicators.get(name)
        if level != "kommune" or not indicator or city["status"] != "wert":
            continue
        kind = indicator["art"]
        if kind == "anzahl" and indicator.get("ueberschneidung") != "ja":
            fields = ("wert",)
        elif kind == "anteil":
            fields = ("zaehler", "nenner")
        else:
            continue
        raw = [v for (key, school), v in readings(project, period).items()
               if key == name and school != "gesamt"]
        for field in fields:
            total = sum(number(v.get(field)) or 0 for v in raw)
            if not close(total, city[field]):
                complain(f"{period} {name}: files make {field} {total}, city {city[field]}")
            for part in ("schule", "bezirk", "schulform"):
                rows = [r for key, r in by.items() if key[:3] == (period, part, name)]
                known = sum(r[field] or 0 for r in rows)
                hidden = any(r["status"] == "geheim" for r in rows)
                if known > city[field] + 1e-6 or (not hidden and not close(known, city[field])):
                    complain(f"{period} {name}: {part} make {field} {known}, city {city[field]}")
                checked += 1
    return checked


# --- what the PDFs show

def german(value, decimals):
    exact = decimal.Decimal(str(value))
    step = decimal.Decimal(1).scaleb(-decimals)
    return str(exact.quantize(step, decimal.ROUND_HALF_UP)).replace(".", ",")


def shown(record):
    """What stands in the table of a school, or None if it is no number."""
    if record["status"] != "wert":
        return None
    if record["art"] == "ja_nein":
        return "ja" if record["zaehler"] else "nein"
    if record["art"] == "anteil":
        return german(record["prozent"], 1)
    if record["art"] == "anzahl":
        return german(record["wert"], 0)
    return german(record["wert"], 0 if record["wert"] == int(record["wert"]) else 1)


def check_pages(records, indicators, folder):
    """Each school's report has its figures beside their short names."""
    seen = unseen = 0
    for pdf in sorted(folder.glob("bericht/*/schule/*.pdf")):
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True,
                              text=True).stdout
        text = re.sub(r"(?<=\d)[\u00a0\u202f.](?=\d{3})", "", text).replace("\u00a0", " ")
        text = text.replace("\u202f", " ")
        mine = [r for r in records if r["ebene"] == "schule" and r["id"] == pdf.stem
                and r["zeitraum"] == pdf.parts[-3] and r["kennzahl"] in indicators]
        for r in mine:
            indicator = indicators[r["kennzahl"]]
            label = re.escape(indicator.get("kurz") or indicator["name"])
            row = re.search(rf"(?:^|\s{{2}}) *{label} {{2,}}(\S+)", text, re.MULTILINE)
            if not row:
                unseen += shown(r) is not None
                continue
            seen += 1
            if shown(r) is None and re.search(r"\d", row[1]):
                complain(f"{pdf.stem}: {r['kennzahl']} is {r['status']}, but shows {row[1]}")
            if shown(r) is not None and row[1] != shown(r):
                complain(f"{pdf.stem}: {r['kennzahl']} shows {row[1]}, export {shown(r)}")
    return seen, unseen


def main(schuso, project, build):
    project = pathlib.Path(project)
    framework = read_yaml(project / "rahmen.yaml")
    municipality = read_yaml(project / "kommune.yaml")
    indicators = {i["id"]: i for i in framework["indikatoren"]}
    threshold = int(municipality["geheimhaltung"]["schwelle"])
    export = json.loads(run(schuso, project, "json"))
    records = export["werte"]
    compare(read_csv(run(schuso, project, "csv")), records)
    if export["schwelle"] != threshold:
        complain(f"threshold {export['schwelle']}, kommune.yaml says {threshold}")
    masked = check_masks(records, indicators, threshold)
    if masked != export["geheim"]:
        complain(f"{masked} masked records, export says {export['geheim']}")
    checked = check_sums(records, indicators, project)
    out = pathlib.Path(build) / "figures"
    subprocess.run([schuso, "build", project, "-o", out, "--only", "bericht/*/schule/*"],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seen, unseen = check_pages(records, indicators, out)
    if not masked or checked < 100 or seen < 9 * unseen or seen < 500:
        complain("too little was there to be compared")
    for complaint in complaints[:40]:
        print("figures:", complaint[:300])
    print(f"{len(records)} records, {masked} masked, {checked} sums, {seen} figures on pages, "
          f"{unseen} not found there, {len(complaints)} complaints")
    return 1 if complaints else 0


sys.exit(main(*sys.argv[1:4]))
