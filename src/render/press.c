/* Press: colours through lcms2.  Each colour is converted once and rounded to
 * whole percents, which no last bit of a floating point unit can change. */
#include "press.h"

#include <lcms2.h>
#include <math.h>
#include <string.h>

#include "pdf_deflate.h"
#include "../base/diag.h"

/* Profiles with a name: where Debian keeps them. */
static const struct known_profile {
	const char *name;        /* also that of the condition in the registry of the ICC */
	const char *path;
	const char *package;
} known_profiles[] = {
	{"FOGRA39", "/usr/share/texlive/texmf-dist/tex/generic/colorprofiles/FOGRA39L_coated.icc",
		"texlive-base"},
};

static const struct known_profile *profile_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(known_profiles); i++)
		if (strcmp(known_profiles[i].name, name) == 0)
			return &known_profiles[i];
	return NULL;
}

/* ---- lcms2 ---- */

enum { RGB, LAB, INKS };

/* Without tables of its own making (exact), and the same for whoever asks first. */
static cmsHTRANSFORM transform(cmsHPROFILE from, cmsUInt32Number format, cmsHPROFILE to,
	int target)
{
	const cmsUInt32Number formats[] = {[LAB] = TYPE_Lab_DBL, [INKS] = TYPE_CMYK_DBL};
	const cmsUInt32Number compensation =
		target == INKS ? cmsFLAGS_BLACKPOINTCOMPENSATION : 0;

	return cmsCreateTransform(from, format, to, formats[target], INTENT_RELATIVE_COLORIMETRIC,
		cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE | compensation);
}

/* How light each tint of black is on the paper, which itself counts as 100. */
static bool ramp_fill(struct press *press, cmsHPROFILE profile, cmsHPROFILE lab)
{
	cmsHTRANSFORM look = transform(profile, TYPE_CMYK_DBL, lab, LAB);

	for (int tint = 0; look && tint <= 100; tint++) {
		const double inks[4] = {0, 0, 0, tint};
		double seen[3];

		cmsDoTransform(look, inks, seen, 1);
		press->ramp[tint] = seen[0];
	}
	if (look)
		cmsDeleteTransform(look);
	return look != NULL;
}

static bool transforms_open(struct press *press, cmsHPROFILE profile)
{
	cmsHPROFILE screen = cmsCreate_sRGBProfile(), lab = cmsCreateLab4Profile(NULL);
	bool good = screen && lab && ramp_fill(press, profile, lab);

	if (good) {
		press->inks = transform(screen, TYPE_RGB_DBL, profile, INKS);
		press->lightness = transform(screen, TYPE_RGB_DBL, lab, LAB);
	}
	cmsCloseProfile(screen);
	cmsCloseProfile(lab);
	return press->inks && press->lightness;
}

static char *profile_description(cmsHPROFILE profile)
{
	char text[256] = "";

	cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", text, sizeof text);
	return g_strdup(text);
}

/* Whether PROFILE is what a press can be run by; then takes what is needed of it. */
static bool profile_take(struct press *press, cmsHPROFILE profile)
{
	if (!profile || cmsGetColorSpace(profile) != cmsSigCmykData ||
		cmsGetDeviceClass(profile) != cmsSigOutputClass)
		return false;
	press->description = profile_description(profile);
	return transforms_open(press, profile);
}

static void silence(cmsContext context, cmsUInt32Number code, const char *text)
{
	(void)context, (void)code, (void)text; /* what failed is reported by press_open() */
}

/* ---- opening ---- */

static char *profile_path(const char *path, const char *folder)
{
	return g_path_is_absolute(path) ? g_strdup(path) : g_build_filename(folder, path, NULL);
}

/* Once, for all documents of a run. */
static void press_pack(struct press *press, const void *data, size_t length)
{
	struct deflater *deflater = deflater_new(false);

	press->packed = g_byte_array_append(g_byte_array_new(), data, (guint)length);
	deflater_put(deflater, press->packed, DEFLATE_TIGHT);
	deflater_settle(deflater);
	deflater_free(deflater);
}

