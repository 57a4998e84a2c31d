/* Hyphen data: the shape of the tables that hyphen_compile writes and hyphen.c
 * walks.
 *
 * The patterns of a level form an acyclic automaton (Daciuk and others,
 * "Incremental Construction of Minimal Acyclic Finite-State Automata", 2000).
 * A state is the index of its first edge; 0 has none.  An edge is one number:
 * its letter (ISO 8859-1) in bits 0 to 7, bit 8 on the last edge of its state,
 * the state that it leads to from bit 9 on. */
#ifndef TYPESET_HYPHEN_DATA_H
#define TYPESET_HYPHEN_DATA_H

#include <stdint.h>

/* Automata: the two levels of patterns, and the three lists of hyphen_words.txt, whose
 * values have a digit (enum hyphen_break) for the place before each letter. */
enum {
	HYPHEN_LEVELS = 2,
	HYPHEN_WORDS = 2,        /* words and stems, wherever they stand */
	HYPHEN_FIRSTS = 3,       /* first parts of compounds */
	HYPHEN_BEGINNINGS = 4,   /* with a vowel: of what may stand behind one */
	HYPHEN_AUTOMATA = 5,
};

enum { HYPHEN_EDGE_LAST = 0x100, HYPHEN_EDGE_TARGET = 9 };

struct hyphenation {
	const uint32_t (*roots)[256]; /* per automaton and letter: the first edge, or 0 */
	const uint32_t *edges;
	const uint16_t *values;  /* per edge: 0, or a pattern ends here with this value */
	const uint32_t *starts;  /* per value: its first digit; one more at the end */
	const unsigned char *digits; /* of a value: right-aligned to the pattern's end */
	int left, right;         /* fewest letters of a part of a compound before and
	                            after a break */
};

#endif
