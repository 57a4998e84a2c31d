/* Paragraph rules: what German typesetting keeps together (DIN 5008:2020, Duden
 * "Rechtschreibung und Schriftsatz"), as tables of words. */
#include "paragraph_rules.h"

#include <glib.h>
#include <string.h>

enum {
	PENALTY_LOOSE_TIE = 300, /* better not, but better than a bad line */
	PENALTY_RANGE = 200,     /* "5 | bis 7": of what is too wide rather here */
	PENALTY_PARAGRAPH = 120, /* "42 Abs. 6" */
	PENALTY_AND = 100,       /* "5 und | 6", "14 von | 15" */
	PENALTY_ORDINAL = 60,    /* "1. Platz"; may be two sentences too */
	PENALTY_SHORT_WORD = 10,
	PENALTY_AFTER_HYPHEN = 10,
	PENALTY_AFTER_SLASH = 20,
	PENALTY_AFTER_STAR = 60,
	PENALTY_AFTER_DASH = 30,
	PENALTY_ADDRESS = 50,
};

enum { SPELT_CAPITALS = 10 };    /* no abbreviation has as many letters */

/* Follow a number. */
static const char *const units[] = {"%", "‰", "€", "Euro", "Uhr", "VZÄ", "Std.", "h", "km", "m",
	"cm", "mm", "kg", "°C", "Mio.", "Mrd.", "Prozent", "Pkt.", "Min.", NULL};

/* Of those, set close to the number. */
static const char *const thin_units[] = {"%", "‰", "€", "°C", NULL};

/* Stand before a number. */
static const char *const counters[] = {"Art.", "Abs.", "Nr.", "S.", "Satz", "Kap.",
	"Abb.", "Tab.", "Bd.", "Ziff.", "Anm.", "Rn.", "TOP", "LZ", "HZ", "M", NULL};

/* Stand before a number or a name, and may be cut off in need. */
static const char *const leaders[] = {"Klasse", "Klassen", "Jahrgang", "Jahrgänge", "Jahrgängen",
	"Jahrgangsstufe", "Jahrgangsstufen", "Stufe", "Stufen", "Seite", "Kapitel", "Abschnitt",
	"Anlage", "Anlagen", "Tabelle", "Abbildung", "Leitziel", "Handlungsziel", "Ziel",
	"Zielwert", "Maßnahme", "Schuljahr", "Schuljahres", "Halbjahr", "SGB", "Absatz",
	"Artikel", "Paragraf", "Nummer", "Punkt", "Version", "Fassung", "Raum", "Räume", "Zimmer",
	"Haus", "Gebäude", "Telefon", "Tel.", "Fax", NULL};

/* Stand before a day. */
static const char *const date_leaders[] = {"vom", "am", "zum", "ab", "bis", "seit", "Am", "Ab",
	"Vom", "Seit", "Zum", "Bis", "Stand", NULL};

static const char *const untils[] = {"bis", NULL};

static const char *const ands[] = {"und", "oder", "von", NULL};

/* Follow a number, and may be cut off in need. */
static const char *const measures[] = {"Stelle", "Stellen", "Stunde", "Stunden", "Wochenstunde",
	"Wochenstunden", "Minuten", "Tag", "Tage", "Tagen", "Woche", "Wochen", "Monat", "Monate",
	"Monaten", "Jahr", "Jahre", "Jahren", "Mal", "Prozentpunkte", NULL};

/* Follow an ordinal. */
static const char *const grades[] = {"Klasse", "Klassen", "Halbjahr", "Halbjahres", "Schuljahr",
	"Schulhalbjahr", "Schulhalbjahres", "Jahrgang", "Jahrgangs", "Jahrgangsstufe", "Quartal",
	"Sitzung", NULL};

/* Stand before a telephone number. */
static const char *const phones[] = {"Telefon", "Tel.", "Mobil", "Fax", NULL};

/* Stand before a name. */
static const char *const titles[] = {"Dr.", "Prof.", "Frau", "Herr", "Herrn", "Fr.", "Hr.", NULL};

static const char *const sections[] = {"§", "§§", NULL};

/* Do not start a line. */
static const char *const dashes[] = {"–", "—", "…", NULL};

