/* A plain font: simple, with WinAnsiEncoding, whole for the languages of western
 * Europe.  Viewers type into form fields with it (ISO 32000-1, 9.6, 12.7.3.3); they
 * cannot use the fonts of the text, whose codes are glyph ids. */
#include "pdf.h"

#include "pdf_syntax.h"
#include "../base/arena.h"
#include "../base/diag.h"
#include "../typeset/font.h"

enum { FIRST_CODE = 32, CODES = 256 - FIRST_CODE };

/* Characters of codes 128 to 159; 0: none (ISO 32000-1, annex D.2). */
static const uint16_t windows[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
	0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
	0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

static uint32_t code_character(int code)
{
	if (code == 127)
		return 0;
	return code >= 128 && code < 160 ? windows[code - 128] : (uint32_t)code;
}

static struct pdf_object *write_program(struct pdf *pdf, const struct face *face)
{
	uint32_t characters[CODES];
	int count = 0;

	for (int code = FIRST_CODE; code < 256; code++)
		if (code_character(code))
			characters[count++] = code_character(code);
	const struct face_part part = face_subset_text(pdf->arena, face, characters, count);
	if (!part.data) {
		diag_report(pdf->diag, DIAG_PDF_SUBSET_FAILED, (struct place){0},
			face->postscript, face->file);
		return NULL;
	}
	struct pdf_object *program = pdf_shared_stream(pdf->file, part.data, part.length,
		PDF_DEFLATED);
	if (face->cff)
		g_string_append(program->entries, "/Subtype/Type1C");
	else
		g_string_append_printf(program->entries, "/Length1 %zu", part.length);
	return program;
}

static void put_widths(GString *out, const struct face *face)
{
	g_string_append_printf(out, "/FirstChar %d/LastChar 255/Widths[", FIRST_CODE);
	for (int code = FIRST_CODE; code < 256; code++) {
		uint32_t character = code_character(code);
		uint32_t glyph = character ? face_glyph(face, character) : 0;

		g_string_append(out, code > FIRST_CODE ? " " : "");
		pdf_put_number(out, face_advance(face, glyph) * 1000.0 / face->units_per_em);
	}
	g_string_append_c(out, ']');
}

struct pdf_object *pdf_write_plain_font(struct pdf *pdf, const struct face *face)
{
	const struct pdf_object *program = write_program(pdf, face);

	if (!program)
		return NULL;
	/* always the same characters: the subset needs no tag of its own */
	char *name = g_strconcat("WINANS+", face->postscript, NULL);
	const struct pdf_object *descriptor = pdf_write_descriptor(pdf, face, name, program,
		PDF_FONT_PLAIN);
	struct pdf_object *font = pdf_object_new(pdf->file);

	g_string_append_printf(font->entries, "/Type/Font/Subtype/%s/BaseFont",
		face->cff ? "Type1" : "TrueType");
	pdf_put_name(font->entries, name);
	g_string_append(font->entries, "/Encoding/WinAnsiEncoding/FontDescriptor");
	pdf_put_reference(font->entries, descriptor->number);
	put_widths(font->entries, face);
	g_free(name);
	return font;
}
