/* render: pages made by hand go through every device.
 * qpdf, pdftotext and pdfinfo say what others find in the PDF. */
#include "render_build.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- what others say about the PDF ---- */

/* What the shell COMMAND prints; "$f" in it is the file PATH. */
static char *ask(const char *command, const char *path)
{
	char *line = g_strdup_printf("f=%s; %s 2>&1", path, command);
	char *output = NULL;
	char *argv[] = {"sh", "-c", line, NULL};
	int status = -1;

	g_spawn_sync(NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
		NULL);
	if (status != 0)
		fprintf(stderr, "%s: status %d\n%s\n", line, status, output);
	CHECK(status == 0);
	g_free(line);
	return output ? output : g_strdup("");
}

static void check_holds(const char *command, const char *path, const char *const *wanted)
{
	char *output = ask(command, path);

	for (int i = 0; wanted[i]; i++) {
		bool found = strstr(output, wanted[i]) != NULL;
		if (!found)
			fprintf(stderr, "%s: no \"%s\" in\n%s\n", command, wanted[i], output);
		CHECK(found);
	}
	g_free(output);
}

/* Readers of the file at PATH say that WORD, which begins at 72 pt, ends where letters so much
 * wider do. */
static void check_word_end(struct bench *b, const char *path, const char *word, int expansion)
{
	struct look look = {.family = "Vollkorn", .weight = 400, .size = 10 * UNIT + 512};
	int natural = typeface_word(typeface_find(b->fonts, &look), NULL, word,
		(int)strlen(word), false)->width;
	char *output = ask("pdftotext -bbox $f -", path);
	char *wanted = g_strdup_printf(">%s</word>", word), *at = strstr(output, wanted);
	double end = 0;

	CHECK(at != NULL);
	while (at && at > output && !g_str_has_prefix(at, "xMax="))
		at--;
	if (at)
		end = g_ascii_strtod(at + strlen("xMax=\""), NULL);
	CHECK(fabs(end - 72 - natural * (1000.0 + expansion) / 1000 / UNIT) < 0.02);
	g_free(wanted);
	g_free(output);
}

static void test_pdf(struct bench *b)
{
	GByteArray *first = render(b, &device_pdf, true);
	const char *keep = getenv("RENDER_KEEP");
	char *path = g_strdup(keep ? keep : "/tmp/schuso-render-XXXXXX");

	b->store = pdf_store_new();
	for (int i = 0; i < 2; i++) { /* fills the store, then takes from it */
		GByteArray *again = render(b, &device_pdf, true);
		CHECK(first->len == again->len &&
			memcmp(first->data, again->data, first->len) == 0);
		g_byte_array_free(again, TRUE);
	}
	CHECK(memcmp(first->data, "%PDF-1.7\n%", 10) == 0 && first->data[10] > 127);
	if (!keep)
		close(g_mkstemp(path));
	CHECK(g_file_set_contents(path, (char *)first->data, first->len, NULL));
	check_holds("qpdf --check $f", path,
		(const char *[]){"No syntax or stream encoding errors", NULL});
	check_holds("pdftotext -raw $f -", path, (const char *[]){"Konzept der Südschule",
		"Offene Ganztags-Angebote, 60,3 % der Schulen:", "Shared Space", "Auflage",
		"Ohne Nordschule - Nach", "1. Ziel eins", "xyz Ende", NULL});
	check_holds("pdfinfo $f", path, (const char *[]){"Title:           Konzept <Süd> & mehr",
		"Tagged:          yes", "Pages:           2", "CreationDate:", NULL});
	check_holds("pdfinfo -struct-text $f", path, (const char *[]){"H1 (block)",
		"\"Offene Ganztags-Angebote, 60,3 % der Schulen: \"", "Schulsozial", "Figure",
		"BBox", "Table", "\"Südschule\"", "ListNumbering", "Headers", "Form", NULL});
	check_holds("qpdf --json=2 --json-key=acroform $f", path, (const char *[]){
		"\"fullname\": \"TOP 3.Ergebnis\"", "\"alternativename\": \"Ergebnis zu TOP 3\"",
		"\"mappingname\": \"gremien/w/2018-01-01.yaml#ende\"",
		"\"fullname\": \"Anwesenheit.1.da\"", "\"value\": \"/Ja\"",
		"\"needappearances\": false", NULL});
	check_word_end(b, path, "enger", NARROWER);
	check_word_end(b, path, "breiter", WIDER);
	check_word_end(b, path, "weder-noch", 0);
	check_holds("pdffonts $f", path,
		(const char *[]){"+Vollkorn-Regular", "+Lato-Regular", NULL});
	if (!keep)
		g_unlink(path);
	g_free(path);
	g_byte_array_free(first, TRUE);
}

static void check_text_device(struct bench *b, const struct device *device,
	const char *const *wanted)
{
	GByteArray *out = render(b, device, true);

	g_byte_array_append(out, (const guint8 *)"", 1);
	for (int i = 0; wanted[i]; i++) {
		bool found = strstr((char *)out->data, wanted[i]) != NULL;
		if (!found)
			fprintf(stderr, "%s: no \"%s\" in\n%s\n", device->name, wanted[i],
				(char *)out->data);
		CHECK(found);
	}
	g_byte_array_free(out, TRUE);
}

