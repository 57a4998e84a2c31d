/* Hyphen: German hyphenation after Liang (1983), with the two pattern levels of
 * hyph_de_DE: the first finds compound joints.  Patterns are compiled into the
 * program from the hyphen-de package. */
#ifndef TYPESET_HYPHEN_H
#define TYPESET_HYPHEN_H

#include <stddef.h>

struct hyphenation;

enum hyphen_break {
	HYPHEN_NONE = 0,
	HYPHEN_SYLLABLE = 1, /* a break inside a part of a compound */
	HYPHEN_JOINT = 2,    /* a break at a joint: Schul|sozialarbeit */
};

/* The German patterns (constant, compiled in). */
const struct hyphenation *hyphen_german(void);

/* Breaks in WORD (LENGTH bytes of UTF-8, letters only, any case): breaks[i] says
 * what is allowed before byte i.  BREAKS has LENGTH bytes.  At least two
 * letters stand before and after a break. */
void hyphen_word(const struct hyphenation *hyphenation, const char *word, size_t length,
	unsigned char *breaks);

#endif
