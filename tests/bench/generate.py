"""A city of N schools for the benchmark, made from the sample city.

Usage: generate.py SAMPLE N FOLDER.  Each school has the Südschule's concept
under its own name and readings for two school years (seeded, invented).
"""
import os
import random
import re
import shutil
import sys

import yaml

PERIODS = ["2016-17", "2017-18"]


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def reading(draw, kind, indicator):
    """value, numerator, denominator as the CSV takes them"""
    if draw.random() < 0.05:
        return "nicht_erhoben", "", ""
    if kind == "ja_nein":
        return draw.choice(["ja", "ja", "nein"]), "", ""
    if kind == "anteil":
        base = draw.randint(3, 12)
        return "", str(draw.randint(base // 2, base)), str(base)
    if kind == "skala":
        low, high = indicator.get("skala_von", 1), indicator.get("skala_bis", 5)
        return str(draw.randint(int(low), int(high))), "", ""
    if kind == "text":
        return "wie vereinbart", "", ""
    return str(draw.randint(0, 90)), "", ""


def main(sample, count, folder):
    shutil.rmtree(folder, ignore_errors=True)
    draw = random.Random(count)
    city = yaml.safe_load(read(os.path.join(sample, "kommune.yaml")))
    frame = yaml.safe_load(read(os.path.join(sample, "rahmen.yaml")))
    concept = read(os.path.join(sample, "konzepte", "suedschule.yaml"))
    for name in ("kommune.yaml", "rahmen.yaml"):
        write(os.path.join(folder, name), read(os.path.join(sample, name)))
    districts = [entry["id"] for entry in city["bezirke"]]
    providers = [entry["id"] for entry in city["traeger"]]
    schools = ["id;nummer;name;kurzname;schulform;bezirk;anbieter;schuelerzahl"]
    workers = ["kennung;schule;traeger;zeitraum;dienst;stellenanteil"]
    rows = {period: ["schule;kennzahl;wert;zaehler;nenner;eingang"] for period in PERIODS}
    for number in range(count):
        school = f"schule-{number:04d}"
        provider = providers[number % len(providers)]
        schools.append(f"{school};{200000 + number};Schule {number};Schule {number};Grundschule;"
                       f"{districts[number % len(districts)]};{provider};{draw.randint(180, 900)}")
        write(os.path.join(folder, "konzepte", school + ".yaml"),
              re.sub(r"(?m)^schulen:.*$", f"schulen: {school}", concept))
        for period in PERIODS:
            workers.append(f"FK-{number:04d};{school};{provider};{period};Schulsozialarbeit;0,5")
            day = f"20.06.20{period[5:]}"
            for indicator in frame["indikatoren"]:
                value = reading(draw, indicator["art"], indicator)
                rows[period].append(";".join([school, indicator["id"], *value, day]))
    write(os.path.join(folder, "schulen.csv"), "\n".join(schools) + "\n")
    write(os.path.join(folder, "fachkraefte.csv"), "\n".join(workers) + "\n")
    for period in PERIODS:
        readings = os.path.join(folder, "zahlen", period, "meldungen.csv")
        write(readings, "\n".join(rows[period]) + "\n")


main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
