/* Paragraph rules: where German text may be broken, word by word. */
#ifndef TYPESET_PARAGRAPH_RULES_H
#define TYPESET_PARAGRAPH_RULES_H

#include <stdbool.h>

/* What matters of a word for the blanks next to it. */
enum word_trait {
	TRAIT_DIGIT_START = 1, TRAIT_DIGIT_END = 2,
	TRAIT_NUMBER_START = 4,  /* digits or Roman numerals */
	TRAIT_UNIT = 8,          /* follows a number: "Uhr" */
	TRAIT_UNIT_THIN = 16,    /* closely: "%" */
	TRAIT_COUNTER = 32,      /* stands before a number: "Abs." */
	TRAIT_SECTION = 64,      /* closely: "§" */
	TRAIT_LEADER = 128,      /* stands before a number or a name of one letter: "Klasse" */
	TRAIT_TITLE = 256,       /* stands before a name: "Frau" */
	TRAIT_MONTH = 512, TRAIT_DAY = 1024,
	TRAIT_INITIAL = 2048,    /* starts in a letter and a full stop */
	TRAIT_INITIAL_ONLY = 4096, /* and has no more */
	TRAIT_DASH = 8192,       /* does not start a line */
	TRAIT_SHORT = 16384,     /* one or two letters */
	TRAIT_FEW_DIGITS = 32768, /* up to three digits and nothing else */
	TRAIT_THOUSAND = 65536,  /* starts in a group of three digits */
	TRAIT_CODE = 1 << 17,    /* capitals and a number: "Z6" */
	TRAIT_LETTER = 1 << 18,  /* a capital: "A" */
	TRAIT_UNTIL = 1 << 19,   /* stands between numbers: "bis" */
	TRAIT_AND = 1 << 20,
	TRAIT_DATE = 1 << 21,    /* "04.07.2018" */
	TRAIT_DATE_LEADER = 1 << 22, /* stands before it: "vom" */
	TRAIT_MEASURE = 1 << 23, /* follows a number, and may be cut off in need: "Stellen" */
	TRAIT_GRADE = 1 << 24,   /* follows an ordinal: "Klasse" */
	TRAIT_PHONE = 1 << 25,   /* stands before a telephone number: "Tel." */
	TRAIT_PHONE_PART = 1 << 26, /* can be one, or a part of it: "(02323)" */
};

/* The traits of WORD, a bit of enum word_trait each.  Opening brackets and quotation marks
 * are passed over, but for what WORD starts with. */
unsigned word_traits(const char *word);

/* The TRAITS of WORD behind one of the traits BEFORE: a part of a telephone number stands
 * before one itself, unless it ends in a mark. */
unsigned traits_phone(const char *word, unsigned before, unsigned traits);

/* What a blank between two words becomes. */
struct blank_rule {
	bool tied;               /* no line ends here */
	bool thin;               /* a narrow blank: "z. B.", "§ 13", "5 %" */
	bool firm;               /* none ends here if what this and other ties hold fits one */
	int penalty;             /* for ending a line here */
};

/* What becomes of the blank between words of the traits BEFORE and AFTER; all 0: nothing,
 * it is a blank like others. */
struct blank_rule blank_between(unsigned before, unsigned after);

/* A web or mail address: "www.herne.de", "name@herne.de", "https://...". */
bool word_is_address(const char *word, int length);

/* The penalty for ending a line inside WORD before byte PLACE without putting in
 * a hyphen; -1: no line ends there. */
int break_inside(const char *word, int length, int place, bool address);

/* Has WORD letters that are no capitals?  One without may be an abbreviation. */
bool word_has_small(const char *word, int length);

/* Does byte PLACE of a word in capitals stand between so many that they must be a word,
 * as in a heading, and no abbreviation ("BASS", "KAoA")? */
bool capitals_spell(const char *word, int length, int place);

#endif
