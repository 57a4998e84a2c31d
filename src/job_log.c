/* job_log.c: what an earlier build made, remembered in OUT/.schuso/log.
 *
 * A text file, one record per line, fields separated by tabs; line 1 names the
 * version, the last one says that nothing is missing.  It is replaced as a whole, so a
 * killed build leaves the old one; but it is not flushed, so a crash of the machine may
 * leave a part of it, which then counts for nothing. */
#include "job.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"

#define LOG_VERSION "schuso-log 5"
#define LOG_END "Ende\t" /* the digest follows */

enum { FIELD_NAME, FIELD_PARTS, FIELD_SIZE = FIELD_PARTS + PART_COUNT, FIELD_TIME, FIELD_PAGES,
	FIELD_FINDINGS, FIELD_LEFT, FIELD_NOTES, FIELD_OWN_NOTES, FIELD_COUNT };

/* One document as it was made. */
struct record {
	const char *name;
	uint64_t parts[PART_COUNT];
	long long bytes;
	long long time;          /* of its file, nanoseconds since the epoch */
	int pages;
	int findings;
	bool left;               /* no source makes it any more */
	const char *notes;       /* its document's findings as printed, "" for none */
	const char *own_notes;   /* its own */
};

struct job_log {
	GHashTable *by_name;     /* name -> struct record; only looked up, never walked */
	GPtrArray *records;      /* in the order of the file */
	struct job_memory memory;
};

static char *log_path(struct arena *arena, const char *out)
{
	return arena_printf(arena, "%s/.schuso/log", out);
}

/* Texts of several lines stand escaped in a field. */
static const char *unescape(struct arena *arena, const char *field)
{
	char *text = g_strcompress(field);
	const char *kept = arena_strdup(arena, text);

	g_free(text);
	return kept;
}

static void append_escaped(GString *out, const char *text)
{
	char *field = g_strescape(text, NULL);

	g_string_append(out, field);
	g_free(field);
}

static void record_read(struct arena *arena, struct job_log *log, char *line)
{
	char **fields = g_strsplit(line, "\t", -1);

	if (g_strv_length(fields) == FIELD_COUNT) {
		struct record *record = ARENA_NEW(arena, struct record);

		record->name = arena_strdup(arena, fields[FIELD_NAME]);
		for (int i = 0; i < PART_COUNT; i++)
			record->parts[i] = g_ascii_strtoull(fields[FIELD_PARTS + i], NULL, 16);
		record->bytes = g_ascii_strtoll(fields[FIELD_SIZE], NULL, 10);
		record->time = g_ascii_strtoll(fields[FIELD_TIME], NULL, 10);
		record->pages = (int)g_ascii_strtoll(fields[FIELD_PAGES], NULL, 10);
		record->findings = (int)g_ascii_strtoll(fields[FIELD_FINDINGS], NULL, 10);
		record->left = fields[FIELD_LEFT][0] == '1';
		record->notes = unescape(arena, fields[FIELD_NOTES]);
		record->own_notes = unescape(arena, fields[FIELD_OWN_NOTES]);
		g_hash_table_insert(log->by_name, (void *)record->name, record);
		g_ptr_array_add(log->records, record);
	}
	g_strfreev(fields);
}

struct job_log *job_log_read(struct arena *arena, const char *out)
{
	struct job_log *log = ARENA_NEW(arena, struct job_log);
	const char *path = log_path(arena, out);
	char *text = NULL;
	char **lines;
	int last;

	log->by_name = g_hash_table_new(g_str_hash, g_str_equal);
	log->records = g_ptr_array_new();
	if (!g_file_test(path, G_FILE_TEST_IS_REGULAR) || /* a pipe would be waited for */
		!g_file_get_contents(path, &text, NULL, NULL))
		return log;
	lines = g_strsplit(text, "\n", -1);
	last = (int)g_strv_length(lines) - 2; /* behind it stands a line break */
	if (last >= 3 && strcmp(lines[0], LOG_VERSION) == 0 &&
		g_str_has_prefix(lines[last], LOG_END)) {
		log->memory.digest = g_ascii_strtoull(lines[last] + strlen(LOG_END), NULL, 16);
		log->memory.findings = unescape(arena, lines[1]);
		log->memory.files = g_strsplit(lines[2], "\t", -1);
		for (int i = 3; i < last; i++)
			record_read(arena, log, lines[i]);
	}
	g_strfreev(lines);
	g_free(text);
	return log;
}

