/* Press: a printing condition as its ICC profile describes it, and the inks that
 * it takes for the colours of the screen.  press.c is the only file that knows
 * lcms2. */
#ifndef RENDER_PRESS_H
#define RENDER_PRESS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include "../typeset/style.h"

struct diag;

/* Whole percents, as printers name them. */
struct ink {
	int cyan, magenta, yellow, black;
};

struct press {
	const char *profile, *named; /* as the layout names profile and condition (or NULL) */
	const char *condition;   /* "FOGRA39", or "Custom" where the layout names none */
	bool registered;         /* CONDITION is in the registry of the ICC */
	char *description;       /* the profile's name of itself */
	char *path;              /* of its file */
	GMappedFile *file;       /* the profile */
	GByteArray *packed;      /* the same deflated, as every document holds it */
	uint64_t hash;           /* of its bytes, for job keys */
	void *inks, *lightness;  /* transforms of lcms2: sRGB to CMYK, sRGB to Lab */
	double ramp[101];        /* L* of each tint of black on the paper */
	GHashTable *known;       /* colours asked for so far; looked up only */
};

/* Opens the profile that PRINT names: a name known here, or a file, seen from
 * FOLDER if its path is relative.  NULL after reporting an error, as the other
 * edition does not need it.  Workers forked afterwards share it. */
struct press *press_open(struct diag *diag, const struct print_style *print, const char *folder);
void press_close(struct press *press);

/* The inks for COLOR by relative colorimetry with black point compensation;
 * neutral colours become a tint of black alone. */
struct ink press_ink(const struct press *press, struct color color);

/* The tint of black that is as light as COLOR; what is darker than the ink: all of it. */
struct ink press_black(const struct press *press, struct color color);

/* CIE L* of COLOR, 0 to 100. */
double press_lightness(const struct press *press, struct color color);

#endif
