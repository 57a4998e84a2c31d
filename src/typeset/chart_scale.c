/* Scale: ticks at round numbers. */
#include "chart.h"

#include <math.h>

/* Steps in order of preference: simplicity falls from the first to the last. */
static const double steps[] = {1, 5, 2, 2.5};
enum { STEP_COUNT = sizeof steps / sizeof *steps };

/* Decimals that STEP = q * 10^z needs. */
static int step_decimals(double q, int z)
{
	int decimals = z < 0 ? -z : 0;

	if (q == 2.5 && z < 1)
		decimals++;
	return decimals;
}

static struct scale scale_try(double least, double most, double q, int z)
{
	double step = q * pow(10, z);
	double first = floor(least / step + 1e-9), last = ceil(most / step - 1e-9);
	struct scale scale = {.step = step, .decimals = step_decimals(q, z)};

	if (last <= first)
		last = first + 1;
	scale.first = first * step;
	scale.last = last * step;
	scale.count = (int)(last - first) + 1;
	return scale;
}

static int power_of(double step)
{
	return (int)floor(log10(step) + 1e-9);
}

/* Simplicity, coverage and density, weighted as in the paper; less legible are ticks
 * that need a decimal more than others of their size: 0 - 2,5 - 5. */
static double scale_score(const struct scale *scale, int rank, const double range[2], int wished)
{
	double span = range[1] - range[0];
	double simplicity = 1 - (double)rank / (STEP_COUNT - 1);
	double over = scale->last - range[1], under = range[0] - scale->first;
	double coverage = 1 - 0.5 * (over * over + under * under) / (0.01 * span * span) / 10;
	double ratio = scale->count > wished ? (double)scale->count / wished
		: (double)wished / scale->count;

	return 0.2 * simplicity + 0.25 * coverage + 0.5 * (2 - ratio)
		- (scale->decimals > step_decimals(1, power_of(scale->step)) ? 0.25 : 0);
}

struct scale scale_new(double least, double most, int wished)
{
	struct scale best = {0};
	double score = 0, range[2];
	int power;

	if (!(most > least))
		most = least + 1;
	if (wished < 2)
		wished = 2;
	range[0] = least;
	range[1] = most;
	power = (int)floor(log10((most - least) / (wished - 1)));
	for (int z = power - 1; z <= power + 1; z++) {
		for (int rank = 0; rank < STEP_COUNT; rank++) {
			struct scale scale = scale_try(least, most, steps[rank], z);
			double s = scale_score(&scale, rank, range, wished);

			if (best.count == 0 || s > score) {
				best = scale;
				score = s;
			}
		}
	}
	return best;
}

int scale_place(const struct scale *scale, double value, int length)
{
	double part = (value - scale->first) / (scale->last - scale->first);

	part = part < 0 ? 0 : part > 1 ? 1 : part;
	return (int)lround(part * length);
}
