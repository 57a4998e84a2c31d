/* Compose tables: one row per item, inner rows below it, heads, sums. */
#include "compose_columns.h"

#include "../base/arena.h"
#include "../base/diag.h"
#include "layout_value.h"
#include "typography.h"

static const struct section_option span_options[] = {
	{.name = "text", .kind = OPTION_TEXT, .required = true},
	{.name = "spalten", .kind = OPTION_COUNT, .required = true}, {.name = NULL},
};

const struct section_option table_options[] = {
	{.name = "als", .kind = OPTION_NAME}, {.name = "unterzeilen", .kind = OPTION_PATH},
	{.name = "als_unter", .kind = OPTION_NAME}, {.name = "titel", .kind = OPTION_TEXT},
	{.name = "titel_nur_fortsetzung", .kind = OPTION_FLAG},
	{.name = "schwebend", .kind = OPTION_FLAG},
	{.name = "zusammenfassung", .kind = OPTION_TEXT},
	{.name = "spalten", .kind = OPTION_RECORDS, .required = true, .of = column_options},
	{.name = "kopf_ueber", .kind = OPTION_RECORDS, .of = span_options},
	{.name = "summenzeile", .kind = OPTION_TEXTS}, {.name = "leer", .kind = OPTION_TEXT},
	{.name = "teilbar", .kind = OPTION_FLAG}, {.name = "zusammenhalten", .kind = OPTION_FLAG},
	{.name = "summe_wenn", .kind = OPTION_CONDITION},
	{.name = "zeilenhoehe", .kind = OPTION_LENGTH},
	{.name = "uebertrag", .kind = OPTION_TEXT}, {.name = "spaltenraster", .kind = OPTION_TEXT},
	{.name = NULL},
};

struct builder {
	const struct yaml_node *section;
	struct table *table;
	struct plan *plans;
	int count;               /* of plans, and of columns */
	bool may_split;
	struct row **row_end;
	struct cell **outer;     /* of the item at work: cells that span its inner rows */
	int inner_rows;          /* of the item at work */
	bool sum;
	const char *carried;     /* uebertrag: the words before running sums, or NULL */
};

static struct cell *cell_new(struct composer *c, const struct style *style, enum alignment a)
{
	struct cell *cell = ARENA_NEW(c->arena, struct cell);

	cell->columns = cell->rows = 1;
	cell->style = style;
	cell->alignment = a;
	return cell;
}

static struct block *paragraph_new(struct composer *c, struct span *spans,
	const struct style *style, struct place place)
{
	struct block *block;

	if (!spans)
		return NULL;
	block = block_new(c->arena, BLOCK_PARAGRAPH, place);
	block->spans = spans;
	block->style = style;
	return block;
}

static struct row *row_add(struct composer *c, struct row ***end, bool may_split)
{
	struct row *row = ARENA_NEW(c->arena, struct row);

	row->may_split = may_split;
	**end = row;
	*end = &row->next;
	return row;
}

static struct cell *head_cell(struct composer *c, const struct builder *b, int column)
{
	const struct plan *plan = &b->plans[column];
	const struct yaml_node *text = yaml_member(plan->node, "kopf");
	const struct style *style = style_find(c->document->sheet, "cell-head");
	struct cell *cell = cell_new(c, style,
		plan->alignment == ALIGN_DECIMAL ? ALIGN_RIGHT : plan->alignment);

	struct view_frame frame = {plan->each, "je", c->frame};

	cell->head = true;
	cell->scope = SCOPE_COLUMN;
	c->frame = plan->each ? &frame : frame.outer;
	if (text)
		cell->content = paragraph_new(c, compose_spans(c, text), style, text->place);
	c->frame = frame.outer;
	return cell;
}

static bool has_heads(const struct builder *b)
{
	for (int i = 0; i < b->count; i++)
		if (yaml_member(b->plans[i].node, "kopf"))
			return true;
	return false;
}

