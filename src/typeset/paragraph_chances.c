/* Paragraph chances: the places where a line may end, and what each costs. */
#include "paragraph_cost.h"

#include <glib.h>
#include <string.h>

#include "../base/arena.h"
#include "document.h"
#include "font_set.h"
#include "font_shape.h"
#include "paragraph.h"
#include "paragraph_rules.h"

/* What a hyphen costs; each adds to those before.  In justified text it evens the word
 * spaces, and costs more in a wide measure, where more blanks share a gap
 * (measure.hyphens).  In ragged text it has to save a line (COST_RAGGED_LINE, in
 * paragraph_cost.c, is worth six joints or two syllables), or one that is about half
 * empty.  A compound is broken at its joints unless no other line is within the limits. */
static const struct hyphen_penalties {
	int joint, syllable;
	int inside;              /* in a part of a compound */
	int fragment;            /* few letters stand on one side */
	int ending;              /* two letters alone on the next line */
	int brief;               /* the word is short */
	int name;
	int held;                /* of a date, the unit of a number */
	int second;              /* the word has a hyphen of its own */
} justified_penalties = {.joint = 25, .syllable = 80, .inside = 400, .fragment = 80, .ending = 40,
	.brief = 100, .name = 200, .held = 1500, .second = 40},
  ragged_penalties = {.joint = 200, .syllable = 330, .inside = 1500, .fragment = 150,
	.brief = 300, .name = 1500, .held = 3000, .second = 40};

/* Instead of a penalty. */
enum { NO_HYPHEN = -1 };

/* A line ends at a blank that is tied. */
enum { PENALTY_BOUND = 1500 };

struct finding_chances {
	struct paragraph_items *items; /* with room for all that may be found */
	const struct hyphen_penalties *penalties;
	const struct hyphenation *hyphenation; /* or NULL */
	bool hyphenate, justified;
	bool resort;             /* whatever the author, the style or a tie say */
	int blanks;              /* width of the elastic blanks so far */
};

static struct chance *chance_add(struct finding_chances *finding, struct chance chance)
{
	struct chance *added = &finding->items->chances[finding->items->chance_count++];

	chance.end_blanks = chance.start_blanks = finding->blanks;
	*added = chance;
	return added;
}

/* Is piece INDEX a word, or a part of the one that stands next to it without a blank? */
static bool piece_goes_on(const struct paragraph_items *items, int index)
{
	return index >= 0 && index < items->piece_count && items->pieces[index].kind == PIECE_WORD;
}

/* Not the mark of a note, and no other language. */
static bool piece_may_hyphenate(const struct text_piece *piece)
{
	return !piece->rise &&
		(!piece->language || strncmp(piece->language, "de", 2) == 0);
}

/* The traits of the word that stands before the blank before piece INDEX, 0: none does. */
static unsigned traits_before(const struct paragraph_items *items, int index)
{
	const struct text_piece *before = &items->pieces[MAX(index - 2, 0)];

	return index >= 2 && before->kind == PIECE_WORD && before[1].kind == PIECE_BLANK
		? before->word->facts->traits : 0;
}

/* "14. Oktober", "345 Euro". */
static bool traits_hold(unsigned before, unsigned word)
{
	return (before & TRAIT_DAY && word & TRAIT_MONTH) ||
		(before & TRAIT_DIGIT_END && word & TRAIT_UNIT);
}

/* What any hyphen costs in the word of FACTS that begins with piece INDEX. */
static int word_penalty(const struct finding_chances *finding, int index,
	const struct word_facts *facts)
{
	const struct hyphen_penalties *penalties = finding->penalties;
	unsigned before = traits_before(finding->items, index);

	return (facts->brief ? penalties->brief : 0) +
		(before & TRAIT_TITLE ? penalties->name : 0) +
		(traits_hold(before, facts->traits) ? penalties->held : 0) +
		(facts->hyphenated ? penalties->second : 0);
}

/* And what the one at CHANCE does. */
static int hyphen_penalty(
	const struct hyphen_penalties *penalties, const struct word_chance *chance)
{
	return (chance->joint ? penalties->joint : penalties->syllable) +
		(chance->inside ? penalties->inside : 0) +
		(chance->fragment ? penalties->fragment : 0) +
		(chance->ending ? penalties->ending : 0);
}

/* Does a break at byte BYTE, which need not be a chance of the word, miss the joints of a
 * compound? */
static bool break_is_inside(const struct word_facts *facts, int byte)
{
	bool compound = false;

	for (int i = 0; i < facts->chance_count; i++) {
		if (facts->chances[i].joint && facts->chances[i].byte == byte)
			return false;
		compound |= facts->chances[i].joint;
	}
	return compound;
}

