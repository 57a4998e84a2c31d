/* Source: a file as it came in, and the only way a file goes out. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct diag;

/* A place in an input file.  A zeroed place means "no file". */
struct place {
	const struct source *source; /* NULL: the finding has no file */
	int line;                    /* from 1; 0: the file as a whole */
	int column;                  /* from 1, in characters; 0: the whole line */
};

struct source {
	const char *path;   /* as findings print it, relative to the project */
	const char *text;   /* UTF-8 without BOM, NUL-terminated, no NUL inside */
	size_t length;      /* bytes of text */
	const uint32_t *line_starts; /* of some, in bytes of text; for source_line() */
	int line_count;     /* a line feed ends a line; what stands behind the last is one */
	uint64_t hash;      /* of the bytes on disk, for job keys */
	int64_t mtime;      /* seconds since the epoch; dates documents */
	bool broken;        /* an error finding points into this file */
	int findings;       /* so far; diag keeps no more than a reader can use */
};

/* The largest input file that is read, in bytes; a bigger one is a finding. */
enum { SOURCE_LIMIT = 32 * 1024 * 1024 };

/* SOURCE_LEGACY (CSV) also takes Windows-1252, and UTF-16 with a BOM. */
enum source_charset { SOURCE_UTF8, SOURCE_LEGACY };

/* Reads PATH (shown as NAME) whole.  Invalid UTF-8 and control characters are
 * findings, each replaced by U+FFFD, so that reading goes on: the source is
 * then broken.  NULL after reporting if the file cannot be read or is empty. */
struct source *source_read(struct arena *arena, struct diag *diag, const char *path,
	const char *name, enum source_charset charset);

/* Whether there is a file or folder PATH, or a link, be it to nothing.  False only if the
 * system says that there is none: what it does not tell is for reading to report. */
bool source_exists(const char *path);

/* The names in FOLDER but "." and "..", sorted by their bytes; freed with
 * g_ptr_array_free().  None if there is no such folder.  *ERROR is 0, or errno if
 * these are not all: what is missed then would be missed without a word. */
GPtrArray *source_names(const char *folder, int *error);

/* The start of LINE, from 1; the end of the text if there are not so many. */
const char *source_line(const struct source *source, int line);

/* A source made from memory, for tests and built-in text: clean UTF-8. */
struct source *source_from_text(struct arena *arena, const char *name, const char *text,
	size_t length);

/* A 64-bit hash for keys, continued from SEED (0: start): FNV-1a for the last
 * bytes, its scheme on words of eight with the golden ratio as multiplier before.
 * Same on one kind of machine only; it never reaches a document. */
uint64_t source_hash(uint64_t seed, const void *data, size_t length);

/* Writes a whole file: temporary neighbour, every write checked, fsync, rename,
 * fsync of the folder.  Makes missing folders.  On failure the old file stays,
 * the temporary one is gone, a WORLD finding is reported and false returned. */
bool source_write(struct diag *diag, const char *path, const void *data, size_t length);

/* The same without waiting for the disk, for notes of our own that may be lost:
 * after a crash of the machine the old or the new one is there, or an empty one. */
bool source_note(struct diag *diag, const char *path, const void *data, size_t length);

/* The same in two steps, so that many files share the waiting for the disk:
 * flushing the first also flushes most of what was written before it. */
struct source_staged {
	char *path;
	char *folder;
	char *temporary; /* written, not yet flushed */
	bool published;  /* source_publish() has put it in place */
};

/* How the names of temporary files start. */
#define SOURCE_TEMPORARY ".schuso-"

/* Writes the temporary neighbour; NULL after reporting.  To be freed by the caller. */
struct source_staged *source_stage(struct diag *diag, const char *path, const void *data,
	size_t length);
/* Flushes all, then renames all, then flushes their folders.  What fails is
 * reported and not published; false then. */
bool source_publish(struct diag *diag, struct source_staged *const *staged, int count);
void source_staged_free(struct source_staged *staged);

/* A staged file of another process, by its PATH and the process that wrote it. */
struct source_staged *source_staged_by(long process, const char *path);

#endif
