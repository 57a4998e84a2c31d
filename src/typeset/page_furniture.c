/* Furniture: draft mark, running head and foot; all artifacts, words from the layout. */
#include "page_furniture.h"

#include <math.h>
#include <string.h>
#include "../base/arena.h"
#include "flow_text.h"
#include "page_place.h"

static void replace(GString *text, const char *name, const char *value)
{
	g_string_replace(text, name, value ? value : "", 0);
}

/* Fills {seite}, {seiten}, {abschnitt} and {oben}. */
static const char *words_fill(const struct placer *placer, const char *words)
{
	struct arena *arena = placer->setter->arena;
	GString *text;
	char *result;

	if (!words || !*words)
		return NULL;
	text = g_string_new(words);
	replace(text, "{seiten}", arena_printf(arena, "%d", placer->setter->pages->count));
	replace(text, "{seite}", placer->page->label);
	replace(text, "{abschnitt}", placer->page->section);
	replace(text, "{oben}", placer->page->section_top);
	result = arena_strdup(arena, g_strstrip(text->str));
	g_string_free(text, TRUE);
	return *result ? result : NULL;
}

/* TEXT on one line no wider than WIDTH: cut after a word, with an ellipsis. */
static struct lines *line_cut(struct setter *setter, const char *text, const struct style *style,
	int width)
{
	char *copy = arena_strdup(setter->arena, text);
	struct lines *lines = text_line(setter, copy, style);
	char *blank;

	while (lines->widest > width && (blank = strrchr(copy, ' '))) {
		*blank = '\0';
		lines = text_line(setter, arena_printf(setter->arena, "%s \u2026", copy), style);
	}
	return lines;
}

static void mark_artifacts(struct placer *placer, guint start, enum artifact_kind kind)
{
	for (guint i = start; i < placer->marks->len; i++)
		g_array_index(placer->marks, struct mark, i).artifact = kind;
}

/* Two texts on one baseline, at both edges of the type area. */
struct edge_line {
	const char *left, *right;
	const struct style *style;
	int baseline;
};

static void place_edge_line(struct placer *placer, const struct edge_line *edge)
{
	struct setter *setter = placer->setter;
	int room = placer->width;
	struct lines *left = edge->left ? text_line(setter, edge->left, edge->style) : NULL;
	struct lines *right = edge->right ? text_line(setter, edge->right, edge->style) : NULL;
	int gap = left && right ? 2 * edge->style->size : 0;

	if (left && right && left->widest + right->widest + gap > room) {
		left = line_cut(setter, edge->left, edge->style,
			MAX(room / 2, room - right->widest) - gap);
		right = line_cut(setter, edge->right, edge->style, room - left->widest - gap);
	} else if (left && !right) {
		left = line_cut(setter, edge->left, edge->style, room);
	} else if (right && !left) {
		right = line_cut(setter, edge->right, edge->style, room);
	}
	if (left)
		placer_lines(placer, NULL, left, placer->left, edge->baseline - left->ascent);
	if (right)
		placer_lines(placer, NULL, right, placer->left + placer->width - right->widest,
			edge->baseline - right->ascent);
}

static bool is_verso(const struct placer *placer)
{
	return placer->setter->sheet->sheet.mirrored && placer->index % 2 == 1;
}

static void place_head(struct placer *placer)
{
	const struct stylesheet *sheet = placer->setter->sheet;
	const char *left = words_fill(placer, sheet->words.head_left);
	const char *right = words_fill(placer, sheet->words.head_right);
	struct edge_line edge = {left, right, style_find(sheet, "head"), sheet->sheet.head};
	guint start = placer->marks->len;
	int y = edge.baseline + edge.style->padding;

	if (is_verso(placer)) {
		edge.left = right;
		edge.right = left;
	}
	place_edge_line(placer, &edge);
	if (edge.style->has_rule && (left || right))
		placer_rule(placer, NULL, (int[]){placer->left, y, placer->left + placer->width, y},
			edge.style->rule_width, edge.style->rule);
	mark_artifacts(placer, start, ARTIFACT_HEADER);
}

