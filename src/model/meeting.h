/* Meeting: gremien/<committee>/<date>.yaml, and what is carried from one
 * meeting to the next: decisions, tasks, topics. */
#ifndef MODEL_MEETING_H
#define MODEL_MEETING_H

#include "../base/shape.h"

struct arena;
struct diag;
struct municipality;

enum meeting_state { MEETING_PLANNED, MEETING_DRAFT, MEETING_APPROVED };
enum task_state { TASK_OPEN, TASK_RUNNING, TASK_DONE, TASK_DROPPED };
enum topic_reach { TOPIC_MUNICIPAL, TOPIC_PROVIDER, TOPIC_DISTRICT };
enum item_kind {
	ITEM_TEXT,        /* words, result */
	ITEM_PREVIOUS,    /* approval of the last minutes */
	ITEM_TASKS,       /* Auftragskontrolle: open tasks are filled in */
	ITEM_FIGURES,     /* Kennzahlen: figures are filled in from the data */
	ITEM_TOPICS,      /* Entwicklungsthemen */
	ITEM_HANDOVER,    /* Weitergabe an die Lenkungsgruppe / Rückgabe */
	ITEM_STORE,       /* Themenspeicher */
	ITEM_DATES,       /* Termine */
};

struct attendee {
	struct place place;
	struct text name, institution, function, from, to, deputy_for, item;
	bool vote;
};

struct decision {
	struct place place;
	struct text number;      /* "W-2018-03"; made from committee, year, position if absent */
	struct text words, result;
	struct number yes, no, abstain;
};

struct task {
	struct place place;
	struct text number, words, who;
	struct day due;
	int state;               /* enum task_state */
	struct text note;
};

struct topic {
	struct place place;
	struct text number, title, words, by, next_step;
	int reach;               /* enum topic_reach */
	struct text target;      /* provider or district id where reach asks for it */
	struct texts areas;
	bool hand_over;          /* to the committee named in kommune.yaml */
	struct text answer;      /* what the other committee gave back */
	bool closed;
};

struct item {
	struct place place;
	struct text title, words, result;
	int kind;                /* enum item_kind */
	struct texts indicators; /* ITEM_FIGURES: which; none: the most telling changes */
	struct text minutes;     /* planned duration */
	struct decision *decisions;
	int decision_count;
	struct task *tasks;
	int task_count;
	struct topic *topics;
	int topic_count;
};

/* What a later meeting says of an earlier task or topic. */
struct update {
	struct place place;
	struct text number;      /* task or topic */
	int state;               /* enum task_state; topics: done = closed */
	struct text note;
	struct day due;          /* new date, if moved */
};

struct meeting {
	struct place place;
	struct text committee;   /* id, from the folder */
	struct day date;         /* from the file name, checked against the key */
	struct text number;      /* "3/2018" */
	struct text start, end, where, link, chair, secretary;
	int state;               /* enum meeting_state */
	int audience;            /* index in meeting_audiences */
	struct text period;      /* figures of which period; none: the newest delivered */
	struct attendee *present, *excused, *absent, *guests;
	int present_count, excused_count, absent_count, guest_count;
	struct texts distribution, attachments;
	struct item *items;
	int item_count;
	struct update *updates;
	int update_count;
	struct day next;
	struct text next_where;
	const struct source *source;
};

/* A task or topic as it stands before a meeting. */
struct carried_task {
	const struct task *task;
	const struct meeting *from;
	int state;
	struct date due;
	const char *note;        /* latest remark, or NULL */
	bool overdue;            /* due before the meeting it is carried to */
};

struct carried_topic {
	const struct topic *topic;
	const struct meeting *from;
	int state;               /* enum task_state, as last said */
	bool handed_over;        /* has reached the other committee */
	const char *note;        /* latest remark, or NULL */
	const struct meeting *note_from; /* where it was made: of either committee */
};

/* The words of the choices above, NULL-terminated, in the order of their numbers. */
extern const char *const meeting_states[];    /* geplant, entwurf, genehmigt */
extern const char *const meeting_audiences[]; /* oeffentlich, nichtoeffentlich, intern */
extern const char *const task_states[];       /* offen, in_arbeit, erledigt, entfallen */
extern const char *const topic_reaches[];
extern const char *const item_kinds[];

extern const struct shape meeting_shape;

struct meetings {
	struct meeting **items;  /* by committee, then date; of a broken file only
	                            committee, date and source are set */
	int count;
	const struct source **sources; /* every file below gremien/ */
	const struct source *unread;   /* a file or folder that could not be read under its
	                                * name, or NULL */
	int source_count;
};

/* Reads gremien/ below ROOT; without that folder there are none.  What is wrong with a
 * file is reported, and spoils the minutes that rest on it. */
struct meetings *meetings_read(struct arena *arena, struct diag *diag, const char *root,
	const struct municipality *m);

/* The meeting of the same committee before M, or NULL. */
const struct meeting *meeting_previous(const struct meetings *all, const struct meeting *m);

/* Open tasks of the committee from meetings before M, oldest first. */
struct carried_task *meeting_open_tasks(struct arena *arena, const struct meetings *all,
	const struct meeting *m, int *count);

/* The same, and those that another committee has settled since the committee's meeting
 * before M, so that none goes without a word. */
struct carried_task *meeting_control_tasks(struct arena *arena, const struct meetings *all,
	const struct meeting *m, int *count);

/* Open tasks that other committees, in meetings before M, gave to M's committee:
 * `wer` has its name or short name. */
struct carried_task *meeting_asked_tasks(struct arena *arena, const struct meetings *all,
	const struct municipality *city, const struct meeting *m, int *count);

/* Open topics known to the committee before M: its own, and those handed to it. */
struct carried_topic *meeting_open_topics(struct arena *arena, const struct meetings *all,
	const struct municipality *city, const struct meeting *m, int *count);

/* Topics known to the committee at its meeting before M that M, or another committee
 * between the two, has settled. */
struct carried_topic *meeting_settled_topics(struct arena *arena, const struct meetings *all,
	const struct municipality *city, const struct meeting *m, int *count);

#endif
