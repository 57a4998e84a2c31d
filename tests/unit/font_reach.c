/* What contextual lookups reach: faces with one lookup each, made here byte by byte.  The
 * pairs of letters that it may touch are those named, and no word changes in HarfBuzz's
 * hands of which no pair is touched. */
#include "typeset/font_reach.h"

#include <glib.h>
#include <hb-ot.h>

#include "check.h"

/* The letters "a" to "c" are glyphs 1 to 3. */
enum { LETTERS = 3, LONGEST = 4, ADVANCE = 500 };

/* Places in the table: of the lookup and its subtable, which has room for so many numbers
 * and behind them a coverage for each letter; of the lookup that it calls. */
enum { LOOKUPS = 44, LOOKUP = 50, SUBTABLE = 58, NUMBERS = 20, CALLED = SUBTABLE + 58 };

/* Coverages of one letter, from the start of the subtable. */
enum { OF_A = 2 * NUMBERS, OF_B = OF_A + 6, OF_C = OF_B + 6 };

enum { FLAG_IGNORE_BASE = 2 };

struct rule {
	const char *name;
	hb_tag_t table;
	unsigned type, flag;
	uint16_t numbers[NUMBERS]; /* of the subtable */
	const char *alone;       /* letters that it may touch whatever stands beside them */
	const char *pairs;       /* "ab ca": and pairs; NULL: more than pairs matter */
};

/* Each calls lookup 1 at its first glyph: the "0, 1" at the end. */
static const struct rule rules[] = {
	{"context of one glyph", HB_OT_TAG_GSUB, 5, 0, {3, 1, 1, OF_B, 0, 1}, "b", ""},
	{"context of two glyphs", HB_OT_TAG_GSUB, 5, 0, {3, 2, 1, OF_A, OF_B, 0, 1}, "", "ab"},
	{"context of three glyphs", HB_OT_TAG_GSUB, 5, 0,
		{3, 3, 1, OF_A, OF_B, OF_C, 0, 1}, "", "ab"},
	{"context by glyphs", HB_OT_TAG_GSUB, 5, 0,
		{1, OF_A, 1, 8, /* set */ 1, 4, /* rule */ 2, 1, 2, 0, 1}, "a", ""},
	{"chain of one glyph", HB_OT_TAG_GSUB, 6, 0, {3, 0, 1, OF_C, 0, 1, 0, 1}, "c", ""},
	{"chain of two glyphs", HB_OT_TAG_GSUB, 6, 0,
		{3, 0, 2, OF_C, OF_A, 0, 1, 0, 1}, "", "ca"},
	{"chain with one before", HB_OT_TAG_GSUB, 6, 0,
		{3, 1, OF_B, 1, OF_A, 0, 1, 0, 1}, "", "ba"},
	{"chain with two before, the nearest first", HB_OT_TAG_GSUB, 6, 0,
		{3, 2, OF_C, OF_B, 1, OF_A, 0, 1, 0, 1}, "", "ca"},
	{"chain with one behind", HB_OT_TAG_GSUB, 6, 0,
		{3, 0, 1, OF_A, 1, OF_C, 1, 0, 1}, "", "ac"},
	{"chain with one before and one behind", HB_OT_TAG_GSUB, 6, 0,
		{3, 1, OF_B, 1, OF_A, 1, OF_C, 1, 0, 1}, "", "ac"},
	{"chain in an extension", HB_OT_TAG_GSUB, 7, 0,
		{1, 6, 0, 8, 3, 1, OF_B - 8, 1, OF_C - 8, 0, 1, 0, 1}, "", "bc"},
	{"moved in a context", HB_OT_TAG_GPOS, 7, 0, {3, 2, 1, OF_B, OF_A, 0, 1}, "", "ba"},
	{"moved in a chain", HB_OT_TAG_GPOS, 8, 0,
		{3, 1, OF_A, 1, OF_C, 0, 1, 0, 1}, "", "ac"},
	{"moved in an extension", HB_OT_TAG_GPOS, 9, 0,
		{1, 8, 0, 8, 3, 0, 1, OF_A - 8, 1, OF_A - 8, 1, 0, 1}, "", "aa"},
	{"passing over letters", HB_OT_TAG_GSUB, 5, FLAG_IGNORE_BASE,
		{3, 2, 1, OF_A, OF_B, 0, 1}, "", NULL},
};

