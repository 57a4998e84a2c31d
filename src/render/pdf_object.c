/* Objects over libharu 2.3.0.
 *
 * libharu supplies the object table, the cross-reference table, trailer and
 * memory.  Its own dictionaries, strings, names and numbers have limits and
 * bugs, so each object is an empty HPDF_Dict whose write hook prints our text. */
#include "pdf_object.h"

#include <assert.h>
#include <hpdf.h>
#include <hpdf_objects.h>
#include <libdeflate.h>

#include "../base/diag.h"

/* zlib's default level, in a third of its time. */
enum { DEFLATE_LEVEL = 6 };

struct pdf_object *pdf_object_new(struct pdf_file *file)
{
	struct pdf_object *object = g_new0(struct pdf_object, 1);

	object->number = file->next++;
	object->entries = g_string_sized_new(64);
	g_ptr_array_add(file->objects, object);
	return object;
}

static void object_free(void *data)
{
	struct pdf_object *object = data;

	g_string_free(object->entries, TRUE);
	if (object->stream)
		g_byte_array_free(object->stream, TRUE);
	g_free(object);
}

struct pdf_file *pdf_file_new(void)
{
	struct pdf_file *file = g_new0(struct pdf_file, 1);

	file->objects = g_ptr_array_new_with_free_func(object_free);
	file->compressor = libdeflate_alloc_compressor(DEFLATE_LEVEL);
	if (!file->compressor)
		g_error("out of memory");
	file->next = 1;
	file->catalog = pdf_object_new(file);
	file->page_root = pdf_object_new(file);
	file->information = pdf_object_new(file);
	return file;
}

void pdf_file_free(struct pdf_file *file)
{
	g_ptr_array_free(file->objects, TRUE);
	libdeflate_free_compressor(file->compressor);
	g_free(file);
}

static void deflate_into(struct pdf_file *file, GByteArray *out, const void *data, size_t length)
{
	size_t room = libdeflate_zlib_compress_bound(file->compressor, length);

	g_byte_array_set_size(out, (guint)room);
	room = libdeflate_zlib_compress(file->compressor, data, length, out->data, room);
	assert(room > 0); /* the buffer is large enough */
	g_byte_array_set_size(out, (guint)room);
}

struct pdf_object *pdf_stream_new(struct pdf_file *file, const void *data, size_t length,
	enum pdf_coding coding)
{
	struct pdf_object *object = pdf_object_new(file);

	file->next++; /* libharu writes the length as an object of its own */
	object->stream = g_byte_array_new();
	if (coding == PDF_DEFLATED) {
		deflate_into(file, object->stream, data, length);
		g_string_append(object->entries, "/Filter/FlateDecode");
	} else {
		g_byte_array_append(object->stream, data, (guint)length);
	}
	return object;
}

void pdf_file_digest(const struct pdf_file *file, unsigned char digest[16])
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_MD5);
	gsize length = 16;

	for (guint i = 0; i < file->objects->len; i++) {
		const struct pdf_object *object = file->objects->pdata[i];
		/* with its final zero, so that objects cannot run into each other */
		g_checksum_update(sum, (const guchar *)object->entries->str,
			(gssize)object->entries->len + 1);
		if (object->stream)
			g_checksum_update(sum, object->stream->data, object->stream->len);
	}
	g_checksum_get_digest(sum, digest, &length);
	g_checksum_free(sum);
}

/* ---- libharu from here on ---- */

static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream)
{
	const struct pdf_object *object = dict->attr;

	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)object->entries->str,
		(HPDF_UINT)object->entries->len);
}

/* Empties a dictionary that libharu made and lets it print OBJECT. */
static void take_over(HPDF_Dict dict, struct pdf_object *object)
{
	while (dict->list->count > 0) {
		const HPDF_DictElement_Rec *element = HPDF_List_ItemAt(dict->list, 0);
		HPDF_Dict_RemoveElement(dict, element->key);
	}
	dict->before_write_fn = NULL;
	dict->write_fn = write_entries;
	dict->attr = object;
	assert((dict->header.obj_id & 0x00FFFFFF) == object->number);
}

static bool add_object(HPDF_Doc doc, struct pdf_object *object)
{
	HPDF_Dict dict;

	if (object->stream) {
		dict = HPDF_DictStream_New(doc->mmgr, doc->xref);
		if (!dict || HPDF_Stream_Write(dict->stream, object->stream->data,
				object->stream->len) != HPDF_OK)
			return false;
	} else {
		dict = HPDF_Dict_New(doc->mmgr);
		if (!dict || HPDF_Xref_Add(doc->xref, dict) != HPDF_OK)
			return false;
	}
	dict->write_fn = write_entries;
	dict->attr = object;
	assert((dict->header.obj_id & 0x00FFFFFF) == object->number);
	return true;
}

static bool add_identifier(HPDF_Doc doc, const unsigned char digest[16])
{
	HPDF_Array array = HPDF_Array_New(doc->mmgr);

	if (!array || HPDF_Dict_Add(doc->trailer, "ID", array) != HPDF_OK)
		return false;
	for (int i = 0; i < 2; i++) {
		HPDF_Binary half = HPDF_Binary_New(doc->mmgr, (HPDF_BYTE *)digest, 16);
		if (!half || HPDF_Array_Add(array, half) != HPDF_OK)
			return false;
	}
	return true;
}

static bool fill_document(HPDF_Doc doc, struct pdf_file *file, const unsigned char digest[16])
{
	doc->pdf_version = HPDF_VER_17;
	/* the table grows by this many entries with a copy each time */
	doc->xref->entries->items_per_block = 65536;
	take_over(doc->catalog, file->catalog);
	take_over(doc->root_pages, file->page_root);
	take_over(doc->info, file->information);
	for (guint i = 3; i < file->objects->len; i++) {
		if (!add_object(doc, file->objects->pdata[i]))
			return false;
	}
	return add_identifier(doc, digest);
}

static void take_bytes(HPDF_Doc doc, GByteArray *out)
{
	for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(doc->stream); i++) {
		HPDF_UINT length = 0;
		const HPDF_BYTE *data = HPDF_MemStream_GetBufPtr(doc->stream, i, &length);
		g_byte_array_append(out, data, length);
	}
}

bool pdf_file_save(struct pdf_file *file, const unsigned char digest[16], struct diag *diag,
	GByteArray *out)
{
	HPDF_Doc doc = HPDF_New(NULL, NULL); /* no handler: its error is sticky, asked below */
	bool made = doc && fill_document(doc, file, digest) && HPDF_SaveToStream(doc) == HPDF_OK &&
		doc->error.error_no == HPDF_OK;

	if (made) {
		take_bytes(doc, out);
	} else {
		unsigned long number = doc ? doc->error.error_no : 0;
		char *code = g_strdup_printf("0x%04lX", number);
		diag_report(diag, DIAG_PDF_FAILED, (struct place){0}, code);
		g_free(code);
	}
	if (doc)
		HPDF_Free(doc);
	return made;
}
