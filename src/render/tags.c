/* Tags device: the document as a screen reader meets it: structure, attributes
 * and text, without the look.  Words that a line end has divided are whole. */
#include "device.h"

#include <string.h>

#include "content.h"
#include "../base/arena.h"
#include "../typeset/document.h"
#include "../typeset/tag.h"

static const char *const scopes[] = {NULL, "column", "row", "both"};

static void put_attribute(GString *out, const char *name, const char *value)
{
	if (value)
		g_string_append_printf(out, " %s=»%s«", name, value);
}

static void put_attributes(GString *out, const struct tag *tag)
{
	put_attribute(out, "alt", tag->alt);
	put_attribute(out, "actual", tag->actual);
	put_attribute(out, "expansion", tag->expansion);
	put_attribute(out, "language", tag->language);
	put_attribute(out, "id", tag->id);
	put_attribute(out, "summary", tag->summary);
	put_attribute(out, "scope", scopes[tag->scope]);
	if (tag->columns > 1)
		g_string_append_printf(out, " columns=%d", tag->columns);
	if (tag->rows > 1)
		g_string_append_printf(out, " rows=%d", tag->rows);
	if (tag->kind == TAG_L)
		g_string_append(out, tag->ordered ? " ordered" : " unordered");
	for (const char **id = tag->headers; id && *id; id++)
		g_string_append_printf(out, " %s%s", id == tag->headers ? "headers=" : "", *id);
}

static const struct mark *run_marks(const struct content *content, const struct mark_run *run)
{
	return content->pages->items[run->page].marks;
}

/* The text of RUN with the hyphens that were put in left out. */
static void put_run(GString *out, const struct content *content, const struct mark_run *run)
{
	const struct mark *marks = run_marks(content, run);

	for (int i = run->first; i < run->end; i++) {
		if (marks[i].kind != MARK_TEXT)
			continue;
		for (const char *p = marks[i].text; *p; p = g_utf8_next_char(p)) {
			if (g_utf8_get_char(p) != 0xAD)
				g_string_append_unichar(out, g_utf8_get_char(p));
		}
	}
}

static void put_target(GString *out, const struct content *content, const struct mark_run *run)
{
	const struct mark *link = &run_marks(content, run)[run->first];

	if (link->field)
		g_string_append_printf(out, "field %s", link->field->name);
	else if (link->uri)
		g_string_append_printf(out, "link -> %s", link->uri);
	else if (link->anchor)
		g_string_append_printf(out, "link -> #%s", link->anchor->id);
	put_attribute(out, "contents", link->contents);
	g_string_append_c(out, '\n');
}

static void put_indent(GString *out, int depth)
{
	for (int i = 0; i < depth; i++)
		g_string_append(out, "  ");
}

/* KIDS from *AT on that are runs: one paragraph to a reader, one line here. */
static void put_text_runs(GString *out, const struct content *content, const GArray *kids,
	guint *at)
{
	g_string_append(out, "»");
	for (; *at < kids->len; ++*at) {
		const struct kid *kid = &g_array_index(kids, struct kid, *at);
		if (!kid->run || kid->run->active)
			break;
		put_run(out, content, kid->run);
	}
	g_string_append(out, "«\n");
}

static void put_tag(GString *out, const struct content *content, const struct tag *tag, int depth)
{
	GArray *kids = g_array_new(FALSE, FALSE, sizeof(struct kid));

	put_indent(out, depth);
	g_string_append(out, tag_name(tag->kind));
	put_attributes(out, tag);
	g_string_append_c(out, '\n');
	content_kids(content, tag, kids);
	for (guint i = 0; i < kids->len;) {
		const struct kid *kid = &g_array_index(kids, struct kid, i);
		if (kid->tag) {
			put_tag(out, content, kid->tag, depth + 1);
			i++;
			continue;
		}
		put_indent(out, depth + 1);
		if (kid->run->active) {
			put_target(out, content, kid->run);
			i++;
		} else {
			put_text_runs(out, content, kids, &i);
		}
	}
	g_array_free(kids, TRUE);
}

static bool render_tags(const struct pages *pages, const struct device_options *options,
	struct diag *diag, GByteArray *bytes)
{
	struct arena *arena = arena_new();
	GString *out = g_string_new(NULL);

	(void)options, (void)diag;
	put_tag(out, content_new(arena, pages), pages->root, 0);
	g_byte_array_append(bytes, (const guint8 *)out->str, (guint)out->len);
	g_string_free(out, TRUE);
	arena_free(arena);
	return true;
}

const struct device device_tags = {.name = "tags", .render = render_tags};
