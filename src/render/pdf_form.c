/* Form: fields as widgets with appearances of their own, no scripts, no actions
 * (ISO 32000-1, 12.7; ISO 19005-2, 6.4.1; ISO 14289-1, 7.18.4).
 *
 * A field's name says its place in a tree: "TOP 3.Ergebnis" stands below "TOP 3".
 * Its mapping name (TM) says where `schuso minutes read` puts its value. */
#include "pdf.h"

#include <string.h>

#include "field.h"
#include "pdf_syntax.h"
#include "pdf_text.h"
#include "../base/arena.h"
#include "../typeset/document.h"
#include "../typeset/tag.h"

static const char FONT[] = "Text";     /* in the resources of the form */
static const char TICKED[] = "Ja";     /* state of a box that is ticked */

/* A part of names; a widget stands where the last part does. */
struct node {
	const char *part;
	struct pdf_object *object;
	struct node *parent, *child, *last, *next;
};

struct pdf_form {
	struct node root;        /* has no part and no object */
	const struct mark *typed; /* first text field: face, size, colour for all; or NULL */
	GHashTable *looks;       /* drawing -> struct pdf_object, looked up only */
	GArray *marks;           /* scratch */
};

static struct pdf_form *form_of(struct pdf *pdf)
{
	if (!pdf->form) {
		pdf->form = ARENA_NEW(pdf->arena, struct pdf_form);
		pdf->form->looks =
			g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
		pdf->form->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
	}
	return pdf->form;
}

/* ---- names ---- */

static struct node *node_new(struct pdf *pdf, struct node *parent, const char *part)
{
	struct node *node = ARENA_NEW(pdf->arena, struct node);

	node->part = part;
	node->parent = parent;
	if (parent->last)
		parent->last->next = node;
	else
		parent->child = node;
	parent->last = node;
	return node;
}

/* The node of PART below PARENT that others stand below. */
static struct node *node_inner(struct pdf *pdf, struct node *parent, const char *part)
{
	for (struct node *node = parent->child; node; node = node->next)
		if (strcmp(node->part, part) == 0)
			return node;
	struct node *node = node_new(pdf, parent, part);
	node->object = pdf_object_new(pdf->file);
	return node;
}

/* Hangs WIDGET into the tree by NAME. */
static struct node *node_hang(struct pdf *pdf, const char *name, struct pdf_object *widget)
{
	struct node *node = &form_of(pdf)->root;
	char **parts = g_strsplit(name, ".", -1);
	int last = -1;

	for (int i = 0; parts[i]; i++)
		last = *parts[i] ? i : last;
	for (int i = 0; i < last; i++)
		if (*parts[i])
			node = node_inner(pdf, node, arena_strdup(pdf->arena, parts[i]));
	node = node_new(pdf, node, arena_strdup(pdf->arena, last < 0 ? name : parts[last]));
	node->object = widget;
	g_strfreev(parts);
	return node;
}

static void put_node(const struct node *node)
{
	GString *out = node->object->entries;

	g_string_append(out, "/T");
	pdf_put_text(out, node->part);
	if (node->parent->object) {
		g_string_append(out, "/Parent");
		pdf_put_reference(out, node->parent->object->number);
	}
	if (!node->child)
		return;
	g_string_append(out, "/Kids[");
	for (const struct node *kid = node->child; kid; kid = kid->next) {
		pdf_put_reference(out, kid->object->number);
		put_node(kid);
	}
	g_string_append_c(out, ']');
}

/* ---- appearances ---- */

/* Content drawing FIELD from (0, 0). */
static GString *draw_look(struct pdf *pdf, const struct mark *field, enum field_look look)
{
	GArray *marks = form_of(pdf)->marks;
	GString *out = g_string_new(NULL);
	struct pen pen = {.pdf = pdf, .out = out, .height = field->height, .stroke = UNIT};
	struct mark moved = *field;

	moved.x = moved.y = 0;
	field_marks(&moved, look, marks);
	for (guint i = 0; i < marks->len; i++)
		pen_mark(&pen, &g_array_index(marks, struct mark, i));
	if (field->field->kind != FIELD_BOX) /* here viewers put what is typed (12.7.3.3) */
		g_string_append(out, "/Tx BMC\nEMC\n");
	return out;
}

/* The appearance of FIELD; those that look alike share one. */
static const struct pdf_object *write_look(struct pdf *pdf, const struct mark *field,
	enum field_look look)
{
	GString *content = draw_look(pdf, field, look);
	char *key = g_strdup_printf("%d %d %s", field->width, field->height, content->str);
	struct pdf_object *object = g_hash_table_lookup(pdf->form->looks, key);

