/* Printing of findings; private to diag. */
#ifndef BASE_DIAG_PRINT_H
#define BASE_DIAG_PRINT_H

#include "diag.h"

/* Prints COUNT findings ordered by file, line and column. */
void findings_print(const struct finding *findings, size_t count, enum diag_language language,
	FILE *stream);

#endif
