/* Paragraph chances: the places where a line may end, and what each costs. */
#include "paragraph_cost.h"

#include <glib.h>
#include <string.h>

#include "../base/arena.h"
#include "document.h"
#include "font_set.h"
#include "font_shape.h"
#include "paragraph.h"
#include "paragraph_rules.h"

/* What a hyphen costs; each adds to those before.  In justified text it evens the word
 * spaces, and costs more in a wide measure, where more blanks share a gap
 * (measure.hyphens).  In ragged text it has to save a line (COST_RAGGED_LINE, in
 * paragraph_cost.c, is worth six joints or two syllables), or one that is about half
 * empty.  A compound is broken at its joints unless no other line is within the limits. */
static const struct hyphen_penalties {
	int joint, syllable;
	int inside;              /* in a part of a compound */
	int fragment;            /* few letters stand on one side */
	int ending;              /* two letters alone on the next line */
	int brief;               /* the word is short */
	int name;
	int held;                /* of a date, the unit of a number */
	int second;              /* the word has a hyphen of its own */
} justified_penalties = {.joint = 25, .syllable = 80, .inside = 400, .fragment = 80, .ending = 40,
	.brief = 100, .name = 200, .held = 1500, .second = 40},
  ragged_penalties = {.joint = 200, .syllable = 330, .inside = 1500, .fragment = 150,
	.brief = 300, .name = 1500, .held = 3000, .second = 40};

struct finding_chances {
	struct paragraph_items *items; /* with room for all that may be found */
	const struct hyphen_penalties *penalties;
	bool hyphenate, justified;
	int blanks;              /* width of the elastic blanks so far */
};

static struct chance *chance_add(struct finding_chances *finding, struct chance chance)
{
	struct chance *added = &finding->items->chances[finding->items->chance_count++];

	chance.end_blanks = chance.start_blanks = finding->blanks;
	*added = chance;
	return added;
}

/* Text next to PIECE without a blank, of the same word? */
static bool piece_goes_on(const struct paragraph_items *items, int index)
{
	return index >= 0 && index < items->piece_count && items->pieces[index].kind == PIECE_WORD;
}

static bool piece_may_hyphenate(const struct finding_chances *finding, int index)
{
	const struct piece *piece = &finding->items->pieces[index];
	const char *language = piece->language;

	return finding->hyphenate && !piece->rise &&
		(!language || strncmp(language, "de", 2) == 0) &&
		!piece_goes_on(finding->items, index - 1) &&
		!piece_goes_on(finding->items, index + 1);
}

/* The traits of the word that stands before the blank before piece INDEX, 0: none does. */
static unsigned traits_before(const struct paragraph_items *items, int index)
{
	const struct piece *before = &items->pieces[MAX(index - 2, 0)];

	return index >= 2 && before->kind == PIECE_WORD && before[1].kind == PIECE_BLANK
		? before->word->facts->traits : 0;
}

/* "14. Oktober", "345 Euro". */
static bool traits_hold(unsigned before, unsigned word)
{
	return (before & TRAIT_DAY && word & TRAIT_MONTH) ||
		(before & TRAIT_DIGIT_END && word & TRAIT_UNIT);
}

/* What any hyphen in the word of piece INDEX costs. */
static int word_penalty(const struct finding_chances *finding, int index)
{
	const struct word_facts *facts = finding->items->pieces[index].word->facts;
	const struct hyphen_penalties *penalties = finding->penalties;
	unsigned before = traits_before(finding->items, index);

	return (facts->brief ? penalties->brief : 0) +
		(before & TRAIT_TITLE ? penalties->name : 0) +
		(traits_hold(before, facts->traits) ? penalties->held : 0) +
		(facts->hyphenated ? penalties->second : 0);
}

/* And what the one at CHANCE does. */
static int hyphen_penalty(
	const struct hyphen_penalties *penalties, const struct word_chance *chance)
{
	return (chance->joint ? penalties->joint : penalties->syllable) +
		(chance->inside ? penalties->inside : 0) +
		(chance->fragment ? penalties->fragment : 0) +
		(chance->ending ? penalties->ending : 0);
}

