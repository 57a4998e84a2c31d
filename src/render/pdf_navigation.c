/* Ways through the document: bookmarks, page labels (ISO 32000-1, 12.3.3, 12.4.2). */
#include "pdf.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "content.h"
#include "pdf_syntax.h"
#include "../base/arena.h"
#include "../typeset/tag.h"

/* ---- bookmarks ---- */

/* An entry of the outline; 0 is its root, bookmark i is entry i + 1. */
struct entry {
	struct pdf_object *object;
	int parent, first, last, previous, next; /* 0: none */
	int count;               /* of all entries below */
};

/* Longer titles are no help, and PDF/A ends strings at 32767 bytes. */
enum { TITLE_LIMIT = 500 };

static void put_title(GString *out, const char *title)
{
	g_string_append(out, "/Title");
	if (g_utf8_strlen(title, -1) <= TITLE_LIMIT) {
		pdf_put_text(out, title);
		return;
	}
	char *start = g_utf8_substring(title, 0, TITLE_LIMIT);
	char *cut = g_strconcat(start, "…", NULL);
	pdf_put_text(out, cut);
	g_free(cut);
	g_free(start);
}

static void put_entry(GString *out, const char *key, const struct entry *entries, int index)
{
	if (index == 0)
		return;
	g_string_append_printf(out, "/%s", key);
	pdf_put_reference(out, entries[index].object->number);
}

/* Hangs entry INDEX below the nearest entry before it of a lower level. */
static void hang_entry(struct entry *entries, const struct bookmark *bookmarks, int index)
{
	int up = index - 1;

	while (up > 0 && bookmarks[up - 1].level >= bookmarks[index - 1].level)
		up = entries[up].parent;
	struct entry *entry = &entries[index], *parent = &entries[up];
	entry->parent = up;
	entry->previous = parent->last;
	if (parent->last)
		entries[parent->last].next = index;
	else
		parent->first = index;
	parent->last = index;
	for (int above = up; above; above = entries[above].parent)
		entries[above].count++;
}

static void write_entry(struct pdf *pdf, const struct entry *entries, int index)
{
	const struct bookmark *bookmark = &pdf->pages->bookmarks[index - 1];
	const struct entry *entry = &entries[index];
	GString *out = entry->object->entries;

	put_title(out, bookmark->title);
	g_string_append(out, "/Parent");
	pdf_put_reference(out, entries[entry->parent].object->number);
	pdf_put_destination(pdf, out, &bookmark->anchor);
	put_entry(out, "Prev", entries, entry->previous);
	put_entry(out, "Next", entries, entry->next);
	put_entry(out, "First", entries, entry->first);
	put_entry(out, "Last", entries, entry->last);
	if (entry->count) /* negative: closed at first */
		g_string_append_printf(out, "/Count %d", -entry->count);
}

/* The entries that show at first: those of the highest level. */
static int count_top(const struct entry *entries)
{
	int count = 0;

	for (int i = entries[0].first; i; i = entries[i].next)
		count++;
	return count;
}

static void write_bookmarks(struct pdf *pdf)
{
	int count = pdf->pages->bookmark_count;
	struct entry *entries = ARENA_ARRAY(pdf->arena, struct entry, (size_t)count + 1);

	if (count == 0)
		return;
	for (int i = 0; i <= count; i++)
		entries[i].object = pdf_object_new(pdf->file);
	for (int i = 1; i <= count; i++)
		hang_entry(entries, pdf->pages->bookmarks, i);
	for (int i = 1; i <= count; i++)
		write_entry(pdf, entries, i);
	GString *root = entries[0].object->entries;
	g_string_append(root, "/Type/Outlines");
	put_entry(root, "First", entries, entries[0].first);
	put_entry(root, "Last", entries, entries[0].last);
	g_string_append_printf(root, "/Count %d", count_top(entries));
	g_string_append(pdf->file->catalog->entries, "/PageMode/UseOutlines/Outlines");
	pdf_put_reference(pdf->file->catalog->entries, entries[0].object->number);
}

/* ---- page labels ---- */

/* The number that LABEL prints, or -1. */
static int label_number(const char *label)
{
	char *end;

	if (!label || !g_ascii_isdigit(*label) || strlen(label) > 6)
		return -1;
	long number = strtol(label, &end, 10);
	return *end || number < 1 ? -1 : (int)number;
}

/* A label that is no number stands there whole; none: the page has no label. */
static void put_prefix(GString *out, const char *label)
{
	if (!label || !*label)
		return;
	g_string_append(out, "/P");
	pdf_put_text(out, label);
}

static void write_labels(struct pdf *pdf)
{
	GString *out = pdf->file->catalog->entries;
	int expected = -2;

	g_string_append(out, "/PageLabels<</Nums[");
	for (int i = 0; i < pdf->pages->count; i++) {
		const char *label = pdf->pages->items[i].label;
		int number = label_number(label);
		if (number > 0 && number == expected) {
			expected++;
			continue;
		}
		expected = number > 0 ? number + 1 : -2;
		g_string_append_printf(out, "%s%d<<", i ? " " : "", i);
		if (number > 0)
			g_string_append_printf(out, "/S/D/St %d", number);
		else
			put_prefix(out, label);
		g_string_append(out, ">>");
	}
	g_string_append(out, "]>>");
}

void pdf_write_navigation(struct pdf *pdf)
{
	write_bookmarks(pdf);
	write_labels(pdf);
}
