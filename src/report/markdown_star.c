/* Markdown star: a pass over the text before md4c sees it, that looks at what stands
 * on both sides of stars, much as CommonMark 0.30 does (6.2, flanking runs). */
#include "markdown_star.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* No byte of UTF-8, no blank and no punctuation to md4c. */
#define LETTER_STAR ((char)0xff)

/* What a run of stars can do where it stands. */
enum role { ROLE_NONE, ROLE_OPENS, ROLE_CLOSES, ROLE_WITHIN };

static bool is_letter(gunichar c)
{
	return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

/* Signs of notes and breaks (markdown_note.h) are blanks here. */
static bool is_blank(gunichar c)
{
	return c <= ' ' || g_unichar_isspace(c);
}

static enum role stars_role(const char *text, const char *at, size_t run)
{
	gunichar before = at > text ? g_utf8_get_char(g_utf8_prev_char(at)) : ' ';
	gunichar after = g_utf8_get_char(at + run);

	if (is_letter(before) && is_letter(after))
		return run == 1 ? ROLE_WITHIN : ROLE_NONE;
	if (run % 2 == 0 || (is_blank(before) && is_blank(after)))
		return ROLE_NONE;
	if (is_letter(before) || is_blank(after))
		return ROLE_CLOSES;
	return is_letter(after) || is_blank(before) ? ROLE_OPENS : ROLE_NONE;
}

static const char *skip_escape(const char *at)
{
	return *at == '\\' && g_ascii_ispunct(at[1]) ? at + 2 : g_utf8_next_char(at);
}

/* Where the emphasis that is open at AT ends behind it in its paragraph, or NULL: of
 * "*Schüler*innen und Eltern*" only the last star closes. */
static const char *closing_star(const char *text, const char *at)
{
	while (*at && !(at[0] == '\n' && at[1] == '\n')) {
		size_t run = strspn(at, "*");
		enum role role = run ? stars_role(text, at, run) : ROLE_NONE;

		if (role == ROLE_CLOSES || role == ROLE_OPENS)
			return role == ROLE_CLOSES ? at : NULL;
		at = run ? at + run : skip_escape(at);
	}
	return NULL;
}

void markdown_stars_hide(char *text)
{
	bool open = false; /* a star at the start of the word at work, */
	const char *closes = NULL; /* and where it is known to end */
	char *at = strchr(text, '*') ? text : strchr(text, '\0');

	while (*at) {
		size_t run = strspn(at, "*");
		enum role role = run ? stars_role(text, at, run) : ROLE_NONE;

		if (role == ROLE_WITHIN && open && !(closes && closes > at))
			closes = closing_star(text, at + 1);
		if (role == ROLE_WITHIN && (!open || closes))
			*at = LETTER_STAR;
		else if (role != ROLE_NONE)
			open = role == ROLE_OPENS;
		else if (is_blank(g_utf8_get_char(at)))
			open = false;
		at = run ? at + run : (char *)skip_escape(at);
	}
}

void markdown_stars_show(char *text, size_t length)
{
	char *end = text + length;

	while ((text = memchr(text, LETTER_STAR, (size_t)(end - text))))
		*text++ = '*';
}
