/* Typography: one pass over the text; each rule looks at what stands before (already
 * cleaned) and after (as typed).  Most of a text is right as typed: it is copied in
 * stretches, and a span that needs no mending is not copied at all. */
#include "typography.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>
#include "../base/arena.h"
#include "../typeset/document.h"

#define NARROW "\u202f" /* narrow no-break space */
#define MINUS "\u2212"
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
	gunichar before;         /* last character of the paragraph so far, 0: none */
	bool single_open;        /* inside ‚...‘ */
	/* The span at work: OUT is its text cleaned up to KEPT, from where on up to AT it
	 * stays as typed; the rest is to be looked at. */
	GString *out;
	const char *kept, *at;
	bool addresses, numbers; /* it may have some */
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

/* Takes LENGTH bytes over as typed. */
static void keep(struct cleaner *c, size_t length)
{
	unsigned char last;

	c->at += length;
	last = (unsigned char)c->at[-1];
	c->before = last < 0x80 ? last : g_utf8_get_char(g_utf8_prev_char(c->at));
}

/* Copies what was kept. */
static void flush(struct cleaner *c)
{
	g_string_append_len(c->out, c->kept, c->at - c->kept);
	c->kept = c->at;
}

/* Puts TEXT in the place of LENGTH bytes. */
static void replace(struct cleaner *c, size_t length, const char *text)
{
	flush(c);
	g_string_append(c->out, text);
	if (*text)
		c->before = g_utf8_get_char(g_utf8_prev_char(text + strlen(text)));
	c->kept = c->at += length;
}

static size_t blanks(const char *at)
{
	return strspn(at, " ");
}

static const char *const address_signs[] = {"@", "://", "www."};

static bool has_address(const char *text)
{
	for (size_t i = 0; i < G_N_ELEMENTS(address_signs); i++)
		if (strstr(text, address_signs[i]))
			return true;
	return false;
}

/* Whether one of the signs begins in the LENGTH bytes of WORD. */
static bool is_address(const char *word, size_t length)
{
	for (const char *at = word; at < word + length; at++)
		for (size_t i = 0; i < G_N_ELEMENTS(address_signs); i++)
			if (g_str_has_prefix(at, address_signs[i]))
				return true;
	return false;
}

/* An address must stay as it is: everything up to the next blank is taken over. */
static bool rule_address(struct cleaner *c)
{
	size_t length = c->addresses ? strcspn(c->at, " \t") : 0;

	if (!is_address(c->at, length))
		return false;
	keep(c, length);
	c->before = 'x';
	return true;
}

static bool rule_double_quote(struct cleaner *c)
{
	replace(c, 1, word_starts(c->before) ? "„" : "“");
	return true;
}

/* 'so' is a quotation, Lisa's and '18 have an apostrophe. */
static bool rule_single_quote(struct cleaner *c)
{
	const char *close;

	close = strchr(c->at + 1, '\'');
	if (word_starts(c->before) && close && close > c->at + 1 && close[-1] != ' ' &&
		!g_unichar_isalnum(g_utf8_get_char(close + 1))) {
		replace(c, 1, "‚");
		c->single_open = true;
	} else if (c->single_open && !g_unichar_isalnum(g_utf8_get_char(c->at + 1))) {
		replace(c, 1, "‘");
		c->single_open = false;
	} else {
		replace(c, 1, "’");
	}
	return true;
}

static bool rule_dash(struct cleaner *c)
{
	size_t run = strspn(c->at, "-");

	if (run == 2 || (run == 1 && c->before == ' ' && c->at[1] == ' '))
		replace(c, run, "–");
	else if (run > 2)
		keep(c, run);
	else
		return false;
	return true;
}

static bool rule_ellipsis(struct cleaner *c)
{
	if (strncmp(c->at, "...", 3) != 0 || c->at[3] == '.' || c->before == '.')
		return false;
	replace(c, 3, "…");
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

	if (!first)
		return false;
	gap = blanks(c->at + first);
	second = letter_point(c->at + first + gap);
	if (!second || gap > 1 ||
		(gap == 1 && !is_known_pair(c->at, first, c->at + first + gap, second)))
		return false;
	keep(c, first);
	replace(c, gap, NARROW);
	return true;
}

static bool is_digit(gunichar c)
{
	return c < 0x80 ? g_ascii_isdigit((char)c) : g_unichar_isdigit(c);
}

