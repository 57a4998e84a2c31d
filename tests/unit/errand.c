/* What an errand finds is reported when its reader wants it, and counted once. */
#include "base/errand.h"

#include "base/arena.h"
#include "check.h"

struct trip {
	int findings;
	struct source *source;   /* read */
};

static void read_source(struct arena *arena, struct diag *diag, void *data)
{
	struct trip *trip = data;

	trip->source = source_from_text(arena, "probe.yaml", "a: b\n", 5);
	for (int i = 0; i < trip->findings; i++)
		diag_report(diag, DIAG_DUPLICATE_KEY,
			((struct place){trip->source, 1, i + 1}), "a", "1");
}

static void check_order(struct arena *arena)
{
	struct diag *diag = diag_new(arena, DIAG_GERMAN);
	struct trip trip = {.findings = 2};
	struct errand *errand = errand_start(read_source, &trip, DIAG_GERMAN);

	diag_report(diag, DIAG_FILE_EMPTY, (struct place){0});
	errand_wait(errand, diag);
	errand_wait(errand, diag);
	CHECK(diag_findings(diag) == 3 && diag_count(diag, DIAG_ERROR) == 3);
	CHECK(diag_finding(diag, 0)->code == DIAG_FILE_EMPTY);
	CHECK(diag_finding(diag, 2)->place.column == 2);
	CHECK(trip.source->broken && trip.source->findings == 2);
	CHECK_TEXT(trip.source->text, "a: b\n");
	errand_end(errand);
}

/* Nobody wants to know. */
static void check_unwanted(void)
{
	struct trip trip = {.findings = 1};

	errand_end(errand_start(read_source, &trip, DIAG_GERMAN));
	errand_end(NULL);
	CHECK(trip.source != NULL);
}

int main(void)
{
	struct arena *arena = arena_new();

	check_order(arena);
	check_unwanted();
	arena_free(arena);
	return check_result();
}
