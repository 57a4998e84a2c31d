/* Style: what things look like.  Filled from a layout file by report/layout.
 * All lengths are in 1/1024 pt. */
#ifndef TYPESET_STYLE_H
#define TYPESET_STYLE_H

#include <stdbool.h>
#include "../base/source.h"

/* A point, and a millimetre. */
enum { UNIT = 1024, MM = 2903 };

/* The blanks of justified text, in per cent of those of the face: at least and, if the
 * style says nothing else, at most.  With less pdftotext takes two words for one: it does
 * below 0.15 em, 75 per cent in Vollkorn, and places in files are rounded. */
enum { SPACE_LEAST = 76, SPACE_MOST = 226 };

/* By how many thousandths letters of justified text get wider or narrower at most; more is
 * seen. */
enum { EXPANSION_MOST = 30 };

struct color {
	double red, green, blue; /* sRGB, 0..1 */
	struct place place;      /* where the layout names it; zeroed: the program does */
};

enum alignment {
	ALIGN_LEFT, ALIGN_JUSTIFY, ALIGN_CENTER, ALIGN_RIGHT,
	ALIGN_DECIMAL, /* table cells: on the decimal comma */
};

struct style {
	const char *name;
	const char *family;      /* a family of fonts/ */
	int weight;              /* 400 regular, 600 semibold, 700 bold */
	bool italic;
	int size, leading;
	struct color color;
	enum alignment alignment;
	bool hyphenate;
	bool balanced;           /* not justified: lines about as long as each other */
	bool protrude;           /* justified: hyphens, points, quotes stand out of the margins */
	int space_least, space_most; /* justified: blanks, in per cent of those of the face */
	int expansion;           /* justified: letters get wider or narrower by at most so
	                            many thousandths */
	const char *features;    /* OpenType features, "tnum,lnum", or NULL */
	int tracking;            /* added to each glyph */
	int space_before, space_after; /* the larger of two neighbours counts */
	int indent_left, indent_right, indent_first;
	bool keep_with_next;     /* headings */
	bool keep_together;
	int orphans, widows;     /* fewest lines at a foot and at a head of a page */
	bool has_fill, has_rule;
	struct color fill;       /* behind the block, with padding */
	bool full_bleed;         /* it reaches over both sides of the sheet, which are then cut */
	struct color rule;       /* line at its side or below it */
	int rule_width;
	enum { RULE_NONE, RULE_BELOW, RULE_ABOVE, RULE_LEFT, RULE_FRAME } rule_side;
	int padding;
};

/* Paper and type area; left and right pages mirror inner and outer. */
struct sheet {
	int width, height;
	int inner, outer, top, bottom; /* margins */
	int head, foot;          /* baseline of running head and foot, from top and bottom edge */
	int bleed;
	int column_gap;          /* between columns of text */
	bool mirrored;           /* inner and outer change sides */
	bool level_feet;         /* facing pages end on one line where it costs nothing else */
};

/* Paper that stands or, turned, lies: what the margins leave of it, and where that begins
 * from the top. */
struct type_area {
	int width, height, top;
};

struct table_style {
	int padding_x, padding_y;
	int rule_width, head_rule_width;
	struct color rule, head_fill, key_fill, stripe_fill;
	bool stripes;
	bool vertical_rules;
};

struct chart_style {
	struct color series[8];  /* readable in grey: steps of lightness too */
	int series_count;
	struct color axis, grid, target;
	int bar, gap;            /* thickness of a bar, gap between groups */
	int height;              /* of the plot of lines */
	bool patterns;           /* hatch the second and later series */
};

/* What the print edition adds for the print shop; no line or page break depends on it. */
struct print_style {
	const char *profile;         /* ICC profile: a name of render/press.c, or a file */
	struct place place;          /* of that name in the layout; zeroed: the usual profile */
	const char *condition;       /* registered name of the printing condition, or NULL */
	bool crop_marks;
	bool two_sided;              /* even pages have their inner margin at the right */
	int gutter;                  /* the type area moves that far away from the spine */
	int multiple;                /* blank pages fill up to a multiple of it; 0, 1: none */
	bool colored_text;           /* else all text is black */
	int ink_limit;               /* percent, of all inks together */
};

/* What `build --lint` lets pass. */
struct lint_limits {
	int loose, tight;            /* a word space more and less than natural, 1/1000 em */
	int hyphens;                 /* lines in a row that end in a hyphen put in */
	int beside_joints;           /* in a paragraph, breaks of compounds that miss the joint */
	int end;                     /* least width of a paragraph's last line, 1/1000 em */
	int river;                   /* lines that the shortest river runs through */
	int fill;                    /* least fill of a page that goes on, 1/1000 */
};

/* Words the typesetter prints itself; all from the layout. */
struct page_words {
	const char *page;            /* "Seite {seite} von {seiten}" */
	const char *continued;       /* "Fortsetzung" above a table's next part */
	const char *continues;       /* "Fortsetzung auf der nächsten Seite", or NULL */
	const char *draft;           /* "ENTWURF", or NULL: no mark */
	const char *head_left, *head_right; /* running head; {abschnitt}: the first chapter on the
	                                     * page, {oben}: the one it begins in */
	const char *foot_left;
	const char *contents;        /* "Inhalt" */
	const char *note;            /* "Anmerkung": name of a footnote mark for readers */
	const char *chosen;          /* which values lines label if not all, or NULL */
	const char *note_back;       /* "zurück zum Text", for readers, or NULL: no way back */
};

struct stylesheet {
	struct sheet sheet;
	struct style *styles;        /* sorted by name */
	int style_count;
	struct table_style table;
	struct chart_style chart;
	struct print_style print;
	struct lint_limits lint;
	struct page_words words;
	const char *language;        /* "de-DE" */
};

/* The style NAME; the layout guarantees that every name used exists, a missing
 * one is a bug.  Styles used by typeset itself: text, h1..h4, title, subtitle,
 * lead, small, caption, cell, cell-head, cell-key, head, foot, note, toc1..toc3,
 * figure-value, figure-label, figure-note, chart-label, chart-value, field, mark, link. */
const struct style *style_find(const struct stylesheet *sheet, const char *name);

/* The type area of SHEET; on LYING pages the bound side is above. */
struct type_area sheet_area(const struct sheet *sheet, bool lying);

/* Whether SHEET, standing or LYING, has a type area that German words fit into. */
bool sheet_usable(const struct sheet *sheet, bool lying);

#endif
