/* Fields beside each other: whatever their labels and widths, all stand in the type area. */
#include "page_check.h"

enum { LEAST = 10 * MM };        /* of a line: less than that nobody writes on */

static struct field *add_field(struct stage *stage, struct block *block, struct field field)
{
	struct field **end = &block->fields;

	while (*end)
		end = &(*end)->next;
	*end = ARENA_NEW(stage->arena, struct field);
	**end = field;
	(*end)->amount = 1;
	if (field.kind != FIELD_BOX && dice(2)) {
		(*end)->name = arena_printf(stage->arena, "field %d", dice(1000000));
		(*end)->tip = "What belongs there";
	}
	return *end;
}

/* All fields stand in the type area and none on another; how many there are. */
static int check_fields(const struct stage *stage, const struct pages *pages)
{
	const struct sheet *sheet = &stage->sheet.sheet;
	int count = 0;

	for (int p = 0; p < pages->count; p++) {
		const struct page *page = &pages->items[p];
		const struct mark *last = NULL;
		int left = sheet->mirrored && p % 2 ? sheet->outer : sheet->inner;
		int right = page->width - sheet->inner - sheet->outer + left;

		for (int m = 0; m < page->mark_count; m++) {
			const struct mark *mark = &page->marks[m];

			if (mark->kind != MARK_FIELD)
				continue;
			count++;
			CHECK(mark->x >= left && mark->x + mark->width <= right);
			CHECK(mark->field->kind == FIELD_BOX || mark->width >= LEAST);
			CHECK(!last || last->y + last->height < mark->y + mark->height
				|| last->x + last->width <= mark->x);
			last = mark;
		}
	}
	return count;
}

/* What the auditor of a form wrote: four long labels, two wide fields. */
static void test_long_labels(void)
{
	struct stage stage;
	struct block *section, *block;
	struct pages *pages;

	stage_open(&stage);
	section = add(&stage, NULL, BLOCK_SECTION);
	block = add(&stage, section, BLOCK_LINES);
	add_field(&stage, block, (struct field){.label = "Ort und Datum", .width = 100 * MM});
	add_field(&stage, block, (struct field){.label = "Unterschrift", .width = 100 * MM});
	block = add(&stage, section, BLOCK_LINES);
	add_field(&stage, block, (struct field){
		.label = "Ort und Datum der Unterschriften der Schulleitung"});
	add_field(&stage, block, (struct field){.label = "Unterschriften der "
		"Erziehungsberechtigten und Sorgeberechtigten"});
	add_field(&stage, block, (struct field){.kind = FIELD_BOX, .label = "geprüft"});
	add_field(&stage, block, (struct field){.kind = FIELD_DATE, .label = "am"});
	pages = set(&stage);
	CHECK(check_fields(&stage, pages) == 6);
	check_area(&stage, pages);
	check_overlaps(pages);
	CHECK(!found(&stage, DIAG_FIELD_TOO_WIDE));
	stage_close(&stage);
}

static void test_too_wide(void)
{
	struct stage stage;
	struct block *block;
	struct pages *pages;

	stage_open(&stage);
	block = add(&stage, add(&stage, NULL, BLOCK_SECTION), BLOCK_LINES);
	add_field(&stage, block, (struct field){.label = "Ort", .width = 300 * MM});
	add_field(&stage, block, (struct field){.kind = FIELD_DATE, .width = 300 * MM});
	pages = set(&stage);
	CHECK(check_fields(&stage, pages) == 2);
	check_area(&stage, pages);
	CHECK(found(&stage, DIAG_FIELD_TOO_WIDE));
	stage_close(&stage);
}

static void test_random(int number)
{
	struct stage stage;
	struct block *section;
	struct pages *pages;
	int count = 0;

	stage_open(&stage);
	seed = (unsigned long)number * 48271 + 11;
	words = 0;
	stage.sheet.sheet.width = (90 + dice(120)) * MM;
	section = add(&stage, NULL, BLOCK_SECTION);
	for (int b = 0; b < 12; b++) {
		struct block *block = add(&stage, section, BLOCK_LINES);

		for (int i = 2 + dice(5); i > 0; i--, count++)
			add_field(&stage, block, (struct field){
				.kind = (const int[]){FIELD_LINE, FIELD_LINE, FIELD_AREA,
					FIELD_DATE, FIELD_BOX}[dice(5)],
				.label = dice(6) ? text_of(&stage, 1 + dice(12)) : NULL,
				.width = dice(3) ? 0 : (10 + dice(120)) * MM});
	}
	pages = set(&stage);
	CHECK(check_fields(&stage, pages) == count);
	check_words(pages, true);
	check_area(&stage, pages);
	check_overlaps(pages);
	if (check_failures)
		fprintf(stderr, "form %d\n", number);
	stage_close(&stage);
}

int main(void)
{
	test_long_labels();
	test_too_wide();
	for (int i = 0; i < 60; i++)
		test_random(i);
	return check_result();
}
