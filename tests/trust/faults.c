/* faults: a library to be preloaded.  The nth call of one kind, counted over the
 * program and its workers, fails, is cut short, or is the last thing that the
 * process, or all of them, or the machine do.
 *
 * What to do and what came of it stands in the board, a file that faults.py
 * writes and reads; FAULTS names it. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* ORDER OPERATIONS and DEEDS of faults.py */
enum operation { OPEN, CREATE, READ, WRITE, FSYNC, CLOSE, RENAME, UNLINK, MKDIR, OPENDIR, READDIR,
	STAT, LSTAT, MMAP, FORK, PIPE, FLOCK, POLL, WAITPID, OPERATIONS };
enum deed {
	COUNT,      /* nothing, calls are counted */
	FAIL,       /* this one */
	FAIL_ON,    /* this one and all that follow: the disk is full */
	SHORT,      /* reads or writes a part, which is no failure */
	SHORT_ON,   /* writes a part, then fails: how a disk fills up */
	KILL,       /* the process, before the call */
	KILL_AFTER, /* the process, after it */
	KILL_ALL,   /* parent and workers */
	KILL_PARENT,/* the parent of a worker; a parent kills itself */
	POWER,      /* all of them, and what was not flushed is lost */
	HANG,       /* for ever */
	LIE,        /* say that it is done, and do nothing or half: what no program can see */
};

enum { FILES = 256, PATH = 512, FDS = 1024, PROCESSES = 64 };

struct board {
	int operation, nth, deed, error;
	unsigned seed;
	atomic_int processes;       /* the program and its workers so far */
	pid_t process[PROCESSES];
	atomic_int hits;            /* calls that were tampered with */
	atomic_int counts[OPERATIONS];
	char victim[PATH];          /* the file of the first of them */
	char dirty[FILES][PATH];    /* written to and not flushed; "": none */
};

static struct board *board;
static char open_files[FDS][PATH]; /* by descriptor, of this process; "": not written to */