/* How many of the SPAN columns listed from LISTED on are shown. */
static int shown_columns(const struct builder *b, int listed, int span)
{
	int count = 0;

	for (int i = 0; i < b->count; i++)
		count += b->plans[i].listed >= listed && b->plans[i].listed < listed + span;
	return count;
}

/* The row of heads above the heads.  Where it has no words the heads below
 * reach up: they stand in this row and span two. */
static void heads_above(struct composer *c, struct builder *b, struct row *above,
	struct cell **heads)
{
	const struct yaml_node *list = yaml_member(b->section, "kopf_ueber");
	struct cell **end = &above->cells;
	int listed = 0, column = 0;

	for (const struct yaml_node *node = list->child; node; node = node->next) {
		const struct yaml_node *text = yaml_member(node, "text");
		double value = 1;
		int shown;
		struct cell *cell;

		number_read(yaml_member(node, "spalten")->text, &value);
		shown = MIN(shown_columns(b, listed, (int)value), b->count - column);
		listed += (int)value;
		cell = cell_new(c, style_find(c->document->sheet, "cell-head"), ALIGN_CENTER);
		cell->content = paragraph_new(c, compose_spans(c, text), cell->style, text->place);
		cell->head = true;
		cell->scope = SCOPE_COLUMN;
		cell->columns = shown;
		if (cell->content && shown) {
			*end = cell;
			end = &cell->next;
			column += shown;
			continue;
		}
		for (; shown > 0; shown--, column++) {
			heads[column]->rows = 2;
			*end = heads[column];
			end = &heads[column]->next;
			heads[column] = NULL;
		}
	}
	for (; column < b->count; column++) {
		heads[column]->rows = 2;
		*end = heads[column];
		end = &heads[column]->next;
		heads[column] = NULL;
	}
}

static void heads_make(struct composer *c, struct builder *b)
{
	struct row **end = &b->table->heads, *row;
	struct cell **heads, **cell_end;

	if (!has_heads(b))
		return;
	heads = ARENA_ARRAY(c->arena, struct cell *, b->count);
	for (int i = 0; i < b->count; i++)
		heads[i] = head_cell(c, b, i);
	if (yaml_member(b->section, "kopf_ueber"))
		heads_above(c, b, row_add(c, &end, false), heads);
	row = row_add(c, &end, false);
	cell_end = &row->cells;
	for (int i = 0; i < b->count; i++)
		if (heads[i]) {
			*cell_end = heads[i];
			cell_end = &heads[i]->next;
		}
}

struct entry_state {
	const struct yaml_node *path, *text; /* liste; punkt, or NULL */
	const struct style *style;
	struct block *list;
};

static void list_entry(struct composer *c, const struct view *item, void *context)
{
	struct entry_state *state = context;
	struct place place = compose_entry_place(item, state->text, state->path);
	struct block *entry;
	struct block *text = paragraph_new(c, state->text ? compose_spans(c, state->text)
		: compose_view_spans(c, item), state->style, place);

	if (!text)
		return;
	entry = block_new(c->arena, BLOCK_ITEM, place);
	entry->child = text;
	block_append(&state->list->child, entry);
}

/* Several entries as a list, one as text. */
static struct block *list_content(struct composer *c, const struct plan *plan,
	const struct yaml_node *path)
{
	struct block *list = block_new(c->arena, BLOCK_LIST, path->place);
	struct entry_state state = {path, yaml_member(plan->node, "punkt"), plan->style, list};
	struct loop loop = {NULL, compose_list(c, path), list_entry, &state};

	if (!loop.list)
		return NULL;
	compose_each(c, &loop);
	list->tight = true;
	list->style = plan->style;
	if (list->child && !list->child->next)
		return list->child->child;
	return list->child ? list : NULL;
}

