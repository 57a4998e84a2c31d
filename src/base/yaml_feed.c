/* YAML feed: see the header.  What libyaml would find wrong in a text (a tab in the
 * indentation, a document's end in quotes) or take for a line end but LF is left to it. */
#include "yaml_feed.h"

#include <string.h>
#include <glib.h>
#include "arena.h"

/* A text of several lines; the lines between LEFT and RESUME libyaml need not see. */
struct extent {
	const char *start, *end;
	size_t indent;           /* of a block */
	const char *left, *resume;
	size_t breaks;           /* lines left out */
};

void yaml_feed_start(struct yaml_feed *feed, struct arena *arena, const struct source *source)
{
	*feed = (struct yaml_feed){.arena = arena, .at = source->text, .stop = source->text,
		.end = source->text + source->length};
}

/* Whether a quote that opens before AT is still open at the end of its line. */
static bool stays_open(const char *at)
{
	if (*at == '\'')
		return false;
	for (at += strcspn(at, "'\n"); at[0] == '\'' && at[1] == '\'';)
		at += 2 + strcspn(at + 2, "'\n");
	return *at == '\n';
}

static bool may_begin_text(const char *colon)
{
	return colon[1] == ' ' && ((colon[2] == '|' && colon[3] == '\n') ||
		(colon[2] == '\'' && stays_open(colon + 3)));
}

/* Hands out everything up to the first character of the next long text: libyaml looks
 * four characters ahead, from the colon on. */
static void find_stop(struct yaml_feed *feed)
{
	const char *at = feed->at;

	while ((at = memchr(at, ':', (size_t)(feed->end - at))) && !may_begin_text(at))
		at++;
	feed->colon = at;
	feed->stop = at ? g_utf8_next_char(at + 3) : feed->end;
}

int yaml_feed_read(void *data, unsigned char *buffer, size_t size, size_t *length)
{
	struct yaml_feed *feed = data;

	if (feed->at == feed->stop && !feed->breaks)
		find_stop(feed);
	if (feed->at < feed->stop) {
		*length = MIN(size, (size_t)(feed->stop - feed->at));
		memcpy(buffer, feed->at, *length);
		feed->at += *length;
		return 1;
	}
	*length = MIN(size, feed->breaks);
	memset(buffer, '\n', *length);
	feed->breaks -= *length;
	if (!feed->breaks && *length)
		feed->at = feed->stop = feed->resume;
	return 1;
}

/* The quote that closes the one before AT, or NULL. */
static const char *closing_quote(const char *at, const char *end)
{
	while ((at = memchr(at, '\'', (size_t)(end - at))) && at[1] == '\'')
		at += 2;
	return at;
}

/* The text in quotes from AT on; false: libyaml reads it. */
static bool find_quoted(struct extent *text, const char *at, const char *end)
{
	const char *close = closing_quote(at, end);

	*text = (struct extent){.start = at, .end = close, .left = g_utf8_next_char(at)};
	if (!close || memchr(at, '\r', (size_t)(close - at)))
		return false;
	while ((at = memchr(at, '\n', (size_t)(close - at)))) {
		text->breaks += at >= text->left;
		text->resume = ++at;
		if (*at == '-' || *at == '.')
			return false;
	}
	return text->breaks > 0;
}

/* A line of a block. */
struct line {
	const char *start, *feed; /* NULL: the file ends in it */
	size_t blanks;            /* up to the indentation */
};

static struct line line_at(const char *at, const char *end, size_t indent)
{
	struct line line = {at, memchr(at, '\n', (size_t)(end - at)), 0};

	while (line.blanks < indent && at[line.blanks] == ' ')
		line.blanks++;
	return line;
}

static bool is_blank(struct line line)
{
	return line.start + line.blanks == line.feed;
}

/* The block from AT on, indented by more than BEFORE; false: libyaml reads it.  Blank
 * lines at its end are none of it. */
static bool find_block(struct extent *text, const char *at, const char *end, size_t before)
{
	struct line line = line_at(at, end, SIZE_MAX);
	size_t indent = line.blanks, lines = 0;
	char behind;

	*text = (struct extent){.start = at, .end = at, .indent = indent};
	if (indent <= before || !line.feed || is_blank(line))
		return false;
	text->left = line.feed + 1;
	for (; line.blanks == indent || is_blank(line); line = line_at(at, end, indent)) {
		if (!line.feed || memchr(line.start, '\r', (size_t)(line.feed - line.start)))
			return false;
		if (!is_blank(line)) {
			text->resume = line.start;
			text->end = line.feed + 1;
			text->breaks = lines - (lines > 0);
		}
		lines++;
		at = line.feed + 1;
	}
	behind = line.start[line.blanks];
	return behind != '\t' && behind != '\r' && text->start[indent] != '\t' &&
		text->breaks > 0;
}

/* Line ends in quotes: a single one is a blank, of more the first is none; blanks
 * around them are none either (YAML 1.1, 8.1.2). */
static const char *read_breaks(const char *at, char **out)
{
	size_t breaks = 0;

	for (; *at == ' ' || *at == '\t' || *at == '\n'; at++)
		breaks += *at == '\n';
	if (breaks == 1)
		*(*out)++ = ' ';
	for (; breaks > 1; breaks--)
		*(*out)++ = '\n';
	return at;
}

static void put(char **out, const char *from, const char *to)
{
	memcpy(*out, from, (size_t)(to - from));
	*out += to - from;
}

/* Words of a line in quotes, where '' is one. */
static void read_words(const char *at, const char *end, char **out)
{
	const char *quote;

	for (; (quote = memchr(at, '\'', (size_t)(end - at))); at = quote + 2)
		put(out, at, quote + 1);
	put(out, at, end);
}

static void read_quoted(const struct extent *text, char *out)
{
	const char *at = text->start, *feed;

	while ((feed = memchr(at, '\n', (size_t)(text->end - at)))) {
		const char *end = feed;

		while (end > at && (end[-1] == ' ' || end[-1] == '\t'))
			end--;
		read_words(at, end, &out);
		at = read_breaks(end, &out);
	}
	read_words(at, text->end, &out);
}

static void read_block(const struct extent *text, char *out)
{
	for (const char *at = text->start; at < text->end;) {
		struct line line = line_at(at, text->end, text->indent);

		put(&out, line.start + line.blanks, line.feed + 1);
		at = line.feed + 1;
	}
}

void yaml_feed_key(struct yaml_feed *feed, const char *colon, size_t before)
{
	bool block = colon[2] == '|';
	struct extent text;
	char *words;

	if (colon != feed->colon || feed->at != feed->stop ||
		!(block ? find_block(&text, colon + 4, feed->end, before)
			: find_quoted(&text, colon + 3, feed->end)))
		return;
	words = arena_alloc(feed->arena, (size_t)(text.end - text.start) + 1);
	if (block)
		read_block(&text, words);
	else
		read_quoted(&text, words);
	feed->text = words;
	feed->colon = NULL;
	feed->stop = text.left;
	feed->breaks = text.breaks;
	feed->resume = text.resume;
}

const char *yaml_feed_take(struct yaml_feed *feed)
{
	const char *text = feed->text;

	feed->text = NULL;
	return text;
}
