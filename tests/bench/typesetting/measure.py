"""Seconds, processor seconds and memory of commands, children included."""

import os
import subprocess
import threading
import time


class Failed(RuntimeError):
    """A command that ended with an error; WHY: the line of its output that says so."""

    def __init__(self, command, status, output):
        super().__init__(f"{command[:3]}: exit status {status}\n{output[-800:]}")
        lines = [line[1:].strip() for line in output.splitlines() if line.startswith("!")]
        self.why = lines[0] if lines else f"exit status {status}"


class Cost:
    def __init__(self, wall, cpu, memory, output=""):
        self.wall, self.cpu, self.memory, self.output = wall, cpu, memory, output


def tree_memory(root):
    """Resident MB of process ROOT and all below it."""
    parents, sizes = {}, {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                fields = file.read().rpartition(")")[2].split()
            parents[int(name)], sizes[int(name)] = int(fields[1]), int(fields[21]) * 4 / 1024
        except OSError:
            continue
    total, waiting = 0.0, [root]
    while waiting:
        one = waiting.pop()
        total += sizes.get(one, 0)
        waiting += [child for child, parent in parents.items() if parent == one]
    return total


def run_one(command, folder=None):
    """One command; the larger of its greatest process and what was seen of its tree."""
    start = time.monotonic()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    seen, stop = [0.0], threading.Event()

    def watch():
        while not stop.wait(0.05):
            seen[0] = max(seen[0], tree_memory(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    stop.set()
    watcher.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    refused = 1 if os.path.basename(command[0]) == "schuso" else 0  # a finding, but a PDF
    if process.returncode not in (0, refused):
        raise Failed(command, process.returncode, output.decode("utf-8", "replace"))
    return Cost(
        wall,
        usage.ru_utime + usage.ru_stime,
        max(seen[0], usage.ru_maxrss / 1024),
        output.decode("utf-8", "replace"),
    )


def run(shares, folder=None):
    """Lists of commands, one list after another beside the others; all together."""
    start, costs, failed = time.monotonic(), [[] for _ in shares], []

    def work(index):
        try:
            costs[index] = [run_one(command, folder) for command in shares[index]]
        except Failed as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(i,)) for i in range(len(shares))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return Cost(
        time.monotonic() - start,
        sum(cost.cpu for share in costs for cost in share),
        sum(max((cost.memory for cost in share), default=0) for share in costs),
        "".join(cost.output for share in costs for cost in share),
    )
