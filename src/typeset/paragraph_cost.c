/* Paragraph cost: the demerits of a line, after Knuth and Plass, "Breaking Paragraphs
 * into Lines" (1981), and what they leave open: ragged text, short last lines, how even
 * the word spaces are. */
#include "paragraph_cost.h"

#include "style.h"

/* Demerits; a ragged line is worth (LINE + badness)^2 + penalty^2, for a justified one
 * see uneven_cost(). */
enum {
	COST_LINE = 10,
	COST_UNEVEN = 12000,         /* a blank off by its own width; grows with the square */
	COST_HOLES = 30000,          /* a line of such blanks; grows with the fourth power */
	COST_RAGGED_LINE = 250000,   /* each line of ragged text: a table's height is dear */
	COST_TWO_HYPHENS = 15000,    /* two lines in a row end in hyphens */
	COST_NARROW_LADDER = 2000000, /* a third one, in a narrow measure */
	COST_LAST_HYPHEN = 40000,    /* the last line but one ends in a hyphen */
	COST_LOOSENESS = 80000,      /* a tight line next to a loose one */
	COST_SHORT_LAST = 30000,     /* the last line is short */
	COST_FRAGMENT_LAST = 200000, /* and but the rest of a word, */
	COST_SYLLABLE_LAST = 800000, /* of a syllable or two */
};

/* Badness is 100 at a ratio of 1, and grows with its cube.  Below -RATIO a line does not
 * fit. */
enum { RATIO_MOST = 40 * RATIO };

/* A last line is short below five ems or a third of the measure; below two and a half a
 * rest of a word is a syllable. */
enum { SHORT_EMS = 5, SHORT_PART = 3, SYLLABLE_HALF_EMS = 5 };

/* What lines of a justified paragraph add to each blank on the whole, in parts of an
 * em: USUAL_NARROW / 10 for a measure of one em, less in proportion for wider ones,
 * less USUAL_LESS / 100.  So were the paragraphs of tests/bench/typesetting in measures
 * from 3 to 6 cm; from 15 cm on it is nothing. */
enum { USUAL_NARROW = 50, USUAL_LESS = 12 };

/* Measures narrower than LADDER_EMS have ladders rather than holes.  Hyphens cost their
 * penalty in a measure of HYPHEN_EMS, and more in wider ones, less in narrower ones: at
 * most and at least so many per cent of it. */
enum { LADDER_EMS = 15, HYPHEN_EMS = 16, HYPHENS_MOST = 300, HYPHENS_LEAST = 50 };

/* A blank is about a quarter of an em. */
enum { BLANK_PART = 4 };

/* What is usually added to a blank in a measure of WIDTH, in RATIO of an em. */
static int usual_gap(int width, int em)
{
	int64_t narrow = (int64_t)RATIO * USUAL_NARROW * em / 10 / width;

	return (int)MAX(narrow - RATIO * USUAL_LESS / 100, 0);
}

/* What hyphens of justified text cost, in per cent of their penalties. */
static int hyphens_scale(int width, int em)
{
	return CLAMP((int)((int64_t)width * 100 / em / HYPHEN_EMS), HYPHENS_LEAST, HYPHENS_MOST);
}

struct measure style_measure(const struct style *style, int width)
{
	int room = MAX(width - style->indent_left - style->indent_right, 1);
	bool justified = style->alignment == ALIGN_JUSTIFY;

	return (struct measure){.first = MAX(room - style->indent_first, 1), .other = room,
		.em = style->size, .usual = usual_gap(room, style->size),
		.hyphens = hyphens_scale(room, style->size),
		.narrow = room < LADDER_EMS * style->size,
		.justified = justified,
		.expansion = justified ? style->expansion : 0,
		.shrink = justified ? (100 - style->space_least) * RATIO / 100 : 0,
		.limit = justified ? (style->space_most - 100) * 2 * RATIO / 100 : LIMIT_RAGGED};
}

/* The width of as many ems as there are blanks, for which BLANKS in all are wide; of one at
 * least. */
static int blanks_in_ems(const struct measure *measure, int blanks)
{
	return MAX(BLANK_PART * blanks, measure->em);
}

/* What is best added to a line's elastic blanks of width BLANKS: the usual, if the limit
 * allows it. */
static int gap_aim(const struct measure *measure, int blanks)
{
	int64_t usual = (int64_t)measure->usual * blanks_in_ems(measure, blanks);
	int64_t most = (int64_t)measure->limit * line_stretch_most(measure, blanks);

	return (int)(MIN(usual, most) / RATIO);
}

