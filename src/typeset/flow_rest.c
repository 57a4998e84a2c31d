/* Rest: the cheapest way from each piece to the end of its flow, were no pages to face
 * each other: found from the end back, with one number for each break. */
#include "flow_trial.h"

#include <math.h>

/* Notes in BEST if a page to its break, with what costs REST behind it, is cheaper. */
static void rest_try(const struct trials *trials, const struct trial *page, double rest,
	struct rest *best)
{
	struct trial trial = *page;

	if (trial_fits(trials, &trial, best->cost - rest) && trial.cost + rest < best->cost)
		*best = (struct rest){trial.cost + rest, page->end, page->left};
}

/* The cheapest of the ways that begin with a page from piece FIRST below BEGUN. */
static struct rest rest_find(const struct trials *trials, struct rest (*rests)[2],
	int first, const struct drift *begun)
{
	struct trial page = {.first = first, .begun = begun,
		.from = first ? trials->flow->pieces[first - 1].note_end : 0};
	struct rest best = {.cost = INFINITY};

	for (page.end = trials->last[first]; page.end > first; page.end--) {
		const struct rest *rest = rests[page.end];
		double least = trials->least[page.end];

		page.left = NULL;
		if (least + rest[0].cost < best.cost)
			rest_try(trials, &page, rest[0].cost, &best);
		page.left = trials_left(trials, first, page.end);
		if (page.left && least + rest[1].cost < best.cost)
			rest_try(trials, &page, rest[1].cost, &best);
	}
	return best;
}

void rests_find(const struct trials *trials, struct rest (*rests)[2])
{
	int count = trials->flow->count;

	rests[count][0] = (struct rest){.cost = 0};
	rests[count][1] = (struct rest){.cost = INFINITY};
	for (int first = count - 1; first >= 0; first--) {
		const struct drift *begun = trials->left[first];

		rests[first][0] = rest_find(trials, rests, first, NULL);
		rests[first][1] = begun ? rest_find(trials, rests, first, begun)
			: (struct rest){.cost = INFINITY};
	}
}