static void put(GByteArray *table, const uint16_t *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		guint8 bytes[] = {(guint8)(numbers[i] >> 8), (guint8)numbers[i]};

		g_byte_array_append(table, bytes, sizeof bytes);
	}
}

#define PUT(table, ...) put((table), (const uint16_t[]){__VA_ARGS__}, \
	sizeof((const uint16_t[]){__VA_ARGS__}) / sizeof(uint16_t))

static void put_tag(GByteArray *table, hb_tag_t tag)
{
	PUT(table, (uint16_t)(tag >> 16), (uint16_t)tag);
}

/* The table of RULE: lookup 0 is its own, of a feature that is always on; lookup 1, which
 * that calls, gives any letter another glyph or more advance. */
static hb_blob_t *rule_table(const struct rule *rule)
{
	GByteArray *table = g_byte_array_new();
	bool moves = rule->table == HB_OT_TAG_GPOS;
	char *data;
	guint length;

	PUT(table, 1, 0, 10, 30, LOOKUPS);
	PUT(table, 1);
	put_tag(table, HB_TAG('D', 'F', 'L', 'T'));
	PUT(table, 8, /* script */ 4, 0, /* language */ 0, 0xffff, 1, 0);
	PUT(table, 1);
	put_tag(table, moves ? HB_TAG('k', 'e', 'r', 'n') : HB_TAG('c', 'a', 'l', 't'));
	PUT(table, 8, /* feature */ 0, 1, 0);
	PUT(table, 2, LOOKUP - LOOKUPS, CALLED - LOOKUPS);
	PUT(table, (uint16_t)rule->type, (uint16_t)rule->flag, 1, SUBTABLE - LOOKUP);
	put(table, rule->numbers, NUMBERS);
	for (uint16_t letter = 1; letter <= LETTERS; letter++)
		PUT(table, 1, 1, letter);
	PUT(table, 1, 0, 1, 8, /* subtable */ 1, 8, moves ? 4 : LETTERS, moves ? 40 : 0);
	PUT(table, /* coverage */ 2, 1, 1, LETTERS, 0);
	length = table->len;
	data = (char *)g_byte_array_free(table, FALSE);
	return hb_blob_create(data, length, HB_MEMORY_MODE_READONLY, data, g_free);
}

static hb_face_t *rule_face(const struct rule *rule)
{
	hb_face_t *face = hb_face_builder_create();
	hb_blob_t *table = rule_table(rule);

	hb_face_builder_add_table(face, rule->table, table);
	hb_blob_destroy(table);
	hb_face_set_glyph_count(face, 2 * LETTERS + 1);
	hb_face_set_upem(face, 1000);
	return face;
}

static hb_bool_t letter_glyph(hb_font_t *font, void *data, hb_codepoint_t character,
	hb_codepoint_t *glyph, void *more)
{
	(void)font, (void)data, (void)more;
	*glyph = character - 'a' + 1;
	return character >= 'a' && character < 'a' + LETTERS;
}

static hb_position_t letter_advance(hb_font_t *font, void *data, hb_codepoint_t glyph, void *more)
{
	(void)font, (void)data, (void)glyph, (void)more;
	return ADVANCE;
}

static hb_font_t *letters_font(hb_face_t *face)
{
	hb_font_t *font = hb_font_create(face);
	hb_font_funcs_t *funcs = hb_font_funcs_create();

	hb_font_funcs_set_nominal_glyph_func(funcs, letter_glyph, NULL, NULL);
	hb_font_funcs_set_glyph_h_advance_func(funcs, letter_advance, NULL, NULL);
	hb_font_set_funcs(font, funcs, NULL, NULL);
	hb_font_funcs_destroy(funcs);
	return font;
}

