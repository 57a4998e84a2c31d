/* Compose charts and key figures.  The alternative text ends in a sentence made
 * from the chart's own numbers, so that it cannot say anything else. */
#include "composer.h"

#include <math.h>
#include <string.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "layout.h"

static const char *const chart_words[] = {
	[CHART_BARS] = "balken", [CHART_GROUPED] = "gruppen", [CHART_LINES] = "linie",
	[CHART_TARGET] = "ziel", [CHART_STACKED] = "gestapelt", NULL,
};

static const struct section_option series_options[] = {
	{.name = "name", .kind = OPTION_TEXT, .required = true},
	{.name = "wert", .kind = OPTION_PATH, .required = true},
	{.name = "wenn", .kind = OPTION_CONDITION},
	{.name = "je", .kind = OPTION_PATH}, {.name = "zellen", .kind = OPTION_PATH},
	{.name = "bruch", .kind = OPTION_CONDITION}, {.name = NULL},
};

const struct section_option chart_options[] = {
	{.name = "als", .kind = OPTION_NAME},
	{.name = "art", .kind = OPTION_WORD, .words = chart_words, .required = true},
	{.name = "name", .kind = OPTION_TEXT, .required = true},
	{.name = "reihen", .kind = OPTION_RECORDS, .of = series_options, .required = true},
	{.name = "zielwert", .kind = OPTION_PATH}, {.name = "zielname", .kind = OPTION_TEXT},
	{.name = "einheit", .kind = OPTION_TEXT}, {.name = "titel", .kind = OPTION_TEXT},
	{.name = "alternativ", .kind = OPTION_TEXT, .required = true},
	{.name = "von", .kind = OPTION_NUMBER}, {.name = "bis", .kind = OPTION_NUMBER},
	{.name = "breite", .kind = OPTION_NUMBER}, {.name = "schwebend", .kind = OPTION_FLAG},
	{.name = NULL},
};

/* Where a series finds its points in an item. */
struct series_source {
	const struct yaml_node *path;   /* of the value */
	const struct yaml_node *cells;  /* je: list in the item, or NULL */
	int index;                      /* je: which of the cells */
	const struct yaml_node *node;   /* the series in the layout */
};

struct chart_builder {
	struct chart *chart;
	const struct yaml_node *name, *target;
	struct series_source *sources;  /* one per series */
	GString *targets;               /* "Lehrerkonferenzen ≥ 80 %; ..." for the alt text */
	int item;
};

static struct point view_point(struct composer *c, const struct yaml_node *path)
{
	const struct view *view = compose_path(c, path);
	struct point point = {.state = POINT_GAP, .label = ""};

	if (!view)
		return point;
	if (view->kind != VIEW_NUMBER) {
		diag_report(c->diag, DIAG_PATH_KIND, path->place, path->text, "Zahl");
		return point;
	}
	point.label = view->text;
	point.value = view->number;
	point.state = view->state == VIEW_KNOWN ? POINT_NUMBER
		: view->state == VIEW_MASKED ? POINT_MASKED : POINT_GAP;
	return point;
}

/* The point of a series for the item whose frame is set. */
static struct point series_point(struct composer *c, const struct series_source *source)
{
	struct view_frame frame = {NULL, "zelle", c->frame};
	struct point point;

	if (source->cells)
		frame.view = compose_nth(c, source->cells, source->index);
	c->frame = frame.view ? &frame : frame.outer;
	point = view_point(c, source->path);
	point.parted = yaml_member(source->node, "bruch") && compose_when(c, source->node, "bruch");
	c->frame = frame.outer;
	return point;
}