/* The draft mark runs up the page's diagonal, its middle in the page's middle. */
static void place_draft(struct placer *placer)
{
	const struct stylesheet *sheet = placer->setter->sheet;
	struct lines *lines = text_line(placer->setter, sheet->words.draft,
		style_find(sheet, "mark"));
	double angle = atan2(placer->page->height, placer->page->width);
	double half = lines->widest / 2.0;
	guint start = placer->marks->len;

	placer_lines(placer, NULL, lines, 0, 0);
	for (guint i = start; i < placer->marks->len; i++) {
		struct mark *mark = &g_array_index(placer->marks, struct mark, i);
		double along = mark->x - half, down = mark->size * 0.35;

		mark->rotate = (int)lround(angle * 180 / G_PI);
		mark->x = placer->page->width / 2
			+ (int)lround(along * cos(angle) + down * sin(angle));
		mark->y = placer->page->height / 2
			- (int)lround(along * sin(angle) - down * cos(angle));
	}
	mark_artifacts(placer, start, ARTIFACT_WATERMARK);
}

static bool fills_meet(const struct mark *a, const struct mark *b)
{
	return a->x < b->x + b->width && b->x < a->x + a->width &&
		a->y < b->y + b->height && b->y < a->y + a->height;
}

/* Whether mark INDEX is a tint nowhere darker than DRAFT that lies on the paper or on
 * other such tints (GROUNDS), not on a fill that stays where it is. */
static bool is_ground(const GArray *marks, guint index, const bool *grounds,
	const struct color *draft)
{
	const struct mark *mark = &g_array_index(marks, struct mark, index);

	if (mark->kind != MARK_FILL || mark->artifact != ARTIFACT_LAYOUT ||
		mark->color.red < draft->red || mark->color.green < draft->green ||
		mark->color.blue < draft->blue)
		return false;
	for (guint i = 0; i < index; i++) {
		const struct mark *below = &g_array_index(marks, struct mark, i);

		if (below->kind == MARK_FILL && !grounds[i] && fills_meet(below, mark))
			return false;
	}
	return true;
}

void furniture_draft(struct placer *placer)
{
	const struct color *draft = &style_find(placer->setter->sheet, "mark")->color;
	guint count = placer->marks->len;
	GArray *marks;
	bool *grounds;

	if (!placer->setter->document->draft)
		return;
	marks = g_array_sized_new(FALSE, FALSE, sizeof(struct mark), count);
	grounds = ARENA_ARRAY(placer->setter->arena, bool, count);
	for (guint i = 0; i < count; i++) {
		grounds[i] = is_ground(placer->marks, i, grounds, draft);
		if (grounds[i])
			g_array_append_val(marks, g_array_index(placer->marks, struct mark, i));
	}
	for (guint i = 0; i < count; i++)
		if (!grounds[i])
			g_array_append_val(marks, g_array_index(placer->marks, struct mark, i));
	g_array_free(placer->marks, TRUE);
	placer->marks = marks;
}

void furniture_above(struct placer *placer, const struct flow *flow)
{
	const char *draft = placer->setter->sheet->words.draft;

	if (placer->setter->document->draft && draft && *draft)
		place_draft(placer);
	if (!flow->bare)
		place_head(placer);
}

void furniture_below(struct placer *placer, const struct flow *flow)
{
	const struct stylesheet *sheet = placer->setter->sheet;
	const char *left = words_fill(placer, sheet->words.foot_left);
	const char *right = words_fill(placer, sheet->words.page);
	struct edge_line edge = {left, right, style_find(sheet, "foot"),
		placer->page->height - sheet->sheet.foot};
	guint start = placer->marks->len;

	if (flow->bare)
		return;
	if (is_verso(placer)) {
		edge.left = right;
		edge.right = left;
	}
	place_edge_line(placer, &edge);
	mark_artifacts(placer, start, ARTIFACT_FOOTER);
}
