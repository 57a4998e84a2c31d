/* Lint of lines and pages.  Lines are noted when they are placed and examined by
 * paragraph at the end: those of table cells are placed in turns. */
#include "lint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "lint_river.h"
#include "page_notes.h"
#include "page_place.h"
#include "table.h"

/* Findings of one kind in a document at most: the worst ones. */
enum { WORST = 3 };

struct linter {
	struct setter *setter;
	const struct lint_limits *limits;
	struct lint *lint;
	GArray *flaws;           /* struct flaw */
};

int lint_spread(const struct lint *lint)
{
	return lint->spaces > 0 ? (int)(sqrt(lint->spread / lint->spaces) + 0.5) : 0;
}

void lint_add(struct lint *all, const struct lint *one)
{
	all->emptiest = all->lines == 0 ? one->emptiest : MIN(all->emptiest, one->emptiest);
	all->lines += one->lines;
	all->spaces += one->spaces;
	all->loosest = MAX(all->loosest, one->loosest);
	all->tightest = MIN(all->tightest, one->tightest);
	all->spread += one->spread;
	all->hyphens += one->hyphens;
	all->ladder = MAX(all->ladder, one->ladder);
	all->beside_joints += one->beside_joints;
	all->short_ends += one->short_ends;
	all->rivers += one->rivers;
	all->widows += one->widows;
	all->orphans += one->orphans;
	all->split_rows += one->split_rows;
	all->pages += one->pages;
	all->fill += one->fill;
}

/* ---- what is noted */

struct noted {
	const struct leaf *leaf;
	const struct lines *lines;
	const struct line *line;
	int page, x;
	guint order;
};

void lint_line(const struct placer *placer, const struct piece *piece, int x)
{
	GArray *noted = placer->setter->noted;
	struct noted line = {piece->leaf, piece->lines, piece->line, placer->index, x, 0};

	if (!noted || placer->artifact || !piece->leaf || !piece->leaf->block)
		return;
	line.order = noted->len;
	g_array_append_val(noted, line);
}

static void flaw_add(struct linter *linter, struct flaw flaw)
{
	g_array_append_val(linter->flaws, flaw);
}

static void line_flaw(struct linter *linter, enum diag_code code, int value,
	const struct noted *line)
{
	flaw_add(linter, (struct flaw){code, value, line->page, line->leaf->block->place});
}

/* ---- lines */

static int blank_count(const struct line *line)
{
	int count = 0;

	for (int i = 0; i < line->fragment_count; i++)
		for (const char *c = line->fragments[i].text; *c; c++)
			count += *c == ' ';
	return count;
}

/* What word spaces of a justified line are more or less than their natural width. */
static void examine_spaces(struct linter *linter, const struct noted *line)
{
	struct lint *lint = linter->lint;
	int em = line->leaf->style->size, by = (int)((int64_t)line->line->gap * 1000 / em);
	int count = blank_count(line->line);

	if (line->leaf->style->alignment != ALIGN_JUSTIFY || line->line->last || count == 0)
		return;
	lint->spaces += count;
	lint->spread += (double)count * by * by;
	lint->loosest = MAX(lint->loosest, by);
	lint->tightest = MIN(lint->tightest, by);
	if (by > linter->limits->loose)
		line_flaw(linter, DIAG_LINT_LOOSE, by, line);
	if (-by > linter->limits->tight)
		line_flaw(linter, DIAG_LINT_TIGHT, -by, line);
}

/* How many lines from the first of COUNT on end in a hyphen: a ladder is a flaw once,
 * as long as it is, and where it begins. */
static int examine_ladder(struct linter *linter, const struct noted *lines, int count)
{
	int length = 0;

	while (length < count && lines[length].line->hyphenated)
		length++;
	linter->lint->ladder = MAX(linter->lint->ladder, length);
	if (length > linter->limits->hyphens)
		line_flaw(linter, DIAG_LINT_LADDER, length, lines);
	return length;
}

