/* Font outline: walks through the glyphs of a TrueType font as a viewer will
 * (OpenType, "glyf - Glyph data" and "loca - Index to location"); HarfBuzz does so with
 * those of a CFF table. */
#include "font_outline.h"

#include <stddef.h>
#include <hb-ot.h>

/* A table, or a glyph of it: what is not there reads as 0. */
struct bytes {
	const unsigned char *data;
	unsigned length;
};

struct outlines {
	struct bytes glyf, loca;
	bool wide;               /* loca has 32-bit offsets */
	unsigned glyph_count;
	int visits;              /* glyphs and components looked at so far */
};

/* Offsets in the head table and in a glyph, sizes of what a glyph starts with. */
enum { HEAD_LOCA = 50, GLYPH_HEAD = 10 };

/* Flags of points. */
enum { X_BYTE = 0x02, Y_BYTE = 0x04, REPEAT = 0x08, X_SAME = 0x10, Y_SAME = 0x20 };

/* Flags of components. */
enum { WORDS = 0x0001, SCALED = 0x0008, MORE = 0x0020, SCALED_XY = 0x0040, TURNED = 0x0080 };

/* Components of components: fonts have one or two levels, and no more glyphs than that. */
enum { DEEPEST = 8, MOST_VISITS = 1 << 18 };

static struct bytes bytes_of(hb_blob_t *blob)
{
	struct bytes bytes = {.length = hb_blob_get_length(blob)};

	bytes.data = (const unsigned char *)hb_blob_get_data(blob, NULL);
	return bytes;
}

static unsigned byte(struct bytes bytes, unsigned at)
{
	return at < bytes.length ? bytes.data[at] : 0;
}

static unsigned word(struct bytes bytes, unsigned at)
{
	return byte(bytes, at) << 8 | byte(bytes, at + 1);
}

static unsigned offset_of(const struct outlines *o, unsigned glyph)
{
	return o->wide ? word(o->loca, 4 * glyph) << 16 | word(o->loca, 4 * glyph + 2)
		: 2 * word(o->loca, 2 * glyph);
}

/* The glyph in its table; false if it is not in there. */
static bool glyph_find(const struct outlines *o, unsigned glyph, struct bytes *bytes)
{
	unsigned start = offset_of(o, glyph), end = offset_of(o, glyph + 1);

	if (glyph >= o->glyph_count || (glyph + 2) * (o->wide ? 4 : 2) > o->loca.length ||
		start > end || end > o->glyf.length)
		return false;
	*bytes = (struct bytes){o->glyf.data + start, end - start};
	return true;
}

/* Whether flags and coordinates of POINTS points, from AT on, end before the glyph does. */
static bool points_are_whole(struct bytes glyph, unsigned at, unsigned points)
{
	unsigned size = 0;

	for (unsigned i = 0; i < points;) {
		unsigned flag = byte(glyph, at++), times = flag & REPEAT ? byte(glyph, at++) : 0;
		unsigned x = flag & X_BYTE ? 1 : flag & X_SAME ? 0 : 2;
		unsigned y = flag & Y_BYTE ? 1 : flag & Y_SAME ? 0 : 2;

		if (at > glyph.length)
			return false;
		i += times + 1;
		size += (times + 1) * (x + y);
	}
	return at + size <= glyph.length;
}

static bool contours_are_whole(struct bytes glyph, unsigned contours)
{
	unsigned at = GLYPH_HEAD, points = 0;

	if (contours == 0)
		return true;
	for (unsigned i = 0; i < contours; i++, at += 2) {
		unsigned next = word(glyph, at) + 1;

		if (at + 2 > glyph.length || next <= points)
			return false;
		points = next;
	}
	return points_are_whole(glyph, at + 2 + word(glyph, at), points);
}

static bool glyph_is_whole(struct outlines *o, unsigned glyph, int depth);

static bool components_are_whole(struct outlines *o, struct bytes glyph, int depth)
{
	unsigned at = GLYPH_HEAD, flags = MORE;

	while (flags & MORE) {
		flags = word(glyph, at);
		if (!glyph_is_whole(o, word(glyph, at + 2), depth + 1))
			return false;
		at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALED ? 2 :
			flags & SCALED_XY ? 4 : flags & TURNED ? 8 : 0);
		if (at > glyph.length)
			return false;
	}
	return true;
}

static bool glyph_is_whole(struct outlines *o, unsigned glyph, int depth)
{
	struct bytes bytes;

	if (depth > DEEPEST || o->visits++ > MOST_VISITS || !glyph_find(o, glyph, &bytes))
		return false;
	if (bytes.length == 0)
		return true; /* a blank */
	if (bytes.length < GLYPH_HEAD)
		return false;
	return word(bytes, 0) & 0x8000 ? components_are_whole(o, bytes, depth)
		: contours_are_whole(bytes, word(bytes, 0));
}

static bool truetype_is_whole(hb_face_t *face, const uint32_t *glyphs, int count)
{
	hb_blob_t *head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
	hb_blob_t *glyf = hb_face_reference_table(face, HB_TAG('g', 'l', 'y', 'f'));
	hb_blob_t *loca = hb_face_reference_table(face, HB_TAG('l', 'o', 'c', 'a'));
	struct outlines o = {.glyf = bytes_of(glyf), .loca = bytes_of(loca),
		.wide = word(bytes_of(head), HEAD_LOCA) != 0,
		.glyph_count = hb_face_get_glyph_count(face)};
	bool whole = true;

	for (int i = 0; i < count && whole; i++)
		whole = glyph_is_whole(&o, glyphs[i], 0);
	hb_blob_destroy(head);
	hb_blob_destroy(glyf);
	hb_blob_destroy(loca);
	return whole;
}

bool outlines_are_whole(hb_font_t *font, const uint32_t *glyphs, int count)
{
	hb_face_t *face = hb_font_get_face(font);
	hb_blob_t *cff = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
	bool whole = true;

	if (hb_blob_get_length(cff) == 0)
		whole = truetype_is_whole(face, glyphs, count);
	else
		for (int i = 0; i < count && whole; i++)
			whole = hb_font_get_glyph_extents(font, glyphs[i],
				&(hb_glyph_extents_t){0});
	hb_blob_destroy(cff);
	return whole;
}
