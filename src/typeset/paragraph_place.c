/* Paragraph place: the chosen lines become fragments of glyphs with positions. */
#include <glib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/diag.h"
#include "document.h"
#include "font_shape.h"
#include "paragraph.h"
#include "paragraph_cost.h"

/* A line on its way to fragments.  An atom is what moves as one when text of
 * two directions is ordered: a run of a word, or a blank. */
struct atom {
	const struct text_piece *piece;
	const struct word *word; /* NULL: a blank */
	const struct glyph_run *run;
	bool hyphen;             /* the run ends in a hyphen put in */
	int level, x, width;
};

/* Words and blanks of a line: room at first. */
enum { ATOMS_USUAL = 64 };

/* Lines being placed. */
struct placing {
	struct typesetter *typesetter;
	struct arena *arena;
	const struct paragraph *paragraph;
	struct measure measure;
	struct atom *atoms;      /* of the line, in the order of the text */
	int atom_count, atom_room;
	struct fragment *fragments; /* of the line */
	int fragment_count, fragment_room;
	struct fragment *now;    /* the last of them, which goes on; or NULL */
	struct glyph *glyph;     /* the next one of the line: there is room for all, */
	char *text;              /* and for all text, with an end for each atom */
	int expansion;           /* of the line, see mark.expansion */
	bool silent;             /* nothing to report so far */
};

static void atom_add(struct placing *placing, struct atom atom)
{
	if (placing->atom_count == placing->atom_room) {
		placing->atom_room = 2 * placing->atom_room + ATOMS_USUAL;
		placing->atoms = g_renew(struct atom, placing->atoms, placing->atom_room);
	}
	placing->atoms[placing->atom_count++] = atom;
}

static void atoms_of_word(struct placing *placing, const struct stretch *stretch, int index)
{
	const struct paragraph_items *items = placing->paragraph->items;
	const struct text_piece *piece = &items->pieces[index];
	const struct word *word = index == stretch->from || index == stretch->to
		? stretch_word(placing->typesetter, items, stretch, index) : piece->word;
	bool hyphen = stretch->hyphen && index == stretch->to;

	for (int i = 0; i < word->run_count; i++)
		atom_add(placing, (struct atom){.piece = piece, .word = word,
			.run = &word->runs[i], .hyphen = hyphen && i == word->run_count - 1,
			.level = word->runs[i].level, .width = word->runs[i].width});
}

/* Fills the line's atoms; returns how many elastic blanks are among them. */
static int atoms_collect(struct placing *placing, const struct stretch *stretch)
{
	const struct paragraph_items *items = placing->paragraph->items;
	int blanks = 0;

	placing->atom_count = 0;
	for (int i = stretch->from; i <= stretch->to; i++) {
		const struct text_piece *piece = &items->pieces[i];

		if (piece->kind == PIECE_WORD) {
			atoms_of_word(placing, stretch, i);
		} else if (piece->kind == PIECE_BLANK) {
			atom_add(placing, (struct atom){.piece = piece, .level = piece->level,
				.width = piece->width});
			blanks += piece->elastic;
		}
	}
	return blanks;
}

static int atoms_width(const struct placing *placing)
{
	int width = 0;

	for (int i = 0; i < placing->atom_count; i++)
		width += placing->atoms[i].width;
	return width;
}

static bool atom_is_elastic(const struct atom *atom)
{
	return !atom->word && atom->piece->elastic;
}

/* Width of the elastic blanks. */
static int atoms_blanks(const struct placing *placing)
{
	int width = 0;

	for (int i = 0; i < placing->atom_count; i++)
		if (atom_is_elastic(&placing->atoms[i]))
			width += placing->atoms[i].width;
	return width;
}

