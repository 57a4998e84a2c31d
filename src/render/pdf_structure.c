/* Structure: tags become elements, their runs marked-content references; the
 * ParentTree leads back from content to elements (ISO 32000-1, 14.7, 14.8). */
#include "pdf.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "content.h"
#include "pdf_pack.h"
#include "pdf_syntax.h"
#include "../typeset/tag.h"

static void put_element(const struct pdf *pdf, GString *out, const struct tag *tag)
{
	pdf_put_reference(out, pdf->elements + (unsigned)tag->index);
}

/* ---- attributes ---- */

static void put_string(GString *out, const char *key, const char *text)
{
	if (!text)
		return;
	pdf_put(out, "/");
	pdf_put(out, key);
	pdf_put_text(out, text);
}

static void put_table(GString *out, const struct tag *tag)
{
	static const char *const scopes[] = {
		[TAG_SCOPE_COLUMN] = "/Column", [TAG_SCOPE_ROW] = "/Row",
		[TAG_SCOPE_BOTH] = "/Both",
	};

	pdf_put(out, "<</O/Table");
	if (tag->scope) {
		pdf_put(out, "/Scope");
		pdf_put(out, scopes[tag->scope]);
	}
	if (tag->columns > 1)
		g_string_append_printf(out, "/ColSpan %d", tag->columns);
	if (tag->rows > 1)
		g_string_append_printf(out, "/RowSpan %d", tag->rows);
	put_string(out, "Summary", tag->summary);
	if (tag->headers) {
		pdf_put(out, "/Headers[");
		for (const char **id = tag->headers; *id; id++)
			pdf_put_bytes(out, *id);
		pdf_put(out, "]");
	}
	pdf_put(out, ">>");
}

static void put_box(const struct pdf *pdf, GString *out, const struct tag *tag)
{
	int height = pdf->pages->items[tag->page].height;
	const int box[4] = {tag->left, height - tag->bottom, tag->right, height - tag->top};

	pdf_put(out, "<</O/Layout/Placement/Block/BBox[");
	for (int i = 0; i < 4; i++) {
		pdf_put(out, i ? " " : "");
		pdf_put_length(out, box[i]);
	}
	pdf_put(out, "]>>");
}

static void put_attributes(const struct pdf *pdf, GString *out, const struct tag *tag)
{
	bool list = tag->kind == TAG_L, table = tag->scope || tag->columns > 1 ||
		tag->rows > 1 || tag->summary || tag->headers;
	int count = table + list + tag->boxed;

	if (count == 0)
		return;
	pdf_put(out, count > 1 ? "/A[" : "/A");
	if (table)
		put_table(out, tag);
	if (list)
		pdf_put(out, tag->ordered ? "<</O/List/ListNumbering/Decimal>>"
			: "<</O/List/ListNumbering/Disc>>");
	if (tag->boxed)
		put_box(pdf, out, tag);
	pdf_put(out, count > 1 ? "]" : "");
}

/* ---- elements ---- */

/* PDF/UA asks every note for an id (ISO 14289-1, 7.9). */
static char *element_id(const struct tag *tag)
{
	if (tag->id)
		return g_strdup(tag->id);
	return tag->kind == TAG_NOTE ? g_strdup_printf("note-%d", tag->index) : NULL;
}

static void put_annotation(const struct pdf *pdf, GString *out, const struct mark_run *run)
{
	const struct pdf_object *object = pdf->annotations[run - pdf->content->runs];

	pdf_put(out, "<</Type/OBJR/Obj");
	pdf_put_reference(out, object->number);
	pdf_put(out, "/Pg");
	pdf_put_reference(out, pdf->sheets[run->page]->number);
	pdf_put(out, ">>");
}

static void put_run(const struct pdf *pdf, GString *out, const struct mark_run *run, int page)
{
	if (run->page == page) {
		pdf_put(out, " ");
		pdf_put_integer(out, run->mcid);
		return;
	}
	pdf_put(out, "<</Type/MCR/Pg");
	pdf_put_reference(out, pdf->sheets[run->page]->number);
	pdf_put(out, "/MCID ");
	pdf_put_integer(out, run->mcid);
	pdf_put(out, ">>");
}

/* The page that bare marked-content ids refer to: that of the first, or -1. */
static int element_page(const GArray *kids)
{
	for (guint i = 0; i < kids->len; i++) {
		const struct kid *kid = &g_array_index(kids, struct kid, i);
		if (kid->run && !kid->run->active)
			return kid->run->page;
	}
	return -1;
}

static void put_kids(const struct pdf *pdf, GString *out, const GArray *kids)
{
	int page = element_page(kids);

	if (page >= 0) {
		pdf_put(out, "/Pg");
		pdf_put_reference(out, pdf->sheets[page]->number);
	}
	if (kids->len == 0)
		return;
	pdf_put(out, kids->len == 1 ? "/K" : "/K[");
	for (guint i = 0; i < kids->len; i++) {
		const struct kid *kid = &g_array_index(kids, struct kid, i);
		if (kid->tag)
			put_element(pdf, out, kid->tag);
		else if (kid->run->active)
			put_annotation(pdf, out, kid->run);
		else
			put_run(pdf, out, kid->run, page);
	}
	if (kids->len > 1)
		pdf_put(out, "]");
}