static const char *const months[] = {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
	"August", "September", "Oktober", "November", "Dezember", NULL};

/* WORD without opening marks. */
static const char *word_body(const char *word)
{
	static const char *const openers[] = {"(", "[", "„", "»", "‚", "›", "\"", NULL};

	for (int i = 0; openers[i]; i++)
		if (*word == *openers[i] && g_str_has_prefix(word, openers[i]))
			return word_body(word + strlen(openers[i]));
	return word;
}

/* Is WORD one of the list, apart from marks behind it? */
static bool word_is(const char *word, const char *const *list)
{
	for (; *list; list++) {
		size_t length;

		if (*word != **list)
			continue;
		length = strlen(*list);
		if (strncmp(word, *list, length) == 0 &&
			strspn(word + length, ".,;:!?)]") == strlen(word + length))
			return true;
	}
	return false;
}

/* "Klasse", "Zielwert:", but not "Klasse." */
static bool word_leads(const char *word)
{
	size_t length = strlen(word);

	if (length > 0 && word[length - 1] == ':')
		length--;
	for (const char *const *leader = leaders; *leader; leader++)
		if (*word == **leader && strncmp(word, *leader, length) == 0 &&
			!(*leader)[length])
			return true;
	return false;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t digits_count(const char *word)
{
	return strspn(word, "0123456789");
}

/* "6." or "06." */
static bool is_day(const char *word)
{
	size_t digits = digits_count(word);

	return digits >= 1 && digits <= 2 && word[digits] == '.' && !word[digits + 1];
}

/* The rest of a number after a blank between thousands: "345", "345,". */
static bool is_thousand(const char *word)
{
	return is_digit(*word) && digits_count(word) == 3 &&
		(!word[3] || strchr(",.;:)%", word[3]));
}

/* A letter and a full stop: the parts of "z. B.", "i. d. R.", "e. V.". */
static bool is_initial(const char *word)
{
	return g_unichar_isalpha(g_utf8_get_char(word)) && *g_utf8_next_char(word) == '.';
}

/* Nothing but marks that may follow a word. */
static bool is_end(const char *rest)
{
	return strspn(rest, ".,;:!?)]") == strlen(rest);
}

/* "04.07.2018" */
static bool is_date(const char *word)
{
	for (int part = 0; part < 2; part++) {
		size_t digits = digits_count(word);

		if (digits < 1 || digits > 2 || word[digits] != '.')
			return false;
		word += digits + 1;
	}
	return digits_count(word) == 4 && is_end(word + 4);
}

/* "Z6", "LZ2.1" */
static bool is_code(const char *word)
{
	size_t letters = 0;
	const char *number;

	while (letters <= 3 && g_ascii_isupper(word[letters]))
		letters++;
	number = word + letters;
	return letters >= 1 && letters <= 3 && is_digit(*number) &&
		is_end(number + strspn(number, "0123456789."));
}

/* "A": of a room, a form. */
static bool is_letter(const char *word)
{
	return g_ascii_isupper(*word) && is_end(word + 1) && word[1] != '.';
}

static bool is_numeral(const char *word)
{
	size_t letters = strspn(word, "IVX");

	return letters > 0 && letters == strcspn(word, ".,;:)");
}

/* "0", "(02323)", "16-0": of a telephone number. */
static bool is_phone_part(const char *word)
{
	size_t length = strspn(word, "0123456789()+/-");

	return length > 0 && is_end(word + length);
}

static unsigned number_traits(const char *word, const char *body)
{
	size_t digits;
	unsigned traits = 0;

	if (is_digit(*word))
		traits |= TRAIT_DIGIT_START | TRAIT_NUMBER_START;
	if (is_digit(word[strlen(word) - 1]))
		traits |= TRAIT_DIGIT_END;
	if (is_phone_part(word))
		traits |= TRAIT_PHONE_PART;
	if (is_code(body))
		traits |= TRAIT_CODE;
	if (is_thousand(word))
		traits |= TRAIT_THOUSAND;
	if (!is_digit(*body))
		return traits;
	digits = digits_count(body);
	if (digits <= 3 && !body[digits])
		traits |= TRAIT_FEW_DIGITS;
	if (is_day(body))
		traits |= TRAIT_DAY;
	if (is_date(body))
		traits |= TRAIT_DATE;
	return traits;
}

static const struct {
	const char *const *list;
	unsigned trait;
} trait_lists[] = {{units, TRAIT_UNIT}, {thin_units, TRAIT_UNIT_THIN}, {counters, TRAIT_COUNTER},
	{titles, TRAIT_TITLE}, {months, TRAIT_MONTH}, {sections, TRAIT_SECTION},
	{dashes, TRAIT_DASH}, {date_leaders, TRAIT_DATE_LEADER}, {untils, TRAIT_UNTIL},
	{ands, TRAIT_AND}, {measures, TRAIT_MEASURE},
	{grades, TRAIT_GRADE}, {phones, TRAIT_PHONE}};

unsigned word_traits(const char *word)
{
	const char *body = word_body(word);
	unsigned traits;

	if (!*body)
		return 0;
	traits = number_traits(word, body);
	for (size_t i = 0; i < G_N_ELEMENTS(trait_lists); i++)
		if (word_is(body, trait_lists[i].list))
			traits |= trait_lists[i].trait;
	if (word_leads(body))
		traits |= TRAIT_LEADER;
	if (is_numeral(word))
		traits |= TRAIT_NUMBER_START;
	if (is_letter(body))
		traits |= TRAIT_LETTER;
	if (is_initial(word))
		traits |= TRAIT_INITIAL;
	if (is_initial(body) && !g_utf8_next_char(body)[1])
		traits |= TRAIT_INITIAL_ONLY;
	if (strlen(word) <= 2)
		traits |= TRAIT_SHORT;
	return traits;
}

#define TIED {.tied = true}
#define TIED_THIN {.tied = true, .thin = true}
#define FIRM(cost) {.firm = true, .penalty = (cost)}
#define LOOSE(cost) {.penalty = (cost)}

/* ORDER: the first that fits holds. */
static const struct {
	unsigned before, after;  /* one of these traits each */
	struct blank_rule rule;
} blank_rules[] = {
	{TRAIT_DIGIT_END, TRAIT_UNIT_THIN, TIED_THIN},
	{TRAIT_DIGIT_END, TRAIT_UNIT, TIED},
	{TRAIT_SECTION, TRAIT_DIGIT_START, TIED_THIN},
	{TRAIT_COUNTER, TRAIT_DIGIT_START, TIED},
	{TRAIT_INITIAL_ONLY, TRAIT_INITIAL, TIED_THIN},
	{TRAIT_FEW_DIGITS, TRAIT_THOUSAND, TIED_THIN},
	{TRAIT_DAY, TRAIT_MONTH | TRAIT_DAY, TIED},
	{~0u, TRAIT_DASH, TIED},
	{TRAIT_LEADER, TRAIT_NUMBER_START | TRAIT_CODE | TRAIT_LETTER, FIRM(PENALTY_LOOSE_TIE)},
	{TRAIT_LETTER, TRAIT_FEW_DIGITS, FIRM(PENALTY_LOOSE_TIE)},
	{TRAIT_PHONE, TRAIT_PHONE_PART, FIRM(PENALTY_LOOSE_TIE)},
	{TRAIT_DAY, TRAIT_GRADE, FIRM(PENALTY_LOOSE_TIE)},
	{TRAIT_MONTH, TRAIT_DIGIT_START, FIRM(PENALTY_LOOSE_TIE)},
	{TRAIT_DATE_LEADER, TRAIT_DATE, FIRM(PENALTY_LOOSE_TIE)},
	{TRAIT_DIGIT_END, TRAIT_UNTIL, FIRM(PENALTY_RANGE)},
	{TRAIT_UNTIL, TRAIT_DIGIT_START, FIRM(PENALTY_LOOSE_TIE)},
	{TRAIT_DIGIT_END, TRAIT_MEASURE, FIRM(PENALTY_LOOSE_TIE)},
	{TRAIT_TITLE, ~0u, FIRM(PENALTY_LOOSE_TIE)},
	{TRAIT_AND, TRAIT_DIGIT_START, LOOSE(PENALTY_AND)},
	{TRAIT_DIGIT_END, TRAIT_COUNTER | TRAIT_LEADER, FIRM(PENALTY_PARAGRAPH)},
	{TRAIT_DAY, ~0u, LOOSE(PENALTY_ORDINAL)},
	{TRAIT_SHORT, ~0u, LOOSE(PENALTY_SHORT_WORD)},
};

struct blank_rule blank_between(unsigned before, unsigned after)
{
	if (!before && !after) /* as most words: no rule holds for any two */
		return (struct blank_rule){0};
	for (size_t i = 0; i < G_N_ELEMENTS(blank_rules); i++)
		if ((blank_rules[i].before == ~0u || before & blank_rules[i].before) &&
			(blank_rules[i].after == ~0u || after & blank_rules[i].after))
			return blank_rules[i].rule;
	return (struct blank_rule){0};
}

unsigned traits_phone(const char *word, unsigned before, unsigned traits)
{
	bool goes_on = traits & TRAIT_PHONE_PART && before & TRAIT_PHONE &&
		!strchr(".,;", word[strlen(word) - 1]);

	return traits | (goes_on ? TRAIT_PHONE : 0);
}

bool word_is_address(const char *word, int length)
{
	const char *dot;

	if (memchr(word, '@', (size_t)length) || memmem(word, (size_t)length, "://", 3))
		return true;
	dot = memchr(word, '.', (size_t)length);
	if (dot && memmem(word, (size_t)length, "www.", 4))
		return true;
	for (; dot;
		dot = memchr(dot + 1, '.', (size_t)(word + length - dot - 1)))
		if (dot > word && g_ascii_islower(dot[-1]) && dot + 2 < word + length &&
			g_ascii_islower(dot[1]))
			return true;
	return false;
}

bool word_has_small(const char *word, int length)
{
	for (const char *c = word; c < word + length; c = g_utf8_next_char(c))
		if (g_unichar_islower(g_utf8_get_char(c)))
			return true;
	return false;
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

bool capitals_spell(const char *word, int length, int place)
{
	return letters_before(word, word + place) + letters_from(word + place, word + length)
		>= SPELT_CAPITALS;
}

/* A break mark inside a word: how many letters must stand around it. */
struct break_mark {
	const char *mark;
	int before, after;
	int penalty;
};

static const struct break_mark word_marks[] = {
	{"-", 2, 3, PENALTY_AFTER_HYPHEN},  /* "Schul-Konferenz", not "E-Mail" */
	{"-/", 0, 3, PENALTY_AFTER_SLASH},  /* "Lern-/Lehrziele" */
	{"/", 2, 3, PENALTY_AFTER_SLASH},   /* "Schüler/innen" */
	{"*", 3, 2, PENALTY_AFTER_STAR},    /* "Schüler*innen" */
	{":", 3, 2, PENALTY_AFTER_STAR},
	{"_", 3, 2, PENALTY_AFTER_STAR},
	{"–", 2, 2, PENALTY_AFTER_DASH},    /* "Mo–Fr" */
	{NULL, 0, 0, 0},
};

static const struct break_mark address_marks[] = {
	{"/", 0, 1, PENALTY_ADDRESS}, {".", 4, 4, PENALTY_ADDRESS},
	{"@", 1, 1, PENALTY_ADDRESS}, {"-", 2, 2, PENALTY_ADDRESS},
	{"_", 2, 2, PENALTY_ADDRESS}, {"?", 1, 1, PENALTY_ADDRESS},
	{"=", 1, 1, PENALTY_ADDRESS}, {"&", 1, 1, PENALTY_ADDRESS},
	{NULL, 0, 0, 0},
};

int break_inside(const char *word, int length, int place, bool address)
{
	const struct break_mark *mark = address ? address_marks : word_marks;
	const char *at = word + place;

	if (place <= 0 || place >= length || g_ascii_isalnum(at[-1]))
		return -1;
	for (; mark->mark; mark++) {
		int size = (int)strlen(mark->mark);

		if (size <= place && at[-1] == mark->mark[size - 1] &&
			strncmp(at - size, mark->mark, (size_t)size) == 0 &&
			letters_before(word, at - size) >= mark->before &&
			letters_from(at, word + length) >= mark->after)
			return mark->penalty;
	}
	return -1;
}
