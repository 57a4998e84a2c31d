/* Labels of points over random lines: inside, clear of each other and of markers,
 * and struck by a line only where no place is free. */
#include "check.h"
#include "base/arena.h"
#include "typeset/chart_labels.h"
#include "typeset/chart_names.h"

enum { WIDTH = 300000, HEIGHT = 120000, RADIUS = 2400, THICK = 750, SERIES = 5, PERIODS = 12 };

static unsigned dice_state = 1;

/* 0..MOST-1, the same row of numbers in every run. */
static int dice(int most)
{
	dice_state = dice_state * 1103515245u + 12345u;
	return (int)(dice_state >> 16) % most;
}

/* SERIES lines over PERIODS; SPREAD: how far apart their values lie. */
static void field_fill(struct label_field *field, int series, int periods, int spread)
{
	int pitch = WIDTH / (periods + 1);

	field->count = series * periods;
	field->line_count = 0;
	for (int i = 0; i < field->count; i++) {
		struct point_label *label = &field->labels[i];

		*label = (struct point_label){.x = (i / series + 1) * pitch,
			.y = HEIGHT - RADIUS - dice(spread), .width = 8000 + dice(5) * 4000,
			.height = 8000, .drawn = dice(8) > 0, .chief = dice(2)};
		if (i < series || !label->drawn || !label[-series].drawn)
			continue;
		memcpy(field->lines[field->line_count++], (int[]){label[-series].x,
			label[-series].y, label->x, label->y}, sizeof *field->lines);
	}
}

static bool seat_free(const struct label_field *field, const struct point_label *label,
	const struct seat *seat)
{
	if (seat->cost >= SEAT_LINE)
		return false;
	for (int i = 0; i < field->count; i++) {
		const struct point_label *other = &field->labels[i];

		if (other != label && !other->out && boxes_overlap(other->box, seat->box))
			return false;
	}
	return true;
}

static bool struck(const struct label_field *field, const struct point_label *label)
{
	struct box box = {label->box.x - THICK, label->box.y - THICK,
		label->box.width + 2 * THICK, label->box.height + 2 * THICK};

	for (int i = 0; i < field->line_count; i++)
		if (line_strikes(field->lines[i], box))
			return true;
	return false;
}

static void check_label(const struct label_field *field, const struct point_label *label)
{
	struct seat seats[SEAT_COUNT];
	int count = label_seats(field, label, false, seats), hidden = 0, free_seats = 0;
	struct box box = label->box;

	CHECK(box.x >= 0 && box.x + box.width <= WIDTH);
	CHECK(box.y >= -10000 && box.y + box.height <= HEIGHT);
	for (int i = 0; i < field->count; i++) {
		const struct point_label *other = &field->labels[i];
		struct box marker = {other->x - RADIUS, other->y - RADIUS, 2 * RADIUS, 2 * RADIUS};

		hidden += other->drawn && boxes_overlap(box, marker);
		hidden += other != label && !other->out && boxes_overlap(box, other->box);
	}
	CHECK(hidden == 0);
	for (int i = 0; i < count && struck(field, label); i++)
		free_seats += seat_free(field, label, &seats[i]);
	CHECK(free_seats == 0);
}

/* Returns how many labels were left out. */
static int check_field(struct arena *arena, struct label_field *field)
{
	int out = 0;

	labels_seat(arena, field);
	labels_part(arena, field);
	for (int i = 0; i < field->count; i++) {
		out += field->labels[i].out;
		if (!field->labels[i].out)
			check_label(field, &field->labels[i]);
	}
	return out;
}

static void test_random(struct arena *arena)
{
	struct label_field field = {.bounds = {0, -10000, WIDTH, HEIGHT + 10000},
		.radius = RADIUS, .thick = THICK};
	int out = 0;

	for (int run = 0; run < 150; run++) {
		int series = 1 + dice(SERIES), periods = 1 + dice(PERIODS);

		arena_reset(arena);
		field.labels = ARENA_ARRAY(arena, struct point_label, SERIES * PERIODS);
		field.lines = arena_alloc(arena, SERIES * PERIODS * sizeof *field.lines);
		field_fill(&field, series, periods, run % 3 ? HEIGHT - RADIUS : HEIGHT / 8);
		out += check_field(arena, &field);
		if (series * periods <= 12)
			CHECK(out == 0 && labels_struck(&field) == 0);
		out = 0;
	}
}

/* One point: above it. Under a roof: below. Too many in too little room: some go. */
static void test_cases(struct arena *arena)
{
	struct point_label labels[3] = {{.x = 50000, .y = 50000, .width = 10000, .height = 8000,
		.drawn = true}};
	int lines[1][4] = {{0, 43000, 100000, 43000}};
	struct label_field field = {.bounds = {0, 0, 100000, 100000}, .radius = RADIUS,
		.thick = THICK, .labels = labels, .count = 1, .lines = lines};

	CHECK(labels_seat(arena, &field) == 0);
	CHECK(labels[0].box.y == 50000 - RADIUS - 8000 && labels[0].box.x == 45000);
	field.line_count = 1;
	CHECK(labels_seat(arena, &field) == 0);
	CHECK(labels[0].box.y == 50000 + RADIUS);
	field.bounds = (struct box){40000, 45000, 20000, 16000};
	labels[1] = labels[2] = labels[0];
	labels[0].chief = true;
	field.count = 3;
	labels_seat(arena, &field);
	CHECK(labels_struck(&field) > 0);
	labels_part(arena, &field);
	CHECK(!labels[0].out || !labels[1].out || !labels[2].out);
	CHECK(labels_struck(&field) == 0);
}

static void test_geometry(void)
{
	static const int across[] = {0, 0, 100, 100}, beside[] = {0, 50, 100, 150},
		level[] = {0, 20, 100, 20};
	struct box box = {40, 40, 20, 20};

	CHECK(line_strikes(across, box));
	CHECK(!line_strikes(beside, box));
	CHECK(!line_strikes(level, box));
	CHECK(line_strikes(level, (struct box){40, 10, 20, 20}));
	CHECK(!line_strikes((int[]){0, 0, 30, 30}, box)); /* ends before it */
}

/* ---- names */

static void check_names(struct arena *arena, const int *ends, const int *wanted, int count)
{
	struct lines text = {.height = 10};
	struct line_name names[4];

	for (int i = 0; i < count; i++)
		names[i] = (struct line_name){.text = &text, .series = i, .end_y = ends[i]};
	names_spread(arena, names, count, (int[]){0, 100}, 2);
	for (int i = 0; i < count; i++)
		CHECK(names[i].y == wanted[i]);
}

static void test_names(struct arena *arena)
{
	check_names(arena, (int[]){20, 50, 80}, (int[]){20, 50, 80}, 3);
	check_names(arena, (int[]){50, 50, 80}, (int[]){44, 56, 80}, 3); /* both give way alike */
	check_names(arena, (int[]){60, 52, 44}, (int[]){40, 52, 64}, 3); /* order of the ends */
	check_names(arena, (int[]){99, 98, 10}, (int[]){10, 82, 94}, 3); /* not below the range */
	check_names(arena, (int[]){1, 2}, (int[]){6, 18}, 2);
}

int main(void)
{
	struct arena *arena = arena_new();

	test_geometry();
	test_cases(arena);
	test_names(arena);
	test_random(arena);
	arena_free(arena);
	return check_result();
}
