/* Placing of tables: fills and rules of the part on a page, repeated heads and
 * row keys (artifacts), then the lines of each slice under their cells' tags. */
#include "page_place.h"
#include "table.h"

/* A stretch of a bundle on a page. */
struct stretch {
	const struct bundle *bundle;
	const struct slice *first, *last;
	int x;                   /* left edge of the table on the page */
	int origin;              /* where the bundle's top would be on the page */
	int top, bottom;         /* what is seen of it, on the page */
	int piece;               /* of the flow, that the bundle's first slice is */
};

static struct stretch stretch_of(const struct slice *first, const struct slice *last, int x, int y)
{
	struct stretch s = {.bundle = first->bundle, .first = first, .last = last, .x = x};
	int pad = first->bundle->table->style->padding_y;

	s.origin = y - first->top;
	s.top = y - (first->begins ? 0 : pad);
	s.bottom = s.origin + last->bottom + (last->ends ? 0 : pad);
	return s;
}

/* Black would hide the text: a colour that a layout left out. */
static bool color_set(struct color color)
{
	return color.red > 0 || color.green > 0 || color.blue > 0;
}

static bool cell_color(const struct stretch *s, const struct cell_set *set, struct color *color)
{
	const struct table_set *table = s->bundle->table;
	const struct row_set *row = &s->bundle->rows[set->row];

	if (set->style->has_fill)
		*color = set->style->fill;
	else if (s->bundle->head)
		*color = table->style->head_fill;
	else if ((table->table->columns[set->column].key || set->cell->head)
		 && color_set(table->style->key_fill))
		*color = table->style->key_fill;
	else if (table->style->stripes && row->index % 2)
		*color = table->style->stripe_fill;
	else
		return false;
	return color_set(*color);
}

/* Fills of one row run together where their colours are equal. */
static void place_fills(struct placer *placer, const struct stretch *s)
{
	const int *edges = s->bundle->table->edges;
	struct box open = {0};
	struct color color = {0}, last = {0};

	for (int i = 0; i < s->bundle->cell_count; i++) {
		const struct cell_set *set = &s->bundle->cells[i];
		int top = MAX(s->origin + set->top, s->top);
		int bottom = MIN(s->origin + set->bottom, s->bottom);
		struct box box = {s->x + edges[set->column], top,
			edges[set->column + set->cell->columns] - edges[set->column], bottom - top};

		if (bottom <= top || !cell_color(s, set, &color))
			continue;
		if (open.width && open.x + open.width == box.x && open.y == box.y
		    && open.height == box.height && color.red == last.red
		    && color.green == last.green && color.blue == last.blue) {
			open.width += box.width;
			continue;
		}
		if (open.width)
			placer_fill(placer, NULL, open, last);
		open = box;
		last = color;
	}
	if (open.width)
		placer_fill(placer, NULL, open, last);
}

static int rule_below(const struct stretch *s, int row)
{
	const struct table_style *style = s->bundle->table->style;

	if (s->bundle->head)
		return row == s->bundle->row_count - 1 ? style->head_rule_width : style->rule_width;
	if (row < s->bundle->row_count - 1 && s->bundle->rows[row + 1].row->sum)
		return style->head_rule_width;
	return s->bundle->last && row == s->bundle->row_count - 1 ? style->head_rule_width
		: style->rule_width;
}

/* The rule lies within its row: the fills of the next bundle begin right below. */
static void place_below(struct placer *placer, const struct stretch *s, const int *ends,
	int width)
{
	int y = ends[1] - width / 2;

	placer_rule(placer, NULL, (int[]){ends[0], y, ends[2], y}, width,
		s->bundle->table->style->rule);
}

/* Does S end below a row, so that a cell that goes on spans the rows on both sides? */
static bool ends_below_row(const struct stretch *s)
{
	for (int i = 0; i < s->bundle->cell_count; i++)
		if (s->origin + s->bundle->cells[i].bottom == s->bottom)
			return true;
	return false;
}

/* Rules below cells; neighbours that end level share one.  Where S ends below a row the
 * rule goes through cells that go on. */
static void place_rules(struct placer *placer, const struct stretch *s)
{
	const struct table_set *table = s->bundle->table;
	bool through = ends_below_row(s);
	int ends[3] = {0}, width = 0; /* left, y, right */

	for (int i = 0; i < s->bundle->cell_count; i++) {
		const struct cell_set *set = &s->bundle->cells[i];
		int below = s->origin + set->bottom, y = through ? MIN(below, s->bottom) : below;
		int left = s->x + table->edges[set->column];
		int right = s->x + table->edges[set->column + set->cell->columns];
		int last = MIN(set->row + set->cell->rows, s->bundle->row_count) - 1;

		if (y > s->bottom || y <= s->top || s->origin + set->top >= s->bottom)
			continue;
		if (width && ends[1] == y && ends[2] == left) {
			ends[2] = right;
			continue;
		}
		if (width)
			place_below(placer, s, ends, width);
		ends[0] = left;
		ends[1] = y;
		ends[2] = right;
		width = below > y ? table->style->rule_width : rule_below(s, last);
	}
	if (width)
		place_below(placer, s, ends, width);
}

