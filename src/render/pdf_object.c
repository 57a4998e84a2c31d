/* Objects over libharu 2.3.0.
 *
 * libharu supplies the object table with its memory and prints dictionaries.  Its
 * own strings, names and numbers have limits and bugs, so each object is an empty
 * HPDF_Dict whose write hook prints our text; and it knows no object streams, so
 * pdf_save.c lays the file out. */
#include "pdf_object.h"

#include <assert.h>
#include <hpdf.h>
#include <hpdf_objects.h>

#include "pdf_deflate.h"
#include "pdf_pack.h"
#include "pdf_store.h"
#include "pdf_syntax.h"

/* ---- libharu's table ---- */

struct pdf_table {
	HPDF_Error_Rec error;
	HPDF_MMgr memory;
	HPDF_Xref xref;          /* entry 0 is the head of the free ones */
	HPDF_Stream writer;      /* appends to the GByteArray that is its attr */
};

/* Tables grow by this many entries with a copy each time. */
enum { TABLE_STEP = 4096 };

/* libharu fails only where memory ends; GLib ends the program there too. */
static void *not_null(void *made)
{
	if (!made)
		g_error("libharu: out of memory");
	return made;
}

static HPDF_STATUS append_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT count)
{
	g_byte_array_append(stream->attr, bytes, count);
	return HPDF_OK;
}

static struct pdf_table *table_new(void)
{
	struct pdf_table *table = g_new0(struct pdf_table, 1);

	HPDF_Error_Init(&table->error, NULL);
	table->memory = not_null(HPDF_MMgr_New(&table->error, 0, NULL, NULL));
	table->xref = not_null(HPDF_Xref_New(table->memory, 0));
	table->xref->entries->items_per_block = TABLE_STEP;
	table->writer = not_null(HPDF_CallbackWriter_New(table->memory, append_bytes, NULL));
	return table;
}

static void table_free(struct pdf_table *table)
{
	HPDF_Stream_Free(table->writer);
	HPDF_Xref_Free(table->xref);
	HPDF_MMgr_Free(table->memory);
	g_free(table);
}

static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream)
{
	const struct pdf_object *object = dict->attr;

	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)object->entries->str,
		(HPDF_UINT)object->entries->len);
}

static void free_object(HPDF_Dict dict)
{
	struct pdf_object *object = dict->attr;

	g_string_free(object->entries, TRUE);
	if (object->stream)
		g_byte_array_free(object->stream, TRUE);
	if (object->key)
		g_bytes_unref(object->key);
	g_free(object);
}

/* The table's number of the object NUMBER: reserved ones are not in it. */
static unsigned table_number(const struct pdf_file *file, unsigned number)
{
	return number < file->reserved_end ? number
		: number - (file->reserved_end - file->reserved);
}

static HPDF_Dict table_dict(const struct pdf_file *file, unsigned number)
{
	return HPDF_Xref_GetEntry(file->table->xref, table_number(file, number))->obj;
}

/* ---- objects ---- */

struct pdf_object *pdf_object_new(struct pdf_file *file)
{
	struct pdf_object *object = g_new0(struct pdf_object, 1);
	HPDF_Dict dict = not_null(HPDF_Dict_New(file->table->memory));

	object->entries = g_string_sized_new(64);
	dict->write_fn = write_entries;
	dict->free_fn = free_object;
	dict->attr = object;
	if (HPDF_Xref_Add(file->table->xref, dict) != HPDF_OK)
		g_error("libharu: error 0x%04lX", file->table->error.error_no);
	object->number = ++file->count;
	assert((dict->header.obj_id & 0x00FFFFFF) == table_number(file, object->number));
	return object;
}

struct pdf_object *pdf_file_object(const struct pdf_file *file, unsigned number)
{
	assert(number >= 1 && number <= file->count);
	if (number >= file->reserved && number < file->reserved_end)
		return NULL;
	return table_dict(file, number)->attr;
}

unsigned pdf_file_reserve(struct pdf_file *file, unsigned count)
{
	assert(file->reserved_end == 0);
	file->reserved = file->count + 1;
	file->reserved_end = file->reserved + count;
	file->count += count;
	return file->reserved;
}

