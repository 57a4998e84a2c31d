/* Tag: names and the growing of the tree.  Indices are given at the end of
 * page_typeset(), when the reading order is known. */
#include "tag.h"

#include <assert.h>
#include "../base/arena.h"

/* ORDER TAG: the standard structure types of PDF 1.7, 14.8.4. */
static const char *const names[] = {
	"Document", "Part", "Sect", "Div", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI",
	"Lbl", "LBody", "Table", "Caption", "THead", "TBody", "TR", "TH", "TD", "Figure", "Link",
	"Note", "Reference", "TOC", "TOCI", "Span", "Form",
};
_Static_assert(sizeof names / sizeof *names == TAG_KIND_COUNT, "ORDER TAG");

const char *tag_name(enum tag_kind kind)
{
	assert(kind >= 0 && kind < TAG_KIND_COUNT);
	return names[kind];
}

struct place tag_place(const struct tag *tag)
{
	while (tag && !tag->place.source)
		tag = tag->parent;
	return tag ? tag->place : (struct place){0};
}

void tag_append(struct tag *parent, struct tag *tag)
{
	assert(!tag->parent);
	tag->parent = parent;
	if (parent->last)
		parent->last->next = tag;
	else
		parent->child = tag;
	parent->last = tag;
}

struct tag *tag_new(struct arena *arena, struct tag *parent, enum tag_kind kind)
{
	struct tag *tag = ARENA_NEW(arena, struct tag);

	tag->kind = kind;
	if (parent)
		tag_append(parent, tag);
	return tag;
}
