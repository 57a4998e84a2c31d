/* Printing of findings the way compilers do: editors jump to the place, people
 * see the line. */
#include "diag_print.h"

#include <stdlib.h>
#include <string.h>
#include <glib.h>

/* Characters shown of a long line, and how many of them before the caret. */
enum { WINDOW = 100, BEFORE_CARET = 50 };

/* Documents named of those that share a finding. */
enum { MOST_DOCUMENTS = 3 };

struct words {
	const char *level[DIAG_WORLD + 1];
	const char *suggestion[2]; /* before and after the word */
	const char *document, *documents, *more;
};

static const struct words words[] = {
	[DIAG_GERMAN] = {{"Hinweis", "Warnung", "Fehler", "Systemfehler"},
		{"Meinten Sie »", "«?"}, "Dokument", "Dokumente", "weitere"},
	[DIAG_ENGLISH] = {{"note", "warning", "error", "system error"},
		{"Did you mean »", "«?"}, "document", "documents", "more"},
};

/* Remembers the last place looked up: findings come ordered by line and column. */
struct line_finder {
	const struct source *source;
	int line;
	const char *start;
	int column;
	const char *at; /* column in the line at start; NULL: not looked up */
};

static const char *line_end(const char *start)
{
	return start + strcspn(start, "\r\n");
}

static const char *next_line(const char *start)
{
	const char *end = line_end(start);
	if (end[0] == '\r' && end[1] == '\n')
		return end + 2;
	return *end ? end + 1 : NULL;
}

/* The start of the line of PLACE, or NULL. */
static const char *find_line(struct line_finder *finder, struct place place)
{
	if (finder->source != place.source || finder->line > place.line)
		*finder = (struct line_finder){.source = place.source, .line = 1,
			.start = place.source->text};
	while (finder->start && finder->line < place.line) {
		finder->at = NULL;
		finder->start = next_line(finder->start);
		finder->line++;
	}
	if (!finder->start)
		finder->source = NULL;
	return finder->start;
}

/* Where COLUMN of the line is, or the line's end. */
static const char *find_column(struct line_finder *finder, int column)
{
	if (!finder->at || finder->column > column) {
		finder->at = finder->start;
		finder->column = 1;
	}
	while (finder->column < column && !strchr("\r\n", *finder->at)) {
		finder->at = g_utf8_next_char(finder->at);
		finder->column++;
	}
	return finder->at;
}

static int cell_width(gunichar c)
{
	if (g_unichar_iszerowidth(c))
		return 0;
	return g_unichar_iswide(c) ? 2 : 1;
}

static void put_character(gunichar c, FILE *stream)
{
	char bytes[7];
	gunichar shown = c == '\t' ? ' ' : g_unichar_iscntrl(c) ? 0xFFFD : c;
	bytes[g_unichar_to_utf8(shown, bytes)] = '\0';
	fputs(bytes, stream);
}

static gboolean is_shown(const struct place *place)
{
	return place->source && place->source->text && place->line > 0;
}

/* The offending line and a caret under the column; of a long line the part
 * around the caret. */
static void print_line(struct line_finder *finder, struct place place, FILE *stream)
{
	const char *start = is_shown(&place) ? find_line(finder, place) : NULL;
	if (!start || strchr("\r\n", *start))
		return;
	int first = place.column > WINDOW - BEFORE_CARET / 2 ? place.column - BEFORE_CARET : 1;
	int caret = first > 1;
	const char *at = find_column(finder, first);
	fputs(first > 1 ? "    …" : "    ", stream);
	for (int column = first; column < first + WINDOW && !strchr("\r\n", *at); column++) {
		gunichar c = g_utf8_get_char(at);
		put_character(c, stream);
		caret += column < place.column ? cell_width(c) : 0;
		at = g_utf8_next_char(at);
	}
	fputs(strchr("\r\n", *at) ? "\n" : "…\n", stream);
	if (place.column > 0)
		fprintf(stream, "    %*s^\n", caret, "");
}

/* Names of files may hold anything; a terminal must not. */
static void print_path(const char *path, FILE *stream)
{
	char *valid = g_utf8_make_valid(path, -1);
	for (const char *at = valid; *at; at = g_utf8_next_char(at))
		put_character(g_utf8_get_char(at), stream);
	fputc(':', stream);
	g_free(valid);
}

static void print_head(const struct finding *finding, const struct words *word, FILE *stream)
{
	if (finding->place.source) {
		print_path(finding->place.source->path, stream);
		if (finding->place.line > 0)
			fprintf(stream, "%d:", finding->place.line);
		if (finding->place.line > 0 && finding->place.column > 0)
			fprintf(stream, "%d:", finding->place.column);
		fputc(' ', stream);
	}
	fprintf(stream, "%s: %s\n", word->level[finding->level], finding->text);
}

/* The documents of COUNT findings that differ in nothing else. */
static void print_documents(const struct finding *const *same, size_t count,
	const struct words *word, FILE *stream)
{
	if (!same[0]->document)
		return;
	fprintf(stream, "    %s: %s", count > 1 ? word->documents : word->document,
		same[0]->document);
	for (size_t i = 1; i < count && i < MOST_DOCUMENTS; i++)
		fprintf(stream, ", %s", same[i]->document);
	if (count > MOST_DOCUMENTS)
		fprintf(stream, " + %zu %s", count - MOST_DOCUMENTS, word->more);
	fputc('\n', stream);
}

static void print_finding(const struct finding *const *same, size_t count,
	enum diag_language language, struct line_finder *finder, FILE *stream)
{
	const struct words *word = &words[language];
	print_head(same[0], word, stream);
	print_line(finder, same[0]->place, stream);
	if (same[0]->suggestion)
		fprintf(stream, "    %s%s%s\n", word->suggestion[0], same[0]->suggestion,
			word->suggestion[1]);
	print_documents(same, count, word, stream);
}

static int text_order(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

/* Files by name, those without a file last; of equal places one text after the
 * other, each by document: workers report in no certain order. */
static int finding_order(const void *left, const void *right)
{
	const struct finding *a = *(const struct finding *const *)left;
	const struct finding *b = *(const struct finding *const *)right;
	if (!a->place.source != !b->place.source)
		return a->place.source ? -1 : 1;
	int order = a->place.source ? strcmp(a->place.source->path, b->place.source->path) : 0;
	if (order == 0)
		order = (a->place.line > b->place.line) - (a->place.line < b->place.line);
	if (order == 0)
		order = (a->place.column > b->place.column) - (a->place.column < b->place.column);
	if (order == 0)
		order = strcmp(a->text, b->text);
	return order != 0 ? order : text_order(a->document, b->document);
}

/* Whether A and B, which stand beside each other, differ only in the document. */
static bool is_same(const struct finding *a, const struct finding *b)
{
	return a->document && b->document && a->code == b->code &&
		a->place.source == b->place.source && a->place.line == b->place.line &&
		a->place.column == b->place.column && strcmp(a->text, b->text) == 0;
}

void findings_print(const struct finding *findings, size_t count, enum diag_language language,
	FILE *stream)
{
	const struct finding **sorted = g_new(const struct finding *, count);
	for (size_t i = 0; i < count; i++)
		sorted[i] = &findings[i];
	qsort(sorted, count, sizeof *sorted, finding_order);
	struct line_finder finder = {0};
	for (size_t i = 0, next; i < count; i = next) {
		for (next = i + 1; next < count && is_same(sorted[i], sorted[next]);)
			next++;
		print_finding(sorted + i, next - i, language, &finder, stream);
	}
	g_free(sorted);
}
