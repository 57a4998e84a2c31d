/* Typography: one pass over the characters; each rule looks at what stands
 * before (already cleaned) and after (as typed). */
#include "typography.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>
#include "../base/arena.h"
#include "../typeset/document.h"

#define NARROW "\u202f" /* narrow no-break space */
#define FIXED "\u00a0"  /* no-break space */

/* Abbreviations of single letters; typed with or without blanks.  Others of the
 * same build are mended only where typed without blanks. */
static const char *const letter_pairs[] = {
	"z.B.", "d.h.", "u.a.", "i.d.", "d.R.", "e.V.", "o.ä.", "o.g.", "z.T.", "u.U.", "v.a.",
	"s.o.", "s.u.", "i.S.", "S.d.", "V.i.", "d.P.", "z.Z.", "u.v.", "v.m.", "V.m.", "i.V.",
	"o.J.", "n.b.", "k.A.", "a.M.", "b.z.", "a.D.", "d.J.", "i.A.", NULL,
};

/* Words that hold on to the number after them; none begins with a small letter. */
static const char *const number_heads[] = {
	"§§", "§", "Abs.", "Nr.", "Art.", "Kap.", "S.", "Bd.", "Abb.",
		"Tab.", "Anm.", "Ziff.", "Klasse", "Jahrgang", "Stufe", "Raum", "Kapitel", NULL,
};

static const char *const months[] = {
	"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
	"Oktober", "November", "Dezember", NULL,
};

struct cleaner {
	GString *out;
	gunichar before;         /* last character of the paragraph so far, 0: none */
	bool single_open;        /* inside ‚...‘ */
	const char *at;          /* what is left of the span at work */
};

/* Whether a word or an opening quote may start after BEFORE. */
static bool word_starts(gunichar before)
{
	static const gunichar openers[] = {
		'(', '[', '{', '/', '-', '"', '\'', 0x201e, 0x201a, 0x2013};

	if (!before || before == ' ')
		return true;
	if (before < 0x80 && g_ascii_isalnum((char)before))
		return false;
	if (g_unichar_isspace(before))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(openers); i++)
		if (openers[i] == before)
			return true;
	return false;
}

static void put(struct cleaner *c, const char *text)
{
	g_string_append(c->out, text);
	c->before = g_utf8_get_char(g_utf8_prev_char(text + strlen(text)));
}

static size_t blanks(const char *at)
{
	return strspn(at, " ");
}

/* Has the word of LENGTH bytes an @, a :// or a www.? */
static bool is_address(const char *word, size_t length)
{
	for (const char *at = word; at < word + length; at++)
		if (*at == '@' || (*at == ':' && strncmp(at, "://", 3) == 0) ||
			(*at == 'w' && strncmp(at, "www.", 4) == 0))
			return true;
	return false;
}

/* An address must stay as it is: everything up to the next blank is taken over. */
static bool rule_address(struct cleaner *c)
{
	size_t length = strcspn(c->at, " \t");

	if (!is_address(c->at, length))
		return false;
	g_string_append_len(c->out, c->at, (gssize)length);
	c->before = 'x';
	c->at += length;
	return true;
}

static bool rule_double_quote(struct cleaner *c)
{
	put(c, word_starts(c->before) ? "„" : "“");
	c->at++;
	return true;
}

/* 'so' is a quotation, Lisa's and '18 have an apostrophe. */
static bool rule_single_quote(struct cleaner *c)
{
	const char *close;

	close = strchr(c->at + 1, '\'');
	if (word_starts(c->before) && close && close > c->at + 1 && close[-1] != ' ' &&
		!g_unichar_isalnum(g_utf8_get_char(close + 1))) {
		put(c, "‚");
		c->single_open = true;
	} else if (c->single_open && !g_unichar_isalnum(g_utf8_get_char(c->at + 1))) {
		put(c, "‘");
		c->single_open = false;
	} else {
		put(c, "’");
	}
	c->at++;
	return true;
}

static bool rule_dash(struct cleaner *c)
{
	size_t run = strspn(c->at, "-");

	if (run == 2) {
		put(c, "–");
	} else if (run == 1 && c->before == ' ' && c->at[1] == ' ') {
		put(c, "–");
	} else if (run > 2) {
		char *same = g_strndup(c->at, run);

		put(c, same);
		g_free(same);
	} else {
		return false;
	}
	c->at += run;
	return true;
}

static bool rule_ellipsis(struct cleaner *c)
{
	if (strncmp(c->at, "...", 3) != 0 || c->at[3] == '.' || c->before == '.')
		return false;
	put(c, "…");
	c->at += 3;
	return true;
}

/* Length of a single letter with its point, or 0. */
static size_t letter_point(const char *at)
{
	size_t length = (size_t)(g_utf8_next_char(at) - at);

	return *at && at[length] == '.' && g_unichar_isalpha(g_utf8_get_char(at)) ? length + 1 : 0;
}

static bool is_known_pair(const char *first, size_t first_length, const char *second,
	size_t second_length)
{
	char pair[16];

	if (first_length + second_length >= sizeof pair)
		return false;
	memcpy(pair, first, first_length);
	memcpy(pair + first_length, second, second_length);
	pair[first_length + second_length] = 0;
	return g_strv_contains(letter_pairs, pair);
}

/* z.B. and z. B.: the letters stay together, a narrow blank between them. */
static bool rule_letters(struct cleaner *c)
{
	size_t first = letter_point(c->at), gap, second;
	char *letter;

	if (!first)
		return false;
	gap = blanks(c->at + first);
	second = letter_point(c->at + first + gap);
	if (!second || gap > 1 ||
		(gap == 1 && !is_known_pair(c->at, first, c->at + first + gap, second)))
		return false;
	letter = g_strndup(c->at, first);
	put(c, letter);
	put(c, NARROW);
	g_free(letter);
	c->at += first + gap;
	return true;
}

