/* Diag: catalogue, duplicates, order, printing, suggestions. */
#include <stdlib.h>
#include "base/arena.h"
#include "base/diag.h"
#include "check.h"

/* What diag_print() writes from finding FROM on. */
static const char *printed(struct arena *arena, const struct diag *diag, size_t from)
{
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);
	diag_print(diag, from, stream);
	fclose(stream);
	const char *copy = arena_strdup(arena, text);
	free(text);
	return copy;
}

static void check_suggestions(void)
{
	static const char *const words[] = {"name", "kontakte", "traeger", "schulen", "ja", NULL};
	CHECK_TEXT(diag_nearest("kontakt", words), "kontakte");
	CHECK_TEXT(diag_nearest("Kontakte", words), "kontakte");
	CHECK_TEXT(diag_nearest("naem", words), "name");
	CHECK_TEXT(diag_nearest("träger", words), "traeger");
	CHECK_TEXT(diag_nearest("shculen", words), "schulen");
	CHECK_TEXT(diag_nearest("x", words), NULL);
	CHECK_TEXT(diag_nearest("ziele", words), NULL);
	CHECK_TEXT(diag_nearest("", words), NULL);
	CHECK_TEXT(diag_nearest("\xff\xfe", words), NULL);
	CHECK_TEXT(diag_nearest("name", NULL), NULL);
	static const char *const tie[] = {"ab1", "ab2", NULL};
	CHECK_TEXT(diag_nearest("abx", tie), "ab1");
}

static void check_printing(struct arena *arena)
{
	static const char *const words[] = {"schulen", NULL};
	static const char text[] = "erste\r\n\tschul\xC3\xA4\xCC\x81n: x\rdritte\n";
	struct source *b = source_from_text(arena, "b.yaml", text, sizeof text - 1);
	struct source *a = source_from_text(arena, "a.yaml", "kurz", 4);
	struct diag *diag = diag_new(arena, DIAG_GERMAN);
	diag_report(diag, DIAG_CONTROL_CHARACTER, ((struct place){b, 3, 2}), "U+0001");
	diag_suggest(diag, DIAG_CONTROL_CHARACTER, ((struct place){b, 2, 9}), "schuln", words,
		"U+0002");
	diag_report(diag, DIAG_WRITE_FAILED, ((struct place){0}), "x.pdf", "voll");
	diag_report(diag, DIAG_FURTHER_LEFT_OUT, ((struct place){a, 0, 0}));
	CHECK(b->broken && !a->broken);
	CHECK_TEXT(printed(arena, diag, 0),
		"a.yaml: Hinweis: weitere Stellen in dieser Datei sind nicht aufgeführt\n"
		"b.yaml:2:9: Fehler: Steuerzeichen U+0002 im Text\n"
		"     schul\xC3\xA4\xCC\x81n: x\n"
		"           ^\n"
		"    Meinten Sie »schulen«?\n"
		"b.yaml:3:2: Fehler: Steuerzeichen U+0001 im Text\n"
		"    dritte\n"
		"     ^\n"
		"Systemfehler: x.pdf lässt sich nicht schreiben: voll; die alte Datei bleibt\n");
	CHECK_TEXT(printed(arena, diag, 3),
		"a.yaml: Hinweis: weitere Stellen in dieser Datei sind nicht aufgeführt\n");
	CHECK_TEXT(printed(arena, diag, 4), "");
}

static void check_long_line(struct arena *arena)
{
	char text[301], wanted[1024];
	memset(text, 'x', 300);
	text[200] = 'Y';
	struct source *source = source_from_text(arena, "l.csv", text, 300);
	struct diag *diag = diag_new(arena, DIAG_ENGLISH);
	diag_report(diag, DIAG_INVALID_UTF8, ((struct place){source, 1, 201}));
	snprintf(wanted, sizeof wanted,
		"l.csv:1:201: error: invalid UTF-8; save the file as UTF-8\n"
		"    …%.50sY%.49s…\n%*s^\n", text, text, 4 + 1 + 50, "");
	CHECK_TEXT(printed(arena, diag, 0), wanted);
}

static void check_store(struct arena *arena)
{
	struct source *source = source_from_text(arena, "a", "x", 1);
	struct diag *diag = diag_new(arena, DIAG_GERMAN);
	for (int round = 0; round < 2; round++)
		for (int i = 1; i <= 900; i++)
			diag_report(diag, DIAG_INVALID_UTF8, ((struct place){source, i, 1}));
	CHECK(diag_findings(diag) == 900);
	CHECK(diag_count(diag, DIAG_ERROR) == 900 && diag_count(diag, DIAG_WARNING) == 0);
	CHECK(diag_finding(diag, 899)->place.line == 900);
	diag_set_document(diag, "konzept/x");
	diag_report(diag, DIAG_INVALID_UTF8, ((struct place){source, 1, 1}));
	CHECK(diag_findings(diag) == 901);
	CHECK_TEXT(diag_finding(diag, 900)->document, "konzept/x");
	CHECK_TEXT(printed(arena, diag, 900),
		"a:1:1: Fehler: ungültiges UTF-8; bitte die Datei als UTF-8 speichern\n"
		"    x\n    ^\n    Dokument: konzept/x\n");
	diag_report(diag, DIAG_WRITE_FAILED, ((struct place){0}), "a\nb\x1b\xff", "{1}");
	CHECK_TEXT(diag_finding(diag, 901)->text,
		"a b \uFFFD lässt sich nicht schreiben: {1}; die alte Datei bleibt");
	diag_set_document(diag, NULL);
	for (int i = 1; i <= 2000; i++)
		diag_report(diag, DIAG_INVALID_UTF8, ((struct place){source, i, 2}));
	CHECK(diag_findings(diag) == 1 + 1000 + 1);
	CHECK(diag_finding(diag, 1001)->code == DIAG_FURTHER_LEFT_OUT);
	CHECK_TEXT(diag_code_name(DIAG_WRITE_FAILED), "WRITE_FAILED");
}

/* Three layouts read the file that they share: one finding, but each has met an error. */
static void check_shared_file(struct arena *arena)
{
	struct source *first = source_from_text(arena, "a", "x", 1);
	struct source *again = source_from_text(arena, "a", "x", 1);
	struct source *other = source_from_text(arena, "b", "x", 1);
	struct diag *diag = diag_new(arena, DIAG_GERMAN), *more = diag_new(arena, DIAG_GERMAN);
	diag_report(diag, DIAG_INVALID_UTF8, ((struct place){first, 1, 1}));
	int before = diag_errors_met(diag);
	diag_report(diag, DIAG_INVALID_UTF8, ((struct place){again, 1, 1}));
	CHECK(diag_count(diag, DIAG_ERROR) == 1 && diag_errors_met(diag) == before + 1);
	CHECK(first->broken && again->broken && !other->broken);
	diag_report(more, DIAG_INVALID_UTF8, ((struct place){again, 1, 1}));
	diag_report(more, DIAG_INVALID_UTF8, ((struct place){other, 1, 1}));
	diag_take(diag, more);
	CHECK(diag_findings(diag) == 2 && diag_count(diag, DIAG_ERROR) == 2);
	CHECK(diag_errors_met(diag) == before + 3);
}

int main(void)
{
	struct arena *arena = arena_new();
	check_suggestions();
	check_printing(arena);
	check_long_line(arena);
	check_store(arena);
	check_shared_file(arena);
	arena_free(arena);
	return check_result();
}