/* Spreads GAP over the BLANKS of the line to the last unit. */
static void atoms_justify(struct placing *placing, int gap, int blanks)
{
	int done = 0, given = 0;

	for (int i = 0; i < placing->atom_count; i++) {
		struct atom *atom = &placing->atoms[i];
		int share;

		if (!atom_is_elastic(atom))
			continue;
		share = (int)((int64_t)gap * ++done / blanks);
		atom->width += share - given;
		given = share;
	}
}

/* Rule L2 of UAX 9 for COUNT atoms of levels up to TOP, highest level first: turns each
 * stretch of that level or a higher one. */
static void order_turn(const struct atom *atoms, int count, int top, int *order)
{
	for (int level = top; level > 0; level--)
		for (int from = 0, to; from < count; from = to + 1) {
			for (to = from; to < count && atoms[order[to]].level >= level; to++)
				;
			for (int a = from, b = to; a + 1 < b; a++, b--) {
				int swap = order[a];

				order[a] = order[b - 1];
				order[b - 1] = swap;
			}
		}
}

static int atoms_top_level(const struct placing *placing)
{
	int top = 0;

	for (int i = 0; i < placing->atom_count; i++)
		top = MAX(top, placing->atoms[i].level);
	return top;
}

/* Gives the atoms their places from left to right. */
static void atoms_order(struct placing *placing)
{
	struct atom *atoms = placing->atoms;
	int count = placing->atom_count, top = atoms_top_level(placing), x = 0;
	int *order = top > 0 ? g_new(int, count) : NULL;

	for (int i = 0; order && i < count; i++)
		order[i] = i;
	order_turn(atoms, count, top, order);
	for (int i = 0; i < count; i++) {
		struct atom *atom = &atoms[order ? order[i] : i];

		atom->x = x;
		x += atom->width;
	}
	g_free(order);
}

/* Ends the fragment that goes on, if one does. */
static void fragment_close(struct placing *placing)
{
	struct fragment *now = placing->now;

	if (!now)
		return;
	*placing->text++ = '\0';
	now->glyph_count = (int)(placing->glyph - now->glyphs);
	placing->now = NULL;
}

static struct fragment *fragment_open(
	struct placing *placing, const struct atom *atom, const struct face *face)
{
	const struct text_piece *piece = atom->piece;

	fragment_close(placing);
	if (placing->fragment_count == placing->fragment_room) {
		placing->fragment_room = 2 * placing->fragment_room + 4;
		placing->fragments = g_renew(
			struct fragment, placing->fragments, placing->fragment_room);
	}
	placing->now = &placing->fragments[placing->fragment_count++];
	*placing->now = (struct fragment){.number = piece->span, .face = face,
		.size = piece->typeface->look.size, .expansion = placing->expansion,
		.color = placing->paragraph->style->color,
		.x = atom->x, .y = -piece->rise, .text = placing->text,
		.glyphs = placing->glyph};
	return placing->now;
}

/* The fragment that ATOM in FACE belongs to: the last one if it goes on. */
static struct fragment *fragment_for(
	struct placing *placing, const struct atom *atom, const struct face *face)
{
	struct fragment *now = placing->now;
	const struct text_piece *piece = atom->piece;

	if (now && now->number == piece->span && now->face == face &&
		now->size == piece->typeface->look.size && now->x + now->width == atom->x &&
		!(atom->level & 1))
		return now;
	return fragment_open(placing, atom, face);
}

/* A blank of the text LENGTH bytes long: where the fragment ends so far. */
static void blank_put(struct placing *placing, const struct atom *atom, const char *text,
	int length)
{
	const struct typeface *typeface = atom->piece->typeface;
	struct fragment *fragment = fragment_for(placing, atom, typeface->face);

	*placing->glyph++ = (struct glyph){.id = typeface->blank, .x = fragment->width,
		.advance = length_expanded(typeface->blank_width - typeface->look.tracking,
			placing->expansion),
		.cluster = (uint32_t)(placing->text - fragment->text)};
	memcpy(placing->text, text, (size_t)length);
	placing->text += length;
	fragment->width += atom->width;
}

