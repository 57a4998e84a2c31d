/* Markdown star: the star of "Schüler*innen" is a letter, where CommonMark takes any
 * two stars within words for emphasis ("_" within words it leaves alone).  Such stars
 * are hidden from md4c by a sign of the same length, so that offsets stay true. */
#ifndef REPORT_MARKDOWN_STAR_H
#define REPORT_MARKDOWN_STAR_H

#include <stddef.h>

/* Hides each single star between two letters or digits of TEXT, which is UTF-8.  Not
 * one that closes an emphasis of a word's first part: "*Schul*sozialarbeit". */
void markdown_stars_hide(char *text);

/* The stars that are hidden in LENGTH bytes of TEXT are stars again. */
void markdown_stars_show(char *text, size_t length);

#endif
