/* Hyphen parts: what can be a part of a German compound, and what only looks like one.
 * LETTERS are ISO 8859-1, lower case. */
#ifndef TYPESET_HYPHEN_PARTS_H
#define TYPESET_HYPHEN_PARTS_H

#include <stdbool.h>

bool letter_is_vowel(unsigned char letter);

/* Too little to stand for itself before a joint: "ver", "unge"? */
bool part_is_prefix(const unsigned char *letters, int count);

/* Does it go with what follows: "Schul=[ein]gang"? */
bool part_is_outer(const unsigned char *letters, int count);

/* The end of a word from a joint on: is it an ending, and no part? */
bool part_is_suffix(const unsigned char *letters, int count);

/* A word up to a break: does it end like a noun with its linking s? */
bool part_ends_linked(const unsigned char *letters, int count);

/* The rest of a word behind a first part: can it be its last part, as far as the letters
 * before the first vowel, its length and its end tell? */
bool part_is_last(const unsigned char *letters, int count);

/* Does a part begin at PLACE because no German word doubles a consonant behind another
 * one or a diphthong: "Dorf=fest", "Zeit=takt"?  (ss is also written for an sz.) */
bool letters_part_doubled(const unsigned char *letters, int place);

#endif