static void examine_hyphens(struct linter *linter, const struct noted *lines, int count)
{
	const struct noted *first = NULL;
	int beside_joints = 0;

	for (int i = 0; i < count; i++) {
		linter->lint->hyphens += lines[i].line->hyphenated;
		beside_joints += lines[i].line->beside_joint;
		if (!first && lines[i].line->beside_joint)
			first = &lines[i];
	}
	linter->lint->beside_joints += beside_joints;
	if (beside_joints > linter->limits->beside_joints)
		line_flaw(linter, DIAG_LINT_JOINT, beside_joints, first);
	for (int i = 0; i < count; i++)
		i += examine_ladder(linter, lines + i, count - i);
}

/* The last line of a paragraph; shorter than its indent it looks like a blank line. */
static void examine_end(struct linter *linter, const struct noted *line)
{
	int room = linter->limits->end * line->leaf->style->size / 1000;

	if (!line->line->last || line->line == line->lines->items || line->line->width >= room)
		return;
	linter->lint->short_ends++;
	line_flaw(linter, DIAG_LINT_END,
		(int)((int64_t)line->line->width * 1000 / line->leaf->style->size), line);
}

/* COUNT lines of one paragraph that stand together on a page. */
static void examine_parting(struct linter *linter, const struct noted *lines, int count)
{
	const struct style *style = lines->leaf->style;
	int first = (int)(lines->line - lines->lines->items), all = lines->lines->count;

	if (first > 0 && count < style->widows && all >= style->widows) {
		linter->lint->widows++;
		line_flaw(linter, DIAG_LINT_WIDOW, count, lines);
	}
	if (first + count < all && count < style->orphans && all >= style->orphans) {
		linter->lint->orphans++;
		line_flaw(linter, DIAG_LINT_ORPHAN, count, lines);
	}
}

static void examine_rivers(struct linter *linter, const struct noted *lines, int count)
{
	struct river_line *items = g_new(struct river_line, count);
	int worst_line = 0, length;

	for (int i = 0; i < count; i++)
		items[i] = (struct river_line){lines[i].line, lines[i].x};
	length = river_longest(items, count, &worst_line);
	g_free(items);
	if (length < linter->limits->river)
		return;
	linter->lint->rivers++;
	line_flaw(linter, DIAG_LINT_RIVER, length, &lines[worst_line]);
}

/* COUNT lines of one paragraph, in order; they may stand on several pages. */
static void examine_paragraph(struct linter *linter, const struct noted *lines, int count)
{
	linter->lint->lines += count;
	for (int i = 0; i < count; i++) {
		examine_spaces(linter, &lines[i]);
		examine_end(linter, &lines[i]);
	}
	examine_hyphens(linter, lines, count);
	for (int from = 0, to; from < count; from = to) {
		for (to = from; to < count && lines[to].page == lines[from].page; to++)
			;
		examine_parting(linter, lines + from, to - from);
		examine_rivers(linter, lines + from, to - from);
	}
}

/* Paragraphs in the order of their first lines, lines in theirs. */
static int noted_order(const void *left, const void *right)
{
	const struct noted *a = left, *b = right;

	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return (a->line > b->line) - (a->line < b->line);
}

static void examine_lines(struct linter *linter)
{
	GArray *noted = linter->setter->noted;
	struct noted *lines = (struct noted *)(void *)noted->data;
	GHashTable *first = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < noted->len; i++) {
		gpointer order;

		if (g_hash_table_lookup_extended(first, lines[i].lines, NULL, &order))
			lines[i].order = GPOINTER_TO_UINT(order);
		else
			g_hash_table_insert(first, (gpointer)lines[i].lines,
				GUINT_TO_POINTER(lines[i].order));
	}
	g_hash_table_destroy(first);
	qsort(lines, noted->len, sizeof *lines, noted_order);
	for (guint from = 0, to; from < noted->len; from = to) {
		for (to = from; to < noted->len && lines[to].lines == lines[from].lines; to++)
			;
		examine_paragraph(linter, lines + from, (int)(to - from));
	}
}

/* ---- pages */

/* How full the page is, 1/1000. */
static int part_fill(struct linter *linter, const struct sheet_part *part)
{
	const struct flow *flow = part->flow;
	int count = part->last - part->first + 1;
	int *tops = ARENA_ARRAY(linter->setter->arena, int, (size_t)MAX(count, 1));
	int64_t used = notes_height(flow, part->note_from, part->note_to);

	part_positions(part, tops);
	if (count > 0)
		used += tops[count - 1] + flow->pieces[part->last].height
			+ flow->pieces[part->last].foot;
	return (int)(used * 1000 / flow->height);
}

