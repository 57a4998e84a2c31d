/* The devices there are.  A new one gets a line here; see README. */
#include "device.h"

#include <string.h>

const struct device *const devices[] = {
	&device_pdf, &device_png, &device_trace, &device_tags, NULL,
};

const struct device *device_find(const char *name)
{
	for (int i = 0; devices[i]; i++) {
		if (strcmp(devices[i]->name, name) == 0)
			return devices[i];
	}
	return NULL;
}
