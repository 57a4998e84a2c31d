/* Font: reads the manifest, opens its faces with HarfBuzz, measures and cuts
 * them.  Only the files that the manifest names are ever opened. */
#include "font.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/shape.h"
#include "../base/source.h"
#include "../base/yaml.h"
#include "font_outline.h"
#include "font_set.h"

struct manifest_family {
	struct place place;
	struct text name, role, package, license;
	struct texts files, fallbacks;
};

struct manifest {
	struct place place;
	struct texts folders;
	struct manifest_family *families;
	int family_count;
	const char *folder;      /* that it lies in */
};

/* clang-format off */
static const struct shape_field family_fields[] = {
	{.key = "name", .kind = SHAPE_TEXT, .offset = offsetof(struct manifest_family, name),
		.required = true, .help = "Familie, wie sie in den Schriftdateien heißt"},
	{.key = "rolle", .kind = SHAPE_TEXT, .offset = offsetof(struct manifest_family, role),
		.help = "Rolle, unter der ein Stil sie nennen kann: serif, sans"},
	{.key = "paket", .kind = SHAPE_TEXT, .offset = offsetof(struct manifest_family, package),
		.required = true, .help = "Debian-Paket, aus dem die Dateien kommen"},
	{.key = "lizenz", .kind = SHAPE_TEXT, .offset = offsetof(struct manifest_family, license),
		.required = true, .help = "Lizenz der Schrift"},
	{.key = "dateien", .kind = SHAPE_TEXTS, .offset = offsetof(struct manifest_family, files),
		.required = true, .help = "Schriftdateien, eine je Schnitt"},
	{.key = "ersatz", .kind = SHAPE_TEXTS,
		.offset = offsetof(struct manifest_family, fallbacks),
			.help = "Familien für Zeichen, die dieser fehlen"},
	{.key = NULL},
};

static const struct shape family_shape = {
	.name = "familie", .help = "Schriftfamilie", .size = sizeof(struct manifest_family),
	.place = offsetof(struct manifest_family, place), .fields = family_fields,
};

static const struct shape_field manifest_fields[] = {
	{.key = "ordner", .kind = SHAPE_TEXTS, .offset = offsetof(struct manifest, folders),
		.required = true, .help = "Ordner, in denen die Dateien gesucht werden"},
	{.key = "familien", .kind = SHAPE_RECORDS, .offset = offsetof(struct manifest, families),
		.count = offsetof(struct manifest, family_count), .of = &family_shape,
		.required = true, .help = "Schriftfamilien"},
	{.key = NULL},
};

static const struct shape manifest_shape = {
	.name = "schriften", .help = "Schriften der Dokumente", .size = sizeof(struct manifest),
	.place = offsetof(struct manifest, place), .fields = manifest_fields,
};
/* clang-format on */

/* Embedding is forbidden by this bit of OS/2 fsType alone. */
enum { FS_TYPE_RESTRICTED = 0x000f, FS_TYPE_FORBIDDEN = 0x0002 };

/* Offsets in the OS/2 table that hb-ot has no call for. */
enum { OS2_WEIGHT = 4, OS2_TYPE = 8, OS2_SELECTION = 62 };

/* Offsets in the head table. */
enum { HEAD_CHECKSUM = 8, HEAD_BOX = 36 };

/* A big-endian 16-bit number of a table, 0 if the table is too short. */
static int table_short(hb_face_t *face, hb_tag_t tag, unsigned offset)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	unsigned length;
	const unsigned char *data = (const void *)hb_blob_get_data(blob, &length);
	int value = 0;

	if (data && offset + 2 <= length)
		value = (int16_t)(data[offset] << 8 | data[offset + 1]);
	hb_blob_destroy(blob);
	return value;
}

static bool table_exists(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool exists = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return exists;
}

/* What OpenType requires and no part of the program can do without: a face that
 * lacks its outlines or its widths would be set all the same, as blanks. */
static bool face_is_whole(hb_face_t *face)
{
	static const hb_tag_t needed[] = {HB_TAG('c', 'm', 'a', 'p'), HB_TAG('h', 'e', 'a', 'd'),
		HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p')};

	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (!table_exists(face, needed[i]))
			return false;
	return table_exists(face, HB_TAG('C', 'F', 'F', ' ')) ||
		(table_exists(face, HB_TAG('g', 'l', 'y', 'f')) &&
			table_exists(face, HB_TAG('l', 'o', 'c', 'a')));
}

/* An English name of the face, or NULL. */
static const char *face_name(struct arena *arena, hb_face_t *face, hb_ot_name_id_t id)
{
	char name[128];
	unsigned size = sizeof name;

	if (!hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, name))
		return NULL;
	return arena_strdup(arena, name);
}

