/* Paragraph chances: the places where a line may end, and what each costs. */
#include "paragraph_items.h"

#include <glib.h>
#include <string.h>

#include "../base/arena.h"
#include "document.h"
#include "font_shape.h"
#include "hyphen.h"
#include "paragraph.h"
#include "paragraph_rules.h"

/* In ragged text a hyphen has less to win. */
static const struct hyphen_penalties {
	int joint, syllable, fragment;
} justified_penalties = {15, 50, 30}, ragged_penalties = {30, 80, 40};

/* A fragment of a word that is short: fewer letters than this before or after. */
enum { FRAGMENT_BEFORE = 3, FRAGMENT_AFTER = 4 };

/* More for a word that has a hyphen of its own. */
enum { PENALTY_SECOND_HYPHEN = 40 };

struct finding_chances {
	const struct paragraph_items *items;
	const struct style *style;
	GArray *chances;         /* struct chance */
	int blanks;              /* width of the elastic blanks so far */
};

static void chance_add(struct finding_chances *finding, struct chance chance)
{
	chance.end_blanks = finding->blanks;
	chance.start_blanks = finding->blanks;
	g_array_append_val(finding->chances, chance);
}

/* Where the glyphs from byte BYTE on start; inside a ligature its share. */
static int run_advance(const struct run *run, int byte, int tracking)
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

