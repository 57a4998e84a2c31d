/* CHECK: the smallest unit test harness.
 * CHECK(condition) counts and prints what does not hold; a test ends with
 * return check_result(); which is 0 if everything held. */
#ifndef UNIT_CHECK_H
#define UNIT_CHECK_H

#include <stdio.h>
#include <string.h>

static int check_count, check_failures;

#define CHECK(condition) \
	(check_count++, (condition) ? (void)0 \
		: (void)(check_failures++, \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition)))

/* Two texts are equal; both are printed if not. */
#define CHECK_TEXT(got, wanted) check_text(__FILE__, __LINE__, (got), (wanted))

static inline void check_text(const char *file, int line, const char *got, const char *wanted)
{
	check_count++;
	if (got == wanted || (got && wanted && strcmp(got, wanted) == 0))
		return;
	check_failures++;
	fprintf(stderr, "%s:%d: got    %s\n%s:%d: wanted %s\n", file, line,
		got ? got : "(null)", file, line, wanted ? wanted : "(null)");
}

static inline int check_result(void)
{
	if (check_failures || !check_count)
		fprintf(stderr, "%d of %d checks failed\n", check_failures, check_count);
	return check_failures || !check_count;
}

#endif
