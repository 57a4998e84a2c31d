/* Dump: the model as text.  The shape tables that read the records print them. */
#include "dump.h"

#include <string.h>
#include "../base/arena.h"
#include "../base/yaml.h"
#include "check.h"

/* Where the dump stands. */
struct dump {
	FILE *out;
	struct arena *arena; /* for printed numbers and dates */
	int depth;
};

static void put_record(struct dump *d, const struct shape *shape, const void *record, size_t size);

static void put_key(struct dump *d, const char *key)
{
	fprintf(d->out, "%*s%s:", 2 * d->depth, "", key);
}

/* One line as it is; more lines as an indented block. */
static void put_text(struct dump *d, const char *key, const char *text)
{
	put_key(d, key);
	if (!strchr(text, '\n')) {
		fprintf(d->out, " %s\n", text);
		return;
	}
	fputs(" |\n", d->out);
	for (const char *line = text, *end; *line; line = *end ? end + 1 : end) {
		end = line + strcspn(line, "\n");
		fprintf(d->out, "%*s%.*s\n", end > line ? 2 * d->depth + 2 : 0, "",
			(int)(end - line), line);
	}
}

static void put_number(struct dump *d, const char *key, double number)
{
	put_key(d, key);
	fprintf(d->out, " %s\n",
		number_print(d->arena, number, number == (double)(long)number ? 0 : 4));
}

static void put_texts(struct dump *d, const char *key, const struct texts *list)
{
	if (list->count == 0)
		return;
	put_key(d, key);
	for (int i = 0; i < list->count; i++)
		fprintf(d->out, "%s %s", i ? " |" : "", list->items[i].text);
	fputc('\n', d->out);
}

static void put_records(struct dump *d, const struct shape_field *field, const char *record)
{
	const char *items = *(const char *const *)(record + field->offset);
	int count = *(const int *)(record + field->count);

	if (count == 0)
		return;
	put_key(d, field->key);
	fprintf(d->out, " %d\n", count);
	d->depth++;
	for (int i = 0; i < count; i++) {
		fprintf(d->out, "%*s- %d\n", 2 * d->depth, "", i + 1);
		d->depth++;
		put_record(d, field->of, items + (size_t)i * field->of->size, field->of->size);
		d->depth--;
	}
	d->depth--;
}

static void put_node(struct dump *d, const struct yaml_node *node)
{
	if (node->key)
		put_key(d, node->key);
	else
		fprintf(d->out, "%*s-", 2 * d->depth, "");
	fprintf(d->out, node->kind == YAML_SCALAR ? " %s\n" : "\n", node->text);
	d->depth++;
	for (const struct yaml_node *n = node->child; n; n = n->next)
		put_node(d, n);
	d->depth--;
}

static void put_embedded(struct dump *d, const struct shape_field *field, const char *record)
{
	put_key(d, field->key);
	fputc('\n', d->out);
	d->depth++;
	put_record(d, field->of, record + field->offset, field->of->size);
	d->depth--;
}

static void put_field(struct dump *d, const struct shape_field *field, const char *record)
{
	const void *at = record + field->offset;

	switch (field->kind) {
	case SHAPE_TEXT:
	case SHAPE_MARKDOWN:
	case SHAPE_ID:
	case SHAPE_KEY:
		if (((const struct text *)at)->text)
			put_text(d, field->key, ((const struct text *)at)->text);
		break;
	case SHAPE_NUMBER:
	case SHAPE_INTEGER:
		if (((const struct number *)at)->set)
			put_number(d, field->key, ((const struct number *)at)->value);
		break;
	case SHAPE_DATE:
		if (date_is_set(((const struct day *)at)->date))
			put_text(d, field->key,
				date_print(d->arena, ((const struct day *)at)->date));
		break;
	case SHAPE_FLAG:
		if (*(const bool *)at)
			put_text(d, field->key, "ja");
		break;
	case SHAPE_CHOICE:
		put_text(d, field->key, field->words[*(const int *)at]);
		break;
	case SHAPE_TEXTS:
		put_texts(d, field->key, at);
		break;
	case SHAPE_RECORD:
		put_embedded(d, field, record);
		break;
	case SHAPE_RECORDS:
	case SHAPE_NAMED:
		put_records(d, field, record);
		break;
	case SHAPE_NODE:
		if (*(const struct yaml_node *const *)at)
			put_node(d, *(const struct yaml_node *const *)at);
		break;
	}
}

