/* Source: reading whole files. */
#include "source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib.h>
#include "arena.h"
#include "charset.h"
#include "diag.h"


/* Lines from one known start to the next: few to go over, and a small table. */
enum { LINE_STEP = 16 };

uint64_t source_hash(uint64_t seed, const void *data, size_t length)
{
	const unsigned char *bytes = data;
	uint64_t hash = seed ? seed : UINT64_C(0xcbf29ce484222325);
	for (; length >= sizeof(uint64_t); length -= sizeof(uint64_t), bytes += sizeof(uint64_t)) {
		uint64_t word;
		memcpy(&word, bytes, sizeof word);
		hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 32;
	}
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ bytes[i]) * UINT64_C(0x100000001b3);
	return hash;
}

/* The start of the line behind that at AT, END if it is the last. */
static const char *next_line(const char *at, const char *end)
{
	const char *feed = memchr(at, '\n', (size_t)(end - at));

	return feed ? feed + 1 : end;
}

/* Notes where lines start, so that a place in a long file is found as fast as in a
 * short one. */
static void count_lines(struct arena *arena, struct source *source)
{
	const char *end = source->text + source->length;
	GArray *starts = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	uint32_t *copy;

	for (const char *at = source->text; at < end; at = next_line(at, end)) {
		uint32_t start = (uint32_t)(at - source->text);

		if (source->line_count++ % LINE_STEP == 0)
			g_array_append_val(starts, start);
	}
	copy = ARENA_ARRAY(arena, uint32_t, starts->len);
	for (guint i = 0; i < starts->len; i++)
		copy[i] = g_array_index(starts, uint32_t, i);
	source->line_starts = copy;
	g_array_free(starts, TRUE);
}

const char *source_line(const struct source *source, int line)
{
	const char *end = source->text + source->length;
	const char *at;

	if (line > source->line_count)
		return end;
	at = source->text + source->line_starts[(line - 1) / LINE_STEP];
	for (int more = (line - 1) % LINE_STEP; more > 0; more--)
		at = next_line(at, end);
	return at;
}

struct source *source_from_text(struct arena *arena, const char *name, const char *text,
	size_t length)
{
	struct source *source = ARENA_NEW(arena, struct source);
	source->path = arena_strdup(arena, name);
	source->text = arena_strndup(arena, text, length);
	source->length = length;
	source->hash = source_hash(0, text, length);
	count_lines(arena, source);
	return source;
}

/* Up to SIZE bytes into DATA; how many there were, or -1 with errno set. */
static ssize_t read_all(int file, char *data, size_t size)
{
	size_t length = 0;
	while (length < size) {
		ssize_t got = read(file, data + length, size - length);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		length += (size_t)got;
	}
	return (ssize_t)length;
}

static struct place whole(const struct source *source)
{
	return (struct place){source, 0, 0};
}

/* Whether FILE, to become SOURCE, may be read; else it is reported. */
static bool file_acceptable(struct diag *diag, int file, const struct source *source,
	struct stat *status)
{
	char limit[16];
	if (fstat(file, status) != 0) {
		diag_report(diag, DIAG_FILE_UNREADABLE, whole(source), diag_errno(diag, errno));
		return false;
	}
	if (!S_ISREG(status->st_mode)) {
		if (S_ISDIR(status->st_mode))
			diag_report(diag, DIAG_FILE_UNREADABLE, whole(source),
				diag_errno(diag, EISDIR));
		else
			diag_report(diag, DIAG_FILE_SPECIAL, whole(source));
		return false;
	}
	if (status->st_size > SOURCE_LIMIT) {
		g_snprintf(limit, sizeof limit, "%d", SOURCE_LIMIT / (1024 * 1024));
		diag_report(diag, DIAG_FILE_TOO_BIG, whole(source), limit);
		return false;
	}
	return true;
}

/* The bytes of an open FILE, NUL-terminated, or NULL after reporting. */
static char *read_bytes(struct arena *arena, struct diag *diag, int file, struct source *source)
{
	struct stat status;
	if (!file_acceptable(diag, file, source, &status))
		return NULL;
	char *data = arena_alloc(arena, (size_t)status.st_size + 1);
	ssize_t length = read_all(file, data, (size_t)status.st_size);
	if (length < 0) {
		diag_report(diag, DIAG_FILE_UNREADABLE, whole(source),
			diag_errno(diag, errno));
		return NULL;
	}
	source->length = (size_t)length;
	source->mtime = status.st_mtime;
	return data;
}

bool source_exists(const char *path)
{
	struct stat state;

	return lstat(path, &state) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

static int name_order(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The next entry of DIR but "." and "..", or NULL; errno then says whether that is its
 * end (0). */
static const struct dirent *next_entry(DIR *dir)
{
	const struct dirent *entry;
	do {
		errno = 0;
		entry = readdir(dir);
	} while (entry && (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")));
	return entry;
}

GPtrArray *source_names(const char *folder, int *error)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	DIR *dir = opendir(folder); /* GLib's does not say why */
	const struct dirent *entry;
	*error = dir || errno == ENOENT || errno == ENOTDIR ? 0 : errno;
	if (!dir)
		return names;
	while ((entry = next_entry(dir)))
		g_ptr_array_add(names, g_strdup(entry->d_name));
	*error = errno;
	closedir(dir);
	g_ptr_array_sort(names, name_order);
	return names;
}

struct source *source_read(struct arena *arena, struct diag *diag, const char *path,
	const char *name, enum source_charset charset)
{
	struct source *source = ARENA_NEW(arena, struct source);
	source->path = arena_strdup(arena, name);
	/* not blocking: a pipe in the folder must not stop the run */
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (file < 0) {
		diag_report(diag, DIAG_FILE_UNREADABLE, whole(source),
			diag_errno(diag, errno));
		return NULL;
	}
	char *data = read_bytes(arena, diag, file, source);
	close(file);
	if (!data)
		return NULL;
	source->hash = source_hash(0, data, source->length);
	charset_decode(arena, diag, source, data, charset);
	if (source->length == 0) {
		diag_report(diag, DIAG_FILE_EMPTY, whole(source));
		return NULL;
	}
	count_lines(arena, source);
	return source;
}
