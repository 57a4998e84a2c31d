/* run.c: what every command starts and ends with. */
#include "command.h"

#include <assert.h>
#include <elf.h>
#include <glib.h>
#include <link.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/errand.h"
#include "base/yaml.h"
#include "model/folder.h"
#include "render/pdf_store.h"
#include "typeset/font.h"
#include "typeset/hyphen.h"
#include "typeset/paragraph_store.h"

/* The program's own file, or NULL. */
static char *program_path(struct arena *arena)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path);

	return length > 0 && length < PATH_MAX ? arena_strndup(arena, path, (size_t)length) : NULL;
}

static const char *folder_of(struct arena *arena, const char *path)
{
	char *folder = g_path_get_dirname(path);
	const char *copy = arena_strdup(arena, folder);

	g_free(folder);
	return copy;
}

/* Where layouts/, fonts/ and samples/ are looked for: the project, the place of
 * `make install`, the source tree that the program was built in.  What was installed
 * is found from its bin/, wherever DESTDIR or a later PREFIX has put it. */
static const char *const *run_folders(struct arena *arena, const char *project)
{
	const char **folders = ARENA_ARRAY(arena, const char *, 4);
	const char *program = program_path(arena);
	const char *folder = program ? folder_of(arena, program) : NULL;
	const char *above = folder ? folder_of(arena, folder) : NULL;

	folders[0] = project;
	folders[1] = PREFIX "/share/schuso";
	if (folder && g_str_has_suffix(folder, "/bin"))
		folders[1] = arena_printf(arena, "%s/share/schuso", above);
	folders[2] = above;
	return folders;
}

/* Takes the build id, which the linker makes from all it linked, out of the notes
 * of the first object: that is the program itself. */
static int find_build_id(struct dl_phdr_info *object, size_t size, void *hash)
{
	(void)size;
	for (int i = 0; i < object->dlpi_phnum; i++) {
		const ElfW(Phdr) *part = &object->dlpi_phdr[i];
		const char *at = (const char *)(object->dlpi_addr + part->p_vaddr);
		const char *end = at + (part->p_type == PT_NOTE ? part->p_memsz : 0);

		while (at < end) {
			const ElfW(Nhdr) *note = (const void *)at;
			const char *name = at + sizeof *note;
			const char *id = name + (note->n_namesz + 3) / 4 * 4;

			if (note->n_type == NT_GNU_BUILD_ID && strcmp(name, "GNU") == 0)
				*(uint64_t *)hash = source_hash(0, id, note->n_descsz);
			at = id + (note->n_descsz + 3) / 4 * 4;
		}
	}
	return 1;
}

/* Another program, other documents. */
static uint64_t program_hash(void)
{
	uint64_t hash = 0;

	dl_iterate_phdr(find_build_id, &hash);
	assert(hash); /* the Makefile asks the linker for it */
	return hash;
}

/* How the names of documents of KIND start. */
static const char *name_start(struct arena *arena, enum job_kind kind)
{
	return arena_printf(arena, "%s/", job_kind_names[kind]);
}

/* Whether PATTERN could match a name that starts with START. */
static bool may_match(const char *pattern, const char *start)
{
	while (*start && *pattern == *start)
		pattern++, start++;
	return *start == '\0' || *pattern == '*' || *pattern == '?';
}

/* Whether PATTERN could match a file of a document of KIND. */
static bool may_match_file(struct arena *arena, const char *pattern, enum job_kind kind)
{
	for (int i = 0; i < EDITION_COUNT; i++)
		if (may_match(pattern, edition_file(arena, i, name_start(arena, kind))))
			return true;
	return false;
}

/* Whether a document of KIND is asked for: by --only, or by its name. */
static bool kind_is_wanted(struct arena *arena, const struct options *options,
	enum job_kind kind)
{
	if (options->document)
		return may_match(options->document, name_start(arena, kind));
	for (const char **pattern = options->only; pattern && *pattern; pattern++)
		if (may_match_file(arena, *pattern, kind))
			return true;
	return !options->only;
}

static enum diag_language language_of(const struct options *options)
{
	return options->english ? DIAG_ENGLISH : DIAG_GERMAN;
}

struct run *run_new(const struct options *options)
{
	struct arena *arena = arena_new();
	struct run *run = ARENA_NEW(arena, struct run);