static struct block *value_content(struct composer *c, const struct yaml_node *path,
	const struct style *style, struct carry *carry)
{
	const struct view *view = compose_path(c, path);

	carry_add(carry, view);
	if (!view)
		return NULL;
	if (view->kind == VIEW_MARKDOWN)
		return compose_view_blocks(c, view, style);
	return paragraph_new(c, compose_view_spans(c, view), style,
		view->place.source ? view->place : path->place);
}

static struct block *column_content(struct composer *c, const struct plan *plan)
{
	const struct yaml_node *node;
	const struct view *view;
	struct span *spans;
	struct place place;

	if ((node = yaml_member(plan->node, "text"))) {
		spans = compose_spans_placed(c, node, &place);
		return paragraph_new(c, spans, plan->style, place);
	}
	if ((node = yaml_member(plan->node, "liste")))
		return list_content(c, plan, node);
	if ((node = yaml_member(plan->node, "wert")))
		return value_content(c, node, plan->style, plan->carry);
	if ((node = yaml_member(plan->node, "markdown"))) {
		view = compose_path(c, node);
		return view ? compose_view_blocks(c, view, plan->style) : NULL;
	}
	return NULL;
}

/* The item of the row's own list that a repeated column shows, or NULL. */
static const struct view *cell_item(struct composer *c, const struct plan *plan)
{
	const struct yaml_node *path = plan->each ? yaml_member(plan->node, "zellen") : NULL;

	return path ? compose_nth(c, path, plan->index) : NULL;
}

/* Words after the content: in its last paragraph, else in one of their own. */
static void content_add(struct composer *c, struct cell *cell, const struct yaml_node *text)
{
	struct span *spans = compose_spans(c, text), **end;
	struct block *last = cell->content;

	while (last && last->next)
		last = last->next;
	if (!last || last->kind != BLOCK_PARAGRAPH) {
		struct block *own = paragraph_new(c, spans, cell->style, text->place);

		if (last)
			last->next = own;
		else
			cell->content = own;
		return;
	}
	for (end = &last->spans; *end; end = &(*end)->next)
		;
	*end = spans;
}

/* The cell of a column for the item whose frame is set. */
static struct cell *column_cell(struct composer *c, const struct plan *plan)
{
	const struct yaml_node *otherwise = yaml_member(plan->node, "leere");
	const struct yaml_node *after = yaml_member(plan->node, "danach");
	const struct yaml_node *field = yaml_member(plan->node, "feld");
	struct cell *cell = cell_new(c, plan->style, plan->alignment);
	struct view_frame each = {plan->each, "je", c->frame};
	struct view_frame item = {cell_item(c, plan), "zelle", plan->each ? &each : c->frame};

	cell->head = plan->head;
	cell->scope = plan->head ? SCOPE_ROW : SCOPE_NONE;
	c->frame = item.view ? &item : item.outer;
	cell->content = column_content(c, plan);
	cell->field = field ? compose_field(c, field) : NULL;
	if (after)
		content_add(c, cell, after);
	c->frame = each.outer;
	if (!cell->content && otherwise)
		cell->content = paragraph_new(c, compose_spans(c, otherwise), plan->style,
			otherwise->place);
	if (plan->alignment == ALIGN_DECIMAL && cell->content)
		typography_number(c->arena, cell->content->spans);
	return cell;
}

/* The running sums up to ROW; below a sum there are none, and where none is known no words
 * stand alone. */
static void row_carry(struct composer *c, const struct builder *b, struct row *row)
{
	const char **carry;
	bool known = false;

	if (!b->carried || row->sum)
		return;
	carry = ARENA_ARRAY(c->arena, const char *, b->count);
	for (int i = 0; i < b->count; i++) {
		const struct carry *sum = b->plans[i].carry;

		carry[i] = sum ? carry_print(c, sum) : i ? "" : b->carried;
		known |= sum && *carry[i];
	}
	if (known)
		row->carry = carry;
}

