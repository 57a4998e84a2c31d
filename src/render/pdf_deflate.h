/* Deflate: the streams of a file compressed, by a thread where a processor is idle.
 * pdf_deflate.c is the only file that knows libdeflate. */
#ifndef RENDER_PDF_DEFLATE_H
#define RENDER_PDF_DEFLATE_H

#include <glib.h>
#include <stdbool.h>

struct deflater;

/* With a thread of its own if SPARE. */
struct deflater *deflater_new(bool spare);
void deflater_free(struct deflater *deflater);

/* What a stream is worth: quick for what hardly repeats itself, such as text and outlines,
 * tight for what does. */
enum deflate_effort { DEFLATE_QUICK, DEFLATE_TIGHT };

/* Replaces the bytes of STREAM by a zlib stream of them, by the next
 * deflater_settle() at the latest; until then nobody else may touch them. */
void deflater_put(struct deflater *deflater, GByteArray *stream, enum deflate_effort effort);

/* Returns when every stream is done. */
void deflater_settle(struct deflater *deflater);

#endif