static void *real(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

static void enlist(void)
{
	int place = board ? atomic_fetch_add(&board->processes, 1) : PROCESSES;

	if (place < PROCESSES)
		board->process[place] = getpid();
}

__attribute__((constructor)) static void board_open(void)
{
	const char *path = getenv("FAULTS");
	int (*open_file)(const char *, int, ...) = real("open");
	int (*close_file)(int) = real("close");
	void *(*map)(void *, size_t, int, int, int, off_t) = real("mmap");
	int file = path ? open_file(path, O_RDWR | O_CLOEXEC) : -1;

	if (file < 0)
		return;
	board = map(NULL, sizeof *board, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	if (board == MAP_FAILED)
		board = NULL;
	close_file(file);
	enlist();
}

/* --- what the machine has not written yet ------------------------------- */

static char *dirty_find(const char *path)
{
	for (int i = 0; i < FILES; i++)
		if (strcmp(board->dirty[i], path) == 0)
			return board->dirty[i];
	return NULL;
}

static void dirty_add(const char *path)
{
	char *place = dirty_find(path);

	if (!place)
		place = dirty_find("");
	if (place)
		snprintf(place, PATH, "%s", path);
}

static void dirty_remove(const char *path)
{
	char *place = path[0] ? dirty_find(path) : NULL;

	if (place)
		place[0] = '\0';
}

static void dirty_rename(const char *from, const char *to)
{
	char *place = dirty_find(from);

	dirty_remove(to);
	if (place)
		snprintf(place, PATH, "%s", to);
}

/* Of each such file a part remains, nothing, or blanks of the right length. */
static void dirty_lose(void)
{
	srand(board->seed);
	for (int i = 0; i < FILES; i++) {
		struct stat state;
		off_t kept;

		if (!board->dirty[i][0] || stat(board->dirty[i], &state) != 0)
			continue;
		kept = rand() % 3 ? rand() % (state.st_size + 1) : 0;
		if (truncate(board->dirty[i], kept) == 0 && rand() % 3 == 0)
			(void)!truncate(board->dirty[i], state.st_size);
	}
}

/* --- the deed ----------------------------------------------------------- */

/* Ends all processes but this one, and waits for that: what is lost afterwards must
 * not be written by them meanwhile. */
static void others_end(void)
{
	for (int i = 0; i < board->processes && i < PROCESSES; i++)
		if (board->process[i] > 0 && board->process[i] != getpid())
			kill(board->process[i], SIGKILL);
	usleep(3000);
}

static void perish(void)
{
	if (board->deed == HANG)
		for (;;)
			pause();
	if (board->deed == KILL_ALL || board->deed == POWER)
		others_end();
	if (board->deed == POWER)
		dirty_lose();
	kill(board->deed == KILL_PARENT && getppid() == getpgid(0) ? getppid() : getpid(),
		SIGKILL);
	if (board->deed != KILL_PARENT)
		pause();
}

/* Counts a call of OPERATION on FILE.  True if it is to be tampered with: then it
 * has failed, or is to be cut short, or the last one. */
static bool struck(enum operation operation, const char *file)
{
	int count;

	if (!board)
		return false;
	count = atomic_fetch_add(&board->counts[operation], 1) + 1;
	if (board->deed == COUNT || operation != (enum operation)board->operation ||
		count < board->nth)
		return false;
	if (count > board->nth && board->deed != FAIL_ON && board->deed != SHORT_ON)
		return false;
	if (atomic_fetch_add(&board->hits, 1) == 0)
		snprintf(board->victim, PATH, "%s", file);
	if (board->deed >= KILL && board->deed <= HANG && board->deed != KILL_AFTER)
		perish();
	errno = board->error;
	return true;
}

static bool fails(bool hit)
{
	return hit && board->deed <= FAIL_ON;
}

static bool lies(bool hit)
{
	return hit && board->deed == LIE;
}

static void after(bool hit)
{
	int error = errno;

	if (hit && board->deed == KILL_AFTER)
		perish();
	errno = error;
}

/* --- the calls ---------------------------------------------------------- */

/* A call without anything special: FAILURE is what it returns then. */
#define PASS(type, name, operation, file, failure, parameters, arguments) \
	type name parameters; \
	type name parameters \
	{ \
		type (*call) parameters = real(#name); \
		bool hit = struck(operation, file); \
		type result; \
		if (fails(hit)) \
			return failure; \
		result = call arguments; \
		after(hit); \
		return result; \
	}

PASS(int, stat, STAT, path, -1, (const char *path, struct stat *state), (path, state))
PASS(int, lstat, LSTAT, path, -1, (const char *path, struct stat *state), (path, state))
PASS(int, mkdir, MKDIR, path, -1, (const char *path, mode_t mode), (path, mode))
PASS(DIR *, opendir, OPENDIR, path, NULL, (const char *path), (path))
PASS(struct dirent *, readdir, READDIR, "", NULL, (DIR *dir), (dir))
PASS(struct dirent64 *, readdir64, READDIR, "", NULL, (DIR *dir), (dir))
PASS(void *, mmap, MMAP, "", MAP_FAILED,
	(void *at, size_t length, int rights, int flags, int file, off_t offset),
	(at, length, rights, flags, file, offset))
PASS(void *, mmap64, MMAP, "", MAP_FAILED,
	(void *at, size_t length, int rights, int flags, int file, off64_t offset),
	(at, length, rights, flags, file, offset))
PASS(int, pipe, PIPE, "", -1, (int ends[2]), (ends))
PASS(int, flock, FLOCK, "", -1, (int file, int how), (file, how))
PASS(int, poll, POLL, "", -1, (struct pollfd *ends, nfds_t count, int wait), (ends, count, wait))
PASS(pid_t, waitpid, WAITPID, "", -1, (pid_t process, int *status, int how),
	(process, status, how))

pid_t fork(void)
{
	pid_t (*call)(void) = real("fork");
	bool hit = struck(FORK, "");
	pid_t process = fails(hit) ? -1 : call();

	if (process == 0)
		enlist();
	after(hit && process != 0);
	return process;
}

static int open_through(const char *name, const char *path, int flags, mode_t mode)
{
	int (*call)(const char *, int, ...) = real(name);
	bool writes = (flags & O_ACCMODE) != O_RDONLY;
	bool hit = struck(flags & O_CREAT ? CREATE : OPEN, path);
	int file;

	if (fails(hit))
		return -1;
	file = call(path, flags, mode);
	if (board && file >= 0 && file < FDS)
		snprintf(open_files[file], PATH, "%s", path);
	if (board && file >= 0 && writes && !strstr(path, "/lock"))
		dirty_add(path);
	after(hit);
	return file;
}

#define OPEN_THROUGH(name) \
	int name(const char *path, int flags, ...); \
	int name(const char *path, int flags, ...) \
	{ \
		va_list rest; \
		mode_t mode; \
		va_start(rest, flags); \
		mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; \
		va_end(rest); \
		return open_through(#name, path, flags, mode); \
	}

OPEN_THROUGH(open)
OPEN_THROUGH(open64)

static const char *file_name(int file)
{
	return file >= 0 && file < FDS ? open_files[file] : "";
}

int close(int file)
{
	int (*call)(int) = real("close");
	bool hit = struck(CLOSE, file_name(file));
	int result = call(file);

	if (file >= 0 && file < FDS)
		open_files[file][0] = '\0';
	after(hit);
	if (!fails(hit))
		return result;
	errno = board->error; /* and yet it is closed, as on Linux */
	return -1;
}

int fsync(int file)
{
	int (*call)(int) = real("fsync");
	bool hit = struck(FSYNC, file_name(file));
	int result;

	if (fails(hit))
		return -1;
	result = call(file);
	if (board && result == 0)
		dirty_remove(file_name(file));
	after(hit);
	return result;
}

int rename(const char *from, const char *to)
{
	int (*call)(const char *, const char *) = real("rename");
	bool hit = struck(RENAME, to);
	int result;

	if (fails(hit) || lies(hit))
		return lies(hit) ? 0 : -1;
	result = call(from, to);
	if (board && result == 0)
		dirty_rename(from, to);
	after(hit);
	return result;
}

int unlink(const char *path)
{
	int (*call)(const char *) = real("unlink");
	bool hit = struck(UNLINK, path);
	int result;

	if (fails(hit))
		return -1;
	result = call(path);
	if (board && result == 0)
		dirty_remove(path);
	after(hit);
	return result;
}

/* How many of LENGTH bytes a call is left with; 0: it fails. */
static size_t shortened(bool hit, size_t length)
{
	if (fails(hit) || (hit && board->deed == SHORT_ON && atomic_load(&board->hits) > 1))
		return 0;
	return hit && (board->deed <= SHORT_ON || lies(hit)) && length > 1 ? length / 2 : length;
}

/* A lie is told about what was written. */
#define TRANSFER(name, operation, type) \
	ssize_t name(int file, type data, size_t length) \
	{ \
		ssize_t (*call)(int, type, size_t) = real(#name); \
		bool hit = struck(operation, file_name(file)); \
		size_t some = shortened(hit, length); \
		ssize_t result; \
		if (hit && some == 0) \
			return -1; \
		result = call(file, data, some); \
		after(hit); \
		return operation == WRITE && lies(hit) ? (ssize_t)length : result; \
	}

TRANSFER(read, READ, void *)
TRANSFER(write, WRITE, const void *)