/* Does a listed column ask for running sums, shown or not? */
static bool carry_listed(const struct builder *b)
{
	const struct yaml_node *columns = yaml_member(b->section, "spalten");

	for (const struct yaml_node *node = columns->child; node; node = node->next)
		if (composer_flag(node, "uebertrag", false))
			return true;
	return false;
}

/* A running sum that was asked for and has no numbers is a finding. */
static void carry_close(struct composer *c, const struct builder *b)
{
	for (int i = 0; b->carried && i < b->count; i++) {
		const struct carry *carry = b->plans[i].carry;
		const struct yaml_node *node = b->plans[i].node;

		if (carry && !carry->numbers && (carry->texts || !yaml_member(node, "wert")))
			diag_report(c->diag, DIAG_CARRY_WITHOUT_NUMBERS,
				yaml_member(node, "uebertrag")->place);
	}
	if (b->carried && !carry_listed(b))
		diag_report(c->diag, DIAG_CARRY_WITHOUT_NUMBERS,
			yaml_member(b->section, "uebertrag")->place);
}

/* How many columns the cell of column I takes: with `bis_ende` those right of it too,
 * as far as they are of the same row. */
static int cell_columns(struct composer *c, const struct builder *b, int i)
{
	int end = i + 1;

	if (!yaml_member(b->plans[i].node, "bis_ende")
	    || !compose_when(c, b->plans[i].node, "bis_ende"))
		return 1;
	while (end < b->count && !b->plans[end].inner == !b->plans[i].inner)
		end++;
	return end - i;
}

/* One printed row; INNER: the frame is that of an inner item. */
static void row_make(struct composer *c, struct builder *b, bool first, bool inner)
{
	struct row *row = row_add(c, &b->row_end, b->may_split);
	struct cell **end = &row->cells;

	row->sum = b->sum;
	for (int i = 0; i < b->count; i++) {
		const struct plan *plan = &b->plans[i];
		struct cell *cell = first ? b->outer[i] : NULL;

		if (plan->inner)
			cell = inner ? column_cell(c, plan)
				: cell_new(c, plan->style, plan->alignment);
		if (!cell)
			continue;
		cell->columns = plan->inner && !inner ? 1 : cell_columns(c, b, i);
		i += cell->columns - 1;
		*end = cell;
		end = &cell->next;
	}
	row_carry(c, b, row);
}

static void inner_row(struct composer *c, const struct view *item, void *context)
{
	struct builder *b = context;

	(void)item;
	row_make(c, b, b->inner_rows == 0, true);
	b->inner_rows++;
}

static void item_rows(struct composer *c, const struct view *item, void *context)
{
	struct builder *b = context;
	const struct yaml_node *below = yaml_member(b->section, "unterzeilen");
	const struct yaml_node *name = yaml_member(b->section, "als_unter");
	const struct yaml_node *sum = yaml_member(b->section, "summe_wenn");
	struct loop loop = {name ? name->text : NULL, below ? compose_list(c, below) : NULL,
		inner_row, b};

	(void)item;
	b->sum = sum && compose_condition(c, sum);
	b->inner_rows = 0;
	for (int i = 0; i < b->count; i++) {
		if (b->plans[i].carry)
			b->plans[i].carry->paused = b->sum;
		b->outer[i] = b->plans[i].inner ? NULL : column_cell(c, &b->plans[i]);
		if (b->outer[i] && loop.list && loop.list->count > 1)
			b->outer[i]->rows = loop.list->count;
	}
	if (loop.list && loop.list->count)
		compose_each(c, &loop);
	else
		row_make(c, b, true, false);
}

static const struct yaml_node *nth_child(const struct yaml_node *node, int index)
{
	const struct yaml_node *child = node->child;

	while (child && index-- > 0)
		child = child->next;
	return child;
}

