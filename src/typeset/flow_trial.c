/* Trials: what stands on a page that may be made, and what it costs.
 *
 * Heights are differences of sums made once, so that a page is measured without
 * looking at its pieces. */
#include "flow_trial.h"

#include "../base/arena.h"
#include "flow_drift.h"
#include "flow_text.h"
#include "page_notes.h"

enum { MOST_PIECES = 4000 }; /* on one page */

static void trials_measure(struct trials *trials)
{
	const struct flow *flow = trials->flow;
	int64_t y = 0;

	for (int i = 0; i < flow->count; i++) {
		y += (i ? flow->pieces[i].gap : 0) + flow->pieces[i].height;
		trials->ends[i] = y;
	}
	y = 0;
	for (int i = 0; i < flow->note_count; i++) {
		trials->note_ends[i] = y;
		y += note_line_height(&flow->note_lines[i]);
	}
	trials->note_ends[flow->note_count] = y;
}

/* Height of pieces FROM..TO-1, without the gap above them. */
static int64_t run_height(const struct trials *trials, int from, int to)
{
	return trials->ends[to - 1] - trials->ends[from] + trials->flow->pieces[from].height;
}

int64_t trials_notes(const struct trials *trials, int from, int to)
{
	return from < to ? trials->note_ends[to] - trials->note_ends[from] + trials->separator
		: 0;
}

/* Returns the most that a page saves by a figure left out: its height, with the gaps. */
static int64_t trials_open_drifts(struct trials *trials)
{
	const struct flow *flow = trials->flow;
	int64_t tallest = 0;

	for (const struct drift *drift = flow->drifts; drift; drift = drift->next)
		for (int end = drift->end + 1; end <= drift->limit; end++) {
			if (!drift_may_pass(flow, drift, end))
				continue;
			trials->left[end] = drift;
			tallest = MAX(tallest, flow->pieces[drift->first].gap
				+ run_height(trials, drift->first, drift->end)
				+ flow->pieces[drift->end].gap);
		}
	return tallest;
}

/* Whether a page that ends above END does so whatever room is left. */
static bool break_forced(const struct flow *flow, int end)
{
	return end == flow->count || flow->pieces[end].must;
}

/* How far pages reach with TALLEST left out, and what they cost at least. */
static void trials_bound(struct trials *trials, int64_t tallest)
{
	const struct flow *flow = trials->flow;

	for (int first = 0, end = 1; first < flow->count; first++) {
		end = MAX(end, first + 1);
		while (end - first < MOST_PIECES && !break_forced(flow, end)
		       && run_height(trials, first, end + 1) - tallest <= flow->height)
			end++;
		trials->last[first] = end;
	}
	for (int end = 1; end <= flow->count; end++)
		trials->least[end] = COST_PAGE
			+ (break_forced(flow, end) ? 0 : flow->pieces[end].cost);
}

/* Is there a piece whose notes do not fit below it? */
static bool notes_are_cut(const struct trials *trials)
{
	const struct flow *flow = trials->flow;

	for (int i = 0, from = 0; flow->note_count && i < flow->count; i++) {
		const struct piece *piece = &flow->pieces[i];

		if (from < piece->note_end && piece->head + piece->height + piece->foot
			+ trials_notes(trials, from, piece->note_end) > flow->height)
			return true;
		from = piece->note_end;
	}
	return false;
}

void trials_open(struct trials *trials, const struct flow *flow)
{
	struct arena *arena = flow->setter->arena;

	*trials = (struct trials){.flow = flow,
		.left = ARENA_ARRAY(arena, const struct drift *, flow->count + 1),
		.ends = ARENA_ARRAY(arena, int64_t, flow->count + 1),
		.note_ends = ARENA_ARRAY(arena, int64_t, flow->note_count + 1),
		.last = ARENA_ARRAY(arena, int, flow->count + 1),
		.least = ARENA_ARRAY(arena, double, flow->count + 1),
		.separator = notes_separator(flow)};
	trials_measure(trials);
	trials_bound(trials, trials_open_drifts(trials));
	trials->notes_cut = notes_are_cut(trials);
}

const struct drift *trials_left(const struct trials *trials, int first, int end)
{
	const struct drift *left = trials->left[end];

	return left && left->first > first ? left : NULL;
}

static int64_t trial_height(const struct trials *trials, const struct trial *trial)
{
	const struct piece *pieces = trials->flow->pieces;
	const struct drift *begun = trial->begun, *left = trial->left;
	int top = begun ? begun->first : trial->first;
	int64_t height = pieces[top].head + run_height(trials, trial->first, trial->end)
		+ pieces[trial->end - 1].foot;

	if (begun)
		height += run_height(trials, begun->first, begun->end)
			+ drift_gap_after(begun, trials->flow, trial->first);
	if (left)
		height += drift_gap_instead(trials->flow, left) - pieces[left->first].gap
			- run_height(trials, left->first, left->end) - pieces[left->end].gap;
	return height;
}