void pdf_object_print(const struct pdf_file *file, const struct pdf_object *object,
	GByteArray *out)
{
	struct pdf_table *table = file->table;

	table->writer->attr = out;
	if (HPDF_Dict_Write(table_dict(file, object->number), table->writer, NULL) != HPDF_OK)
		g_error("libharu: error 0x%04lX", table->error.error_no);
}

struct pdf_object *pdf_stream_new(struct pdf_file *file, const void *data, size_t length,
	enum pdf_coding coding)
{
	struct pdf_object *object = pdf_object_new(file);

	object->stream = g_byte_array_sized_new((guint)length);
	g_byte_array_append(object->stream, data, (guint)length);
	if (coding == PDF_DEFLATED || coding == PDF_TIGHT)
		deflater_put(file->deflater, object->stream,
			coding == PDF_TIGHT ? DEFLATE_TIGHT : DEFLATE_QUICK);
	if (coding != PDF_PLAIN)
		g_string_append(object->entries, "/Filter/FlateDecode");
	return object;
}

struct pdf_object *pdf_stream_find(struct pdf_file *file, GBytes *key)
{
	GBytes *packed = pdf_store_find(file->store, key);
	struct pdf_object *object;
	const void *data;
	gsize length;

	if (!packed)
		return NULL;
	data = g_bytes_get_data(packed, &length);
	object = pdf_stream_new(file, data, length, PDF_PACKED);
	g_bytes_unref(packed);
	return object;
}

struct pdf_object *pdf_shared_stream(struct pdf_file *file, const void *data, size_t length,
	enum pdf_coding coding)
{
	GBytes *key = pdf_store_key(NULL, (int)coding, data, length);
	struct pdf_object *object = pdf_stream_find(file, key);

	if (!object) {
		object = pdf_stream_new(file, data, length, coding);
		object->key = g_bytes_ref(key);
	}
	g_bytes_unref(key);
	return object;
}

/* ---- files ---- */

struct pdf_file *pdf_file_new(bool spare, struct pdf_store *store)
{
	struct pdf_file *file = g_new0(struct pdf_file, 1);

	file->table = table_new();
	file->deflater = deflater_new(spare);
	file->pack = pdf_pack_new(file);
	file->store = store;
	file->minor = 7;
	file->catalog = pdf_object_new(file);
	file->page_root = pdf_object_new(file);
	file->information = pdf_object_new(file);
	return file;
}

void pdf_file_free(struct pdf_file *file)
{
	deflater_free(file->deflater);
	pdf_pack_free(file->pack);
	table_free(file->table);
	g_free(file);
}

void pdf_file_pack(struct pdf_file *file)
{
	unsigned count = file->count; /* what is added are object streams */

	for (unsigned i = 1; i <= count; i++) {
		const struct pdf_object *object = pdf_file_object(file, i);
		if (!object || object->stream)
			continue;
		GString *out = pdf_pack_open(file->pack, i);
		pdf_put_run(out, object->entries->str, object->entries->len);
		pdf_pack_close(file->pack);
	}
	pdf_pack_end(file->pack);
}

void pdf_file_share(struct pdf_file *file)
{
	for (unsigned i = 1; i <= file->count; i++) {
		const struct pdf_object *object = pdf_file_object(file, i);
		if (object && object->key)
			pdf_store_add(file->store, object->key, object->stream->data,
				object->stream->len);
	}
}

void pdf_file_digest(const struct pdf_file *file, unsigned char digest[16])
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_MD5);
	gsize length = 16;

	deflater_settle(file->deflater);
	for (unsigned i = 1; i <= file->count; i++) {
		const struct pdf_object *object = pdf_file_object(file, i);
		if (!object || !object->stream)
			continue;
		/* with its final zero, so that objects cannot run into each other */
		g_checksum_update(sum, (const guchar *)object->entries->str,
			(gssize)object->entries->len + 1);
		g_checksum_update(sum, object->stream->data, object->stream->len);
	}
	g_checksum_get_digest(sum, digest, &length);
	g_checksum_free(sum);
}
