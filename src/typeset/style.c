/* Style: finding one by name, and what a sheet leaves for text. */
#include "style.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_SIDE = 40 * UNIT }; /* less is no measure of words */

static int style_compare(const void *name, const void *style)
{
	return strcmp(name, ((const struct style *)style)->name);
}

const struct style *style_find(const struct stylesheet *sheet, const char *name)
{
	const struct style *style = bsearch(
		name, sheet->styles, (size_t)sheet->style_count, sizeof *style, style_compare);

	assert(style);
	return style;
}

struct type_area sheet_area(const struct sheet *sheet, bool lying)
{
	int top = lying && sheet->inner > sheet->top ? sheet->inner : sheet->top;

	if (lying)
		return (struct type_area){sheet->height - 2 * sheet->outer,
			sheet->width - top - sheet->bottom, top};
	return (struct type_area){sheet->width - sheet->inner - sheet->outer,
		sheet->height - top - sheet->bottom, top};
}

bool sheet_usable(const struct sheet *sheet, bool lying)
{
	struct type_area area = sheet_area(sheet, lying);

	return area.width >= LEAST_SIDE && area.height >= LEAST_SIDE;
}
