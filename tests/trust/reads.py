"""Each call that reads, failing once: a document is made as ever, or not at all.

Usage: reads.py SCHUSO PROJECT BUILD.  What is not read must not be missing without a
word: a folder that cannot be listed to its end means figures with schools left out.
"""
import concurrent.futures
import functools
import os
import shutil
import sys

import faults

LANES = 2
ONLY = [word for pattern in ("bericht/*/musterstadt", "konzept/*", "protokoll/*")
        for word in ("--only", pattern)]  # one of each kind


def documents(out):
    found = {}
    for folder, _, names in os.walk(out):
        for name in names:
            if name.endswith(".pdf"):
                with open(os.path.join(folder, name), "rb") as file:
                    found[os.path.relpath(file.name, out)] = file.read()
    return found


def build(schuso, project, out, environment=None):
    shutil.rmtree(out, ignore_errors=True)
    return faults.run([schuso, "build", project, "-o", out, "-j", "1", *ONLY], environment)


def judge(done, made, wanted):
    """What is wrong with the documents MADE by a build that could not read something."""
    for name, text in made.items():
        if text != wanted.get(name):
            yield f"{name} is another one"
    if done.returncode == 0 and made.keys() != wanted.keys():
        yield f"done, but without {sorted(wanted.keys() - made.keys())}"
    if done.returncode < 0 or (done.returncode and not done.stderr and
                               "nicht erzeugt" not in done.stdout):
        yield f"status {done.returncode} without a word"


def lane(make, folder, preload, wanted, orders):
    """Each of ORDERS by itself; what is wrong, and how many struck."""
    os.makedirs(folder, exist_ok=True)
    board = faults.Board(os.path.join(folder, "board"), preload)
    out = os.path.join(folder, "out")
    complaints, hits = [], 0
    for operation, nth, error in orders:
        board.order(operation, nth, faults.FAIL, error)
        done = make(out, board.environment)
        made = documents(out)
        hits += board.hits()
        complaints += (f"{operation} {nth} ({board.victim()}): {complaint}"
                       for complaint in judge(done, made, wanted))
    return complaints, hits


def main(schuso, project, folder):
    work = os.path.abspath(os.path.join(folder, "reads"))
    make = functools.partial(build, os.path.abspath(schuso), os.path.abspath(project))
    os.makedirs(work, exist_ok=True)
    preload = faults.library(work)
    board = faults.Board(os.path.join(work, "board"), preload)
    board.order("open", 0, faults.COUNT)
    make(os.path.join(work, "wanted"), board.environment)
    wanted, counts = documents(os.path.join(work, "wanted")), board.counts()
    orders = [(operation, nth, faults.ERRORS[operation][0]) for operation in faults.READING
              for nth in range(1, counts[operation] + 1)]
    with concurrent.futures.ThreadPoolExecutor(LANES) as pool:
        results = list(pool.map(lambda i: lane(make, os.path.join(work, f"lane{i}"), preload,
                                               wanted, orders[i::LANES]), range(LANES)))
    complaints = [complaint for found, _ in results for complaint in found]
    hits = sum(hits for _, hits in results)
    if hits < len(orders) * 0.9:
        complaints.append(f"only {hits} of {len(orders)} faults struck")
    empty = faults.run(["true"])
    if not list(judge(empty, dict(list(wanted.items())[1:]), wanted)) or not list(
            judge(empty, dict.fromkeys(wanted, b""), wanted)):
        complaints.append("sabotage: nobody saw a document missing, or another one")
    print("\n".join(complaints[:40]))
    print(f"{len(orders)} calls, {len(complaints)} complaints")
    return 1 if complaints or not wanted else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
