/* Paragraph resort: where lines may end at a width: the ties that hold if there is room for
 * what they tie, and last resorts where what stands between two chances is wider than a
 * line. */
#include <glib.h>
#include <string.h>

#include "../base/arena.h"
#include "font_shape.h"
#include "page.h"
#include "paragraph.h"
#include "paragraph_cost.h"

/* A word cut at any letter; a tie of justified text, which gives way where no lines within
 * the limit keep it. */
enum { PENALTY_CUT = 3000, PENALTY_TIE = 1500 };

/* One after the other, as long as something is too wide; then any letter. */
enum resort {
	RESORT_TIE,              /* "11:00 | Uhr" */
	RESORT_THIN,             /* "12 345 | 678" */
	RESORT_JOINT,            /* a hyphen, whatever the style says; of no compound any */
	RESORT_PART,             /* a hyphen inside a part of a compound */
	RESORTS,
};

struct chance *chances_copy(struct arena *arena, const struct chance *chances, int count)
{
	struct chance *copy = ARENA_ARRAY(arena, struct chance, (size_t)count);

	memcpy(copy, chances, (size_t)count * sizeof *copy);
	return copy;
}

/* Chances between the letters of piece INDEX that stand between BEFORE and AFTER. */
static void piece_cut(const struct paragraph_items *items, int index, const struct chance *before,
	const struct chance *after, GArray *chances)
{
	const struct text_piece *piece = &items->pieces[index];
	struct chance chance = {.kind = CHANCE_PLAIN, .piece = index, .penalty = PENALTY_CUT,
		.end_blanks = before->start_blanks, .start_blanks = before->start_blanks};
	int x = piece->x;

	for (int r = 0; r < piece->word->run_count; r++) {
		const struct glyph_run *run = &piece->word->runs[r];

		for (int i = 0; i < run->glyph_count; i++) {
			const struct glyph *glyph = &run->glyphs[i];

			chance.byte = (int)glyph->cluster;
			chance.end = chance.start = x;
			if (!(run->level & 1) && glyph->advance > 0 && chance.byte > 0 &&
				x > before->start && x < after->end)
				g_array_append_val(chances, chance);
			if (glyph->advance > 0)
				x += glyph->advance + piece->typeface->look.tracking;
		}
	}
}

/* Is the text between BEFORE and the next chance wider than the line? */
static bool chance_is_far(const struct chance *before, const struct measure *measure)
{
	return line_width(before, before + 1) > MIN(measure->first, measure->other);
}

static const struct chance *chances_at(const GArray *chances, guint index)
{
	return &g_array_index(chances, struct chance, index);
}

/* An array for the chances of ITEMS and more. */
static GArray *chances_new(const struct paragraph_items *items)
{
	return g_array_sized_new(
		FALSE, FALSE, sizeof(struct chance), (guint)items->chance_count);
}

/* The paragraph's chances, with the ties that hold in MEASURE.  In ragged text a tie holds
 * for good; in justified text that could leave holes in the line before it. */
static GArray *chances_tie(const struct paragraph_items *items, const struct measure *measure)
{
	GArray *chances = chances_new(items);

	for (int i = 0; i < items->chance_count; i++) {
		struct chance chance = items->chances[i];
		bool held = chance.firm && tie_holds(items, i, measure);

		if (held && !measure->justified)
			continue;
		if (held)
			chance.penalty = PENALTY_TIE;
		g_array_append_val(chances, chance);
	}
	return chances;
}

static bool chances_are_far(const GArray *chances, const struct measure *measure)
{
	for (guint i = 0; i + 1 < chances->len; i++)
		if (chance_is_far(chances_at(chances, i), measure))
			return true;
	return false;
}

/* Which resort CHANCE is; RESORTS: none, it is one of the paragraph's own. */
static enum resort chance_resort(const struct paragraph_items *items, const struct chance *chance)
{
	const struct text_piece *piece = &items->pieces[MAX(chance->piece, 0)];

	if (chance->kind == CHANCE_HYPHEN)
		return chance->inside ? RESORT_PART : RESORT_JOINT;
	if (chance->kind == CHANCE_PLAIN && piece->kind == PIECE_BLANK && piece->tied)
		return piece->elastic ? RESORT_TIE : RESORT_THIN;
	return RESORTS;
}

/* Adds those of MORE to CHANCES that are RESORT and stand between BEFORE and the next one. */
static void resort_between(GArray *chances, const struct paragraph_items *items,
	const struct solution *more, enum resort resort, const struct chance *before)
{
	for (int i = 0; i < more->chance_count; i++) {
		const struct chance *chance = &more->chances[i];

		if (chance->end > before->start && chance->end < before[1].end &&
			chance_resort(items, chance) == resort)
			g_array_append_vals(chances, chance, 1);
	}
}

/* Adds the letters between BEFORE and the next chance. */
static void letters_between(GArray *chances, const struct paragraph_items *items,
	const struct chance *before)
{
	for (int p = MAX(before->piece, 0); p <= before[1].piece && p < items->piece_count; p++)
		if (items->pieces[p].kind == PIECE_WORD)
			piece_cut(items, p, before, before + 1, chances);
}

/* CHANCES, freed, with more of them where two stand too far from each other: those of MORE
 * that are RESORT; RESORTS: any letter. */
static GArray *chances_fill(GArray *chances, const struct paragraph_items *items,
	const struct measure *measure, const struct solution *more, enum resort resort)
{
	GArray *filled = chances_new(items);

	for (guint i = 0; i < chances->len; i++) {
		const struct chance *chance = chances_at(chances, i);

		g_array_append_vals(filled, chance, 1);
		if (i + 1 == chances->len || !chance_is_far(chance, measure))
			continue;
		if (resort == RESORTS)
			letters_between(filled, items, chance);
		else
			resort_between(filled, items, more, resort, chance);
	}
	g_array_free(chances, TRUE);
	return filled;
}

struct solution measure_chances(struct typesetter *typesetter, const struct paragraph *paragraph,
	const struct measure *measure)
{
	const struct paragraph_items *items = paragraph->items;
	struct solution own = {.chances = items->chances, .chance_count = items->chance_count};
	struct solution more = {0};
	GArray *chances;

	if (!items->tied && items->widest <= MIN(measure->first, measure->other))
		return own;
	chances = chances_tie(items, measure);
	for (enum resort resort = 0; resort <= RESORTS && chances_are_far(chances, measure);
		resort++) {
		if (resort == 0)
			more = chances_resort(typesetter, items, paragraph->style);
		chances = chances_fill(chances, items, measure, &more, resort);
	}
	own.chance_count = (int)chances->len;
	own.chances = chances_copy(items->arena, chances_at(chances, 0), own.chance_count);
	g_array_free(chances, TRUE);
	return own;
}
