/* View: building, finding, dumping. */
#include <stdlib.h>
#include "base/arena.h"
#include "report/view.h"
#include "check.h"

static struct view *sample(struct arena *arena)
{
	struct view *root = view_root(arena), *school, *list, *item;

	school = view_record(root, "schule");
	view_text(school, "name", "Südschule");
	view_text(school, "web", NULL);
	view_number(school, "kinder", 262, 0);
	view_number_as(school, "faelle", 2, VIEW_MASKED, ".");
	list = view_list(root, "ziele");
	item = view_item(list);
	view_text(item, "nummer", "1");
	view_flag(item, "verbindlich", true);
	return root;
}

static void test_find(struct arena *arena)
{
	struct view *root = sample(arena);
	struct view_frame outer = {root, NULL, NULL};
	struct view_frame named = {root->child->next->child, "ziel", &outer};
	struct view_frame inner = {root->child->next->child, NULL, &named};

	CHECK_TEXT(view_find(&inner, "schule.name")->text, "Südschule");
	CHECK_TEXT(view_find(&inner, "ziel.nummer")->text, "1");
	CHECK_TEXT(view_find(&inner, "nummer")->text, "1");
	CHECK(view_find(&inner, ".") == inner.view);
	CHECK(view_find(&inner, "ziel") == inner.view);
	CHECK(!view_find(&inner, "schule.nam"));
	CHECK(!view_find(&inner, "zielnummer"));
	CHECK(!view_find(&inner, "schule.name.x"));
}

static void test_present(struct arena *arena)
{
	struct view *root = sample(arena);
	struct view_frame frame = {root, NULL, NULL};
	const struct view *masked = view_find(&frame, "schule.faelle");

	CHECK(view_is_present(view_find(&frame, "schule.name")));
	CHECK(view_find(&frame, "schule.web") && !view_is_present(view_find(&frame, "schule.web")));
	CHECK(view_is_present(view_find(&frame, "ziele")));
	CHECK(!view_is_present(NULL));
	CHECK(masked->number >= 0 && masked->number <= 0);
}

static void test_dump(struct arena *arena)
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	view_dump(sample(arena), out);
	fclose(out);
	CHECK_TEXT(text, "schule:\n  name: \"Südschule\"\n  web: (none)\n  kinder: 262\n"
		"  faelle: . (masked)\nziele: [1]\n  -\n    nummer: \"1\"\n    verbindlich: ja\n");
	free(text);
}

static void test_names(struct arena *arena)
{
	struct view_frame frame = {sample(arena), NULL, NULL};
	const char *const *names = view_names(arena, &frame);

	CHECK_TEXT(names[0], "schule");
	CHECK_TEXT(names[1], "schule.name");
	CHECK_TEXT(names[5], "ziele");
	CHECK(!names[6]);
}

int main(void)
{
	struct arena *arena = arena_new();

	test_find(arena);
	test_present(arena);
	test_dump(arena);
	test_names(arena);
	arena_free(arena);
	return check_result();
}
