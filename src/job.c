/* job.c: which documents a project yields, what each is made from, and the way
 * of one document from the model to its pages. */
#include "job.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/yaml.h"
#include "report/compose.h"
#include "report/concept_paper.h"
#include "report/minutes_paper.h"
#include "report/qm_report.h"
#include "report/view.h"
#include "typeset/ahead.h"
#include "typeset/document.h"
#include "typeset/font.h"

/* ORDER JOB_KIND */
const char *const job_kind_names[] = { "konzept", "bericht", "protokoll" };
_Static_assert(G_N_ELEMENTS(job_kind_names) == JOB_KIND_COUNT, "ORDER JOB_KIND");

/* Jobs and inputs while they grow; g_array memory moves into the arena last. */
struct listing {
	const struct run *run;
	GArray *jobs;
	GPtrArray *inputs; /* of the job being listed */
};

static void input_add(struct listing *listing, const struct source *source)
{
	if (source && !g_ptr_array_find(listing->inputs, source, NULL))
		g_ptr_array_add(listing->inputs, (void *)source);
}

static uint64_t inputs_hash(const struct source *const *sources, int count)
{
	uint64_t hash = 0;

	for (int i = 0; i < count; i++)
		hash = source_hash(hash, &sources[i]->hash, sizeof sources[i]->hash);
	return hash;
}

/* Adds SOURCES to the inputs and their hash as PART of the key. */
static void part_add(struct listing *listing, struct job *job, enum job_part part,
	const struct source *const *sources, int count)
{
	for (int i = 0; i < count; i++)
		input_add(listing, sources[i]);
	job->parts[part] = inputs_hash(sources, count);
}

/* What every document is made from: program, fonts, layout, register, framework. */
static void parts_shared(struct listing *listing, struct job *job)
{
	const struct run *run = listing->run;
	const struct municipality *m = run->project.municipality;
	const struct layout *layout = job->layout;

	job->parts[PART_PROGRAM] = run->program;
	job->parts[PART_EPOCH] = source_hash(0, &run->epoch, sizeof run->epoch);
	job->parts[PART_FONTS] = run->typesetter.fonts ? fonts_hash(run->typesetter.fonts) : 0;
	if (layout)
		job->parts[PART_LAYOUT] = inputs_hash(layout->sources, layout->source_count);
	part_add(listing, job, PART_REGISTER, m->sources, m->source_count);
	if (run->project.framework && run->project.framework->source)
		part_add(listing, job, PART_FRAMEWORK, &run->project.framework->source, 1);
}

/* A document shows its own period and those before it, never later ones. */
static void parts_readings(struct listing *listing, struct job *job)
{
	const struct readings *r = listing->run->project.readings;
	const struct source **sources =
		ARENA_ARRAY(listing->run->arena, const struct source *, r->source_count);
	int count = 0;

	for (int i = 0; i < r->source_count; i++)
		if (r->sources[i].period <= job->period)
			sources[count++] = r->sources[i].source;
	part_add(listing, job, PART_READINGS, sources, count);
}

static bool unit_has_school(const struct unit *unit, const char *id)
{
	for (int i = 0; i < unit->school_count; i++)
		if (strcmp(unit->schools[i]->id.text, id) == 0)
			return true;
	return false;
}

static int period_index(const struct run *run, const char *id)
{
	const struct municipality *m = run->project.municipality;

	return (int)(register_period(m, id) - m->periods);
}

/* Whether JOB counts DELIVERY, which is none of a later period.  A figure of other
 * units that it only mentions is "in Klärung" where a reading is faulty. */
static bool job_counts(const struct run *run, const struct job *job,
	const struct delivery *delivery)
{
	if (period_index(run, delivery->period) > job->period)
		return false;
	switch (job->kind) {
	case JOB_REPORT:
		return unit_has_school(&run->figures->units[job->unit], delivery->school);
	case JOB_MINUTES:
		return true;
	case JOB_CONCEPT:
	case JOB_KIND_COUNT:
		break;
	}
	return false;
}

