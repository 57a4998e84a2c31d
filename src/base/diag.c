/* Diag: keeps findings in the order reported, each once, in a hash table with
 * open addressing over a growing array; both live in the arena. */
#include "diag.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <glib.h>
#include "arena.h"
#include "diag_print.h"

enum {
	FIRST_ROOM = 32,
	LONGEST_ARGUMENT = 300,
	MOST_IN_FILE = 1000 /* a flood of findings hides what is wrong */
};

struct entry {
	enum diag_level level;
	const char *name;
	const char *text[2]; /* by enum diag_language */
};

static const struct entry catalogue[DIAG_CODE_COUNT] = {
#define DIAG(code, level, english, german) [DIAG_##code] = \
	{DIAG_##level, #code, {[DIAG_GERMAN] = german, [DIAG_ENGLISH] = english}},
#include "diag_catalogue.h"
#include "diag_catalogue_input.h"
#include "diag_catalogue_layout.h"
#include "diag_catalogue_model.h"
#undef DIAG
};

struct diag {
	struct arena *arena;
	enum diag_language language;
	const char *document;
	struct finding *findings;
	size_t count, room;
	size_t *slots; /* index + 1 into findings, 0: free; 2 * room of them */
	int level_counts[DIAG_WORLD + 1];
	int errors_met; /* with equal ones, that are kept once */
};

static void diag_grow(struct diag *diag);

struct diag *diag_new(struct arena *arena, enum diag_language language)
{
	struct diag *diag = ARENA_NEW(arena, struct diag);
	diag->arena = arena;
	diag->language = language;
	diag_grow(diag);
	return diag;
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* A file that was read twice, as layouts share one, is one file to those who read. */
static bool same_file(const struct source *a, const struct source *b)
{
	return a == b || (a && b && strcmp(a->path, b->path) == 0);
}

static bool finding_equal(const struct finding *a, const struct finding *b)
{
	return a->code == b->code && same_file(a->place.source, b->place.source) &&
			a->place.line == b->place.line && a->place.column == b->place.column &&
			strcmp(a->text, b->text) == 0 && same_text(a->document, b->document);
}

static uint64_t finding_hash(const struct finding *finding)
{
	uint64_t hash = source_hash(0, &finding->code, sizeof finding->code);
	hash = source_hash(hash, &finding->place.line, sizeof finding->place.line);
	hash = source_hash(hash, &finding->place.column, sizeof finding->place.column);
	return source_hash(hash, finding->text, strlen(finding->text));
}

/* Where FINDING stands in the table, or the free slot for it. */
static size_t *finding_slot(const struct diag *diag, const struct finding *finding)
{
	size_t mask = diag->room * 2 - 1;
	size_t at = (size_t)finding_hash(finding) & mask;
	while (diag->slots[at] && !finding_equal(&diag->findings[diag->slots[at] - 1], finding))
		at = (at + 1) & mask;
	return &diag->slots[at];
}

static void diag_grow(struct diag *diag)
{
	size_t room = diag->room ? diag->room * 2 : FIRST_ROOM;
	struct finding *findings = ARENA_ARRAY(diag->arena, struct finding, room);
	if (diag->count)
		memcpy(findings, diag->findings, diag->count * sizeof *findings);
	diag->findings = findings;
	diag->room = room;
	diag->slots = ARENA_ARRAY(diag->arena, size_t, room * 2);
	for (size_t i = 0; i < diag->count; i++)
		*finding_slot(diag, &findings[i]) = i + 1;
}

/* Adds an argument: valid UTF-8 on one line, no longer than a reader takes in. */
static void append_argument(GString *out, const char *argument)
{
	char *valid = g_utf8_make_valid(argument ? argument : "", -1);
	int length = 0;
	for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (length++ == LONGEST_ARGUMENT) {
			g_string_append(out, "…");
			break;
		}
		g_string_append_unichar(out, g_unichar_iscntrl(c) ? ' ' : c);
	}
	g_free(valid);
}

static char *fill_in(const char *text, const char *const *arguments)
{
	GString *out = g_string_new(NULL);
	size_t count = 0;
	while (arguments[count])
		count++;
	for (const char *at = text; *at; at++) {
		if (at[0] == '{' && g_ascii_isdigit(at[1]) && at[2] == '}') {
			size_t number = (size_t)(at[1] - '0');
			assert(number >= 1 && number <= count);
			append_argument(out, arguments[number - 1]);
			at += 2;
		} else {
			g_string_append_c(out, *at);
		}
	}
	return g_string_free(out, FALSE);
}

/* Keeps FINDING; false if there is an equal one. */
static bool diag_keep(struct diag *diag, const struct finding *finding)
{
	size_t *slot = finding_slot(diag, finding);
	if (*slot)
		return false;
	diag->findings[diag->count++] = *finding;
	*slot = diag->count;
	diag->level_counts[finding->level]++;
	if (diag->count == diag->room)
		diag_grow(diag);
	return true;
}

/* FINDING was met, whether or not it is kept. */
static void diag_meet(struct diag *diag, const struct finding *finding)
{
	if (finding->level != DIAG_ERROR)
		return;
	diag->errors_met++;
	if (finding->place.source)
		((struct source *)finding->place.source)->broken = true;
}

void diag_add(struct diag *diag, const struct finding *finding)
{
	struct source *source = (struct source *)finding->place.source;
	diag_meet(diag, finding);
	if (diag_keep(diag, finding) && source)
		source->findings++;
}

void diag_take(struct diag *diag, const struct diag *other)
{
	diag->errors_met += other->errors_met;
	for (size_t i = 0; i < other->count; i++)
		diag_keep(diag, &other->findings[i]);
}

/* Whether SOURCE has had as many findings as a file gets; the first one too
 * many becomes a note that says so. */
static bool is_flooded(struct source *source, enum diag_code *code, struct place *place)
{
	if (source->findings < MOST_IN_FILE)
		return false;
	source->broken = source->broken || catalogue[*code].level == DIAG_ERROR;
	*code = DIAG_FURTHER_LEFT_OUT;
	*place = (struct place){source, 0, 0};
	return source->findings++ > MOST_IN_FILE;
}

void diag_report_list(struct diag *diag, enum diag_code code, struct place place,
	const char *suggestion, const char *const *arguments)
{
	if (place.source && is_flooded((struct source *)place.source, &code, &place))
		return;
	char *text = fill_in(catalogue[code].text[diag->language], arguments);
	struct finding finding = {
		.code = code,
		.level = catalogue[code].level,
		.place = place,
		.text = text,
		.document = diag->document,
	};
	if (!*finding_slot(diag, &finding)) {
		finding.text = arena_strdup(diag->arena, text);
		finding.suggestion = suggestion ? arena_strdup(diag->arena, suggestion) : NULL;
		diag_add(diag, &finding);
	} else {
		diag_meet(diag, &finding);
	}
	g_free(text);
}

bool diag_part_begin(const struct source *source)
{
	bool before = source->broken;
	((struct source *)source)->broken = false;
	return before;
}

bool diag_part_end(const struct source *source, bool before)
{
	bool broken = source->broken;
	((struct source *)source)->broken = before;
	return broken;
}

void diag_set_document(struct diag *diag, const char *document)
{
	diag->document = document ? arena_strdup(diag->arena, document) : NULL;
}

int diag_count(const struct diag *diag, enum diag_level level)
{
	return diag->level_counts[level];
}

int diag_errors_met(const struct diag *diag)
{
	return diag->errors_met;
}

size_t diag_findings(const struct diag *diag)
{
	return diag->count;
}

const struct finding *diag_finding(const struct diag *diag, size_t index)
{
	assert(index < diag->count);
	return &diag->findings[index];
}

const char *diag_code_name(enum diag_code code)
{
	return catalogue[code].name;
}

/* The errors that offices meet; others keep the system's words. */
static const struct {
	int error;
	const char *german;
} errors[] = {
	{ENOENT, "nicht vorhanden"},
	{EACCES, "keine Berechtigung"},
	{EPERM, "nicht erlaubt"},
	{EROFS, "Datenträger ist schreibgeschützt"},
	{ENOSPC, "Datenträger ist voll"},
	{EDQUOT, "Speicherkontingent ist ausgeschöpft"},
	{EFBIG, "Datei zu groß für den Datenträger"},
	{EISDIR, "ist ein Ordner"},
	{ENOTDIR, "ein Teil des Pfades ist kein Ordner"},
	{ENAMETOOLONG, "Name ist zu lang"},
	{ELOOP, "Verknüpfungen führen im Kreis"},
	{EMFILE, "zu viele offene Dateien"},
	{ENFILE, "zu viele offene Dateien"},
	{EIO, "Datenträger antwortet nicht richtig"},
};

const char *diag_errno(const struct diag *diag, int error)
{
	if (diag->language == DIAG_GERMAN)
		for (size_t i = 0; i < G_N_ELEMENTS(errors); i++)
			if (errors[i].error == error)
				return errors[i].german;
	return g_strerror(error);
}

void diag_print(const struct diag *diag, size_t from, FILE *stream)
{
	if (from < diag->count)
		findings_print(diag->findings + from, diag->count - from, diag->language, stream);
}
