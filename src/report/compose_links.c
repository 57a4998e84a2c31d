/* Compose links: one walk over everything that has spans. */
#include "compose_links.h"

#include "../base/diag.h"
#include "../typeset/document.h"

static void check_spans(struct diag *diag, struct span *spans, struct place place,
	GHashTable *ids)
{
	for (struct span *span = spans; span; span = span->next) {
		if (span->note)
			links_check(diag, span->note, ids);
		if (!span->link || span->link[0] != '#')
			continue;
		if (g_hash_table_contains(ids, span->link + 1))
			continue;
		diag_report(diag, DIAG_LINK_UNKNOWN, place, span->link + 1);
		span->link = NULL;
	}
}

static void check_rows(struct diag *diag, struct row *rows, GHashTable *ids)
{
	for (struct row *row = rows; row; row = row->next)
		for (struct cell *cell = row->cells; cell; cell = cell->next)
			links_check(diag, cell->content, ids);
}

void links_check(struct diag *diag, struct block *blocks, GHashTable *ids)
{
	for (struct block *block = blocks; block; block = block->next) {
		check_spans(diag, block->spans, block->place, ids);
		links_check(diag, block->child, ids);
		if (block->table) {
			check_spans(diag, block->table->caption, block->place, ids);
			check_rows(diag, block->table->heads, ids);
			check_rows(diag, block->table->rows, ids);
		}
	}
}
