/* Language: tags of languages as readers know them. */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

#include <stdbool.h>

/* Whether TAG has the form of a language tag (BCP 47, without private ones): "en",
 * "de-AT", "zh-Hans". */
bool language_valid(const char *tag);

#endif
