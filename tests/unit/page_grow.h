/* Random trees of blocks, as wild as they may be: headings, lists, tables, groups of columns,
 * figures, and lines to write on, in each other, with notes. */
#ifndef UNIT_PAGE_GROW_H
#define UNIT_PAGE_GROW_H

#include "page_check.h"

enum {
	DEPTH = 3,               /* of blocks in blocks */
	COLUMNS = 20,            /* of a wide table */
	LONG_CELL = 350, TALL_CELL = 1100, /* words; the latter is more than a page */
};

enum place_kind { IN_TEXT, IN_COLUMNS, IN_ITEM, IN_CELL };

/* Trees of all kinds; those whose groups of columns have notes and headings in them; those
 * with wide tables. */
enum tree_kind { TREE_PLAIN, TREE_NOTED, TREE_WIDE, TREE_KIND_COUNT };

/* A document that grows. */
struct tree {
	struct stage stage;
	enum tree_kind kind;
	bool small;              /* on A5 */
	bool columns;            /* a group of columns is being made */
	int level;               /* of the last heading */
	int tables, fields;      /* made so far; they name heads and fields */
	int notes;
};

static void grow(struct tree *tree, struct block *parent, enum place_kind place, int depth);

/* ---- what hangs on text */

static void grow_note(struct tree *tree, struct block *paragraph)
{
	struct stage *stage = &tree->stage;
	struct span *mark = span_new(stage->arena, "1", SPAN_SUPER);

	tree->notes++;
	mark->note = block_new(stage->arena, BLOCK_PARAGRAPH, (struct place){0});
	mark->note->spans = span_new(stage->arena, text_of(stage, 1 + dice(40)), 0);
	mark->next = span_new(stage->arena,
		arena_printf(stage->arena, " %s", text_of(stage, 1 + dice(20))), 0);
	paragraph->spans->next = mark;
}

static void grow_text(struct tree *tree, struct block *parent, int most)
{
	struct block *block = add_text(&tree->stage, parent, text_of(&tree->stage, 1 + dice(most)));

	if ((!tree->columns || tree->kind == TREE_NOTED) && dice(8) == 0)
		grow_note(tree, block);
}

static void grow_heading(struct tree *tree, struct block *parent)
{
	tree->level = 1 + dice(MIN(tree->level + 1, 4));
	add_heading(&tree->stage, parent, tree->level, dice(2) ? "7" : NULL,
		text_of(&tree->stage, 1 + dice(9)));
}

static void grow_list(struct tree *tree, struct block *parent, enum place_kind place, int depth)
{
	struct block *list = add(&tree->stage, parent, BLOCK_LIST);

	list->tight = dice(2);
	list->ordered = dice(2);
	for (int i = 0, n = 1 + dice(5); i < n; i++) {
		struct block *item = add(&tree->stage, list, BLOCK_ITEM);

		item->number = list->ordered ? arena_printf(tree->stage.arena, "%d.", i + 8) : NULL;
		if (dice(6))
			grow_text(tree, item, 30);
		if (depth < DEPTH && dice(4) == 0)
			grow(tree, item, place == IN_CELL ? place : IN_ITEM, depth + 1);
	}
}

/* ---- tables */

static struct field *field_new(struct tree *tree)
{
	struct field *field = ARENA_NEW(tree->stage.arena, struct field);

	*field = (struct field){.kind = dice(5) ? FIELD_LINE : FIELD_BOX, .amount = 1,
		.tip = "Feld", .name = arena_printf(tree->stage.arena, "Feld %d", tree->fields++)};
	if (field->kind == FIELD_LINE)
		field->amount = 1 + dice(3);
	return field;
}

/* No cell of a wide table is empty: of a block of its columns there would be pages that only
 * name rows again. */
static struct cell *grow_cell(struct tree *tree, int depth)
{
	struct cell *cell = cell_of(&tree->stage, "");
	struct block inside = {0};

	if (dice(12) == 0)
		cell->field = field_new(tree);
	else if (dice(60) == 0)
		grow_text(tree, &inside, dice(3) ? LONG_CELL : TALL_CELL);
	else if (depth < DEPTH && dice(8) == 0)
		grow(tree, &inside, IN_CELL, depth + 1);
	else if (dice(8) || tree->kind == TREE_WIDE)
		grow_text(tree, &inside, 14);
	cell->content = inside.child;
	return cell;
}

/* BUSY: per column, rows it is taken for; LEFT: rows to come, this one included. */
static struct row *grow_row(struct tree *tree, const struct table *table, int *busy, int left,
	int depth)
{
	struct row *row = ARENA_NEW(tree->stage.arena, struct row);
	struct cell **end = &row->cells;

	row->may_split = dice(3);
	for (int c = 0; c < table->column_count; c++) {
		struct cell *cell;
		int first = c;

		if (busy[c])
			continue;
		cell = grow_cell(tree, depth);
		cell->rows = dice(5) ? 1 : 1 + dice(MIN(left, 5));
		while (dice(4) == 0 && c + 1 < table->column_count && !busy[c + 1])
			c++;
		cell->columns = c - first + 1;
		for (int i = first; i <= c; i++)
			busy[i] = cell->rows;
		*end = cell;
		end = &cell->next;
	}
	for (int c = 0; c < table->column_count; c++)
		busy[c]--;
	return row;
}

