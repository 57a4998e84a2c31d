"""The programs compared, each behind the same three steps: write its file from the
document tree, name the command that makes the PDF, say where the PDF is."""

import os
import shutil
import subprocess

import document
from latex_markup import Latex, Lines
from typst_markup import Typst

HERE = os.path.dirname(os.path.abspath(__file__))
FONTS = ":".join("/usr/share/fonts/truetype/" + name for name in ("vollkorn", "lato", "noto"))
TYPST = "0.15.2"
CACHE = os.path.join(
    os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache")), "schuso-bench"
)
TYPST_PYTHON = os.path.join(CACHE, f"typst-{TYPST}", "bin", "python")


def dump(schuso, task):
    """The document tree that rivals set: with the widths set by hand, if there are some."""
    text = subprocess.run(
        [schuso, "dump", task.hand or task.project, "--stage", "document", task.document],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return document.read(text)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


class Schuso:
    def __init__(self, schuso, folder, name="schuso"):
        self.schuso, self.folder, self.name = schuso, folder, name

    def prepare(self, tasks, roots):
        pass

    def commands(self, tasks, jobs=1):
        """One command a project; what was made before is made anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        only = [option for task in tasks for option in ("--only", task.document)]
        return [[[self.schuso, "build", tasks[0].project, "-o", self.folder, f"-j{jobs}", *only]]]

    def pdf(self, task):
        return os.path.join(self.folder, task.document + ".pdf")


class Exported:
    """A rival that gets files; NAME tells variants apart."""

    def __init__(self, name, folder):
        self.name, self.folder = name, os.path.join(folder, name)

    def path(self, task, ending):
        return os.path.join(self.folder, f"{task.name}-{task.document.replace('/', '_')}{ending}")

    def prepare(self, tasks, roots):
        for task, root in zip(tasks, roots):
            write(self.path(task, self.ending), self.markup(task, root))

    def pdf(self, task):
        return self.path(task, ".pdf")


class TypstRival(Exported):
    ending = ".typ"

    def __init__(self, name, folder, columns="layout", standard="ua-1", foot=False):
        super().__init__(name, folder)
        self.columns, self.standard, self.foot = columns, standard, foot

    def markup(self, task, root):
        return Typst(task.sheet(), root, self.columns, self.foot).document()

    def commands(self, tasks, jobs=1):
        """Lists of commands, one list a worker."""
        shares = [tasks[i::jobs] for i in range(jobs)]
        return [
            [
                [
                    TYPST_PYTHON,
                    os.path.join(HERE, "typst_worker.py"),
                    FONTS,
                    self.standard,
                    *(self.path(task, ".typ") for task in share),
                ]
            ]
            for share in shares
        ]


class LatexRival(Exported):
    ending = ".tex"

    def __init__(self, name, folder, tables="longtable", lines=Lines(), runs=2, foot=False):
        super().__init__(name, folder)
        self.tables, self.lines, self.runs, self.foot = tables, lines, runs, foot

    def markup(self, task, root):
        return Latex(task.sheet(), root, self.tables, self.lines, self.foot).document()

    def commands(self, tasks, jobs=1):
        shares = [tasks[i::jobs] for i in range(jobs)]
        return [
            [
                [
                    "lualatex",
                    "-interaction=nonstopmode",
                    "-halt-on-error",
                    os.path.basename(self.path(task, ".tex")),
                ]
                for task in share
                for _ in range(self.runs)
            ]
            for share in shares
        ]


def have_typst():
    return os.path.exists(TYPST_PYTHON)


def have_latex():
    return shutil.which("lualatex") is not None