static void marked_chance(struct finding_chances *finding, int index, int byte, bool hyphen)
{
	const struct text_piece *piece = &finding->items->pieces[index];
	struct chance chance = {.kind = hyphen ? CHANCE_HYPHEN : CHANCE_PLAIN, .piece = index,
		.byte = byte, .hyphen = hyphen ? piece->typeface->hyphen_width : 0,
		.dashed = hyphen,
		.inside = hyphen && break_is_inside(piece->word->facts, byte)};

	chance.end = chance.start = piece->x + word_advance(piece->typeface, piece->word, byte);
	chance_add(finding, chance);
}

/* Where the author wants breaks there are no others. */
static void marked_chances(struct finding_chances *finding, int index)
{
	const struct text_piece *piece = &finding->items->pieces[index];

	for (int byte = 1; byte < piece->word->length; byte++)
		if (piece->marks[byte] != MARK_NONE)
			marked_chance(finding, index, byte, piece->marks[byte] == MARK_HYPHEN);
}

/* Some hyphens are put in only where nothing else helps. */
static bool hyphen_may_stand(const struct finding_chances *finding, const struct word_chance *known)
{
	return finding->resort ||
		(!known->capitals && (!known->ending || finding->justified));
}

/* The first COUNT of CHANCES, which are in piece INDEX or (byte 0) behind it.  A hyphen
 * costs PENALTY more than its kind does; NO_HYPHEN: none is put in. */
static void known_chances_add(struct finding_chances *finding, int index,
	const struct word_chance *chances, int count, int penalty)
{
	const struct text_piece *piece = &finding->items->pieces[index];
	const struct word *word = piece->word;

	for (int i = 0; i < count; i++) {
		const struct word_chance *known = &chances[i];
		int x = piece->x + known->advance;

		if (known->plain >= 0)
			chance_add(finding, (struct chance){.kind = CHANCE_PLAIN, .piece = index,
				.byte = known->byte, .end = x, .start = x,
				.penalty = known->plain, .dashed = word->text[(known->byte > 0
					? known->byte : word->length) - 1] == '-'});
		else if (penalty != NO_HYPHEN && hyphen_may_stand(finding, known))
			chance_add(finding, (struct chance){.kind = CHANCE_HYPHEN, .piece = index,
				.byte = known->byte, .end = x, .start = x,
				.hyphen = piece->typeface->hyphen_width, .dashed = true,
				.inside = known->inside,
				.penalty = penalty + hyphen_penalty(finding->penalties, known)});
	}
}

/* Of the word that begins with piece FIRST and has all its letters in piece INDEX. */
static void word_chances_add(struct finding_chances *finding, int first, int index)
{
	const struct text_piece *piece = &finding->items->pieces[index];
	const struct word_facts *facts = piece->word->facts;
	int penalty = finding->hyphenate && piece_may_hyphenate(piece)
		? word_penalty(finding, first, facts)
		: NO_HYPHEN;

	if (piece->marks && !finding->resort)
		marked_chances(finding, index);
	else
		known_chances_add(finding, index, facts->chances, facts->chance_count, penalty);
}

/* Puts the breaks of the letters before byte END of WORD into it; BEGIN: where those begin
 * that have none so far. */
static void joined_hyphenate(const struct finding_chances *finding, const struct word *word,
	int begin, int end)
{
	struct word letters = {.text = word->text + begin, .length = end - begin,
		.breaks = word->breaks + begin};

	if (finding->hyphenation && end > begin)
		word_hyphenate(&letters, finding->hyphenation);
}

/* Spells the word of the pieces FIRST to before END, and hyphenates what stands there
 * together of one language.  Freed with joined_free(). */
static struct word joined_spell(const struct finding_chances *finding, int first, int end)
{
	const struct text_piece *pieces = finding->items->pieces;
	GString *text = g_string_new(NULL);
	struct word word = {0};
	int begin = 0, at = 0;

	for (int i = first; i < end; i++)
		g_string_append_len(text, pieces[i].word->text, pieces[i].word->length);
	word.length = (int)text->len;
	word.text = g_string_free(text, FALSE);
	word.breaks = g_malloc0((gsize)word.length + 1);
	for (int i = first; i < end; i++, at += pieces[i - 1].word->length) {
		if (piece_may_hyphenate(&pieces[i]) && !pieces[i].word->facts->backward)
			continue;
		joined_hyphenate(finding, &word, begin, at);
		begin = at + pieces[i].word->length;
	}
	joined_hyphenate(finding, &word, begin, word.length);
	return word;
}

static void joined_free(struct word *word)
{
	g_free((char *)word->text);
	g_free(word->breaks);
}