static void chart_item(struct composer *c, const struct view *item, void *context)
{
	struct chart_builder *b = context;
	struct point target;

	(void)item;
	b->chart->categories[b->item] = compose_plain(c, b->name);
	compose_meet(c, b->chart->categories[b->item]);
	for (int i = 0; i < b->chart->series_count; i++)
		b->chart->series[i].points[b->item] = series_point(c, &b->sources[i]);
	if (b->target) {
		target = view_point(c, b->target);
		b->chart->targets[b->item] = target.state == POINT_NUMBER ? target.value : NAN;
		if (target.state == POINT_NUMBER)
			g_string_append_printf(b->targets, "%s%s %s", b->targets->len ? "; " : "",
				b->chart->categories[b->item], target.label);
	}
	b->item++;
}

/* A series; EACH: the item it stands for (je), or NULL. */
static void series_add(struct composer *c, struct chart_builder *b, const struct yaml_node *node,
	const struct view *each, int index)
{
	struct chart *chart = b->chart;
	struct series *series = &chart->series[chart->series_count];
	struct view_frame frame = {each, "je", c->frame};

	c->frame = each ? &frame : frame.outer;
	series->name = compose_plain(c, yaml_member(node, "name"));
	compose_meet(c, series->name);
	c->frame = frame.outer;
	series->points = ARENA_ARRAY(c->arena, struct point, chart->category_count);
	b->sources[chart->series_count++] = (struct series_source){
		yaml_member(node, "wert"), each ? yaml_member(node, "zellen") : NULL, index, node};
}

static int series_most(struct composer *c, const struct yaml_node *list)
{
	int most = list->count;

	for (const struct yaml_node *node = list->child; node; node = node->next) {
		const struct yaml_node *each = yaml_member(node, "je");
		const struct view *items = each ? view_find(c->frame, each->text) : NULL;

		most += items ? items->count : 0;
	}
	return most;
}

static void series_make(struct composer *c, struct chart_builder *b, const struct yaml_node *list)
{
	int most = series_most(c, list);

	b->chart->series = ARENA_ARRAY(c->arena, struct series, most);
	b->sources = ARENA_ARRAY(c->arena, struct series_source, most);
	for (const struct yaml_node *node = list->child; node; node = node->next) {
		const struct yaml_node *each = yaml_member(node, "je");
		const struct view *items = each ? compose_list(c, each) : NULL;
		int index = 0;

		if (!compose_when(c, node, "wenn"))
			continue;
		if (!each)
			series_add(c, b, node, NULL, 0);
		for (const struct view *v = items ? items->child : NULL; v; v = v->next)
			series_add(c, b, node, v, index++);
	}
}

static double option_number(const struct yaml_node *section, const char *name)
{
	const struct yaml_node *node = yaml_member(section, name);
	double value = 0;

	if (node)
		number_read(node->text, &value);
	return value;
}

/* WORD of the layout with {n} and its like replaced; pairs end with NULL. */
static void sentence_add(struct composer *c, GString *out, const char *word,
	const char *const *pairs)
{
	const char *text = layout_word(c->diag, c->layout, word);

	if (out->len)
		g_string_append_c(out, ' ');
	while (*text) {
		const char *end = *text == '{' ? strchr(text, '}') : NULL;
		size_t i = 0;

		while (end && pairs[i]
			&& (strncmp(pairs[i], text + 1, (size_t)(end - text) - 1) != 0 ||
			strlen(pairs[i]) != (size_t)(end - text) - 1))
			i += 2;
		if (end && pairs[i]) {
			g_string_append(out, pairs[i + 1]);
			text = end + 1;
		} else {
			g_string_append_c(out, *text++);
		}
	}
}

struct extremes {
	int known, gaps, masked;
	int parted;                   /* from here on counted otherwise, or -1 */
	int first, last, least, most; /* categories, -1: none */
};

static struct extremes extremes_find(const struct series *series, int count)
{
	struct extremes e = {.parted = -1, .first = -1, .last = -1, .least = -1, .most = -1};

