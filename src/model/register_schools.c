/* Register, the schools: schulen.csv and the files that complete it, as the
 * statistical office delivers them. */
#include "register_read.h"

#include <string.h>
#include "../base/arena.h"
#include "../base/collate.h"
#include "../base/csv.h"
#include "../base/diag.h"
#include "../base/slug.h"
#include "../base/yaml.h"
#include "register_rows.h"

struct csv_table *register_table(struct register_reader *r, const char *file)
{
	const char *shown = arena_printf(r->arena, "%s%s", r->base.prefix, file);
	struct source *source;

	if (strchr(file, '/') || strstr(file, "..")) {
		diag_report(r->diag, DIAG_FILE_NAME, (struct place){.source =
			source_from_text(r->arena, shown, "", 0)}, file);
		return NULL;
	}
	source = source_read(r->arena, r->diag,
		arena_printf(r->arena, "%s/%s", r->base.path, file), shown, SOURCE_LEGACY);
	if (!source) { /* known by name all the same: its documents are refused */
		source = source_from_text(r->arena, shown, "", 0);
		source->broken = true;
		g_ptr_array_add(r->sources, source);
		return NULL;
	}
	g_ptr_array_add(r->sources, source);
	return csv_read(r->arena, r->diag, source);
}

/* The words of KEYS, a mapping, by their codes. */
static void take_words(struct register_reader *r, GHashTable *words,
	const struct yaml_node *keys)
{
	for (const struct yaml_node *n = keys->child; n; n = n->next)
		if (n->kind == YAML_SCALAR)
			g_hash_table_insert(words, (gpointer)n->key, (gpointer)n->text);
		else
			diag_report(r->diag, DIAG_NOT_A_TEXT, n->place, n->key);
}

/* Code -> word of the school types, from the mapping or the file that
 * kommune.yaml names.  Keys and values live in the arena. */
static GHashTable *type_words(struct register_reader *r)
{
	GHashTable *words = g_hash_table_new(g_str_hash, g_str_equal);
	const struct yaml_node *keys = r->m->type_keys;
	struct csv_table *table = NULL;

	if (keys && keys->kind == YAML_MAPPING)
		take_words(r, words, keys);
	if (keys && keys->kind == YAML_SEQUENCE)
		diag_report(r->diag, DIAG_NOT_A_MAPPING, keys->place, keys->key, "02");
	if (keys && keys->kind == YAML_SCALAR)
		table = register_table(r, keys->text);
	for (int i = 0; table && table->head_count > 1 && i < table->row_count; i++)
		g_hash_table_insert(words, (gpointer)table->rows[i].cells[0],
			(gpointer)table->rows[i].cells[1]);
	return words;
}

static void translate_type(struct register_reader *r, GHashTable *words, struct text *type)
{
	const char *word = type->text ? g_hash_table_lookup(words, type->text) : NULL;

	if (word)
		type->text = word;
	else if (type->text && g_ascii_isdigit(*type->text))
		diag_report(r->diag, DIAG_TYPE_CODE, type->place, type->text);
}

/* The state's files list its offices and its seminars for teachers as well. */
static bool is_school(const struct school *school)
{
	static const char *const others[] = {"Schulaufsicht", "ZfsL", "Seminar ", NULL};

	for (int i = 0; school->type.text && others[i]; i++)
		if (g_str_has_prefix(school->type.text, others[i]))
			return false;
	return true;
}

static void join_name(struct arena *arena, struct school_row *row)
{
	struct text *name = &row->school.name;
	const struct text *more[] = {&row->name_more, &row->name_rest};

	for (int i = 0; i < 2; i++)
		if (more[i]->text && name->text)
			name->text = arena_printf(arena, "%s %s", name->text, more[i]->text);
	if (!name->text)
		*name = row->school.short_name;
	if (!row->school.short_name.text)
		row->school.short_name = *name;
}

/* GG, FÖ, RS, Gym: what the state puts before a short name. */
static bool is_type_sign(const char *word, size_t length)
{
	if (length > 0 && word[length - 1] == ',')
		length--;
	if (length == 3 && !strncmp(word, "Gym", 3))
		return true;
	if (length == 0 || g_utf8_strlen(word, (gssize)length) > 3)
		return false;
	for (const char *p = word; p < word + length; p = g_utf8_next_char(p))
		if (!g_unichar_isupper(g_utf8_get_char(p)))
			return false;
	return true;
}

