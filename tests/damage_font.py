"""Copies a font file and damages one table of it.

Usage: damage_font.py FROM TO TABLE HOW    where HOW is
  TAG        the table is called TAG from now on (a four-letter word)
  length=N   the directory says that the table has N bytes
  at+K=N     its 16-bit word at byte K becomes N"""
import pathlib
import re
import struct
import sys

HEAD, ENTRY = 12, 16  # bytes of the table directory (OpenType, "Organization of an OpenType font")


def entry_of(font, table):
    count = struct.unpack_from(">H", font, 4)[0]
    for at in range(HEAD, HEAD + count * ENTRY, ENTRY):
        if font[at:at + 4] == table.ljust(4).encode():
            return at
    sys.exit(f"damage_font: no table {table}")


def main(source, target, table, how):
    font = bytearray(pathlib.Path(source).read_bytes())
    entry = entry_of(font, table)
    word = re.fullmatch(r"at\+(\d+)=(\d+)", how)
    if word:
        start = struct.unpack_from(">I", font, entry + 8)[0]
        struct.pack_into(">H", font, start + int(word[1]), int(word[2]))
    elif how.startswith("length="):
        struct.pack_into(">I", font, entry + 12, int(how[len("length="):]))
    else:
        font[entry:entry + 4] = how.ljust(4).encode()
    pathlib.Path(target).write_bytes(font)


main(*sys.argv[1:])
