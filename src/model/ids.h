/* Ids: what every list of defined things must keep. */
#ifndef MODEL_IDS_H
#define MODEL_IDS_H

#include <stddef.h>

struct diag;

/* A list of records with an id and maybe a name, both struct text. */
struct id_list {
	void *items;
	int *count;
	size_t size;      /* of one record */
	size_t id, name;  /* offsets; name is set to the id where it is missing */
	const char *word; /* "Bezirk", for findings */
};

#define ID_LIST(type, list, number, german) \
	(&(struct id_list){(list), (number), sizeof(struct type), offsetof(struct type, id), \
		offsetof(struct type, name), (german)})

/* Drops records without an id (the shape has reported them) and, with a
 * finding, those whose id occurred before. */
void ids_settle(struct diag *diag, const struct id_list *list);

#endif
