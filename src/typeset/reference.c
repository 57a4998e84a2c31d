/* References: what running text says of places elsewhere, their page or their number.
 *
 * Pages are known only when all is set.  So each round of setting takes those that the
 * round before it found; references_fit() tells when they are the same. */
#include "reference.h"

#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "contents.h"

/* Said in the first round. */
#define UNKNOWN_PAGE "00"

struct reference_target {
	const char *id;
	const char *said;        /* in this round; owned by the arena of the document */
	const char *found;       /* by it */
	struct place place;      /* of the text that asks first */
	struct reference_target *next;
};

static const char *page_said(struct setter *setter, const char *id, struct place place)
{
	struct reference_target **target = &setter->targets;

	while (*target && strcmp((*target)->id, id) != 0)
		target = &(*target)->next;
	if (!*target) {
		*target = ARENA_NEW(setter->arena, struct reference_target);
		**target = (struct reference_target){id, UNKNOWN_PAGE, NULL, place, NULL};
	}
	return (*target)->said;
}

/* The number of a heading, or its words if it has none. */
static const char *number_said(struct setter *setter, const struct anchor *anchor)
{
	for (int i = 0; i < setter->heading_count; i++) {
		struct heading *heading = &setter->headings[i];

		if (heading->anchor == anchor)
			return heading->block->number ? heading->block->number
				: heading_title(setter, heading);
	}
	return "";
}

static const char *span_says(struct setter *setter, const struct span *span, struct place place)
{
	const char *id = span->link + 1;
	const struct anchor *anchor = g_hash_table_lookup(setter->anchors, id);

	if (!anchor)
		return "";
	return span->reference == REFERENCE_PAGE ? page_said(setter, id, place)
		: number_said(setter, anchor);
}

const struct span *references_fill(struct setter *setter, const struct span *spans,
	struct place place)
{
	struct span *filled = NULL, **end = &filled;
	bool needed = false;

	for (const struct span *span = spans; span && !needed; span = span->next)
		needed = span->reference && span->link;
	if (!needed)
		return spans;
	for (const struct span *span = spans; span; span = span->next) {
		struct span *copy = ARENA_NEW(setter->arena, struct span);

		*copy = *span;
		if (span->reference && span->link)
			copy->text = arena_printf(setter->arena, "%s%s", span->text,
				span_says(setter, span, place));
		*end = copy;
		end = &copy->next;
	}
	return filled;
}

bool references_fit(struct setter *setter)
{
	bool fit = true;

	for (struct reference_target *t = setter->targets; t; t = t->next) {
		const struct anchor *anchor = g_hash_table_lookup(setter->anchors, t->id);

		t->found = setter->pages->items[anchor->page].label;
		fit &= strcmp(t->found, t->said) == 0;
	}
	return fit;
}

void references_go_on(struct setter *setter)
{
	for (struct reference_target *t = setter->targets; t; t = t->next)
		t->said = t->found;
}

void references_report(const struct setter *setter)
{
	for (const struct reference_target *t = setter->targets; t; t = t->next)
		if (strcmp(t->found, t->said) != 0)
			diag_report(setter->typesetter->diag, DIAG_REFERENCE_UNSETTLED, t->place,
				t->id, t->said, t->found);
}