/* The fields of RECORD that lie within SIZE: a shape may describe a larger one
 * that begins with it. */
static void put_record(struct dump *d, const struct shape *shape, const void *record, size_t size)
{
	for (const struct shape_field *field = shape->fields; field->key; field++)
		if (field->offset < size)
			put_field(d, field, record);
}

static void put_head(struct dump *d, const char *kind, const char *name)
{
	d->depth = 0;
	fprintf(d->out, "\n%s %s\n", kind, name ? name : "");
	d->depth = 1;
}

static void put_register(struct dump *d, const struct municipality *m)
{
	put_head(d, "kommune", m->name.text);
	put_record(d, &municipality_shape, m, sizeof(*m));
	put_number(d, "verdeckt unter", m->masking.threshold);
	for (int i = 0; i < m->school_count; i++) {
		const struct school *s = &m->schools[i];

		put_head(d, "schule", s->id.text);
		put_record(d, &school_shape, s, sizeof(*s));
		put_texts(d, "anbieter", &s->providers);
		if (s->social_index.set)
			put_number(d, "sozialindex", s->social_index.value);
	}
	for (int i = 0; i < m->worker_count; i++) {
		put_head(d, "fachkraft", m->workers[i].id.text);
		put_record(d, &worker_shape, &m->workers[i], sizeof(m->workers[i]));
	}
}

static void put_reading(struct dump *d, const struct reading *r)
{
	static const char *const states[] = {
		[VALUE_MISSING] = "-", [VALUE_NOT_COLLECTED] = "nicht_erhoben",
		[VALUE_NOT_APPLICABLE] = "entfaellt", [VALUE_PENDING] = "in_klaerung",
		[VALUE_SECRET] = "geheim", [VALUE_FAULTY] = "fehlerhaft",
	};
	const struct value *v = &r->value;

	if (v->state == VALUE_WORDS)
		put_text(d, r->indicator, v->words);
	else if (v->state == VALUE_NUMBER && v->base > 0)
		put_text(d, r->indicator, arena_printf(d->arena, "%s von %s",
			number_print(d->arena, v->number, 0), number_print(d->arena, v->base, 0)));
	else if (v->state == VALUE_NUMBER)
		put_number(d, r->indicator, v->number);
	else
		put_text(d, r->indicator, states[v->state]);
	if (r->note.text) {
		d->depth++;
		put_text(d, "anmerkung", r->note.text);
		d->depth--;
	}
}

static void put_delivery(struct dump *d, const struct delivery *delivery)
{
	put_head(d, "zahlen", arena_printf(d->arena, "%s %s%s", delivery->period, delivery->school,
		delivery->late ? " (verspätet)" : ""));
	put_record(d, &delivery_shape, delivery, sizeof(*delivery));
	for (int i = 0; i < delivery->reading_count; i++)
		put_reading(d, &delivery->readings[i]);
}

void project_dump(const struct project *project, FILE *out)
{
	struct dump d = {.out = out, .arena = arena_new()};

	put_register(&d, project->municipality);
	put_head(&d, "rahmen", project->framework->title.text);
	put_record(&d, &framework_shape, project->framework, sizeof(*project->framework));
	for (int i = 0; i < project->concept_count; i++) {
		put_head(&d, "konzept", project->concepts[i]->schools.items[0].text);
		put_record(&d, &concept_shape, project->concepts[i],
			sizeof(*project->concepts[i]));
	}
	for (int i = 0; i < project->readings->delivery_count; i++)
		put_delivery(&d, &project->readings->deliveries[i]);
	for (int i = 0; i < project->meetings->count; i++) {
		const struct meeting *meeting = project->meetings->items[i];

		put_head(&d, "sitzung", arena_printf(d.arena, "%s %s", meeting->committee.text,
			date_print(d.arena, meeting->date.date)));
		put_record(&d, &meeting_shape, meeting, sizeof(*meeting));
	}
	arena_free(d.arena);
}
