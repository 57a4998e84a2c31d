/* Paragraph rules: what German typesetting keeps together (DIN 5008:2020, Duden
 * "Rechtschreibung und Schriftsatz"), as tables of words. */
#include "paragraph_rules.h"

#include <glib.h>
#include <string.h>

enum {
	PENALTY_LOOSE_TIE = 300, /* better not, but better than a bad line */
	PENALTY_SHORT_WORD = 10,
	PENALTY_AFTER_HYPHEN = 10,
	PENALTY_AFTER_SLASH = 20,
	PENALTY_AFTER_STAR = 60,
	PENALTY_AFTER_DASH = 30,
	PENALTY_ADDRESS = 50,
};

/* Follow a number. */
static const char *const units[] = {"%", "‰", "€", "Euro", "Uhr", "VZÄ", "Std.", "h", "km", "m",
	"cm", "mm", "kg", "°C", "Mio.", "Mrd.", "Prozent", "Pkt.", "Min.", NULL};

/* Of those, set close to the number. */
static const char *const thin_units[] = {"%", "‰", "€", "°C", NULL};

/* Stand before a number. */
static const char *const counters[] = {"§", "§§", "Art.", "Abs.", "Nr.", "S.", "Satz", "Kap.",
	"Abb.", "Tab.", "Bd.", "Ziff.", "Anm.", "Rn.", "TOP", "LZ", "HZ", "M", NULL};

/* Stand before a number or a name, and may be cut off in need. */
static const char *const leaders[] = {"Klasse", "Klassen", "Jahrgang", "Jahrgänge", "Stufe",
	"Seite", "Kapitel", "Abschnitt", "Anlage", "Anlagen", "Tabelle", "Abbildung", "Leitziel",
	"Handlungsziel", "Maßnahme", "Schuljahr", "SGB", "Absatz", "Artikel", NULL};

/* Stand before a name. */
static const char *const titles[] = {"Dr.", "Prof.", "Frau", "Herr", "Herrn", "Fr.", "Hr.", NULL};

static const char *const months[] = {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
	"August", "September", "Oktober", "November", "Dezember", NULL};

/* WORD without opening marks. */
static const char *word_body(const char *word)
{
	static const char *const openers[] = {"(", "[", "„", "»", "‚", "›", "\"", NULL};

	for (int i = 0; openers[i]; i++)
		if (g_str_has_prefix(word, openers[i]))
			return word_body(word + strlen(openers[i]));
	return word;
}