/* CHANCES of a word of which PIECE is what stands from byte BEGIN on, COUNT from there: makes
 * those in it and behind it count from PIECE.  How many. */
static int joined_cut(const struct text_piece *piece, int begin, struct word_chance *chances,
	int count)
{
	int length = piece->word->length, cut = 0;

	for (; cut < count && chances[cut].byte <= begin + length; cut++) {
		struct word_chance *known = &chances[cut];
		bool behind = known->byte == begin + length;

		known->byte = behind ? 0 : known->byte - begin;
		known->advance = behind ? piece->width
			: word_advance(piece->typeface, piece->word, known->byte);
	}
	return cut;
}

/* The first COUNT of CHANCES, as joined_cut() leaves them.  In a piece that the author has
 * marked there are but his, and behind it. */
static void joined_add(struct finding_chances *finding, int index,
	const struct word_chance *chances, int count, int penalty)
{
	const struct text_piece *piece = &finding->items->pieces[index];
	int skipped = 0;

	if (piece->word->facts->backward)
		return;
	if (piece->marks && !finding->resort) {
		marked_chances(finding, index);
		skipped = count > 0 && chances[count - 1].byte == 0 ? count - 1 : count;
	}
	known_chances_add(finding, index, chances + skipped, count - skipped, penalty);
}

static bool pieces_are_marked(const struct text_piece *pieces, int first, int end)
{
	for (int i = first; i < end; i++)
		if (pieces[i].marks)
			return true;
	return false;
}

/* "**Lern**förderung": one word in the pieces FIRST to before END, which may be broken
 * wherever it could be in one piece.  Where the author wants breaks in it, no others are
 * put in. */
static void joined_chances(struct finding_chances *finding, int first, int end)
{
	const struct text_piece *pieces = finding->items->pieces;
	struct word word = joined_spell(finding, first, end);
	struct word_facts facts = {.traits = pieces[first].word->facts->traits,
		.brief = word_is_brief(&word), .hyphenated = strchr(word.text, '-') != NULL,
		.chances = g_new(struct word_chance, word.length)};
	int penalty = finding->hyphenate &&
			(finding->resort || !pieces_are_marked(pieces, first, end))
		? word_penalty(finding, first, &facts)
		: NO_HYPHEN;
	int count = word_chances_find(&word, facts.chances), done = 0, begin = 0;

	for (int i = first; i < end; begin += pieces[i++].word->length) {
		int cut = joined_cut(&pieces[i], begin, facts.chances + done, count - done);

		joined_add(finding, i, facts.chances + done, cut, penalty);
		done += cut;
	}
	g_free(facts.chances);
	joined_free(&word);
}

static bool word_has_letters(const struct word *word)
{
	const char *c = word->text;

	while (*c && !g_unichar_isalpha(g_utf8_get_char(c)))
		c = g_utf8_next_char(c);
	return *c;
}

/* The one of the pieces FIRST to before END that has letters; -1: more have. */
static int lettered_piece(const struct text_piece *pieces, int first, int end)
{
	int lettered = first, count = 0;

	for (int i = first; i < end && count < 2; i++)
		if (word_has_letters(pieces[i].word)) {
			lettered = i;
			count++;
		}
	return count < 2 ? lettered : -1;
}

/* Of the word that begins with piece INDEX, and may have the mark of a note behind it. */
static void chances_of_word(struct finding_chances *finding, int index)
{
	const struct paragraph_items *items = finding->items;
	int end = index + 1, lettered = index;

	if (piece_goes_on(items, index - 1))
		return;
	while (piece_goes_on(items, end))
		end++;
	if (end > index + 1)
		lettered = lettered_piece(items->pieces, index, end);
	if (lettered < 0)
		joined_chances(finding, index, end);
	else if (items->pieces[lettered].marks ||
		items->pieces[lettered].word->facts->chance_count > 0)
		word_chances_add(finding, index, lettered);
}

/* "Lern- und Lehrziele": does a word end in a hyphen? */
static bool piece_is_dashed(const struct paragraph_items *items, int index)
{
	const struct text_piece *piece;

	if (!piece_goes_on(items, index))
		return false;
	piece = &items->pieces[index];
	return piece->word->text[piece->word->length - 1] == '-';
}

static void blank_chance(struct finding_chances *finding, int index)
{
	const struct text_piece *piece = &finding->items->pieces[index];
	int width = piece->elastic ? piece->width : 0;

	if ((!piece->tied || finding->resort) && piece_goes_on(finding->items, index + 1)) {
		finding->items->tied |= piece->firm;
		chance_add(finding, (struct chance){.kind = CHANCE_PLAIN, .piece = index,
			.end = piece->x, .start = piece->x + piece->width,
			.penalty = piece->tied ? PENALTY_BOUND : piece->penalty,
			.firm = piece->firm,
			.dashed = piece_is_dashed(finding->items, index - 1)})
			->start_blanks += width;
	}
	finding->blanks += width;
}