/* "Herne, GG Südschule" -> "suedschule". */
static const char *id_from_name(struct arena *arena, const struct school *school)
{
	const char *words = school->short_name.text, *comma = strstr(words, ", "), *blank;

	if (comma && school->town.text &&
		!strncmp(words, school->town.text, (size_t)(comma - words)))
		words = comma + 2;
	while ((blank = strchr(words, ' ')) != NULL && is_type_sign(words, (size_t)(blank - words)))
		words = blank + 1;
	return slug_make(arena, words);
}

static struct school *find_by(struct register_reader *r, size_t member, const char *words)
{
	for (guint i = 0; words && i < r->schools->len; i++) {
		struct school *s = &g_array_index(r->schools, struct school, i);
		const struct text *t = (const struct text *)((const char *)s + member);

		if (t->text && !strcmp(t->text, words))
			return s;
	}
	return NULL;
}

/* An id of its own: from the name, then with the Schulnummer, then counted. */
static void set_id(struct register_reader *r, struct school *school)
{
	const char *slug, *id;

	if (school->id.text)
		return;
	slug = id = id_from_name(r->arena, school);
	if (school->number.text && (!*id || find_by(r, offsetof(struct school, id), id)))
		id = slug_make(r->arena,
			arena_printf(r->arena, "%s %s", slug, school->number.text));
	for (int n = 2; !*id || find_by(r, offsetof(struct school, id), id); n++)
		id = arena_printf(r->arena, "%s-%d", *slug ? slug : "schule", n);
	school->id = (struct text){id, school->place};
}

static void split_providers(struct register_reader *r, struct school_row *row)
{
	struct texts *list = &row->school.providers;
	char **parts = g_strsplit_set(row->providers.text ? row->providers.text : "", "+,", 0);

	list->items = ARENA_ARRAY(r->arena, struct text, g_strv_length(parts) + 1);
	for (int i = 0; parts[i]; i++) {
		const char *words = g_strstrip(parts[i]);
		const struct provider *provider = register_find_provider(r->m, words);

		if (provider)
			list->items[list->count++] =
				(struct text){provider->id.text, row->providers.place};
		else if (*words)
			register_report_unknown(r->arena, r->diag, r->m, REGISTER_PROVIDERS,
				(struct text){words, row->providers.place});
	}
	g_strfreev(parts);
}

static void read_social_index(struct register_reader *r, struct school_row *row)
{
	struct number *index = &row->school.social_index;
	const char *words = row->social_index.text;

	index->place = row->social_index.place;
	if (!words || !g_ascii_strcasecmp(words, "ohne"))
		return;
	index->set = number_read(words, &index->value);
	if (!index->set)
		diag_report(r->diag, DIAG_SOCIAL_INDEX, index->place, words);
}

/* The first file says which schools there are. */
static void add_school(struct register_reader *r, struct school_row *row)
{
	struct school *school = &row->school;
	const char *number = school->number.text;

	join_name(r->arena, row);
	if (!is_school(school)) {
		diag_report(r->diag, DIAG_NOT_A_SCHOOL, school->place,
			school->name.text ? school->name.text : "", school->type.text);
		return;
	}
	if (!school->name.text) {
		diag_report(r->diag, DIAG_SCHOOL_NAMELESS, school->place,
			number ? number : school->id.text ? school->id.text : "?");
		return;
	}
	if (find_by(r, offsetof(struct school, number), number)) {
		diag_report(r->diag, DIAG_DUPLICATE_ID, school->number.place, "Schulnummer",
			number);
		return;
	}
	if (find_by(r, offsetof(struct school, id), school->id.text)) {
		diag_report(r->diag, DIAG_DUPLICATE_ID, school->id.place, "Kennung",
			school->id.text);
		return;
	}
	set_id(r, school);
	split_providers(r, row);
	read_social_index(r, row);
	g_array_append_val(r->schools, *school);
}

/* Every later file fills what is still missing; false if the school is not ours. */
static bool complete_school(struct register_reader *r, struct school_row *row)
{
	static const size_t members[] = {
		offsetof(struct school, name), offsetof(struct school, short_name),
		offsetof(struct school, type), offsetof(struct school, district),
		offsetof(struct school, street), offsetof(struct school, postcode),
		offsetof(struct school, town), offsetof(struct school, phone),
		offsetof(struct school, mail), offsetof(struct school, web),
		offsetof(struct school, authority),
	};
	struct school *school =
		find_by(r, offsetof(struct school, number), row->school.number.text);

	if (!school)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(members); i++) {
		struct text *mine = (struct text *)((char *)school + members[i]);

		if (!mine->text)
			*mine = *(struct text *)((char *)&row->school + members[i]);
	}
	read_social_index(r, row);
	split_providers(r, row);
	if (!school->pupils.set)
		school->pupils = row->school.pupils;
	if (!school->social_index.set)
		school->social_index = row->school.social_index;
	if (school->providers.count == 0)
		school->providers = row->school.providers;
	return true;
}

