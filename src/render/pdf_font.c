/* Fonts: Type 0, codes that follow from the glyph ids of the subset, exact widths, and a
 * ToUnicode map made from what the glyphs stood for (ISO 32000-1, 9.7, 9.10). */
#include "pdf.h"

#include <assert.h>
#include <string.h>

#include "pdf_store.h"
#include "pdf_syntax.h"
#include "../base/arena.h"
#include "../base/diag.h"
#include "../typeset/font.h"

/* ---- in use ---- */

static struct pdf_layer *layer_new(struct pdf *pdf, struct pdf_font *font)
{
	struct pdf_layer *layer = g_new0(struct pdf_layer, 1);

	layer->resource = ++pdf->layer_count;
	layer->text = g_new0(const char *, font->id_end);
	g_ptr_array_add(font->layers, layer);
	return layer;
}

static void layer_free(void *data)
{
	struct pdf_layer *layer = data;

	g_free(layer->text);
	g_free(layer);
}

static struct pdf_font *font_new(struct pdf *pdf, const struct face *face)
{
	struct pdf_font *font = g_new0(struct pdf_font, 1);

	font->face = face;
	font->used = g_new0(unsigned char, face->glyph_count);
	font->layers = g_ptr_array_new_with_free_func(layer_free);
	g_ptr_array_add(pdf->fonts, font);
	return font;
}

void pdf_font_free(void *data)
{
	struct pdf_font *font = data;

	g_ptr_array_free(font->layers, TRUE);
	g_free(font->used);
	g_free(font->id);
	g_free(font->ids);
	g_free(font->shown);
	g_free(font);
}

struct pdf_font *pdf_font_get(struct pdf *pdf, const struct face *face)
{
	for (guint i = 0; i < pdf->fonts->len; i++) {
		struct pdf_font *font = pdf->fonts->pdata[i];
		if (font->face == face)
			return font;
	}
	return font_new(pdf, face);
}

const struct pdf_layer *pdf_font_layer(
	struct pdf *pdf, struct pdf_font *font, unsigned id, const char *text)
{
	struct pdf_layer *layer = NULL;

	for (guint i = 0; i < font->layers->len; i++) {
		layer = font->layers->pdata[i];
		if (!layer->text[id])
			break;
		if (strcmp(layer->text[id], text) == 0)
			return layer;
	}
	if (layer->text[id])
		layer = layer_new(pdf, font);
	layer->text[id] = g_string_chunk_insert_const(pdf->texts, text);
	if (layer == font->layers->pdata[0] && *g_utf8_next_char(text) == '\0')
		font->shown[id].letter = g_utf8_get_char(text);
	return layer;
}

/* ---- codes ---- */

/* Codes of one byte: the first glyph, mostly the blank, has that of the blank in ASCII, so
 * that few codes must be escaped in strings. */
enum { NARROW_FIRST = ' ' - 1, NARROW_END = 0x100 - NARROW_FIRST };

static unsigned font_code(const struct pdf_font *font, int id)
{
	return (unsigned)(font->wide ? id : id + NARROW_FIRST);
}

static void put_code_hex(GString *out, const struct pdf_font *font, int id)
{
	unsigned code = font_code(font, id);

	pdf_put(out, "<");
	if (font->wide)
		pdf_put_hex8(out, code >> 8);
	pdf_put_hex8(out, code);
	pdf_put(out, ">");
}

static struct pdf_shown shown_new(const struct pdf_font *font, uint32_t glyph, int id)
{
	struct pdf_shown shown = {.advance = face_advance(font->face, glyph) * 1000.0 /
		font->face->units_per_em};
	unsigned code = font_code(font, id);
	char *end = font->wide ? pdf_print_code(shown.bytes, code)
		: pdf_print_byte(shown.bytes, code);

	shown.length = (int)(end - shown.bytes);
	return shown;
}

/* The CMap of codes of one byte, which all fonts of a file share: what is not predefined
 * must be embedded (9.7.5.2; ISO 19005-2, 6.2.11.3.3). */
