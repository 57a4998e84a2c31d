"""Schemas against the meta-schema, sample files against the schemas.

A value that an editor would mark as wrong although schuso takes it would send
people looking for mistakes that are none, so both must agree.
"""
import glob
import json
import os
import sys

import jsonschema
import yaml

FILES = {
    "kommune": "kommune.yaml",
    "rahmen": "rahmen.yaml",
    "konzept": "konzepte/*.yaml",
    "zahlen": "zahlen/*/*.yaml",
    "sitzung": "gremien/*/*.yaml",
}


class Loader(yaml.SafeLoader):
    """YAML as schuso reads it: dates and ja/nein stay text."""


Loader.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in pairs if tag not in (
        "tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for key, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def main(folder, samples):
    failures = 0
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        kind = os.path.basename(path)[:-5]
        with open(path, encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        checked = 0
        if kind not in FILES:
            continue
        for name in sorted(glob.glob(os.path.join(samples, "*", FILES[kind]))):
            with open(name, encoding="utf-8") as file:
                data = yaml.load(file, Loader)
            checked += 1
            for error in list(validator.iter_errors(data))[:5]:
                failures += 1
                where = "/".join(str(part) for part in error.absolute_path)
                print(f"{name}: {where}: {error.message[:200]}")
        print(f"{kind}: schema valid, {checked} files checked")
        if checked == 0:
            failures += 1
            print(f"{kind}: no sample file to check")
    return 1 if failures else 0


sys.exit(main(sys.argv[1], sys.argv[2]))
