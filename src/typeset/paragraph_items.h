/* Paragraph items: how a paragraph looks between shaping and placing; shared by
 * paragraph*.c.  Lengths in 1/1024 pt. */
#ifndef TYPESET_PARAGRAPH_ITEMS_H
#define TYPESET_PARAGRAPH_ITEMS_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct fonts;
struct measure;
struct paragraph;
struct place;
struct span;
struct style;
struct typeface;
struct typesetter;
struct word;

enum text_piece_kind {
	PIECE_WORD,
	PIECE_BLANK,
	PIECE_BREAK,             /* forced line break */
};

/* What of a text stands next to each other: a word, a blank, a forced break.  What of a
 * document stands above each other is a piece of a flow (flow.h). */
struct text_piece {
	enum text_piece_kind kind;
	int span;                /* which of the paragraph's, from 0 */
	const char *language;    /* of the span */
	struct typeface *typeface;
	struct word *word;       /* WORD */
	const unsigned char *marks; /* WORD: per byte what the author put before it
	                            (enum mark_break), or NULL */
	const char *text;        /* BLANK: as the author wrote it */
	int length;              /* bytes of text */
	int level;               /* BLANK: bidi level */
	int x, width;            /* of the paragraph on one endless line */
	int rise;                /* superscripts: above the baseline */
	bool elastic;            /* BLANK: takes part in justification */
	bool tied;               /* BLANK: no line ends here */
	bool firm;               /* BLANK: none ends here if tie_holds() */
	int penalty;             /* BLANK: for ending a line here */
};

/* Breaks that the author asked for inside a word. */
enum mark_break { MARK_NONE, MARK_HYPHEN /* U+00AD */, MARK_PLAIN /* U+200B */ };

enum chance_kind {
	CHANCE_PLAIN,            /* at a blank, after a hyphen or slash */
	CHANCE_HYPHEN,           /* a hyphen is put in */
	CHANCE_FORCED,           /* forced break, or the end of the paragraph */
};

/* A place where a line may end.  Chance 0 is the paragraph's start. */
struct chance {
	enum chance_kind kind;
	int piece;               /* the piece that the line ends with or before */
	int byte;                /* > 0: inside that word, before this byte; 0 of a word:
	                            behind it, where the next piece goes on with it */
	int end;                 /* x where a line that ends here ends, without hyphen */
	int hyphen;              /* width of the hyphen put in, up to the margin */
	bool firm;               /* a tie that the measure may make hold, see tie_holds() */
	bool dashed;             /* the line is seen to end in a hyphen, put in or the word's own */
	bool inside;             /* and that one is put in inside a part of a compound */
	int start;               /* x where the next line starts */
	int end_blanks;          /* width of elastic blanks up to end */
	int start_blanks;        /* and up to start */
	int penalty;
};

/* Width of the line from START to END, as these know it. */
static inline int line_width(const struct chance *start, const struct chance *end)
{
	return end->end + end->hyphen - start->start;
}

/* Of that, the elastic blanks. */
static inline int line_blanks(const struct chance *start, const struct chance *end)
{
	return end->end_blanks - start->start_blanks;
}

/* The lines chosen for a width. */
struct solution {
	int width;
	int count;
	int *ends;               /* per line the chance that it ends at */
	struct chance *chances;  /* that the numbers refer to */
	int chance_count;
	int64_t cost;            /* 0 where there was nothing to choose */
};

enum { SOLUTIONS_KEPT = 8 };

/* Knows nothing of its document, so that documents can share it. */
struct paragraph_items {
	struct arena *arena;     /* of the document, or of the store */
	struct text_piece *pieces;    /* all words with their facts */
	int piece_count;
	struct chance *chances;
	int chance_count;        /* at least 2 unless there is no text */
	int widest;              /* what stands between two chances next to each other */
	bool tied;               /* some of them are firm */
	int em;                  /* size of the style */
	int least, natural;      /* see struct paragraph */
	bool silent;             /* shaping found nothing to report */
	bool protrudes;          /* its lines stand out of the margins, see below */
	struct solution *solutions[SOLUTIONS_KEPT];
	int solution_count;
	bool shared;             /* of the store: lines are kept, too */
	struct placed *placed;   /* what was laid out already, if shared */
};

/* Lines for a width, for paragraphs with other spans to copy. */
struct placed {
	int width;
	const struct lines *lines;
	struct placed *next;
};

/* A place inside a word where a line may end. */
struct word_chance {
	int byte;                /* before this one */
	int advance;             /* width of what stands before it, no hyphen */
	int plain;               /* penalty without a hyphen, or -1: a hyphen is put in */
	bool joint;              /* between the parts of a compound */
	bool inside;             /* in a part of a compound */
	bool fragment;           /* few letters stand on one side */
	bool ending;             /* only two letters follow: in justified text only */
	bool capitals;           /* between capitals: as a last resort only */
};

