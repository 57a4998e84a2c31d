"""The objects of a PDF as plain dicts and lists, by qpdf's JSON: the same whatever way
the file itself was written."""
import base64
import json
import re
import subprocess


def run(*command):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {(done.stderr or done.stdout).strip()[-400:]}")
    return done.stdout


def read(path, streams=False):
    """qpdf's JSON of a file; STREAMS: with what the streams hold, unpacked."""
    kind = "inline" if streams else "none"
    return run("qpdf", "--json=2", f"--json-stream-data={kind}",
               "--decode-level=generalized", path)


def write(pdf, path):
    """The file that PDF describes, its objects one by one."""
    with open(path + ".json", "w", encoding="utf-8") as out:
        json.dump({key: pdf.json[key] for key in ("version", "parameters", "qpdf")}, out)
    run("qpdf", "--newline-before-endstream", "--object-streams=disable", "--json-input",
        path + ".json", path)


class Pdf:
    """A file.  "5 0 R" in the place of a value refers to an object."""

    def __init__(self, text):
        self.json = json.loads(text)
        self.objects = self.json["qpdf"][1]

    def get(self, value):
        """The object, if VALUE refers to one; of a stream, its dictionary."""
        if isinstance(value, str) and re.fullmatch(r"\d+ 0 R", value):
            found = self.objects[f"obj:{value}"]
            return found["stream"]["dict"] if "stream" in found else found["value"]
        return value

    def catalog(self):
        return self.get(self.get(self.objects["trailer"]["value"])["/Root"])

    def pages(self):
        return [self.get(page["object"]) for page in self.json["pages"]]

    def dicts(self, key, value):
        """All objects that are dictionaries and say VALUE under KEY."""
        for name in list(self.objects):
            found = self.get(name.removeprefix("obj:")) if name != "trailer" else None
            if isinstance(found, dict) and found.get(key) == value:
                yield found

    def first(self, key, value):
        return next(self.dicts(key, value))

    def edit(self, ref, change):
        """Puts CHANGE of its bytes in the place of a stream's bytes."""
        stream = self.objects[f"obj:{ref}"]["stream"]
        old = base64.b64decode(stream["data"])
        new = change(old)
        if new == old:
            raise RuntimeError("a fault was not sown")
        stream["data"] = base64.b64encode(new).decode()

    def parents(self):
        """The ParentTree: key -> element, or a list of elements."""
        def entries(node):
            node = self.get(node)
            for kid in node.get("/Kids", []):
                yield from entries(kid)
            numbers = node.get("/Nums", [])
            yield from zip(numbers[::2], numbers[1::2])
        return dict(entries(self.get(self.catalog()["/StructTreeRoot"])["/ParentTree"]))
