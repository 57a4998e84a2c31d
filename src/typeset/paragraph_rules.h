/* Paragraph rules: where German text may be broken, word by word. */
#ifndef TYPESET_PARAGRAPH_RULES_H
#define TYPESET_PARAGRAPH_RULES_H

#include <stdbool.h>

/* What a blank between two words becomes. */
struct blank_rule {
	bool tied;               /* no line ends here */
	bool thin;               /* a narrow blank: "z. B.", "§ 13", "5 %" */
	int penalty;             /* for ending a line here */
};

struct blank_rule blank_between(const char *before, const char *after);

/* The penalty for ending a line inside WORD before byte PLACE without putting in
 * a hyphen; -1: no line ends there. */
int break_inside(const char *word, int length, int place);

/* May the letters of WORD be hyphenated?  Not in web and mail addresses and not
 * in words of capitals. */
bool word_may_hyphenate(const char *word, int length);

#endif
