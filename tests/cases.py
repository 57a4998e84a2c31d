"""Every finding of the catalogue has a case.

A code is shown by tests/cases/<code-with-dashes>/expected.findings, which must
hold its German text, or is named in tests/cases/elsewhere.txt with the test
that triggers it (a file below tests/ that must exist and name the code), or with
"none: " and why no test can."""
import pathlib
import re
import sys

tests = pathlib.Path(__file__).resolve().parent
catalogue = re.compile(
    r'^DIAG\((\w+), \w+,\s*((?:"(?:[^"\\]|\\.)*"\s*)+),\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)',
    re.MULTILINE)


def text_of(literal):
    """The C string literal, pieces joined, escapes of quotes and backslashes undone."""
    joined = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literal))
    return re.sub(r"\\(.)", r"\1", joined)


def codes():
    for path in sorted((tests.parent / "src" / "base").glob("diag_catalogue*.h")):
        text = path.read_text(encoding="utf-8")
        found = catalogue.findall(text)
        if len(found) != len(re.findall(r"^DIAG\(", text, re.MULTILINE)):
            yield path.name, None
        for code, _, german in found:
            yield code, text_of(german)


def is_shown(code, german):
    """Whether the case of CODE exists and holds its text; None: there is no case."""
    expected = tests / "cases" / code.lower().replace("_", "-") / "expected.findings"
    if not expected.exists():
        return None
    pattern = re.sub(r"\\\{\d\\\}", ".*", re.escape(german))
    return re.search(pattern, expected.read_text(encoding="utf-8")) is not None


def elsewhere():
    """code -> test, from the list."""
    named = {}
    for line in (tests / "cases" / "elsewhere.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, test = line.split(maxsplit=1)
            named[code] = test
    return named


def main():
    named, complaints, known = elsewhere(), [], set()
    for code, german in codes():
        known.add(code)
        if german is None:
            complaints.append(f"{code}: not every line of the catalogue was understood")
            continue
        shown = is_shown(code, german)
        if shown is False:
            complaints.append(f"{code}: its case does not show it")
        elif shown is None and code not in named:
            complaints.append(f"{code}: no case, and not in elsewhere.txt")
        elif shown is None and not named[code].startswith("none: "):
            test = tests / named[code]
            if not test.exists():
                complaints.append(f"{code}: {named[code]} does not exist")
            elif code not in test.read_text(encoding="utf-8"):
                complaints.append(f"{code}: {named[code]} does not name it")
    complaints += [f"{code}: has a case, but is in elsewhere.txt too"
                   for code, german in codes() if code in named and is_shown(code, german)]
    complaints += [f"{code}: in elsewhere.txt, but not in the catalogue"
                   for code in named if code not in known]
    for complaint in complaints:
        print("cases:", complaint)
    return 1 if complaints else 0


sys.exit(main())
