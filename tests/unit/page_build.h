/* Documents made by hand for tests of the typesetter: a stylesheet and short
 * makers of blocks. */
#ifndef UNIT_PAGE_BUILD_H
#define UNIT_PAGE_BUILD_H

#include <stdlib.h>
#include "base/arena.h"
#include "base/diag.h"
#include "typeset/document.h"
#include "typeset/font.h"
#include "typeset/hyphen.h"
#include "typeset/page.h"
#include "typeset/tag.h"

enum { PT = UNIT };

/* A stage: everything a test needs to set documents. */
struct stage {
	struct arena *arena;
	struct diag *diag;
	struct typesetter typesetter;
	struct stylesheet sheet;
	struct document document;
};

static inline struct style style_of(const char *name, const char *family, int weight, int size)
{
	return (struct style){.name = name, .family = family, .weight = weight, .size = size * PT,
		.leading = size * PT * 5 / 4, .orphans = 2, .widows = 2,
		.space_least = SPACE_LEAST, .space_most = SPACE_MOST,
		.expansion = 15}; /* as in the layouts */
}

static inline int style_by_name(const void *a, const void *b)
{
	return strcmp(((const struct style *)a)->name, ((const struct style *)b)->name);
}

static inline struct style *stage_style(struct stage *stage, const char *name)
{
	return (struct style *)style_find(&stage->sheet, name);
}

static inline void stage_styles(struct stage *stage)
{
	struct style styles[] = {
		style_of("text", "Vollkorn", 400, 10), style_of("h1", "Lato", 700, 18),
		style_of("h2", "Lato", 700, 14), style_of("h3", "Lato", 700, 11),
		style_of("h4", "Lato", 700, 10), style_of("title", "Lato", 700, 28),
		style_of("subtitle", "Lato", 400, 16), style_of("lead", "Vollkorn", 400, 12),
		style_of("small", "Lato", 400, 8), style_of("caption", "Lato", 700, 9),
		style_of("cell", "Lato", 400, 9), style_of("cell-head", "Lato", 700, 9),
		style_of("cell-key", "Lato", 700, 9), style_of("head", "Lato", 400, 8),
		style_of("foot", "Lato", 400, 8), style_of("note", "Vollkorn", 400, 8),
		style_of("toc1", "Lato", 700, 10), style_of("toc2", "Lato", 400, 10),
		style_of("toc3", "Lato", 400, 10), style_of("figure-value", "Lato", 700, 20),
		style_of("figure-label", "Lato", 400, 9), style_of("figure-note", "Lato", 400, 8),
		style_of("chart-label", "Lato", 400, 8), style_of("chart-value", "Lato", 700, 8),
		style_of("mark", "Lato", 700, 90), style_of("link", "Vollkorn", 400, 10),
		style_of("kasten", "Lato", 400, 10), style_of("field", "Lato", 400, 9),
	};

	stage->sheet.style_count = sizeof styles / sizeof *styles;
	stage->sheet.styles = ARENA_ARRAY(stage->arena, struct style, stage->sheet.style_count);
	memcpy(stage->sheet.styles, styles, sizeof styles);
	qsort(stage->sheet.styles, (size_t)stage->sheet.style_count, sizeof *styles,
		style_by_name);
	stage_style(stage, "text")->alignment = ALIGN_JUSTIFY;
	stage_style(stage, "text")->space_after = 4 * PT;
	for (int i = 0; i < stage->sheet.style_count; i++) {
		struct style *style = &stage->sheet.styles[i];

		style->hyphenate = style->name[0] != 'h';
		if (style->name[0] == 'h' && style->name[1] >= '1' && style->name[1] <= '4') {
			style->space_before = 2 * style->size / 3;
			style->space_after = style->size / 3;
			style->keep_with_next = true;
		}
	}
	stage_style(stage, "caption")->space_before = 6 * PT;
	stage_style(stage, "caption")->space_after = 3 * PT;
	stage_style(stage, "mark")->color = (struct color){0.92, 0.92, 0.92, {0}};
	stage_style(stage, "figure-value")->has_fill = true;
	stage_style(stage, "figure-value")->fill = (struct color){0.93, 0.95, 0.97, {0}};
	stage_style(stage, "figure-value")->padding = 8 * PT;
	stage_style(stage, "kasten")->has_fill = true;
	stage_style(stage, "kasten")->fill = (struct color){0.95, 0.95, 0.9, {0}};
	stage_style(stage, "kasten")->has_rule = true;
	stage_style(stage, "kasten")->rule_side = RULE_LEFT;
	stage_style(stage, "kasten")->rule_width = 2 * PT;
	stage_style(stage, "kasten")->padding = 8 * PT;
	stage_style(stage, "kasten")->space_before = 6 * PT;
	stage_style(stage, "kasten")->space_after = 6 * PT;
}