/* Rules above: of the table and above a sum that begins a bundle. */
static void place_top_rule(struct placer *placer, const struct stretch *s)
{
	const struct table_set *table = s->bundle->table;
	const struct bundle *bundle = s->bundle;
	bool top = bundle->head || (bundle->first && !table->head);

	if (s->first->index > 0 || !(top || bundle->rows[0].row->sum))
		return;
	if (table->style->head_rule_width > 0)
		placer_rule(placer, NULL, (int[]){s->x, s->top,
			s->x + table->edges[table->column_count], s->top},
			table->style->head_rule_width, table->style->rule);
}

static void place_uprights(struct placer *placer, const struct stretch *s)
{
	const struct table_set *table = s->bundle->table;

	if (!table->style->vertical_rules)
		return;
	for (int i = 0; i < s->bundle->cell_count; i++) {
		const struct cell_set *set = &s->bundle->cells[i];
		int x = s->x + table->edges[set->column];
		int top = MAX(s->origin + set->top, s->top);
		int bottom = MIN(s->origin + set->bottom, s->bottom);

		if (set->column > 0 && bottom > top)
			placer_rule(placer, NULL, (int[]){x, top, x, bottom},
				table->style->rule_width, table->style->rule);
	}
}

static int cell_x(const struct table_set *table, const struct cell_set *set)
{
	return table->edges[set->column] + table->style->padding_x;
}

/* The key of a row that goes on is said again, as far as its room reaches. */
static void place_keys(struct placer *placer, const struct stretch *s)
{
	const struct table_set *table = s->bundle->table;
	bool artifact = placer->artifact;

	placer->artifact = true;
	for (int i = 0; s->first->index > 0 && i < s->bundle->cell_count; i++) {
		const struct cell_set *set = &s->bundle->cells[i];
		int k = s->first->index - set->first_slice;
		int bottom = MIN(s->origin + set->bottom, s->bottom);

		if (k <= 0 || k >= set->slices || set->starts[k] < set->count || !set->count)
			continue;
		if (!cell_names_row(table, set) && set->cell->rows == 1)
			continue;
		for (int l = 0; l < set->count; l++) {
			const struct piece *piece = &set->pieces[l];
			int y = s->top + table->style->padding_y + piece->y - set->pieces[0].y;

			if (y + piece->height > bottom)
				break;
			piece->place(placer, piece, s->x + cell_x(table, set), y);
		}
	}
	placer->artifact = artifact;
}

static void place_ink(struct placer *placer, const struct stretch *s)
{
	place_uprights(placer, s);
	place_rules(placer, s);
	place_top_rule(placer, s);
	place_keys(placer, s);
}

/* ---- fields */

/* Middle of the letters of the first line beside SET, from the bundle's top; where the
 * row has no text, the middle of the cell. */
static int first_middle(const struct bundle *bundle, const struct cell_set *set)
{
	for (int i = 0; i < bundle->cell_count; i++) {
		const struct cell_set *beside = &bundle->cells[i];
		const struct piece *piece = beside->pieces;

		if (beside->row == set->row && beside->count && piece->lines)
			return piece->y + piece->lines->ascent - beside->style->size * 7 / 20;
	}
	return (set->top + set->bottom) / 2;
}

/* How much of SET its bundle's slices FIRST to LAST show. */
static int cell_seen(const struct bundle *bundle, const struct cell_set *set, int first, int last)
{
	return MIN(set->bottom, bundle->slices[last].bottom)
		- MAX(set->top, bundle->slices[first].top);
}

/* No page shows more of SET than this stretch; of some that show as much, the first. */
static bool shows_most(const struct placer *placer, const struct stretch *s,
	const struct cell_set *set)
{
	int here = cell_seen(s->bundle, set, s->first->index, s->last->index);
	const struct flow *flow = s->bundle->table->flow;
	const GArray *pages = placer->setter->parts;
	const struct sheet_part *parts = flow->column ? flow->columns
		: (const struct sheet_part *)(const void *)pages->data;
	int count = flow->column ? flow->column_count : (int)pages->len;

	if (!flow->column) /* FLOW itself may have gone on without its pieces (flow_turn.c) */
		flow = parts[placer->index].flow;
	for (int i = 0; i < count; i++) {
		const struct sheet_part *part = &parts[i];
		int first = MAX(part->first - s->piece, 0), there;
		int last = MIN(part->last - s->piece, s->bundle->slice_count - 1);

		if (part->flow != flow || first > last)
			continue;
		there = cell_seen(s->bundle, set, first, last);
		if (there > here || (there == here && first < s->first->index))
			return false;
	}
	return true;
}

/* A cell over several pages has its field where there is most room to write; a box to
 * tick stands where its row begins. */
