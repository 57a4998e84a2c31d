"""pdftotext, MuPDF and pdf.js read the same words in the same order from every page.

Usage: words.py FOLDER ...  A page is its letters in order, and the places between
them where a word ends.  All three have to find the same letters in the same order,
and end words at the same places, but for what EXCUSES names.  A hyphen put in at a
line end is U+00AD (ISO 32000-1, 14.8.2.2.3): pdftotext and MuPDF have to find each,
and the word goes on behind it.  pdf.js drops that character and starts a new line,
so that it alone cannot tell whether the word goes on.
"""
import collections
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
SOFT_HYPHEN = "\u00ad"
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
DRAFT = re.compile(r"\s*" + r"\s*".join("ENTWURF"))  # slanted: pdftotext reads letter by letter
BACKWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def run(*command):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace",
                          check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.strip()[-400:]}")
    return done.stdout


class Reading:
    """A page as one reader has it: LETTERS, the ENDS of words in them, HYPHENS at line
    ends, and BACKWARD letters, each with the place where it stands.  Each reader orders
    text that runs from right to left, and signs beside it, in a way of its own: there,
    only the letters are compared."""

    def __init__(self, text):
        text = UNSEEN.sub("", DRAFT.sub("", unicodedata.normalize("NFKC", text), 1))
        text = re.sub(SOFT_HYPHEN + r"\s+", SOFT_HYPHEN, text)
        mixed = BACKWARD.search(text)
        letters, self.ends, self.hyphens, self.backward = [], set(), set(), []
        self.unsure = set()
        for c in text:
            if c == SOFT_HYPHEN:
                self.hyphens.add(len(letters))
            elif c.isspace():
                self.ends.add(len(letters))
            elif BACKWARD.match(c) or mixed and not c.isalnum():
                self.unsure.add(len(letters))
                if c.isalnum():
                    self.backward.append(c)
            else:
                letters.append(c)
        self.letters = "".join(letters)
        self.backward.sort()

    def around(self, at):
        return f"{self.letters[max(at - 20, 0):at]}|{self.letters[at:at + 20]}"

    def word_pair(self, at):
        """The words that end and begin AT."""
        start = max((end for end in self.ends if end < at), default=0)
        stop = min((end for end in self.ends if end > at), default=len(self.letters))
        return self.letters[start:at], self.letters[at:stop]


# Places where readers may differ in whether a word ends: who ends it, what stands
# before and after, and why.
EXCUSES = (
    ({"pdftotext"}, r"\d", r"[^\w\s]", "poppler takes a raised figure for a word"),
    ({"pdftotext"}, r"/", r"/", "poppler parts letters that are kerned over one another"),
    ({"pdftotext", "mupdf"}, r"\d", r"\d", "pdf.js joins figures in charts"),
)
TIGHT = "pdftotext -raw prints no blank under 0.15 em"


def excuse(page, at, enders, plain):
    """Why only ENDERS end a word AT a place, or None.  PLAIN: what pdftotext prints
    in the order of the page."""
    reading = page["mupdf"]
    if any(at in reading.unsure for reading in page.values()):
        return "beside text from right to left"
    for who, before, after, why in EXCUSES:
        if enders == who and re.fullmatch(before, reading.letters[at - 1]) and \
                re.fullmatch(after, reading.letters[at]):
            return why
    if enders == {"mupdf", "pdfjs"} and " ".join(reading.word_pair(at)) in plain():
        return TIGHT
    return None


def compare(page, plain, excused):
    poppler = page["pdftotext"]
    for name, reading in page.items():
        if reading.letters != poppler.letters:
            at = len(os.path.commonprefix([reading.letters, poppler.letters]))
            yield f"{name} reads {reading.around(at)}, pdftotext {poppler.around(at)}"
            return
        if reading.backward != poppler.backward:
            yield f"{name} reads other letters from right to left than pdftotext"
    if poppler.hyphens != page["mupdf"].hyphens:
        yield "pdftotext and MuPDF find hyphens put in at different places"
    inner = set(range(1, len(poppler.letters))) - poppler.hyphens
    for at in sorted(inner & set.union(*(reading.ends for reading in page.values()))):
        enders = {name for name, reading in page.items() if at in reading.ends}
        if len(enders) < len(page):
            why = excuse(page, at, enders, plain)
            excused[why] += 1
            if not why:
                yield f"only {' and '.join(sorted(enders))} end a word at {poppler.around(at)}"


def plain_text(path, number):
    return re.sub(r"\s+", " ", run("pdftotext", "-f", str(number), "-l", str(number), path, "-"))


def check(path, by_pdfjs):
    """Findings about a file, and what there was to compare."""
    texts = {"pdftotext": run("pdftotext", "-raw", path, "-").split("\f")[:-1],
             "mupdf": run("mutool", "draw", "-q", "-F", "txt", path).split("\f")[:-1],
             "pdfjs": by_pdfjs}
    counts, findings = collections.Counter(), []
    if len({len(pages) for pages in texts.values()}) > 1:
        return [f"{path}: different numbers of pages"], counts
    for number, pages in enumerate(zip(*texts.values()), 1):
        page = {name: Reading(text) for name, text in zip(texts, pages)}
        findings += [f"{path}, page {number}: {finding}" for finding in
                     compare(page, lambda n=number: plain_text(path, n), counts)]
        counts.update(pages=1, words=len(page["mupdf"].ends),
                      hyphens=len(page["mupdf"].hyphens))
    return findings, counts


def main(*folders):
    paths = sorted(os.path.join(at, name) for folder in folders
                   for at, _, names in os.walk(folder) for name in names if name.endswith(".pdf"))
    lines = run("node", os.path.join(HERE, "pdfjs_text.js"), *paths).splitlines()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(check, paths, map(json.loads, lines)))
    findings = [finding for found, _ in results for finding in found]
    total = sum((counts for _, counts in results), collections.Counter())
    print("".join(finding + "\n" for finding in findings[:40]), end="")
    for why in sorted(set(filter(None, total)) - {"pages", "words", "hyphens"}):
        print(f"  excused {total[why]} times: {why}")
    print(f"words: {len(paths)} files, {total['pages']} pages, {total['words']} words, "
          f"{total['hyphens']} hyphens at line ends, {len(findings)} findings")
    return 1 if findings or not total["hyphens"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