static bool press_read(struct press *press, struct diag *diag, struct place place)
{
	const char *data = g_mapped_file_get_contents(press->file);
	gsize length = g_mapped_file_get_length(press->file);
	cmsHPROFILE profile;
	bool good;

	cmsSetLogErrorHandler(silence);
	profile = length <= SOURCE_LIMIT ? cmsOpenProfileFromMem(data, (cmsUInt32Number)length)
		: NULL;
	good = profile_take(press, profile);
	if (profile)
		cmsCloseProfile(profile);
	if (good) {
		press->hash = source_hash(0, data, length);
		press_pack(press, data, length);
	} else {
		diag_report(diag, DIAG_PROFILE_WRONG, place, press->path);
	}
	return good;
}

struct press *press_open(struct diag *diag, const struct print_style *print, const char *folder)
{
	const struct known_profile *known = profile_find(print->profile);
	struct press *press = g_new0(struct press, 1);

	press->path = known ? g_strdup(known->path) : profile_path(print->profile, folder);
	press->profile = print->profile;
	press->named = print->condition;
	press->condition = print->condition ? print->condition : known ? known->name : "Custom";
	press->registered = print->condition || known;
	press->known = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
	press->file = g_mapped_file_new(press->path, FALSE, NULL);
	if (!press->file && known)
		diag_report(diag, DIAG_PROFILE_NOT_INSTALLED, print->place, known->name,
			known->package);
	else if (!press->file)
		diag_report(diag, DIAG_PROFILE_MISSING, print->place, print->profile);
	if (press->file && press_read(press, diag, print->place))
		return press;
	press_close(press);
	return NULL;
}

void press_close(struct press *press)
{
	if (press->inks)
		cmsDeleteTransform(press->inks);
	if (press->lightness)
		cmsDeleteTransform(press->lightness);
	if (press->packed)
		g_byte_array_unref(press->packed);
	if (press->file)
		g_mapped_file_unref(press->file);
	g_hash_table_destroy(press->known);
	g_free(press->description);
	g_free(press->path);
	g_free(press);
}

/* ---- colours ---- */

static void color_lab(const struct press *press, struct color color, double lab[3])
{
	const double rgb[3] = {color.red, color.green, color.blue};

	cmsDoTransform(press->lightness, rgb, lab, 1);
}

double press_lightness(const struct press *press, struct color color)
{
	double lab[3];

	color_lab(press, color, lab);
	return lab[0];
}

struct ink press_black(const struct press *press, struct color color)
{
	double lightness = press_lightness(press, color);
	struct ink ink = {.black = 0};

	while (ink.black < 100 &&
		press->ramp[ink.black] + press->ramp[ink.black + 1] > 2 * lightness)
		ink.black++;
	return ink;
}

/* As grey as grey gets in eight bits, or so dark that nobody sees a hue. */
static bool is_neutral(const struct press *press, struct color color)
{
	enum { DARK = 12 };
	const double grey = 1.0 / 255 + 1e-9;

	return (fabs(color.red - color.green) <= grey && fabs(color.green - color.blue) <= grey &&
		fabs(color.red - color.blue) <= grey) || press_lightness(press, color) < DARK;
}

static struct ink convert(const struct press *press, struct color color)
{
	const double rgb[3] = {color.red, color.green, color.blue};
	double inks[4];

	if (is_neutral(press, color))
		return press_black(press, color);
	cmsDoTransform(press->inks, rgb, inks, 1);
	return (struct ink){(int)lround(inks[0]), (int)lround(inks[1]), (int)lround(inks[2]),
		(int)lround(inks[3])};
}

struct ink press_ink(const struct press *press, struct color color)
{
	/* thousandths of each part, side by side */
	gint64 key = (gint64)lround(color.red * 1000) << 20 |
		(gint64)lround(color.green * 1000) << 10 | (gint64)lround(color.blue * 1000);
	const struct ink *known = g_hash_table_lookup(press->known, &key);

	if (!known) {
		struct ink ink = convert(press, color);

		known = g_memdup2(&ink, sizeof ink);
		g_hash_table_insert(press->known, g_memdup2(&key, sizeof key), (gpointer)known);
	}
	return *known;
}