void job_log_close(struct job_log *log)
{
	g_hash_table_destroy(log->by_name);
	g_ptr_array_free(log->records, TRUE);
	g_strfreev(log->memory.files);
}

/* Size and time of a document's file; false if it is not there. */
static bool file_state(const char *path, long long *bytes, long long *time)
{
	struct stat state;

	if (stat(path, &state) != 0)
		return false;
	*bytes = state.st_size;
	*time = state.st_mtim.tv_sec * 1000000000LL + state.st_mtim.tv_nsec;
	return true;
}

static bool record_intact(const struct record *record, const char *out)
{
	char *path = g_strdup_printf("%s/%s.pdf", out, record->name);
	long long bytes, time;
	bool there = file_state(path, &bytes, &time);

	g_free(path);
	return there && bytes == record->bytes && time == record->time;
}

static const char *const part_reasons[PART_COUNT] = {
	[PART_PROGRAM] = "anderes Programm", [PART_EPOCH] = "anderes SOURCE_DATE_EPOCH",
	[PART_FONTS] = "andere Schriften", [PART_LAYOUT] = "Layout geändert",
	[PART_REGISTER] = "Register geändert", [PART_FRAMEWORK] = "Rahmenkonzept geändert",
	[PART_CONCEPT] = "Konzept geändert", [PART_READINGS] = "Zahlen geändert",
	[PART_MEETINGS] = "Protokolle geändert", [PART_PRESS] = "anderes Farbprofil",
};

bool job_is_fresh(const struct job_log *log, const char *out, struct job *job)
{
	const struct record *record = g_hash_table_lookup(log->by_name, job->name);

	job->reason = NULL;
	if (!record)
		job->reason = "neu";
	for (int i = 0; i < PART_COUNT && !job->reason; i++)
		if (record->parts[i] != job->parts[i])
			job->reason = part_reasons[i];
	if (!job->reason && !record_intact(record, out))
		job->reason = "Datei fehlt oder wurde verändert";
	if (job->reason)
		return false;
	job->pages = record->pages;
	job->bytes = record->bytes;
	job->findings = record->findings;
	job->notes = record->notes;
	job->own_notes = record->own_notes;
	return true;
}

static void record_print(GString *text, const struct record *record)
{
	g_string_append(text, record->name);
	for (int i = 0; i < PART_COUNT; i++)
		g_string_append_printf(text, "\t%016" G_GINT64_MODIFIER "x", record->parts[i]);
	g_string_append_printf(text, "\t%lld\t%lld\t%d\t%d\t%d\t", record->bytes, record->time,
		record->pages, record->findings, record->left);
	append_escaped(text, record->notes);
	g_string_append_c(text, '\t');
	append_escaped(text, record->own_notes);
	g_string_append_c(text, '\n');
}

/* What is remembered of JOB: what it is now, or what it was when its new
 * version was refused and the old file stayed. */
static void job_print(GString *text, const struct job_log *old, const char *out,
	const struct job *job)
{
	struct record record = { .name = job->name, .pages = job->pages,
		.findings = job->findings, .notes = job->notes ? job->notes : "",
		.own_notes = job->own_notes ? job->own_notes : "" };
	char *path = g_strdup_printf("%s/%s.pdf", out, job->name);
	const struct record *earlier = g_hash_table_lookup(old->by_name, job->name);

	memcpy(record.parts, job->parts, sizeof record.parts);
	if (job->state != JOB_MADE && job->state != JOB_UNCHANGED) {
		if (earlier)
			record_print(text, earlier);
	} else if (file_state(path, &record.bytes, &record.time)) {
		record_print(text, &record);
	}
	g_free(path);
}

