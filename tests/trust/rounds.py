"""Faults and kills at any call: nothing is lost, nothing half-made, nothing stale.

Usage: rounds.py SCHUSO BUILD [ROUNDS [SEED]].  Each round changes the input of some
documents and builds with faults.c preloaded, which lets one call of the program or its
workers fail (ENOSPC, EIO ...), be cut short, or be the last thing that a process, all
of them, or the machine do.  Afterwards each document is, byte for byte, the old or the
new one, and a build that says it is done has made the new ones.  Then, at random, the
next such round, or a good build: that one makes everything right and leaves nothing else.
A round is made of the seed and its number alone.
"""
import collections
import concurrent.futures
import errno
import itertools
import os
import random
import shutil
import subprocess
import sys

import faults
from faults import DEEDS, FAIL, FAIL_ON, KILLS, LIE, OPERATIONS, SHORT, SHORT_ON, WRITING

LANES = 2  # folders worked in at once
SCHOOLS = ("bachschule", "bergschule", "waldschule")
VARIANTS = 3


def project_write(folder, variants):
    """A small project; VARIANTS says which of its texts each concept has."""
    os.makedirs(os.path.join(folder, "konzepte"), exist_ok=True)
    files = {
        "kommune.yaml": "name: Musterstadt\nart: Stadt\nherausgeber: {name: Fachstelle}\n"
                        "bezirke:\n  - {id: nord, name: Nord}\n"
                        "traeger:\n  - {id: stadt, name: Stadt Musterstadt, art: kommune}\n",
        "schulen.csv": "id;name;schulform;bezirk;anbieter\n" + "".join(
            f"{school};{school.capitalize()};Grundschule;nord;stadt\n" for school in SCHOOLS),
    }
    for school, variant in zip(SCHOOLS, variants):
        files[f"konzepte/{school}.yaml"] = (
            f"schulen: {school}\ntitel: Konzept\nstand: 2025-09-01\nstatus: entwurf\n"
            "kapitel:\n  - titel: Einleitung\n"
            f"    text: |\n      Dies ist die Fassung Nummer {variant}" + " mehr" * variant + ".\n")
    for name, text in files.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)


def document_path(out, school):
    return os.path.join(out, "konzept", school + ".pdf")


def documents_read(out):
    """The bytes of each document; None: not there."""
    found = {}
    for school in SCHOOLS:
        try:
            with open(document_path(out, school), "rb") as file:
                found[school] = file.read()
        except FileNotFoundError:
            found[school] = None
    return found


def strangers(out):
    """Files that are neither a document nor our notes."""
    known = {f"konzept/{school}.pdf" for school in SCHOOLS} | {".schuso/log", ".schuso/lock"}
    return sorted({os.path.relpath(os.path.join(folder, name), out)
                   for folder, _, names in os.walk(out) for name in names} - known)


def judge(done, before, new, now, killed):
    """What is wrong with a build that a fault has struck."""
    for school in SCHOOLS:
        if now[school] not in (before[school], new[school]):
            yield f"{school} is neither the old nor the new one"
    missing = [school for school in SCHOOLS if now[school] != new[school]]
    if done.returncode == 0 and missing:
        yield f"done, but without {missing}"
    if done.returncode < 0 and not killed:
        yield f"died of signal {-done.returncode}"
    if done.returncode > 0 and not done.stderr:
        yield f"status {done.returncode} without a word"


