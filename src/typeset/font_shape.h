/* Font shaping: words to glyphs, each word of a look once per run.
 * Pango divides text by script and direction and finds the faces; HarfBuzz shapes it. */
#ifndef TYPESET_FONT_SHAPE_H
#define TYPESET_FONT_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct face;
struct fonts;
struct glyph;
struct hyphenation;
struct word_facts;

/* What text is asked to look like. */
struct look {
	const char *family;      /* name or role */
	const char *features;    /* "tnum,lnum", or NULL */
	int weight;
	int size;                /* 1/1024 pt */
	int tracking;            /* added to each glyph */
	bool italic;
};

/* A look as the font set can give it. */
struct typeface {
	struct look look;
	const struct face *face;
	int ascent, descent;     /* 1/1024 pt, descent is negative */
	uint32_t blank;          /* glyph of the word space */
	int blank_width;         /* tracking included */
	uint32_t hyphen;         /* glyph of the hyphen */
	int hyphen_width;
	bool substituted;        /* the set has no such face; this is the nearest */
	struct typeface_store *store; /* font_shape.c */
};

/* A run: glyphs of one face and direction. */
struct glyph_run {
	const struct face *face;
	int start, length;       /* bytes of the word's text */
	int level;               /* bidi level; odd: glyphs run right to left */
	int width;
	struct glyph *glyphs;    /* left to right; clusters count from the word's start */
	int glyph_count;
};

/* A word: text without blanks, in one look. */
struct word {
	const char *text;        /* NUL-terminated */
	int length;
	unsigned hash;           /* of what word_key() is given */
	bool backward;           /* shaped as part of right-to-left text */
	bool part;               /* what a line has of a word that it breaks: no other does */
	unsigned char *breaks;   /* per byte: enum hyphen_break before it; of a part those
	                            that a ligature might span */
	struct glyph_run *runs;  /* in the order of the text */
	int run_count;
	int width;
	uint32_t *missing;       /* characters that no face of the set has */
	int missing_count;
	struct word_facts *facts; /* paragraph_word.c; NULL until asked for */
};

/* The typeface for LOOK; made at its first use.  NULL: no such family. */
struct typeface *typeface_find(struct fonts *fonts, const struct look *look);

/* TEXT shaped in TYPEFACE; kept until fonts_forget_words().  No ligature spans a
 * compound joint that HYPHENATION finds (NULL: none). */
struct word *typeface_word(struct typeface *typeface, const struct hyphenation *hyphenation,
	const char *text, int length, bool backward);

/* The same for what a line has of a word that it breaks. */
struct word *typeface_part(struct typeface *typeface, const struct hyphenation *hyphenation,
	const char *text, int length, bool backward);

/* Puts the breaks of each stretch of letters into WORD, of which text, length and breaks
 * are asked for: "Schüler/innen" has two. */
void word_hyphenate(struct word *word, const struct hyphenation *hyphenation);

/* What words, and what is found out about them, live in; its size in bytes. */
struct arena *fonts_words(struct fonts *fonts);
size_t fonts_words_size(struct fonts *fonts);

/* From now on one thread more may call typeface_word_ahead(). */
void fonts_allow_ahead(struct fonts *fonts);

/* That thread shapes a word before typeface_word() asks for it.  NULL if it has done
 * so before, or the typeface's own face has not all of it: that is left to
 * typeface_word(). */
struct word *typeface_word_ahead(const struct typeface *typeface,
	const struct hyphenation *hyphenation, const char *text, int length);

/* What that thread's words, and what it finds out about them, live in. */
struct arena *fonts_words_ahead(struct fonts *fonts);

/* From now on WORD is typeface_word()'s; its thread is not to touch it any more. */
void typeface_word_give(const struct typeface *typeface, struct word *word);

#endif