static void marked_chance(struct finding_chances *finding, int index, int byte, bool hyphen)
{
	const struct piece *piece = &finding->items->pieces[index];
	struct chance chance = {.kind = hyphen ? CHANCE_HYPHEN : CHANCE_PLAIN, .piece = index,
		.byte = byte, .hyphen = hyphen ? piece->typeface->hyphen_width : 0,
		.dashed = hyphen};

	chance.end = chance.start = piece->x + word_advance(piece->typeface, piece->word, byte);
	chance_add(finding, chance);
}

/* Where the author wants breaks there are no others. */
static void marked_chances(struct finding_chances *finding, int index)
{
	const struct piece *piece = &finding->items->pieces[index];

	for (int byte = 1; byte < piece->word->length; byte++)
		if (piece->marks[byte] != MARK_NONE)
			marked_chance(finding, index, byte, piece->marks[byte] == MARK_HYPHEN);
}

/* Without a hyphen put in. */
static void plain_chance(
	struct finding_chances *finding, int index, const struct word_chance *known)
{
	const struct piece *piece = &finding->items->pieces[index];
	int x = piece->x + known->advance;

	chance_add(finding, (struct chance){.kind = CHANCE_PLAIN, .piece = index,
		.byte = known->byte, .end = x, .start = x, .penalty = known->plain,
		.dashed = piece->word->text[known->byte - 1] == '-'});
}

static void word_chances_add(struct finding_chances *finding, int index)
{
	const struct piece *piece = &finding->items->pieces[index];
	const struct word_facts *facts = piece->word->facts;
	bool hyphenate = piece_may_hyphenate(finding, index);
	int penalty = hyphenate ? word_penalty(finding, index) : 0;

	for (int i = 0; i < facts->chance_count; i++) {
		const struct word_chance *known = &facts->chances[i];
		int x = piece->x + known->advance;

		if (known->plain >= 0)
			plain_chance(finding, index, known);
		else if (hyphenate && (!known->ending || finding->justified))
			chance_add(finding, (struct chance){.kind = CHANCE_HYPHEN,
				.piece = index, .byte = known->byte, .end = x, .start = x,
				.hyphen = piece->typeface->hyphen_width, .dashed = true,
				.penalty = penalty + hyphen_penalty(finding->penalties, known)});
	}
}

/* "**Schul-**Konferenz": a hyphen at the end of one piece, the next goes on. */
static void seam_chance(struct finding_chances *finding, int index)
{
	const struct piece *piece = &finding->items->pieces[index];
	const struct word *word = piece->word;

	if (!piece_goes_on(finding->items, index + 1) || word->length < 3 ||
		!strchr("-/", word->text[word->length - 1]) || piece[1].word->length < 3)
		return;
	chance_add(finding, (struct chance){.kind = CHANCE_PLAIN, .piece = index,
		.end = piece->x + piece->width, .start = piece->x + piece->width,
		.dashed = word->text[word->length - 1] == '-'});
}

/* "Lern- und Lehrziele": does a word end in a hyphen? */
static bool piece_is_dashed(const struct paragraph_items *items, int index)
{
	const struct piece *piece;

	if (!piece_goes_on(items, index))
		return false;
	piece = &items->pieces[index];
	return piece->word->text[piece->word->length - 1] == '-';
}

static void blank_chance(struct finding_chances *finding, int index)
{
	const struct piece *piece = &finding->items->pieces[index];
	int width = piece->elastic ? piece->width : 0;

	if (!piece->tied && piece_goes_on(finding->items, index + 1)) {
		finding->items->tied |= piece->firm;
		chance_add(finding, (struct chance){.kind = CHANCE_PLAIN, .piece = index,
			.end = piece->x, .start = piece->x + piece->width,
			.penalty = piece->penalty, .firm = piece->firm,
			.dashed = piece_is_dashed(finding->items, index - 1)})
			->start_blanks += width;
	}
	finding->blanks += width;
}

