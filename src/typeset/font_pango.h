/* Font Pango: what we call of Pango, and of fontconfig and GObject below it.  They are
 * loaded when text comes that one face does not cover; most runs have none. */
#ifndef TYPESET_FONT_PANGO_H
#define TYPESET_FONT_PANGO_H

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

#include "../base/library.h"

struct fonts;

#define PANGO_FUNCTIONS(F) \
	F(FcCharSetAddChar) F(FcCharSetCreate) F(FcCharSetDestroy) \
	F(FcConfigAppFontAddFile) F(FcConfigCreate) F(FcConfigDestroy) \
	F(FcConfigGetCurrent) F(FcConfigGetFonts) F(FcConfigSetCurrent) F(FcFontSetAdd) \
	F(FcPatternBuild) F(FcPatternGetBool) F(FcPatternGetMatrix) F(FcPatternGetString) \
	F(FcWeightFromOpenTypeDouble) F(g_object_unref) \
	F(pango_attr_font_features_new) F(pango_attr_list_insert) F(pango_attr_list_new) \
	F(pango_attr_list_unref) F(pango_context_set_base_dir) \
	F(pango_context_set_font_description) F(pango_context_set_language) \
	F(pango_context_set_round_glyph_positions) F(pango_fc_font_get_pattern) \
	F(pango_fc_font_map_set_config) F(pango_font_description_free) \
	F(pango_font_description_new) F(pango_font_description_set_family) \
	F(pango_font_description_set_size) F(pango_font_description_set_style) \
	F(pango_font_description_set_weight) F(pango_font_map_create_context) \
	F(pango_ft2_font_map_new) F(pango_ft2_font_map_set_resolution) \
	F(pango_glyph_string_free) F(pango_glyph_string_new) F(pango_item_free) \
	F(pango_itemize_with_base_dir) F(pango_language_from_string) \
	F(pango_log2vis_get_embedding_levels) F(pango_shape_full)

struct pango {
	PANGO_FUNCTIONS(LIBRARY_FUNCTION)
};

/* Loaded at the first call. */
const struct pango *fonts_pango(struct fonts *fonts);

#endif
