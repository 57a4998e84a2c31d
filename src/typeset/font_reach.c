/* Font reach: reads of each lookup only what it begins with. */
#include "font_reach.h"

#include <glib.h>
#include <hb-ot.h>

/* A layout table as it is in the file; what is not there reads as 0. */
struct layout_table {
	hb_blob_t *blob;
	const unsigned char *data;
	unsigned length;
};

enum { GSUB, GPOS, TABLES };

static const hb_tag_t table_tags[TABLES] = {HB_OT_TAG_GSUB, HB_OT_TAG_GPOS};

/* Lookup types; those of GPOS with the same subtables get the numbers of GSUB. */
enum {
	SUB_LIGATURE = 4, SUB_CONTEXT = 5, SUB_CHAIN = 6, SUB_EXTENSION = 7,
	POS_PAIR = 2, POS_CONTEXT = 7, POS_CHAIN = 8, POS_EXTENSION = 9,
};

/* Lookup flags: base glyphs or ligatures are passed over. */
enum { FLAG_PASSES = 0x0002 | 0x0004 };

/* Value formats: only the advance is moved. */
enum { VALUE_ADVANCE = 0x0004 };

/* Where a subtable may do something; places are offsets in its table. */
struct touch {
	int table;
	unsigned first;          /* coverage of the glyph that it begins with */
	unsigned second;         /* and of the next; 0: it needs none */
	unsigned ligatures;      /* a ligature subtable: it knows which may be next */
};

struct reach {
	hb_face_t *face;
	struct layout_table tables[TABLES];
	GArray *touches;         /* struct touch */
	bool pairs, beyond;      /* there is kerning; something needs more than two glyphs */
};

static unsigned number(const struct layout_table *table, unsigned at)
{
	if (at >= table->length || table->length - at < 2)
		return 0;
	return (unsigned)(table->data[at] << 8 | table->data[at + 1]);
}

static unsigned long_number(const struct layout_table *table, unsigned at)
{
	return number(table, at) << 16 | number(table, at + 2);
}

/* The number of GLYPH in the coverage at AT, or -1. */
static int coverage_index(const struct layout_table *table, unsigned at, unsigned glyph)
{
	bool ranges = number(table, at) == 2;
	unsigned size = ranges ? 6 : 2, low = 0, high = number(table, at + 2);

	while (low < high) {
		unsigned middle = (low + high) / 2, place = at + 4 + middle * size;
		unsigned from = number(table, place);

		if (glyph < from)
			high = middle;
		else if (glyph > number(table, ranges ? place + 2 : place))
			low = middle + 1;
		else
			return (int)(ranges ? number(table, place + 4) + glyph - from : middle);
	}
	return -1;
}

static void touch_add(struct reach *reach, int table, unsigned first, unsigned second)
{
	struct touch touch = {table, first, second, 0};

	g_array_append_val(reach->touches, touch);
}

/* Format 3 of a context: the coverages of its glyphs one after the other. */
static void context_add(struct reach *reach, int table, unsigned at)
{
	const struct layout_table *t = &reach->tables[table];

	if (number(t, at) != 3)
		touch_add(reach, table, at + number(t, at + 2), 0);
	else if (number(t, at + 2) < 2)
		touch_add(reach, table, at + number(t, at + 6), 0);
	else
		touch_add(reach, table, at + number(t, at + 6),
			at + number(t, at + 8));
}

/* Format 3 of a chain: coverages of what stands before (from the nearest on), of the
 * glyphs themselves, of what stands after. */
static void chain_add(struct reach *reach, int table, unsigned at)
{
	const struct layout_table *t = &reach->tables[table];
	unsigned before = at + 2, inside = before + 2 + 2 * number(t, before);
	unsigned after = inside + 2 + 2 * number(t, inside);
	unsigned first = at + number(t, inside + 2);

	if (number(t, at) != 3)
		touch_add(reach, table, at + number(t, at + 2), 0);
	else if (number(t, inside) > 1)
		touch_add(reach, table, first, at + number(t, inside + 4));
	else if (number(t, after) > 0)
		touch_add(reach, table, first, at + number(t, after + 2));
	else if (number(t, before) > 0)
		touch_add(reach, table, at + number(t, before + 2), first);
	else
		touch_add(reach, table, first, 0);
}

static void ligatures_add(struct reach *reach, unsigned at)
{
	struct touch touch = {GSUB, at + number(&reach->tables[GSUB], at + 2), 0, at};

	g_array_append_val(reach->touches, touch);
}

static void pair_add(struct reach *reach, unsigned at)
{
	const struct layout_table *t = &reach->tables[GPOS];

	reach->pairs = true;
	if (number(t, at + 4) & ~(unsigned)VALUE_ADVANCE || number(t, at + 6))
		reach->beyond = true;
}