int line_expansion(const struct measure *measure, int gap, int text, int blanks, bool last)
{
	bool stays = last || blanks == 0;
	int most = measure->expansion;
	int64_t wanted;

	if (most == 0 || text <= 0)
		return 0;
	if (!stays)
		gap -= gap_aim(measure, blanks);
	wanted = (int64_t)gap * 1000;
	/* rounded down: a line that fits still does */
	wanted = wanted >= 0 ? wanted / text : -((text - 1 - wanted) / text);
	return (int)CLAMP(wanted, -most, stays ? 0 : most);
}

/* How far a line of so much room and text has to give, in RATIO of how far it likes to. */
static int64_t line_ratio(const struct measure *measure, int gap, int blanks)
{
	return (int64_t)gap * RATIO / (gap < 0 ? line_shrink_most(measure, blanks)
					       : line_stretch_most(measure, blanks));
}

/* Even word spaces are those of the paragraph, not those of the face: a narrow measure
 * stretches all lines.  So what GAP adds to each blank counts from what is usual there.
 * Each blank counts by its square, so that the sum follows the spread of the word
 * spaces; a single line full of holes costs more than its share. */
static int64_t uneven_cost(const struct measure *measure, int gap, int blanks)
{
	int width = blanks_in_ems(measure, blanks);
	int64_t added = (int64_t)gap * RATIO / width;
	int64_t off = MIN(BLANK_PART * ABS(added - measure->usual), RATIO_MOST);
	int64_t square = off * off / RATIO;

	return COST_UNEVEN * square / RATIO * width / measure->em +
		square * square / RATIO * COST_HOLES / RATIO;
}

static int ratio_looseness(int64_t ratio)
{
	return ratio < -RATIO / 2 ? -1 : ratio <= RATIO / 2 ? 0 : ratio <= RATIO ? 1 : 2;
}

/* The last line fills as it likes, but it should not be a rest. */
static int64_t last_cost(const struct measure *measure, const struct chance *from, int width)
{
	if (width >= MIN(SHORT_EMS * measure->em, measure->other / SHORT_PART))
		return 0;
	if (from->kind != CHANCE_HYPHEN)
		return COST_SHORT_LAST;
	return measure->justified && 2 * width < SYLLABLE_HALF_EMS * measure->em
		? COST_SYLLABLE_LAST
		: COST_FRAGMENT_LAST;
}

static int64_t own_cost(const struct measure *measure, const struct chance *start,
	const struct chance *end, int gap, int64_t badness)
{
	bool forced = end->kind == CHANCE_FORCED;
	int64_t penalty = end->penalty, cost = measure->justified && !forced
		? uneven_cost(measure, gap, line_blanks(start, end))
		: (COST_LINE + badness) * (COST_LINE + badness);

	if (measure->justified && end->kind == CHANCE_HYPHEN)
		penalty = penalty * measure->hyphens / 100;
	cost += penalty * penalty;
	if (!measure->justified && !forced)
		cost += COST_RAGGED_LINE;
	if (forced && start->kind != CHANCE_FORCED)
		cost += last_cost(measure, start, line_width(start, end));
	return cost;
}

struct draft line_draft(
	const struct measure *measure, const struct chance *chances, int from, int to)
{
	const struct chance *start = &chances[from], *end = &chances[to];
	bool forced = end->kind == CHANCE_FORCED;
	int blanks = line_blanks(start, end), text = line_width(start, end) - blanks;
	int gap = line_room(measure, from) - blanks - text;
	int64_t ratio, badness;

	gap -= length_expanded(text, line_expansion(measure, gap, text, blanks, forced)) - text;
	ratio = forced && gap > 0 ? 0
		: MIN(RATIO_MOST, line_ratio(measure, gap, blanks));
	badness = 100 * ratio * ratio / RATIO * ABS(ratio) / RATIO / RATIO;

	return (struct draft){.cost = own_cost(measure, start, end, gap, badness),
		.looseness = measure->justified ? ratio_looseness(ratio) : 0,
		.dashed = end->dashed, .forced = forced,
		.adjoins = measure->justified && from > 0, .narrow = measure->narrow};
}

static int64_t hyphen_cost(const struct draft *draft, const struct fit *before, bool last)
{
	if (last)
		return before->hyphens ? COST_LAST_HYPHEN : 0;
	if (!draft->dashed || before->hyphens == 0)
		return 0;
	if (before->hyphens == 1)
		return COST_TWO_HYPHENS;
	return draft->narrow ? COST_NARROW_LADDER : COST_LADDER;
}

int64_t draft_follow(const struct draft *draft, const struct fit *before, bool last,
	struct fit *after)
{
	int64_t cost = draft->cost + hyphen_cost(draft, before, draft->forced && last);

	after->looseness = draft->looseness;
	after->hyphens = draft->dashed ? MIN(before->hyphens + 1, 2) : 0;
	if (draft->adjoins && ABS(after->looseness - before->looseness) > 1)
		cost += COST_LOOSENESS;
	return cost;
}
