#!/usr/bin/env python3
"""Checks a JSON Schema from standard input against its meta-schema, and the
YAML files named on the command line against it:

    schuso schema konzept | tests/schema.py samples/herne/konzepte/*.yaml

Needs python3-jsonschema; python3-yaml only for files.  Exit status 1: not valid.
"""
import json
import sys

from jsonschema import Draft202012Validator


def load_yaml(path):
    """The file as YAML 1.2 editors see it: dates are texts."""
    import yaml

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers
                if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:int")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    import re
    Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"),
                                 list("-+0123456789"))
    Loader.add_constructor("tag:yaml.org,2002:int",
                           lambda loader, node: int(loader.construct_scalar(node)))
    with open(path, encoding="utf-8") as stream:
        return yaml.load(stream, Loader)


def main():
    schema = json.load(sys.stdin)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    wrong = 0
    for path in sys.argv[1:]:
        for error in validator.iter_errors(load_yaml(path)):
            wrong += 1
            print(f"{path}: {'/'.join(map(str, error.path))}: {error.message[:300]}")
    print(f"schema: {schema['title']}: valid, {len(sys.argv) - 1} files, {wrong} errors")
    return 1 if wrong else 0


sys.exit(main())
