/* Errand: a thread, its arena and its diag. */
#include "errand.h"

#include <glib.h>

#include "arena.h"

struct errand {
	void (*read)(struct arena *arena, struct diag *diag, void *data);
	void *data;
	struct arena *arena;
	struct diag *diag;
	GThread *thread; /* NULL: the system had none left */
	bool ended;      /* waited for */
};

static gpointer errand_run(gpointer data)
{
	struct errand *errand = data;

	errand->read(errand->arena, errand->diag, errand->data);
	return NULL;
}

struct errand *errand_start(void (*read)(struct arena *arena, struct diag *diag, void *data),
	void *data, enum diag_language language)
{
	struct arena *arena = arena_new();
	struct errand *errand = ARENA_NEW(arena, struct errand);

	*errand = (struct errand){.read = read, .data = data, .arena = arena,
		.diag = diag_new(arena, language)};
	errand->thread = g_thread_try_new("errand", errand_run, errand, NULL);
	if (!errand->thread)
		errand_run(errand);
	return errand;
}

void errand_wait(struct errand *errand, struct diag *diag)
{
	if (errand->ended)
		return;
	if (errand->thread)
		g_thread_join(errand->thread);
	errand->ended = true;
	if (diag)
		diag_take(diag, errand->diag);
}

void errand_end(struct errand *errand)
{
	if (!errand)
		return;
	errand_wait(errand, NULL);
	arena_free(errand->arena);
}
