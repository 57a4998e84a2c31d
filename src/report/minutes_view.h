/* Minutes view: what the files minutes_*.c share while they build the view of
 * one meeting.  minutes_paper.h lists the names. */
#ifndef REPORT_MINUTES_VIEW_H
#define REPORT_MINUTES_VIEW_H

#include "../model/check.h"
#include "../model/mask.h"
#include "qm_view.h"
#include "view.h"

struct minutes {
	struct arena *arena;
	const struct project *project;
	const struct meeting *meeting;
	struct qm qm;                /* the municipality in the period of the figures */
	bool figured;                /* there are figures at all */
};

/* minutes_item.c: the agenda. */
void minutes_items(const struct minutes *s, struct view *root);
void minutes_decision(struct view *list, const struct decision *d);
/* FROM set it, NOTE and STATE are its latest. */
struct view *minutes_task(const struct minutes *s, struct view *list,
	const struct carried_task *task);
struct view *minutes_topic(const struct minutes *s, struct view *list,
	const struct carried_topic *topic);

/* minutes_history.c: adds what was said of the topic NUMBER before the meeting. */
void minutes_history(const struct minutes *s, struct view *topic, const char *number);
/* The short name of the committee that MEETING is of. */
const char *minutes_committee(const struct minutes *s, const struct meeting *meeting);

/* minutes_register.c: what was carried to the meeting, and what goes on from it. */
void minutes_carried(const struct minutes *s, struct view *root);
void minutes_registers(const struct minutes *s, struct view *root);

/* minutes_fields.c: adds to VIEW what its form fields stand for. */
void minutes_meeting_fields(const struct minutes *s, struct view *view);
void minutes_item_fields(const struct minutes *s, struct view *view, int number);
void minutes_update_fields(const struct minutes *s, struct view *view, const char *number,
	int state);
void minutes_member_fields(const struct minutes *s, struct view *view,
	const struct attendee *person);
void minutes_guest_fields(const struct minutes *s, struct view *view,
	const struct attendee *guest, int number);
void minutes_people_rows(const struct minutes *s, struct view *root);

/* minutes_figures.c */
void minutes_figures(const struct minutes *s, struct view *root);
void minutes_item_figures(const struct minutes *s, struct view *item, const struct texts *ids);

#endif