static bool has_columns(struct register_reader *r, const struct csv_table *table, bool first)
{
	static const char *const heads[] = {"nummer", "Schulnummer", "id", "name", "Schulname",
		"Schulbezeichnung_1", "kurzname", "Kurzbezeichnung"};
	size_t enough = first ? G_N_ELEMENTS(heads) : 2;

	for (size_t i = 0; i < enough; i++)
		if (csv_column(table, heads[i]) >= 0)
			return true;
	diag_report(r->diag, DIAG_REGISTER_COLUMNS, table->head_place,
		first ? "nummer, id, name" : "nummer");
	return false;
}

static void read_file(struct register_reader *r, const char *file, GHashTable *types, bool first)
{
	struct csv_table *table = register_table(r, file);
	struct shape_columns *columns;
	int unmatched = 0;

	if (!table || !has_columns(r, table, first))
		return;
	columns = shape_columns(r->arena, r->diag, &school_shape, table, true);
	for (int i = 0; columns && i < table->row_count; i++) {
		struct school_row row = {0};

		shape_read_row(r->arena, r->diag, columns, &table->rows[i], &row);
		translate_type(r, types, &row.school.type);
		if (first)
			add_school(r, &row);
		else if (!complete_school(r, &row))
			unmatched++;
	}
	if (unmatched > 0)
		diag_report(r->diag, DIAG_REGISTER_UNMATCHED,
			(struct place){.source = table->source},
			arena_printf(r->arena, "%d", unmatched));
}

/* Districts as the schools name them, where kommune.yaml names none. */
static void make_districts(struct register_reader *r)
{
	struct municipality *m = r->m;

	m->districts = ARENA_ARRAY(r->arena, struct district, r->schools->len + m->parts.count);
	for (guint i = 0; i < r->schools->len; i++) {
		const struct text *words = &g_array_index(r->schools, struct school, i).district;
		int at = m->district_count;

		if (!words->text || register_find_district(m, words->text))
			continue;
		while (at > 0 && collate_compare(m->districts[at - 1].name.text, words->text) > 0) {
			m->districts[at] = m->districts[at - 1];
			at--;
		}
		m->districts[at] = (struct district){.place = words->place, .name = *words,
			.id = {slug_make(r->arena, words->text), words->place}};
		m->district_count++;
	}
}

static void resolve_districts(struct register_reader *r)
{
	if (r->m->district_count == 0)
		make_districts(r);
	for (guint i = 0; i < r->schools->len; i++) {
		struct text *words = &g_array_index(r->schools, struct school, i).district;
		const struct district *district =
			words->text ? register_find_district(r->m, words->text) : NULL;

		if (words->text && !district)
			register_report_unknown(r->arena, r->diag, r->m, REGISTER_DISTRICTS,
				*words);
		words->text = district ? district->id.text : NULL;
	}
}

/* A table without a school, and without an error that says why. */
static void report_no_schools(struct register_reader *r)
{
	for (guint i = 0; i < r->sources->len; i++)
		if (((const struct source *)r->sources->pdata[i])->broken)
			return;
	if (r->schools->len == 0)
		diag_report(r->diag, DIAG_NO_SCHOOLS, ((struct place){
			.source = r->sources->pdata[r->sources->len - 1]}));
}

void register_read_schools(struct register_reader *r)
{
	const struct texts *files = &r->m->registers;
	const char *usual = arena_printf(r->arena, "%s/schulen.csv", r->base.path);
	GHashTable *types;

	if (files->count == 0 && r->m->parts.count > 0 && !source_exists(usual))
		return; /* a county whose schools all lie in its parts */
	types = type_words(r);
	if (files->count == 0)
		read_file(r, "schulen.csv", types, true);
	for (int i = 0; i < files->count; i++)
		read_file(r, files->items[i].text, types, i == 0);
	g_hash_table_destroy(types);
	report_no_schools(r);
	resolve_districts(r);
}
