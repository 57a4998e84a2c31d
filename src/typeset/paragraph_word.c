/* Paragraph word: what is the same of a word wherever it stands: its traits, and the places
 * inside it where a line may end. */
#include "paragraph_items.h"

#include <glib.h>
#include <string.h>

#include "../base/arena.h"
#include "font_shape.h"
#include "hyphen.h"
#include "page.h"
#include "paragraph_rules.h"

/* A fragment of a word that is short: fewer letters than this before or after. */
enum { FRAGMENT_BEFORE = 3, FRAGMENT_AFTER = 4, ENDING = 2 };

/* A short word has no more letters. */
enum { BRIEF = 6 };

/* Where the glyphs from byte BYTE on start; inside a ligature its share. */
static int run_advance(const struct glyph_run *run, int byte, int tracking)
{
	int x = 0, share;

	for (int i = 0; i < run->glyph_count; i++) {
		const struct glyph *glyph = &run->glyphs[i];
		int next = i + 1 < run->glyph_count ? (int)run->glyphs[i + 1].cluster
						    : run->start + run->length;

		if ((int)glyph->cluster >= byte)
			return x;
		share = next - (int)glyph->cluster;
		if (next > byte && share > 0)
			return x + (glyph->advance + tracking) *
				(byte - (int)glyph->cluster) / share;
		x += glyph->advance + (glyph->advance ? tracking : 0);
	}
	return x;
}

int word_advance(const struct typeface *typeface, const struct word *word, int byte)
{
	int x = 0;

	for (int i = 0; i < word->run_count; i++) {
		const struct glyph_run *run = &word->runs[i];

		if (byte < run->start + run->length)
			return x + run_advance(run, byte, typeface->look.tracking);
		x += run->width;
	}
	return x;
}

static bool word_backward(const struct word *word)
{
	for (int i = 0; i < word->run_count; i++)
		if (word->runs[i].level & 1)
			return true;
	return false;
}

/* Letters from PLACE on in direction STEP, up to MOST. */
static int letters_count(const struct word *word, int place, int step, int most)
{
	const char *c = word->text + place, *end = word->text + word->length;
	int count = 0;

	while (count < most && (step > 0 ? c < end : c > word->text)) {
		if (step < 0)
			c = g_utf8_prev_char(c);
		if (!g_unichar_isalpha(g_utf8_get_char(c)))
			break;
		if (step > 0)
			c = g_utf8_next_char(c);
		count++;
	}
	return count;
}

bool word_is_brief(const struct word *word)
{
	const char *end = word->text + word->length;
	int count = 0;

	for (const char *c = word->text; c < end && count <= BRIEF; c = g_utf8_next_char(c))
		count += g_unichar_isalpha(g_utf8_get_char(c)) != 0;
	return count <= BRIEF;
}

static bool break_leaves_fragment(const struct word *word, int place)
{
	return letters_count(word, place, -1, FRAGMENT_BEFORE) < FRAGMENT_BEFORE ||
		letters_count(word, place, 1, FRAGMENT_AFTER) < FRAGMENT_AFTER;
}

static bool break_leaves_ending(const struct word *word, int place)
{
	return letters_count(word, place, 1, ENDING + 1) <= ENDING;
}

/* Where a word has joints, its other breaks stand inside of its parts. */
static void chances_mark_inside(struct word_chance *chances, int count)
{
	bool compound = false;

	for (int i = 0; i < count; i++)
		compound |= chances[i].joint;
	for (int i = 0; i < count; i++)
		chances[i].inside = compound && chances[i].plain < 0 && !chances[i].joint;
}

int word_chances_find(const struct word *word, struct word_chance *chances)
{
	bool address = word_is_address(word->text, word->length);
	bool capitals = !word_has_small(word->text, word->length);
	int count = 0;

	for (int place = 1; place < word->length; place++) {
		int plain = break_inside(word->text, word->length, place, address);

		if (plain < 0 && (address || word->breaks[place] == HYPHEN_NONE ||
			(capitals && !capitals_spell(word->text, word->length, place))))
			continue;
		chances[count++] = (struct word_chance){.byte = place, .plain = plain,
			.joint = word->breaks[place] == HYPHEN_JOINT,
			.fragment = plain < 0 && break_leaves_fragment(word, place),
			.ending = plain < 0 && break_leaves_ending(word, place),
			.capitals = plain < 0 && capitals};
	}
	chances_mark_inside(chances, count);
	return count;
}

const struct word_facts *word_facts_find(struct arena *arena, const struct typeface *typeface,
	struct word *word)
{
	struct word_chance *chances;
	struct word_facts *facts = word->facts;

	if (facts)
		return facts;
	facts = word->facts = ARENA_NEW(arena, struct word_facts);
	facts->traits = word_traits(word->text);
	facts->backward = word_backward(word);
	facts->brief = word_is_brief(word);
	facts->protrudes = word_protrudes(word);
	facts->hyphenated = memchr(word->text, '-', (size_t)word->length) != NULL;
	chances = g_new(struct word_chance, word->length + 1);
	facts->chance_count = facts->backward ? 0 : word_chances_find(word, chances);
	for (int i = 0; i < facts->chance_count; i++)
		chances[i].advance = word_advance(typeface, word, chances[i].byte);
	facts->chances = ARENA_ARRAY(arena, struct word_chance, facts->chance_count);
	memcpy(facts->chances, chances, (size_t)facts->chance_count * sizeof *chances);
	g_free(chances);
	return facts;
}