static int text_compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void job_log_leave(struct diag *diag, struct job_log *log, const char *out,
	const struct job_list *list)
{
	GHashTable *listed = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *names = g_ptr_array_new();

	for (int i = 0; i < list->count; i++)
		g_hash_table_add(listed, (void *)list->items[i].name);
	for (guint i = 0; i < log->records->len; i++) {
		struct record *record = log->records->pdata[i];

		record->left = !g_hash_table_contains(listed, record->name);
		if (record->left && record_intact(record, out))
			g_ptr_array_add(names, (void *)record->name);
	}
	g_ptr_array_sort(names, text_compare);
	if (names->len > 0) {
		char *count = g_strdup_printf("%u", names->len);
		char *text;

		g_ptr_array_add(names, NULL);
		text = g_strjoinv(", ", (char **)names->pdata);
		diag_report(diag, DIAG_LEFT_OVER, (struct place){ 0 }, count, text);
		g_free(text);
		g_free(count);
	}
	g_hash_table_destroy(listed);
	g_ptr_array_free(names, TRUE);
}

bool job_log_write(struct diag *diag, const struct job_log *old, const char *out,
	const struct job_list *list, struct job_memory memory)
{
	GString *text = g_string_new(LOG_VERSION "\n");
	GHashTable *listed = g_hash_table_new(g_str_hash, g_str_equal);
	char *path = g_strdup_printf("%s/.schuso/log", out);
	bool written;

	append_escaped(text, memory.findings ? memory.findings : "");
	g_string_append_c(text, '\n');
	for (char **file = memory.files; file && *file; file++)
		g_string_append_printf(text, "%s%s", file == memory.files ? "" : "\t", *file);
	g_string_append_c(text, '\n');
	for (int i = 0; i < list->count; i++) {
		g_hash_table_add(listed, (void *)list->items[i].name);
		job_print(text, old, out, &list->items[i]);
	}
	for (guint i = 0; i < old->records->len; i++) {
		const struct record *record = old->records->pdata[i];

		if (!g_hash_table_contains(listed, record->name) && record_intact(record, out))
			record_print(text, record);
	}
	g_string_append_printf(text, LOG_END "%016" G_GINT64_MODIFIER "x\n", memory.digest);
	written = source_note(diag, path, text->str, text->len);
	g_hash_table_destroy(listed);
	g_string_free(text, TRUE);
	g_free(path);
	return written;
}

struct job_memory job_log_memory(const struct job_log *log)
{
	return log->memory;
}

bool job_log_intact(const struct job_log *log, const char *out)
{
	for (guint i = 0; i < log->records->len; i++)
		if (!record_intact(log->records->pdata[i], out))
			return false;
	return log->records->len > 0;
}

struct job_list job_log_list(struct arena *arena, const struct job_log *log, unsigned editions)
{
	struct job_list list = { ARENA_ARRAY(arena, struct job, log->records->len), 0 };

	for (guint i = 0; i < log->records->len; i++) {
		const struct record *record = log->records->pdata[i];

		if (!record->left && editions >> edition_of(record->name) & 1)
			list.items[list.count++] = (struct job){ .name = record->name,
				.edition = edition_of(record->name), .state = JOB_UNCHANGED,
				.pages = record->pages, .bytes = record->bytes,
				.findings = record->findings };
	}
	return list;
}

/* Removes what a killed build has left half-written below FOLDER; hidden folders
 * are not ours. */
static void sweep(const char *folder, int depth)
{
	GDir *dir = depth > 0 ? g_dir_open(folder, 0, NULL) : NULL;
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		char *path = g_build_filename(folder, name, NULL);

		if (g_str_has_prefix(name, SOURCE_TEMPORARY))
			unlink(path);
		else if (name[0] != '.' && g_file_test(path, G_FILE_TEST_IS_DIR))
			sweep(path, depth - 1);
		g_free(path);
	}
	if (dir)
		g_dir_close(dir);
}

int job_lock(struct diag *diag, const char *out, FILE *terminal)
{
	char *folder = g_strdup_printf("%s/.schuso", out);
	char *path = g_strdup_printf("%s/lock", folder);
	int lock = -1;

	if (g_mkdir_with_parents(folder, 0777) == 0)
		lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
		fputs("Ein anderer Lauf schreibt in diesen Ordner; schuso wartet auf ihn ...\n",
			terminal);
		while (flock(lock, LOCK_EX) != 0 && errno == EINTR)
			;
	}
	if (lock >= 0) {
		sweep(folder, 1);
		sweep(out, 5);
	} else {
		diag_report(diag, DIAG_WRITE_FAILED, (struct place){ 0 }, path,
			diag_errno(diag, errno));
	}
	g_free(path);
	g_free(folder);
	return lock;
}
