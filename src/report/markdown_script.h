/* Markdown script: "10^3^" and "H~2~O", Pandoc's superscripts and subscripts, become
 * Unicode's own, which fonts draw and readers of a screen say as what they are.  Their
 * signs are hidden from md4c as markdown_star.h does it: it would strike the 2 through. */
#ifndef REPORT_MARKDOWN_SCRIPT_H
#define REPORT_MARKDOWN_SCRIPT_H

#include <glib.h>

/* Hides the signs around digits, + - = ( ), and n in superscripts, in TEXT, which is
 * UTF-8.  All else stays: "^[notes]", "~~struck~~", letters. */
void markdown_scripts_hide(char *text);

/* What is hidden in TEXT is typed signs again: in code and addresses. */
void markdown_scripts_show(char *text, size_t length);

/* What is hidden in TEXT becomes superscripts and subscripts. */
void markdown_scripts_set(GString *text);

#endif
