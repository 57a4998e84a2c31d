/* Dump: the document tree as indented text, for people and for goldens. */
#include "document.h"

#include <math.h>
#include <glib.h>

/* ORDER BLOCK */
static const char *const kinds[] = {
	"heading", "paragraph", "list", "item", "table", "chart", "figures", "group", "section",
	"contents", "lines", "signatures", "space", "break",
};
_Static_assert(sizeof kinds / sizeof *kinds == BLOCK_KIND_COUNT, "ORDER BLOCK");

static const char *const chart_kinds[] = {"bars", "grouped", "lines", "target", "stacked"};
static const char *const field_kinds[] = {"line", "area", "date", "box"};

static void dump_blocks(const struct block *blocks, int depth, FILE *out);

static void indent(int depth, FILE *out)
{
	fprintf(out, "%*s", 2 * depth, "");
}

/* Text of foreign origin: quotes, backslashes and control characters made visible. */
static void quoted(const char *text, FILE *out)
{
	fputc('"', out);
	for (const char *p = text; *p; p++) {
		if (*p == '"' || *p == '\\')
			fputc('\\', out);
		if ((unsigned char)*p < ' ')
			fprintf(out, "\\x%02x", (unsigned char)*p);
		else
			fputc(*p, out);
	}
	fputc('"', out);
}

static void named(const char *name, const char *text, FILE *out)
{
	if (!text)
		return;
	fprintf(out, " %s=", name);
	quoted(text, out);
}

static void dump_span(const struct span *span, int depth, FILE *out)
{
	static const char *const flags[] =
		{"strong", "emphasis", "code", "super", "break", "strike", "mark"};

	indent(depth, out);
	quoted(span->text, out);
	for (unsigned i = 0; i < sizeof flags / sizeof *flags; i++)
		if (span->flags & 1u << i)
			fprintf(out, " %s", flags[i]);
	named("link", span->link, out);
	if (span->reference)
		fprintf(out, " says=%s", span->reference == REFERENCE_PAGE ? "page" : "number");
	named("language", span->language, out);
	named("expansion", span->expansion, out);
	fputc('\n', out);
	if (span->note) {
		indent(depth + 1, out);
		fputs("note\n", out);
		dump_blocks(span->note, depth + 2, out);
	}
}

static void dump_spans(const struct span *spans, int depth, FILE *out)
{
	for (; spans; spans = spans->next)
		dump_span(spans, depth, out);
}

static void dump_fields(const struct field *field, int depth, FILE *out)
{
	for (; field; field = field->next) {
		indent(depth, out);
		fprintf(out, "field %s amount=%d%s", field_kinds[field->kind], field->amount,
			field->ticked ? " ticked" : "");
		if (field->width)
			fprintf(out, " width=%d", field->width);
		named("label", field->label, out);
		named("name", field->name, out);
		named("tip", field->tip, out);
		named("address", field->address, out);
		fputc('\n', out);
	}
}

static void dump_cell(const struct cell *cell, int depth, FILE *out)
{
	static const char *const scopes[] = {"", " scope=column", " scope=row", " scope=both"};

	indent(depth, out);
	fprintf(out, "%s%s", cell->head ? "head" : "cell", scopes[cell->scope]);
	if (cell->columns > 1)
		fprintf(out, " columns=%d", cell->columns);
	if (cell->rows > 1)
		fprintf(out, " rows=%d", cell->rows);
	if (cell->style)
		fprintf(out, " style=%s", cell->style->name);
	fputc('\n', out);
	dump_blocks(cell->content, depth + 1, out);
	dump_fields(cell->field, depth + 1, out);
}

static void dump_rows(const char *name, const struct row *rows, int depth, FILE *out)
{
	for (; rows; rows = rows->next) {
		indent(depth, out);
		fprintf(out, "%s%s%s\n", name, rows->sum ? " sum" : "",
			rows->may_split ? " may-split" : "");
		for (const struct cell *cell = rows->cells; cell; cell = cell->next)
			dump_cell(cell, depth + 1, out);
	}
}

static void dump_words(const char *name, const struct span *spans, int depth, FILE *out)
{
	if (!spans)
		return;
	indent(depth, out);
	fprintf(out, "%s\n", name);
	dump_spans(spans, depth + 1, out);
}

