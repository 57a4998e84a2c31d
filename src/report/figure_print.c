/* Figure print: figures as they stand in tables. */
#include "figure_print.h"

#include <math.h>

#include <string.h>

#include "../base/arena.h"

#define NARROW "\u202f" /* before %, DIN 5008 */
#define FIXED "\u00a0"

static const char *const SIGNS[] = {
	[FIGURE_NUMBER] = FIGURE_NOTHING, [FIGURE_MISSING] = "k." FIXED "A.",
	[FIGURE_NOT_COLLECTED] = "n." FIXED "e.", [FIGURE_NOT_APPLICABLE] = "entf.",
	[FIGURE_PENDING] = "i." FIXED "K.", [FIGURE_NOT_ADDABLE] = "x", [FIGURE_MASKED] = ".",
	[FIGURE_WORDS] = FIGURE_NOTHING,
};

const char *figure_sign(enum figure_state state)
{
	return SIGNS[state];
}

const char *plain_print(struct arena *arena, double value, int most)
{
	int decimals = 0;

	for (double shown = value; decimals < most; decimals++, shown *= 10)
		if (fabs(shown - round(shown)) < 1e-6)
			break;
	return number_print(arena, value, decimals);
}

const char *percent_print(struct arena *arena, double percent, int decimals)
{
	return arena_printf(arena, "%s" NARROW "%%", number_print(arena, percent, decimals));
}

const char *part_print(struct arena *arena, double part, double whole)
{
	return arena_printf(arena, "%s" FIXED "von" FIXED "%s", plain_print(arena, part, 2),
		plain_print(arena, whole, 2));
}

const char *figure_print(struct arena *arena, const struct indicator *indicator,
	const struct figure *figure, bool school)
{
	if (figure->state == FIGURE_WORDS)
		return figure->words;
	if (figure->state != FIGURE_NUMBER)
		return SIGNS[figure->state];
	switch ((enum indicator_kind)indicator->kind) {
	case INDICATOR_SHARE:
		return percent_print(arena, figure->percent, 1);
	case INDICATOR_YES_NO:
		if (school)
			return figure->number > 0 ? "ja" : "nein";
		return part_print(arena, figure->number, figure->base);
	case INDICATOR_SCALE:
		return school ? plain_print(arena, figure->number, 2)
			: number_print(arena, figure->number, 1);
	case INDICATOR_COUNT:
	case INDICATOR_WORDS:
		break;
	}
	return plain_print(arena, figure->number, 2);
}

static enum view_number_state figure_view_state(const struct figure *figure)
{
	if (figure->state == FIGURE_MASKED)
		return VIEW_MASKED;
	return figure->state == FIGURE_NUMBER ? VIEW_KNOWN : VIEW_ABSENT;
}

void view_figure(struct view *parent, const char *name,
	const struct indicator *indicator, const struct figure *figure, bool school)
{
	view_number_as(parent, name, figure_measure(indicator, figure), figure_view_state(figure),
		figure_print(parent->arena, indicator, figure, school));
}

void view_derived(struct view *parent, const char *name,
	const struct figure *figure, double value, int decimals)
{
	enum view_number_state state = figure_view_state(figure);

	if (state != VIEW_KNOWN)
		view_number_as(parent, name, 0, state, SIGNS[figure->state]);
	else if (isfinite(value))
		view_number(parent, name, value, decimals);
	else
		view_absent(parent, name, FIGURE_NOTHING);
}

/* The sign is of what is printed: no "+0,0" for 0,04 at one decimal, but "±0". */
static const char *signed_print(struct arena *arena, double value, int decimals)
{
	const char *text = decimals > 0 ? number_print(arena, value, decimals)
		: plain_print(arena, value, 2);

	if (strpbrk(text, "123456789") == NULL)
		return "±0";
	return value > 0 ? arena_printf(arena, "+%s", text) : text;
}

const char *difference_print(struct arena *arena, const struct indicator *indicator,
	const struct change *change)
{
	if (change->state == CHANGE_NONE)
		return FIGURE_NOTHING;
	if (change->state == CHANGE_BROKEN)
		return "Bruch";
	if (indicator_in_percent(indicator))
		return arena_printf(arena, "%s" FIXED "Pkt.",
			signed_print(arena, change->difference, 1));
	return signed_print(arena, change->difference, indicator->kind == INDICATOR_SCALE);
}

const char *change_print(struct arena *arena, const struct indicator *indicator,
	const struct change *change)
{
	const char *difference = difference_print(arena, indicator, change);

	if (indicator->kind != INDICATOR_COUNT || change->state != CHANGE_KNOWN
		|| !change->percent_known)
		return difference;
	return arena_printf(arena, "%s" FIXED "(%s" NARROW "%%)", difference,
		signed_print(arena, change->percent, 1));
}

const char *target_print(struct arena *arena, const struct indicator *indicator)
{
	bool percent = indicator_in_percent(indicator);
	const char *sign = indicator->direction == DIRECTION_DOWN ? "≤" : "≥";

	if (!indicator->target.set)
		return FIGURE_NOTHING;
	if (percent && indicator->direction != DIRECTION_DOWN && indicator->target.value >= 100)
		return percent_print(arena, indicator->target.value, 0);
	return arena_printf(arena, "%s" FIXED "%s%s", sign,
		plain_print(arena, indicator->target.value, 2), percent ? NARROW "%" : "");
}

const char *period_print(struct arena *arena, const struct period *period)
{
	const char *id = period->id.text, *dash = strchr(id, '-');

	if (dash == NULL || strspn(id, "0123456789-") != strlen(id) || strchr(dash + 1, '-'))
		return id;
	return arena_printf(arena, "%.*s/%s", (int)(dash - id), id, dash + 1);
}