	run->arena = arena;
	run->diag = diag_new(arena, language_of(options));
	run->folders = run_folders(arena, options->project);
	run->project.root = options->project;
	run->program = program_hash();
	for (int kind = 0; kind < JOB_KIND_COUNT; kind++)
		run->wanted[kind] = kind_is_wanted(arena, options, kind);
	run->typesetter.diag = run->diag;
	run->typesetter.hyphenation = hyphen_german();
	run->typesetter.store = paragraph_store_new();
	run->parts = pdf_store_new();
	return run;
}

/* The schools whose concepts are asked for by --only konzept/...;
 * NULL where other patterns could match concepts too. */
static const char *const *wanted_concepts(struct run *run, const struct options *options)
{
	const char **only = options->only;
	const char *start = name_start(run->arena, JOB_CONCEPT);
	const char **schools;
	size_t count = 0;

	if (!only)
		return NULL;
	schools = ARENA_ARRAY(run->arena, const char *, g_strv_length((char **)(void *)only) + 1);
	for (; *only; only++) {
		const char *document = edition_document(*only);

		if (g_str_has_prefix(document, start))
			schools[count++] = arena_strdup(run->arena, document + strlen(start));
		else if (may_match_file(run->arena, *only, JOB_CONCEPT))
			return NULL;
	}
	return schools;
}

/* What kommune.yaml says of a layout that there is none of. */
static void check_layout_names(struct run *run, const struct yaml_node *shared)
{
	const char *names[JOB_KIND_COUNT + 1] = { NULL };

	for (int kind = 0; kind < JOB_KIND_COUNT; kind++)
		names[kind] = job_kind_names[kind];
	if (shared && shared->kind != YAML_MAPPING)
		diag_report(run->diag, DIAG_NOT_A_MAPPING, shared->place, "layouts",
			names[0]);
	for (const struct yaml_node *n = shared ? shared->child : NULL; n; n = n->next)
		if (n->key && !g_strv_contains(names, n->key))
			diag_suggest(run->diag, DIAG_UNKNOWN_KEY, n->key_place, n->key, names,
				n->key);
}

static void load_layouts(struct run *run, struct arena *arena, struct diag *diag)
{
	const char *folders[4] = { NULL };

	for (int i = 0; run->folders[i]; i++)
		folders[i] = arena_printf(arena, "%s/layouts", run->folders[i]);
	for (int kind = 0; kind < JOB_KIND_COUNT; kind++)
		if (run->wanted[kind])
			run->layout_files[kind] = layout_load(arena, diag, folders,
				job_kind_names[kind]);
}

/* What kommune.yaml overrides of one layout wrongly spoils the documents of that
 * layout, and no others. */
static void make_layouts(struct run *run)
{
	const struct municipality *m = run->project.municipality;

	check_layout_names(run, m->layouts);
	for (int kind = 0; kind < JOB_KIND_COUNT; kind++) {
		const struct yaml_node *own = yaml_member(m->layouts, job_kind_names[kind]);
		bool before = diag_part_begin(m->place.source);

		if (run->wanted[kind])
			run->layouts[kind] = layout_make(run->arena, run->diag,
				&run->layout_files[kind],
				(const struct yaml_node *const[]){ own, NULL });
		diag_part_end(m->place.source, before);
	}
}

/* From the folder of fonts/: the first that has a manifest. */
static void open_fonts(struct run *run, struct arena *arena, struct diag *diag)
{
	for (int i = 0; run->folders[i]; i++) {
		char *folder = arena_printf(arena, "%s/fonts", run->folders[i]);
		char *manifest = arena_printf(arena, "%s/fonts.yaml", folder);

		if (source_exists(manifest)) {
			run->typesetter.fonts = fonts_open(arena, diag, folder);
			return;
		}
	}
	diag_report(diag, DIAG_NO_FONTS, (struct place){ 0 }, run->folders[1]);
}

static void read_beside(struct arena *arena, struct diag *diag, void *data)
{
	struct run *run = data;
	struct base base = { run->project.root, "", "" };

	run->project.framework = framework_read(arena, diag, &base);
	load_layouts(run, arena, diag);
	if (!run->typesetter.fonts)
		open_fonts(run, arena, diag);
}

void run_read_beside(struct run *run, const struct options *options)
{
	run->project.errand = errand_start(read_beside, run, language_of(options));
}

const char *run_output(struct run *run, const struct options *options, const char *folder)
{
	return options->output ? options->output :
		arena_printf(run->arena, "%s/%s", options->project, folder);
}

