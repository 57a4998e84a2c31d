/* Labels of points: each has seats about its point that cost by their distance and
 * by what they hide.  The labels of one period are seated together, the cheapest way
 * of all (branch and bound); period after period, until nothing changes.  For the
 * costs see Christensen, Marks and Shieber, "An Empirical Study of Algorithms for
 * Point-Feature Label Placement" (1995). */
#include "chart_labels.h"

#include <stdlib.h>
#include <string.h>
#include "../base/arena.h"

enum {
	STEP_COST = 4,           /* per third of a label's height from the point */
	BELOW_COST = 2,
	CORNER_COST = 12,        /* above or below, at a side */
	BESIDE_COST = 14,
	STEPS_NEAR = 6, STEPS_FAR = 40,
	SWEEPS = 8,              /* over all periods, at most */
	BUDGET = 20000,          /* seats tried for one period, at most */
};

bool boxes_overlap(struct box a, struct box b)
{
	return a.x < b.x + b.width && b.x < a.x + a.width
		&& a.y < b.y + b.height && b.y < a.y + a.height;
}

/* Liang and Barsky: the stretch of the line between the two edges of each direction. */
bool line_strikes(const int ends[4], struct box box)
{
	double from = 0, to = 1;
	const double low[] = {box.x, box.y};
	const double high[] = {box.x + (double)box.width, box.y + (double)box.height};

	for (int d = 0; d < 2; d++) {
		double start = ends[d], way = ends[d + 2] - (double)ends[d], a, b;

		if (way == 0) {
			if (start <= low[d] || start >= high[d])
				return false;
			continue;
		}
		a = (low[d] - start) / way;
		b = (high[d] - start) / way;
		from = MAX(from, MIN(a, b));
		to = MIN(to, MAX(a, b));
	}
	return from < to;
}