/* Where the last piece of PART comes from. */
static struct place part_end(const struct sheet_part *part)
{
	const struct piece *last = &part->flow->pieces[part->last];
	const struct block *block = last->leaf ? last->leaf->block : piece_table(last);

	return (block ? block : part->flow->section)->place;
}

/* The page INDEX goes on with the next one. */
static void examine_page(struct linter *linter, int index)
{
	const struct sheet_part *part =
		&g_array_index(linter->setter->parts, struct sheet_part, index);
	const struct piece *next = &part->flow->pieces[part[1].first];
	int fill = part_fill(linter, part);

	if (piece_splits_row(next)) {
		linter->lint->split_rows++;
		flaw_add(linter, (struct flaw){DIAG_LINT_ROW, next->cost, index, part_end(part)});
	}
	if (next->must)
		return;
	linter->lint->pages++;
	linter->lint->fill += fill;
	linter->lint->emptiest = MIN(linter->lint->emptiest, fill);
	if (fill < linter->limits->fill)
		flaw_add(linter, (struct flaw){DIAG_LINT_FILL, fill / 10, index, part_end(part)});
}

static void examine_pages(struct linter *linter)
{
	const GArray *parts = linter->setter->parts;

	for (guint i = 0; i + 1 < parts->len; i++) {
		const struct sheet_part *part = &g_array_index(parts, struct sheet_part, i);

		if (part->flow && part[1].flow == part->flow && part->last >= part->first
		    && part[1].last >= part[1].first)
			examine_page(linter, (int)i);
	}
}

/* ---- findings */

/* By kind, the worst ones first: the fuller page and the longer end are better. */
static int flaw_order(const void *left, const void *right)
{
	const struct flaw *a = left, *b = right;
	bool less = a->code == DIAG_LINT_FILL || a->code == DIAG_LINT_END;

	if (a->code != b->code)
		return a->code < b->code ? -1 : 1;
	if (a->value != b->value)
		return (a->value < b->value) == less ? -1 : 1;
	return a->page - b->page;
}

/* The worst ones of each kind, for the pages. */
static void keep_worst(struct linter *linter)
{
	struct setter *setter = linter->setter;
	struct flaw *flaws = (struct flaw *)(void *)linter->flaws->data;
	int kept = 0, same = 0;

	if (linter->flaws->len == 0)
		return;
	qsort(flaws, linter->flaws->len, sizeof *flaws, flaw_order);
	for (guint i = 0; i < linter->flaws->len; i++) {
		same = i > 0 && flaws[i].code == flaws[i - 1].code ? same + 1 : 0;
		if (same < WORST)
			flaws[kept++] = flaws[i];
	}
	setter->pages->flaws = ARENA_ARRAY(setter->arena, struct flaw, (size_t)kept + 1);
	setter->pages->flaw_count = kept;
	memcpy(setter->pages->flaws, flaws, (size_t)kept * sizeof *flaws);
}

void lint_report(const struct pages *pages, struct diag *diag)
{
	for (int i = 0; i < pages->flaw_count; i++) {
		const struct flaw *flaw = &pages->flaws[i];
		char value[16];

		g_snprintf(value, sizeof value, "%d", flaw->value);
		diag_report(diag, flaw->code, flaw->place, pages->items[flaw->page].label, value);
	}
}

void lint_begin(struct setter *setter)
{
	setter->noted = setter->typesetter->lint
		? g_array_new(FALSE, FALSE, sizeof(struct noted)) : NULL;
}

void lint_end(struct setter *setter)
{
	struct linter linter = {.setter = setter, .limits = &setter->sheet->lint};

	if (!setter->noted)
		return;
	linter.lint = ARENA_NEW(setter->arena, struct lint);
	linter.lint->emptiest = 1000;
	linter.flaws = g_array_new(FALSE, FALSE, sizeof(struct flaw));
	examine_lines(&linter);
	examine_pages(&linter);
	keep_worst(&linter);
	g_array_free(linter.flaws, TRUE);
	g_array_free(setter->noted, TRUE);
	setter->pages->lint = linter.lint;
}
