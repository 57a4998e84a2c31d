/* Address: where the value of a form field belongs in the file of a meeting.
 *
 * A template carries an address in each field; `schuso minutes read` follows it:
 *
 *   gremien/werkstatt/2018-09-12.yaml#tagesordnung[7:Fortbildung].ergebnis~0
 *
 * FILE # KEY [SELECTOR] . KEY ... and then what is done there:
 *   (nothing)  the value typed becomes that of the key
 *   +          the value typed is added to the text that is there
 *   =WORD      a tick: the key gets this word
 *   ~DIGEST    what the key held when the template was made: if it holds something
 *              else by now, nobody overwrites it
 * SELECTOR: POSITION :NAME ;KEY=WORD ...: the record at that position from 1, or with
 *   that name (the value of its first key); one that is not there yet is made,
 *   with those keys.  A new record has a position behind the last (beschluesse[1]),
 *   or none (anwesend[+1]: the first of the new ones).  A address that ends with a
 *   selector is a tick: the record is there. */
#ifndef MODEL_ADDRESS_H
#define MODEL_ADDRESS_H

#include <stdbool.h>

struct arena;

enum { ADDRESS_STEPS = 3, ADDRESS_PRESETS = 6 };

struct address_step {
	const char *key;
	bool selects;            /* a selector stands behind the key */
	int position;            /* from 1, or 0 */
	int fresh;               /* +1: which of the new records, or 0 */
	const char *name;        /* or NULL */
	struct address_preset {
		const char *key, *word;
	} presets[ADDRESS_PRESETS]; /* of a record that is made */
	int preset_count;
};

struct address {
	const char *file;
	struct address_step steps[ADDRESS_STEPS];
	int step_count;
	bool add;                /* + */
	const char *word;        /* =WORD, or NULL */
	const char *digest;      /* or NULL */
};

/* Reads TEXT, its parts into ARENA; false, with nothing reported, if it is no address. */
bool address_read(struct arena *arena, const char *text, struct address *address);

/* TEXT so that it can stand in a selector. */
char *address_escape(struct arena *arena, const char *text);

/* Eight digits for TEXT, blanks and line breaks within paragraphs made alike;
 * "0" for no text. */
char *address_digest(struct arena *arena, const char *text);

#endif
