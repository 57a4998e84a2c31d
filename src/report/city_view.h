/* City view: the names that every document knows, made the same way by all
 * papers:
 *
 * kommune.name .land .art .art_im_namen (flag: the name says it, as in "Kreis Soest")
 * kommune.herausgeber.name .amt .anschrift .telefon .email .web .verantwortlich
 * kommune.bezirkswort .bezirkswort_plural
 * rahmen.titel .version .stand, and one Markdown member for each passage of
 *   the framework, named by its id
 * glossar: list of wort, bedeutung (Markdown), langform; the short names of providers
 *   among them
 */
#ifndef REPORT_CITY_VIEW_H
#define REPORT_CITY_VIEW_H

struct arena;
struct framework;
struct municipality;
struct view;

/* Adds them to ROOT.  FRAMEWORK may be NULL: then rahmen has no passages. */
void view_city(struct view *root, const struct municipality *municipality,
	const struct framework *framework);

#endif
