/* Pages made by hand for tests of the devices: text, figures, tables, lists, fields. */
#ifndef UNIT_RENDER_BUILD_H
#define UNIT_RENDER_BUILD_H

#include "check.h"

#include <glib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "render/device.h"
#include "render/pdf_store.h"
#include "typeset/document.h"
#include "typeset/font.h"
#include "typeset/font_shape.h"
#include "typeset/page.h"
#include "typeset/tag.h"

enum { MARKS = 200, WIDTH = 595 * UNIT, HEIGHT = 842 * UNIT };

/* The document under construction. */
struct bench {
	struct arena *arena;
	struct diag *diag;
	struct fonts *fonts;
	struct document document;
	struct pages pages;
	struct page *page;       /* marks go here */
	struct pdf_store *store;
};

static const char *const LANGUAGE = "de-DE";

/* ---- making pages ---- */

static struct mark *add_mark(struct bench *b, enum mark_kind kind, struct tag *tag)
{
	struct mark *mark = &b->page->marks[b->page->mark_count++];

	g_assert(b->page->mark_count <= MARKS);
	mark->kind = kind;
	mark->tag = tag;
	return mark;
}

static int put_word(struct mark *mark, const struct word *word, uint32_t start, int pen)
{
	for (int r = 0; r < word->run_count; r++) {
		const struct glyph_run *run = &word->runs[r];
		for (int i = 0; i < run->glyph_count; i++) {
			struct glyph *glyph = &mark->glyphs[mark->glyph_count++];
			*glyph = run->glyphs[i];
			glyph->x += pen;
			glyph->cluster += start;
		}
		mark->face = run->face;
		pen += run->width;
	}
	return pen;
}

static void put_glyph(struct mark *mark, struct glyph glyph)
{
	mark->glyphs[mark->glyph_count++] = glyph;
}

/* TEXT on one baseline, POS in pt; a blank is STRETCH wider; a final U+00AD is
 * the hyphen of a divided word.  Returns the mark. */
static struct mark *add_text(struct bench *b, struct tag *tag, const char *family, int x, int y,
	const char *text)
{
	struct look look = {.family = family, .weight = 400, .size = 10 * UNIT + 512};
	struct typeface *face = typeface_find(b->fonts, &look);
	struct mark *mark = add_mark(b, MARK_TEXT, tag);
	const char *hyphen = g_str_has_suffix(text, "\u00AD") ? text + strlen(text) - 2 : NULL;
	int pen = 0;

	g_assert(face);
	mark->x = x * UNIT;
	mark->y = y * UNIT;
	mark->size = look.size;
	mark->text = text;
	mark->glyphs = ARENA_ARRAY(b->arena, struct glyph, strlen(text) + 1);
	for (const char *p = text; *p && p != hyphen;) {
		size_t length = strcspn(p, " \u00AD");
		if (length)
			pen = put_word(mark, typeface_word(face, NULL, p, (int)length, false),
				(uint32_t)(p - text), pen);
		p += length;
		if (*p == ' ') {
			put_glyph(mark, (struct glyph){face->blank, pen, 0, face->blank_width,
				(uint32_t)(p - text)});
			pen += face->blank_width + 137; /* justified: not a whole thousandth */
			p++;
		}
	}
	if (hyphen)
		put_glyph(mark, (struct glyph){face->hyphen, pen, 0, face->hyphen_width,
			(uint32_t)(hyphen - text)});
	mark->face = face->face;
	return mark;
}

static struct mark *add_artifact(struct bench *b, enum artifact_kind kind, int y, const char *text)
{
	struct mark *mark = add_text(b, NULL, "Lato", 72, y, text);

	mark->artifact = kind;
	return mark;
}

static struct tag *add_tag(struct bench *b, struct tag *parent, enum tag_kind kind)
{
	return tag_new(b->arena, parent, kind);
}

static void add_link(struct bench *b, struct tag *tag, const char *uri,
	const struct anchor *anchor)
{
	struct mark *link = add_mark(b, MARK_LINK, tag);

	link->x = 72 * UNIT;
	link->y = 150 * UNIT;
	link->width = 90 * UNIT;
	link->height = 12 * UNIT;
	link->uri = uri;
	link->anchor = anchor;
	link->contents = uri ? "Internetseite der Stadt" : "zum Kapitel Ziele";
}

