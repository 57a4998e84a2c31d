/* Paragraph: text shaped once, broken into lines at any width.
 *
 * Total-fit breaking after Knuth and Plass, "Breaking Paragraphs into Lines"
 * (1981), over runs that Pango itemised and shaped.  Lengths in 1/1024 pt. */
#ifndef TYPESET_PARAGRAPH_H
#define TYPESET_PARAGRAPH_H

#include <stdbool.h>
#include "page.h"
#include "style.h"

struct arena;
struct span;
struct place;

/* Glyphs of one face on one line, of one span: becomes one MARK_TEXT. */
struct fragment {
	const struct span *span;
	int number;              /* of the span in its paragraph, from 0 */
	const struct face *face;
	int size, expansion;     /* see mark.expansion */
	struct color color;
	int x, y;                /* from the line's start; y up is negative */
	int width;
	const char *text;        /* see mark.text */
	struct glyph *glyphs;
	int glyph_count;
};

struct line {
	struct fragment *fragments;
	int fragment_count;
	int x;                   /* from the left of the measure: indent, alignment */
	int width;               /* as set */
	int protrudes;           /* of that, out of the right margin; out of the left: x is less */
	int gap;                 /* what was added to each blank (justified) */
	bool hyphenated;         /* ends in a hyphen that was put in */
	bool beside_joint;       /* and that in a compound, not between its parts */
	bool last;               /* of its paragraph, or before a forced break */
	bool overfull;           /* sticks out; a finding has been reported */
};

struct lines {
	struct line *items;
	int count;
	int leading;             /* from baseline to baseline */
	int ascent;              /* from the top of the first line to its baseline */
	int height;              /* count * leading */
	int widest;              /* of the lines as set, indent included, up to the margin */
};

/* A paragraph shaped for one style; lives in the arena of its document. */
struct paragraph {
	const struct span *spans;
	const struct style *style;
	int least;               /* widest piece that cannot be broken (hyphenation allowed) */
	int natural;             /* width on one line (longest between forced breaks) */
	struct paragraph_items *items; /* boxes, glue, penalties */
};

/* Shapes SPANS.  Missing glyphs, silent font substitution and synthetic faces
 * are findings at PLACE.  Word shapes are cached in the typesetter's fonts. */
struct paragraph *paragraph_shape(struct typesetter *typesetter, struct arena *arena,
	const struct span *spans, const struct style *style, const struct place *place);

/* The lines of PARAGRAPH in a measure of WIDTH (the style's indents included);
 * every piece is placed, an overfull line is reported at PLACE (NULL: silently). */
struct lines *paragraph_break(struct typesetter *typesetter, struct arena *arena,
	const struct paragraph *paragraph, int width, const struct place *place);

/* The fewest lines that WIDTH can have, whatever they look like; most often those of
 * paragraph_break(), never more.  Quick. */
int paragraph_fewest(const struct paragraph *paragraph, int width);

/* The widest piece between places where a line may end without a hyphen put in: in
 * less, a word is torn. */
int paragraph_word(const struct paragraph *paragraph);

/* Where the decimal comma of a one-line paragraph stands, from the line's start,
 * or would stand: behind its last digit; its width where it has no digit. */
int paragraph_comma(const struct lines *lines);

#endif