static void run_put(struct placing *placing, const struct atom *atom)
{
	const struct glyph_run *run = atom->run;
	struct fragment *fragment = fragment_for(placing, atom, run->face);
	uint32_t base = (uint32_t)(placing->text - fragment->text) - (uint32_t)run->start;
	int x = fragment->width;
	struct glyph *glyph = placing->glyph;

	for (int i = 0; i < run->glyph_count; i++, glyph++) {
		*glyph = run->glyphs[i];
		glyph->x = x + length_expanded(glyph->x, placing->expansion);
		glyph->advance = length_expanded(glyph->advance, placing->expansion);
		glyph->cluster += base;
	}
	placing->glyph = glyph;
	memcpy(placing->text, atom->word->text + run->start, (size_t)run->length);
	placing->text += run->length;
	if (atom->hyphen) {
		/* Readers and search put the word together again. */
		memcpy(placing->text - 1, "\u00ad", 2);
		placing->text++;
	}
	fragment->width += atom->width;
	/* what runs backward stands alone */
	if (run->level & 1)
		fragment_close(placing);
}

/* The blank that the line's end swallowed: no ink and no width, but without it
 * extracted text would run the words together. */
static void blank_end(struct placing *placing)
{
	const struct fragment *last = &placing->fragments[placing->fragment_count - 1];
	struct atom atom = {.piece = placing->atoms[placing->atom_count - 1].piece,
		.x = last->x + last->width};

	blank_put(placing, &atom, " ", 1);
}

/* Room for all glyphs of the line, and for its text. */
static void fragments_open(struct placing *placing)
{
	/* with the blank at the end and what a hyphen takes more */
	size_t glyphs = 1, bytes = 3 + (size_t)placing->atom_count;

	for (int i = 0; i < placing->atom_count; i++) {
		const struct atom *atom = &placing->atoms[i];

		glyphs += atom->word ? (size_t)atom->run->glyph_count : 1;
		bytes += (size_t)(atom->word ? atom->run->length : atom->piece->length);
	}
	placing->glyph = ARENA_RAW(placing->arena, struct glyph, glyphs);
	placing->text = ARENA_RAW(placing->arena, char, bytes);
	placing->fragment_count = 0;
}

static void fragments_make(struct placing *placing, struct line *line, bool blank)
{
	fragments_open(placing);
	for (int i = 0; i < placing->atom_count; i++) {
		const struct atom *atom = &placing->atoms[i];

		if (atom->word)
			run_put(placing, atom);
		else
			blank_put(placing, atom, atom->piece->text, atom->piece->length);
	}
	if (blank && placing->atom_count > 0)
		blank_end(placing);
	fragment_close(placing);
	line->fragment_count = placing->fragment_count;
	line->fragments =
		ARENA_RAW(placing->arena, struct fragment, (size_t)line->fragment_count + 1);
	if (line->fragment_count > 0)
		memcpy(line->fragments, placing->fragments,
			(size_t)line->fragment_count * sizeof(struct fragment));
}

static int line_x(const struct style *style, int room, int width, bool first)
{
	int x = style->indent_left + (first ? style->indent_first : 0);

	if (style->alignment == ALIGN_CENTER)
		return x + (room - width) / 2;
	if (style->alignment == ALIGN_RIGHT)
		return x + room - width;
	return x;
}

static void overfull_report(struct placing *placing, const struct stretch *stretch,
	const struct place *place)
{
	const struct text_piece *pieces = placing->paragraph->items->pieces;

	placing->silent = false;
	for (int i = stretch->to; place && i >= stretch->from; i--)
		if (pieces[i].kind == PIECE_WORD) {
			diag_report(placing->typesetter->diag, DIAG_OVERFULL_WORD, *place,
				pieces[i].word->text);
			return;
		}
}

/* Is the chance in the middle of a word, without a hyphen or a mark that allows
 * a break there? */
