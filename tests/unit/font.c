/* The font set is closed, honest about what it lacks, and outlives a fork. */
#include "typeset/font.h"

#include <glib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "check.h"
#include "typeset/font_set.h"
#include "typeset/font_shape.h"
#include "typeset/hyphen.h"
#include "typeset/page.h"
#include "typeset/style.h"

static const struct look body = {.family = "Vollkorn", .weight = 400, .size = 10 * UNIT};

static const struct word *shaped(struct fonts *fonts, struct look look, const char *text)
{
	return typeface_word(
		typeface_find(fonts, &look), hyphen_german(), text, (int)strlen(text), false);
}

static int glyphs_of(const struct word *word)
{
	int count = 0;

	for (int i = 0; i < word->run_count; i++)
		count += word->runs[i].glyph_count;
	return count;
}

static void check_faces(const struct fonts *fonts)
{
	const struct face *face = NULL;

	for (int i = 0; i < fonts->face_count; i++)
		if (strcmp(fonts->faces[i].postscript, "Vollkorn-Italic") == 0)
			face = &fonts->faces[i];
	CHECK(face != NULL);
	if (!face)
		return;
	CHECK(face->weight == 400 && face->italic && !face->cff);
	CHECK(face->units_per_em == 1000 && face->ascent > 0 && face->descent < 0);
	CHECK(face->box[0] < 0 && face->box[3] > face->ascent / 2);
	CHECK(face->cap_height > face->x_height && face->x_height > 0);
	CHECK(fonts_family(fonts, "serif") == fonts_family(fonts, "Vollkorn"));
	CHECK(fonts_family(fonts, "DejaVu Sans") == NULL);
}

/* Advances are those of the font, not rounded to pixels. */
static void check_exactness(struct fonts *fonts)
{
	const struct word *word = shaped(fonts, body, "Hamburg");
	const struct glyph_run *run = &word->runs[0];
	int known = 0;

	CHECK(word->run_count == 1 && run->glyph_count == 7);
	for (int i = 0; i < run->glyph_count; i++)
		known += face_advance(run->face, run->glyphs[i].id) * body.size /
			run->face->units_per_em;
	CHECK(ABS(known - word->width) < 2 * UNIT / 10); /* kerning at most */
	CHECK(word->width % UNIT != 0);
}

static void check_forgetting(struct fonts *fonts)
{
	int width = shaped(fonts, body, "Beratungsstelle")->width;

	CHECK(fonts_words_size(fonts) > 0);
	fonts_forget_words(fonts);
	CHECK(fonts_words_size(fonts) == 0);
	CHECK(shaped(fonts, body, "Beratungsstelle")->width == width);
}

/* A ligature inside a word, none across the joint of a compound. */
static void check_ligatures(struct fonts *fonts)
{
	CHECK(glyphs_of(shaped(fonts, body, "Pflicht")) < 7);
	CHECK(glyphs_of(shaped(fonts, body, "Auflage")) == 7);
	CHECK(shaped(fonts, body, "Auflage")->runs[0].glyphs[3].cluster == 3);
}

static void check_missing(struct fonts *fonts)
{
	struct look odd = body;
	const struct word *word = shaped(fonts, body, "a\u65e5b");

	CHECK(word->missing_count == 1 && word->missing[0] == 0x65e5);
	word = shaped(fonts, body, "\u05e9\u05dc\u05d5\u05dd");
	CHECK(word->missing_count == 0 && word->runs[0].level == 1);
	CHECK_TEXT(word->runs[0].face->family, "Noto Sans Hebrew");
	CHECK(!typeface_find(fonts, &body)->substituted);
	odd.weight = 300;
	CHECK(typeface_find(fonts, &odd)->substituted);
	odd.family = "Comic Sans MS";
	CHECK(typeface_find(fonts, &odd) == NULL);
}

static void check_subset(struct arena *arena, const struct fonts *fonts)
{
	const uint32_t glyphs[] = {1, 40, 41};
	const struct face_part part = face_subset(arena, &fonts->faces[0], glyphs, 3);
	const struct face_part again = face_subset(arena, &fonts->faces[0], glyphs, 3);

	CHECK(part.data && part.length > 500 && part.length < 40000);
	CHECK(again.data && part.length == again.length &&
		memcmp(part.data, again.data, part.length) == 0);
	CHECK(part.data && memcmp(part.data, "\0\1\0\0", 4) == 0);
	/* numbered anew, in their order, .notdef and parts of glyphs apart */
	CHECK(part.ids[0] > 0 && part.ids[0] < part.ids[1] && part.ids[1] < part.ids[2] &&
		part.ids[2] < 12);
}

