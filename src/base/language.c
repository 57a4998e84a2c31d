/* Language: tags of languages as readers know them. */
#include "language.h"

#include <glib.h>

bool language_valid(const char *tag)
{
	int length = 0, part = 0;

	for (;; tag++) {
		if (g_ascii_isalpha(*tag) || (part > 0 && g_ascii_isdigit(*tag))) {
			length++;
			continue;
		}
		if (length < 1 + (part == 0) || length > (part ? 8 : 3) || (*tag && *tag != '-'))
			return false;
		if (!*tag)
			return true;
		length = 0;
		part++;
	}
}