static int font_metric(hb_font_t *font, hb_ot_metrics_tag_t tag)
{
	hb_position_t value = 0;

	hb_ot_metrics_get_position_with_fallback(font, tag, &value);
	return value;
}

static void face_measure(struct face *face, hb_font_t *font, hb_face_t *source)
{
	hb_font_extents_t extents;

	hb_font_get_h_extents(font, &extents);
	face->ascent = extents.ascender;
	face->descent = extents.descender;
	face->cap_height = font_metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT);
	face->x_height = font_metric(font, HB_OT_METRICS_TAG_X_HEIGHT);
	for (int side = 0; side < 4; side++)
		face->box[side] = table_short(
			source, HB_TAG('h', 'e', 'a', 'd'), (unsigned)(HEAD_BOX + 2 * side));
}

/* Fills FACE from the file at PATH; false if HarfBuzz finds no face in it. */
static bool face_open(struct arena *arena, struct face *face, const char *path)
{
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
	hb_face_t *source = hb_face_create(blob, 0);
	hb_font_t *font = hb_font_create(source);
	const hb_tag_t os2 = HB_TAG('O', 'S', '/', '2');
	bool whole = face_is_whole(source);

	hb_blob_destroy(blob);
	hb_face_make_immutable(source);
	face->file = path;
	face->handle = font;
	face->units_per_em = (int)hb_face_get_upem(source);
	face->glyph_count = (int)hb_face_get_glyph_count(source);
	face->postscript = face_name(arena, source, HB_OT_NAME_ID_POSTSCRIPT_NAME);
	face->family = face_name(arena, source, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
	if (!face->family)
		face->family = face_name(arena, source, HB_OT_NAME_ID_FONT_FAMILY);
	face->weight = table_short(source, os2, OS2_WEIGHT);
	face->italic = table_short(source, os2, OS2_SELECTION) & 1;
	face->cff = table_exists(source, HB_TAG('C', 'F', 'F', ' '));
	hb_font_set_scale(font, face->units_per_em, face->units_per_em);
	hb_ot_font_set_funcs(font);
	face_measure(face, font, source);
	hb_face_destroy(source);
	return whole && face->glyph_count > 0 && face->postscript && face->family;
}

/* The first of the manifest's folders that holds FILE: its path, or NULL. */
static const char *file_find(struct arena *arena, const struct manifest *manifest,
	const char *file, struct stat *status)
{
	for (int i = 0; i < manifest->folders.count; i++) {
		const char *place = manifest->folders.items[i].text;
		const char *path = strcmp(place, ".") == 0
			? arena_printf(arena, "%s/%s", manifest->folder, file)
			: arena_printf(arena, "%s/%s", place, file);

		if (stat(path, status) == 0)
			return path;
	}
	return NULL;
}

/* Size and the checksum over the whole file that its maker left in it tell two
 * versions apart without reading half a megabyte for each face. */
static uint64_t face_digest(uint64_t hash, const struct face *face, const struct stat *status)
{
	hb_face_t *source = hb_font_get_face(face->handle);
	int64_t key[3] = {status->st_size,
		table_short(source, HB_TAG('h', 'e', 'a', 'd'), HEAD_CHECKSUM),
		table_short(source, HB_TAG('h', 'e', 'a', 'd'), HEAD_CHECKSUM + 2)};

	return source_hash(hash, key, sizeof key);
}

static bool face_is_embeddable(const struct face *face)
{
	hb_face_t *source = hb_font_get_face(face->handle);
	int type = table_short(source, HB_TAG('O', 'S', '/', '2'), OS2_TYPE);

	return (type & FS_TYPE_RESTRICTED) != FS_TYPE_FORBIDDEN;
}

/* Adds the face in FILE to the set; false after reporting. */
static bool fonts_add(struct fonts *fonts, struct diag *diag, const struct manifest *manifest,
	const struct manifest_family *family, struct text file)
{
	struct face *face = &fonts->faces[fonts->face_count];
	struct stat status;
	const char *path = file_find(fonts->arena, manifest, file.text, &status);

	if (!path) {
		diag_report(diag, DIAG_FONT_MISSING, file.place, file.text, family->package.text);
		return false;
	}
	if (!face_open(fonts->arena, face, path)) {
		hb_font_destroy(face->handle);
		*face = (struct face){0};
		diag_report(diag, DIAG_FONT_UNREADABLE, file.place, path);
		return false;
	}
	fonts->face_count++;
	fonts->hash = face_digest(fonts->hash, face, &status);
	if (strcmp(face->family, family->name.text) != 0) {
		diag_report(diag, DIAG_FONT_FAMILY, file.place, path, face->family,
			family->name.text);
		return false;
	}
	if (!face_is_embeddable(face)) {
		diag_report(diag, DIAG_FONT_NOT_EMBEDDABLE, file.place, path);
		return false;
	}
	return true;
}

/* "Vollkorn,Noto Serif,Noto Sans": the order in which Pango looks for a glyph. */
static const char *family_chain(struct arena *arena, const struct manifest_family *family)
{
	const char *chain = family->name.text;

	for (int i = 0; i < family->fallbacks.count; i++)
		chain = arena_printf(arena, "%s,%s", chain, family->fallbacks.items[i].text);
	return chain;
}

/* The manifest of FOLDER, or NULL after reporting. */
static struct manifest *manifest_read(
	struct arena *arena, struct diag *diag, const char *folder, uint64_t *hash)
{
	const char *path = arena_printf(arena, "%s/fonts.yaml", folder);
	struct source *source = source_read(arena, diag, path, path, SOURCE_UTF8);
	struct yaml_node *root = source ? yaml_parse(arena, diag, source) : NULL;
	struct manifest *manifest = ARENA_NEW(arena, struct manifest);

	if (!root || !shape_read(arena, diag, &manifest_shape, root, manifest) || source->broken)
		return NULL;
	manifest->folder = folder;
	*hash = source->hash;
	return manifest;
}

static bool fonts_fill(struct fonts *fonts, struct diag *diag, const struct manifest *manifest)
{
	bool complete = true;
	int count = 0;

	for (int i = 0; i < manifest->family_count; i++)
		count += manifest->families[i].files.count;
	fonts->faces = ARENA_ARRAY(fonts->arena, struct face, count);
	fonts->families = ARENA_ARRAY(fonts->arena, struct family, manifest->family_count);
	for (int i = 0; i < manifest->family_count; i++) {
		const struct manifest_family *family = &manifest->families[i];

		fonts->families[fonts->family_count++] = (struct family){family->name.text,
			family->role.text, family_chain(fonts->arena, family)};
		for (int k = 0; k < family->files.count; k++)
			complete &= fonts_add(fonts, diag, manifest, family,
				family->files.items[k]);
	}
	return complete;
}

struct fonts *fonts_open(struct arena *arena, struct diag *diag, const char *folder)
{
	struct fonts *fonts = ARENA_NEW(arena, struct fonts);
	struct manifest *manifest = manifest_read(arena, diag, folder, &fonts->hash);

	if (!manifest)
		return NULL;
	fonts->arena = arena;
	fonts->manifest = arena_printf(arena, "%s/fonts.yaml", folder);
	if (!fonts_fill(fonts, diag, manifest)) {
		fonts_close(fonts);
		return NULL;
	}
	return fonts;
}

void fonts_close(struct fonts *fonts)
{
	if (!fonts)
		return;
	shaper_free(fonts->shaper);
	for (int i = 0; i < fonts->face_count; i++)
		hb_font_destroy(fonts->faces[i].handle);
	fonts->face_count = 0;
}

uint64_t fonts_hash(const struct fonts *fonts)
{
	return fonts->hash;
}

const struct family *fonts_family(const struct fonts *fonts, const char *name)
{
	for (int i = 0; i < fonts->family_count; i++) {
		const struct family *family = &fonts->families[i];

		if (strcmp(family->name, name) == 0 ||
			(family->role && strcmp(family->role, name) == 0))
			return family;
	}
	return NULL;
}

const struct face *fonts_face(const struct fonts *fonts, const char *file)
{
	for (int i = 0; i < fonts->face_count; i++)
		if (strcmp(fonts->faces[i].file, file) == 0)
			return &fonts->faces[i];
	return NULL;
}

int face_advance(const struct face *face, uint32_t glyph)
{
	return hb_font_get_glyph_h_advance(face->handle, glyph);
}

/* FACE with nothing but what PDF viewers need, the map of characters only if MAPPED.
 * HarfBuzz would follow the glyphs through the layout tables even where these are to
 * be dropped, which takes three times as long. */
static hb_face_t *outline_face(const struct face *face, bool mapped)
{
	static const hb_tag_t tables[] = {HB_TAG('c', 'm', 'a', 'p'), HB_TAG('h', 'e', 'a', 'd'),
		HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'),
		HB_TAG('l', 'o', 'c', 'a'), HB_TAG('g', 'l', 'y', 'f'), HB_TAG('C', 'F', 'F', ' '),
		0};
	hb_face_t *whole = hb_font_get_face(face->handle), *outlines = hb_face_builder_create();

	for (int i = mapped ? 0 : 1; tables[i]; i++) {
		hb_blob_t *table = hb_face_reference_table(whole, tables[i]);
		if (hb_blob_get_length(table))
			hb_face_builder_add_table(outlines, tables[i], table);
		hb_blob_destroy(table);
	}
	return outlines;
}

/* Runs INPUT, which it frees, over FACE; *MAP: old glyph ids to new ones, to be
 * freed, or NULL. */
static struct face_part subset_run(
	struct arena *arena, const struct face *face, hb_subset_input_t *input, hb_map_t **map)
{
	bool mapped = !hb_set_is_empty(hb_subset_input_unicode_set(input));
	hb_face_t *outlines = outline_face(face, mapped);
	hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(outlines, input);
	hb_face_t *subset = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
	/* HarfBuzz leaves the widths out where it cannot read them */
	bool whole = subset && table_exists(subset, HB_TAG('h', 'm', 't', 'x'));
	hb_blob_t *blob = !whole ? hb_blob_get_empty()
		: face->cff       ? hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '))
				  : hb_face_reference_blob(subset);
	struct face_part part = {0};
	unsigned size;
	const char *data = hb_blob_get_data(blob, &size);

	if (size > 0)
		part.data = memcpy(arena_alloc(arena, size), data, size);
	part.length = size;
	*map = plan ? hb_map_reference((hb_map_t *)(void *)
		hb_subset_plan_old_to_new_glyph_mapping(plan)) : NULL;
	hb_blob_destroy(blob);
	hb_face_destroy(subset);
	hb_subset_plan_destroy(plan);
	hb_face_destroy(outlines);
	hb_subset_input_destroy(input);
	return part;
}

struct face_part face_subset(
	struct arena *arena, const struct face *face, const uint32_t *glyphs, int count)
{
	struct face_part part = {.ids = ARENA_ARRAY(arena, uint16_t, (size_t)count + 1)};
	uint16_t *ids = part.ids;
	hb_subset_input_t *input;
	hb_map_t *map;

	if (!outlines_are_whole(face->handle, glyphs, count))
		return part;
	input = hb_subset_input_create_or_fail();
	for (int i = 0; i < count; i++)
		hb_set_add(hb_subset_input_glyph_set(input), glyphs[i]);
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
		(face->cff ? HB_SUBSET_FLAGS_RETAIN_GIDS : HB_SUBSET_FLAGS_DEFAULT));
	part = subset_run(arena, face, input, &map);
	part.ids = ids;
	for (int i = 0; map && i < count; i++)
		part.ids[i] = (uint16_t)(face->cff ? glyphs[i] : hb_map_get(map, glyphs[i]));
	hb_map_destroy(map);
	return part;
}

bool face_glyph_is_whole(const struct face *face, uint32_t glyph)
{
	return outlines_are_whole(face->handle, &glyph, 1);
}

uint32_t face_glyph(const struct face *face, uint32_t character)
{
	hb_codepoint_t glyph = 0;

	return hb_font_get_nominal_glyph(face->handle, character, &glyph) ? glyph : 0;
}

struct face_part face_subset_text(
	struct arena *arena, const struct face *face, const uint32_t *characters, int count)
{
	uint32_t *glyphs = ARENA_ARRAY(arena, uint32_t, (size_t)count + 1);
	hb_subset_input_t *input;
	struct face_part part;
	hb_map_t *map;

	for (int i = 0; i < count; i++)
		glyphs[i] = face_glyph(face, characters[i]);
	if (!outlines_are_whole(face->handle, glyphs, count))
		return (struct face_part){0};
	input = hb_subset_input_create_or_fail();
	for (int i = 0; i < count; i++)
		hb_set_add(hb_subset_input_unicode_set(input), characters[i]);
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	part = subset_run(arena, face, input, &map);
	hb_map_destroy(map);
	return part;
}