/* How far something stands out of its measure at either side. */
struct protruding {
	int left, right;
};

/* What is the same wherever the word stands. */
struct word_facts {
	unsigned traits;         /* enum word_trait */
	struct protruding protrudes; /* at margins, if a line starts or ends with it */
	bool backward;           /* has text that runs right to left */
	bool hyphenated;         /* has a hyphen of its own */
	bool brief;              /* has few letters */
	struct word_chance *chances;
	int chance_count;
};

/* The places inside WORD, of which text, length and breaks are asked for, where a line may
 * end; CHANCES has room for as many as it has bytes.  Without advances.  How many. */
int word_chances_find(const struct word *word, struct word_chance *chances);

/* Has it no more than six letters? */
bool word_is_brief(const struct word *word);

/* Width of what stands before byte BYTE of WORD, which TYPEFACE shaped. */
int word_advance(const struct typeface *typeface, const struct word *word, int byte);

/* The facts of WORD, which TYPEFACE shaped; found once, and put into ARENA. */
const struct word_facts *word_facts_find(struct arena *arena, const struct typeface *typeface,
	struct word *word);

/* Finds the places where lines may end, and the least and natural width. */
void chances_find(struct typesetter *typesetter, struct paragraph_items *items,
	const struct style *style);

/* Does the firm tie at chance INDEX hold, because what it and its neighbours tie
 * together fits a line?  Then no line ends there, "Klassen 7 bis 9" takes one more; in
 * justified text none does if lines within the limit keep the tie. */
bool tie_holds(const struct paragraph_items *items, int index, const struct measure *measure);

/* Fills in the best lines of MEASURE that end at SOLUTION's chances. */
void solution_find(struct solution *solution, struct arena *arena, const struct measure *measure);

/* All places where lines may end if there is no other way, protruding taken off: those of
 * ITEMS, hyphens whatever STYLE says, and ties.  As a solution without lines. */
struct solution chances_resort(struct typesetter *typesetter,
	const struct paragraph_items *items, const struct style *style);

/* The chances of PARAGRAPH in MEASURE, as a solution without lines: its own where these will
 * do.  Where what stands between two of them is wider than the line there are more, down to
 * any letter. */
struct solution measure_chances(struct typesetter *typesetter, const struct paragraph *paragraph,
	const struct measure *measure);

/* COUNT of CHANCES in ARENA. */
struct chance *chances_copy(struct arena *arena, const struct chance *chances, int count);

/* The best lines for WIDTH; kept for the widths asked last. */
const struct solution *paragraph_solve(
	struct typesetter *typesetter, const struct paragraph *paragraph, int width);

/* A line's pieces: from byte FROM_BYTE of piece FROM to before byte TO_BYTE (0:
 * the end) of piece TO, TO included. */
struct stretch {
	int from, from_byte, to, to_byte;
	bool hyphen;             /* a hyphen is put in at the end */
	bool blank;              /* a blank follows that the line's end swallows */
	bool last;               /* the paragraph or a forced break ends it */
};

/* What stands between two chances. */
struct stretch line_stretch(const struct paragraph_items *items, const struct chance *chances,
	int from, int to);

/* The word, or the part of it, that piece INDEX puts on the line. */
const struct word *stretch_word(struct typesetter *typesetter, const struct paragraph_items *items,
	const struct stretch *stretch, int index);

/* Exact width of the line, elastic blanks as they are. */
int stretch_width(struct typesetter *typesetter, const struct paragraph_items *items,
	const struct stretch *stretch);

/* By how much the line from chance FROM to chance TO is wider than these know. */
int line_surplus(struct typesetter *typesetter, const struct paragraph_items *items,
	const struct chance *chances, int from, int to);

/* The width of the widest piece that cannot be broken, without indents, 0 if there is none;
 * its chance knows of it from then on. */
int items_least(struct typesetter *typesetter, struct paragraph_items *items);

/* How far WORD stands out where a line starts or ends with it. */
struct protruding word_protrudes(const struct word *word);

/* How far the line of STRETCH stands out at a full measure. */
struct protruding stretch_protrudes(const struct paragraph_items *items,
	const struct stretch *stretch);

/* Takes what stands out off the widths that the chances know. */
void chances_protrude(struct paragraph_items *items);

/* What STYLE asks text to look like, and SPAN in a paragraph of it. */
struct look style_look(const struct style *style);
struct look span_look(const struct style *style, const struct span *span);

/* Bytes before the next blank of TEXT, or its end. */
int text_word_length(const char *text);

#endif
