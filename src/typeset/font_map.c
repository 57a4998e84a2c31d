/* Font map: a closed fontconfig set and Pango's font map on it.  Both know the
 * faces of the manifest and none of the machine's. */
#include "font_map.h"

#include <assert.h>
#include <hb.h>
#include <unistd.h>

#include "../base/arena.h"
#include "font_pango.h"
#include "font_set.h"

static const char *const pango_names[] = {PANGO_FUNCTIONS(LIBRARY_NAME) NULL};

const struct pango *fonts_pango(struct fonts *fonts)
{
	struct shaper *shaper = shaper_of(fonts);

	if (!shaper->pango) {
		shaper->pango = ARENA_NEW(fonts->arena, struct pango);
		/* it brings Pango, fontconfig and GObject along */
		library_load("libpangoft2-1.0.so.0", pango_names, shaper->pango);
	}
	return shaper->pango;
}

static FcCharSet *face_characters(const struct pango *lib, const struct face *face)
{
	hb_set_t *set = hb_set_create();
	hb_codepoint_t character = HB_SET_VALUE_INVALID;
	FcCharSet *characters = lib->FcCharSetCreate();

	hb_face_collect_unicodes(hb_font_get_face(face->handle), set);
	while (hb_set_next(set, &character))
		lib->FcCharSetAddChar(characters, character);
	hb_set_destroy(set);
	return characters;
}

/* What fontconfig needs to know to choose a face.  FcConfigAppFontAddFile()
 * would find out the same and much more in 1 ms per face; this takes 0.07 ms. */
static FcPattern *face_pattern(const struct pango *lib, const struct face *face)
{
	FcCharSet *characters = face_characters(lib, face);
	FcPattern *pattern = lib->FcPatternBuild(NULL, FC_FAMILY, FcTypeString, face->family,
		FC_FILE, FcTypeString, face->file, FC_INDEX, FcTypeInteger, face->index,
		FC_WEIGHT, FcTypeDouble, lib->FcWeightFromOpenTypeDouble(face->weight),
		FC_SLANT, FcTypeInteger, face->italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN,
		FC_WIDTH, FcTypeDouble, (double)FC_WIDTH_NORMAL, FC_SCALABLE, FcTypeBool, FcTrue,
		FC_OUTLINE, FcTypeBool, FcTrue, FC_CHARSET, FcTypeCharSet, characters,
		FC_FONTFORMAT, FcTypeString, face->cff ? "CFF" : "TrueType", (char *)NULL);

	lib->FcCharSetDestroy(characters);
	return pattern;
}

/* A configuration with the faces of the set and no others.  The manifest is no
 * font file, so adding it adds nothing but makes fontconfig create its (empty)
 * list of application fonts. */
static FcConfig *config_new(const struct pango *lib, const struct fonts *fonts)
{
	FcConfig *config = lib->FcConfigCreate();
	FcFontSet *set;

	lib->FcConfigAppFontAddFile(config, (const FcChar8 *)fonts->manifest);
	set = lib->FcConfigGetFonts(config, FcSetApplication);
	for (int i = 0; i < fonts->face_count; i++)
		lib->FcFontSetAdd(set, face_pattern(lib, &fonts->faces[i]));
	return config;
}

static void shaper_open(struct shaper *shaper, struct fonts *fonts)
{
	const struct pango *lib = fonts_pango(fonts);

	shaper->process = getpid();
	shaper->config = config_new(lib, fonts);
	/* Pango starts by loading the current configuration: without this, that
	 * would be the machine's, with all its fonts. */
	lib->FcConfigSetCurrent(shaper->config);
	shaper->map = lib->pango_ft2_font_map_new();
	/* At 72 dpi a Pango unit is 1/1024 pt. */
	lib->pango_ft2_font_map_set_resolution((PangoFT2FontMap *)shaper->map, 72, 72);
	lib->pango_fc_font_map_set_config((PangoFcFontMap *)shaper->map, shaper->config);
	shaper->context = lib->pango_font_map_create_context(shaper->map);
	lib->pango_context_set_round_glyph_positions(shaper->context, FALSE);
	lib->pango_context_set_language(shaper->context, lib->pango_language_from_string("de"));
	lib->pango_context_set_base_dir(shaper->context, PANGO_DIRECTION_LTR);
}

void shaper_close(struct shaper *shaper)
{
	const struct pango *lib = shaper->pango;

	if (!shaper->context)
		return;
	lib->g_object_unref(shaper->context);
	/* Pango 1.50 does not let go of the configuration by itself. */
	lib->pango_fc_font_map_set_config((PangoFcFontMap *)shaper->map, NULL);
	lib->g_object_unref(shaper->map);
	if (lib->FcConfigGetCurrent() == shaper->config)
		lib->FcConfigSetCurrent(NULL);
	lib->FcConfigDestroy(shaper->config);
}

struct shaper *shaper_of(struct fonts *fonts)
{
	if (!fonts->shaper) {
		fonts->shaper = g_new0(struct shaper, 1);
		fonts->shaper->typefaces = g_ptr_array_new();
		fonts->shaper->cuts = g_ptr_array_new();
		fonts->shaper->room = room_new();
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

const struct face *font_face(struct fonts *fonts, PangoFont *font)
{
	const struct pango *lib = fonts_pango(fonts);
	FcPattern *pattern = lib->pango_fc_font_get_pattern((PangoFcFont *)font);
	FcChar8 *file = NULL;
	const struct face *face;

	lib->FcPatternGetString(pattern, FC_FILE, 0, &file);
	face = fonts_face(fonts, (const char *)file);
	assert(face); /* the configuration is closed */
	return face;
}

bool font_is_synthetic(struct fonts *fonts, PangoFont *font)
{
	const struct pango *lib = fonts_pango(fonts);
	FcPattern *pattern = lib->pango_fc_font_get_pattern((PangoFcFont *)font);
	FcBool bold = FcFalse;
	FcMatrix *matrix = NULL;

	lib->FcPatternGetBool(pattern, FC_EMBOLDEN, 0, &bold);
	return bold || (lib->FcPatternGetMatrix(pattern, FC_MATRIX, 0, &matrix) == FcResultMatch &&
		(matrix->xy != 0 || matrix->yx != 0 || matrix->xx != matrix->yy));
}
