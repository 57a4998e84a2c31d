/* Deflate by libdeflate.  The bytes are the same with the thread and without. */
#include "pdf_deflate.h"

#include <assert.h>
#include <libdeflate.h>

/* Text and outlines take half the time at level 1 that they take at 5, and are a
 * twentieth larger; dictionaries would be a fifth larger.  The levels above 5 take
 * a tenth more time for a hundredth of the size. */
static const int levels[] = {[DEFLATE_QUICK] = 1, [DEFLATE_TIGHT] = 5};

/* A stream that waits for the thread. */
struct load {
	GByteArray *stream;
	enum deflate_effort effort;
};

struct deflater {
	struct libdeflate_compressor *compressors[G_N_ELEMENTS(levels)];
	GThread *thread;         /* NULL: streams are compressed at once */
	GAsyncQueue *waiting;    /* struct load; the deflater itself ends the thread */
	GAsyncQueue *done;
	unsigned open;           /* streams put that have not come back */
};

static void load_deflate(struct deflater *deflater, const struct load *load)
{
	struct libdeflate_compressor *compressor = deflater->compressors[load->effort];
	GByteArray *stream = load->stream;
	size_t bound = libdeflate_zlib_compress_bound(compressor, stream->len);
	guint8 *packed = g_malloc(bound);
	size_t length = libdeflate_zlib_compress(
		compressor, stream->data, stream->len, packed, bound);

	assert(length > 0); /* the buffer is large enough */
	/* with its room, which is that of the text as it was: there may be thousands */
	g_free(g_byte_array_steal(stream, NULL));
	g_byte_array_append(stream, packed, (guint)length);
	g_free(packed);
}

static gpointer deflate_all(gpointer data)
{
	struct deflater *deflater = data;
	gpointer load;

	while ((load = g_async_queue_pop(deflater->waiting)) != deflater) {
		load_deflate(deflater, load);
		g_async_queue_push(deflater->done, load);
	}
	return NULL;
}

struct deflater *deflater_new(bool spare)
{
	struct deflater *deflater = g_new0(struct deflater, 1);

	for (size_t i = 0; i < G_N_ELEMENTS(levels); i++) {
		deflater->compressors[i] = libdeflate_alloc_compressor(levels[i]);
		if (!deflater->compressors[i])
			g_error("libdeflate: out of memory"); /* as GLib does */
	}
	if (spare) {
		deflater->waiting = g_async_queue_new();
		deflater->done = g_async_queue_new();
		deflater->thread = g_thread_try_new("deflate", deflate_all, deflater, NULL);
	}
	return deflater;
}

void deflater_free(struct deflater *deflater)
{
	deflater_settle(deflater); /* a document that is given up has streams open */
	if (deflater->thread) {
		g_async_queue_push(deflater->waiting, deflater);
		g_thread_join(deflater->thread);
	}
	if (deflater->waiting) {
		g_async_queue_unref(deflater->waiting);
		g_async_queue_unref(deflater->done);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(levels); i++)
		libdeflate_free_compressor(deflater->compressors[i]);
	g_free(deflater);
}

void deflater_put(struct deflater *deflater, GByteArray *stream, enum deflate_effort effort)
{
	const struct load load = {stream, effort};

	if (!deflater->thread) {
		load_deflate(deflater, &load);
		return;
	}
	deflater->open++;
	g_async_queue_push(deflater->waiting, g_memdup2(&load, sizeof load));
}

void deflater_settle(struct deflater *deflater)
{
	for (; deflater->open > 0; deflater->open--)
		g_free(g_async_queue_pop(deflater->done));
}