static void test_text_devices(struct bench *b)
{
	check_text_device(b, &device_trace, (const char *[]){"page 1 595.00 842.00 label »i«\n",
		"  text 72.00 80.00 ",
		" Vollkorn-Regular 10.50 #000000 Document/Sect/H1 »Ziele und",
		"rotated 45 (watermark) »ENTWURF«", "» der Schulsozial\\-«",
		" expanded -23 ", " expanded 30 ",
		"  line 72.00 240.00 272.00 240.00 stroke 0.50 dash 2.00"
		" #000000 Document/Sect/Figure",
		"  path [ 100.00 300.00 , 150.00 250.00 , 200.00 300.00 ] closed filled #000000",
		"Document/Sect/P/Link -> #ziele page 1 80.00 »zum Kapitel Ziele«",
		"field 72.00 500.00 200.00 40.00 line pitch 20.00 #000000 Document/Sect/Form "
		"TOP 3.Ergebnis »Ergebnis zu TOP 3« -> gremien/w/2018-01-01.yaml#ende",
		"box pitch 20.00 ticked #000000",
		"bookmark 2 page 2 320.00 »Zahlen (Auszug)«", NULL});
	check_text_device(b, &device_tags, (const char *[]){
		"Document\n  Sect\n    H1\n      »Ziele und",
		"      Span language=»en«\n        » Shared Space «\n",
		"      Note\n        »1 Fußnote mit é und Auflage.«\n"
		"      » der Schulsozialarbeit geht weiter.enger breiter weder-noch «\n",
		"        link -> https://www.herne.de",
		"    Figure alt=»Balken: Südschule 46", "TH id=»th-zahl« scope=»column«",
		"TD headers=th-zahl", "TD columns=2", "    L ordered\n",
		"    Form alt=»Notizen«\n      field TOP 3.Notizen\n", NULL});
}

/* Enough pages, notes and links for trees of more than one leaf. */
static void test_many(struct bench *b)
{
	enum { PAGES = 70 };
	char *path = g_strdup("/tmp/schuso-render-XXXXXX");

	b->pages.count = PAGES;
	b->pages.items = ARENA_ARRAY(b->arena, struct page, PAGES);
	b->pages.root = tag_new(b->arena, NULL, TAG_DOCUMENT);
	b->pages.tag_count = 0;
	for (int i = 0; i < PAGES; i++) {
		b->pages.items[i] = (struct page){.width = HEIGHT, .height = WIDTH,
			.marks = ARENA_ARRAY(b->arena, struct mark, 8)};
		open_page(b, i);
		struct tag *p = add_tag(b, b->pages.root, TAG_P), *link = add_tag(b, p, TAG_LINK);
		add_text(b, link, "Vollkorn", 72, 160, "Ziele");
		add_link(b, link, NULL, &b->pages.bookmarks[0].anchor);
		add_text(b, add_tag(b, p, TAG_NOTE), "Vollkorn", 72, 500, "Fußnote");
	}
	count_tags(b);
	GByteArray *out = render(b, &device_pdf, true);
	close(g_mkstemp(path));
	CHECK(g_file_set_contents(path, (char *)out->data, out->len, NULL));
	check_holds("qpdf --check $f", path, (const char *[]){"No syntax or stream", NULL});
	check_holds("qpdf --show-npages $f", path, (const char *[]){"70", NULL});
	check_holds("pdfinfo -struct-text $f | grep -c Fußnote", path,
		(const char *[]){"70", NULL});
	if (getenv("RENDER_MANY"))
		g_file_set_contents(getenv("RENDER_MANY"), (char *)out->data, out->len, NULL);
	g_unlink(path);
	g_free(path);
	g_byte_array_free(out, TRUE);
}

static void test_png(struct bench *b)
{
	GByteArray *first = render(b, &device_png, true), *again = render(b, &device_png, true);
	struct mark *text = &b->pages.items[0].marks[0];

	CHECK(text->kind == MARK_TEXT);
	CHECK(first->len > 2000 && memcmp(first->data, "\x89PNG", 4) == 0);
	CHECK(first->len == again->len && memcmp(first->data, again->data, first->len) == 0);
	g_byte_array_free(again, TRUE);
	text->expansion = WIDER; /* glyphs stay where they are, and get wider */
	again = render(b, &device_png, true);
	text->expansion = 0;
	CHECK(first->len != again->len || memcmp(first->data, again->data, first->len) != 0);
	if (getenv("RENDER_PNG"))
		g_file_set_contents(getenv("RENDER_PNG"), (char *)first->data, first->len, NULL);
	g_byte_array_free(first, TRUE);
	g_byte_array_free(again, TRUE);
}

int main(void)
{
	struct bench bench;

	bench_open(&bench);
	test_pdf(&bench);
	test_text_devices(&bench);
	test_png(&bench);
	test_many(&bench);
	bench_close(&bench);
	return check_result();
}