/* Notes that do not fit beside the only piece of a page go on overleaf. */
static void trial_cut_notes(const struct trials *trials, struct trial *trial)
{
	int height = trials->flow->height;

	trial->cost += COST_WIDOW;
	while (trial->notes > trial->from
	       && trial->used + trials_notes(trials, trial->from, trial->notes) > height)
		trial->notes--;
	trial->over = trial->used > height;
	if (trial->over)
		trial->cost += COST_OVERFULL;
}

/* What it costs that a page before a forced end is BLANK: by the square, so that it is
 * little near a quarter of a page, but much where there is next to nothing. */
static double scrap_cost(double blank)
{
	double scrap = (blank - 0.75) / 0.25;

	return scrap > 0 ? COST_SCRAP * scrap * scrap : 0;
}

/* What it costs that PIECE begins a page after one with ROOM left. */
static int early_cost(const struct piece *piece, int64_t room)
{
	return (piece->unit > 0 && piece->unit <= room ? COST_EARLY : 0)
		+ (piece->rest > 0 && piece->rest <= room ? COST_EARLY_REST : 0);
}

static bool piece_is_text(const struct piece *piece)
{
	return piece->leaf && piece->leaf->block->kind == BLOCK_PARAGRAPH && !piece->notes;
}

/* How much of the running text behind END would have fitted ROOM, up to a break that is as
 * good. */
static int64_t unfilled_height(const struct flow *flow, int end, int64_t room)
{
	const struct piece *pieces = flow->pieces;
	int64_t height = -pieces[end - 1].foot, filled = 0;

	for (int i = end; i < flow->count && piece_is_text(&pieces[i]); i++) {
		height += pieces[i].gap + pieces[i].height;
		if (height + pieces[i].foot > room)
			break;
		if (break_forced(flow, i + 1))
			return height;
		if (pieces[i + 1].cost <= pieces[end].cost)
			filled = height;
	}
	return filled;
}

/* A twentieth of a page is nothing: a line or two make facing pages even. */
static double unfilled_cost(const struct flow *flow, int end, int64_t room)
{
	int64_t many = unfilled_height(flow, end, room) - flow->height / 20;

	return many > 0 ? (double)COST_UNFILLED * (double)many / flow->height : 0;
}

/* Blank space costs by its cube: a few lines little, half a page a lot; a share
 * in proportion fills the pages before the last one, where it costs nothing.  A
 * page before a forced end may be short, but not a mere scrap.  Where the next
 * paragraph or row would have fitted, the blank looks like a mistake. */
static double blank_cost(const struct flow *flow, int first, int end, int64_t used)
{
	double blank = 1 - (double)used / flow->height;

	if (break_forced(flow, end))
		return COST_PAGE + (first > 0 && (!flow->unfinished || end < flow->count)
			? scrap_cost(blank) : 0);
	if (blank < 0)
		blank = 0;
	return COST_PAGE + flow->pieces[end].cost
		+ early_cost(&flow->pieces[end], flow->height - used)
		+ COST_BLANK * (blank * blank * blank + 0.2 * blank);
}

/* What it costs that headings are torn above END which do not begin the page: first they
 * ought to have all of one. */
static double chain_cost(const struct flow *flow, int first, int end)
{
	while (end > first && flow->pieces[end].cost >= COST_NEVER)
		end--;
	return end > first ? COST_NEVER : 0;
}

double break_cost(const struct flow *flow, int first, int end, int64_t used)
{
	double cost = blank_cost(flow, first, end, used);

	if (break_forced(flow, end))
		return cost;
	if (flow->pieces[end].cost >= COST_NEVER)
		cost += chain_cost(flow, first, end);
	return cost + unfilled_cost(flow, end, flow->height - used);
}

/* Facing pages should end on one line; what makes them far from it is no reason to
 * do worse elsewhere. */
double facing_cost(const struct flow *flow, int left_foot, int right_foot)
{
	double apart = (double)ABS(left_foot - right_foot) / flow->height;

	return left_foot < 0 || right_foot < 0 ? 0 : MIN(COST_FACING * apart, COST_FACING_MOST);
}

/* Notes stand at the foot of the page. */
static int trial_foot(const struct trials *trials, const struct trial *trial)
{
	if (break_forced(trials->flow, trial->end))
		return -1;
	return trial->notes > trial->from ? trials->flow->height : (int)trial->used;
}

bool trial_fits(const struct trials *trials, struct trial *trial, double most)
{
	const struct flow *flow = trials->flow;
	int64_t used;

	trial->used = trial_height(trials, trial);
	trial->notes = flow->pieces[trial->end - 1].note_end;
	used = trial->used + trials_notes(trials, trial->from, trial->notes);
	if (used > flow->height) {
		if (trial->first < trial->end - 1 || trial->begun || trial->left)
			return false;
		trial_cut_notes(trials, trial);
	}
	trial->cost += trial->left ? COST_DRIFT : 0;
	if (trial->cost + blank_cost(flow, trial->first, trial->end, used) >= most)
		return false; /* most do not get beyond here */
	trial->cost += break_cost(flow, trial->first, trial->end, used);
	trial->foot = trial_foot(trials, trial);
	return true;
}
