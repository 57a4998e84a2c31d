/* Stretches from right to left become spans of their own. */
#include "check.h"

#include "base/arena.h"
#include "typeset/paragraph_direction.h"
#include "typeset/document.h"

static struct arena *arena;

/* The parts of TEXT, joined by "|"; those from right to left begin with "<". */
static const char *parts(const struct span *span)
{
	const char *joined = "";

	for (span = spans_part(arena, span); span; span = span->next)
		joined = arena_printf(arena, "%s%s%s%s", joined, *joined ? "|" : "",
			span_runs_backward(span) ? "<" : "", span->text);
	return joined;
}

static const char *parts_of(const char *text)
{
	return parts(span_new(arena, text, SPAN_STRONG));
}

static void check_parts(void)
{
	CHECK_TEXT(parts_of(""), "");
	CHECK_TEXT(parts_of("Grüße aus Łódź"), "Grüße aus Łódź");
	CHECK_TEXT(parts_of("שלום"), "<שלום");
	CHECK_TEXT(parts_of("(שלום עליכם) und 2"), "(|<שלום עליכם|) und 2");
	CHECK_TEXT(parts_of("a نور، الدين 7 שָׁלוֹם"), "a |<نور، الدين| 7 |<שָׁלוֹם");
}

static void check_whole(void)
{
	struct span *plain = span_new(arena, "nur Deutsch", 0);
	struct span *break_ = span_new(arena, "", SPAN_BREAK), *link = span_new(arena, "a שלום", 0);
	struct span *first = span_new(arena, "a שלום", SPAN_EMPHASIS);

	CHECK(spans_part(arena, plain) == plain);
	link->link = "https://example.org";
	CHECK(spans_part(arena, link) == link);
	first->next = break_;
	break_->next = link;
	CHECK_TEXT(parts(first), "a |<שלום||a שלום");
	CHECK(spans_part(arena, first)->next->flags == SPAN_EMPHASIS);
	CHECK_TEXT(first->text, "a שלום"); /* a copy was parted */
}

int main(void)
{
	arena = arena_new();
	check_parts();
	check_whole();
	arena_free(arena);
	return check_result();
}