/* A line to type in, several lines, and a ticked box. */
static void add_fields(struct bench *b, struct tag *sect)
{
	static const struct field fields[] = {
		{.kind = FIELD_LINE, .amount = 1, .name = "TOP 3.Ergebnis",
			.tip = "Ergebnis zu TOP 3", .address = "gremien/w/2018-01-01.yaml#ende"},
		{.kind = FIELD_LINE, .amount = 3, .name = "TOP 3.Notizen", .tip = "Notizen"},
		{.kind = FIELD_BOX, .amount = 1, .name = "Anwesenheit.1.da", .tip = "ist da",
			.ticked = true},
	};
	struct style *look = ARENA_NEW(b->arena, struct style);

	*look = (struct style){.has_fill = true, .fill = {.9, .95, .95}, .has_rule = true,
		.rule_width = 512};
	for (int i = 0; i < 3; i++) {
		struct tag *form = add_tag(b, sect, TAG_FORM);
		const struct mark *text = &b->page->marks[0];
		struct mark *mark = add_mark(b, MARK_FIELD, form);

		form->alt = fields[i].tip;
		*mark = (struct mark){.kind = MARK_FIELD, .tag = form, .x = 72 * UNIT,
			.y = (500 + 60 * i) * UNIT, .width = i < 2 ? 200 * UNIT : 10 * UNIT,
			.height = i < 2 ? 40 * UNIT : 10 * UNIT, .pitch = 20 * UNIT,
			.field = &fields[i], .look = look, .face = text->face,
			.size = 9 * UNIT};
	}
}

static void open_page(struct bench *b, int index)
{
	b->page = &b->pages.items[index];
	add_artifact(b, ARTIFACT_HEADER, 40, "Konzept der Südschule");
	struct mark *draft = add_artifact(b, ARTIFACT_WATERMARK, 600, "ENTWURF");
	draft->rotate = 45;
	draft->color = (struct color){.85, .85, .85, {0}};
}

/* In thousandths. */
enum { NARROWER = -23, WIDER = 30 };

/* Makes the letters of MARK wider. */
static void expand(struct mark *mark, int expansion)
{
	mark->expansion = expansion;
	for (int i = 0; i < mark->glyph_count; i++) {
		mark->glyphs[i].x += mark->glyphs[i].x * expansion / 1000;
		mark->glyphs[i].advance += mark->glyphs[i].advance * expansion / 1000;
	}
}

/* A paragraph with everything that stands inside lines. */
static void add_paragraph(struct bench *b, struct tag *sect, const struct anchor *anchor)
{
	struct tag *p = add_tag(b, sect, TAG_P);
	struct tag *link = add_tag(b, p, TAG_LINK);
	struct tag *inside = add_tag(b, p, TAG_LINK);
	struct tag *english = add_tag(b, p, TAG_SPAN);
	struct tag *short_form = add_tag(b, p, TAG_SPAN);
	struct tag *reference = add_tag(b, p, TAG_REFERENCE);
	struct tag *note = add_tag(b, p, TAG_NOTE);

	english->language = "en";
	short_form->expansion = "Qualitätsmanagement";
	add_text(b, p, "Vollkorn", 72, 120, "Offene Ganztags-Angebote, 60,3 % der Schulen: ");
	add_text(b, link, "Vollkorn", 72, 160, "herne.de");
	add_link(b, link, "https://www.herne.de/schule?ä=1(2)", NULL);
	add_text(b, p, "Vollkorn", 130, 160, " und ");
	add_text(b, inside, "Vollkorn", 160, 160, "Ziele");
	add_link(b, inside, NULL, anchor);
	add_text(b, english, "Vollkorn", 72, 180, " Shared Space ");
	add_text(b, short_form, "Vollkorn", 172, 180, "QM");
	add_text(b, reference, "Vollkorn", 200, 180, "1")->glyphs[0].y = -3 * UNIT;
	add_text(b, p, "Vollkorn", 210, 180, " der Schulsozial\u00AD");
	add_text(b, note, "Vollkorn", 72, 760, "1 Fußnote mit e\u0301 und Auflage.");
	add_artifact(b, ARTIFACT_FOOTER, 800, "Seite 1 von 2");
	open_page(b, 1);
	add_text(b, p, "Vollkorn", 72, 100, "arbeit geht weiter.");
	expand(add_text(b, p, "Vollkorn", 72, 120, "enger "), NARROWER);
	expand(add_text(b, p, "Vollkorn", 72, 140, "breiter "), WIDER);
	*add_mark(b, MARK_LINE, NULL) = (struct mark){.kind = MARK_LINE,
		.artifact = ARTIFACT_LAYOUT, .stroke = 512, .x = 72 * UNIT, .y = 150 * UNIT,
		.x2 = 90 * UNIT, .y2 = 150 * UNIT};
	add_text(b, p, "Vollkorn", 72, 160, "weder-noch ");
}

