/* Carry: the running sums at the foot of each page that a table goes on from, and at
 * the head of the next.  They come with the rows; here they only take their places.
 * Artifacts: readers have all rows and the sum. */
#include "page_place.h"
#include "table.h"

#include "../base/arena.h"

static const struct style *carry_style(const struct table_set *table)
{
	return style_find(table->flow->setter->sheet, "cell-key");
}

static struct lines *carry_lines(const struct table_set *table, const char *text,
	enum alignment alignment)
{
	struct setter *setter = table->flow->setter;

	return text_lines(setter, text, style_aligned(setter, carry_style(table), alignment), 0);
}

/* The last running sum of a column, which is the longest; "" if it has none. */
static const char *carry_last(const struct table_set *table, int source)
{
	const char *last = "";

	for (const struct row *row = table->table->rows; row; row = row->next)
		if (row->carry && *row->carry[source])
			last = row->carry[source];
	return last;
}

static bool carry_asked(const struct table_set *table)
{
	for (const struct row *row = table->table->rows; row; row = row->next)
		if (row->carry)
			return true;
	return false;
}

/* Whether TABLE shows running sums.  A block of columns may have none of its own: the words
 * in the first column stand in each, and not alone. */
static bool carry_shown(const struct table_set *table)
{
	if (table->column_count == table->block->table->column_count)
		return true;
	for (const struct row *row = table->table->rows; row; row = row->next)
		for (int c = 0; row->carry && c < table->column_count; c++)
			if (table->columns[c].source > 0 && *row->carry[table->columns[c].source])
				return true;
	return false;
}

void carry_measure(struct table_set *table)
{
	bool shown = carry_asked(table) && carry_shown(table);

	table->carry = shown ? carry_style(table)->leading + 2 * table->style->padding_y : 0;
	for (int c = 0; shown && c < table->column_count; c++) {
		struct column_set *column = &table->columns[c];
		const char *text = carry_last(table, column->source);
		struct lines *lines = carry_lines(table, text, ALIGN_RIGHT);

		if (!*text)
			continue;
		column->least = MAX(column->least,
			lines->widest + 2 * table->style->padding_x);
		if (column->number) {
			column->left = MAX(column->left, paragraph_comma(lines));
			column->right = MAX(column->right,
				lines->widest - paragraph_comma(lines));
			column->least = MAX(column->least, column->left + column->right
				+ 2 * table->style->padding_x);
		}
		column->natural = MAX(column->natural, column->least);
	}
}

/* The last row that ends above SLICE, or NULL. */
static const struct row *row_above(const struct slice *slice)
{
	const struct bundle *bundle = slice->bundle;
	int r = 0;

	while (r < bundle->row_count
	       && bundle->rows[r].top + bundle->rows[r].height <= slice->top)
		r++;
	if (slice->index > 0 && r > 0)
		return bundle->rows[r - 1].row;
	return bundle->first || bundle->head ? NULL : bundle[-1].rows[bundle[-1].row_count - 1].row;
}

int carry_above(const struct slice *below)
{
	const struct row *row = row_above(below);

	return row && row->carry ? below->bundle->table->carry : 0;
}

/* Words stand left, numbers with their comma where those of the column have it. */
static void carry_cell(struct placer *placer, const struct table_set *table, int c,
	const char *text, const int at[2])
{
	const struct column_set *column = &table->columns[c];
	bool number = table->table->columns[c].alignment == ALIGN_DECIMAL;
	bool right = number || table->table->columns[c].alignment == ALIGN_RIGHT;
	struct lines *lines = carry_lines(table, text, right ? ALIGN_RIGHT : ALIGN_LEFT);
	int inner = column->width - 2 * table->style->padding_x;
	int x = right ? inner - lines->widest : 0;

	if (number)
		x = inner - column->right - paragraph_comma(lines) - lines->items[0].x;
	placer_lines(placer, NULL, lines,
		at[0] + table->edges[c] + table->style->padding_x + MAX(x, 0), at[1]);
}

void carry_place(struct placer *placer, const struct slice *below, int x, int y, bool head)
{
	const struct table_set *table = below->bundle->table;
	const struct row *row = row_above(below);
	int edge = head ? y + table->carry : y;
	bool artifact = placer->artifact;

	if (!carry_above(below))
		return;
	placer->artifact = true;
	placer_rule(placer, NULL, (int[]){x, edge, x + table->edges[table->column_count], edge},
		table->style->head_rule_width, table->style->rule);
	for (int c = 0; c < table->column_count; c++)
		if (*row->carry[table->columns[c].source])
			carry_cell(placer, table, c, row->carry[table->columns[c].source],
				(int[]){x, y + table->style->padding_y});
	placer->artifact = artifact;
}
