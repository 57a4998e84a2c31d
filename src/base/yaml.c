/* YAML: a tree from libyaml's events.
 * The nodes still open stand in an array of fixed depth, so no input can
 * exhaust the stack, here or in those who walk the tree.  An alias shares the
 * children of its anchor; what it would be if written out is counted. */
#include "yaml.h"

#include <string.h>
#include <glib.h>
#include <yaml.h>
#include "arena.h"
#include "diag.h"

enum {
	DEEPEST = 64,
	MOST_EXPANDED = 100000,
	MOST_NODES = 1000000, /* 100 MB of memory */
	FEW_MEMBERS = 24 /* up to here comparing all pairs beats hashing */
};

/* What a node would be with all aliases written out. */
struct extent {
	size_t nodes;
	int height; /* levels of collections */
};

struct anchor {
	const struct yaml_node *node;
	struct extent extent;
	bool open; /* its node is not complete: an alias now would hold itself */
};

/* A sequence or mapping whose end has not come. */
struct frame {
	struct yaml_node *node;
	struct yaml_node **tail; /* where the next child goes */
	struct extent extent;
	struct anchor *anchor;   /* or NULL */
	const char *key;         /* mapping: the key read, NULL: none yet */
	struct place key_place;
	bool drop;               /* the key was reported; its value is left out */
};

struct builder {
	struct arena *arena;
	struct diag *diag;
	const struct source *source;
	GHashTable *anchors;     /* name -> struct anchor, made when needed */
	struct yaml_node *root;
	int nodes;               /* made so far */
	size_t expanded;         /* nodes added by aliases */
	bool stopped;            /* reported something that ends the reading */
	struct place running;    /* start of the last scalar if in quotes over several lines */
	const char *line_start;  /* of line number LINE: a place reached before */
	int line;
	int depth;
	struct frame frames[DEEPEST];
};

/* What libyaml says, in our words.  AT_START: its context, such as the opening
 * quote, shows the mistake better than the place where it gave up. */
static const struct {
	const char *problem;
	enum diag_code code;
	bool at_start;
} problems[] = {
	{"did not find expected key", DIAG_YAML_INDENT, false},
	{"did not find expected '-' indicator", DIAG_YAML_INDENT, false},
	{"block sequence entries are not allowed", DIAG_YAML_CHARACTER, false},
	{"mapping keys are not allowed", DIAG_YAML_INDENT, false},
	{"did not find expected <document start>", DIAG_YAML_INDENT, false},
	{"mapping values are not allowed", DIAG_YAML_COLON, false},
	{"could not find expected ':'", DIAG_YAML_NO_COLON, true},
	{"found unexpected end of stream", DIAG_YAML_QUOTE, true},
	{"found unexpected document indicator", DIAG_YAML_QUOTE, true},
	{"did not find expected ',' or", DIAG_YAML_BRACKET, false},
	{"found character that cannot start any token", DIAG_YAML_CHARACTER, false},
	{"did not find expected node content", DIAG_YAML_CHARACTER, false},
	{"did not find expected alphabetic or numeric", DIAG_YAML_CHARACTER, true},
	{"found unknown escape character", DIAG_YAML_ESCAPE, false},
	{"did not find expected hexdecimal number", DIAG_YAML_ESCAPE, false},
	{"found invalid Unicode character escape code", DIAG_YAML_ESCAPE, false},
	{"found a tab character", DIAG_YAML_TAB, false},
};

static struct place place_at(const struct builder *b, yaml_mark_t mark)
{
	return (struct place){b->source, (int)mark.line + 1, (int)mark.column + 1};
}

/* Where PLACE is in the text; slow, for findings only. */
static const char *text_at(const struct builder *b, struct place place)
{
	const char *at = b->source->text;
	for (int line = 1; *at && line < place.line; at++)
		line += *at == '\n' || (*at == '\r' && at[1] != '\n');
	for (int column = 1; *at && column < place.column; column++)
		at = g_utf8_next_char(at);
	return at;
}

