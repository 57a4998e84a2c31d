"""CSV as offices export it: whatever the spreadsheet made of the tables of samples/neu,
`schuso figures` says the same, to the byte.

Usage: quirks.py SCHUSO PROJECT BUILD
"""
import csv
import io
import pathlib
import shutil
import subprocess
import sys


def write(rows, delimiter=";", end="\n", quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return out.getvalue()


def excel(rows):
    return write(rows, end="\r\n").encode("cp1252")


def with_separator_line(rows):
    return ("\ufeffsep=;\r\n" + write(rows, end="\r\n")).encode("utf-8")


def commas(rows):
    return write(rows, ",").encode("utf-8")


def tabs(rows):
    return write(rows, "\t").encode("utf-8-sig")


def unicode_text(rows):
    return write(rows, "\t", "\r\n").encode("utf-16")


def all_quoted(rows):
    return write(rows, quoting=csv.QUOTE_ALL).encode("utf-8")


def loud_heads(rows):
    return write([[cell.upper() for cell in rows[0]]] + rows[1:]).encode("utf-8")


def turned_columns(rows):
    return write([row[::-1] for row in rows]).encode("utf-8")


def empty_around(rows):
    wide = [row + ["", ""] for row in rows]
    return write(wide + [[""] * len(wide[0])] * 3).encode("utf-8")


def blanks_around(rows):
    return write([[f" {cell} " for cell in row] for row in rows]).encode("utf-8")


def no_last_end(rows):
    return write(rows).rstrip("\n").encode("utf-8")


def grouped(mark):
    """Thousands set apart by MARK."""
    def change(rows):
        return write([[f"{int(cell):,}".replace(",", mark) if cell.isdigit() and len(cell) == 4
                       else cell for cell in row] for row in rows]).encode("utf-8")
    change.__name__ = f"thousands with {mark!r}"
    return change


def broken_remarks(rows):
    """A remark of two lines, with quotation marks, in every row that can have one."""
    remark = rows[0].index("anmerkung") if "anmerkung" in rows[0] else None
    changed = [row if i == 0 or remark is None else
               row[:remark] + ['Zeile "eins";\nZeile zwei'] + row[remark + 1:]
               for i, row in enumerate(rows)]
    return write(changed).encode("utf-8")


QUIRKS = (excel, with_separator_line, commas, tabs, unicode_text, all_quoted, loud_heads,
          turned_columns, empty_around, blanks_around, no_last_end, grouped("."), grouped(" "),
          grouped("\u00a0"), grouped("\u202f"), broken_remarks)


def figures(schuso, project):
    result = subprocess.run([schuso, "figures", project, "--format", "json"],
                            capture_output=True, text=True)
    return result.returncode, result.stdout, result.stderr


def main(schuso, project, build):
    work = pathlib.Path(build) / "quirks"
    plain, failures = None, 0
    for quirk in (no_last_end,) + QUIRKS:
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(project, work)
        tables = sorted(work.glob("**/*.csv"))
        for path in tables:
            text = path.read_text(encoding="utf-8").replace(";912;", ";1912;")
            path.write_bytes(quirk(list(csv.reader(text.splitlines(), delimiter=";"))))
        made = figures(schuso, work)
        plain = plain or made
        if made[:2] != plain[:2] or made[0] != 0 or '"wert": 1912' not in made[1]:
            failures += 1
            print(f"quirks: {quirk.__name__}: status {made[0]}, {made[2][:400]}")
    print(f"{len(QUIRKS)} ways to write {len(tables)} tables, {failures} misread")
    return 1 if failures else 0


sys.exit(main(*sys.argv[1:4]))
