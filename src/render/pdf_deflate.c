/* Deflate by libdeflate.  The bytes are the same with the thread and without. */
#include "pdf_deflate.h"

#include <assert.h>
#include <libdeflate.h>

/* The levels above take a tenth more time for a hundredth of the size. */
enum { LEVEL = 5 };

struct deflater {
	struct libdeflate_compressor *compressor;
	GThread *thread;         /* NULL: streams are compressed at once */
	GAsyncQueue *waiting;    /* GByteArray; the deflater itself ends the thread */
	GAsyncQueue *done;
	unsigned open;           /* streams put that have not come back */
};

static void stream_deflate(struct deflater *deflater, GByteArray *stream)
{
	size_t bound = libdeflate_zlib_compress_bound(deflater->compressor, stream->len);
	guint8 *packed = g_malloc(bound);
	size_t length = libdeflate_zlib_compress(
		deflater->compressor, stream->data, stream->len, packed, bound);

	assert(length > 0); /* the buffer is large enough */
	g_byte_array_set_size(stream, 0);
	g_byte_array_append(stream, packed, (guint)length);
	g_free(packed);
}

static gpointer deflate_all(gpointer data)
{
	struct deflater *deflater = data;
	gpointer stream;

	while ((stream = g_async_queue_pop(deflater->waiting)) != deflater) {
		stream_deflate(deflater, stream);
		g_async_queue_push(deflater->done, stream);
	}
	return NULL;
}

struct deflater *deflater_new(bool spare)
{
	struct deflater *deflater = g_new0(struct deflater, 1);

	deflater->compressor = libdeflate_alloc_compressor(LEVEL);
	if (!deflater->compressor)
		g_error("libdeflate: out of memory"); /* as GLib does */
	if (spare) {
		deflater->waiting = g_async_queue_new();
		deflater->done = g_async_queue_new();
		deflater->thread = g_thread_try_new("deflate", deflate_all, deflater, NULL);
	}
	return deflater;
}

void deflater_free(struct deflater *deflater)
{
	if (deflater->thread) {
		g_async_queue_push(deflater->waiting, deflater);
		g_thread_join(deflater->thread);
	}
	if (deflater->waiting) {
		g_async_queue_unref(deflater->waiting);
		g_async_queue_unref(deflater->done);
	}
	libdeflate_free_compressor(deflater->compressor);
	g_free(deflater);
}

void deflater_put(struct deflater *deflater, GByteArray *stream)
{
	if (!deflater->thread) {
		stream_deflate(deflater, stream);
		return;
	}
	deflater->open++;
	g_async_queue_push(deflater->waiting, stream);
}

void deflater_settle(struct deflater *deflater)
{
	for (; deflater->open > 0; deflater->open--)
		g_async_queue_pop(deflater->done);
}