/* At the end of the file there is nothing to show: the bracket still open is what a
 * reader must see. */
static bool report_open_bracket(struct builder *b, yaml_mark_t mark)
{
	const struct frame *frame = b->depth > 0 ? &b->frames[b->depth - 1] : NULL;
	const char *opening = frame ? text_at(b, frame->node->place) : "";

	if (*text_at(b, place_at(b, mark)) || (*opening != '[' && *opening != '{'))
		return false;
	diag_report(b->diag, DIAG_YAML_OPEN_BRACKET, frame->node->place);
	return true;
}

static void report_syntax(struct builder *b, const yaml_parser_t *parser)
{
	const char *problem = parser->problem ? parser->problem : "out of memory";
	if (report_open_bracket(b, parser->problem_mark))
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(problems); i++) {
		if (!g_str_has_prefix(problem, problems[i].problem))
			continue;
		bool at_start = problems[i].at_start && parser->context;
		yaml_mark_t mark = at_start ? parser->context_mark : parser->problem_mark;
		enum diag_code code = problems[i].code;
		struct place place = place_at(b, mark);
		if (code == DIAG_YAML_CHARACTER && *text_at(b, place) == '\t')
			code = DIAG_YAML_TAB;
		if (code == DIAG_YAML_INDENT && b->running.line) {
			diag_report(b->diag, DIAG_YAML_QUOTE_RUNS, b->running,
				arena_printf(b->arena, "%d", place.line));
			return;
		}
		diag_report(b->diag, code, place);
		return;
	}
	diag_report(b->diag, DIAG_YAML_SYNTAX, place_at(b, parser->problem_mark), problem);
}

static struct yaml_node *node_new(struct builder *b, enum yaml_kind kind, yaml_mark_t mark)
{
	struct yaml_node *node = ARENA_NEW(b->arena, struct yaml_node);
	node->kind = kind;
	node->place = place_at(b, mark);
	if (++b->nodes > MOST_NODES && !b->stopped) {
		diag_report(b->diag, DIAG_YAML_TOO_MANY, ((struct place){b->source, 0, 0}));
		b->stopped = true;
	}
	return node;
}

static void report_duplicate(struct builder *b, const struct yaml_node *first,
	const struct yaml_node *second)
{
	char line[16];
	g_snprintf(line, sizeof line, "%d", first->key_place.line);
	diag_report(b->diag, DIAG_DUPLICATE_KEY, second->key_place, second->key, line);
}

/* The member before NODE with the same key, or NULL. */
static const struct yaml_node *earlier_member(const struct yaml_node *mapping,
	const struct yaml_node *node, GHashTable *seen)
{
	if (seen) {
		const struct yaml_node *first = g_hash_table_lookup(seen, node->key);
		if (!first)
			g_hash_table_insert(seen, (void *)node->key, (void *)node);
		return first;
	}
	for (const struct yaml_node *other = mapping->child; other != node; other = other->next)
		if (strcmp(other->key, node->key) == 0)
			return other;
	return NULL;
}

/* Reports members with a key that was there before, and leaves them out. */
static void drop_duplicates(struct builder *b, struct yaml_node *mapping)
{
	GHashTable *seen = NULL;
	if (mapping->count > FEW_MEMBERS)
		seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (struct yaml_node **link = &mapping->child; *link;) {
		const struct yaml_node *first = earlier_member(mapping, *link, seen);
		if (!first) {
			link = &(*link)->next;
			continue;
		}
		report_duplicate(b, first, *link);
		*link = (*link)->next;
		mapping->count--;
	}
	if (seen)
		g_hash_table_destroy(seen);
}

static void append(struct frame *frame, struct yaml_node *node)
{
	*frame->tail = node;
	frame->tail = &node->next;
	frame->node->count++;
}