static const struct pdf_object *narrow_map(struct pdf *pdf)
{
	static const char map[] = "/CIDInit /ProcSet findresource begin\n"
		"12 dict begin\nbegincmap\n"
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> def\n"
		"/CMapName /Schuso-H def\n/CMapType 1 def\n/WMode 0 def\n"
		"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
		"1 begincidrange\n<%02X> <FF> 0\nendcidrange\n"
		"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

	if (pdf->narrow)
		return pdf->narrow;
	char *text = g_strdup_printf(map, NARROW_FIRST);
	pdf->narrow = pdf_shared_stream(pdf->file, text, strlen(text), PDF_TIGHT);
	g_string_append(pdf->narrow->entries, "/Type/CMap/CMapName/Schuso-H/WMode 0"
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
	g_free(text);
	return pdf->narrow;
}

/* ---- into the file ---- */

/* "ABCDEF+Vollkorn-Regular": the tag comes from the glyphs, so equal subsets
 * have equal names and others do not (9.6.4). */
static char *subset_name(const struct pdf_font *font)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_MD5);
	guint8 digest[16];
	gsize length = sizeof digest;

	g_checksum_update(sum, font->used, font->face->glyph_count);
	g_checksum_update(sum, (const guchar *)font->face->postscript, -1);
	g_checksum_get_digest(sum, digest, &length);
	g_checksum_free(sum);
	char tag[7] = "";
	for (int i = 0; i < 6; i++)
		tag[i] = (char)('A' + digest[i] % 26);
	return g_strdup_printf("%s+%s", tag, font->face->postscript);
}

static GArray *used_glyphs(const struct pdf_font *font)
{
	GArray *glyphs = g_array_new(FALSE, FALSE, sizeof(uint32_t));

	for (uint32_t i = 0; i < (uint32_t)font->face->glyph_count; i++)
		if (font->used[i])
			g_array_append_val(glyphs, i);
	return glyphs;
}

/* The GLYPHS of FONT and the IDS that they have in its subset. */
static void number_glyphs(struct pdf_font *font, const GArray *glyphs, const uint16_t *ids)
{
	const int count = (int)glyphs->len;

	font->id = g_new0(uint16_t, font->face->glyph_count);
	font->ids = g_memdup2(ids, (gsize)count * sizeof *ids);
	font->id_count = count;
	font->id_end = count ? ids[count - 1] + 1 : 0;
	font->wide = font->id_end > NARROW_END;
	font->shown = g_new0(struct pdf_shown, font->id_end);
	for (int i = 0; i < count; i++) {
		uint32_t glyph = g_array_index(glyphs, uint32_t, i);
		font->id[glyph] = ids[i];
		font->shown[ids[i]] = shown_new(font, glyph, ids[i]);
	}
}

/* ---- subsets ---- */

/* What the store has of a subset: this, and the program as a stream. */
struct kept {
	size_t length;           /* of the program, unpacked */
	uint16_t ids[];          /* of its glyphs */
};

enum kept_way { KEPT_IDS, KEPT_PROGRAM };

static GBytes *subset_key(const struct pdf_font *font, enum kept_way way)
{
	return pdf_store_key(font->face, way, font->used, (size_t)font->face->glyph_count);
}

/* The subset that a document before has made of the same glyphs.  Returns the length of the
 * program, 0 where there was none. */
static size_t take_subset(struct pdf *pdf, struct pdf_font *font, const GArray *glyphs)
{
	GBytes *ids_key = subset_key(font, KEPT_IDS);
	GBytes *program_key = subset_key(font, KEPT_PROGRAM);
	GBytes *ids = pdf_store_find(pdf->file->store, ids_key);
	size_t length = 0;

	if (ids)
		font->program = pdf_stream_find(pdf->file, program_key);
	if (font->program) {
		const struct kept *kept = g_bytes_get_data(ids, NULL);
		number_glyphs(font, glyphs, kept->ids);
		length = kept->length;
	}
	g_clear_pointer(&ids, g_bytes_unref);
	g_bytes_unref(ids_key);
	g_bytes_unref(program_key);
	return length;
}

static void keep_subset(struct pdf *pdf, struct pdf_font *font, struct face_part part, int count)
{
	const size_t size = sizeof(struct kept) + (size_t)count * sizeof *part.ids;
	struct kept *kept = g_malloc(size);
	GBytes *key = subset_key(font, KEPT_IDS);

	kept->length = part.length;
	memcpy(kept->ids, part.ids, (size_t)count * sizeof *part.ids);
	pdf_store_add(pdf->file->store, key, kept, size);
	font->program->key = subset_key(font, KEPT_PROGRAM);
	g_bytes_unref(key);
	g_free(kept);
}

/* As take_subset(); 0 where the face is damaged. */
static size_t make_subset(struct pdf *pdf, struct pdf_font *font, const GArray *glyphs)
{
	const struct face_part part = face_subset(pdf->arena, font->face,
		(const uint32_t *)(const void *)glyphs->data, (int)glyphs->len);

	if (!part.data)
		return 0;
	number_glyphs(font, glyphs, part.ids);
	font->program = pdf_stream_new(pdf->file, part.data, part.length, PDF_DEFLATED);
	keep_subset(pdf, font, part, (int)glyphs->len);
	return part.length;
}