static void write_element(struct pdf *pdf, const struct tag *tag, unsigned parent, GArray *kids)
{
	GString *out = pdf_pack_open(pdf->file->pack, pdf->elements + (unsigned)tag->index);
	char *id = element_id(tag);

	pdf_put(out, "/S/");
	pdf_put(out, tag_name(tag->kind));
	pdf_put(out, "/P");
	pdf_put_reference(out, parent);
	if (id) {
		pdf_put(out, "/ID");
		pdf_put_bytes(out, id);
	}
	g_free(id);
	if (tag->kind != TAG_LINK) /* a link is read by its text; Alt would hide it */
		put_string(out, "Alt", tag->alt);
	put_string(out, "ActualText", tag->actual);
	put_string(out, "E", tag->expansion);
	put_string(out, "Lang", tag->language);
	put_attributes(pdf, out, tag);
	content_kids(pdf->content, tag, kids);
	put_kids(pdf, out, kids);
	pdf_pack_close(pdf->file->pack);
}

/* ---- ParentTree: from content back to elements ---- */

static void put_page_parents(const struct pdf *pdf, GString *out, int page)
{
	const struct content *content = pdf->content;

	g_string_append_printf(out, " %d[", page);
	for (int r = content->page_first[page]; r < content->page_first[page + 1]; r++) {
		const struct mark_run *run = &content->runs[r];
		if (run->mcid >= 0) /* these count up within the page */
			put_element(pdf, out, run->tag);
	}
	pdf_put(out, "]");
}

/* Entry KEY; keys above the pages belong to annotations, *RUN runs over them. */
static void put_parent(const struct pdf *pdf, GString *out, int key, int *run)
{
	if (key < pdf->pages->count) {
		put_page_parents(pdf, out, key);
		return;
	}
	while (!pdf->annotations[*run])
		++*run;
	g_string_append_printf(out, " %d", key);
	put_element(pdf, out, pdf->content->runs[(*run)++].tag);
}

static struct pdf_object *write_parents(struct pdf *pdf)
{
	struct pdf_object *tree = pdf_object_new(pdf->file);
	int count = pdf->pages->count + pdf->annotation_count;
	int run = 0;

	pdf_put(tree->entries, "/Kids[");
	for (int first = 0; first < count; first += PDF_LEAF) {
		int end = MIN(first + PDF_LEAF, count);
		struct pdf_object *leaf = pdf_object_new(pdf->file);
		pdf_put_reference(tree->entries, leaf->number);
		g_string_append_printf(leaf->entries, "/Limits[%d %d]/Nums[", first, end - 1);
		for (int key = first; key < end; key++)
			put_parent(pdf, leaf->entries, key, &run);
		pdf_put(leaf->entries, "]");
	}
	pdf_put(tree->entries, "]");
	return tree;
}

/* ---- IDTree: from ids to elements ---- */

struct named {
	char *id;
	unsigned number;
};

static int compare_ids(const void *a, const void *b)
{
	return strcmp(((const struct named *)a)->id, ((const struct named *)b)->id);
}

static void write_id_leaf(struct pdf *pdf, GString *kids, const struct named *named, guint count)
{
	struct pdf_object *leaf = pdf_object_new(pdf->file);
	GString *out = leaf->entries;

	pdf_put_reference(kids, leaf->number);
	pdf_put(out, "/Limits[");
	pdf_put_bytes(out, named[0].id);
	pdf_put_bytes(out, named[count - 1].id);
	pdf_put(out, "]/Names[");
	for (guint i = 0; i < count; i++) {
		pdf_put_bytes(out, named[i].id);
		pdf_put_reference(out, named[i].number);
	}
	pdf_put(out, "]");
}

static struct pdf_object *write_ids(struct pdf *pdf)
{
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(struct named));
	struct pdf_object *tree = NULL;

	for (const struct tag *tag = pdf->pages->root; tag; tag = tag_following(tag)) {
		struct named named = {element_id(tag), pdf->elements + (unsigned)tag->index};
		if (named.id)
			g_array_append_val(ids, named);
	}
	g_array_sort(ids, compare_ids);
	struct named *all = (struct named *)(void *)ids->data;
	if (ids->len > 0) {
		tree = pdf_object_new(pdf->file);
		pdf_put(tree->entries, "/Kids[");
		for (guint i = 0; i < ids->len; i += PDF_LEAF)
			write_id_leaf(pdf, tree->entries, all + i, MIN(PDF_LEAF, ids->len - i));
		pdf_put(tree->entries, "]");
	}
	for (guint i = 0; i < ids->len; i++)
		g_free(all[i].id);
	g_array_free(ids, TRUE);
	return tree;
}

void pdf_write_structure(struct pdf *pdf)
{
	struct pdf_object *root = pdf_object_new(pdf->file);
	GArray *kids = g_array_new(FALSE, FALSE, sizeof(struct kid));

	for (const struct tag *tag = pdf->pages->root; tag; tag = tag_following(tag))
		write_element(pdf, tag, tag->parent ?
			pdf->elements + (unsigned)tag->parent->index : root->number, kids);
	g_array_free(kids, TRUE);
	pdf_put(root->entries, "/Type/StructTreeRoot/K");
	put_element(pdf, root->entries, pdf->pages->root);
	pdf_put(root->entries, "/ParentTree");
	pdf_put_reference(root->entries, write_parents(pdf)->number);
	g_string_append_printf(root->entries, "/ParentTreeNextKey %d",
		pdf->pages->count + pdf->annotation_count);
	const struct pdf_object *ids = write_ids(pdf);
	if (ids) {
		pdf_put(root->entries, "/IDTree");
		pdf_put_reference(root->entries, ids->number);
	}
	pdf_put(pdf->file->catalog->entries, "/StructTreeRoot");
	pdf_put_reference(pdf->file->catalog->entries, root->number);
}