	for (int i = 0; i < count; i++) {
		const struct point *point = &series->points[i];

		e.gaps += point->state == POINT_GAP;
		e.masked += point->state == POINT_MASKED;
		if (point->parted) {
			e.parted = i;
			e.first = -1;
		}
		if (point->state != POINT_NUMBER)
			continue;
		e.known++;
		e.last = i;
		if (e.first < 0)
			e.first = e.least = e.most = i;
		if (point->value < series->points[e.least].value)
			e.least = i;
		if (point->value > series->points[e.most].value)
			e.most = i;
	}
	return e;
}

/* What a sentence says of the point of SERIES in CATEGORY. */
static const char *const *point_words(struct composer *c, const struct chart *chart,
	const struct series *series, int category)
{
	const char **pairs = ARENA_ARRAY(c->arena, const char *, 5);

	pairs[0] = "name";
	pairs[1] = chart->categories[category];
	pairs[2] = "wert";
	pairs[3] = series->points[category].label;
	return pairs;
}

static void series_describe(struct composer *c, GString *out, const struct chart *chart,
	const struct series *series)
{
	struct extremes e = extremes_find(series, chart->category_count);
	const char *const counts[] = {"reihe", series->name,
		"n", arena_printf(c->arena, "%d", e.known),
		"fehlend", arena_printf(c->arena, "%d", e.gaps),
		"verdeckt", arena_printf(c->arena, "%d", e.masked), NULL};

	if (chart->series_count > 1)
		sentence_add(c, out, e.known == 1 ? "alt_reihe_einer" : "alt_reihe", counts);
	else if (e.known != 1)
		sentence_add(c, out, "alt_werte", counts);
	if (e.gaps)
		sentence_add(c, out, "alt_fehlend", counts);
	if (e.masked)
		sentence_add(c, out, "alt_verdeckt", counts);
	if (e.parted >= 0) {
		const char *const since[] = {"von", chart->categories[e.parted], NULL};

		sentence_add(c, out, "alt_bruch", since);
	}
	if (e.known > 1 && chart->kind != CHART_LINES) {
		sentence_add(c, out, "alt_hoechster", point_words(c, chart, series, e.most));
		sentence_add(c, out, "alt_niedrigster", point_words(c, chart, series, e.least));
	} else if (e.first >= 0 && e.first == e.last) {
		sentence_add(c, out, "alt_einziger", point_words(c, chart, series, e.last));
	} else if (e.first >= 0) {
		const char *const change[] = {"von", chart->categories[e.first],
			"bis", chart->categories[e.last], "anfang", series->points[e.first].label,
			"ende", series->points[e.last].label,
			"hoechster", series->points[e.most].label,
			"niedrigster", series->points[e.least].label, NULL};

		sentence_add(c, out, "alt_veraenderung", change);
	}
}

static const char *chart_alt(struct composer *c, const struct chart *chart,
	const struct yaml_node *text, const char *targets)
{
	GString *out = g_string_new(compose_plain(c, text));
	const char *const pairs[] = {"liste", targets, NULL};
	const char *alt;

	for (int i = 0; i < chart->series_count; i++)
		series_describe(c, out, chart, &chart->series[i]);
	if (*targets)
		sentence_add(c, out, "alt_ziele", pairs);
	alt = arena_strdup(c->arena, out->str);
	g_string_free(out, TRUE);
	return alt;
}

static const char *optional_plain(struct composer *c, const struct yaml_node *section,
	const char *name)
{
	const struct yaml_node *node = yaml_member(section, name);
	const char *text = node ? compose_plain(c, node) : NULL;

	return text && *text ? text : NULL;
}

static enum chart_kind chart_kind(const struct yaml_node *section)
{
	const char *word = yaml_member(section, "art")->text;
	int kind = 0;

	while (strcmp(chart_words[kind], word) != 0)
		kind++;
	return (enum chart_kind)kind;
}

