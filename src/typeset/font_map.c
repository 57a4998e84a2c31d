/* Font map: a closed fontconfig set and Pango's font map on it.  Both know the
 * faces of the manifest and none of the machine's. */
#include "font_map.h"

#include <assert.h>
#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>
#include <unistd.h>

#include "../base/arena.h"
#include "font_set.h"

static FcCharSet *face_characters(const struct face *face)
{
	hb_set_t *set = hb_set_create();
	hb_codepoint_t character = HB_SET_VALUE_INVALID;
	FcCharSet *characters = FcCharSetCreate();

	hb_face_collect_unicodes(hb_font_get_face(face->handle), set);
	while (hb_set_next(set, &character))
		FcCharSetAddChar(characters, character);
	hb_set_destroy(set);
	return characters;
}

/* What fontconfig needs to know to choose a face.  FcConfigAppFontAddFile()
 * would find out the same and much more in 1 ms per face; this takes 0.07 ms. */
static FcPattern *face_pattern(const struct face *face)
{
	FcCharSet *characters = face_characters(face);
	FcPattern *pattern = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, face->family,
		FC_FILE, FcTypeString, face->file, FC_INDEX, FcTypeInteger, face->index,
		FC_WEIGHT, FcTypeDouble, FcWeightFromOpenTypeDouble(face->weight),
		FC_SLANT, FcTypeInteger, face->italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN,
		FC_WIDTH, FcTypeDouble, (double)FC_WIDTH_NORMAL, FC_SCALABLE, FcTypeBool, FcTrue,
		FC_OUTLINE, FcTypeBool, FcTrue, FC_CHARSET, FcTypeCharSet, characters,
		FC_FONTFORMAT, FcTypeString, face->cff ? "CFF" : "TrueType", (char *)NULL);

	FcCharSetDestroy(characters);
	return pattern;
}

/* A configuration with the faces of the set and no others.  The manifest is no
 * font file, so adding it adds nothing but makes fontconfig create its (empty)
 * list of application fonts. */
static FcConfig *config_new(const struct fonts *fonts)
{
	FcConfig *config = FcConfigCreate();
	FcFontSet *set;

	FcConfigAppFontAddFile(config, (const FcChar8 *)fonts->manifest);
	set = FcConfigGetFonts(config, FcSetApplication);
	for (int i = 0; i < fonts->face_count; i++)
		FcFontSetAdd(set, face_pattern(&fonts->faces[i]));
	return config;
}

static void shaper_open(struct shaper *shaper, const struct fonts *fonts)
{
	shaper->process = getpid();
	shaper->config = config_new(fonts);
	/* Pango starts by loading the current configuration: without this, that
	 * would be the machine's, with all its fonts. */
	FcConfigSetCurrent(shaper->config);
	shaper->map = pango_ft2_font_map_new();
	/* At 72 dpi a Pango unit is 1/1024 pt. */
	pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(shaper->map), 72, 72);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(shaper->map), shaper->config);
	shaper->context = pango_font_map_create_context(shaper->map);
	pango_context_set_round_glyph_positions(shaper->context, FALSE);
	pango_context_set_language(shaper->context, pango_language_from_string("de"));
	pango_context_set_base_dir(shaper->context, PANGO_DIRECTION_LTR);
}

void shaper_close(struct shaper *shaper)
{
	if (!shaper->context)
		return;
	g_object_unref(shaper->context);
	/* Pango 1.50 does not let go of the configuration by itself. */
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(shaper->map), NULL);
	g_object_unref(shaper->map);
	if (FcConfigGetCurrent() == shaper->config)
		FcConfigSetCurrent(NULL);
	FcConfigDestroy(shaper->config);
}

struct shaper *shaper_of(struct fonts *fonts)
{
	if (!fonts->shaper) {
		fonts->shaper = g_new0(struct shaper, 1);
		fonts->shaper->typefaces = g_ptr_array_new();
		fonts->shaper->cuts = g_ptr_array_new();
		fonts->shaper->room = (struct glyph_room){arena_new(), hb_buffer_create()};
		pthread_mutex_init(&fonts->shaper->lock, NULL);
	}
	return fonts->shaper;
}

/* Pango chooses fonts in threads, which a forked worker does not have: it makes
 * a font map of its own.  Typefaces and words of its parent stay good. */
PangoContext *shaper_context(struct fonts *fonts)
{
	struct shaper *shaper = shaper_of(fonts);

	if (!shaper->context || shaper->process != getpid()) {
		shaper_close(shaper);
		shaper_open(shaper, fonts);
	}
	return shaper->context;
}

const struct face *font_face(const struct fonts *fonts, PangoFont *font)
{
	FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
	FcChar8 *file = NULL;
	const struct face *face;

	FcPatternGetString(pattern, FC_FILE, 0, &file);
	face = fonts_face(fonts, (const char *)file);
	assert(face); /* the configuration is closed */
	return face;
}

bool font_is_synthetic(PangoFont *font)
{
	FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
	FcBool bold = FcFalse;
	FcMatrix *matrix = NULL;

	FcPatternGetBool(pattern, FC_EMBOLDEN, 0, &bold);
	return bold || (FcPatternGetMatrix(pattern, FC_MATRIX, 0, &matrix) == FcResultMatch &&
		(matrix->xy != 0 || matrix->yx != 0 || matrix->xx != matrix->yy));
}