/* A line ends before piece INDEX, whatever it costs. */
static void forced_chance(struct finding_chances *finding, int index)
{
	const struct piece *pieces = finding->items->pieces;
	int x = index > 0 ? pieces[index - 1].x + pieces[index - 1].width : 0;
	struct chance *chance = chance_add(finding,
		(struct chance){.kind = CHANCE_FORCED, .piece = index, .end = x, .start = x});

	if (index > 0 && pieces[index - 1].kind == PIECE_BLANK) {
		chance->end = pieces[index - 1].x;
		if (pieces[index - 1].elastic)
			chance->end_blanks -= pieces[index - 1].width;
	}
}

static void chances_of_piece(struct finding_chances *finding, int index)
{
	const struct piece *piece = &finding->items->pieces[index];

	switch (piece->kind) {
	case PIECE_WORD:
		if (piece->marks)
			marked_chances(finding, index);
		else if (piece->word->facts->chance_count > 0)
			word_chances_add(finding, index);
		seam_chance(finding, index);
		break;
	case PIECE_BLANK:
		blank_chance(finding, index);
		break;
	case PIECE_BREAK:
		forced_chance(finding, index);
		break;
	}
}

/* How many chances may be found: at both ends, behind each piece, and in words. */
static size_t chances_most(const struct paragraph_items *items)
{
	size_t most = 2 + (size_t)items->piece_count;

	for (int i = 0; i < items->piece_count; i++) {
		const struct piece *piece = &items->pieces[i];

		if (piece->kind == PIECE_WORD)
			most += (size_t)(piece->marks ? piece->word->length
						      : piece->word->facts->chance_count);
	}
	return most;
}

/* The nearest chance from INDEX on, in direction STEP, that ends what ties hold. */
static const struct chance *tie_end(const struct paragraph_items *items, int index, int step)
{
	const struct chance *chance = &items->chances[index];

	do
		chance += step;
	while (chance->firm || chance->kind == CHANCE_HYPHEN);
	return chance;
}

/* In justified text what takes more than half a line leaves holes too often. */
bool tie_holds(const struct paragraph_items *items, int index, const struct measure *measure)
{
	int width = tie_end(items, index, 1)->end - tie_end(items, index, -1)->start;
	int room = MIN(measure->first, measure->other);

	return width <= (measure->justified ? room / 2 : room);
}

/* The widest line, without indents. */
static int items_natural(const struct paragraph_items *items)
{
	int natural = 0, start = 0;

	for (int i = 1; i < items->chance_count; i++) {
		const struct chance *chance = &items->chances[i];

		if (chance->kind != CHANCE_FORCED)
			continue;
		natural = MAX(natural, chance->end - start);
		start = chance->start;
	}
	return natural;
}

void chances_find(struct typesetter *typesetter, struct paragraph_items *items,
	const struct style *style)
{
	int indents = style->indent_left + style->indent_right + MAX(style->indent_first, 0);
	bool justified = style->alignment == ALIGN_JUSTIFY;
	struct finding_chances finding = {.items = items, .hyphenate = style->hyphenate,
		.justified = justified,
		.penalties = justified ? &justified_penalties : &ragged_penalties};

	items->chances = ARENA_RAW(items->arena, struct chance, chances_most(items));
	chance_add(&finding, (struct chance){.kind = CHANCE_FORCED, .piece = -1});
	for (int i = 0; i < items->piece_count; i++)
		chances_of_piece(&finding, i);
	if (items->piece_count > 0 && items->pieces[items->piece_count - 1].kind != PIECE_BREAK)
		forced_chance(&finding, items->piece_count);
	if (items->protrudes)
		chances_protrude(items);
	items->widest = items_least(typesetter, items);
	items->least = indents + items->widest;
	items->natural = indents + items_natural(items);
}