/* A line ends before piece INDEX, whatever it costs. */
static void forced_chance(struct finding_chances *finding, int index)
{
	const struct text_piece *pieces = finding->items->pieces;
	int x = index > 0 ? pieces[index - 1].x + pieces[index - 1].width : 0;
	struct chance *chance = chance_add(finding,
		(struct chance){.kind = CHANCE_FORCED, .piece = index, .end = x, .start = x});

	if (index > 0 && pieces[index - 1].kind == PIECE_BLANK) {
		chance->end = pieces[index - 1].x;
		if (pieces[index - 1].elastic)
			chance->end_blanks -= pieces[index - 1].width;
	}
}

static void chances_of_piece(struct finding_chances *finding, int index)
{
	switch (finding->items->pieces[index].kind) {
	case PIECE_WORD:
		chances_of_word(finding, index);
		break;
	case PIECE_BLANK:
		blank_chance(finding, index);
		break;
	case PIECE_BREAK:
		forced_chance(finding, index);
		break;
	}
}

/* How many chances may be found: at both ends, behind each piece, and in words. */
static size_t chances_most(const struct paragraph_items *items)
{
	size_t most = 2 + (size_t)items->piece_count;

	for (int i = 0; i < items->piece_count; i++) {
		const struct text_piece *piece = &items->pieces[i];

		if (piece->kind == PIECE_WORD)
			most += (size_t)(piece->marks || piece_goes_on(items, i - 1) ||
					piece_goes_on(items, i + 1)
				? piece->word->length
				: piece->word->facts->chance_count);
	}
	return most;
}

/* The nearest chance from INDEX on, in direction STEP, that ends what ties hold. */
static const struct chance *tie_end(const struct paragraph_items *items, int index, int step)
{
	const struct chance *chance = &items->chances[index];

	do
		chance += step;
	while (chance->firm || chance->kind == CHANCE_HYPHEN);
	return chance;
}

/* In justified text what takes more than half a line leaves holes too often. */
bool tie_holds(const struct paragraph_items *items, int index, const struct measure *measure)
{
	int width = tie_end(items, index, 1)->end - tie_end(items, index, -1)->start;
	int room = MIN(measure->first, measure->other);

	return width <= (measure->justified ? room / 2 : room);
}

/* The widest line, without indents. */
static int items_natural(const struct paragraph_items *items)
{
	int natural = 0, start = 0;

	for (int i = 1; i < items->chance_count; i++) {
		const struct chance *chance = &items->chances[i];

		if (chance->kind != CHANCE_FORCED)
			continue;
		natural = MAX(natural, chance->end - start);
		start = chance->start;
	}
	return natural;
}

/* Fills the chances of ITEMS; RESORT: with those, too, that are the last resort. */
static void chances_collect(const struct typesetter *typesetter, struct paragraph_items *items,
	const struct style *style, bool resort)
{
	bool justified = style->alignment == ALIGN_JUSTIFY;
	struct finding_chances finding = {.items = items, .justified = justified,
		.hyphenation = typesetter->hyphenation, .hyphenate = style->hyphenate || resort,
		.resort = resort,
		.penalties = justified ? &justified_penalties : &ragged_penalties};

	items->chance_count = 0;
	items->chances = ARENA_RAW(items->arena, struct chance, chances_most(items));
	chance_add(&finding, (struct chance){.kind = CHANCE_FORCED, .piece = -1});
	for (int i = 0; i < items->piece_count; i++)
		chances_of_piece(&finding, i);
	if (items->piece_count > 0 && items->pieces[items->piece_count - 1].kind != PIECE_BREAK)
		forced_chance(&finding, items->piece_count);
	if (items->protrudes)
		chances_protrude(items);
}

struct solution chances_resort(struct typesetter *typesetter,
	const struct paragraph_items *items, const struct style *style)
{
	struct paragraph_items all = *items;

	chances_collect(typesetter, &all, style, true);
	return (struct solution){.chances = all.chances, .chance_count = all.chance_count};
}

void chances_find(struct typesetter *typesetter, struct paragraph_items *items,
	const struct style *style)
{
	int indents = style->indent_left + style->indent_right + MAX(style->indent_first, 0);

	chances_collect(typesetter, items, style, false);
	items->widest = items_least(typesetter, items);
	items->least = indents + items->widest;
	items->natural = indents + items_natural(items);
}
