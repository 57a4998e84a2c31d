/* Carry: running sums of the columns of a table, for the foot of each page that it
 * goes on from and the head of the next. */
#include "composer.h"

#include <string.h>
#include "../base/number.h"
#include "view.h"

/* Digits behind the comma of a printed number. */
static int decimals_of(const char *printed)
{
	const char *comma = strchr(printed, ',');
	int count = 0;

	while (comma && comma[1 + count] >= '0' && comma[1 + count] <= '9')
		count++;
	return MIN(count, 9);
}

void carry_add(struct carry *carry, const struct view *value)
{
	if (!carry || carry->paused || !value)
		return;
	carry->numbers |= value->kind == VIEW_NUMBER;
	carry->texts |= value->kind != VIEW_NUMBER && value->text;
	if (carry->unknown)
		return;
	if (value->kind != VIEW_NUMBER || value->state != VIEW_KNOWN) {
		carry->unknown = true;
		return;
	}
	carry->sum += value->number;
	carry->decimals = MAX(carry->decimals, decimals_of(value->text));
}

const char *carry_print(struct composer *c, const struct carry *carry)
{
	if (carry->unknown || !carry->numbers)
		return "";
	return number_print(c->arena, carry->sum, carry->decimals);
}
