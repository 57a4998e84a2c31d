/* FOUND: looking up findings in tests. */
#ifndef UNIT_FOUND_H
#define UNIT_FOUND_H

#include "base/diag.h"
#include "check.h"

/* CODE was reported at this place. */
static inline const struct finding *find_finding(const struct diag *diag, enum diag_code code,
	int line, int column)
{
	for (size_t i = 0; i < diag_findings(diag); i++) {
		const struct finding *finding = diag_finding(diag, i);
		if (finding->code == code && finding->place.line == line &&
				finding->place.column == column)
			return finding;
	}
	return NULL;
}

#define CHECK_FOUND(diag, code, line, column) \
	do { \
		const int before_ = check_failures; \
		CHECK(find_finding((diag), (code), (line), (column))); \
		if (check_failures > before_) \
			diag_print((diag), 0, stderr); \
	} while (0)

/* Nothing was reported. */
#define CHECK_CLEAN(diag) \
	do { \
		CHECK(diag_findings(diag) == 0); \
		diag_print((diag), 0, stderr); \
	} while (0)

#endif
