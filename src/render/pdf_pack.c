/* Object streams, filled in the order in which dictionaries come: what was made
 * together stands together. */
#include "pdf_pack.h"

#include "pdf_object.h"
#include "pdf_syntax.h"

/* Dictionaries in one object stream.  More compress no better by a hundredth,
 * and a reader that wants one of them has to read them all. */
enum { PACKED = 500 };

/* Where a dictionary stands. */
struct place {
	unsigned holder;         /* number of the object stream; 0: in none */
	unsigned index;          /* in it */
};

struct pdf_pack {
	struct pdf_file *file;
	GArray *places;          /* struct place, by object number */
	GString *head;           /* number and offset of each */
	GString *body;
	unsigned numbers[PACKED];
	unsigned count;
};

struct pdf_pack *pdf_pack_new(struct pdf_file *file)
{
	struct pdf_pack *pack = g_new0(struct pdf_pack, 1);

	pack->file = file;
	pack->places = g_array_new(FALSE, TRUE, sizeof(struct place));
	pack->head = g_string_sized_new(8192);
	pack->body = g_string_sized_new(65536);
	return pack;
}

void pdf_pack_free(struct pdf_pack *pack)
{
	g_array_free(pack->places, TRUE);
	g_string_free(pack->head, TRUE);
	g_string_free(pack->body, TRUE);
	g_free(pack);
}

static void note_places(struct pdf_pack *pack, unsigned holder)
{
	if (pack->places->len <= holder)
		g_array_set_size(pack->places, holder + 1);
	for (unsigned i = 0; i < pack->count; i++)
		g_array_index(pack->places, struct place, pack->numbers[i]) =
			(struct place){holder, i};
}

void pdf_pack_end(struct pdf_pack *pack)
{
	gsize first = pack->head->len;

	if (pack->count == 0)
		return;
	pdf_put_run(pack->head, pack->body->str, pack->body->len);
	struct pdf_object *holder = pdf_stream_new(pack->file, pack->head->str,
		pack->head->len, PDF_TIGHT);
	g_string_append_printf(holder->entries, "/Type/ObjStm/N %u/First %zu", pack->count, first);
	note_places(pack, holder->number); /* the newest object, so the highest number */
	g_string_truncate(pack->head, 0);
	g_string_truncate(pack->body, 0);
	pack->count = 0;
}

GString *pdf_pack_open(struct pdf_pack *pack, unsigned number)
{
	if (pack->count == PACKED)
		pdf_pack_end(pack);
	pack->numbers[pack->count++] = number;
	pdf_put_integer(pack->head, number);
	pdf_put(pack->head, " ");
	pdf_put_integer(pack->head, (int64_t)pack->body->len);
	pdf_put(pack->head, " ");
	pdf_put(pack->body, "<<");
	return pack->body;
}

void pdf_pack_close(struct pdf_pack *pack)
{
	pdf_put(pack->body, ">>");
}

gboolean pdf_pack_find(
	const struct pdf_pack *pack, unsigned number, unsigned *holder, unsigned *index)
{
	if (number >= pack->places->len)
		return FALSE;
	const struct place *place = &g_array_index(pack->places, struct place, number);
	*holder = place->holder;
	*index = place->index;
	return place->holder != 0;
}
