/* Ids: what every list of defined things must keep. */
#include "ids.h"

#include <glib.h>
#include <string.h>
#include "../base/diag.h"
#include "../base/shape.h"

void ids_settle(struct diag *diag, const struct id_list *list)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
	int kept = 0;

	for (int i = 0; i < *list->count; i++) {
		char *record = (char *)list->items + (size_t)i * list->size;
		const struct text id = *(struct text *)(record + list->id);
		struct text *name = (struct text *)(record + list->name);

		if (!id.text)
			continue;
		if (!g_hash_table_add(seen, (gpointer)id.text)) {
			diag_report(diag, DIAG_DUPLICATE_ID, id.place, list->word, id.text);
			continue;
		}
		if (!name->text)
			*name = id;
		if (kept < i)
			memmove((char *)list->items + (size_t)kept * list->size, record,
				list->size);
		kept++;
	}
	*list->count = kept;
	g_hash_table_destroy(seen);
}
