"""Fills form fields of a PDF with qpdf: what people type, without a viewer."""
import json
import subprocess


def ask(*command):
    return json.loads(subprocess.run(["qpdf", "--no-warn", *command], check=True,
                                     capture_output=True).stdout)


def fields(path):
    """Full name -> what qpdf says of the field."""
    said = ask("--json=2", "--json-key=acroform", path)
    return {field["fullname"]: field for field in said["acroform"]["fields"]}


def fill(path, out, values, *options):
    """Writes PATH to OUT with VALUES by full name: a text, or True and False for boxes.
    OPTIONS of qpdf say how the file is written."""
    plain = out + ".plain"  # qpdf 11 forgets updates of objects in object streams
    subprocess.run(["qpdf", "--object-streams=disable", path, plain], check=True)
    known = fields(plain)
    whole = ask("--json=2", "--json-key=qpdf", plain)["qpdf"]
    changed = {}
    for name, value in values.items():
        number = "obj:" + known[name]["object"]
        entry = whole[1][number]["value"]
        if isinstance(value, bool):
            entry["/V"] = entry["/AS"] = "/Ja" if value else "/Off"
        else:
            entry["/V"] = "u:" + value
        changed[number] = {"value": entry}
    update = {"qpdf": [whole[0], changed]}
    with open(out + ".json", "w", encoding="utf-8") as stream:
        json.dump(update, stream)
    subprocess.run(["qpdf", plain, "--update-from-json=" + out + ".json", *options, out],
                   check=True)
