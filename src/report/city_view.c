/* City view: municipality, framework texts and glossary, for every document. */
#include "city_view.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/collate.h"
#include "../model/framework.h"
#include "../model/register.h"
#include "view.h"

static const char *const kind_words[] = {"Stadt", "Landkreis", "Land", "Modellvorhaben"};

static void office_add(struct view *parent, const struct office *office)
{
	struct view *record = view_record(parent, "herausgeber");

	view_input(record, "name", office->name);
	view_input(record, "amt", office->department);
	view_input(record, "anschrift", office->address);
	view_input(record, "telefon", office->phone);
	view_input(record, "email", office->mail);
	view_input(record, "web", office->web);
	view_input(record, "verantwortlich", office->responsible);
}

static void term_add(struct view *terms, const struct term *term)
{
	struct view *record = view_item(terms);

	view_input(record, "wort", term->word);
	view_markdown(record, "bedeutung", term->meaning);
	view_input(record, "langform", term->expansion);
}

/* Whether the short name of PROVIDER wants explaining: "GFS" does, "Stadt" for "Stadt
 * Herne" does not, nor what the glossary has. */
static bool provider_needs_term(const struct provider *provider, const struct framework *f)
{
	const char *brief = provider->short_name.text;

	if (brief == NULL || provider->name.text == NULL || strstr(provider->name.text, brief))
		return false;
	for (int i = 0; f && i < f->term_count; i++)
		if (f->terms[i].word.text && strcmp(f->terms[i].word.text, brief) == 0)
			return false;
	return true;
}

static int term_compare(const void *left, const void *right)
{
	const struct term *a = left, *b = right;

	return collate_compare(a->word.text, b->word.text);
}

/* The glossary, and among it in alphabetical order what providers are called for short. */
static void terms_add(struct view *list, const struct municipality *m,
	const struct framework *f)
{
	struct term *own = ARENA_ARRAY(list->arena, struct term, m->provider_count);
	int count = 0, next = 0;

	for (int i = 0; i < m->provider_count; i++)
		if (provider_needs_term(&m->providers[i], f))
			own[count++] = (struct term){.word = m->providers[i].short_name,
				.expansion = m->providers[i].name};
	if (count > 1)
		qsort(own, (size_t)count, sizeof *own, term_compare);
	for (int i = 0; f && i < f->term_count; i++) {
		while (next < count && f->terms[i].word.text
			&& term_compare(&own[next], &f->terms[i]) < 0)
			term_add(list, &own[next++]);
		term_add(list, &f->terms[i]);
	}
	while (next < count)
		term_add(list, &own[next++]);
}

static void framework_add(struct view *root, const struct municipality *m,
	const struct framework *f)
{
	struct view *record = view_record(root, "rahmen");
	struct view *terms = view_list(root, "glossar");

	terms_add(terms, m, f);
	view_input(record, "titel", f ? f->title : (struct text){0});
	view_input(record, "version", f ? f->version : (struct text){0});
	view_date(record, "stand", f ? f->date.date : (struct date){0});
	for (int i = 0; f && i < f->passage_count; i++)
		if (f->passages[i].id.text)
			view_markdown(record, f->passages[i].id.text, f->passages[i].words);
}

/* Whether a word of NAME ends in ENDING; it alone, or others beside it. */
static bool has_ending(const char *name, const char *ending, bool alone)
{
	char **words = g_strsplit(name, " ", -1);
	bool found = false;

	for (int i = 0; words[i] && (alone || words[1]); i++) {
		size_t length = strlen(words[i]), end = strlen(ending);

		found |= length >= end && !g_ascii_strcasecmp(words[i] + length - end, ending);
	}
	g_strfreev(words);
	return found;
}

/* "Kreis Soest", "Hohenlohekreis", "Hansestadt Lübeck" say what they are; but "Darmstadt"
 * is a name. */
static bool name_says_kind(const struct municipality *m)
{
	return has_ending(m->name.text ? m->name.text : "", "kreis", true) ||
		has_ending(m->name.text ? m->name.text : "", "stadt", false);
}

void view_city(struct view *root, const struct municipality *m, const struct framework *f)
{
	struct view *record = view_record(root, "kommune");

	view_input(record, "name", m->name);
	view_input(record, "land", m->state);
	view_text(record, "art", kind_words[m->kind]);
	view_flag(record, "art_im_namen", name_says_kind(m));
	view_input(record, "bezirkswort", m->district_word);
	view_input(record, "bezirkswort_plural", m->district_plural);
	office_add(record, &m->office);
	framework_add(root, m, f);
}
