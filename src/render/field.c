/* Field: a quiet surface with a line below it on a screen; lines on paper. */
#include "field.h"

#include "../typeset/document.h"
#include "../typeset/page.h"

static const int PAPER_RULE = UNIT / 2, BOX_RULE = UNIT * 3 / 4, TICK_RULE = UNIT * 3 / 2;

static struct mark *add(GArray *marks, enum mark_kind kind, struct color color)
{
	struct mark mark = {.kind = kind, .color = color};

	g_array_append_val(marks, mark);
	return &g_array_index(marks, struct mark, marks->len - 1);
}

static void add_fill(GArray *marks, const struct mark *field)
{
	struct mark *fill = add(marks, MARK_FILL, field->look->fill);

	fill->x = field->x;
	fill->y = field->y;
	fill->width = field->width;
	fill->height = field->height;
}

/* A line over the width of the field, lying above Y. */
static void add_rule(GArray *marks, const struct mark *field, int y, int stroke,
	struct color color)
{
	struct mark *rule = add(marks, MARK_LINE, color);

	rule->x = field->x;
	rule->x2 = field->x + field->width;
	rule->y = rule->y2 = y - stroke / 2;
	rule->stroke = stroke;
}

static void add_line(GArray *marks, const struct mark *field, const int ends[4], int stroke)
{
	struct mark *line = add(marks, MARK_LINE, field->color);

	line->x = ends[0];
	line->y = ends[1];
	line->x2 = ends[2];
	line->y2 = ends[3];
	line->stroke = stroke;
}

/* The stroke lies within the field's edges, its corners are closed. */
static void add_frame(GArray *marks, const struct mark *field, int stroke)
{
	int half = stroke / 2, left = field->x, right = field->x + field->width;
	int top = field->y, bottom = field->y + field->height;
	const int sides[4][4] = {
		{left, top + half, right, top + half}, {left, bottom - half, right, bottom - half},
		{left + half, top, left + half, bottom}, {right - half, top, right - half, bottom},
	};

	for (int i = 0; i < 4; i++)
		add_line(marks, field, sides[i], stroke);
}

static void add_tick(GArray *marks, const struct mark *field)
{
	static const int points[][2] = {{20, 52}, {42, 74}, {80, 26}}; /* per cent of the box */

	for (int i = 0; i < 2; i++)
		add_line(marks, field, (int[]){
			field->x + field->width * points[i][0] / 100,
			field->y + field->height * points[i][1] / 100,
			field->x + field->width * points[i + 1][0] / 100,
			field->y + field->height * points[i + 1][1] / 100}, TICK_RULE);
}

static void add_screen(GArray *marks, const struct mark *field)
{
	bool boxed = field->field->kind == FIELD_BOX;

	if (field->look->has_fill)
		add_fill(marks, field);
	if (boxed)
		add_frame(marks, field, BOX_RULE);
	else if (field->look->has_rule && field->pitch)
		add_rule(marks, field, field->y + field->height, field->look->rule_width,
			field->look->rule);
}

static void add_paper(GArray *marks, const struct mark *field)
{
	int end = field->y + field->height;

	if (field->field->kind == FIELD_BOX || field->field->kind == FIELD_AREA) {
		add_frame(marks, field, field->field->kind == FIELD_BOX ? BOX_RULE : PAPER_RULE);
		return;
	}
	for (int y = end; field->pitch && y > field->y; y -= field->pitch)
		add_rule(marks, field, y, PAPER_RULE, field->color);
}

void field_marks(const struct mark *field, enum field_look look, GArray *marks)
{
	bool box = field->field->kind == FIELD_BOX;

	if (!field->tag)
		look = FIELD_PAPER;
	g_array_set_size(marks, 0);
	if (look == FIELD_PAPER)
		add_paper(marks, field);
	else
		add_screen(marks, field);
	if (box && (look == FIELD_TICKED || (look == FIELD_PAPER && field->field->ticked)))
		add_tick(marks, field);
}
