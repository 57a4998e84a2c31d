/* Condition: parsed anew at each use; they are short. */
#include "condition.h"

#include <glib.h>
#include <string.h>
#include "../base/arena.h"
#include "view.h"

bool path_is_valid(const char *text)
{
	return *text && !text[strcspn(text, " \t\n{}|=<>!\"'")];
}

/* Longest first. */
static const struct {
	const char *sign;
	enum condition_operator operator;
} signs[] = {
	{"!=", CONDITION_UNEQUAL}, {"<=", CONDITION_LESS_EQUAL}, {">=", CONDITION_GREATER_EQUAL},
	{"=", CONDITION_EQUAL}, {"<", CONDITION_LESS}, {">", CONDITION_GREATER},
};

static bool comparison_parse(struct arena *arena, const char *text, struct condition *condition)
{
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		if (g_str_has_prefix(text, signs[i].sign)) {
			condition->operator = signs[i].operator;
			text += strlen(signs[i].sign);
			condition->word = g_strstrip(arena_strdup(arena, text));
			return *condition->word;
		}
	return false;
}

bool condition_parse(struct arena *arena, const char *text, struct condition *condition)
{
	size_t length;

	*condition = (struct condition){.operator = CONDITION_PRESENT};
	text += strspn(text, " ");
	if (g_str_has_prefix(text, "nicht ")) {
		condition->negated = true;
		text += strlen("nicht ");
		text += strspn(text, " ");
	}
	length = strcspn(text, " =<>!");
	condition->path = arena_strndup(arena, text, length);
	text += length;
	text += strspn(text, " ");
	return path_is_valid(condition->path) &&
		(!*text || comparison_parse(arena, text, condition));
}

/* The number behind VIEW; false if it has none to compare. */
static bool view_amount(const struct view *view, double *amount)
{
	switch (view->kind) {
	case VIEW_NUMBER:
		*amount = view->number;
		return view->state == VIEW_KNOWN;
	case VIEW_LIST:
		*amount = view->count;
		return true;
	case VIEW_TEXT:
		return view->text && number_read(view->text, amount);
	default:
		return false;
	}
}

static bool is_equal(const struct condition *condition, const struct view *view)
{
	double amount, wanted;

	if (view->kind == VIEW_FLAG)
		return strcmp(condition->word, view->flag ? "ja" : "nein") == 0;
	if (view->text && strcmp(view->text, condition->word) == 0)
		return true;
	return view_amount(view, &amount) && number_read(condition->word, &wanted) &&
		!(amount < wanted) && !(amount > wanted);
}

static bool compares(const struct condition *condition, const struct view *view)
{
	double amount, wanted;

	if (condition->operator == CONDITION_EQUAL)
		return is_equal(condition, view);
	if (condition->operator == CONDITION_UNEQUAL)
		return !is_equal(condition, view);
	if (!view_amount(view, &amount) || !number_read(condition->word, &wanted))
		return false;
	switch (condition->operator) {
	case CONDITION_LESS: return amount < wanted;
	case CONDITION_LESS_EQUAL: return amount <= wanted;
	case CONDITION_GREATER: return amount > wanted;
	default: return amount >= wanted;
	}
}

bool condition_holds(const struct condition *condition, const struct view *view)
{
	bool holds = view && (condition->operator == CONDITION_PRESENT ? view_is_present(view)
		: compares(condition, view));

	return holds != condition->negated;
}