/* Is WORD one of the list, apart from marks around it? */
static bool word_is(const char *word, const char *const *list)
{
	word = word_body(word);
	for (; *list; list++) {
		size_t length = strlen(*list);

		if (strncmp(word, *list, length) == 0 &&
			strspn(word + length, ".,;:!?)]") == strlen(word + length))
			return true;
	}
	return false;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool ends_in_digit(const char *word)
{
	size_t length = strlen(word);

	return length > 0 && is_digit(word[length - 1]);
}

/* "6." or "06." */
static bool is_day(const char *word)
{
	size_t digits = strspn(word = word_body(word), "0123456789");

	return digits >= 1 && digits <= 2 && word[digits] == '.' && !word[digits + 1];
}

/* "12" before "345": the thousands of a number. */
static bool is_thousand(const char *before, const char *after)
{
	size_t digits = strspn(after, "0123456789");

	return strspn(before, "0123456789") == strlen(before) && strlen(before) <= 3 &&
		digits == 3 && (!after[3] || strchr(",.;:)%", after[3]));
}

/* A letter and a full stop: the parts of "z. B.", "i. d. R.", "e. V.". */
static bool is_initial(const char *word)
{
	const char *after;

	if (!*word || !g_unichar_isalpha(g_utf8_get_char(word)))
		return false;
	after = g_utf8_next_char(word);
	return *after == '.';
}

static bool is_initial_only(const char *word)
{
	word = word_body(word);
	return is_initial(word) && !g_utf8_next_char(word)[1];
}

static bool is_dash(const char *word)
{
	return strcmp(word, "–") == 0 || strcmp(word, "—") == 0;
}

static bool starts_in_number(const char *word)
{
	return is_digit(*word) || strspn(word, "IVX") == strcspn(word, ".,;:)");
}

static bool is_abbreviation_part(const char *before, const char *after)
{
	if (!is_initial_only(before))
		return false;
	return is_initial(after) || (strcmp(word_body(before), "d.") == 0 &&
		g_str_has_prefix(after, "h."));
}

struct blank_rule blank_between(const char *before, const char *after)
{
	if (ends_in_digit(before) && word_is(after, units))
		return (struct blank_rule){true, word_is(after, thin_units), 0};
	if (word_is(before, counters) && is_digit(*after))
		return (struct blank_rule){true, strncmp(word_body(before), "§", 2) == 0, 0};
	if (is_abbreviation_part(before, after))
		return (struct blank_rule){true, true, 0};
	if (is_thousand(word_body(before), after))
		return (struct blank_rule){true, true, 0};
	if (is_day(before) && (word_is(after, months) || is_day(after)))
		return (struct blank_rule){true, false, 0};
	if (is_dash(after) || strcmp(after, "…") == 0)
		return (struct blank_rule){true, false, 0};
	if ((word_is(before, leaders) && starts_in_number(after)) || word_is(before, titles) ||
		(word_is(before, months) && is_digit(*after)))
		return (struct blank_rule){false, false, PENALTY_LOOSE_TIE};
	return (struct blank_rule){
		false, false, strlen(before) <= 2 && !is_dash(before) ? PENALTY_SHORT_WORD : 0};
}

/* Web and mail addresses: "www.herne.de", "name@herne.de", "https://...". */
static bool is_address(const char *word, int length)
{
	const char *dot;

	if (memchr(word, '@', (size_t)length) || g_strstr_len(word, length, "://") ||
		g_strstr_len(word, length, "www."))
		return true;
	for (dot = memchr(word, '.', (size_t)length); dot;
		dot = memchr(dot + 1, '.', (size_t)(word + length - dot - 1)))
		if (dot > word && g_ascii_islower(dot[-1]) && dot + 2 < word + length &&
			g_ascii_islower(dot[1]))
			return true;
	return false;
}

bool word_may_hyphenate(const char *word, int length)
{
	bool lower = false;

	for (const char *c = word; c < word + length; c = g_utf8_next_char(c))
		lower |= g_unichar_islower(g_utf8_get_char(c));
	return lower && !is_address(word, length);
}

/* How many letters in a row end before PLACE. */
static int letters_before(const char *word, const char *place)
{
	int count = 0;

	while (place > word) {
		place = g_utf8_prev_char(place);
		if (!g_unichar_isalpha(g_utf8_get_char(place)))
			break;
		count++;
	}
	return count;
}

static int letters_from(const char *place, const char *end)
{
	int count = 0;

	for (; place < end && g_unichar_isalpha(g_utf8_get_char(place));
		place = g_utf8_next_char(place))
		count++;
	return count;
}

int break_inside(const char *word, int length, int place)
{
	const char *at = word + place, *end = word + length, *mark;
	int after = letters_from(at, end), before;

	if (place <= 0 || place >= length || ((unsigned char)*at & 0xc0) == 0x80)
		return -1;
	mark = g_utf8_prev_char(at);
	before = letters_before(word, mark);
	if (is_address(word, length))
		return strchr("/.@-_?&=", *mark) && before >= 2 - (*mark == '/') && (after >= 2 ||
			*mark == '@') ? PENALTY_ADDRESS : -1;
	if (*mark == '-')
		return before >= 2 && (after >= 3 || *at == '/') ? PENALTY_AFTER_HYPHEN : -1;
	if (*mark == '/')
		return after >= 3 && (before >= 2 || (mark > word && mark[-1] == '-'))
			? PENALTY_AFTER_SLASH : -1;
	if (strchr("*:_", *mark))
		return before >= 3 && after >= 2 ? PENALTY_AFTER_STAR : -1;
	if (strncmp(mark, "–", 3) == 0)
		return before >= 2 && after >= 2 ? PENALTY_AFTER_DASH : -1;
	return -1;
}