static void sum_row(struct composer *c, struct builder *b, const struct yaml_node *texts)
{
	struct row *row = row_add(c, &b->row_end, false);
	struct cell **end = &row->cells;

	row->sum = true;
	for (int i = 0; i < b->count; i++) {
		const struct plan *plan = &b->plans[i];
		const struct yaml_node *text = nth_child(texts, plan->listed);
		struct cell *cell = cell_new(c, plan->style, plan->alignment);

		cell->head = plan->head;
		cell->scope = plan->head ? SCOPE_ROW : SCOPE_NONE;
		if (text)
			cell->content = paragraph_new(c, compose_spans(c, text), plan->style,
				text->place);
		*end = cell;
		end = &cell->next;
	}
}

static void empty_row(struct composer *c, struct builder *b, const struct yaml_node *text)
{
	struct row *row = row_add(c, &b->row_end, false);

	row->cells = cell_new(c, style_find(c->document->sheet, "cell"), ALIGN_LEFT);
	row->cells->columns = b->count;
	row->cells->content = paragraph_new(c, compose_spans(c, text), row->cells->style,
		text->place);
}

static void rows_make(struct composer *c, struct builder *b, const struct view *list)
{
	const struct yaml_node *name = yaml_member(b->section, "als");
	const struct yaml_node *texts = yaml_member(b->section, "summenzeile");
	const struct yaml_node *empty = yaml_member(b->section, "leer");
	struct loop loop = {name ? name->text : NULL, list, item_rows, b};

	b->row_end = &b->table->rows;
	b->outer = ARENA_ARRAY(c->arena, struct cell *, b->count);
	if (!list->count) {
		empty_row(c, b, empty);
		return;
	}
	compose_each(c, &loop);
	carry_close(c, b);
	if (texts)
		sum_row(c, b, texts);
}

/* Rows of a small table: it is rather moved than parted. */
enum { SMALL_TABLE = 6 };

/* The table in a group that keeps it in one piece; the layout may insist on it. */
static struct block *table_keep(struct composer *c, struct block *table, bool insists)
{
	struct block *group = block_new(c->arena, BLOCK_GROUP, table->place);

	group->keep = true;
	group->insists = insists;
	group->child = table;
	return group;
}

void compose_table(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	const struct yaml_node *caption = yaml_member(section, "titel");
	const struct yaml_node *summary = yaml_member(section, "zusammenfassung");
	const struct yaml_node *height = yaml_member(section, "zeilenhoehe");
	const struct yaml_node *carried = yaml_member(section, "uebertrag");
	const struct yaml_node *grid = yaml_member(section, "spaltenraster");
	const struct view *list = compose_list(c, value);
	struct block *block;
	struct builder b = {.section = section,
		.may_split = composer_flag(section, "teilbar", false)};
	bool flat = c->flat;

	if (!list || (!list->count && !yaml_member(section, "leer")))
		return;
	b.table = ARENA_NEW(c->arena, struct table);
	b.plans = columns_plan(c, yaml_member(section, "spalten"), b.table);
	b.count = b.table->column_count;
	if (!b.count)
		return;
	block = block_new(c->arena, BLOCK_TABLE, value->place);
	block->table = b.table;
	block->drifts = composer_flag(section, "schwebend", false);
	b.table->caption = caption ? compose_spans(c, caption) : NULL;
	b.table->caption_later = composer_flag(section, "titel_nur_fortsetzung", false);
	b.table->summary = summary ? compose_plain(c, summary) : NULL;
	if (height)
		length_parse(height->text, &b.table->row_height);
	b.table->grid = grid ? compose_plain(c, grid) : NULL;
	b.carried = carried ? compose_plain(c, carried) : NULL;
	c->flat = true;
	heads_make(c, &b);
	rows_make(c, &b, list);
	columns_drop_unfilled(c, b.plans, b.table);
	c->flat = flat;
	if (!block->drifts && composer_flag(section, "zusammenhalten",
		list->count <= SMALL_TABLE && !yaml_member(section, "unterzeilen")))
		block = table_keep(c, block, composer_flag(section, "zusammenhalten", false));
	composer_append(c, block);
}