static void add_figure(struct bench *b, struct tag *sect)
{
	static const int corners[] = {100 * UNIT, 300 * UNIT, 150 * UNIT, 250 * UNIT, 200 * UNIT,
		300 * UNIT};
	struct tag *figure = add_tag(b, sect, TAG_FIGURE);
	struct mark *fill = add_mark(b, MARK_FILL, figure);
	struct mark *line = add_mark(b, MARK_LINE, figure);
	struct mark *path = add_mark(b, MARK_PATH, figure);

	figure->alt = "Balken: Südschule 46, Nordschule 12 – höchster Wert 46";
	figure->boxed = true;
	figure->left = 72 * UNIT;
	figure->top = 200 * UNIT;
	figure->right = 272 * UNIT;
	figure->bottom = 310 * UNIT;
	figure->page = 1;
	*fill = (struct mark){.kind = MARK_FILL, .tag = figure, .color = {.1, .3, .5},
		.x = 72 * UNIT, .y = 200 * UNIT, .width = 50 * UNIT, .height = 20 * UNIT};
	*line = (struct mark){.kind = MARK_LINE, .tag = figure, .stroke = 512, .dash = 2 * UNIT,
		.x = 72 * UNIT, .y = 240 * UNIT, .x2 = 272 * UNIT, .y2 = 240 * UNIT};
	*path = (struct mark){.kind = MARK_PATH, .tag = figure, .points = corners,
		.point_count = 3, .closed = true};
}

static void add_table(struct bench *b, struct tag *sect)
{
	static const char *ids[] = {"th-zahl", NULL};
	struct tag *table = add_tag(b, sect, TAG_TABLE);
	struct tag *caption = add_tag(b, table, TAG_CAPTION);
	struct tag *head = add_tag(b, add_tag(b, table, TAG_THEAD), TAG_TR);
	struct tag *body = add_tag(b, table, TAG_TBODY);
	struct tag *th[2] = {add_tag(b, head, TAG_TH), add_tag(b, head, TAG_TH)};
	struct tag *row = add_tag(b, body, TAG_TR), *wide = add_tag(b, body, TAG_TR);
	struct tag *key = add_tag(b, row, TAG_TH);
	struct tag *td = add_tag(b, row, TAG_TD), *span = add_tag(b, wide, TAG_TD);

	table->summary = "Zahl der Beratungen";
	th[0]->scope = th[1]->scope = TAG_SCOPE_COLUMN;
	key->scope = TAG_SCOPE_ROW;
	th[1]->id = ids[0];
	td->headers = ids;
	span->columns = 2;
	add_text(b, caption, "Lato", 72, 330, "Tabelle 1 (Auszug)");
	add_text(b, add_tag(b, th[0], TAG_P), "Lato", 72, 350, "Schule");
	add_text(b, add_tag(b, th[1], TAG_P), "Lato", 172, 350, "Zahl");
	add_text(b, add_tag(b, key, TAG_P), "Lato", 72, 370, "Südschule");
	add_text(b, add_tag(b, td, TAG_P), "Lato", 172, 370, "46");
	add_text(b, add_tag(b, span, TAG_P), "Lato", 72, 390, "Ohne Nordschule - Nach\u00AD");
}

