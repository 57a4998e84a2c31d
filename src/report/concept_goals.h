/* Concept goals: the part of a concept's view that is about goals, measures and
 * their indicators. */
#ifndef REPORT_CONCEPT_GOALS_H
#define REPORT_CONCEPT_GOALS_H

struct arena;
struct concept;
struct framework;
struct view;

/* What is needed to show goals. */
struct goal_context {
	struct arena *arena;
	const struct concept *concept;
	const struct framework *framework; /* or NULL */
};

/* Members of a chapter, LEVEL being its heading's; see concept_paper.h. */
void concept_top_goals(const struct goal_context *context, struct view *chapter);
void concept_goal_groups(const struct goal_context *context, struct view *chapter, int level);
void concept_goal_notes(const struct goal_context *context, struct view *chapter, int level);

/* Members of the whole concept: spalten, ohne_ebenen, kennzahlen. */
void concept_goal_columns(const struct goal_context *context, struct view *root);
void concept_indicators(const struct goal_context *context, struct view *root);

#endif
