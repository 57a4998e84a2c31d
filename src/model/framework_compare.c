/* Framework, compared: a sub-project's own rahmen.yaml beside that of the whole. */
#include "framework.h"

#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"

static const char *text_part(struct arena *arena, const char *key, struct text text)
{
	return text.text ? arena_printf(arena, ", %s %s", key, text.text) : "";
}

static const char *number_part(struct arena *arena, const char *key, struct number number)
{
	return number.set ? arena_printf(arena, ", %s %s", key,
		number_print(arena, number.value, 0)) : "";
}

/* How INDICATOR is counted, in the words of its file: "anzahl, personen". */
static const char *counted(struct arena *arena, const struct indicator *indicator)
{
	return arena_printf(arena, "%s%s%s%s%s%s%s%s", indicator_kinds[indicator->kind],
		indicator->people ? ", personen" : "",
		indicator->overlapping ? ", ueberschneidung" : "",
		text_part(arena, "einheit", indicator->unit),
		text_part(arena, "basis", indicator->base),
		number_part(arena, "skala_von", indicator->scale_low),
		number_part(arena, "skala_bis", indicator->scale_high),
		text_part(arena, "gueltig_ab", indicator->valid_from));
}

void framework_compare(struct arena *arena, struct diag *diag, const struct framework *f,
	const struct framework *part)
{
	for (int i = 0; i < part->indicator_count; i++) {
		const struct indicator *own = &part->indicators[i];
		const struct indicator *shared = own->id.text
			? framework_indicator(f, own->id.text) : NULL;
		const char *here, *elsewhere;

		if (!shared)
			continue;
		here = counted(arena, own);
		elsewhere = counted(arena, shared);
		if (strcmp(here, elsewhere) != 0)
			diag_report(diag, DIAG_PART_CLASH, own->id.place, "Indikator", own->id.text,
				here, elsewhere);
	}
}
