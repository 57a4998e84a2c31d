/* Slug: what an id is, and what a name becomes. */
#include "base/arena.h"
#include "base/slug.h"
#include "check.h"

static const struct {
	const char *name, *slug;
} slugs[] = {
	{"Südschule", "suedschule"}, {"Mont-Cenis", "mont-cenis"},
	{"GG Weiß & Söhne", "gg-weiss-soehne"}, {"St. Marien", "st-marien"}, {"  x  ", "x"},
	{"2017-18", "2017-18"}, {"../etc/passwd", "etc-passwd"},
	{"a..b", "a-b"}, {"Café Zoë", "cafe-zoe"}, {"Su\u0308d", "sued"}, {"...", ""}, {"", ""},
	{"日本", ""}, {"v1.2", "v1-2"}, {"Träger (frei).", "traeger-frei"},
};

static const char *const invalid[] = {"", ".", "..", "a/b", "a..b", ".a", "a.", "Ä", "A", "a b",
	"a\\b", "a\n"};

int main(void)
{
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof slugs / sizeof *slugs; i++) {
		const char *slug = slug_make(arena, slugs[i].name);
		CHECK_TEXT(slug, slugs[i].slug);
		CHECK(!*slug || slug_valid(slug));
	}
	for (size_t i = 0; i < sizeof invalid / sizeof *invalid; i++)
		CHECK(!slug_valid(invalid[i]));
	char name[301];
	memset(name, 'a', 300);
	name[300] = '\0';
	CHECK(!slug_valid(name) && slug_valid(slug_make(arena, name)));
	CHECK(slug_valid("a-z_0.9"));
	arena_free(arena);
	return check_result();
}
