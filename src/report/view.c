/* View: building, finding and dumping the named values of one document. */
#include "view.h"

#include <assert.h>
#include <glib.h>
#include <string.h>
#include "../base/arena.h"

/* Paths are written by people; deeper ones are mistakes. */
enum { NAMES_DEPTH = 4 };

static struct view *view_new(struct view *parent, enum view_kind kind, const char *name)
{
	struct view *view = ARENA_NEW(parent->arena, struct view);

	view->kind = kind;
	view->arena = parent->arena;
	view->name = name ? arena_strdup(parent->arena, name) : NULL;
	assert(parent->kind == VIEW_RECORD || parent->kind == VIEW_LIST);
	assert((parent->kind == VIEW_LIST) == !name);
	if (parent->last)
		parent->last->next = view;
	else
		parent->child = view;
	parent->last = view;
	parent->count++;
	return view;
}

struct view *view_root(struct arena *arena)
{
	struct view *root = ARENA_NEW(arena, struct view);

	root->kind = VIEW_RECORD;
	root->arena = arena;
	return root;
}

struct view *view_record(struct view *parent, const char *name)
{
	return view_new(parent, VIEW_RECORD, name);
}

struct view *view_list(struct view *parent, const char *name)
{
	return view_new(parent, VIEW_LIST, name);
}

struct view *view_item(struct view *list)
{
	return view_new(list, VIEW_RECORD, NULL);
}

void view_item_text(struct view *list, struct text text)
{
	struct view *view;

	if (!text.text)
		return;
	view = view_new(list, VIEW_TEXT, NULL);
	view->text = text.text;
	view->place = text.place;
}

void view_text(struct view *parent, const char *name, const char *text)
{
	view_input(parent, name, (struct text){.text = text});
}

void view_input(struct view *parent, const char *name, struct text text)
{
	struct view *view = view_new(parent, VIEW_TEXT, name);

	view->text = text.text;
	view->place = text.place;
}

void view_markdown(struct view *parent, const char *name, struct text text)
{
	struct view *view = view_new(parent, VIEW_MARKDOWN, name);

	view->text = text.text;
	view->place = text.place;
}

void view_texts(struct view *parent, const char *name, struct texts texts)
{
	struct view *list = view_list(parent, name);

	for (int i = 0; i < texts.count; i++)
		view_item_text(list, texts.items[i]);
}

void view_flag(struct view *parent, const char *name, bool flag)
{
	view_new(parent, VIEW_FLAG, name)->flag = flag;
}

void view_date(struct view *parent, const char *name, struct date date)
{
	view_text(parent, name, date_is_set(date) ? date_print(parent->arena, date) : NULL);
}

void view_number_as(struct view *parent, const char *name, double number,
	enum view_number_state state, const char *printed)
{
	struct view *view = view_new(parent, VIEW_NUMBER, name);

	/* A masked number must not be there at all, not even unprinted. */
	view->number = state == VIEW_KNOWN ? number : 0;
	view->state = state;
	view->text = printed;
}

void view_number(struct view *parent, const char *name, double number, int decimals)
{
	view_number_as(parent, name, number, VIEW_KNOWN,
		number_print(parent->arena, number, decimals));
}

void view_absent(struct view *parent, const char *name, const char *printed)
{
	view_number_as(parent, name, 0, VIEW_ABSENT, printed);
}

bool view_is_present(const struct view *view)
{
	if (!view)
		return false;
	switch (view->kind) {
	case VIEW_TEXT:
	case VIEW_MARKDOWN:
		return view->text && *view->text;
	case VIEW_NUMBER:
		return view->state != VIEW_ABSENT;
	case VIEW_FLAG:
		return view->flag;
	case VIEW_RECORD:
	case VIEW_LIST:
		return view->count > 0;
	}
	return false;
}

/* The member that the path names below VIEW; an empty path is VIEW itself. */
static const struct view *member_find(const struct view *view, const char *path)
{
	while (view && *path) {
		const char *dot = strchr(path, '.');
		size_t length = dot ? (size_t)(dot - path) : strlen(path);
		const struct view *member = view->kind == VIEW_RECORD ? view->child : NULL;

		while (member && (strncmp(member->name, path, length) != 0 || member->name[length]))
			member = member->next;
		view = member;
		path += length;
		if (*path == '.')
			path++;
	}
	return view;
}

const struct view *view_find(const struct view_frame *frame, const char *path)
{
	if (frame && strcmp(path, ".") == 0)
		return frame->view;
	for (; frame; frame = frame->outer) {
		size_t length = frame->name ? strlen(frame->name) : 0;
		const struct view *found;

		if (frame->name && (strncmp(path, frame->name, length) != 0 ||
			(path[length] && path[length] != '.')))
			continue;
		found = member_find(frame->view, path + length + (length && path[length] ? 1 : 0));
		if (found)
			return found;
	}
	return NULL;
}

static void names_add(struct arena *arena, GPtrArray *names, const struct view *view,
	const char *prefix, int depth)
{
	const struct view *member = view->kind == VIEW_RECORD ? view->child : NULL;

	for (; member; member = member->next) {
		char *name = prefix ? arena_printf(arena, "%s.%s", prefix, member->name)
			: arena_strdup(arena, member->name);

		g_ptr_array_add(names, name);
		if (depth < NAMES_DEPTH)
			names_add(arena, names, member, name, depth + 1);
	}
}

const char *const *view_names(struct arena *arena, const struct view_frame *frame)
{
	GPtrArray *names = g_ptr_array_new();
	const char **list;

	for (; frame; frame = frame->outer) {
		if (frame->name)
			g_ptr_array_add(names, arena_strdup(arena, frame->name));
		names_add(arena, names, frame->view, frame->name, 1);
	}
	list = ARENA_ARRAY(arena, const char *, names->len + 1);
	for (guint i = 0; i < names->len; i++)
		list[i] = g_ptr_array_index(names, i);
	g_ptr_array_free(names, TRUE);
	return list;
}

static void dump_words(const char *text, int depth, FILE *out)
{
	for (; *text; text++) {
		putc(*text, out);
		if (*text == '\n' && text[1])
			fprintf(out, "%*s", 2 * depth, "");
	}
}

static void dump_value(const struct view *view, int depth, FILE *out)
{
	static const char *const states[] = {"", " (absent)", " (masked)"};

	switch (view->kind) {
	case VIEW_TEXT:
		fprintf(out, view->text ? " \"%s\"" : " (none)", view->text);
		break;
	case VIEW_MARKDOWN:
		fputs(view->text ? " |\n" : " (none)", out);
		if (view->text) {
			fprintf(out, "%*s", 2 * (depth + 1), "");
			dump_words(view->text, depth + 1, out);
		}
		break;
	case VIEW_NUMBER:
		fprintf(out, " %s%s", view->text, states[view->state]);
		break;
	case VIEW_FLAG:
		fputs(view->flag ? " ja" : " nein", out);
		break;
	case VIEW_LIST:
		fprintf(out, " [%d]", view->count);
		break;
	case VIEW_RECORD:
		break;
	}
}

static void dump_at(const struct view *view, int depth, FILE *out)
{
	fprintf(out, "%*s%s%s", 2 * depth, "", view->name ? view->name : "-",
		view->name ? ":" : "");
	dump_value(view, depth, out);
	putc('\n', out);
	for (const struct view *child = view->child; child; child = child->next)
		dump_at(child, depth + 1, out);
}

void view_dump(const struct view *view, FILE *out)
{
	for (const struct view *child = view->child; child; child = child->next)
		dump_at(child, 0, out);
}
