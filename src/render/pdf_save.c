/* The layout of the file: streams stand by themselves, dictionaries in the object
 * streams among them, and a cross-reference stream says where (ISO 32000-1, 7.5.8). */
#include "pdf_save.h"

#include <string.h>

#include "pdf_deflate.h"
#include "pdf_object.h"
#include "pdf_pack.h"
#include "pdf_syntax.h"

/* One entry of the cross-reference stream (table 18). */
struct location {
	enum { LOCATION_FREE, LOCATION_IN_FILE, LOCATION_IN_STREAM } kind;
	unsigned where;          /* offset in the file, or number of the object stream */
	unsigned index;          /* in the object stream */
};

static void put_text(GByteArray *out, const char *text)
{
	g_byte_array_append(out, (const guint8 *)text, (guint)strlen(text));
}

/* ---- streams ---- */

static void put_stream(const struct pdf_file *file, const struct pdf_object *object,
	GByteArray *out)
{
	char *start = g_strdup_printf("%u 0 obj\n", object->number);

	g_string_append_printf(object->entries, "/Length %u", object->stream->len);
	put_text(out, start);
	pdf_object_print(file, object, out);
	put_text(out, "\nstream\n");
	g_byte_array_append(out, object->stream->data, object->stream->len);
	put_text(out, "\nendstream\nendobj\n");
	g_free(start);
}

static void put_streams(const struct pdf_file *file, struct location *locations, GByteArray *out)
{
	for (unsigned i = 1; i <= file->count; i++) {
		const struct pdf_object *object = pdf_file_object(file, i);
		struct location *location = &locations[i];
		if (pdf_pack_find(file->pack, i, &location->where, &location->index)) {
			location->kind = LOCATION_IN_STREAM;
			continue;
		}
		*location = (struct location){LOCATION_IN_FILE, out->len, 0};
		put_stream(file, object, out);
	}
}

/* ---- cross-reference stream ---- */

/* Bytes of an entry: kind, where, index. */
enum { KIND_BYTES = 1, WHERE_BYTES = 4, INDEX_BYTES = 2,
	ENTRY_BYTES = KIND_BYTES + WHERE_BYTES + INDEX_BYTES };

static void pack_location(const struct location *location, guint8 entry[ENTRY_BYTES])
{
	entry[0] = (guint8)location->kind;
	for (int i = 0; i < WHERE_BYTES; i++)
		entry[KIND_BYTES + i] = (guint8)(location->where >> 8 * (WHERE_BYTES - 1 - i));
	entry[ENTRY_BYTES - 2] = (guint8)(location->index >> 8);
	entry[ENTRY_BYTES - 1] = (guint8)location->index;
}

/* Each row is written as its difference to the one above (PNG's predictor Up,
 * 7.4.4.4): neighbours in an object stream differ by one in one byte. */
static GByteArray *pack_locations(const struct location *locations, unsigned count)
{
	enum { UP = 2 };
	GByteArray *rows = g_byte_array_sized_new(count * (ENTRY_BYTES + 1));
	guint8 above[ENTRY_BYTES] = {0}, entry[ENTRY_BYTES], row[ENTRY_BYTES + 1] = {UP};

	for (unsigned i = 0; i < count; i++) {
		pack_location(&locations[i], entry);
		for (int k = 0; k < ENTRY_BYTES; k++)
			row[k + 1] = (guint8)(entry[k] - above[k]);
		memcpy(above, entry, ENTRY_BYTES);
		g_byte_array_append(rows, row, sizeof row);
	}
	return rows;
}

static void put_identifier(GString *out, const unsigned char digest[16])
{
	g_string_append(out, "/ID[");
	for (int half = 0; half < 2; half++) {
		g_string_append_c(out, '<');
		for (int i = 0; i < 16; i++)
			g_string_append_printf(out, "%02X", digest[i]);
		g_string_append_c(out, '>');
	}
	g_string_append_c(out, ']');
}

/* The stream is its own last entry; its dictionary is the trailer. */
static void put_references(struct pdf_file *file, struct location *locations,
	const unsigned char digest[16], GByteArray *out)
{
	unsigned offset = out->len, count = file->count + 2;

	locations[count - 1] = (struct location){LOCATION_IN_FILE, offset, 0};
	GByteArray *rows = pack_locations(locations, count);
	struct pdf_object *object = pdf_stream_new(file, rows->data, rows->len, PDF_TIGHT);
	GString *entries = object->entries;
	g_byte_array_free(rows, TRUE);
	deflater_settle(file->deflater);
	g_string_append_printf(entries, "/Type/XRef/Size %u/W[%d %d %d]"
		"/DecodeParms<</Predictor 12/Columns %d>>/Root", count,
		KIND_BYTES, WHERE_BYTES, INDEX_BYTES, ENTRY_BYTES);
	pdf_put_reference(entries, file->catalog->number);
	g_string_append(entries, "/Info");
	pdf_put_reference(entries, file->information->number);
	put_identifier(entries, digest);
	put_stream(file, object, out);
	char *end = g_strdup_printf("startxref\n%u\n%%%%EOF\n", offset);
	put_text(out, end);
	g_free(end);
}

void pdf_file_save(struct pdf_file *file, const unsigned char digest[16], GByteArray *out)
{
	struct location *locations = g_new0(struct location, file->count + 2);
	char *head = g_strdup_printf("%%PDF-1.%d\n", file->minor);

	/* four bytes above 127 tell programs that carry the file that it is binary */
	put_text(out, head);
	put_text(out, "%\xE2\xE3\xCF\xD3\n");
	g_free(head);
	put_streams(file, locations, out);
	put_references(file, locations, digest, out);
	g_free(locations);
}
