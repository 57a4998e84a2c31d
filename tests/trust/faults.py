"""The Python side of faults.c: what is to fail, and what came of it."""
import errno
import mmap
import os
import struct
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))

# ORDER enum operation and enum deed of faults.c
OPERATIONS = ("open create read write fsync close rename unlink mkdir opendir readdir stat lstat "
              "mmap fork pipe flock poll waitpid").split()
(COUNT, FAIL, FAIL_ON, SHORT, SHORT_ON, KILL, KILL_AFTER, KILL_ALL, KILL_PARENT, POWER, HANG,
 LIE) = range(12)
DEEDS = ("count fail fail-on short short-on kill kill-after kill-all kill-parent power hang "
         "lie").split()
KILLS = (KILL, KILL_AFTER, KILL_ALL, KILL_PARENT, POWER)

# What a call may fail with; EINTR is no failure to those that wait.
ERRORS = {
    "open": (errno.EIO, errno.EMFILE, errno.EACCES), "create": (errno.ENOSPC, errno.EROFS),
    "read": (errno.EIO, errno.EINTR), "write": (errno.ENOSPC, errno.EIO, errno.EINTR),
    "fsync": (errno.EIO, errno.ENOSPC), "close": (errno.EIO, errno.EINTR),
    "rename": (errno.EIO, errno.ENOSPC, errno.EACCES), "unlink": (errno.EIO,),
    "mkdir": (errno.ENOSPC, errno.EACCES), "opendir": (errno.EACCES, errno.EMFILE),
    "readdir": (errno.EIO,), "stat": (errno.EIO, errno.EACCES), "lstat": (errno.EIO,),
    "mmap": (errno.ENOMEM,), "fork": (errno.EAGAIN,), "pipe": (errno.EMFILE,),
    "flock": (errno.EINTR, errno.ENOLCK), "poll": (errno.EINTR,), "waitpid": (errno.EINTR,),
}
WRITING = ("create", "write", "fsync", "close", "rename")
READING = ("open", "read", "opendir", "readdir", "stat", "lstat", "mmap")

HEAD, PATH, FILES, PROCESSES = 20, 512, 256, 64  # struct board
HITS = HEAD + 4 + 4 * PROCESSES
COUNTS = HITS + 4
VICTIM = COUNTS + 4 * len(OPERATIONS)
SIZE = VICTIM + PATH + FILES * PATH


def library(build):
    """The compiled faults.c, to be preloaded."""
    path = os.path.join(build, "faults.so")
    subprocess.run(["cc", "-std=c11", "-D_GNU_SOURCE", "-shared", "-fPIC", "-O1", "-Wall",
                    "-Wextra", "-o", path, os.path.join(HERE, "faults.c")], check=True)
    return path


class Board:
    """What faults.c shares with us."""

    def __init__(self, path, preload):
        self.environment = dict(os.environ, FAULTS=path, LD_PRELOAD=preload)
        with open(path, "w+b") as file:
            file.truncate(SIZE)
            self.memory = mmap.mmap(file.fileno(), SIZE)

    def order(self, operation, nth, deed, error=0, seed=0):
        """What the next build is in for."""
        self.memory[:] = struct.pack("iiiiI", OPERATIONS.index(operation), nth, deed, error,
                                     seed).ljust(SIZE, b"\0")

    def hits(self):
        return struct.unpack_from("i", self.memory, HITS)[0]

    def counts(self):
        """How often each operation was called."""
        return dict(zip(OPERATIONS, struct.unpack_from(f"{len(OPERATIONS)}i", self.memory, COUNTS)))

    def victim(self):
        return self.memory[VICTIM:VICTIM + PATH].split(b"\0")[0].decode()


def run(command, environment=None, seconds=60):
    """Runs in a process group of its own and waits for workers too: they hold the
    other end of the pipe."""
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8",
                          errors="replace", timeout=seconds, start_new_session=True, check=False)
