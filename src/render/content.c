/* Content: runs of marks, and their order under a tag. */
#include "content.h"

#include <assert.h>
#include <limits.h>

#include "../base/arena.h"
#include "../typeset/tag.h"

static int count_marks(const struct pages *pages)
{
	int count = 0;

	for (int p = 0; p < pages->count; p++)
		count += pages->items[p].mark_count;
	return count;
}

static bool is_active(const struct mark *mark)
{
	return mark->kind == MARK_LINK || (mark->kind == MARK_FIELD && mark->tag);
}

static struct mark_run *add_run(struct content *content, int page, int mark)
{
	const struct mark *m = &content->pages->items[page].marks[mark];
	struct mark_run *run = &content->runs[content->run_count++];

	assert((m->tag == NULL) != (m->artifact == ARTIFACT_NONE));
	assert(!m->tag || (m->tag->index >= 0 && m->tag->index < content->pages->tag_count));
	*run = (struct mark_run){
		.tag = m->tag, .artifact = m->artifact, .page = page,
		.first = mark, .end = mark + 1, .active = is_active(m),
		.mcid = -1, .next = -1,
	};
	if (run->tag && !run->active)
		run->mcid = content->mcid_count[page]++;
	return run;
}

static void collect_page(struct content *content, int page)
{
	const struct page *p = &content->pages->items[page];
	struct mark_run *open = NULL;

	content->page_first[page] = content->run_count;
	for (int i = 0; i < p->mark_count; i++) {
		const struct mark *m = &p->marks[i];
		if (is_active(m))
			add_run(content, page, i);
		else if (open && open->tag == m->tag && open->artifact == m->artifact)
			open->end = i + 1;
		else
			open = add_run(content, page, i);
	}
}

/* Hangs the runs on their tags, the last one first so that chains run forward. */
static void chain_runs(struct content *content)
{
	for (int r = content->run_count - 1; r >= 0; r--) {
		struct mark_run *run = &content->runs[r];
		if (!run->tag)
			continue;
		run->next = content->tag_first[run->tag->index];
		content->tag_first[run->tag->index] = r;
		for (const struct tag *t = run->tag; t; t = t->parent)
			content->earliest[t->index] = r;
	}
}

struct content *content_new(struct arena *arena, const struct pages *pages)
{
	struct content *content = ARENA_NEW(arena, struct content);

	content->pages = pages;
	content->runs = ARENA_ARRAY(arena, struct mark_run, (size_t)count_marks(pages) + 1);
	content->page_first = ARENA_ARRAY(arena, int, (size_t)pages->count + 1);
	content->mcid_count = ARENA_ARRAY(arena, int, (size_t)pages->count + 1);
	content->tag_first = ARENA_ARRAY(arena, int, (size_t)pages->tag_count + 1);
	content->earliest = ARENA_ARRAY(arena, int, (size_t)pages->tag_count + 1);
	for (int i = 0; i < pages->tag_count; i++) {
		content->tag_first[i] = -1;
		content->earliest[i] = INT_MAX;
	}
	for (int p = 0; p < pages->count; p++)
		collect_page(content, p);
	content->page_first[pages->count] = content->run_count;
	chain_runs(content);
	return content;
}

/* Adds RUN to KIDS; the same tag's next run, or -1. */
static int add_own(const struct content *content, int run, GArray *kids)
{
	struct kid own = {.run = &content->runs[run]};

	g_array_append_val(kids, own);
	return own.run->next;
}

void content_kids(const struct content *content, const struct tag *tag, GArray *kids)
{
	int run = content->tag_first[tag->index];

	g_array_set_size(kids, 0);
	for (const struct tag *child = tag->child; child; child = child->next) {
		/* a note stands at the foot, but is read where its mark is */
		int begins = child->kind == TAG_NOTE ? INT_MAX : content->earliest[child->index];
		while (run >= 0 && begins != INT_MAX && run < begins)
			run = add_own(content, run, kids);
		struct kid below = {.tag = child};
		g_array_append_val(kids, below);
	}
	while (run >= 0)
		run = add_own(content, run, kids);
}

const struct tag *tag_following(const struct tag *tag)
{
	if (tag->child)
		return tag->child;
	while (tag && !tag->next)
		tag = tag->parent;
	return tag ? tag->next : NULL;
}