static int word_advance(const struct piece *piece, int byte)
{
	const struct word *word = piece->word;
	int x = 0;

	for (int i = 0; i < word->run_count; i++) {
		const struct run *run = &word->runs[i];

		if (byte < run->start + run->length)
			return x + run_advance(run, byte, piece->typeface->look.tracking);
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

/* Text next to PIECE without a blank, of the same word? */
static bool piece_goes_on(const struct paragraph_items *items, int index)
{
	return index >= 0 && index < items->piece_count && items->pieces[index].kind == PIECE_WORD;
}

static bool piece_may_hyphenate(const struct finding_chances *finding, int index)
{
	const struct piece *piece = &finding->items->pieces[index];
	const char *language = piece->span->language;

	return finding->style->hyphenate && !piece->rise &&
		(!language || strncmp(language, "de", 2) == 0) &&
		!piece_goes_on(finding->items, index - 1) &&
		!piece_goes_on(finding->items, index + 1) &&
		word_may_hyphenate(piece->word->text, piece->word->length);
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

static int hyphen_penalty(const struct finding_chances *finding, const struct word *word, int place)
{
	const struct hyphen_penalties *penalties =
		finding->style->alignment == ALIGN_JUSTIFY ? &justified_penalties
							   : &ragged_penalties;
	int penalty = word->breaks[place] == HYPHEN_JOINT ? penalties->joint : penalties->syllable;

	if (letters_count(word, place, -1, FRAGMENT_BEFORE) < FRAGMENT_BEFORE ||
		letters_count(word, place, 1, FRAGMENT_AFTER) < FRAGMENT_AFTER)
		penalty += penalties->fragment;
	if (memchr(word->text, '-', (size_t)word->length))
		penalty += PENALTY_SECOND_HYPHEN;
	return penalty;
}

/* The chance before byte PLACE of a word; kind CHANCE_FORCED: there is none. */
static struct chance word_chance(const struct finding_chances *finding, int index, int place,
	bool hyphenate)
{
	const struct piece *piece = &finding->items->pieces[index];
	struct chance chance = {.kind = CHANCE_FORCED, .piece = index, .byte = place};
	int inside = break_inside(piece->word->text, piece->word->length, place);

	if (piece->marks && piece->marks[place] != MARK_NONE) {
		chance.kind = piece->marks[place] == MARK_HYPHEN ? CHANCE_HYPHEN : CHANCE_PLAIN;
	} else if (inside >= 0) {
		chance.kind = CHANCE_PLAIN;
		chance.penalty = inside;
	} else if (hyphenate && !piece->marks && piece->word->breaks[place] != HYPHEN_NONE) {
		chance.kind = CHANCE_HYPHEN;
		chance.penalty = hyphen_penalty(finding, piece->word, place);
	}
	return chance;
}

static void word_chances(struct finding_chances *finding, int index)
{
	const struct piece *piece = &finding->items->pieces[index];
	bool hyphenate = piece_may_hyphenate(finding, index);

	if (word_backward(piece->word))
		return;
	for (int place = 1; place < piece->word->length; place++) {
		struct chance chance = word_chance(finding, index, place, hyphenate);

		if (chance.kind == CHANCE_FORCED)
			continue;
		chance.end = chance.start = piece->x + word_advance(piece, place);
		if (chance.kind == CHANCE_HYPHEN)
			chance.hyphen = piece->typeface->hyphen_width;
		chance_add(finding, chance);
	}
}

/* "**Schul-**Konferenz": a hyphen at the end of one piece, the next goes on. */
static void seam_chance(struct finding_chances *finding, int index)
{
	const struct piece *piece = &finding->items->pieces[index];
	const struct word *word = piece->word;

	if (!piece_goes_on(finding->items, index + 1) || word->length < 3 ||
		!strchr("-/", word->text[word->length - 1]) || piece[1].word->length < 3)
		return;
	chance_add(finding, (struct chance){.kind = CHANCE_PLAIN, .piece = index,
		.end = piece->x + piece->width, .start = piece->x + piece->width});
}

static void blank_chance(struct finding_chances *finding, int index)
{
	const struct piece *piece = &finding->items->pieces[index];
	int width = piece->elastic ? piece->width : 0;

	if (!piece->tied && piece_goes_on(finding->items, index + 1)) {
		chance_add(finding, (struct chance){.kind = CHANCE_PLAIN, .piece = index,
			.end = piece->x, .start = piece->x + piece->width,
			.penalty = piece->penalty});
		g_array_index(finding->chances, struct chance, finding->chances->len - 1)
			.start_blanks += width;
	}
	finding->blanks += width;
}

/* A line ends before piece INDEX, whatever it costs. */
static void forced_chance(struct finding_chances *finding, int index)
{
	const struct piece *pieces = finding->items->pieces;
	struct chance chance = {.kind = CHANCE_FORCED, .piece = index};

	if (index > 0)
		chance.end = chance.start = pieces[index - 1].x + pieces[index - 1].width;
	chance_add(finding, chance);
	if (index > 0 && pieces[index - 1].kind == PIECE_BLANK) {
		struct chance *last = &g_array_index(
			finding->chances, struct chance, finding->chances->len - 1);

		last->end = pieces[index - 1].x;
		if (pieces[index - 1].elastic)
			last->end_blanks -= pieces[index - 1].width;
	}
}

static void piece_chances(struct finding_chances *finding, int index)
{
	switch (finding->items->pieces[index].kind) {
	case PIECE_WORD:
		word_chances(finding, index);
		seam_chance(finding, index);
		break;
	case PIECE_BLANK:
		blank_chance(finding, index);
		break;
	case PIECE_BREAK:
		forced_chance(finding, index);
		break;
	}
}

/* Widest unbreakable piece and widest line, indents included. */
static void paragraph_measure(struct paragraph *paragraph, const struct style *style)
{
	const struct paragraph_items *items = paragraph->items;
	int indents = style->indent_left + style->indent_right + MAX(style->indent_first, 0);
	int start = 0;

	for (int i = 1; i < items->chance_count; i++) {
		const struct chance *chance = &items->chances[i];

		paragraph->least = MAX(paragraph->least,
			chance->end + chance->hyphen - items->chances[i - 1].start);
		if (chance->kind != CHANCE_FORCED)
			continue;
		paragraph->natural = MAX(paragraph->natural, chance->end - start);
		start = chance->start;
	}
	paragraph->least += indents;
	paragraph->natural += indents;
}

void chances_find(struct paragraph *paragraph, const struct style *style)
{
	struct paragraph_items *items = paragraph->items;
	struct finding_chances finding = {items, style,
		g_array_sized_new(FALSE, FALSE, sizeof(struct chance),
			(guint)items->piece_count + 2), 0};

	chance_add(&finding, (struct chance){.kind = CHANCE_FORCED, .piece = -1});
	for (int i = 0; i < items->piece_count; i++)
		piece_chances(&finding, i);
	if (items->piece_count > 0 && items->pieces[items->piece_count - 1].kind != PIECE_BREAK)
		forced_chance(&finding, items->piece_count);
	items->chance_count = (int)finding.chances->len;
	items->chances = ARENA_ARRAY(items->arena, struct chance, finding.chances->len);
	memcpy(items->chances, finding.chances->data,
		finding.chances->len * sizeof(struct chance));
	g_array_free(finding.chances, TRUE);
	paragraph_measure(paragraph, style);
}