/* A file with an error in a reading that JOB counts, or NULL. */
static const struct source *faulty_reading(const struct run *run, const struct job *job)
{
	const struct readings *r = run->project.readings;

	for (int i = 0; i < r->delivery_count; i++)
		if (r->deliveries[i].faulty && job_counts(run, job, &r->deliveries[i]))
			return r->deliveries[i].faulty;
	return NULL;
}

static void job_refuse(struct listing *listing, struct job *job, const struct source *source)
{
	job->state = JOB_REFUSED;
	job->reason = arena_printf(listing->run->arena, "Fehler in %s", source->path);
}

/* The first broken file among the inputs refuses the job. */
static void job_judge(struct listing *listing, struct job *job)
{
	const struct source *faulty = faulty_reading(listing->run, job);

	for (int i = 0; i < job->input_count && job->state == JOB_PENDING; i++)
		if (job->inputs[i]->broken)
			job_refuse(listing, job, job->inputs[i]);
	if (job->state == JOB_PENDING && faulty)
		job_refuse(listing, job, faulty);
	if (job->state == JOB_PENDING && !job->layout) {
		job->state = JOB_REFUSED;
		job->reason = "Fehler in der Layoutdatei";
	}
}

/* Closes the inputs of JOB and puts it on the list, once for each edition. */
static void job_add(struct listing *listing, struct job job)
{
	struct arena *arena = listing->run->arena;

	job.input_count = (int)listing->inputs->len;
	job.inputs = ARENA_ARRAY(arena, const struct source *, listing->inputs->len);
	for (int i = 0; i < job.input_count; i++) {
		job.inputs[i] = listing->inputs->pdata[i];
		if (job.inputs[i]->mtime > job.epoch)
			job.epoch = job.inputs[i]->mtime;
	}
	job_judge(listing, &job);
	for (int i = 0; i < EDITION_COUNT; i++) {
		job.edition = i;
		job.name = edition_file(arena, i, job.document);
		g_array_append_val(listing->jobs, job);
	}
	g_ptr_array_set_size(listing->inputs, 0);
}

/* The layout of CONCEPT: a single key of its own means to make it once more.
 * Made here and not by a worker, as findings point into it. */
static const struct layout *concept_layout(const struct run *run, const struct concept *concept)
{
	const struct yaml_node *shared = run->project.municipality->layouts;
	const struct yaml_node *own = yaml_member(shared, job_kind_names[JOB_CONCEPT]);
	const struct yaml_node *overrides[] = { own ? own : concept->layout,
		own ? concept->layout : NULL, NULL };

	if (!concept->layout || !run->layouts[JOB_CONCEPT])
		return run->layouts[JOB_CONCEPT];
	return layout_make(run->arena, run->diag, &run->layout_files[JOB_CONCEPT], overrides);
}

static void list_concepts(struct listing *listing)
{
	const struct project *project = &listing->run->project;

	for (int i = 0; i < project->concept_count; i++) {
		const struct concept *concept = project->concepts[i];
		struct job job = { .kind = JOB_CONCEPT, .concept = concept };

		if (concept->schools.count == 0)
			continue; /* its file has said why */
		job.layout = concept_layout(listing->run, concept);
		job.document = arena_printf(listing->run->arena, "%s/%s",
			job_kind_names[JOB_CONCEPT], concept->schools.items[0].text);
		parts_shared(listing, &job);
		part_add(listing, &job, PART_CONCEPT, &concept->source, 1);
		job_add(listing, job);
	}
}

/* ORDER DIMENSION: folders of reports; NULL: no report of its own. */
static const char *const report_folders[] = {
	[BY_MUNICIPALITY] = "", [BY_DISTRICT] = "bezirk/", [BY_PROVIDER] = "traeger/",
	[BY_TYPE] = NULL, [BY_SCHOOL] = "schule/",
};

/* Whether UNIT has anything to report in PERIOD. */
static bool unit_reports(const struct figures *f, int period, int unit)
{
	const struct unit *u = &f->units[unit];

	if (!report_folders[u->dimension])
		return false;
	return u->dimension == BY_MUNICIPALITY ||
		figures_structure(f, period, unit, STRUCTURE_SITES)->number > 0;
}