static void subtable_add(struct reach *reach, int table, unsigned type, unsigned at)
{
	const struct layout_table *t = &reach->tables[table];

	if (table == GPOS && type == POS_PAIR)
		pair_add(reach, at);
	else if (table == GSUB && type == SUB_LIGATURE)
		ligatures_add(reach, at);
	else if (type == (table == GSUB ? SUB_CONTEXT : POS_CONTEXT))
		context_add(reach, table, at);
	else if (type == (table == GSUB ? SUB_CHAIN : POS_CHAIN))
		chain_add(reach, table, at);
	else
		touch_add(reach, table, at + number(t, at + 2), 0);
}

static void lookup_add(struct reach *reach, int table, unsigned index)
{
	const struct layout_table *t = &reach->tables[table];
	unsigned list = number(t, 8), lookup = list + number(t, list + 2 + 2 * index);
	unsigned type = number(t, lookup), count = number(t, lookup + 4);

	if (number(t, lookup + 2) & FLAG_PASSES)
		reach->beyond = true;
	for (unsigned i = 0; i < count; i++) {
		unsigned at = lookup + number(t, lookup + 6 + 2 * i);

		if (type == (table == GSUB ? SUB_EXTENSION : POS_EXTENSION))
			subtable_add(reach, table, number(t, at + 2), at + long_number(t, at + 4));
		else
			subtable_add(reach, table, type, at);
	}
}

static void table_add(struct reach *reach, int table, hb_shape_plan_t *plan)
{
	struct layout_table *t = &reach->tables[table];
	hb_set_t *lookups = hb_set_create();
	hb_codepoint_t index = HB_SET_VALUE_INVALID;

	t->blob = hb_face_reference_table(reach->face, table_tags[table]);
	t->data = (const void *)hb_blob_get_data(t->blob, &t->length);
	hb_ot_shape_plan_collect_lookups(plan, table_tags[table], lookups);
	while (hb_set_next(lookups, &index))
		lookup_add(reach, table, index);
	hb_set_destroy(lookups);
}

static bool table_exists(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool exists = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return exists;
}

/* Apple's tables are state machines: they see more than two glyphs. */
static bool face_is_foreign(hb_face_t *face, bool pairs)
{
	return table_exists(face, HB_TAG('m', 'o', 'r', 'x')) ||
		table_exists(face, HB_TAG('m', 'o', 'r', 't')) ||
		table_exists(face, HB_TAG('k', 'e', 'r', 'x')) ||
		(!pairs && table_exists(face, HB_TAG('k', 'e', 'r', 'n')));
}

struct reach *reach_new(hb_face_t *face, hb_shape_plan_t *plan)
{
	struct reach *reach = g_new0(struct reach, 1);

	reach->face = hb_face_reference(face);
	reach->touches = g_array_new(FALSE, FALSE, sizeof(struct touch));
	for (int table = 0; table < TABLES; table++)
		table_add(reach, table, plan);
	if (!reach->beyond && reach->touches->len <= REACH_BITS &&
		!face_is_foreign(face, reach->pairs))
		return reach;
	reach_free(reach);
	return NULL;
}

void reach_free(struct reach *reach)
{
	if (!reach)
		return;
	for (int table = 0; table < TABLES; table++)
		hb_blob_destroy(reach->tables[table].blob);
	hb_face_destroy(reach->face);
	g_array_free(reach->touches, TRUE);
	g_free(reach);
}

/* Does a ligature of the subtable at AT begin with GLYPH alone, or with both? */
static bool ligature_touches(const struct layout_table *t, unsigned at, hb_codepoint_t glyph,
	hb_codepoint_t next)
{
	unsigned index = (unsigned)coverage_index(t, at + number(t, at + 2), glyph);
	unsigned set = at + number(t, at + 6 + 2 * index);

	for (unsigned i = 0; i < number(t, set); i++) {
		unsigned ligature = set + number(t, set + 2 + 2 * i);

		if (number(t, ligature + 2) < 2 || number(t, ligature + 4) == next)
			return true;
	}
	return false;
}

uint64_t reach_of(const struct reach *reach, hb_codepoint_t glyph)
{
	uint64_t of = 0;

	/* marks are passed over, and have no advance */
	if (hb_ot_layout_get_glyph_class(reach->face, glyph) == HB_OT_LAYOUT_GLYPH_CLASS_MARK)
		of |= REACH_ALONE;
	for (guint i = 0; i < reach->touches->len; i++) {
		const struct touch *touch = &g_array_index(reach->touches, struct touch, i);

		if (coverage_index(&reach->tables[touch->table], touch->first, glyph) < 0)
			continue;
		of |= touch->second || touch->ligatures ? (uint64_t)REACH_FIRST << i : REACH_ALONE;
	}
	return of;
}

bool reach_touches(const struct reach *reach, uint64_t of, hb_codepoint_t glyph,
	hb_codepoint_t next)
{
	if (of & REACH_ALONE)
		return true;
	for (guint i = 0; i < reach->touches->len && of >> i; i++) {
		const struct touch *touch = &g_array_index(reach->touches, struct touch, i);
		const struct layout_table *t = &reach->tables[touch->table];

		if (of & (uint64_t)REACH_FIRST << i && (touch->ligatures
			? ligature_touches(t, touch->ligatures, glyph, next)
			: coverage_index(t, touch->second, next) >= 0))
			return true;
	}
	return false;
}
