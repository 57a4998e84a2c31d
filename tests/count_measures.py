"""All goals, aims and measures of the Südschule concept stand in its PDF.

Usage: count_measures.py SCHUSO PROJECT BUILD.  Reads the concept's YAML, then
looks for every measure in what pdftotext reads from the page, words joined.
"""
import os
import re
import subprocess
import sys

import yaml


def bare(text):
    """Letters and digits only: line ends, hyphens and blanks do not count."""
    return re.sub(r"[\W_]", "", text.replace("\u00ad", ""))


def leaves(goals):
    for goal in goals or []:
        if goal.get("ziele"):
            yield from leaves(goal["ziele"])
        else:
            yield goal


def main(schuso, project, build):
    out = os.path.join(build, "count")
    subprocess.run([schuso, "build", project, "-o", out, "--only", "konzept/suedschule"],
                   check=True, stdout=subprocess.DEVNULL)
    page_text = subprocess.run(["pdftotext", os.path.join(out, "konzept", "suedschule.pdf"), "-"],
                               check=True, capture_output=True, text=True).stdout
    page = bare(page_text)
    with open(os.path.join(project, "konzepte", "suedschule.yaml"), encoding="utf-8") as file:
        concept = yaml.load(file, yaml.BaseLoader)  # 1.10 is a number of an aim, not 1.1
    aims = list(leaves(concept["ziele"]))
    measures = [m for aim in aims for m in aim.get("massnahmen") or []]
    missing = [m["text"] for m in measures if bare(m["text"])[:60] not in page]
    numbers = [aim["nr"] for aim in aims
               if not re.search(rf"\b{re.escape(aim['nr'])}\b", page_text)]
    counts = (len(concept["ziele"]), len(aims), len(measures))
    print("goals, aims, measures:", counts, "missing:", missing, numbers)
    return 0 if counts == (9, 23, 39) and not missing and not numbers else 1


sys.exit(main(*sys.argv[1:4]))