static bool rule_unit(struct cleaner *c)
{
	static const char *const units[] = {"%", "‰", "€", NULL};
	size_t gap = blanks(c->at);
	const char *unit = c->at + gap;

	if (!g_unichar_isdigit(c->before) || gap > 1)
		return false;
	for (int i = 0; units[i]; i++)
		if (g_str_has_prefix(unit, units[i])) {
			put(c, NARROW);
			put(c, units[i]);
			c->at = unit + strlen(units[i]);
			return true;
		}
	return false;
}

static bool rule_number_head(struct cleaner *c)
{
	if (g_ascii_islower(*c->at))
		return false;
	for (int i = 0; number_heads[i]; i++) {
		size_t length, gap;

		if (*c->at != *number_heads[i])
			continue;
		length = strlen(number_heads[i]);
		if (strncmp(c->at, number_heads[i], length) != 0)
			continue;
		gap = blanks(c->at + length);
		if (gap > 1 || !g_ascii_isdigit(c->at[length + gap]))
			return false;
		put(c, number_heads[i]);
		put(c, FIXED);
		c->at += length + gap;
		return true;
	}
	return false;
}

/* The point of an abbreviation ends the sentence, too (Amtliche Regelung, § 103). */
static bool rule_point(struct cleaner *c)
{
	if (c->before != '.' || c->at[1] == '.'
		|| g_str_has_suffix(c->out->str, ".."))
		return false;
	c->at++;
	return true;
}

/* 6. Juli: the day stays with its month. */
static bool rule_day(struct cleaner *c)
{
	if (strncmp(c->at, ". ", 2) != 0 || !g_unichar_isdigit(c->before))
		return false;
	for (int i = 0; months[i]; i++)
		if (g_str_has_prefix(c->at + 2, months[i])) {
			put(c, "." FIXED);
			c->at += 2;
			return true;
		}
	return false;
}

/* Sekundarstufe I, SGB VIII: a Roman number stays with the word before it. */
static bool rule_roman(struct cleaner *c)
{
	size_t length = strspn(c->at + 1, "IVX");

	if (length == 0 || length > 4 || !g_unichar_isalpha(c->before)
		|| g_unichar_isalnum(g_utf8_get_char(c->at + 1 + length))
		|| c->at[1 + length] == '.')
		return false;
	put(c, FIXED);
	c->at++;
	return true;
}

/* Where a word may start.  ORDER: the first that mends something holds. */
static bool (*const word_rules[])(struct cleaner *) = {
	rule_address, rule_letters, rule_number_head};

/* After those, anywhere.  ORDER again. */
static const struct {
	bool (*mend)(struct cleaner *);
	char first;              /* byte that what it mends begins with */
} sign_rules[] = {
	{rule_double_quote, '"'}, {rule_single_quote, '\''}, {rule_dash, '-'},
	{rule_ellipsis, '.'}, {rule_unit, ' '}, {rule_unit, '%'}, {rule_unit, '\xe2'},
	{rule_point, '.'}, {rule_day, '.'}, {rule_roman, ' '},
};

static bool mend(struct cleaner *c)
{
	if (word_starts(c->before))
		for (size_t i = 0; i < G_N_ELEMENTS(word_rules); i++)
			if (word_rules[i](c))
				return true;
	if (g_ascii_isalnum(*c->at))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(sign_rules); i++)
		if (sign_rules[i].first == *c->at && sign_rules[i].mend(c))
			return true;
	return false;
}

/* After a letter nothing is to be mended up to the next sign. */
static bool keep_letters(struct cleaner *c)
{
	const char *end = c->at;

	if (!g_unichar_isalpha(c->before))
		return false;
	for (gunichar letter = 0;; end = g_utf8_next_char(end), c->before = letter) {
		letter = g_ascii_isalpha(*end) ? (unsigned char)*end : g_utf8_get_char(end);
		if (letter < 0x80 ? !g_ascii_isalpha(letter) : !g_unichar_isalpha(letter))
			break;
	}
	if (end == c->at)
		return false;
	g_string_append_len(c->out, c->at, end - c->at);
	c->at = end;
	return true;
}

static void keep_character(struct cleaner *c)
{
	size_t length = (size_t)(g_utf8_next_char(c->at) - c->at);

	c->before = g_utf8_get_char(c->at);
	g_string_append_len(c->out, c->at, (gssize)length);
	c->at += length;
}

static char *clean(struct cleaner *c, struct arena *arena, const char *text)
{
	c->at = text;
	g_string_truncate(c->out, 0);
	while (*c->at)
		if (!keep_letters(c) && !mend(c))
			keep_character(c);
	return arena_strdup(arena, c->out->str);
}

void typography_spans(struct arena *arena, struct span *spans)
{
	struct cleaner cleaner = {.out = g_string_new(NULL)};

	for (struct span *span = spans; span; span = span->next) {
		if (!span->text || span->note)
			continue;
		if (span->flags & SPAN_BREAK)
			cleaner.before = ' ';
		else if (span->flags & SPAN_CODE)
			cleaner.before = 'x';
		else
			span->text = clean(&cleaner, arena, span->text);
	}
	g_string_free(cleaner.out, TRUE);
}

char *typography_text(struct arena *arena, const char *text)
{
	struct cleaner cleaner = {.out = g_string_new(NULL)};
	char *cleaned = clean(&cleaner, arena, text);

	g_string_free(cleaner.out, TRUE);
	return cleaned;
}
