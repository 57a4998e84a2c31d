/* YAML feed: a source for libyaml, without the lines of its long texts.  libyaml takes
 * some eighty instructions a character, and long texts are what a project consists of:
 * literal blocks and texts in single quotes over several lines are read here, libyaml
 * sees their first and last words and the line ends between, so that every mark it
 * makes is as of the whole text. */
#ifndef BASE_YAML_FEED_H
#define BASE_YAML_FEED_H

#include <stddef.h>
#include "source.h"

struct arena;

struct yaml_feed {
	struct arena *arena;
	const char *at, *stop;   /* to be handed out next */
	size_t breaks;           /* then so many line ends */
	const char *resume;      /* and then from here on */
	const char *end;         /* of the source */
	const char *colon;       /* before a value that may be a long text: libyaml has got
	                            its first character and no more; NULL: none */
	const char *text;        /* that value, read here; NULL: libyaml reads it */
};

void yaml_feed_start(struct yaml_feed *feed, struct arena *arena, const struct source *source);

/* libyaml's read handler; DATA is the feed. */
int yaml_feed_read(void *data, unsigned char *buffer, size_t size, size_t *length);

/* To be told of every key of a block mapping that libyaml has read, with the number of
 * blanks BEFORE it, while COLON is what comes behind it: only there a quote or bar
 * after the colon is sure to begin a value. */
void yaml_feed_key(struct yaml_feed *feed, const char *colon, size_t before);

/* The text of the scalar that libyaml has read now if it was read here, else NULL. */
const char *yaml_feed_take(struct yaml_feed *feed);

#endif
