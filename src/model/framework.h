/* Framework: rahmen.yaml, what all schools of the municipality share: texts,
 * goals and aims, the catalogue of indicators, schemes of areas, glossary. */
#ifndef MODEL_FRAMEWORK_H
#define MODEL_FRAMEWORK_H

#include "../base/shape.h"

struct arena;
struct base;
struct diag;
struct period;

enum indicator_kind {
	INDICATOR_YES_NO, /* ja_nein */
	INDICATOR_COUNT,  /* anzahl */
	INDICATOR_SHARE,  /* anteil: numerator, denominator, named base */
	INDICATOR_SCALE,  /* skala */
	INDICATOR_WORDS,  /* text */
};
enum { INDICATOR_KIND_COUNT = INDICATOR_WORDS + 1 }; /* apart: switches name the kinds alone */

enum indicator_direction { DIRECTION_UP, DIRECTION_DOWN, DIRECTION_NONE };

struct indicator {
	struct place place;
	struct text id, name, short_name;
	int kind;                /* enum indicator_kind */
	struct text unit;        /* "Beratungen" */
	struct text base;        /* shares: "alle neuen Klassen" */
	struct text definition;  /* Markdown: how it is counted */
	struct number target;    /* counts: number; shares: percent; unset: none */
	int direction;           /* enum indicator_direction: which way is better */
	bool people;             /* counts people: masked below the threshold */
	bool overlapping;        /* people may occur twice: never summed */
	struct number scale_low, scale_high;
	struct text valid_from;  /* period from which it is counted this way; earlier
	                            years do not compare, the series breaks there */
	struct texts goals;      /* numbers of the goals it belongs to */
	struct text area;        /* id of an area of any scheme, or unset */
	struct texts types;      /* school types it applies to; none: all */
	bool optional;           /* not expected from every school: base is who reports */
	bool unrelated;          /* a count that says nothing per 100 pupils or per post */
};

/* A goal of any depth: Leitziel, Handlungsziel, ... */
struct goal {
	struct place place;
	struct text number;      /* "1.4"; made from the position where absent */
	struct text words;       /* the goal itself, Markdown */
	struct text title;       /* short form for tables and charts, or unset */
	bool mandatory;          /* a concept may not leave it out */
	struct texts types;      /* school types it applies to; none: all */
	struct texts indicators; /* ids */
	struct texts areas;      /* "kqs/evaluation": scheme and area */
	struct goal *goals;      /* one level down */
	int goal_count;
};

/* What a level of the goal tree is called. */
struct level {
	struct place place;
	struct text name, sign;  /* "Leitziel", "LZ" */
};

struct area {
	struct place place;
	struct text id, name;
};

/* A scheme of areas: KQS, Handlungsfelder, Leistungsbereiche. */
struct scheme {
	struct place place;
	struct text id, name, note;
	struct area *areas;
	int area_count;
};

struct passage {
	struct place place;
	struct text id;          /* "praeambel"; concepts use {{rahmen.praeambel}} */
	struct text words;       /* Markdown */
};

struct term {
	struct place place;
	struct text word, meaning;
	struct text expansion;   /* abbreviations: what they stand for */
};

struct framework {
	struct place place;
	struct text title, version;
	struct day date;
	struct level *levels;
	int level_count;
	struct goal *goals;
	int goal_count;
	struct indicator *indicators;
	int indicator_count;
	struct scheme *schemes;
	int scheme_count;
	struct passage *passages;
	int passage_count;
	struct term *terms;      /* glossary */
	int term_count;
	const struct source *source;
	bool missing;            /* there is no file; source stands for it all the same */
};

/* ORDER INDICATOR: the words of enum indicator_kind, NULL-terminated. */
extern const char *const indicator_kinds[];

extern const struct shape framework_shape;
extern const struct shape indicator_shape, level_shape; /* also used inside concepts */

/* Reads rahmen.yaml of BASE; an empty framework if there is none; of a file
 * that is broken beyond use only source is set. */
struct framework *framework_read(struct arena *arena, struct diag *diag,
	const struct base *base);

/* Reports the indicators that PART, the framework of a sub-project, has from F, that of
 * the whole project, and counts in another way: they cannot be added up. */
void framework_compare(struct arena *arena, struct diag *diag, const struct framework *f,
	const struct framework *part);

/* Whether F has none (COUNT is 0) of what is looked up, and one finding says why:
 * rahmen.yaml is broken, or missing, which is reported here.  Then nothing is unknown. */
bool framework_lacks(struct diag *diag, const struct framework *f, int count);

/* The goal with NUMBER anywhere in the tree, or NULL; level from 0 in LEVEL if not NULL. */
const struct goal *framework_goal(const struct framework *f, const char *number, int *level);
const struct indicator *framework_indicator(const struct framework *f, const char *id);

/* Whether its figures are shares, of something or of the schools that say yes. */
bool indicator_in_percent(const struct indicator *indicator);

/* Whether INDICATOR is counted in another way from PERIOD on, so that PERIOD does
 * not compare with the one before. */
bool indicator_breaks(const struct indicator *indicator, const struct period *period);

#endif