static void dump_table(const struct table *table, int depth, FILE *out)
{
	for (int i = 0; i < table->column_count; i++) {
		const struct column *column = &table->columns[i];

		indent(depth, out);
		fprintf(out, "column width=%d weight=%g%s\n", column->width, column->weight,
			column->key ? " key" : "");
	}
	if (table->grid) {
		indent(depth, out);
		fputs("grid", out);
		named("name", table->grid, out);
		fputc('\n', out);
	}
	if (table->caption_later) {
		indent(depth, out);
		fputs("caption-later\n", out);
	}
	dump_words("caption", table->caption, depth, out);
	dump_rows("head-row", table->heads, depth, out);
	dump_rows("row", table->rows, depth, out);
}

static void dump_series(const struct chart *chart, const struct series *series, int depth,
	FILE *out)
{
	static const char *const states[] = {"", " gap", " masked"};

	indent(depth, out);
	fputs("series", out);
	named("name", series->name, out);
	fputc('\n', out);
	for (int i = 0; i < chart->category_count; i++) {
		const struct point *point = &series->points[i];

		indent(depth + 1, out);
		quoted(chart->categories[i], out);
		if (point->state == POINT_NUMBER)
			fprintf(out, " %.10g", point->value);
		fprintf(out, "%s%s", states[point->state], point->parted ? " parted" : "");
		named("label", point->label, out);
		if (chart->targets && !isnan(chart->targets[i]))
			fprintf(out, " target=%.10g", chart->targets[i]);
		fputc('\n', out);
	}
}

static void dump_chart(const struct chart *chart, int depth, FILE *out)
{
	indent(depth, out);
	fprintf(out, "%s", chart_kinds[chart->kind]);
	named("alt", chart->alt, out);
	named("unit", chart->unit, out);
	named("target", chart->target_name, out);
	fputc('\n', out);
	dump_words("caption", chart->caption, depth, out);
	for (int i = 0; i < chart->series_count; i++)
		dump_series(chart, &chart->series[i], depth, out);
}

static void dump_details(const struct block *block, int depth, FILE *out)
{
	dump_spans(block->spans, depth, out);
	dump_fields(block->fields, depth, out);
	if (block->table)
		dump_table(block->table, depth, out);
	if (block->chart)
		dump_chart(block->chart, depth, out);
	for (const struct key_figure *f = block->figures; f; f = f->next) {
		indent(depth, out);
		fputs("figure", out);
		named("value", f->value, out);
		fputc('\n', out);
		dump_words("label", f->label, depth + 1, out);
		dump_words("note", f->note, depth + 1, out);
	}
	for (const struct signature *s = block->signatures; s; s = s->next) {
		indent(depth, out);
		fputs("signature", out);
		named("role", s->role, out);
		fputc('\n', out);
	}
}

static void dump_flags(const struct block *block, FILE *out)
{
	const struct { bool set; const char *name; } flags[] = {
		{block->in_contents, "in-contents"}, {block->ordered, "ordered"},
		{block->tight, "tight"}, {block->landscape, "landscape"}, {block->right, "right"},
		{block->bare, "bare"}, {block->continues, "continues"}, {block->keep, "keep"},
		{block->insists, "insists"}, {block->page_break, "page"},
		{block->drifts, "drifts"},
	};

	for (unsigned i = 0; i < sizeof flags / sizeof *flags; i++)
		if (flags[i].set)
			fprintf(out, " %s", flags[i].name);
}

static void dump_block(const struct block *block, int depth, FILE *out)
{
	indent(depth, out);
	fputs(kinds[block->kind], out);
	if (block->level)
		fprintf(out, " level=%d", block->level);
	if (block->columns)
		fprintf(out, " columns=%d", block->columns);
	if (block->amount)
		fprintf(out, " amount=%d", block->amount);
	if (block->style)
		fprintf(out, " style=%s", block->style->name);
	dump_flags(block, out);
	named("number", block->number, out);
	named("id", block->id, out);
	named("running", block->running, out);
	named("label", block->label, out);
	if (block->place.source)
		fprintf(out, " @%s:%d", block->place.source->path, block->place.line);
	fputc('\n', out);
	dump_details(block, depth + 1, out);
}

static void dump_blocks(const struct block *blocks, int depth, FILE *out)
{
	for (; blocks; blocks = blocks->next) {
		dump_block(blocks, depth, out);
		dump_blocks(blocks->child, depth + 1, out);
	}
}

void document_dump(const struct document *document, FILE *out)
{
	fprintf(out, "document");
	named("name", document->name, out);
	named("title", document->title, out);
	named("subject", document->subject, out);
	named("author", document->author, out);
	named("language", document->language, out);
	if (document->date.year)
		fprintf(out, " date=%04d-%02d-%02d", document->date.year, document->date.month,
			document->date.day);
	fprintf(out, "%s\n", document->draft ? " draft" : "");
	dump_blocks(document->blocks, 1, out);
}
