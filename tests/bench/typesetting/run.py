"""schuso beside Typst and LuaLaTeX: the same words, judged by their PDFs alone.

Usage: run.py BUILD-FOLDER [PART]...   PART: prose, tables, time, long, city; all of
them without.  Prints the tables of the README and writes them to
BUILD-FOLDER/typesetting/results.md.  What is not installed is named and left out.
"""

import glob
import os
import shutil
import subprocess
import sys

import judge
import measure
import rivals
import tasks as texts
from latex_markup import Lines
from rivals import LatexRival, Schuso, TypstRival

WIDTHS = {
    "joint": "by content, one set for all",
    "alone": "by content, each for itself",
    "hand": "by hand",
}
# LuaLaTeX where no line may stick out: the most even setting found; where no three lines in
# a row may end in a hyphen either; and where letters may get wider and narrower.
IN_MEASURE = r"\tolerance1000\emergencystretch1em"
LINES = {
    "LuaLaTeX": Lines(),
    "LuaLaTeX, in the measure": Lines(breaking=IN_MEASURE),
    "LuaLaTeX, no ladders": Lines(breaking=IN_MEASURE + r"\doublehyphendemerits1000000"),
    "LuaLaTeX, in the measure, microtype": Lines(r"\usepackage{microtype}", IN_MEASURE),
}
PARTS = ("prose", "tables", "time", "long", "city")
CITY_STEP = int(os.environ.get("CITY_STEP", "1"))