static bool chance_is_cut(const struct paragraph_items *items, const struct chance *chance)
{
	if (chance->byte == 0 || chance->kind == CHANCE_HYPHEN)
		return false;
	for (int i = 0; i < items->chance_count; i++)
		if (items->chances[i].piece == chance->piece &&
			items->chances[i].byte == chance->byte)
			return false;
	return true;
}

/* Makes the letters of a justified line of WIDTH wider or narrower, by whole thousandths, as
 * its ROOM asks for; its width then. */
static int line_expand(struct placing *placing, const struct line *line, int room, int width)
{
	int blanks = atoms_blanks(placing);

	placing->expansion = line_expansion(
		&placing->measure, room - width, width - blanks, blanks, line->last);
	for (int i = 0; i < placing->atom_count; i++)
		if (!atom_is_elastic(&placing->atoms[i]))
			placing->atoms[i].width =
				length_expanded(placing->atoms[i].width, placing->expansion);
	return atoms_width(placing);
}

/* Makes a justified line of WIDTH fill ROOM, as far as its letters and BLANKS can; its width
 * then. */
static int line_justify(struct placing *placing, struct line *line, int room, int width,
	int blanks)
{
	int gap;

	if (placing->measure.expansion > 0)
		width = line_expand(placing, line, room, width);
	if (blanks == 0)
		return width;
	gap = MAX(room - width, -width / 4);
	line->gap = gap / blanks;
	atoms_justify(placing, gap, blanks);
	return width + gap;
}

static void line_place(struct placing *placing, const struct solution *solution, int index,
	const struct place *place, struct line *line)
{
	const struct style *style = placing->paragraph->style;
	const struct paragraph_items *items = placing->paragraph->items;
	const struct measure *measure = &placing->measure;
	int from = index > 0 ? solution->ends[index - 1] : 0;
	const struct chance *end = &solution->chances[solution->ends[index]];
	struct stretch stretch =
		line_stretch(items, solution->chances, from, solution->ends[index]);
	struct protruding protruding = stretch_protrudes(items, &stretch);
	int room = line_room(measure, from) + protruding.left + protruding.right;
	int blanks = atoms_collect(placing, &stretch), width = atoms_width(placing);

	line->last = end->kind == CHANCE_FORCED;
	line->hyphenated = end->kind == CHANCE_HYPHEN;
	line->beside_joint = end->inside;
	placing->expansion = 0;
	if (measure->justified && ((blanks > 0 && !line->last) || width > room))
		width = line_justify(placing, line, room, width, blanks);
	line->width = width;
	line->overfull = width > room;
	line->x = line_x(style, room, width, index == 0) - protruding.left;
	line->protrudes = MAX(width + protruding.right - room, 0);
	if (line->overfull || chance_is_cut(items, end))
		overfull_report(placing, &stretch, place);
	atoms_order(placing);
	fragments_make(placing, line, stretch.blank);
}

/* Half of the leading's surplus stands above the first line. */
static int style_ascent(struct typesetter *typesetter, const struct style *style)
{
	struct look look = style_look(style);
	const struct typeface *typeface = typeface_find(typesetter->fonts, &look);

	if (!typeface)
		return style->leading * 3 / 4;
	return (style->leading - (typeface->ascent - typeface->descent)) / 2 + typeface->ascent;
}

/* Lines without spans, in the placing's arena; placing->silent says whether there was
 * nothing to report at PLACE. */
static struct lines *lines_place(struct placing *placing, int width, const struct place *place)
{
	const struct paragraph *paragraph = placing->paragraph;
	const struct solution *solution = paragraph_solve(placing->typesetter, paragraph, width);
	struct lines *lines = ARENA_NEW(placing->arena, struct lines);

