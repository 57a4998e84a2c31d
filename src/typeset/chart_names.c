/* Names of lines: beside the ends of their lines, as near as they may be without
 * touching; a thin line leads to a name that had to give way. */
#include "chart_names.h"

#include <stdlib.h>
#include "../base/arena.h"

/* Names in a row that touch each other, moved together. */
struct cluster {
	double wished;           /* sum of where the names want to be, less what is above */
	int first, count;
};

static int compare_names(const void *a, const void *b)
{
	const struct line_name *x = a, *y = b;

	return x->end_y != y->end_y ? (x->end_y > y->end_y) - (x->end_y < y->end_y)
		: x->series - y->series;
}

static int name_height(const struct line_name *name, int gap)
{
	return name->text->height + gap;
}

int names_height(const struct line_name *names, int count, int gap)
{
	int height = 0;

	for (int i = 0; i < count; i++)
		height += name_height(&names[i], gap);
	return height;
}

static double cluster_top(const struct cluster *cluster)
{
	return cluster->wished / cluster->count;
}

/* Pools adjacent violators: names that would touch become one cluster at the mean of
 * their wishes; returns how many clusters there are. */
static int clusters_pool(struct cluster *clusters, const struct line_name *names, int count,
	int gap)
{
	int pooled = 0, above = 0;

	for (int i = 0; i < count; i++) {
		struct cluster *last = &clusters[pooled++];
		int height = name_height(&names[i], gap);

		*last = (struct cluster){names[i].end_y - height / 2 - above, i, 1};
		above += height;
		while (pooled > 1 && cluster_top(last - 1) > cluster_top(last)) {
			last[-1].wished += last->wished;
			last[-1].count += last->count;
			pooled--;
			last--;
		}
	}
	return pooled;
}

void names_spread(struct arena *arena, struct line_name *names, int count, const int range[2],
	int gap)
{
	struct cluster *clusters = ARENA_ARRAY(arena, struct cluster, count);
	double most = range[1] - names_height(names, count, gap);
	int above = 0, pooled;

	qsort(names, (size_t)count, sizeof *names, compare_names);
	pooled = clusters_pool(clusters, names, count, gap);
	for (int c = 0; c < pooled; c++) {
		double top = MAX(MIN(cluster_top(&clusters[c]), most), range[0]);

		for (int i = clusters[c].first; i < clusters[c].first + clusters[c].count; i++) {
			int height = name_height(&names[i], gap);

			names[i].y = (int)top + above + height / 2;
			above += height;
		}
	}
}