/* {{schule.name}} without quotes is YAML for a mapping as the key of another. */
static bool is_placeholder(const struct builder *b, const struct yaml_node *key)
{
	const char *at = text_at(b, key->place);
	return key->kind == YAML_MAPPING && at > b->source->text && at[0] == '{' && at[-1] == '{';
}

/* Takes NODE as the key of the next member, or reports why it cannot be one. */
static void take_key(struct builder *b, struct frame *frame, const struct yaml_node *node,
	struct place place)
{
	bool is_text = node->kind == YAML_SCALAR;
	bool merge = is_text && !node->quoted && strcmp(node->text, "<<") == 0;
	frame->key = is_text ? node->text : "";
	frame->key_place = place;
	frame->drop = !is_text || merge;
	if (merge)
		diag_report(b->diag, DIAG_YAML_MERGE, place);
	else if (!is_text)
		diag_report(b->diag, is_placeholder(b, node) ? DIAG_YAML_PLACEHOLDER
			: DIAG_YAML_KEY, place);
}

/* Puts a complete node, written at PLACE, where it belongs. */
static void add_node(struct builder *b, struct yaml_node *node, struct place place,
	struct extent extent)
{
	if (b->depth == 0) {
		b->root = node;
		return;
	}
	struct frame *frame = &b->frames[b->depth - 1];
	frame->extent.nodes += extent.nodes;
	frame->extent.height = MAX(frame->extent.height, extent.height + 1);
	if (frame->node->kind == YAML_SEQUENCE) {
		append(frame, node);
	} else if (!frame->key) {
		take_key(b, frame, node, place);
	} else {
		node->key = frame->key;
		node->key_place = frame->key_place;
		if (!frame->drop)
			append(frame, node);
		frame->key = NULL;
	}
}

/* Remembers NODE under NAME; the last anchor of a name holds. */
static struct anchor *anchor_new(struct builder *b, const yaml_char_t *name,
	const struct yaml_node *node)
{
	if (!name)
		return NULL;
	if (!b->anchors)
		b->anchors = g_hash_table_new(g_str_hash, g_str_equal);
	struct anchor *anchor = ARENA_NEW(b->arena, struct anchor);
	*anchor = (struct anchor){node, {1, 0}, node->kind != YAML_SCALAR};
	g_hash_table_insert(b->anchors, arena_strdup(b->arena, (const char *)name), anchor);
	return anchor;
}

static void check_tag(struct builder *b, const yaml_char_t *tag, yaml_mark_t mark)
{
	if (tag && strcmp((const char *)tag, "!") != 0)
		diag_report(b->diag, DIAG_YAML_TAG, place_at(b, mark), (const char *)tag);
}

static bool is_escaped_control(const char *at)
{
	unsigned char c = (unsigned char)at[0], second = (unsigned char)at[1];
	return (c < 0x20 && c != '\t' && c != '\n') || c == 0x7F || (c == 0xC2 && second < 0xA0);
}

/* Escapes can bring in what source_read() has kept out: it becomes U+FFFD. */
static char *escaped_text(struct builder *b, const char *value, size_t length, struct place place)
{
	const char *at = value, *end = value + length;
	char name[16];
	while (at < end && !is_escaped_control(at))
		at++;
	if (at == end)
		return arena_strndup(b->arena, value, length);
	GString *text = g_string_new_len(value, at - value);
	for (; at < end; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		bool wrong = is_escaped_control(at);
		g_string_append_unichar(text, wrong ? 0xFFFD : c);
		g_snprintf(name, sizeof name, "U+%04X", c);
		if (wrong)
			diag_report(b->diag, DIAG_CONTROL_CHARACTER, place, name);
	}
	char *copy = arena_strndup(b->arena, text->str, text->len);
	g_string_free(text, TRUE);
	return copy;
}

/* Where MARK is in the text; marks come in the order of the text. */
static const char *text_ahead(struct builder *b, yaml_mark_t mark)
{
	const char *at = b->line_start;
	for (; *at && b->line < (int)mark.line + 1; at++)
		if (*at == '\n' || (*at == '\r' && at[1] != '\n')) {
			b->line++;
			b->line_start = at + 1;
		}
	at = b->line_start;
	for (size_t column = 0; *at && column < mark.column; column++)
		at = g_utf8_next_char(at);
	return at;
}