/* Columns are not so many that words, with the mark of a note, must be cut; or so many that
 * the table is to be divided. */
static int column_dice(struct tree *tree, enum place_kind place, int depth)
{
	int most = place != IN_TEXT || depth ? 2 : tree->small ? 4 : 6;

	if (tree->kind == TREE_WIDE && place == IN_TEXT && !depth && !tree->columns
	    && dice(6) == 0)
		most = COLUMNS;
	if (tree->columns && (tree->kind == TREE_NOTED
	    || (tree->kind == TREE_WIDE && tree->small)))
		most = 1;
	return 1 + dice(most);
}

static void grow_table(struct tree *tree, struct block *parent, enum place_kind place, int depth)
{
	struct stage *stage = &tree->stage;
	int columns = column_dice(tree, place, depth);
	int rows = 1 + dice(depth ? 6 : 25), busy[COLUMNS] = {0};
	struct table *table = add_table(stage, parent, columns,
		dice(2) ? text_of(stage, 1 + dice(6)) : NULL);
	const char *texts[COLUMNS + 1] = {0};

	table->summary = arena_printf(stage->arena, "Kopf%d:", tree->tables++);
	for (int c = 0; c < columns; c++)
		texts[c] = arena_printf(stage->arena, "%s %s", table->summary, text_of(stage, 1));
	table->heads = row_of(stage, texts);
	table->columns[0].key = dice(2);
	for (int left = rows; left > 0; left--)
		row_append(&table->rows, grow_row(tree, table, busy, left, depth));
}

/* ---- other blocks */

static void grow_group(struct tree *tree, struct block *parent, enum place_kind place, int depth)
{
	struct block *group = add(&tree->stage, parent, BLOCK_GROUP);
	bool columns = place == IN_TEXT && dice(2);

	group->style = dice(2) ? stage_style(&tree->stage, "kasten") : NULL;
	group->columns = columns ? 2 + (!tree->small && dice(2)) : 0;
	group->keep = !columns && dice(3) == 0;
	tree->columns |= columns;
	for (int i = 0, n = 1 + dice(4); i < n; i++)
		grow(tree, group, columns ? IN_COLUMNS : place, depth + 1);
	tree->columns &= !columns;
	add_text(&tree->stage, group, text_of(&tree->stage, 5));
}

static void grow_figures(struct tree *tree, struct block *parent)
{
	struct key_figure **end = &add(&tree->stage, parent, BLOCK_FIGURES)->figures;

	for (int i = 0, n = 1 + dice(9); i < n; i++) {
		*end = ARENA_NEW(tree->stage.arena, struct key_figure);
		(*end)->value = "1 : 385";
		(*end)->label = span_new(tree->stage.arena, text_of(&tree->stage, 1 + dice(5)), 0);
		end = &(*end)->next;
	}
}

static void grow_lines(struct tree *tree, struct block *parent)
{
	struct block *block = add(&tree->stage, parent, BLOCK_LINES);

	block->fields = field_new(tree);
	block->fields->kind = dice(2) ? FIELD_LINE : FIELD_AREA;
	block->fields->amount = 1 + dice(dice(9) ? 4 : 60);
	block->fields->label = dice(2) ? text_of(&tree->stage, 1 + dice(3)) : NULL;
}

static void grow(struct tree *tree, struct block *parent, enum place_kind place, int depth)
{
	int kind = dice(14);

	if (kind == 0 && (place == IN_TEXT || (place == IN_COLUMNS && tree->kind == TREE_NOTED)))
		grow_heading(tree, parent);
	else if (kind <= 2)
		grow_list(tree, parent, place, depth);
	else if (kind <= 4 && place != IN_CELL)
		grow_table(tree, parent, place, depth);
	else if (kind <= 6 && place != IN_CELL && depth < DEPTH)
		grow_group(tree, parent, place, depth);
	else if (kind == 7 && place == IN_TEXT)
		add_chart(&tree->stage, parent, 1 + dice(20))->drifts = dice(2);
	else if (kind == 8 && place != IN_CELL)
		grow_figures(tree, parent);
	else if (kind == 9)
		grow_lines(tree, parent);
	else
		grow_text(tree, parent, 100);
}

static void grow_tree(struct tree *tree, int number)
{
	struct stage *stage = &tree->stage;

	seed = (unsigned long)number * 15485863 + 11;
	words = 0;
	stage->sheet.sheet.column_gap = 6 * MM;
	stage->sheet.sheet.level_feet = number % 2;
	tree->small = number % 3 == 0;
	if (tree->small) {
		stage->sheet.sheet.width = 148 * MM;
		stage->sheet.sheet.height = 210 * MM;
	}
	for (int s = 0; s < 2; s++) {
		struct block *section = add(stage, NULL, BLOCK_SECTION);

		section->landscape = dice(3) == 0;
		section->continues = dice(2);
		grow_text(tree, section, 40);
		for (int i = 0, n = 2 + dice(16); i < n; i++)
			grow(tree, section, IN_TEXT, 0);
		grow_text(tree, section, 40);
	}
}

#endif
