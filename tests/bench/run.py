"""Milliseconds and peak memory of schuso as a user runs it, medians.

Usage: run.py BUILD-FOLDER [RUNS].  Peak memory is that of the largest process.
"""
import csv
import os
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "..", "..", "samples", "herne")


def measure(command):
    """seconds, peak MB, of one run"""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}")
    return time.monotonic() - start, usage.ru_maxrss / 1024


def report(name, results, pages=0):
    seconds = statistics.median(result[0] for result in results)
    memory = max(result[1] for result in results)
    each = f"  {seconds * 1000 / pages:6.2f} ms/page" if pages else ""
    print(f"{name:44} {seconds * 1000:9.1f} ms  {memory:6.1f} MB{each}", flush=True)
    return seconds


def pages_of(schuso, project, out):
    path = out + ".csv"
    subprocess.run([schuso, "build", project, "-o", out, "--report", path],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    with open(path, encoding="utf-8-sig") as file:
        return sum(int(row["seiten"]) for row in csv.DictReader(file, delimiter=";"))


def main(build, runs):
    schuso = os.path.join(build, "schuso")
    out = os.path.join(build, "bench-city")

    def cold(project, *options, name):
        results = []
        for _ in range(runs):
            shutil.rmtree(out, ignore_errors=True)
            results.append(measure([schuso, "build", project, "-o", out, *options]))
        pages = pages_of(schuso, project, out) if "--only" not in options else 0
        return report(name, results, pages)

    cold(SAMPLE, "--only", "konzept/suedschule", name="one concept, cold process")
    cold(SAMPLE, "-j1", name="sample city, all documents, 1 worker")
    cold(SAMPLE, "-j2", name="sample city, all documents, 2 workers")
    report("sample city, unchanged",
           [measure([schuso, "build", SAMPLE, "-o", out]) for _ in range(runs)])
    report("sample city, check only", [measure([schuso, "check", SAMPLE]) for _ in range(runs)])
    for part in ("typeset", "render"):
        subprocess.run([os.path.abspath(os.path.join(build, "bench", part))],
                       stderr=subprocess.DEVNULL, check=True,
                       cwd=os.path.join(HERE, "..", ".."))
    for schools in (50, 200, 800):
        project = os.path.join(build, f"city-{schools}")
        subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), SAMPLE, str(schools),
                        project], check=True)
        count = 1 if schools == 800 else min(runs, 3)
        results = []
        for _ in range(count):
            shutil.rmtree(out, ignore_errors=True)
            results.append(measure([schuso, "build", project, "-o", out, "-j2"]))
        report(f"{schools} schools, 2 workers", results, pages_of(schuso, project, out))
    shutil.rmtree(out, ignore_errors=True)


main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5)