static bool write_program(struct pdf *pdf, struct pdf_font *font)
{
	GArray *glyphs = used_glyphs(font);
	size_t length = take_subset(pdf, font, glyphs);

	if (length == 0)
		length = make_subset(pdf, font, glyphs);
	g_array_free(glyphs, TRUE);
	layer_new(pdf, font);
	if (length == 0) {
		diag_report(pdf->diag, DIAG_PDF_SUBSET_FAILED, (struct place){0},
			font->face->postscript, font->face->file);
		return false;
	}
	if (font->face->cff)
		g_string_append(font->program->entries, "/Subtype/CIDFontType0C");
	else
		g_string_append_printf(font->program->entries, "/Length1 %zu", length);
	return true;
}

static void page_use_glyphs(struct pdf *pdf, const struct page *page)
{
	struct pdf_font *font = NULL;

	for (int m = 0; m < page->mark_count; m++) {
		const struct mark *mark = &page->marks[m];

		if (mark->kind != MARK_TEXT)
			continue;
		if (!font || font->face != mark->face)
			font = pdf_font_get(pdf, mark->face);
		unsigned char *used = font->used;
		const struct glyph *end = mark->glyphs + mark->glyph_count;
		for (const struct glyph *glyph = mark->glyphs; glyph < end; glyph++)
			used[glyph->id] = 1;
	}
}

bool pdf_open_fonts(struct pdf *pdf)
{
	bool good = true;

	for (int i = 0; i < pdf->pages->count; i++)
		page_use_glyphs(pdf, &pdf->pages->items[i]);
	for (guint i = 0; i < pdf->fonts->len; i++)
		good = write_program(pdf, pdf->fonts->pdata[i]) && good;
	return good;
}

static void put_scaled(GString *out, const char *key, int value, const struct face *face)
{
	g_string_append_printf(out, "/%s ", key);
	pdf_put_number(out, value * 1000.0 / face->units_per_em);
}

struct pdf_object *pdf_write_descriptor(struct pdf *pdf, const struct face *face,
	const char *name, const struct pdf_object *program, int flags)
{
	enum { ITALIC = 64 }; /* table 123 */
	struct pdf_object *object = pdf_object_new(pdf->file);
	GString *out = object->entries;

	g_string_append(out, "/Type/FontDescriptor/FontName");
	pdf_put_name(out, name);
	g_string_append_printf(out, "/Flags %d/ItalicAngle %d/FontBBox[",
		flags | (face->italic ? ITALIC : 0), face->italic ? -12 : 0);
	for (int i = 0; i < 4; i++) {
		g_string_append_c(out, ' ');
		pdf_put_number(out, face->box[i] * 1000.0 / face->units_per_em);
	}
	g_string_append_c(out, ']');
	put_scaled(out, "Ascent", face->ascent, face);
	put_scaled(out, "Descent", face->descent, face);
	put_scaled(out, "CapHeight", face->cap_height, face);
	/* no font says its stem width; this follows the weight well enough for viewers */
	g_string_append_printf(out, "/StemV %d", 50 + face->weight * face->weight / 4225);
	g_string_append(out, face->cff ? "/FontFile3" : "/FontFile2");
	pdf_put_reference(out, program->number);
	return object;
}

/* "12[500 480.5]40[333]": runs of ids that follow each other. */
static void put_widths(GString *out, const struct pdf_font *font)
{
	int last = -1;

	pdf_put(out, "/W[");
	for (int i = 0; i < font->id_count; i++) {
		int id = font->ids[i];

		if (last >= 0 && id == last + 1) {
			pdf_put(out, " ");
		} else {
			pdf_put(out, last < 0 ? "" : "]");
			pdf_put_integer(out, id);
			pdf_put(out, "[");
		}
		last = id;
		pdf_put_number(out, font->shown[id].advance);
	}
	pdf_put(out, last < 0 ? "]" : "]]");
}

static struct pdf_object *write_descendant(struct pdf *pdf, struct pdf_font *font,
	const char *name, const struct pdf_object *descriptor)
{
	struct pdf_object *object = pdf_object_new(pdf->file);
	GString *out = object->entries;

	g_string_append_printf(out, "/Type/Font/Subtype/CIDFontType%c/BaseFont",
		font->face->cff ? '0' : '2');
	pdf_put_name(out, name);
	g_string_append(out, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
		"/FontDescriptor");
	pdf_put_reference(out, descriptor->number);
	if (!font->face->cff)
		g_string_append(out, "/CIDToGIDMap/Identity");
	put_widths(out, font);
	return object;
}

