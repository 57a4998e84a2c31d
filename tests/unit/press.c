/* Press: what inks become of colours, by the profile of texlive-base. */
#include <string.h>
#include "base/arena.h"
#include "base/diag.h"
#include "check.h"
#include "render/press.h"

static struct color rgb(int red, int green, int blue)
{
	return (struct color){red / 255.0, green / 255.0, blue / 255.0, {0}};
}

static void check_neutral(const struct press *press)
{
	for (int grey = 0; grey <= 255; grey++) {
		struct ink ink = press_ink(press, rgb(grey, grey, grey));
		struct ink lighter = press_ink(press, rgb(MIN(grey + 1, 255), grey, grey));

		CHECK(ink.cyan == 0 && ink.magenta == 0 && ink.yellow == 0);
		CHECK(lighter.black <= ink.black); /* one step of eight bits is no hue */
		CHECK(lighter.cyan == 0);
	}
	CHECK(press_ink(press, rgb(0, 0, 0)).black == 100);
	CHECK(press_ink(press, rgb(255, 255, 255)).black == 0);
	CHECK(press_ink(press, rgb(22, 25, 26)).black == 100);
	CHECK(press_black(press, rgb(255, 255, 255)).black == 0);
	CHECK(press_black(press, rgb(77, 90, 94)).black > 60);
}

/* Yellow is yellow, and no colour is more than the profile allows. */
static void check_hues(const struct press *press)
{
	struct ink yellow = press_ink(press, rgb(255, 237, 0));
	struct ink red = press_ink(press, rgb(227, 6, 19));

	CHECK(yellow.yellow > 80 && yellow.cyan < 10 && yellow.magenta < 20 && yellow.black == 0);
	CHECK(red.magenta > 90 && red.yellow > 80 && red.cyan < 10);
	for (int i = 0; i < 4096; i++) {
		struct color color = rgb(i % 16 * 17, i / 16 % 16 * 17, i / 256 * 17);
		struct ink ink = press_ink(press, color), again = press_ink(press, color);

		CHECK(ink.cyan + ink.magenta + ink.yellow + ink.black <= 330);
		CHECK(memcmp(&ink, &again, sizeof ink) == 0);
	}
}

int main(void)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, DIAG_GERMAN);
	struct print_style print = {.profile = "FOGRA39"}, none = {.profile = "none.icc"};
	struct print_style own = {.profile = "/dev/null", .condition = "FOGRA51"};
	struct press *press = press_open(diag, &print, "/nowhere");

	CHECK(press != NULL);
	if (press) {
		CHECK_TEXT(press->condition, "FOGRA39");
		CHECK(press->registered && press->hash != 0 && *press->description);
		check_neutral(press);
		check_hues(press);
		press_close(press);
	}
	CHECK(press_open(diag, &none, "/nowhere") == NULL);
	CHECK(press_open(diag, &own, "/nowhere") == NULL);
	CHECK(diag_count(diag, DIAG_ERROR) == 2);
	arena_free(arena);
	return check_result();
}