	if (object) {
		g_free(key);
	} else {
		object = pdf_stream_new(pdf->file, content->str, content->len, PDF_DEFLATED);
		g_string_append(object->entries,
			"/Type/XObject/Subtype/Form/Resources<<>>/BBox[0 0 ");
		pdf_put_length(object->entries, field->width);
		g_string_append_c(object->entries, ' ');
		pdf_put_length(object->entries, field->height);
		g_string_append_c(object->entries, ']');
		g_hash_table_insert(pdf->form->looks, key, object);
	}
	g_string_free(content, TRUE);
	return object;
}

/* ---- widgets ---- */

static void put_color(GString *out, struct color color)
{
	const double parts[3] = {color.red, color.green, color.blue};

	for (int i = 0; i < 3; i++) {
		g_string_append_c(out, ' ');
		pdf_put_number(out, parts[i]);
	}
}

static void put_text(GString *out, const char *key, const char *text)
{
	if (!text)
		return;
	g_string_append_printf(out, "/%s", key);
	pdf_put_text(out, text);
}

/* A cell with room for two lines and the margins that viewers leave is written in from
 * its top, beside the first line of its row. */
static bool holds_lines(const struct mark *mark)
{
	return mark->field->kind == FIELD_AREA || mark->field->amount > 1
		|| (!mark->pitch && mark->height >= mark->size * 12 / 5 + 4 * UNIT);
}

static void write_text_field(struct pdf *pdf, const struct mark *mark, GString *out)
{
	enum { MULTILINE = 1 << 12 }; /* table 228 */

	if (!pdf->form->typed)
		pdf->form->typed = mark;
	g_string_append_printf(out, "/FT/Tx/Ff %d/V()/AP<</N", holds_lines(mark) ? MULTILINE : 0);
	pdf_put_reference(out, write_look(pdf, mark, FIELD_EMPTY)->number);
	g_string_append(out, ">>");
}

static void write_box(struct pdf *pdf, const struct mark *mark, GString *out)
{
	const char *state = mark->field->ticked ? TICKED : "Off";

	g_string_append_printf(out, "/FT/Btn/V/%s/DV/%s/AS/%s/AP<</N<</%s", state, state, state,
		TICKED);
	pdf_put_reference(out, write_look(pdf, mark, FIELD_TICKED)->number);
	g_string_append(out, "/Off");
	pdf_put_reference(out, write_look(pdf, mark, FIELD_EMPTY)->number);
	g_string_append(out, ">>>>");
}

void pdf_write_widget(struct pdf *pdf, const struct mark *mark, struct pdf_object *widget)
{
	GString *out = widget->entries;

	node_hang(pdf, mark->field->name, widget);
	g_string_append(out, "/Subtype/Widget");
	put_text(out, "TU", mark->field->tip);
	put_text(out, "TM", mark->field->address);
	g_string_append(out, "/MK<<");
	if (mark->look->has_fill) {
		g_string_append(out, "/BG[");
		put_color(out, mark->look->fill);
		g_string_append_c(out, ']');
	}
	g_string_append(out, ">>/BS<</W 1>>");
	if (mark->field->kind == FIELD_BOX)
		write_box(pdf, mark, out);
	else
		write_text_field(pdf, mark, out);
}

/* ---- the form ---- */

/* What viewers type with. */
static bool put_typing(struct pdf *pdf, GString *out)
{
	const struct mark *typed = pdf->form->typed;
	const struct pdf_object *font = typed ? pdf_write_plain_font(pdf, typed->face) : NULL;

	if (!font)
		return !typed;
	g_string_append_printf(out, "/DR<</Font<</%s", FONT);
	pdf_put_reference(out, font->number);
	g_string_append_printf(out, ">>>>/DA(/%s ", FONT);
	pdf_put_length(out, typed->size);
	g_string_append(out, " Tf");
	put_color(out, typed->color);
	g_string_append(out, " rg)");
	return true;
}

bool pdf_write_form(struct pdf *pdf)
{
	struct pdf_form *form = pdf->form;

	if (!form)
		return true;
	struct pdf_object *object = pdf_object_new(pdf->file);
	g_string_append(object->entries, "/Fields[");
	for (const struct node *node = form->root.child; node; node = node->next) {
		pdf_put_reference(object->entries, node->object->number);
		put_node(node);
	}
	g_string_append_c(object->entries, ']');
	bool good = put_typing(pdf, object->entries);
	g_string_append(pdf->file->catalog->entries, "/AcroForm");
	pdf_put_reference(pdf->file->catalog->entries, object->number);
	g_hash_table_destroy(form->looks);
	g_array_free(form->marks, TRUE);
	return good;
}
