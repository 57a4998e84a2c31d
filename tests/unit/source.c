/* Source: what is read, refused, repaired; writing whole files. */
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib.h>
#include <glib/gstdio.h>
#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "check.h"

static struct arena *arena;
static struct diag *diag;
static char *folder;

static const char *path_of(const char *name)
{
	return arena_printf(arena, "%s/%s", folder, name);
}

static struct source *read_bytes(const char *bytes, size_t length, enum source_charset charset)
{
	const char *path = path_of("in");
	diag = diag_new(arena, DIAG_GERMAN);
	CHECK(source_write(diag, path, bytes, length));
	return source_read(arena, diag, path, "in", charset);
}

#define READ(text, charset) read_bytes((text), sizeof(text) - 1, (charset))

static int found(enum diag_code code, int line, int column)
{
	for (size_t i = 0; i < diag_findings(diag); i++) {
		const struct finding *finding = diag_finding(diag, i);
		if (finding->code == code && finding->place.line == line &&
				finding->place.column == column)
			return 1;
	}
	return 0;
}

static void check_charsets(void)
{
	struct source *s = READ("\xEF\xBB\xBFGr\xC3\xBC\xC3\x9F" "e\n", SOURCE_UTF8);
	CHECK_TEXT(s->text, "Grüße\n");
	CHECK(s->length == 8 && !s->broken && diag_findings(diag) == 0 && s->mtime > 0);
	s = READ("Gr\xFC\xDF" "e \x80\x96\r\n", SOURCE_LEGACY);
	CHECK_TEXT(s->text, "Grüße €–\r\n");
	CHECK(diag_findings(diag) == 0);
	s = READ("Gr\xC3\xBC" "n", SOURCE_LEGACY);
	CHECK_TEXT(s->text, "Grün");
	s = READ("\xFF\xFEG\0\xFC\0=\xD8\x00\xDE", SOURCE_LEGACY);
	CHECK_TEXT(s->text, "Gü\U0001F600");
	CHECK(diag_findings(diag) == 0);
	s = READ("\xFE\xFF\0G\0\xFC", SOURCE_LEGACY);
	CHECK_TEXT(s->text, "Gü");
	s = READ("\xFF\xFEG\0\x00\xD8" "x", SOURCE_LEGACY);
	CHECK_TEXT(s->text, "G\uFFFD\uFFFD");
	CHECK(s->broken && found(DIAG_INVALID_UTF8, 1, 2) && found(DIAG_INVALID_UTF8, 1, 3));
	s = READ("u\u0308 Th\u1ECB n\u0304\n", SOURCE_UTF8); /* as macOS writes it */
	CHECK_TEXT(s->text, "\u00FC Th\u1ECB n\u0304\n");
	CHECK(s->length == strlen(s->text) && !s->broken);
	s = READ("\xFF\xFEG\0", SOURCE_UTF8);
	CHECK(s->broken && found(DIAG_FILE_UTF16, 0, 0));
}

static void check_repairs(void)
{
	struct source *s = READ("ab\r\nc\xC3\xA4\xFC\xC3\xBC\n\xE2\x82x\x1b\x7f", SOURCE_UTF8);
	CHECK_TEXT(s->text, "ab\r\ncä\uFFFDü\n\uFFFDx\uFFFD\uFFFD");
	CHECK(s->broken && diag_findings(diag) == 4);
	CHECK(found(DIAG_INVALID_UTF8, 2, 3) && found(DIAG_INVALID_UTF8, 3, 1));
	CHECK(found(DIAG_CONTROL_CHARACTER, 3, 3) && found(DIAG_CONTROL_CHARACTER, 3, 4));
	s = READ("a\0b\xC2\x85\u2028\uFEFF\uFFFF", SOURCE_UTF8);
	CHECK_TEXT(s->text, "a\uFFFDb\uFFFD\uFFFD\uFFFD\uFFFD");
	CHECK(diag_findings(diag) == 5 && found(DIAG_CONTROL_CHARACTER, 1, 2));
	s = READ("x\x81y", SOURCE_LEGACY);
	CHECK_TEXT(s->text, "x\uFFFDy");
	CHECK(found(DIAG_INVALID_UTF8, 1, 2));
	char many[100];
	memset(many, 1, sizeof many);
	s = read_bytes(many, sizeof many, SOURCE_UTF8);
	CHECK(s->length == 300 && diag_findings(diag) == 21);
	CHECK(diag_count(diag, DIAG_NOTE) == 1 && found(DIAG_FURTHER_LEFT_OUT, 0, 0));
}

static void check_refusals(void)
{
	CHECK(READ("", SOURCE_UTF8) == NULL && diag_finding(diag, 0)->code == DIAG_FILE_EMPTY);
	CHECK(READ("\xEF\xBB\xBF", SOURCE_UTF8) == NULL);
	diag = diag_new(arena, DIAG_GERMAN);
	CHECK(source_read(arena, diag, path_of("none"), "none", SOURCE_UTF8) == NULL);
	CHECK_TEXT(diag_finding(diag, 0)->text, "lässt sich nicht lesen: nicht vorhanden");
	CHECK(source_read(arena, diag, folder, "dir", SOURCE_UTF8) == NULL);
	CHECK_TEXT(diag_finding(diag, 1)->text, "lässt sich nicht lesen: ist ein Ordner");
	CHECK(mkfifo(path_of("pipe"), 0600) == 0);
	CHECK(source_read(arena, diag, path_of("pipe"), "pipe", SOURCE_UTF8) == NULL);
	CHECK(diag_finding(diag, 2)->code == DIAG_FILE_SPECIAL);
	int file = open(path_of("big"), O_CREAT | O_WRONLY, 0600);
	CHECK(ftruncate(file, (off_t)SOURCE_LIMIT + 1) == 0 && close(file) == 0);
	size_t before = arena_used(arena);
	CHECK(source_read(arena, diag, path_of("big"), "big", SOURCE_UTF8) == NULL);
	CHECK(arena_used(arena) - before < 10000);
	CHECK_TEXT(diag_finding(diag, 3)->text, "die Datei ist größer als 32 MB; nicht gelesen");
}

