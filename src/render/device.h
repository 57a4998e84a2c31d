/* Device: pages in, bytes out.  A device only places marks. */
#ifndef RENDER_DEVICE_H
#define RENDER_DEVICE_H

#include <glib.h>
#include <stdbool.h>

struct diag;
struct pages;
struct pdf_store;
struct press;

struct device_options {
	int page;    /* png: which page, from 0 */
	int dpi;     /* png: dots per inch */
	const struct press *press; /* print: where it is printed */
	bool spare;  /* pdf, print: a processor is idle, a thread may help */
	struct pdf_store *store; /* pdf, print: for the next document; NULL: none comes */
};

struct device {
	const char *name; /* "pdf" */
	/* Appends the whole file to OUT; false after reporting. */
	bool (*render)(const struct pages *pages, const struct device_options *options,
		struct diag *diag, GByteArray *out);
};

extern const struct device device_pdf, device_print, device_png, device_trace, device_tags;

#endif