static bool is_key_next(const struct builder *b)
{
	const struct frame *frame = b->depth > 0 ? &b->frames[b->depth - 1] : NULL;
	return frame && frame->node->kind == YAML_MAPPING && !frame->key;
}

/* "Raum # 12" is "Raum" to YAML.  As elsewhere (yamllint's comments rule), two
 * blanks make clear that a comment is meant. */
static void check_comment(struct builder *b, yaml_mark_t end)
{
	const char *at = text_ahead(b, end);
	struct place place = place_at(b, end);
	size_t colon = *at == ':'; /* an empty value ends before or behind its colon */
	if (at[colon] != ' ' || at[colon + 1] != '#')
		return;
	place.column += (int)colon + 1;
	diag_report(b->diag, DIAG_YAML_COMMENT, place);
}

static void node_end(struct yaml_node *node, yaml_mark_t mark)
{
	node->end_line = (int)mark.line + 1;
	node->end_column = (int)mark.column + 1;
}

static void add_scalar(struct builder *b, const yaml_event_t *event)
{
	yaml_scalar_style_t style = event->data.scalar.style;
	const char *value = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;
	struct yaml_node *node = node_new(b, YAML_SCALAR, event->start_mark);
	node->quoted = style != YAML_PLAIN_SCALAR_STYLE;
	if (!node->quoted && !is_key_next(b))
		check_comment(b, event->end_mark);
	b->running = (style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
		style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) &&
		event->end_mark.line > event->start_mark.line ? node->place : (struct place){0};
	node->block = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
	node_end(node, event->end_mark);
	node->text = style == YAML_DOUBLE_QUOTED_SCALAR_STYLE
			? escaped_text(b, value, length, node->place)
			: arena_strndup(b->arena, value, length);
	check_tag(b, event->data.scalar.tag, event->start_mark);
	anchor_new(b, event->data.scalar.anchor, node);
	add_node(b, node, node->place, (struct extent){1, 0});
}

/* An alias that cannot be followed becomes an empty value; it is reported. */
static const struct anchor *find_anchor(struct builder *b, const char *name, struct place place)
{
	const struct anchor *anchor = b->anchors ? g_hash_table_lookup(b->anchors, name) : NULL;
	if (!anchor)
		diag_report(b->diag, DIAG_YAML_NO_ANCHOR, place, name);
	else if (anchor->open)
		diag_report(b->diag, DIAG_YAML_CIRCLE, place, name);
	return anchor && !anchor->open ? anchor : NULL;
}

static void add_alias(struct builder *b, const yaml_event_t *event)
{
	struct place place = place_at(b, event->start_mark);
	const struct anchor *anchor =
		find_anchor(b, (const char *)event->data.alias.anchor, place);
	struct yaml_node *node = node_new(b, YAML_SCALAR, event->start_mark);
	node->text = "";
	struct extent extent = anchor ? anchor->extent : (struct extent){1, 0};
	if (anchor) {
		*node = *anchor->node;
		node->next = NULL;
		node->key = NULL;
	}
	node->alias = true;
	node_end(node, event->end_mark);
	b->expanded += extent.nodes;
	bool large = b->expanded > MOST_EXPANDED, deep = b->depth + extent.height > DEEPEST;
	if (large || deep) {
		diag_report(b->diag, large ? DIAG_YAML_EXPANDS : DIAG_YAML_TOO_DEEP, place);
		b->stopped = true;
	} else {
		add_node(b, node, place, extent);
	}
}

