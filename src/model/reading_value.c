/* Reading, the values: what may be said of each kind of indicator. */
#include <math.h>
#include <string.h>
#include "../base/diag.h"
#include "../base/slug.h"
#include "reading_rows.h"

/* One value being read. */
struct valuing {
	struct arena *arena;
	struct diag *diag;
	const struct indicator *indicator;
	const struct raw_value *raw;
	struct value *value;
};

/* A finding about the indicator; the arguments after its id, NULL where there are none. */
static void complain(const struct valuing *v, enum diag_code code, const char *second,
	const char *third, const char *fourth)
{
	diag_report(v->diag, code, v->raw->place, v->indicator->id.text, second, third, fourth);
}

const char *reading_print(struct arena *arena, double number)
{
	return number_print(arena, number, number == floor(number) ? 0 : 2);
}

static const char *print(const struct valuing *v, double number)
{
	return reading_print(v->arena, number);
}

/* Words for what is no value, also those that our tables print; as slugs, so that case
 * and umlauts do not count. */
static bool read_state(const struct valuing *v)
{
	static const struct {
		const char *word;
		enum value_state state;
	} words[] = {
		{"nicht_erhoben", VALUE_NOT_COLLECTED}, {"nicht-erhoben", VALUE_NOT_COLLECTED},
		{"k-a", VALUE_NOT_COLLECTED}, {"k.a", VALUE_NOT_COLLECTED},
		{"keine-angabe", VALUE_NOT_COLLECTED}, {"n-e", VALUE_NOT_COLLECTED},
		{"entfaellt", VALUE_NOT_APPLICABLE}, {"entf", VALUE_NOT_APPLICABLE},
		{"in_klaerung", VALUE_PENDING}, {"in-klaerung", VALUE_PENDING},
		{"i-k", VALUE_PENDING},
		{"geheim", VALUE_SECRET},
	};
	const char *slug = v->raw->text ? slug_make(v->arena, v->raw->text) : "";

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (!strcmp(slug, words[i].word)) {
			v->value->state = words[i].state;
			return true;
		}
	if (v->raw->text && !strcmp(v->raw->text, ".")) {
		v->value->state = VALUE_SECRET;
		return true;
	}
	return false;
}

/* A number of people or things: not below zero, people whole. */
static bool check_count(const struct valuing *v, double number)
{
	if (number < 0) {
		complain(v, DIAG_VALUE_NEGATIVE, print(v, number), NULL, NULL);
		return false;
	}
	if (v->indicator->people && number != floor(number)) {
		complain(v, DIAG_VALUE_NOT_WHOLE, print(v, number), NULL, NULL);
		return false;
	}
	return true;
}

static bool read_number(const struct valuing *v, double *number)
{
	if (v->raw->sum.set) {
		*number = v->raw->sum.value;
		return true;
	}
	if (v->raw->text && number_read(v->raw->text, number))
		return true;
	complain(v, DIAG_VALUE_NOT_NUMBER, v->raw->text ? v->raw->text : "", NULL, NULL);
	return false;
}

static bool read_yes_no(const struct valuing *v)
{
	static const char *const yes[] = {"ja", "true"}, *const no[] = {"nein", "false"};
	const char *text = v->raw->text ? v->raw->text : "";

	v->value->state = VALUE_NUMBER;
	for (int i = 0; i < 2; i++) {
		v->value->number = !g_ascii_strcasecmp(text, yes[i]);
		if (v->value->number > 0 || !g_ascii_strcasecmp(text, no[i]))
			return true;
	}
	complain(v, DIAG_VALUE_NOT_YES_NO, text, NULL, NULL);
	return false;
}

static bool read_count(const struct valuing *v)
{
	v->value->state = VALUE_NUMBER;
	return read_number(v, &v->value->number) && check_count(v, v->value->number);
}

static bool read_share(const struct valuing *v)
{
	const struct raw_value *raw = v->raw;

	if (!raw->numerator.set || !raw->denominator.set || raw->text) {
		complain(v, DIAG_VALUE_NOT_SHARE, NULL, NULL, NULL);
		return false;
	}
	if (!check_count(v, raw->numerator.value) || !check_count(v, raw->denominator.value))
		return false;
	if (raw->numerator.value > raw->denominator.value) {
		complain(v, DIAG_NUMERATOR_ABOVE_BASE, print(v, raw->numerator.value),
			print(v, raw->denominator.value), NULL);
		return false;
	}
	v->value->state = VALUE_NUMBER;
	v->value->number = raw->numerator.value;
	v->value->base = raw->denominator.value;
	if (raw->denominator.value == 0) {
		complain(v, DIAG_BASE_ZERO, NULL, NULL, NULL);
		v->value->state = VALUE_NOT_APPLICABLE;
	}
	return true;
}

static bool read_scale(const struct valuing *v)
{
	const struct number *low = &v->indicator->scale_low, *high = &v->indicator->scale_high;

	v->value->state = VALUE_NUMBER;
	if (!read_number(v, &v->value->number))
		return false;
	if ((!low->set || v->value->number >= low->value) &&
		(!high->set || v->value->number <= high->value))
		return true;
	complain(v, DIAG_VALUE_OFF_SCALE, print(v, low->value), print(v, high->value),
		print(v, v->value->number));
	return false;
}

static bool read_words(const struct valuing *v)
{
	v->value->state = VALUE_WORDS;
	v->value->words = v->raw->text;
	if (!v->raw->text)
		complain(v, DIAG_VALUE_NOT_WORDS, NULL, NULL, NULL);
	return v->raw->text != NULL;
}

bool value_read(struct arena *arena, struct diag *diag, const struct indicator *indicator,
	const struct raw_value *raw, struct value *value)
{
	static bool (*const readers[])(const struct valuing *) = {
		[INDICATOR_YES_NO] = read_yes_no, [INDICATOR_COUNT] = read_count,
		[INDICATOR_SHARE] = read_share, [INDICATOR_SCALE] = read_scale,
		[INDICATOR_WORDS] = read_words,
	};
	_Static_assert(G_N_ELEMENTS(readers) == INDICATOR_KIND_COUNT, "one for each kind");
	const struct valuing v = {arena, diag, indicator, raw, value};

	*value = (struct value){0};
	if (read_state(&v))
		return true;
	if (indicator->kind != INDICATOR_SHARE && (raw->numerator.set || raw->denominator.set)) {
		complain(&v, DIAG_VALUE_NOT_PLAIN, NULL, NULL, NULL);
		return false;
	}
	return readers[indicator->kind](&v);
}