class Lane:
    """A project and its output folder, round after round."""

    def __init__(self, schuso, preload, folder, wanted):
        self.schuso, self.wanted = schuso, wanted
        self.project, self.out = (os.path.join(folder, name) for name in ("project", "out"))
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        self.board = faults.Board(os.path.join(folder, "board"), preload)
        self.variants = [0] * len(SCHOOLS)
        project_write(self.project, self.variants)
        self.counts = {}
        self.complaints, self.tally = [], collections.Counter()

    def build(self, *options, environment=None):
        return faults.run([self.schuso, "build", self.project, "-o", self.out, *options],
                          environment)

    def new(self):
        return {school: self.wanted[school, variant]
                for school, variant in zip(SCHOOLS, self.variants)}

    def change(self, chance):
        """Other texts in some concepts, in all of them every other time."""
        many = chance.random() < 0.5
        for i in range(len(SCHOOLS)):
            if many or chance.random() < 0.5:
                self.variants[i] = (self.variants[i] + chance.randrange(1, VARIANTS)) % VARIANTS
        project_write(self.project, self.variants)

    def measure(self):
        """How often each call is made when all documents are."""
        self.board.order("open", 0, faults.COUNT)
        shutil.rmtree(self.out, ignore_errors=True)
        done = self.build("-j", "1", environment=self.board.environment)
        self.counts = self.board.counts()
        if done.returncode or documents_read(self.out) != self.new():
            self.complaints.append(f"measuring: exit {done.returncode} {done.stderr[-300:]}")

    def draw(self, chance):
        """Operation, number of the call, deed and error of a round."""
        operation = chance.choice(WRITING if chance.random() < 0.6 else OPERATIONS)
        deeds = [FAIL, FAIL, FAIL_ON, *KILLS]
        if operation in ("read", "write"):
            deeds += [SHORT, SHORT, SHORT_ON]
        deed, error = chance.choice(deeds), chance.choice(faults.ERRORS[operation])
        if error == errno.EINTR and deed in (FAIL_ON, SHORT_ON):
            deed = FAIL  # nobody is interrupted for ever
        return operation, chance.randint(1, max(self.counts[operation], 1)), deed, error

    def strike(self, operation, nth, deed, error, chance):
        """A build with a fault; what is wrong with it."""
        before = documents_read(self.out)
        self.board.order(operation, nth, deed, error, chance.randrange(1 << 30))
        try:
            done = self.build("-j", str(chance.randint(1, 2)), environment=self.board.environment)
        except subprocess.TimeoutExpired:
            return ["still running after a minute"]
        hit = self.board.hits() > 0
        self.tally[operation if hit else "nothing"] += 1
        self.tally[DEEDS[deed] if hit else "missed"] += 1
        killed, now = hit and deed in KILLS, documents_read(self.out)
        found = list(judge(done, before, self.new(), now, killed))
        if operation in WRITING and not killed and now != self.new() and done.returncode != 3:
            found.append(f"status {done.returncode} instead of 3: {done.stderr[-300:]}")
        return found

    def round(self, number, chance):
        self.change(chance)
        operation, nth, deed, error = self.draw(chance)
        said = f"round {number}: {operation} {nth}: {DEEDS[deed]}"
        if deed <= SHORT_ON:
            said += f" {errno.errorcode[error]}"
        self.complaints += (f"{said} ({self.board.victim()}): {complaint}"
                            for complaint in self.strike(operation, nth, deed, error, chance))

    def damage(self, chance):
        """What a crash of the machine does to notes that were not flushed, and somebody
        to a document."""
        log = os.path.join(self.out, ".schuso", "log")
        path = document_path(self.out, chance.choice(SCHOOLS))
        if os.path.exists(log):
            os.truncate(log, chance.randint(0, os.path.getsize(log)))
        if os.path.exists(path) and chance.random() < 0.5:
            os.unlink(path)
        elif os.path.exists(path):
            with open(path, "r+b") as file:
                file.write(b"x")

    def mend(self, number):
        """A good build, which need not be the first after a fault."""
        done = self.build()
        now = documents_read(self.out)
        wrong = [school for school, text in self.new().items() if now[school] != text]
        if done.returncode or "3 Dokumente" not in done.stdout:
            self.complaints.append(f"after round {number}: exit {done.returncode} {done.stdout} "
                                   f"{done.stderr[-300:]}")
        if wrong or strangers(self.out):
            self.complaints.append(f"after round {number}: the good build leaves {wrong} wrong "
                                   f"and {strangers(self.out)} there")

    def run(self, rounds, seed):
        self.measure()
        for number in rounds:
            chance = random.Random(f"{seed} {number}")
            self.round(number, chance)
            if chance.random() < 0.5:
                self.mend(number)
                if chance.random() < 0.2:
                    self.damage(chance)
                    self.mend(number)
            if len(self.complaints) > 20:
                break
        self.mend("the last")

    def hang(self):
        """A worker that hangs takes only its document along, in time (WORKER_SLOW)."""
        self.change(random.Random("hang"))
        before = documents_read(self.out)
        self.board.order("create", 2, faults.HANG)  # after the lock: in a worker
        done = self.build("-j", "2", "--limit", "1", environment=self.board.environment)
        now, new = documents_read(self.out), self.new()
        old = [school for school in SCHOOLS if now[school] != new[school]]
        self.complaints += (f"hanging: {complaint}"
                            for complaint in judge(done, before, new, now, False))
        if done.returncode != 3 or "Sekunden nicht fertig" not in done.stderr or len(old) > 1:
            self.complaints.append(f"hanging: exit {done.returncode}, {old} not made: "
                                   f"{done.stderr[-300:]}")
        self.mend("hanging")

    def sabotage(self):
        """Lies of the system, which a build cannot see, have to be seen here."""
        for operation in ("write", "rename"):
            chance = random.Random(operation)
            self.change(chance)
            seen = []
            for nth in range(1, self.counts[operation] + 1):  # among them are those of notes
                seen += self.strike(operation, nth, LIE, 0, chance)
                self.damage(chance)
            if not seen:
                self.complaints.append(f"sabotage: nobody saw that a {operation} was not done")
        with open(os.path.join(self.out, "konzept", ".schuso"), "wb"):
            found = len(self.complaints)
        self.mend("sabotage")
        if len(self.complaints) != found + 1:
            self.complaints.append("sabotage: nobody saw a strange file")
        else:
            self.complaints.pop()


