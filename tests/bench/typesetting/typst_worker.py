"""Compiles Typst files with the Typst package; run by the Python it lives in.

Usage: typst_worker.py FONTS STANDARD FILE.typ...  STANDARD: ua-1, or none.
Prints a line of JSON: seconds of each file.
"""

import json
import sys
import time

import typst


def main(fonts, standard, files):
    seconds = []
    for path in files:
        start = time.monotonic()
        compiler = typst.Compiler(path, font_paths=fonts.split(":"), ignore_system_fonts=True)
        compiler.compile(
            output=path.removesuffix(".typ") + ".pdf",
            format="pdf",
            pdf_standards=[standard] if standard != "none" else [],
        )
        seconds.append(time.monotonic() - start)
    print(json.dumps(seconds))


main(sys.argv[1], sys.argv[2], sys.argv[3:])