/* Where a range from FIRST on ends: before a glyph without text, and before another first
 * byte (9.10.3); there is one only where ids are codes. */
static int range_end(const struct pdf_layer *layer, int first, int end)
{
	int id = first + 1;

	while (id < end && layer->text[id] && id >> 8 == first >> 8)
		id++;
	return id;
}

static void put_range(GString *out, const struct pdf_font *font, const struct pdf_layer *layer,
	int first, int end)
{
	put_code_hex(out, font, first);
	pdf_put(out, " ");
	put_code_hex(out, font, end - 1);
	pdf_put(out, " [");
	for (int id = first; id < end; id++) {
		pdf_put(out, "<");
		pdf_put_utf16(out, layer->text[id]);
		pdf_put(out, ">");
	}
	pdf_put(out, "]\n");
}

static void close_block(GString *out, GString *block, int *count)
{
	if (*count > 0)
		g_string_append_printf(out, "%d beginbfrange\n%sendbfrange\n", *count, block->str);
	g_string_truncate(block, 0);
	*count = 0;
}

/* At most 100 ranges stand in one block (Adobe technical note 5014). */
static void put_map(GString *out, const struct pdf_font *font, const struct pdf_layer *layer)
{
	enum { MOST = 100 };
	GString *block = g_string_sized_new(1024);
	int count = 0;

	for (int id = 0, end; id < font->id_end; id = end) {
		end = id + 1;
		if (!layer->text[id])
			continue;
		end = range_end(layer, id, font->id_end);
		put_range(block, font, layer, id, end);
		if (++count == MOST)
			close_block(out, block, &count);
	}
	close_block(out, block, &count);
	g_string_free(block, TRUE);
}

static struct pdf_object *write_map(struct pdf *pdf, const struct pdf_font *font,
	const struct pdf_layer *layer)
{
	GString *map = g_string_new("/CIDInit /ProcSet findresource begin\n"
		"12 dict begin\nbegincmap\n"
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
		"1 begincodespacerange\n");

	pdf_put(map, font->wide ? "<0000> <FFFF>\n" : "<00> <FF>\n");
	pdf_put(map, "endcodespacerange\n");
	put_map(map, font, layer);
	g_string_append(map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	struct pdf_object *object = pdf_shared_stream(pdf->file, map->str, map->len, PDF_TIGHT);
	g_string_free(map, TRUE);
	return object;
}

static void write_layers(struct pdf *pdf, struct pdf_font *font, const char *name,
	const struct pdf_object *descendant)
{
	for (guint i = 0; i < font->layers->len; i++) {
		const struct pdf_layer *layer = font->layers->pdata[i];
		struct pdf_object *map = write_map(pdf, font, layer);
		struct pdf_object *object = pdf_object_new(pdf->file);
		const char *encoding = font->wide ? "Identity-H" : "Schuso-H";
		char *base = font->face->cff ? g_strconcat(name, "-", encoding, NULL)
			: g_strdup(name);

		g_string_append(object->entries, "/Type/Font/Subtype/Type0/BaseFont");
		pdf_put_name(object->entries, base);
		pdf_put(object->entries, "/Encoding");
		if (font->wide)
			pdf_put(object->entries, "/Identity-H");
		else
			pdf_put_reference(object->entries, narrow_map(pdf)->number);
		pdf_put(object->entries, "/DescendantFonts[");
		pdf_put_reference(object->entries, descendant->number);
		g_string_append(object->entries, "]/ToUnicode");
		pdf_put_reference(object->entries, map->number);
		g_string_append_printf(pdf->resources->entries, "/F%d", layer->resource);
		pdf_put_reference(pdf->resources->entries, object->number);
		g_free(base);
	}
}

static void write_font(struct pdf *pdf, struct pdf_font *font)
{
	char *name = subset_name(font);
	/* glyph ids are no standard encoding */
	const struct pdf_object *descriptor = pdf_write_descriptor(pdf, font->face, name,
		font->program, PDF_FONT_SYMBOLIC);
	const struct pdf_object *descendant = write_descendant(pdf, font, name, descriptor);

	write_layers(pdf, font, name, descendant);
	g_free(name);
}

void pdf_write_fonts(struct pdf *pdf)
{
	g_string_append(pdf->resources->entries, "/Font<<");
	for (guint i = 0; i < pdf->fonts->len; i++)
		write_font(pdf, pdf->fonts->pdata[i]);
	g_string_append(pdf->resources->entries, ">>");
}