class Bench:
    def __init__(self, build):
        self.schuso = os.path.abspath(os.path.join(build, "schuso"))
        self.folder = os.path.abspath(os.path.join(build, "typesetting"))
        self.out = open(self.at("results.md"), "a", encoding="utf-8")

    def at(self, *names):
        path = os.path.join(self.folder, *names)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return path

    def say(self, text=""):
        print(text, flush=True)
        self.out.write(text + "\n")
        self.out.flush()

    def head(self, title, *columns):
        self.say(f"\n### {title}\n\n| {' | '.join(columns)} |")
        self.say("|---" * len(columns) + "|")

    def row(self, *cells):
        self.say(f"| {' | '.join(str(cell) for cell in cells)} |")

    # ---- rivals

    def own(self, folder="out", name="schuso"):
        return Schuso(self.schuso, self.at(folder), name)

    def typst(self, name="Typst", **options):
        return TypstRival(name, self.at("rivals"), **options)

    def latex(self, name="LuaLaTeX", **options):
        return LatexRival(name, self.at("rivals"), **options)

    def there(self, rival):
        if isinstance(rival, TypstRival):
            return rivals.have_typst()
        return not isinstance(rival, LatexRival) or rivals.have_latex()

    def make(self, rival, tasks, roots, jobs=1):
        """The cost of setting TASKS, whose document trees are ROOTS."""
        rival.prepare(tasks, roots)
        return measure.run(rival.commands(tasks, jobs), rival.folder)

    # ---- parts

    def prose(self):
        """Justified text in three measures."""
        self.head(
            "Justified German prose, 50 paragraphs, Vollkorn 10.5/14.5 pt",
            "measure",
            "set by",
            "word space: deviation",
            "5..95 %",
            "mean",
            "widest",
            "hyphens",
            "longest ladder",
            "ladders of 3+",
            "lines a paragraph",
            "last line",
            "lines that stick out",
            "lines not filled",
            "pages",
        )
        for width in (60, 40, 30):
            task = texts.prose(self.at("projects", f"prose-{width}"), width)
            plain = texts.prose(self.at("projects", f"prose-{width}-plain"), width, 0)
            root, sheet = rivals.dump(self.schuso, task), task.sheet()
            measure_pt = sheet.width - sheet.inner - sheet.outer
            for rival, its in (
                (self.own(), task),
                (self.own("plain", "schuso, letters as they are"), plain),
                (self.typst(foot=False), task),
                *((self.latex(name, lines=LINES[name], runs=1), task) for name in LINES),
            ):
                if not self.there(rival):
                    continue
                self.make(rival, [its], [root])
                r = judge.prose(rival.pdf(its), sheet, texts.paragraphs(), measure_pt)
                self.row(
                    f"{width // 10} cm",
                    rival.name,
                    f"{r['deviation']:.3f} em",
                    f"{r['p5']:.2f}..{r['p95']:.2f}",
                    f"{r['mean']:.2f}",
                    f"{r['most']:.2f}",
                    f"{100 * r['hyphens']:.0f} %",
                    r["ladder"],
                    r["ladders3"],
                    f"{r['lines']:.2f}",
                    f"{100 * r['last']:.0f} %",
                    r["overfull"],
                    r["short"],
                    r["pages"],
                )

    def tables(self):
        """Goal tables and a long table."""
        self.head(
            "Goal tables of the Südschule: height in pt of nine tables, each on an endless page",
            "columns",
            "set by",
            "height",
            "each",
        )
        for widths in ("joint", "alone", "hand"):
            task = texts.goals(self.at("projects", f"goals-tall-{widths}"), widths, True)
            root, sheet = rivals.dump(self.schuso, task), task.sheet()
            for rival in self.table_rivals(widths):
                if self.makes(rival, task, root):
                    each = judge.heights(rival.pdf(task), sheet)
                    self.row(
                        WIDTHS[widths],
                        rival.name,
                        f"{sum(each):.0f}",
                        ", ".join(f"{height:.0f}" for height in each),
                    )
        self.head(
            "The same and others on A4",
            "task",
            "set by",
            "pages",
            "rows",
            "rows cut",
            "lines outside the type area",
        )
        for task, widths in (
            *(
                (texts.goals(self.at("projects", f"goals-{widths}"), widths, False), widths)
                for widths in ("joint", "alone", "hand")
            ),
            (texts.concept(self.at("projects", "concept")), "hand"),
            (texts.rows(self.at("projects", "rows-400"), 400), "hand"),
            (texts.rows(self.at("projects", "rows-400-bare"), 400, words=False), "alone"),
        ):
            root, sheet = rivals.dump(self.schuso, task), task.sheet()
            for rival in self.table_rivals(widths):
                if self.makes(rival, task, root):
                    r = judge.tables(rival.pdf(task), sheet, root)
                    self.row(task.name, rival.name, r["pages"], r["rows"], r["cut"], r["outside"])

    def makes(self, rival, task, root):
        """Sets TASK; a rival that cannot is named and left out."""
        try:
            self.make(rival, [task], [root])
        except measure.Failed as error:
            if isinstance(rival, Schuso):
                raise
            self.row(task.name, f"{rival.name}: left out, it fails ({error.why})")
            return False
        return True

    def table_rivals(self, widths):
        """Those who need widths by HAND, and Typst without any, set what has them."""
        found = [self.own()]
        if widths == "hand":
            found += [
                self.typst("Typst, auto columns", columns="auto", foot=False),
                self.typst("Typst, by hand", foot=False),
                self.latex("LuaLaTeX, longtable", foot=False, runs=1),
                self.latex("LuaLaTeX, tabularray", tables="tabularray", foot=False, runs=1),
            ]
        return [rival for rival in found if self.there(rival)]

    def time(self):
        """One document from a cold start; a page more in a warm process."""
        self.head(
            "One document, from a cold start",
            "document",
            "set by",
            "wall s",
            "processor s",
            "MB",
            "pages",
        )
        cold = [
            texts.concept(self.at("projects", "concept")),
            texts.prose(self.at("projects", "prose-60"), 60),
            texts.rows(self.at("projects", "rows-400"), 400),
        ]
        for task in cold:
            root = rivals.dump(self.schuso, task)
            for rival in (self.own(), self.typst(), self.latex()):
                if not self.there(rival):
                    continue
                repeats = 1 if isinstance(rival, LatexRival) else 3
                costs = [self.make(rival, [task], [root]) for _ in range(repeats)]
                best = min(costs, key=lambda cost: cost.cpu)
                self.row(
                    task.name,
                    rival.name,
                    f"{best.wall:.2f}",
                    f"{best.cpu:.2f}",
                    f"{best.memory:.0f}",
                    self.count([rival.pdf(task)]),
                )
        self.head(
            "A page more, in a process that is warm: processor ms a page",
            "page",
            "set by",
            "ms",
            "pages",
        )
        for name, many in (("text on A4", texts.many_texts), ("table on A4", texts.many_tables)):
            tasks = many(self.at("projects", "many-" + name.split()[0]), 13)
            roots = [rivals.dump(self.schuso, task) for task in tasks]
            for rival in (self.own(), self.typst()):
                if self.there(rival):
                    self.warm(name, rival, tasks, roots)

    def warm(self, name, rival, tasks, roots):
        """What twelve documents more cost, by page: a small difference, so of many runs."""
        runs = range(9)
        one = min(self.make(rival, tasks[:1], roots[:1]).cpu for _ in runs)
        all_of_them = min(self.make(rival, tasks, roots).cpu for _ in runs)
        pages = self.count([rival.pdf(task) for task in tasks[1:]])
        self.row(name, rival.name, f"{1000 * (all_of_them - one) / pages:.2f}", pages)

    def long(self):
        """Tables of thousands of rows."""
        self.head("Long tables", "rows", "set by", "wall s", "processor s", "MB", "pages")
        for count in (1000, 2000, 5000, 10000):
            task = texts.rows(self.at("projects", f"rows-{count}"), count)
            root = rivals.dump(self.schuso, task)
            for rival in (self.own(), self.typst(), self.latex(runs=1)):
                slow = isinstance(rival, LatexRival) and count > 2000
                if self.there(rival) and not slow:
                    cost = self.make(rival, [task], [root])
                    self.row(
                        count,
                        rival.name,
                        f"{cost.wall:.1f}",
                        f"{cost.cpu:.1f}",
                        f"{cost.memory:.0f}",
                        self.count([rival.pdf(task)]),
                    )

    def city(self):
        """Every document of the sample city, two workers."""
        out = self.own("city")
        shutil.rmtree(out.folder, ignore_errors=True)
        self.head(
            "The sample city, all documents, two workers",
            "set by",
            "wall s",
            "processor s",
            "MB",
            "pages",
            "processor ms a page",
        )
        command = [self.schuso, "build", texts.HERNE, "-o", out.folder, "-j2"]
        cost = measure.run([[command]])
        names = sorted(
            os.path.relpath(path, out.folder)[:-4]
            for path in glob.glob(out.folder + "/**/*.pdf", recursive=True)
        )
        pages = self.count([os.path.join(out.folder, name + ".pdf") for name in names])
        self.city_row("schuso, tagged", cost, pages)
        hand = texts.concepts_by_hand(self.at("projects", "concept"))
        tasks = [texts.Task("city", texts.HERNE, name, hand) for name in names]
        roots = [rivals.dump(self.schuso, task) for task in tasks]
        self.city_rival(self.typst(), "tagged, PDF/UA-1", tasks, roots)
        # LuaLaTeX takes half an hour for all: CITY_STEP=8 takes every eighth document
        self.city_rival(self.latex(), "untagged", tasks[::CITY_STEP], roots[::CITY_STEP])

    def city_rival(self, rival, note, tasks, roots):
        if not self.there(rival):
            return
        cost = self.make(rival, tasks, roots, jobs=2)
        pages = self.count([rival.pdf(task) for task in tasks])
        self.city_row(f"{rival.name}, {note}, {len(tasks)} documents", cost, pages)

    def city_row(self, name, cost, pages):
        self.row(
            name,
            f"{cost.wall:.1f}",
            f"{cost.cpu:.1f}",
            f"{cost.memory:.0f}",
            pages,
            f"{1000 * cost.cpu / pages:.1f}",
        )

    @staticmethod
    def count(pdfs):
        total = 0
        for pdf in pdfs:
            info = subprocess.run(
                ["pdfinfo", pdf], capture_output=True, text=True, check=True
            ).stdout
            total += int(info.split("Pages:")[1].split()[0])
        return total


def main(build, *parts):
    results = os.path.join(build, "typesetting", "results.md")
    os.makedirs(os.path.dirname(results), exist_ok=True)
    if os.path.exists(results):
        os.remove(results)
    bench = Bench(build)
    if not rivals.have_typst():
        print("Typst is missing: sh tests/bench/typesetting/fetch.sh")
    if not rivals.have_latex():
        print(
            "LuaLaTeX is missing: apt-get install the packages of tests/bench/typesetting/packages"
        )
    for part in parts or PARTS:
        getattr(bench, part)()


main(*sys.argv[1:])