static void chart_frame(struct composer *c, struct chart *chart, const struct yaml_node *section)
{
	const struct yaml_node *caption = yaml_member(section, "titel");

	chart->kind = chart_kind(section);
	chart->caption = caption ? compose_spans(c, caption) : NULL;
	chart->unit = optional_plain(c, section, "einheit");
	chart->target_name = optional_plain(c, section, "zielname");
	chart->least = option_number(section, "von");
	chart->most = option_number(section, "bis");
	chart->width_share = (int)lround(1000 * option_number(section, "breite"));
}

void compose_chart(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	const struct yaml_node *name = yaml_member(section, "als");
	const struct view *list = compose_list(c, value);
	struct chart *chart = ARENA_NEW(c->arena, struct chart);
	struct chart_builder b = {chart, yaml_member(section, "name"),
		yaml_member(section, "zielwert"), NULL, NULL, 0};
	struct loop loop = {name ? name->text : NULL, list, chart_item, &b};
	struct block *block;

	if (!list || !list->count)
		return;
	chart_frame(c, chart, section);
	chart->category_count = list->count;
	chart->categories = ARENA_ARRAY(c->arena, const char *, list->count);
	chart->targets = b.target || chart->kind == CHART_TARGET
		? ARENA_ARRAY(c->arena, double, list->count) : NULL;
	for (int i = 0; chart->targets && i < list->count; i++)
		chart->targets[i] = NAN;
	series_make(c, &b, yaml_member(section, "reihen"));
	if (!chart->series_count)
		return;
	b.targets = g_string_new("");
	compose_each(c, &loop);
	chart->alt = chart_alt(c, chart, yaml_member(section, "alternativ"), b.targets->str);
	g_string_free(b.targets, TRUE);
	block = block_new(c->arena, BLOCK_CHART, value->place);
	block->drifts = composer_flag(section, "schwebend", true);
	block->chart = chart;
	composer_append(c, block);
}

struct figure_state {
	const struct yaml_node *section;
	struct key_figure **end;
};

/* The option NAME, else the member of the same name if it has a value. */
static const char *figure_text(struct composer *c, const struct yaml_node *section,
	const char *name)
{
	const struct yaml_node *node = yaml_member(section, name);
	const struct view *view;

	if (node)
		return optional_plain(c, section, name);
	view = view_find(c->frame, name);
	return view_is_present(view) || (view && view->kind == VIEW_NUMBER)
		? compose_view_plain(c, view) : NULL;
}

static void figure_item(struct composer *c, const struct view *item, void *context)
{
	struct figure_state *state = context;
	struct key_figure *figure = ARENA_NEW(c->arena, struct key_figure);

	figure->value = figure_text(c, state->section, "wert");
	figure->label = compose_words(c, figure_text(c, state->section, "name"));
	figure->note = compose_words(c, figure_text(c, state->section, "hinweis"));
	if (!figure->value || !figure->label) {
		diag_report(c->diag, DIAG_PLACEHOLDER_EMPTY, item->place.source ? item->place
			: state->section->place, figure->value ? "name" : "wert");
		return;
	}
	*state->end = figure;
	state->end = &figure->next;
}

/* Boxes written in the layout, one mapping each. */
static void figures_listed(struct composer *c, struct figure_state *state,
	const struct yaml_node *boxes)
{
	for (const struct yaml_node *box = boxes->child; box; box = box->next) {
		state->section = box;
		if (compose_when(c, box, "wenn"))
			figure_item(c, c->root, state);
	}
}

void compose_figures(struct composer *c, const struct yaml_node *section,
	const struct yaml_node *value)
{
	const struct yaml_node *name = yaml_member(section, "als");
	struct block *block = block_new(c->arena, BLOCK_FIGURES, value->place);
	struct figure_state state = {section, &block->figures};
	struct loop loop = {name ? name->text : NULL, NULL, figure_item, &state};

	if (value->kind == YAML_SEQUENCE)
		figures_listed(c, &state, value);
	else
		loop.list = compose_list(c, value);
	if (loop.list)
		compose_each(c, &loop);
	if (block->figures)
		composer_append(c, block);
}