/* The newest period with deliveries, or with a file that may hold some. */
static int newest_period(const struct run *run)
{
	const struct readings *r = run->project.readings;
	int newest = figures_newest_period(run->figures);

	for (int i = 0; i < r->source_count; i++)
		if (r->sources[i].source->broken)
			newest = MAX(newest, r->sources[i].period);
	return newest;
}

static bool period_reports(const struct run *run, int period, int newest)
{
	const struct municipality *m = run->project.municipality;

	for (int i = 0; i < m->period_count; i++)
		if (m->periods[i].report)
			return m->periods[period].report;
	return period == newest;
}

static void list_reports(struct listing *listing)
{
	const struct run *run = listing->run;
	const struct municipality *m = run->project.municipality;
	const struct figures *f = run->figures;
	int newest = f ? newest_period(run) : -1;

	for (int period = 0; f && period < m->period_count; period++)
		for (int unit = 0; unit < f->unit_count && period_reports(run, period, newest);
			unit++) {
			struct job job = { .kind = JOB_REPORT, .period = period, .unit = unit,
				.layout = run->layouts[JOB_REPORT] };

			if (!unit_reports(f, period, unit))
				continue;
			job.document = arena_printf(run->arena, "%s/%s/%s%s",
				job_kind_names[JOB_REPORT], m->periods[period].id.text,
				report_folders[f->units[unit].dimension], f->units[unit].id);
			parts_shared(listing, &job);
			parts_readings(listing, &job);
			job_add(listing, job);
		}
}

/* The period that MEETING names, else all may be shown. */
static int meeting_period(const struct run *run, const struct meeting *meeting)
{
	const struct municipality *m = run->project.municipality;
	const char *named = meeting->period.text;

	return named && register_period(m, named) ? period_index(run, named) :
		m->period_count - 1;
}

/* Minutes carry what earlier meetings of any committee have set; all of these must
 * be known. */
static void parts_meetings(struct listing *listing, struct job *job)
{
	const struct meetings *all = listing->run->project.meetings;
	const struct source **sources =
		ARENA_ARRAY(listing->run->arena, const struct source *, all->count);
	int count = 0;

	for (int i = 0; i < all->count; i++)
		if (date_compare(all->items[i]->date.date, job->meeting->date.date) <= 0)
			sources[count++] = all->items[i]->source;
	part_add(listing, job, PART_MEETINGS, sources, count);
	input_add(listing, all->unread);
}

static void list_minutes(struct listing *listing)
{
	const struct meetings *all = listing->run->project.meetings;

	for (int i = 0; i < all->count; i++) {
		const struct meeting *meeting = all->items[i];
		const struct date day = meeting->date.date;
		struct job job = { .kind = JOB_MINUTES, .meeting = meeting,
			.period = meeting_period(listing->run, meeting),
			.layout = listing->run->layouts[JOB_MINUTES] };

		job.document = arena_printf(listing->run->arena, "%s/%s/%04d-%02d-%02d",
			job_kind_names[JOB_MINUTES], meeting->committee.text, day.year, day.month,
			day.day);
		parts_shared(listing, &job);
		parts_readings(listing, &job);
		parts_meetings(listing, &job);
		job_add(listing, job);
	}
}

/* ---- what a document states: its data, and its day */

/* The newest delivery that the figures of PERIOD rest on. */
static struct date period_newest(const struct readings *r, const char *period)
{
	struct date newest = { 0, 0, 0 };

	for (int i = 0; i < r->delivery_count; i++)
		if (strcmp(r->deliveries[i].period, period) == 0 &&
			date_compare(r->deliveries[i].received.date, newest) > 0)
			newest = r->deliveries[i].received.date;
	return newest;
}

static struct date concept_day(const struct run *run, const struct job *job)
{
	(void)run;
	return job->concept->date.date;
}

