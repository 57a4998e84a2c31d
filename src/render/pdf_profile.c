/* An ICC profile of sRGB (ICC.1:2004-10, version 4.2), made from the numbers of
 * IEC 61966-2-1.  Half a kilobyte, and no file that could be missing one night.
 * Primaries are adapted to D50 by the Bradford matrix, as the format asks. */
#include "pdf.h"

#include <math.h>
#include <string.h>

static void put16(GByteArray *out, unsigned value)
{
	const guint8 bytes[2] = {(guint8)(value >> 8), (guint8)value};

	g_byte_array_append(out, bytes, 2);
}

static void put32(GByteArray *out, uint32_t value)
{
	put16(out, value >> 16);
	put16(out, value & 0xFFFF);
}

static void put_fixed(GByteArray *out, double value)
{
	put32(out, (uint32_t)(int32_t)lround(value * 65536));
}

static void put_name(GByteArray *out, const char *name)
{
	g_byte_array_append(out, (const guint8 *)name, 4);
}

/* A tag's data starts with its type and four zero bytes. */
static void put_numbers(GByteArray *out, const char *type, const double *numbers, int count)
{
	put_name(out, type);
	put32(out, 0);
	for (int i = 0; i < count; i++)
		put_fixed(out, numbers[i]);
}

static void put_words(GByteArray *out, const char *words)
{
	size_t length = strlen(words);

	put_name(out, "mluc");
	put32(out, 0);
	put32(out, 1);                       /* one language */
	put32(out, 12);                      /* bytes in its record */
	g_byte_array_append(out, (const guint8 *)"enUS", 4);
	put32(out, (uint32_t)(2 * length));
	put32(out, 28);                      /* where the UTF-16 starts */
	for (size_t i = 0; i < length; i++)
		put16(out, (unsigned char)words[i]);
	if (length % 2)
		put16(out, 0);               /* tags start at multiples of four */
}

/* Y = (aX + b)^g for X >= d, else cX */
static void put_curve(GByteArray *out)
{
	static const double curve[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};

	put_name(out, "para");
	put32(out, 0);
	put32(out, 3 << 16);                 /* function type 3, two bytes reserved */
	for (int i = 0; i < 5; i++)
		put_fixed(out, curve[i]);
}

static void put_tag(GByteArray *out, int index)
{
	static const double white[] = {0.9642, 1, 0.8249};
	static const double primaries[3][3] = {
		{0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708},
		{0.14307, 0.06061, 0.71410},
	};
	static const double adaptation[9] = {
		1.04788, 0.02292, -0.05020, 0.02959, 0.99048, -0.01706, -0.00923, 0.01508, 0.75168,
	};

	switch (index) {
	case 0: put_words(out, "sRGB IEC61966-2.1"); break;
	case 1: put_words(out, "No copyright"); break;
	case 2: put_numbers(out, "XYZ ", white, 3); break;
	case 3: put_numbers(out, "sf32", adaptation, 9); break;
	case 7: put_curve(out); break;
	default: put_numbers(out, "XYZ ", primaries[index - 4], 3); break;
	}
}

static void put_header(GByteArray *out)
{
	static const double d50[] = {0.9642, 1, 0.8249};

	put32(out, 0);                       /* size; filled in below */
	put32(out, 0);                       /* no colour management module preferred */
	put32(out, 0x04200000);              /* version 4.2 */
	put_name(out, "mntr");
	put_name(out, "RGB ");
	put_name(out, "XYZ ");
	for (int i = 0; i < 6; i++)          /* 1 January 2000: when it was made says nothing */
		put16(out, i == 0 ? 2000 : i < 3 ? 1 : 0);
	put_name(out, "acsp");
	for (int i = 0; i < 7; i++)          /* platform ... intent: none, perceptual */
		put32(out, 0);
	for (int i = 0; i < 3; i++)
		put_fixed(out, d50[i]);
	for (int i = 0; i < 12; i++)         /* creator, id, reserved: 48 bytes */
		put32(out, 0);
}

static void set32(GByteArray *out, guint at, uint32_t value)
{
	for (guint i = 0; i < 4; i++)
		out->data[at + i] = (guint8)(value >> (24 - 8 * i));
}

GByteArray *pdf_srgb_profile(void)
{
	/* the three curves are one */
	static const char names[][5] = {
		"desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC",
	};
	enum { TAGS = G_N_ELEMENTS(names), HEADER = 128, CURVE = 7 };
	GByteArray *out = g_byte_array_new();

	put_header(out);
	put32(out, TAGS);
	for (int i = 0; i < TAGS; i++) {
		put_name(out, names[i]);
		put32(out, 0);
		put32(out, 0);
	}
	for (int i = 0; i <= CURVE; i++) {
		guint start = out->len;
		put_tag(out, i);
		for (int entry = i; entry < (i == CURVE ? TAGS : i + 1); entry++) {
			set32(out, (guint)(HEADER + 4 + 12 * entry + 4), start);
			set32(out, (guint)(HEADER + 4 + 12 * entry + 8), out->len - start);
		}
	}
	set32(out, 0, out->len);
	return out;
}