static bool field_stands(const struct placer *placer, const struct stretch *s,
	const struct cell_set *set)
{
	int first = set->first_slice, last = first + set->slices - 1;

	if (last < s->first->index || first > s->last->index)
		return false;
	if (set->cell->field->kind == FIELD_BOX)
		return first >= s->first->index;
	return (first >= s->first->index && last <= s->last->index)
		|| shows_most(placer, s, set);
}

/* A field takes all of its cell on one page but the edges, where the rules are; a box to
 * tick is level with the first line of its row. */
static void place_cell_field(struct placer *placer, const struct stretch *s,
	const struct cell_set *set)
{
	const int *edges = s->bundle->table->edges;
	int left = s->x + edges[set->column];
	int right = s->x + edges[set->column + set->cell->columns];
	int top = MAX(s->origin + set->top, s->top);
	int bottom = MIN(s->origin + set->bottom, s->bottom);

	if (set->cell->field->kind == FIELD_BOX)
		bottom = MIN(bottom, 2 * (s->origin + first_middle(s->bundle, set)) - top);
	placer_field(placer, set->field_tag, set->cell->field, (struct box){left + UNIT, top + UNIT,
		right - left - 2 * UNIT, bottom - top - 2 * UNIT}, 0);
}

static void place_fields(struct placer *placer, const struct stretch *s)
{
	for (int i = 0; i < s->bundle->cell_count; i++) {
		const struct cell_set *set = &s->bundle->cells[i];

		if (set->cell->field && !set->repeats && field_stands(placer, s, set))
			place_cell_field(placer, s, set);
	}
}

/* ---- parts of a page */

static void place_slice_lines(struct placer *placer, const struct slice *slice, int x, int y)
{
	const struct bundle *bundle = slice->bundle;
	bool artifact = placer->artifact;

	for (int i = 0; i < bundle->cell_count; i++) {
		const struct cell_set *set = &bundle->cells[i];
		int k = slice->index - set->first_slice;

		if (k < 0 || k >= set->slices)
			continue;
		placer->artifact = artifact || set->repeats;
		for (int l = set->starts[k]; l < set->starts[k + 1]; l++)
			set->pieces[l].place(placer, &set->pieces[l],
				x + cell_x(bundle->table, set), y - slice->top + set->pieces[l].y);
	}
	placer->artifact = artifact;
}

/* X: left of the flow's measure; the table's frame knows its own indent. */
void slice_place(struct placer *placer, const struct piece *piece, int x, int y)
{
	place_slice_lines(placer, piece->data, x + piece->x, y);
}

/* Everything that says "this goes on", from the page before unless it BEGINS here. */
static void place_continued(struct placer *placer, const struct table_set *table, int x, int y,
	bool begins)
{
	struct stretch s;

	placer->artifact = true;
	if (table->continued) {
		placer_lines(placer, NULL, table->continued, x, y);
		y += table->continued->height + table->style->padding_y;
	}
	if (table->repeats && !begins) {
		s = stretch_of(table->head->slices, table->head->slices, x, y);
		place_fills(placer, &s);
		place_ink(placer, &s);
		place_fields(placer, &s);
		place_slice_lines(placer, table->head->slices, x, y);
	}
	placer->artifact = false;
}

/* The stretch of the bundle that piece *I of PART begins; *I goes on behind it. */
static struct stretch stretch_next(const struct placer *placer, const struct part *part, int x,
	int *i)
{
	const struct slice *first = part->pieces[*i].data, *last = first;
	int y = placer->top + part->tops[*i - part->first], piece = *i - first->index;
	struct stretch stretch;

	while (++*i <= part->last) {
		const struct slice *next = part->pieces[*i].data;

		if (next->bundle != first->bundle)
			break;
		last = next;
	}
	stretch = stretch_of(first, last, x, y);
	stretch.piece = piece;
	return stretch;
}

/* All fills lie below all rules: many viewers widen a fill to whole pixels, which
 * would eat the rule of the row above. */
void table_place(struct placer *placer, const struct frame *frame, const struct part *part)
{
	void (*const layers[])(struct placer *, const struct stretch *) = {
		place_fills, place_ink, place_fields};
	const struct table_set *table = frame->data;
	int x = placer->left + frame->x;

	if (!part->begins || table->follows)
		place_continued(placer, table, x, part->top, part->begins);
	for (int l = 0; l < 3; l++)
		for (int i = part->first; i <= part->last;) {
			struct stretch s = stretch_next(placer, part, x, &i);

			layers[l](placer, &s);
		}
	if (!part->begins) {
		const struct slice *first = part->pieces[part->first].data;

		carry_place(placer, first, x, placer->top + part->tops[0] - table->carry
			- (first->begins ? 0 : table->style->padding_y), true);
	}
	if (!part->ends)
		carry_place(placer, part->pieces[part->last + 1].data, x,
			part->bottom - frame->foot - table->carry, false);
	if (!part->ends && table->continues)
		placer_lines(placer, NULL, table->continues, x,
			part->bottom - table->continues->height);
}
