/* Paragraph cost: what a line costs, by itself and after another. */
#ifndef TYPESET_PARAGRAPH_COST_H
#define TYPESET_PARAGRAPH_COST_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "paragraph_items.h"

struct style;

/* The room for the first and for the other lines. */
struct measure {
	int first, other;
	int em;
	int hyphens;             /* what they cost in justified text, in per cent */
	bool narrow;             /* three hyphens in a row are better than holes */
	int usual;               /* what justified lines add to each blank, in 1/1024 em */
	bool justified;
	int shrink;              /* what blanks lose at most, in 1/1024; ragged: nothing */
	int expansion;           /* and letters lose or win, in thousandths; ragged: nothing */
	int limit;               /* what lines have to give at most, see RATIO */
};

/* The room that STYLE leaves in WIDTH. */
struct measure style_measure(const struct style *style, int width);

/* The room for a line that starts at chance FROM. */
static inline int line_room(const struct measure *measure, int from)
{
	return from == 0 ? measure->first : measure->other;
}

/* What came before a line and bears on its cost. */
struct fit {
	int looseness;           /* -1 tight .. 2 very loose; ragged: 0 */
	int hyphens;             /* lines in a row that are seen to end in a hyphen, up to 2 */
};

/* How far a line has to give counts in 1/1024 of how far it likes to.  Lines are sought
 * within the limit of their measure first, then within the usual one (a badness of 1600),
 * and if there are none without ladders, among all lines. */
enum {
	RATIO = 1024,
	LIMIT_NONE = -1,
	LIMIT_USUAL = 2580,
	LIMIT_RAGGED = 2 * RATIO, /* a badness of 800 */
	COST_LADDER = 20000000,  /* a third line in a row ends in a hyphen; less where narrow */
};

/* A ragged line likes to leave two ems free, as with TeX's \raggedright, and this part of
 * the measure: a German word of twelve letters takes six ems, in a table column a third of
 * the line, and is no worse on the next one. */
enum { RAGGED_PART = 5 };

/* How much wider a line with elastic blanks of width BLANKS likes to get: a justified one
 * by half of them, and always by an eighth of an em. */
static inline int line_stretch_most(const struct measure *measure, int blanks)
{
	return measure->justified ? MAX(blanks / 2, measure->em / 8)
				  : 2 * measure->em + measure->other / RAGGED_PART;
}

/* How much narrower it can get. */
static inline int line_shrink_most(const struct measure *measure, int blanks)
{
	return (int)((int64_t)blanks * measure->shrink / RATIO);
}

/* How much wider or narrower letters of width TEXT can get: font expansion after Hàn Thế
 * Thành, "Micro-typographic extensions to the TeX typesetting system" (2000). */
static inline int line_expand_most(const struct measure *measure, int text)
{
	return measure->expansion ? (int)((int64_t)text * measure->expansion / 1000) : 0;
}

/* Does the line from START to END fit that is GAP narrower than its room (negative:
 * wider)? */
static inline bool line_fits(const struct measure *measure, const struct chance *start,
	const struct chance *end, int gap)
{
	int blanks = line_blanks(start, end);

	if (gap < 0)
		gap += line_expand_most(measure, line_width(start, end) - blanks);
	return gap >= 0 || -(int64_t)gap * RATIO <
		(int64_t)(RATIO + 1) * line_shrink_most(measure, blanks);
}

enum line_reach { LINE_FITS, LINE_WIDE, LINE_SHORT };

/* Whether the line from chance FROM to chance TO fits, and has not to give more than LIMIT
 * (LIMIT_NONE: any); letters that get wider make no line good that has holes.  Asked of all
 * lines, and most of them do not: no division here. */
static inline enum line_reach line_reach(const struct measure *measure,
	const struct chance *chances, int from, int to, int limit)
{
	const struct chance *start = &chances[from], *end = &chances[to];
	int width = line_width(start, end), blanks = line_blanks(start, end);
	int gap = line_room(measure, from) - width;

	if (gap < 0)
		return line_fits(measure, start, end, gap) ? LINE_FITS : LINE_WIDE;
	if (limit == LIMIT_NONE || end->kind == CHANCE_FORCED)
		return LINE_FITS;
	return (int64_t)gap * RATIO > (int64_t)limit * line_stretch_most(measure, blanks)
		? LINE_SHORT : LINE_FITS;
}

/* By how many thousandths letters of width TEXT are to get wider in a line that is GAP
 * narrower than its room, so that its elastic blanks, BLANKS wide, come as near as they can
 * to the usual ones.  The LAST line, and one without blanks, gets narrower or stays. */
int line_expansion(const struct measure *measure, int gap, int text, int blanks, bool last);

/* LENGTH when it is EXPANSION thousandths wider, or a trifle less. */
static inline int length_expanded(int length, int expansion)
{
	return expansion ? (int)((int64_t)length * (1000 + expansion) / 1000) : length;
}

/* No line from chance FROM can end behind TO. */
static inline bool line_ends_before(const struct measure *measure, const struct chance *chances,
	int from, int to)
{
	const struct chance *start = &chances[from], *end = &chances[to];
	int width = end->end - start->start; /* later ones may have no hyphen */
	int blanks = line_blanks(start, end);

	return end->kind == CHANCE_FORCED || width - line_shrink_most(measure, blanks) -
		line_expand_most(measure, width - blanks) > line_room(measure, from);
}

/* A line by itself, whatever comes before it. */
struct draft {
	int64_t cost;            /* its demerits */
	int looseness;           /* see struct fit */
	bool dashed, forced;     /* it is seen to end in a hyphen; ends at a forced break */
	bool adjoins;            /* must not look unlike the line before */
	bool narrow;             /* see struct measure */
};

/* The line from chance FROM to chance TO, which fits. */
struct draft line_draft(
	const struct measure *measure, const struct chance *chances, int from, int to);

/* The demerits of DRAFT after BEFORE, and in *AFTER what it means for the next line; LAST:
 * it ends at the last chance. */
int64_t draft_follow(const struct draft *draft, const struct fit *before, bool last,
	struct fit *after);

#endif