static bool rule_unit(struct cleaner *c)
{
	static const char *const units[] = {"%", "‰", "€", NULL};
	size_t gap;

	if (!is_digit(c->before))
		return false;
	gap = blanks(c->at);
	for (int i = 0; gap <= 1 && units[i]; i++)
		if (g_str_has_prefix(c->at + gap, units[i])) {
			replace(c, gap, NARROW);
			keep(c, strlen(units[i]));
			return true;
		}
	return false;
}

static bool rule_number_head(struct cleaner *c)
{
	if (!c->numbers || g_ascii_islower(*c->at))
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
		keep(c, length);
		replace(c, gap, FIXED);
		return true;
	}
	return false;
}

/* The point of an abbreviation ends the sentence, too (Amtliche Regelung, § 103). */
static bool rule_point(struct cleaner *c)
{
	if (c->before != '.' || c->at[1] == '.')
		return false;
	flush(c);
	if (g_str_has_suffix(c->out->str, ".."))
		return false;
	replace(c, 1, "");
	return true;
}

/* 6. Juli: the day stays with its month. */
static bool rule_day(struct cleaner *c)
{
	if (strncmp(c->at, ". ", 2) != 0 || !is_digit(c->before))
		return false;
	for (int i = 0; months[i]; i++)
		if (g_str_has_prefix(c->at + 2, months[i])) {
			keep(c, 1);
			replace(c, 1, FIXED);
			return true;
		}
	return false;
}

/* Sekundarstufe I, SGB VIII: a Roman number stays with the word before it. */
static bool rule_roman(struct cleaner *c)
{
	size_t length = g_ascii_isupper(c->at[1]) ? strspn(c->at + 1, "IVX") : 0;

	if (length == 0 || length > 4 || !g_unichar_isalpha(c->before)
		|| g_unichar_isalnum(g_utf8_get_char(c->at + 1 + length))
		|| c->at[1 + length] == '.')
		return false;
	replace(c, 1, FIXED);
	return true;
}

/* Of the rules for one place the first that mends something holds. */
static bool mend_start(struct cleaner *c)
{
	return rule_address(c) || rule_letters(c) || rule_number_head(c);
}

static bool mend_sign(struct cleaner *c)
{
	switch (*c->at) {
	case '"': return rule_double_quote(c);
	case '\'': return rule_single_quote(c);
	case '-': return rule_dash(c);
	case '.': return rule_ellipsis(c) || rule_point(c) || rule_day(c);
	case ' ': return rule_unit(c) || rule_roman(c);
	case '%':
	case '\xe2': return rule_unit(c);
	default: return false;
	}
}

/* Within a word nothing is to be mended up to the next sign. */
static bool keep_word(struct cleaner *c)
{
	const char *end = c->at;

	for (;; end = g_utf8_next_char(end)) {
		while (g_ascii_isalnum(*end))
			end++;
		if ((unsigned char)*end < 0x80 || !g_unichar_isalpha(g_utf8_get_char(end)))
			break;
	}
	if (end == c->at)
		return false;
	keep(c, (size_t)(end - c->at));
	return true;
}

/* TEXT itself if there is nothing to mend, else the cleaner's copy. */
static const char *clean(struct cleaner *c, const char *text)
{
	c->at = c->kept = text;
	c->addresses = has_address(text);
	c->numbers = strpbrk(text, "0123456789") != NULL;
	g_string_truncate(c->out, 0);
	while (*c->at)
		if (!(word_starts(c->before) && mend_start(c)) && !keep_word(c) && !mend_sign(c))
			keep(c, (size_t)(g_utf8_next_char(c->at) - c->at));
	if (c->kept == text && !c->out->len)
		return text;
	flush(c);
	return c->out->str;
}

static void span_clean(struct cleaner *c, struct arena *arena, struct span *span)
{
	const char *cleaned = clean(c, span->text);

	if (cleaned != span->text)
		span->text = arena_strdup(arena, cleaned);
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
			span_clean(&cleaner, arena, span);
	}
	g_string_free(cleaner.out, TRUE);
}

char *typography_text(struct arena *arena, const char *text)
{
	struct cleaner cleaner = {.out = g_string_new(NULL)};
	char *cleaned = arena_strdup(arena, clean(&cleaner, text));

	g_string_free(cleaner.out, TRUE);
	return cleaned;
}

void typography_number(struct arena *arena, struct span *spans)
{
	const char *text = spans ? spans->text : NULL;

	if (text && !(spans->flags & SPAN_CODE) && *text == '-' && g_ascii_isdigit(text[1]))
		spans->text = arena_printf(arena, "%s%s", MINUS, text + 1);
}