static hb_segment_properties_t latin(void)
{
	hb_segment_properties_t properties = HB_SEGMENT_PROPERTIES_DEFAULT;

	properties.direction = HB_DIRECTION_LTR;
	properties.script = HB_SCRIPT_LATIN;
	return properties;
}

/* Is WORD shaped to anything but its own glyphs, side by side? */
static bool word_changes(hb_font_t *font, const char *word)
{
	const hb_segment_properties_t properties = latin();
	hb_buffer_t *buffer = hb_buffer_create();
	const hb_glyph_info_t *info;
	const hb_glyph_position_t *at;
	bool changes = false;
	unsigned count;

	hb_buffer_add_utf8(buffer, word, -1, 0, -1);
	hb_buffer_set_segment_properties(buffer, &properties);
	hb_shape(font, buffer, NULL, 0);
	info = hb_buffer_get_glyph_infos(buffer, &count);
	at = hb_buffer_get_glyph_positions(buffer, NULL);
	for (unsigned i = 0; i < count; i++)
		changes |= info[i].codepoint != (hb_codepoint_t)(word[i] - 'a' + 1) ||
			at[i].x_advance != ADVANCE || at[i].x_offset || at[i].y_offset;
	hb_buffer_destroy(buffer);
	return changes;
}

/* As font_pairs.c asks: of each letter and the next, of the last one alone. */
static bool word_is_touched(const struct reach *reach, const char *word)
{
	for (; *word; word++) {
		hb_codepoint_t glyph = (hb_codepoint_t)(*word - 'a' + 1);
		uint64_t of = reach_of(reach, glyph);

		if (word[1] ? reach_touches(reach, of, glyph, (hb_codepoint_t)(word[1] - 'a' + 1))
			    : of & REACH_ALONE)
			return true;
	}
	return false;
}

/* The word of number NUMBER: all of up to LONGEST letters. */
static void word_spell(int number, char *word)
{
	for (; number > 0; number = (number - 1) / LETTERS)
		*word++ = (char)('a' + (number - 1) % LETTERS);
	*word = '\0';
}

static void check_words(hb_font_t *font, const struct reach *reach)
{
	char word[LONGEST + 2];
	int changed = 0, missed = 0;

	for (int number = 1; word_spell(number, word), strlen(word) <= LONGEST; number++) {
		bool changes = word_changes(font, word);

		changed += changes;
		missed += changes && !word_is_touched(reach, word);
	}
	CHECK(changed > 0);
	CHECK(missed == 0);
}

static void check_pairs(const struct reach *reach, const struct rule *rule)
{
	for (char one = 'a'; one < 'a' + LETTERS; one++) {
		uint64_t of = reach_of(reach, (hb_codepoint_t)(one - 'a' + 1));
		bool alone = strchr(rule->alone, one) != NULL;

		CHECK(!(of & REACH_ALONE) == !alone);
		for (char next = 'a'; next < 'a' + LETTERS; next++) {
			const char pair[] = {one, next, '\0'};

			CHECK(reach_touches(reach, of, (hb_codepoint_t)(one - 'a' + 1),
				(hb_codepoint_t)(next - 'a' + 1)) ==
				(alone || strstr(rule->pairs, pair) != NULL));
		}
	}
}

static void check_rule(const struct rule *rule)
{
	const hb_segment_properties_t properties = latin();
	hb_face_t *face = rule_face(rule);
	hb_font_t *font = letters_font(face);
	hb_shape_plan_t *plan = hb_shape_plan_create(face, &properties, NULL, 0, NULL);
	struct reach *reach = reach_new(face, plan);
	int failures = check_failures;

	CHECK((reach != NULL) == (rule->pairs != NULL));
	if (reach && rule->pairs) {
		check_pairs(reach, rule);
		check_words(font, reach);
	}
	if (check_failures > failures)
		fprintf(stderr, "%s\n", rule->name);
	reach_free(reach);
	hb_shape_plan_destroy(plan);
	hb_font_destroy(font);
	hb_face_destroy(face);
}

int main(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
		check_rule(&rules[i]);
	return check_result();
}
