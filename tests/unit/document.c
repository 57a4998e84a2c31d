/* What must hold of a document before it is set: each fault by itself is seen. */
#include "check.h"
#include "page_build.h"

/* A document with one of each thing that the check looks at. */
struct parts {
	struct block *section, *heading, *text, *list, *item, *chart;
	struct table *table;
};

static struct parts document_open(struct stage *stage)
{
	struct parts parts;
	struct chart *chart;

	stage_open(stage);
	parts.section = add(stage, NULL, BLOCK_SECTION);
	parts.heading = add_heading(stage, parts.section, 1, "1", "Schulen");
	parts.text = add_text(stage, parts.section, "Text");
	parts.list = add(stage, parts.section, BLOCK_LIST);
	parts.item = add(stage, parts.list, BLOCK_ITEM);
	add_text(stage, parts.item, "Punkt");
	parts.table = add_table(stage, parts.section, 2, "Tabelle");
	row_append(&parts.table->rows, ROW(stage, "eins", "zwei"));
	row_append(&parts.table->rows, ROW(stage, "drei", "vier"));
	parts.chart = add(stage, parts.section, BLOCK_CHART);
	chart = parts.chart->chart = ARENA_NEW(stage->arena, struct chart);
	chart->alt = "eins: 1";
	chart->category_count = chart->series_count = 1;
	chart->series = ARENA_NEW(stage->arena, struct series);
	chart->series->points = ARENA_NEW(stage->arena, struct point);
	chart->series->points->label = "1";
	return parts;
}

enum fault {
	FAULT_NONE,
	FAULT_TITLE, FAULT_TOP, FAULT_SECTION, FAULT_ITEM, FAULT_EMPTY_LIST, FAULT_NO_ITEM,
	FAULT_LEVEL, FAULT_LEVEL_IN_ITEM, FAULT_LINE, FAULT_HOLE, FAULT_WIDE, FAULT_TALL,
	FAULT_OVERLAP, FAULT_CELL, FAULT_ALT, FAULT_CHILD, FAULT_COUNT
};

static void document_spoil(struct stage *stage, const struct parts *parts, enum fault fault)
{
	struct cell *cell = parts->table->rows->cells;

	switch (fault) {
	case FAULT_TITLE: stage->document.title = NULL; break;
	case FAULT_TOP: add_text(stage, NULL, "ohne Abschnitt"); break;
	case FAULT_SECTION: add_text(stage, add(stage, parts->section, BLOCK_SECTION), "A"); break;
	case FAULT_ITEM: add_text(stage, add(stage, parts->section, BLOCK_ITEM), "A"); break;
	case FAULT_EMPTY_LIST: parts->list->child = NULL; break;
	case FAULT_NO_ITEM: add_text(stage, parts->list, "A"); break;
	case FAULT_LEVEL: parts->heading->level = 2; break;
	case FAULT_LEVEL_IN_ITEM: add_heading(stage, parts->item, 3, NULL, "A"); break;
	case FAULT_LINE: parts->text->spans->text = "zwei\nZeilen"; break;
	case FAULT_HOLE: cell->next = NULL; break;
	case FAULT_WIDE: cell->next->columns = 2; break;
	case FAULT_TALL: parts->table->rows->next->cells->rows = 2; break;
	case FAULT_OVERLAP: cell->rows = 2; break;
	case FAULT_CELL: cell->content->kind = BLOCK_ITEM; break;
	case FAULT_ALT: parts->chart->chart->alt = NULL; break;
	case FAULT_CHILD: add_text(stage, parts->text, "A"); break;
	default: break;
	}
}

int main(void)
{
	for (enum fault fault = 0; fault < FAULT_COUNT; fault++) {
		struct stage stage;
		struct parts parts = document_open(&stage);

		document_spoil(&stage, &parts, fault);
		CHECK(document_check(&stage.document) == (fault == FAULT_NONE));
		stage_close(&stage);
	}
	return check_result();
}