def references(schuso, folder):
    """The bytes that each variant of each concept has."""
    wanted = {}
    for variant in range(VARIANTS):
        project, out = (os.path.join(folder, f"{kind}{variant}") for kind in ("project", "out"))
        shutil.rmtree(out, ignore_errors=True)
        project_write(project, [variant] * len(SCHOOLS))
        subprocess.run([schuso, "build", project, "-o", out], check=True, capture_output=True)
        wanted.update({(school, variant): text for school, text in documents_read(out).items()})
    return wanted


def main(schuso, build, rounds="1000", seed="1"):
    work = os.path.abspath(os.path.join(build, "trust"))
    schuso, rounds = os.path.abspath(schuso), int(rounds)
    os.makedirs(work, exist_ok=True)
    wanted, preload = references(schuso, os.path.join(work, "wanted")), faults.library(work)
    lanes = [Lane(schuso, preload, os.path.join(work, f"lane{i}"), wanted) for i in range(LANES)]
    with concurrent.futures.ThreadPoolExecutor(LANES) as pool:
        list(pool.map(Lane.run, lanes, (range(i, rounds, LANES) for i in range(LANES)),
                      itertools.repeat(seed)))
    tally = sum((lane.tally for lane in lanes), collections.Counter())
    lanes[0].hang()
    lanes[0].sabotage()
    complaints = [complaint for lane in lanes for complaint in lane.complaints]
    untried = set(OPERATIONS) | {DEEDS[deed] for deed in (FAIL, FAIL_ON, SHORT, SHORT_ON, *KILLS)}
    if rounds >= 1000 and (tally["missed"] * 2 > rounds or untried - set(tally)):
        complaints.append("not all was tried")
    print("\n".join(complaints[:40]))
    print(f"{rounds} rounds, seed {seed}, {len(complaints)} complaints; {dict(tally)}")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