static void add_list(struct bench *b, struct tag *sect)
{
	struct tag *list = add_tag(b, sect, TAG_L);

	list->ordered = true;
	for (int i = 0; i < 2; i++) {
		struct tag *item = add_tag(b, list, TAG_LI);
		struct tag *label = add_tag(b, item, TAG_LBL);
		struct tag *body = add_tag(b, add_tag(b, item, TAG_LBODY), TAG_P);
		add_text(b, label, "Vollkorn", 72, 420 + 20 * i, i ? "2." : "1.");
		add_text(b, body, "Vollkorn", 92, 420 + 20 * i, i ? "Ziel zwei" : "Ziel eins");
	}
}

/* Two glyphs for three letters: only an ActualText can say that. */
static void add_unpaired(struct bench *b, struct tag *sect)
{
	struct mark *mark = add_text(b, add_tag(b, sect, TAG_P), "Vollkorn", 72, 500, "ab Ende");

	mark->text = "xyz Ende";
	for (int i = 1; i < mark->glyph_count; i++)
		mark->glyphs[i].cluster += i == 1 ? (uint32_t)-1 : 1;
}

static const struct tag *following(const struct tag *tag)
{
	if (tag->child)
		return tag->child;
	while (tag && !tag->next)
		tag = tag->parent;
	return tag ? tag->next : NULL;
}

static void count_tags(struct bench *b)
{
	for (const struct tag *tag = b->pages.root; tag; tag = following(tag))
		((struct tag *)tag)->index = b->pages.tag_count++;
}

static void build_pages(struct bench *b)
{
	static struct bookmark bookmarks[] = {
		{"Ziele und Maßnahmen – Übersicht", 1, {"ziele", 0, 80 * UNIT}},
		{"Zahlen (Auszug)", 2, {"zahlen", 1, 320 * UNIT}},
		{"Tiefe Stufe", 4, {"tief", 1, 330 * UNIT}},
		{"Anhang", 1, {"anhang", 1, 400 * UNIT}},
	};

	b->document = (struct document){.name = "konzept/test", .title = "Konzept <Süd> & mehr",
		.subject = "Schulsozialarbeit", .author = "Stadt Herne",
		.keywords = "Schule, Konzept", .language = LANGUAGE, .epoch = 1530878400};
	b->pages = (struct pages){.document = &b->document, .count = 2,
		.root = tag_new(b->arena, NULL, TAG_DOCUMENT), .bookmarks = bookmarks,
		.bookmark_count = 4};
	b->pages.items = ARENA_ARRAY(b->arena, struct page, 2);
	for (int i = 0; i < 2; i++)
		b->pages.items[i] = (struct page){.width = WIDTH, .height = HEIGHT,
			.marks = ARENA_ARRAY(b->arena, struct mark, MARKS),
			.label = i ? "1" : "i"};
	struct tag *sect = add_tag(b, b->pages.root, TAG_SECT);
	open_page(b, 0);
	add_text(b, add_tag(b, sect, TAG_H1), "Vollkorn", 72, 80, "Ziele und Maßnahmen");
	add_paragraph(b, sect, &bookmarks[0].anchor);
	add_figure(b, sect);
	add_table(b, sect);
	add_list(b, sect);
	add_fields(b, sect);
	add_unpaired(b, sect);
	add_artifact(b, ARTIFACT_FOOTER, 800, "Seite 2 von 2");
	count_tags(b);
}

static void bench_open(struct bench *b)
{
	*b = (struct bench){.arena = arena_new()};
	b->diag = diag_new(b->arena, DIAG_ENGLISH);
	b->fonts = fonts_open(b->arena, b->diag, "fonts");
	g_assert(b->fonts);
	build_pages(b);
}

static void bench_close(struct bench *b)
{
	pdf_store_free(b->store);
	fonts_close(b->fonts);
	arena_free(b->arena);
}

static GByteArray *render(struct bench *b, const struct device *device, bool good)
{
	struct device_options options = {.dpi = 96, .store = b->store};
	GByteArray *out = g_byte_array_new();

	CHECK(device->render(&b->pages, &options, b->diag, out) == good);
	CHECK((out->len > 0) == good);
	return out;
}

#endif
