/* Style: finding one by name. */
#include "style.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

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
