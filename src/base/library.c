/* Library: dlopen() and dlsym(). */
#include "library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

static void refuse(void)
{
	fprintf(stderr, "schuso: %s\n", dlerror());
	_Exit(3);
}

void library_load(const char *file, const char *const *names, void *table)
{
	void *library = dlopen(file, RTLD_LAZY | RTLD_LOCAL);
	char *slot = table;

	if (!library)
		refuse();
	for (; *names; names++, slot += sizeof(void *)) {
		void *address = dlsym(library, *names);

		if (!address)
			refuse();
		memcpy(slot, &address, sizeof address); /* C has no cast from it to a function */
	}
}