bool run_has_project(struct run *run, const struct options *options)
{
	char *path = arena_printf(run->arena, "%s/kommune.yaml", options->project);

	if (source_exists(path))
		return true;
	folder_check_names(run->arena, run->diag, (struct base){ options->project, "", "" },
		(const char *const[]){ "kommune.yaml", NULL });
	diag_report(run->diag, DIAG_NO_PROJECT, (struct place){ 0 },
		options->project);
	return false;
}

/* Up to the last second of the year 9999: further no date is written. */
bool run_read_epoch(struct run *run)
{
	const char *text = g_getenv("SOURCE_DATE_EPOCH");
	gint64 epoch = -1;

	if (text && !g_ascii_string_to_signed(text, 10, 0, G_GINT64_CONSTANT(253402300799),
		&epoch, NULL)) {
		diag_report(run->diag, DIAG_EPOCH_WRONG, (struct place){ 0 }, text);
		return false;
	}
	run->epoch = epoch;
	return true;
}

/* Layouts and fonts of a project's own lie in folders; one that is a file would be
 * passed over, and those of the program taken. */
static void expect_folders(struct run *run)
{
	struct base base = { run->project.root, "", "" };

	folder_expect(run->arena, run->diag, base, "layouts");
	folder_expect(run->arena, run->diag, base, "fonts");
}

bool run_read(struct run *run, const struct options *options)
{
	struct project *project = &run->project;

	if (!run_has_project(run, options) || !run_read_epoch(run))
		return false;
	project->scope.concepts = wanted_concepts(run, options);
	project->scope.figures = run->wanted[JOB_REPORT] || run->wanted[JOB_MINUTES];
	if (!project_read(run->arena, run->diag, project))
		return false;
	expect_folders(run);
	project_check(run->diag, project);
	if (project->scope.figures)
		run->figures = mask_apply(run->arena, summary_make(run->arena,
			project->municipality, project->framework, project->readings));
	if (!project->errand) /* it has loaded them */
		load_layouts(run, run->arena, run->diag);
	make_layouts(run);
	return true;
}

unsigned run_editions(struct run *run, const struct options *options)
{
	unsigned editions = editions_parse(options->edition);

	if (!editions)
		diag_report(run->diag, DIAG_UNKNOWN_EDITION, (struct place){ 0 },
			options->edition);
	return editions;
}

bool run_open_fonts(struct run *run)
{
	if (run->project.errand)
		errand_wait(run->project.errand, run->diag);
	else if (!run->typesetter.fonts)
		open_fonts(run, run->arena, run->diag);
	return run->typesetter.fonts != NULL;
}

enum status run_close(struct run *run, enum status status)
{
	if (status == STATUS_MADE && diag_count(run->diag, DIAG_ERROR) > 0)
		status = STATUS_DATA;
	if (status != STATUS_USAGE && diag_count(run->diag, DIAG_WORLD) > 0)
		status = STATUS_SYSTEM;
	diag_print(run->diag, 0, stderr);
	if (run->project.errand)
		errand_wait(run->project.errand, NULL);
	if (run->typesetter.fonts)
		fonts_close(run->typesetter.fonts);
	paragraph_store_free(run->typesetter.store);
	pdf_store_free(run->parts);
	job_close_presses(run);
	errand_end(run->project.errand);
	arena_free(run->arena);
	return status;
}

/* NAMES in one line, as many as one can take in. */
static const char *names_line(struct arena *arena, const char *const *names)
{
	enum { MOST_SHOWN = 12 };
	const char *line = names[0];

	if (!line)
		return "-";
	for (int i = 1; i < MOST_SHOWN && names[i]; i++)
		line = arena_printf(arena, "%s, %s%s", line, names[i],
			i == MOST_SHOWN - 1 && names[i + 1] ? " ..." : "");
	return line;
}

struct job *run_find_job(struct run *run, const char *name, struct job_list *list)
{
	const char **names;

	*list = job_list_make(run);
	job_list_keep(list, 1u << EDITION_SCREEN);
	names = ARENA_ARRAY(run->arena, const char *, (size_t)list->count + 1);
	for (int i = 0; i < list->count; i++) {
		names[i] = list->items[i].name;
		if (name && strcmp(name, names[i]) == 0)
			return &list->items[i];
	}
	if (name)
		diag_suggest(run->diag, DIAG_UNKNOWN_DOCUMENT, (struct place){ 0 }, name, names,
			name);
	else
		diag_report(run->diag, DIAG_MISSING_WORD, (struct place){ 0 }, "DOKUMENT",
			names_line(run->arena, names));
	return NULL;
}
