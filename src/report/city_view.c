/* City view: municipality, framework texts and glossary, for every document. */
#include "city_view.h"

#include <glib.h>
#include <string.h>

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

static void framework_add(struct view *root, const struct framework *f)
{
	struct view *record = view_record(root, "rahmen");
	struct view *terms = view_list(root, "glossar");

	view_input(record, "titel", f ? f->title : (struct text){0});
	view_input(record, "version", f ? f->version : (struct text){0});
	view_date(record, "stand", f ? f->date.date : (struct date){0});
	for (int i = 0; f && i < f->passage_count; i++)
		if (f->passages[i].id.text)
			view_markdown(record, f->passages[i].id.text, f->passages[i].words);
	for (int i = 0; f && i < f->term_count; i++) {
		struct view *term = view_item(terms);

		view_input(term, "wort", f->terms[i].word);
		view_markdown(term, "bedeutung", f->terms[i].meaning);
		view_input(term, "langform", f->terms[i].expansion);
	}
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
	framework_add(root, f);
}