static int entries(const char *path)
{
	GDir *dir = g_dir_open(path, 0, NULL);
	int count = 0;
	while (dir && g_dir_read_name(dir))
		count++;
	if (dir)
		g_dir_close(dir);
	return count;
}

static void check_writing(void)
{
	struct stat status;
	const char *path = path_of("neu/tief/aus.pdf");
	diag = diag_new(arena, DIAG_GERMAN);
	umask(022);
	CHECK(source_write(diag, path, "eins", 4) && source_write(diag, path, "zwei", 4));
	CHECK_TEXT(source_read(arena, diag, path, "aus", SOURCE_UTF8)->text, "zwei");
	CHECK(stat(path, &status) == 0 && (status.st_mode & 0777) == 0644);
	CHECK(entries(path_of("neu/tief")) == 1);

	CHECK(mkdir(path_of("ordner"), 0755) == 0 && mkdir(path_of("ordner/x"), 0755) == 0);
	CHECK(!source_write(diag, path_of("ordner"), "x", 1));
	CHECK(diag_count(diag, DIAG_WORLD) == 1);
	CHECK(!source_write(diag, path_of("neu/tief/aus.pdf/unter"), "x", 1));
	CHECK(diag_count(diag, DIAG_WORLD) == 2);

	/* a full disk, as far as a process can make one for itself */
	struct rlimit old, small = {100, RLIM_INFINITY};
	CHECK(getrlimit(RLIMIT_FSIZE, &old) == 0);
	small.rlim_max = old.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	CHECK(setrlimit(RLIMIT_FSIZE, &small) == 0);
	char large[1000] = {0};
	CHECK(!source_write(diag, path, large, sizeof large));
	CHECK(setrlimit(RLIMIT_FSIZE, &old) == 0);
	CHECK(diag_count(diag, DIAG_WORLD) == 3);
	CHECK_TEXT(source_read(arena, diag, path, "aus", SOURCE_UTF8)->text, "zwei");
	CHECK(entries(path_of("neu/tief")) == 1);
}

/* A folder that may be written to but not opened cannot be flushed.  Root may
 * open everything, so root steps aside for the moment. */
static void check_unsynced(void)
{
	const char *blind = path_of("blind");
	bool is_root = geteuid() == 0;
	diag = diag_new(arena, DIAG_GERMAN);
	CHECK(chmod(folder, 0711) == 0 && mkdir(blind, 0700) == 0);
	if (is_root)
		CHECK(chown(blind, 65534, (gid_t)-1) == 0 && seteuid(65534) == 0);
	CHECK(chmod(blind, 0300) == 0);
	CHECK(!source_write(diag, path_of("blind/x"), "x", 1));
	CHECK(diag_findings(diag) == 1 && diag_finding(diag, 0)->code == DIAG_WRITE_UNSYNCED);
	CHECK(access(path_of("blind/x"), F_OK) == 0);
	CHECK(chmod(blind, 0700) == 0);
	if (is_root)
		CHECK(seteuid(0) == 0);
}

static void remove_tree(const char *path)
{
	GDir *dir = g_dir_open(path, 0, NULL);
	for (const char *name; dir && (name = g_dir_read_name(dir));)
		remove_tree(arena_printf(arena, "%s/%s", path, name));
	if (dir)
		g_dir_close(dir);
	CHECK(g_remove(path) == 0);
}

/* Against a walk over all bytes; TEXT may end within a line. */
static void check_lines_of(const char *text, size_t length)
{
	const struct source *s = source_from_text(arena, "lines", text, length);
	const char *start = s->text;
	int line = 1;

	for (const char *at = s->text; at < s->text + length; at++)
		if (at == start || at[-1] == '\n') {
			CHECK(source_line(s, line) == at);
			line++;
		}
	CHECK(s->line_count == line - 1);
	CHECK(source_line(s, line) == s->text + length);
	CHECK(source_line(s, line + 100) == s->text + length);
}

static void check_lines(void)
{
	char text[400] = "";

	for (size_t length = 0; length < sizeof text; length++) {
		for (size_t i = 0; i < length; i++)
			text[i] = i * i % 7 < 2 || i % 11 == 3 ? '\n' : 'a';
		check_lines_of(text, length);
	}
}

int main(void)
{
	arena = arena_new();
	folder = g_dir_make_tmp("schuso-XXXXXX", NULL);
	check_charsets();
	check_repairs();
	check_refusals();
	check_lines();
	check_writing();
	check_unsynced();
	remove_tree(folder);
	g_free(folder);
	arena_free(arena);
	return check_result();
}
