"""Seconds, processor seconds and memory of commands, children included."""

import glob
import os
import subprocess
import threading
import time

LOOK_EACH = 0.004  # seconds between two looks at the memory


class Failed(RuntimeError):
    """A command that ended with an error; WHY: the line of its output that says so."""

    def __init__(self, command, status, output):
        super().__init__(f"{command[:3]}: exit status {status}\n{output[-800:]}")
        lines = [line[1:].strip() for line in output.splitlines() if line.startswith("!")]
        self.why = lines[0] if lines else f"exit status {status}"


class Cost:
    def __init__(self, wall, cpu, memory, output=""):
        self.wall, self.cpu, self.memory, self.output = wall, cpu, memory, output


def children(process):
    """The processes that PROCESS has started and not yet buried; none if it has ended."""
    found = []
    for path in glob.glob(f"/proc/{process}/task/*/children"):
        try:
            with open(path, encoding="ascii") as file:
                found += file.read().split()
        except OSError:
            continue  # the thread has ended
    return found


def process_memory(process):
    """MB of one process: its proportional set, as pages that a fork shares count once;
    the resident set where the system does not tell."""
    for name, field in (("smaps_rollup", "Pss:"), ("status", "VmRSS:")):
        try:
            with open(f"/proc/{process}/{name}", encoding="ascii", errors="replace") as file:
                return next(int(line.split()[1]) / 1024 for line in file if line.startswith(field))
        except (OSError, StopIteration):
            continue
    return 0.0


def tree_memory(root):
    """MB of process ROOT and all below it."""
    total, waiting = 0.0, [str(root)]
    while waiting:
        one = waiting.pop()
        total += process_memory(one)
        waiting += children(one)
    return total


if not os.path.exists(f"/proc/self/task/{os.getpid()}/children"):
    raise SystemExit("this system does not tell the children of a process (CONFIG_PROC_CHILDREN)")


def run_one(command, folder=None):
    """One command, and the most that was seen of the memory of its tree.

    Not ru_maxrss: what is started by a program of 100 MB has had 100 MB, says Linux.
    """
    start = time.monotonic()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    seen, stop = [0.0], threading.Event()

    def watch():
        while not stop.wait(LOOK_EACH):
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
        seen[0],
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