static struct box box_grown(struct box box, int by)
{
	return (struct box){box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

static int64_t turn(const int a[2], const int b[2], const int c[2])
{
	return (int64_t)(b[0] - a[0]) * (c[1] - a[1]) - (int64_t)(b[1] - a[1]) * (c[0] - a[0]);
}

static bool lines_cross(const int a[4], const int b[4])
{
	return (turn(a, a + 2, b) > 0) != (turn(a, a + 2, b + 2) > 0)
		&& (turn(b, b + 2, a) > 0) != (turn(b, b + 2, a + 2) > 0);
}

static int64_t distance(const int from[2], const struct point_label *label)
{
	int64_t x = from[0] - label->x, y = from[1] - label->y;

	return x * x + y * y;
}

/* ---- what a seat costs */

static int lines_cost(const struct label_field *field, const struct point_label *label,
	struct box box, const int middle[2])
{
	const int tie[] = {middle[0], middle[1], label->x, label->y};
	int cost = 0;
	bool apart = false;

	for (int i = 0; i < field->line_count; i++) {
		const int *line = field->lines[i];
		bool own = i >= field->line_count - field->crossable
			|| (line[0] == label->x && line[1] == label->y)
			|| (line[2] == label->x && line[3] == label->y);

		if (line_strikes(line, box_grown(box, field->thick)))
			cost += SEAT_LINE;
		else if (!own && lines_cross(line, tie))
			apart = true;
	}
	return cost + (apart ? SEAT_APART : 0);
}

static int points_cost(const struct label_field *field, const struct point_label *label,
	struct box box, const int middle[2])
{
	int cost = 0, r = field->radius;
	bool strange = false;

	for (int i = 0; i < field->count; i++) {
		const struct point_label *other = &field->labels[i];

		if (!other->drawn)
			continue;
		if (boxes_overlap(box, (struct box){other->x - r, other->y - r, 2 * r, 2 * r}))
			cost += SEAT_MARKER;
		if (other->x == label->x && distance(middle, other) < distance(middle, label))
			strange = true;
	}
	return cost + (strange ? SEAT_STRANGE : 0);
}

static bool within(struct box box, struct box bounds)
{
	return box.x >= bounds.x && box.y >= bounds.y
		&& box.x + box.width <= bounds.x + bounds.width
		&& box.y + box.height <= bounds.y + bounds.height;
}

static int compare_seats(const void *a, const void *b)
{
	const struct seat *x = a, *y = b;

	if (x->cost != y->cost)
		return (x->cost > y->cost) - (x->cost < y->cost);
	if (x->box.y != y->box.y)
		return (x->box.y > y->box.y) - (x->box.y < y->box.y);
	return (x->box.x > y->box.x) - (x->box.x < y->box.x);
}

/* A label's seats while they are collected. */
struct seating {
	const struct label_field *field;
	const struct point_label *label;
	struct seat *seats;
	int count;
};

static void seat_add(struct seating *seating, int x, int y, int cost)
{
	const struct point_label *label = seating->label;
	struct box box = {x, y, label->width, label->height};
	const int middle[] = {x + box.width / 2, y + box.height / 2};

	if (!within(box, seating->field->bounds))
		return;
	cost += lines_cost(seating->field, label, box, middle)
		+ points_cost(seating->field, label, box, middle);
	seating->seats[seating->count++] = (struct seat){box, cost};
}

int label_seats(const struct label_field *field, const struct point_label *label, bool near,
	struct seat seats[SEAT_COUNT])
{
	struct seating seating = {field, label, seats, 0};
	int r = field->radius, w = label->width, h = label->height;
	int left = label->x - r / 2 - w, right = label->x + r / 2;
	int above = label->y - r - h, below = label->y + r;

	for (int i = 0; i <= (near ? STEPS_NEAR : STEPS_FAR); i++) {
		seat_add(&seating, label->x - w / 2, above - i * h / 3, i * STEP_COST);
		seat_add(&seating, label->x - w / 2, below + i * h / 3,
			i * STEP_COST + BELOW_COST);
	}
	seat_add(&seating, right, above, CORNER_COST);
	seat_add(&seating, left, above, CORNER_COST);
	seat_add(&seating, right, below, CORNER_COST + BELOW_COST);
	seat_add(&seating, left, below, CORNER_COST + BELOW_COST);
	seat_add(&seating, label->x + 2 * r, label->y - h / 2, BESIDE_COST);
	seat_add(&seating, label->x - 2 * r - w, label->y - h / 2, BESIDE_COST);
	qsort(seats, (size_t)seating.count, sizeof *seats, compare_seats);
	return seating.count;
}

/* ---- choosing seats */

/* The seats of one label, and the one taken. */
struct choice {
	struct seat *seats;
	int count;
	int taken, tried;
};

struct chooser {
	const struct label_field *field;
	struct choice *choices;  /* one per label; none for those that are out */
	int first, end;          /* the labels of one period */
	int64_t best;            /* the cheapest way so far */
	int budget;
};

/* What it costs that label I sits at SEAT, next to labels up to I of the same period
 * as tried and those of other periods as taken. */
static int64_t seat_cost(const struct chooser *chooser, int i, const struct seat *seat)
{
	int64_t cost = seat->cost;

	for (int k = 0; k < chooser->field->count; k++) {
		const struct choice *other = &chooser->choices[k];
		bool within = k >= chooser->first && k < chooser->end;

		if (!other->count || (within && k >= i))
			continue;
		if (boxes_overlap(seat->box,
			other->seats[within ? other->tried : other->taken].box))
			cost += SEAT_OVERLAP;
	}
	return cost;
}

/* The best seats of labels I.. cost that much at least. */
static int64_t rest_least(const struct chooser *chooser, int i)
{
	int64_t cost = 0;

	for (; i < chooser->end; i++)
		if (chooser->choices[i].count)
			cost += chooser->choices[i].seats[0].cost;
	return cost;
}

static void seats_try(struct chooser *chooser, int i, int64_t cost)
{
	struct choice *choice = &chooser->choices[i];
	int64_t rest = i < chooser->end ? rest_least(chooser, i + 1) : 0;

	if (i == chooser->end) {
		chooser->best = cost;
		for (int k = chooser->first; k < chooser->end; k++)
			chooser->choices[k].taken = chooser->choices[k].tried;
		return;
	}
	if (!choice->count) {
		seats_try(chooser, i + 1, cost);
		return;
	}
	for (int s = 0; s < choice->count && chooser->budget-- > 0; s++) {
		int64_t with;

		if (cost + choice->seats[s].cost + rest >= chooser->best)
			return;
		with = cost + seat_cost(chooser, i, &choice->seats[s]);
		if (with + rest >= chooser->best)
			continue;
		choice->tried = s;
		seats_try(chooser, i + 1, with);
	}
}

/* What the labels of the period cost as they are seated. */
static int64_t period_cost(struct chooser *chooser)
{
	int64_t cost = 0;

	for (int i = chooser->first; i < chooser->end; i++) {
		struct choice *choice = &chooser->choices[i];

		choice->tried = choice->taken;
		if (choice->count)
			cost += seat_cost(chooser, i, &choice->seats[choice->taken]);
	}
	return cost;
}

/* Seats the labels of all periods anew; false if none found a better way. */
static bool periods_seat(struct chooser *chooser)
{
	const struct label_field *field = chooser->field;
	bool better = false;

	for (int first = 0; first < field->count; first = chooser->end) {
		int64_t before;

		chooser->first = chooser->end = first;
		while (chooser->end < field->count
		       && field->labels[chooser->end].x == field->labels[first].x)
			chooser->end++;
		chooser->best = before = period_cost(chooser);
		chooser->budget = BUDGET;
		seats_try(chooser, first, 0);
		better |= chooser->best < before;
	}
	return better;
}

static int labels_unclear(const struct label_field *field, const struct choice *choices)
{
	int count = 0;

	for (int i = 0; i < field->count; i++)
		count += choices[i].count
			&& choices[i].seats[choices[i].taken].cost >= SEAT_UNCLEAR;
	return count + labels_struck(field);
}

static int labels_try(struct arena *arena, struct label_field *field, bool near)
{
	struct chooser chooser = {.field = field,
		.choices = ARENA_ARRAY(arena, struct choice, field->count)};
	int sweeps = 0;

	for (int i = 0; i < field->count; i++) {
		struct point_label *label = &field->labels[i];
		struct choice *choice = &chooser.choices[i];
		struct seat seats[SEAT_COUNT];

		if (!label->out)
			choice->count = label_seats(field, label, near, seats);
		if (!choice->count) /* wider or higher than the bounds */
			label->out = true;
		choice->seats = ARENA_ARRAY(arena, struct seat, choice->count);
		memcpy(choice->seats, seats, (size_t)choice->count * sizeof *seats);
	}
	while (sweeps++ < SWEEPS && periods_seat(&chooser))
		;
	for (int i = 0; i < field->count; i++)
		if (chooser.choices[i].count)
			field->labels[i].box =
				chooser.choices[i].seats[chooser.choices[i].taken].box;
	return labels_unclear(field, chooser.choices);
}

int labels_seat(struct arena *arena, struct label_field *field)
{
	int unclear = labels_try(arena, field, true);

	return unclear ? labels_try(arena, field, false) : 0;
}

/* ---- labels that find no seat of their own */

/* How many markers and labels the box of label I lies on. */
static int label_hides(const struct label_field *field, int i)
{
	const struct point_label *label = &field->labels[i];
	int hides = 0, r = field->radius;

	for (int k = 0; k < field->count && !label->out; k++) {
		const struct point_label *other = &field->labels[k];
		struct box marker = {other->x - r, other->y - r, 2 * r, 2 * r};

		hides += other->drawn && boxes_overlap(label->box, marker);
		hides += k != i && !other->out && boxes_overlap(label->box, other->box);
	}
	return hides;
}

static bool label_crossed(const struct label_field *field, const struct point_label *label)
{
	for (int i = 0; i < field->line_count && !label->out; i++)
		if (line_strikes(field->lines[i], box_grown(label->box, field->thick)))
			return true;
	return false;
}

int labels_struck(const struct label_field *field)
{
	int count = 0;

	for (int i = 0; i < field->count; i++)
		count += label_hides(field, i) || label_crossed(field, &field->labels[i]);
	return count;
}

/* The one that hides most; others before chiefs, the last of equals. */
static int label_worst(const struct label_field *field)
{
	int worst = -1, most = 1;

	for (int i = 0; i < field->count; i++) {
		int hides = label_hides(field, i) * (field->labels[i].chief ? 1 : field->count);

		if (hides >= most) {
			most = hides;
			worst = i;
		}
	}
	return worst;
}

void labels_part(struct arena *arena, struct label_field *field)
{
	for (int worst = label_worst(field); worst >= 0; worst = label_worst(field)) {
		field->labels[worst].out = true;
		labels_try(arena, field, false);
	}
}
