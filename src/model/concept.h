/* Concept: konzepte/<school>.yaml, what one school promises. */
#ifndef MODEL_CONCEPT_H
#define MODEL_CONCEPT_H

#include "framework.h"

struct bases;

enum concept_state { CONCEPT_DRAFT, CONCEPT_APPROVED };
enum contact_audience { CONTACT_PUBLIC, CONTACT_INTERNAL };

struct contact {
	struct place place;
	struct text role, name, phone, mail, room, hours;
	int audience;            /* enum contact_audience: internal ones are never printed
	                            in a public edition */
};

/* Several services may share one concept. */
struct service {
	struct place place;
	struct text name, provider, words; /* words: Markdown */
	struct number hours;     /* weekly hours, or */
	struct number fte;
};

/* One row of a time grid: Sprechzeiten by audience and weekday. */
struct hours_row {
	struct place place;
	struct text audience, note;
	struct text days[5];     /* montag .. freitag */
};

struct version {
	struct place place;
	struct text number, change, author;
	struct day date;
};

/* What the Schulkonferenz decided, or is to decide. */
struct approval {
	struct place place;
	struct text proposal;    /* Beschlussvorschlag, Markdown */
	struct day date;
	struct number seats, present, yes, no, abstain;
	struct text result;      /* word printed as given: "einstimmig beschlossen" */
	struct texts heard;      /* Lehrerkonferenz, Schulpflegschaft ... */
	struct texts signatures; /* roles that sign */
	struct day next_review;
};

/* A measure, one record per measure; every field but words may be missing. */
struct measure {
	struct place place;
	struct text id, words;   /* words: Markdown */
	bool mandatory;          /* verbindlich */
	bool open;               /* status in_klaerung: not yet decided */
	struct texts responsible, contributing, audience;
	struct text due;         /* date, half-year or words */
	struct texts indicators; /* ids of the catalogue, or words as they are */
	struct text target;      /* printed as given: "80 %" */
	struct texts areas;
};

/* A goal as the school takes it up: refers to the framework by number, or is
 * the school's own. */
struct concept_goal {
	struct place place;
	struct text number, words, title;
	bool not_applicable;     /* printed, but has no measures */
	struct text reason;      /* why not applicable */
	struct text note;        /* Erläuterung, Markdown */
	struct measure *measures;
	int measure_count;
	struct concept_goal *goals;
	int goal_count;
};

enum chapter_kind {
	CHAPTER_TEXT,     /* words, then sub-chapters */
	CHAPTER_GOALS,    /* the goal tables */
	CHAPTER_AIMS,     /* the goals as a list, without measures */
	CHAPTER_CONTACT,  /* contact block and time grid */
	CHAPTER_NOTES,    /* Erläuterungen from the goals */
	CHAPTER_SERVICES, /* the services */
};

struct fact {
	struct place place;
	struct text name, value, note;
};

struct chapter {
	struct place place;
	struct text title, number; /* number: printed as given instead of counted */
	bool unnumbered;
	int kind;                /* enum chapter_kind */
	struct text words;       /* Markdown */
	struct fact *facts;      /* key-fact box after the words */
	int fact_count;
	struct chapter *chapters;
	int chapter_count;
};

struct concept {
	struct place place;
	struct texts schools;    /* ids; the first names the document */
	struct text title, subtitle;
	struct text version;
	struct day date;         /* Stand */
	int state;               /* enum concept_state */
	struct day valid_from, valid_to;
	struct text period;      /* period its figures refer to */
	struct number first_chapter; /* 1 by default */
	struct contact *contacts;
	int contact_count;
	struct service *services;
	int service_count;
	struct hours_row *hours;
	int hours_count;
	struct version *versions;
	int version_count;
	struct approval approval;
	struct level *levels;    /* own names of the goal levels; none: the framework's */
	int level_count;
	const struct yaml_node *layout; /* overrides of single keys of the layout, or NULL */
	struct concept_goal *goals;
	int goal_count;
	struct chapter *chapters;
	int chapter_count;
	struct indicator *indicators; /* the school's own, beside the catalogue */
	int indicator_count;
	const struct source *source;
};

/* The words of enum chapter_kind in its order, NULL-terminated. */
extern const char *const chapter_kinds[];

extern const struct shape concept_shape;

/* Reads the concepts below konzepte/ of BASES whose school matches one of the
 * patterns ONLY (NULL: all), ordered by file name.  Of a broken file only source
 * is set and schools holds the file's name, so that its document can be refused
 * by name. */
struct concept **concept_read_all(struct arena *arena, struct diag *diag,
	const struct bases *bases, const char *const *only, int *count);

/* Gives goals of the framework that say nothing of their own its words and title. */
void concept_adopt_goals(struct concept *concept, const struct framework *framework);

/* Measures in the whole concept. */
int concept_measure_count(const struct concept *concept);

#endif
