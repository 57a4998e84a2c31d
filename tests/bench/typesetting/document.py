"""The document tree of `schuso dump --stage document`, read back.

Every rival gets its words from here, so all set the same text: quotes, dashes and
no-break spaces as schuso made them.
"""

import re

TOKEN = re.compile(r'([\w-]+)="((?:[^"\\]|\\.)*)"|([\w-]+)=(\S+)|@(\S+)|([\w-]+)')


class Node:
    """A block, cell, row or column; `spans` holds the text that stands in it."""

    def __init__(self, kind, options):
        self.kind = kind
        self.options = options
        self.children = []
        self.spans = []

    def get(self, name, default=None):
        return self.options.get(name, default)

    def all(self, *kinds):
        return [child for child in self.children if child.kind in kinds]

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def text(self):
        """All text in it, blocks parted by a blank."""
        own = "".join("\n" if span.get("break") else span.kind for span in self.spans)
        return " ".join([own, *(child.text() for child in self.children)]).strip()


def unquote(text):
    text = re.sub(r"\\x(..)", lambda match: chr(int(match[1], 16)), text)
    return text.replace('\\"', '"').replace("\\\\", "\\")


def options_of(text):
    options = {}
    for name, quoted, key, plain, _, flag in TOKEN.findall(text):
        if name:
            options[name] = unquote(quoted)
        elif key:
            options[key] = plain
        elif flag:
            options[flag] = True
    return options


def line_read(text):
    """The node of a line: a span if it begins with a quotation mark."""
    if text.startswith('"'):
        end = re.match(r'"(?:[^"\\]|\\.)*"', text).end()
        return Node(unquote(text[1 : end - 1]), options_of(text[end:])), True
    kind, _, rest = text.partition(" ")
    return Node(kind, options_of(rest)), False


def read(dump):
    """The root of a dump's text."""
    stack = []
    for line in dump.rstrip("\n").split("\n"):
        text = line.lstrip(" ")
        depth = (len(line) - len(text)) // 2
        node, is_span = line_read(text)
        del stack[depth:]
        if stack and is_span and stack[-1].kind != "series":
            stack[-1].spans.append(node)
        elif stack:
            stack[-1].children.append(node)
        stack.append(node)
    return stack[0]