	placing->measure = style_measure(paragraph->style, width);
	lines->count = solution->count;
	lines->items = ARENA_ARRAY(placing->arena, struct line, (size_t)solution->count + 1);
	lines->leading = paragraph->style->leading;
	lines->height = lines->count * lines->leading;
	lines->ascent = style_ascent(placing->typesetter, paragraph->style);
	for (int i = 0; i < solution->count; i++) {
		struct line *line = &lines->items[i];

		line_place(placing, solution, i, place, line);
		lines->widest = MAX(lines->widest, line->x + line->width - line->protrudes);
	}
	g_free(placing->atoms);
	g_free(placing->fragments);
	return lines;
}

static void line_name_spans(struct line *line, const struct span *spans)
{
	for (int i = 0; i < line->fragment_count; i++) {
		line->fragments[i].span = spans;
		for (int k = 0; k < line->fragments[i].number; k++)
			line->fragments[i].span = line->fragments[i].span->next;
	}
}

/* Glyphs and texts are shared, fragments are not: they name their spans. */
static struct lines *lines_copy(struct arena *arena, const struct lines *from)
{
	struct lines *lines = ARENA_NEW(arena, struct lines);

	*lines = *from;
	lines->items = ARENA_ARRAY(arena, struct line, (size_t)from->count + 1);
	for (int i = 0; i < from->count; i++) {
		const struct line *line = &from->items[i];
		size_t count = (size_t)line->fragment_count;

		lines->items[i] = *line;
		lines->items[i].fragments = ARENA_ARRAY(arena, struct fragment, count + 1);
		if (count > 0)
			memcpy(lines->items[i].fragments, line->fragments,
				count * sizeof *line->fragments);
	}
	return lines;
}

static const struct lines *placed_find(const struct paragraph_items *items, int width)
{
	for (const struct placed *placed = items->placed; placed; placed = placed->next)
		if (placed->width == width)
			return placed->lines;
	return NULL;
}

static struct lines *lines_get(struct typesetter *typesetter, struct arena *room,
	const struct paragraph *paragraph, int width, const struct place *place)
{
	struct paragraph_items *items = paragraph->items;
	struct placing placing = {.typesetter = typesetter, .paragraph = paragraph,
		.arena = items->shared ? items->arena : room, .silent = true};
	const struct lines *known = placed_find(items, width);
	struct lines *lines;
	struct placed *placed;

	if (known)
		return lines_copy(room, known);
	lines = lines_place(&placing, width, place);
	if (!placing.silent || !items->shared)
		return lines;
	placed = ARENA_NEW(items->arena, struct placed);
	*placed = (struct placed){width, lines, items->placed};
	items->placed = placed;
	return lines_copy(room, lines);
}

struct lines *paragraph_break(struct typesetter *typesetter, struct arena *arena,
	const struct paragraph *paragraph, int width, const struct place *place)
{
	struct lines *lines = lines_get(typesetter, arena, paragraph, width, place);

	for (int i = 0; i < lines->count; i++)
		line_name_spans(&lines->items[i], paragraph->spans);
	return lines;
}

/* Where the byte BYTE of a fragment's text starts, from the line's start. */
static int fragment_place(const struct fragment *fragment, int byte)
{
	for (int i = 0; i < fragment->glyph_count; i++)
		if ((int)fragment->glyphs[i].cluster >= byte)
			return fragment->x + fragment->glyphs[i].x;
	return fragment->x + fragment->width;
}

int paragraph_comma(const struct lines *lines)
{
	const struct line *line = lines->items;
	int place = lines->count > 0 ? line->width : 0;

	for (int i = 0; lines->count > 0 && i < line->fragment_count; i++) {
		const struct fragment *fragment = &line->fragments[i];
		const char *text = fragment->text;

		for (int k = 0; text[k]; k++) {
			if (!g_ascii_isdigit(text[k]))
				continue;
			if (text[k + 1] == ',' && g_ascii_isdigit(text[k + 2]))
				return fragment_place(fragment, k + 1);
			place = fragment_place(fragment, k + 1);
		}
	}
	return place;
}