static inline void stage_sheet(struct stage *stage)
{
	stage->sheet.sheet = (struct sheet){.width = 210 * MM, .height = 297 * MM,
		.inner = 28 * MM, .outer = 22 * MM, .top = 28 * MM, .bottom = 26 * MM,
		.head = 16 * MM, .foot = 14 * MM, .mirrored = true};
	stage->sheet.table = (struct table_style){.padding_x = 4 * PT, .padding_y = 3 * PT,
		.rule_width = PT / 2, .head_rule_width = PT, .rule = {0.6, 0.6, 0.6},
		.head_fill = {0.9, 0.93, 0.96}, .stripe_fill = {0.97, 0.97, 0.97},
		.stripes = true};
	stage->sheet.chart = (struct chart_style){.series = {{0.1, 0.3, 0.43}, {0.45, 0.65, 0.75},
		{0.8, 0.85, 0.85}}, .series_count = 3, .axis = {0.3, 0.3, 0.3},
		.grid = {0.85, 0.85, 0.85}, .target = {0.75, 0.2, 0.1}, .bar = 9 * PT,
		.height = 110 * PT, .gap = 6 * PT};
	stage->sheet.words = (struct page_words){.page = "Seite {seite} von {seiten}",
		.continued = "Fortsetzung", .draft = "ENTWURF", .head_left = "Schulsozialarbeit",
		.head_right = "{abschnitt}", .foot_left = "Stadt Herne", .contents = "Inhalt",
		.note = "Anmerkung"};
	stage->sheet.language = "de-DE";
}

static inline void stage_open(struct stage *stage)
{
	*stage = (struct stage){.arena = arena_new()};
	stage->diag = diag_new(stage->arena, DIAG_ENGLISH);
	stage->typesetter.diag = stage->diag;
	stage->typesetter.hyphenation = hyphen_german();
	stage->typesetter.fonts = fonts_open(stage->arena, stage->diag, "fonts");
	stage_styles(stage);
	stage_sheet(stage);
	stage->document = (struct document){.name = "test", .title = "Test", .language = "de-DE",
		.sheet = &stage->sheet};
}

static inline void stage_close(struct stage *stage)
{
	fonts_close(stage->typesetter.fonts);
	arena_free(stage->arena);
}

static inline struct block *add(struct stage *stage, struct block *parent, enum block_kind kind)
{
	struct block *block = block_new(stage->arena, kind, (struct place){0});

	if (parent)
		block_append(&parent->child, block);
	else
		block_append(&stage->document.blocks, block);
	return block;
}

static inline struct block *add_text(struct stage *stage, struct block *parent, const char *text)
{
	struct block *block = add(stage, parent, BLOCK_PARAGRAPH);

	block->spans = span_new(stage->arena, text, 0);
	return block;
}

static inline struct block *add_heading(struct stage *stage, struct block *parent, int level,
	const char *number, const char *text)
{
	struct block *block = add(stage, parent, BLOCK_HEADING);

	block->spans = span_new(stage->arena, text, 0);
	block->level = level;
	block->number = number;
	block->in_contents = true;
	return block;
}

static inline struct cell *cell_of(struct stage *stage, const char *text)
{
	struct cell *cell = ARENA_NEW(stage->arena, struct cell);

	cell->columns = cell->rows = 1;
	if (text && *text) {
		cell->content = block_new(stage->arena, BLOCK_PARAGRAPH, (struct place){0});
		cell->content->spans = span_new(stage->arena, text, 0);
	}
	return cell;
}

/* A row of cells from texts, NULL-terminated. */
static inline struct row *row_of(struct stage *stage, const char *const *texts)
{
	struct row *row = ARENA_NEW(stage->arena, struct row);
	struct cell **end = &row->cells;

	for (; *texts; texts++) {
		*end = cell_of(stage, *texts);
		end = &(*end)->next;
	}
	row->may_split = true;
	return row;
}

#define ROW(stage, ...) row_of((stage), (const char *const[]){__VA_ARGS__, NULL})

static inline struct table *add_table(struct stage *stage, struct block *parent, int columns,
	const char *caption)
{
	struct block *block = add(stage, parent, BLOCK_TABLE);

	block->table = ARENA_NEW(stage->arena, struct table);
	block->table->columns = ARENA_ARRAY(stage->arena, struct column, columns);
	block->table->column_count = columns;
	if (caption)
		block->table->caption = span_new(stage->arena, caption, 0);
	return block->table;
}

static inline void row_append(struct row **rows, struct row *row)
{
	while (*rows)
		rows = &(*rows)->next;
	*rows = row;
}

#endif