static struct date report_day(const struct run *run, const struct job *job)
{
	return period_newest(run->project.readings,
		run->project.municipality->periods[job->period].id.text);
}

static struct date minutes_day(const struct run *run, const struct job *job)
{
	(void)run;
	return job->meeting->date.date;
}

static struct view *view_concept(const struct run *run, struct arena *arena, const struct job *job)
{
	return concept_view(arena, &run->project, job->concept);
}

static struct view *view_report(const struct run *run, struct arena *arena, const struct job *job)
{
	return report_view(arena, &run->project, run->figures, job->period, job->unit);
}

static struct view *view_minutes(const struct run *run, struct arena *arena, const struct job *job)
{
	return minutes_view(arena, &run->project, run->figures, job->meeting);
}

/* ORDER JOB_KIND */
static const struct {
	void (*list)(struct listing *listing);
	struct view *(*view)(const struct run *run, struct arena *arena, const struct job *job);
	/* The day that a document states about itself: Stand of a concept, day of a
	 * meeting, newest delivery of a report.  Content, not file times, so that a
	 * fresh checkout makes the same bytes. */
	struct date (*day)(const struct run *run, const struct job *job);
} kinds[] = {
	{ list_concepts, view_concept, concept_day },
	{ list_reports, view_report, report_day },
	{ list_minutes, view_minutes, minutes_day },
};
_Static_assert(G_N_ELEMENTS(kinds) == JOB_KIND_COUNT, "ORDER JOB_KIND");

static int job_compare(const void *a, const void *b)
{
	const struct job *left = a, *right = b;
	int by = strcmp(left->document, right->document);

	return by ? by : (int)left->edition - (int)right->edition;
}

struct job_list job_list_make(const struct run *run)
{
	struct listing listing = { run, g_array_new(FALSE, TRUE, sizeof(struct job)),
		g_ptr_array_new() };
	struct job_list list;

	for (int kind = 0; kind < JOB_KIND_COUNT; kind++)
		kinds[kind].list(&listing);
	g_array_sort(listing.jobs, job_compare);
	list.count = (int)listing.jobs->len;
	list.items = ARENA_ARRAY(run->arena, struct job, listing.jobs->len);
	if (list.count > 0)
		memcpy(list.items, listing.jobs->data, listing.jobs->len * sizeof(struct job));
	g_array_free(listing.jobs, TRUE);
	g_ptr_array_free(listing.inputs, TRUE);
	return list;
}

/* SOURCE_DATE_EPOCH (reproducible-builds.org), else the document's own day,
 * else the time of its newest file. */
static void document_set_date(struct document *document, const struct run *run,
	const struct job *job)
{
	struct date day = kinds[job->kind].day(run, job);
	GDateTime *time;

	if (run->epoch < 0 && date_is_set(day))
		time = g_date_time_new_utc(day.year, day.month, day.day, 0, 0, 0);
	else
		time = g_date_time_new_from_unix_utc(run->epoch < 0 ? job->epoch : run->epoch);
	document->epoch = g_date_time_to_unix(time);
	document->date = (struct date){ g_date_time_get_year(time), g_date_time_get_month(time),
		g_date_time_get_day_of_month(time) };
	g_date_time_unref(time);
}

struct view *job_view(const struct run *run, struct arena *arena, const struct job *job)
{
	return kinds[job->kind].view(run, arena, job);
}

struct document *job_compose(const struct run *run, struct arena *arena, const struct job *job)
{
	struct document *document;

	if (!job->layout)
		return NULL;
	document = compose(arena, run->diag, &(struct composition){
		job->layout, job_view(run, arena, job), job->document, run->typesetter.ahead});
	if (document)
		document_set_date(document, run, job);
	return document;
}

struct pages *job_typeset(struct run *run, struct arena *arena, const struct job *job)
{
	struct document *document;
	struct pages *pages;

	ahead_start(&run->typesetter);
	document = job_compose(run, arena, job);
	pages = document ? page_typeset(&run->typesetter, arena, document) : NULL;
	ahead_stop(&run->typesetter);
	return pages;
}