static void open_collection(struct builder *b, enum yaml_kind kind, const yaml_char_t *anchor,
	yaml_mark_t mark, bool flow)
{
	if (b->depth == DEEPEST) {
		diag_report(b->diag, DIAG_YAML_TOO_DEEP, place_at(b, mark));
		b->stopped = true;
		return;
	}
	struct frame *frame = &b->frames[b->depth++];
	*frame = (struct frame){.node = node_new(b, kind, mark), .extent = {1, 1}};
	frame->node->flow = flow;
	frame->tail = &frame->node->child;
	frame->anchor = anchor_new(b, anchor, frame->node);
}

static void close_collection(struct builder *b, yaml_mark_t end)
{
	struct frame *frame = &b->frames[--b->depth];
	if (frame->node->flow)
		node_end(frame->node, end);
	if (frame->node->kind == YAML_MAPPING)
		drop_duplicates(b, frame->node);
	if (frame->anchor) {
		frame->anchor->extent = frame->extent;
		frame->anchor->open = false;
	}
	add_node(b, frame->node, frame->node->place, frame->extent);
}

static void open_document(struct builder *b, const yaml_event_t *event)
{
	if (b->root) {
		diag_report(b->diag, DIAG_YAML_DOCUMENTS, place_at(b, event->start_mark));
		b->stopped = true;
	}
}

/* Takes one event; false when the stream is over. */
static bool take_event(struct builder *b, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		open_document(b, event);
		break;
	case YAML_SCALAR_EVENT:
		add_scalar(b, event);
		break;
	case YAML_ALIAS_EVENT:
		add_alias(b, event);
		break;
	case YAML_SEQUENCE_START_EVENT:
		check_tag(b, event->data.sequence_start.tag, event->start_mark);
		open_collection(b, YAML_SEQUENCE, event->data.sequence_start.anchor,
			event->start_mark,
			event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
		break;
	case YAML_MAPPING_START_EVENT:
		check_tag(b, event->data.mapping_start.tag, event->start_mark);
		open_collection(b, YAML_MAPPING, event->data.mapping_start.anchor,
			event->start_mark,
			event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_collection(b, event->end_mark);
		break;
	default:
		break;
	}
	return event->type != YAML_STREAM_END_EVENT && !b->stopped;
}

/* Feeds all events to the builder; false after reporting. */
static bool build(struct builder *b, yaml_parser_t *parser)
{
	yaml_event_t event;
	bool more = true;
	while (more) {
		if (!yaml_parser_parse(parser, &event)) {
			report_syntax(b, parser);
			return false;
		}
		more = take_event(b, &event);
		yaml_event_delete(&event);
	}
	return !b->stopped;
}

struct yaml_node *yaml_parse(struct arena *arena, struct diag *diag, const struct source *source)
{
	struct builder b = {.arena = arena, .diag = diag, .source = source,
		.line_start = source->text, .line = 1};
	yaml_parser_t parser;
	if (!yaml_parser_initialize(&parser))
		g_error("out of memory"); /* as GLib ends when it has none */
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)source->text,
		source->length);
	bool good = build(&b, &parser);
	yaml_parser_delete(&parser);
	if (b.anchors)
		g_hash_table_destroy(b.anchors);
	if (good && (!b.root || yaml_is_null(b.root))) {
		diag_report(diag, DIAG_YAML_NOTHING, ((struct place){source, 0, 0}));
		good = false;
	}
	return good ? b.root : NULL;
}

const struct yaml_node *yaml_member(const struct yaml_node *node, const char *key)
{
	if (!node || node->kind != YAML_MAPPING)
		return NULL;
	for (const struct yaml_node *member = node->child; member; member = member->next)
		if (strcmp(member->key, key) == 0)
			return member;
	return NULL;
}

bool yaml_is_null(const struct yaml_node *node)
{
	if (node->kind != YAML_SCALAR || node->quoted)
		return false;
	return strcmp(node->text, "") == 0 || strcmp(node->text, "~") == 0 ||
			strcmp(node->text, "null") == 0;
}

bool yaml_is_cut_off(const struct yaml_node *member)
{
	return yaml_is_null(member) && g_ascii_isdigit(member->key[0]);
}
