/* Font words: a table of words by their text, direction and wholeness.  Owns no word. */
#ifndef TYPESET_FONT_WORDS_H
#define TYPESET_FONT_WORDS_H

#include <stdbool.h>

struct word;
struct word_table;

struct word_table *word_table_new(void);
void word_table_free(struct word_table *table);

/* What a word is looked up by: TEXT (LENGTH bytes), not copied, see struct word. */
struct word word_key(const char *text, int length, bool backward, bool part);

/* The word of KEY, or NULL. */
struct word *word_table_find(const struct word_table *table, const struct word *key);

/* Adds WORD, made from a key; there is none of that yet. */
void word_table_add(struct word_table *table, struct word *word);

/* Forgets all words. */
void word_table_clear(struct word_table *table);

#endif