/* Pango chooses fonts in threads, which a forked worker does not have. */
static void check_fork(struct fonts *fonts)
{
	int status = -1;
	pid_t child = fork();

	if (child == 0) {
		struct look fresh = body;

		alarm(10);
		fresh.size = 17 * UNIT;
		fresh.weight = 600;
		_exit(shaped(fonts, fresh, "Schule")->width > 0 &&
			shaped(fonts, body, "neu\u2713")->missing_count == 0 ? 0 : 1);
	}
	waitpid(child, &status, 0);
	CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* Opens a set whose manifest has FAMILIES and the folders FOLDER and MORE. */
static bool set_opens(struct arena *arena, struct diag *diag, const char *folder,
	const char *more, const char *families)
{
	char *manifest = g_build_filename(folder, "fonts.yaml", NULL);
	char *text = g_strdup_printf("ordner: [., %s]\nfamilien:\n%s", more, families);
	struct fonts *fonts;

	g_file_set_contents(manifest, text, -1, NULL);
	fonts = fonts_open(arena, diag, folder);
	fonts_close(fonts);
	unlink(manifest);
	g_free(manifest);
	g_free(text);
	return fonts != NULL;
}

static bool was_found(const struct diag *diag, enum diag_code code)
{
	for (size_t i = 0; i < diag_findings(diag); i++)
		if (diag_finding(diag, i)->code == code)
			return true;
	return false;
}

/* Copies a face and sets the bit of its licence that forbids embedding. */
static void restricted_write(const char *from, const char *to)
{
	unsigned char *data, *entry;
	gsize length;

	CHECK(g_file_get_contents(from, (char **)&data, &length, NULL));
	for (entry = data + 12; memcmp(entry, "OS/2", 4) != 0; entry += 16)
		CHECK(entry < data + 12 + 16 * data[5]);
	data[(entry[8] << 24 | entry[9] << 16 | entry[10] << 8 | entry[11]) + 9] = 2;
	g_file_set_contents(to, (char *)data, (gssize)length, NULL);
	g_free(data);
}

/* Manifests that cannot be used, each for a reason of its own. */
static void check_broken(struct arena *arena, const struct fonts *good)
{
	struct diag *diag = diag_new(arena, DIAG_GERMAN);
	char *folder = g_dir_make_tmp("schuso-font-XXXXXX", NULL);
	char *copy = g_build_filename(folder, "Zu.ttf", NULL);
	char *place = g_path_get_dirname(good->faces[0].file);
	static const char head[] =
		"  - name: %s\n    paket: x\n    lizenz: OFL\n    dateien: [%s]\n";
	char text[256];

	restricted_write(good->faces[0].file, copy);
	g_snprintf(text, sizeof text, head, "X", "X.ttf");
	CHECK(!set_opens(arena, diag, folder, place, text));
	CHECK(was_found(diag, DIAG_FONT_MISSING));
	g_snprintf(text, sizeof text, head, "X", "fonts.yaml");
	CHECK(!set_opens(arena, diag, folder, place, text));
	CHECK(was_found(diag, DIAG_FONT_UNREADABLE));
	g_snprintf(text, sizeof text, head, "X", "Vollkorn-Regular.ttf");
	CHECK(!set_opens(arena, diag, folder, place, text));
	CHECK(was_found(diag, DIAG_FONT_FAMILY));
	g_snprintf(text, sizeof text, head, "Vollkorn", "Zu.ttf");
	CHECK(!set_opens(arena, diag, folder, place, text));
	CHECK(was_found(diag, DIAG_FONT_NOT_EMBEDDABLE));
	g_snprintf(text, sizeof text, head, "Vollkorn", "Vollkorn-Regular.ttf");
	CHECK(set_opens(arena, diag, folder, place, text));
	CHECK(fonts_open(arena, diag, folder) == NULL);
	unlink(copy);
	rmdir(folder);
	g_free(folder);
	g_free(copy);
	g_free(place);
}

int main(void)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, DIAG_GERMAN);
	struct fonts *fonts = fonts_open(arena, diag, "fonts");

	CHECK(fonts != NULL);
	diag_print(diag, 0, stderr);
	if (fonts) {
		struct fonts *other = fonts_open(arena, diag, "fonts");

		CHECK(fonts_hash(fonts) == fonts_hash(other) && fonts_hash(fonts) != 0);
		check_faces(fonts);
		check_exactness(fonts);
		check_forgetting(fonts);
		check_ligatures(fonts);
		check_missing(fonts);
		check_subset(arena, fonts);
		check_fork(fonts);
		check_broken(arena, fonts);
		fonts_close(other);
		fonts_close(fonts);
	}
	arena_free(arena);
	return check_result();
}
