/* Address: reading and writing the addresses of form fields. */
#include "address.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include "../base/arena.h"

char *address_escape(struct arena *arena, const char *text)
{
	char *escaped = g_uri_escape_string(text, " (),/!?'\"*$&@|", TRUE);
	char *copy = arena_strdup(arena, escaped);

	g_free(escaped);
	return copy;
}

/* TEXT with its blanks made one each, blank lines kept. */
static char *squeezed(const char *text)
{
	GString *out = g_string_new(NULL);
	int breaks = 0;
	bool blank = false;

	for (; *text; text++) {
		if (g_ascii_isspace(*text)) {
			blank = true;
			breaks += *text == '\n';
			continue;
		}
		if (blank && out->len)
			g_string_append(out, breaks > 1 ? "\n\n" : " ");
		blank = false;
		breaks = 0;
		g_string_append_c(out, *text);
	}
	return g_string_free(out, FALSE);
}

char *address_digest(struct arena *arena, const char *text)
{
	enum { DIGITS = 8 };
	char *plain = text ? squeezed(text) : NULL, *sum, *digest;

	if (!plain || !*plain) {
		g_free(plain);
		return arena_strdup(arena, "0");
	}
	sum = g_compute_checksum_for_string(G_CHECKSUM_MD5, plain, -1);
	digest = arena_strndup(arena, sum, DIGITS);
	g_free(sum);
	g_free(plain);
	return digest;
}

/* What stands from *AT to the first of ENDS, unescaped; *AT is then there. */
static char *piece(struct arena *arena, const char **at, const char *ends)
{
	size_t length = strcspn(*at, ends);
	char *raw = g_uri_unescape_segment(*at, *at + length, NULL);
	char *text = raw ? arena_strdup(arena, raw) : NULL;

	g_free(raw);
	*at += length;
	return text;
}

static bool read_preset(struct arena *arena, const char **at, struct address_step *step)
{
	struct address_preset *preset = &step->presets[step->preset_count];

	if (step->preset_count++ == ADDRESS_PRESETS)
		return false;
	++*at;
	preset->key = piece(arena, at, "=;]");
	if (**at != '=' || !preset->key)
		return false;
	++*at;
	preset->word = piece(arena, at, ";]");
	return preset->word;
}

/* A whole number from 1 at *AT. */
static bool read_count(const char **at, int *count)
{
	char *end;
	long number = strtol(*at, &end, 10);

	if (end == *at || number < 1 || number > 9999)
		return false;
	*at = end;
	*count = (int)number;
	return true;
}

static bool read_selector(struct arena *arena, const char **at, struct address_step *step)
{
	bool good = true;

	step->selects = true;
	++*at;
	if (**at == '+' && ++*at)
		good = read_count(at, &step->fresh);
	else if (g_ascii_isdigit(**at))
		good = read_count(at, &step->position);
	if (**at == ':') {
		++*at;
		step->name = piece(arena, at, ";]");
		good = good && step->name;
	}
	while (good && **at == ';')
		good = read_preset(arena, at, step);
	if (!good || **at != ']' || (!step->position && !step->fresh && !step->name))
		return false;
	++*at;
	return true;
}

static bool read_steps(struct arena *arena, const char **at, struct address *address)
{
	do {
		struct address_step *step = &address->steps[address->step_count];

		if (address->step_count++ == ADDRESS_STEPS)
			return false;
		*at += address->step_count > 1;
		step->key = piece(arena, at, "[.+=~");
		if (!step->key || !*step->key ||
			(**at == '[' && !read_selector(arena, at, step)))
			return false;
	} while (**at == '.');
	return true;
}

bool address_read(struct arena *arena, const char *text, struct address *address)
{
	const char *at = strchr(text, '#');

	*address = (struct address){0};
	if (!at || !g_str_has_prefix(text, "gremien/"))
		return false;
	address->file = arena_strndup(arena, text, (size_t)(at - text));
	at++;
	if (!read_steps(arena, &at, address))
		return false;
	if (*at == '+') {
		address->add = true;
		at++;
	} else if (*at == '=') {
		at++;
		address->word = piece(arena, &at, "~");
	}
	if (*at == '~') {
		at++;
		address->digest = piece(arena, &at, "");
	}
	return !*at && !strstr(address->file, "..");
}
