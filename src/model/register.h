/* Register: the municipality and its schools: kommune.yaml, schulen.csv,
 * fachkraefte.csv.  Everything else refers to the ids defined here. */
#ifndef MODEL_REGISTER_H
#define MODEL_REGISTER_H

#include "../base/shape.h"

struct arena;
struct diag;

/* A named part of the municipality: Stadtbezirk, Sozialraum, Gemeinde. */
struct district {
	struct place place;
	struct text id, name;
};

/* A provider of school social work (not the Schulträger). */
struct provider {
	struct place place;
	struct text id, name, short_name;
	int kind;                /* index of frei, kommune, land */
};

struct member {
	struct place place;
	struct text name;        /* person or role; samples name roles only */
	struct text institution;
	struct text function;
	bool vote;               /* Stimmrecht */
};

enum committee_kind { COMMITTEE_WORKSHOP, COMMITTEE_STEERING, COMMITTEE_OTHER };

struct committee {
	struct place place;
	struct text id, name, short_name;
	int kind;                /* enum committee_kind */
	struct text hands_to;    /* committee that takes its topics, or unset */
	struct text purpose;     /* Markdown: what it is for */
	struct member *members;
	int member_count;
};

struct period {
	struct place place;
	struct text id;          /* "2017-18", folder under zahlen/ */
	struct text name;        /* "Schuljahr 2017/18" */
	struct day start, end;
	struct day deadline;     /* readings later than this are late */
	struct text break_note;  /* why it does not compare with earlier ones, or unset */
	bool report;             /* bericht: ja: its QM reports are made; if no period says
	                            so, those of the newest period with readings are */
};

/* The publishing office: imprint and sender. */
struct office {
	struct place place;
	struct text name, department, address, phone, mail, web;
	struct text responsible; /* role, V. i. S. d. P. */
};

struct masking {
	struct place place;
	int threshold;           /* 0 (off), 3, 5 or 10: counts of people below it are masked;
	                            5 where kommune.yaml does not say */
	int step;                /* as the file says it: index of 0, 3, 5, 10 */
	bool mask_zero;          /* whether 0 is masked too */
};

/* The words of enum committee_kind in its order, NULL-terminated. */
extern const char *const committee_kinds[];

struct worker {
	struct place place;
	struct text id;          /* pseudonym, never a name */
	struct text school, provider, period;
	struct text service;     /* "Schulsozialarbeit", "BuT" ... */
	struct number fte;       /* Stellenanteil at this school, 0..1 (VZÄ) */
	struct number hours;     /* weekly hours, converted with full_hours */
};

struct school {
	struct place place;
	struct text id;          /* from the file, or made from the short name */
	struct text number;      /* official Schulnummer */
	struct text name, short_name, type;
	struct text district;    /* id, resolved from id or name */
	struct texts providers;  /* ids; several where several work there */
	struct text street, postcode, town, phone, mail, web;
	struct text authority;   /* Schulträger */
	struct number pupils;
	struct number social_index;
	bool has_social_work;    /* has a provider or a worker in any period */
};

struct municipality {
	struct place place;
	struct text name;
	int kind;                /* index of Stadt, Landkreis, Land, Modellvorhaben */
	struct text state;       /* Bundesland */
	struct office office;
	struct district *districts;
	int district_count;
	struct text district_word; /* "Stadtbezirk"; plural in district_plural */
	struct text district_plural;
	struct provider *providers;
	int provider_count;
	struct committee *committees;
	int committee_count;
	struct period *periods;  /* in order of start */
	int period_count;
	struct masking masking;
	struct number full_hours; /* weekly hours of a full post, 39 by default */
	struct texts parts;      /* folders of sub-projects; each becomes a district here */
	struct texts registers;  /* CSV files of the register; "schulen.csv" by default */
	const struct yaml_node *type_keys; /* codes of school types: a mapping, or the
	                                      name of a CSV file; NULL: none */
	const struct yaml_node *layouts; /* overrides: {konzept: {...}, bericht: {...}} or NULL */

	struct school *schools;  /* sorted by type-independent German collation of name */
	int school_count;
	const struct school **by_id; /* the same, ordered by id for register_school() */
	struct worker *workers;
	int worker_count;

	const struct source **sources; /* the files all this came from */
	int source_count;
};

extern const struct shape municipality_shape;
extern const struct shape school_shape;
extern const struct shape worker_shape;

/* Reads kommune.yaml and the register below ROOT.  NULL if the project cannot
 * be read at all (no kommune.yaml, or it is no mapping). */
struct municipality *register_read(struct arena *arena, struct diag *diag, const char *root);

/* Look-ups by id; NULL if there is none.  The _find_ ones take what people
 * write: id, Schulnummer, name or short name, case ignored. */
const struct school *register_school(const struct municipality *m, const char *id);
const struct district *register_district(const struct municipality *m, const char *id);
const struct provider *register_provider(const struct municipality *m, const char *id);
const struct committee *register_committee(const struct municipality *m, const char *id);
const struct period *register_period(const struct municipality *m, const char *id);
const struct school *register_find_school(const struct municipality *m, const char *words);
const struct district *register_find_district(const struct municipality *m, const char *words);
const struct provider *register_find_provider(const struct municipality *m, const char *words);

/* Ids (districts, providers: and names) for suggestions, NULL-terminated. */
enum register_kind {
	REGISTER_SCHOOLS, REGISTER_DISTRICTS, REGISTER_PROVIDERS, REGISTER_PERIODS,
	REGISTER_COMMITTEES,
};
const char *const *register_names(struct arena *arena, const struct municipality *m,
	enum register_kind kind);

/* Reports that there is nothing of KIND called WORDS, and what is called nearly so.
 * Where there is nothing of KIND at all, one finding says that, and no more. */
void register_report_unknown(struct arena *arena, struct diag *diag,
	const struct municipality *m, enum register_kind kind, struct text words);

/* Full posts at SCHOOL (NULL: all) in PERIOD with PROVIDER (NULL: any). */
double register_fte(const struct municipality *m, const char *school, const char *period,
	const char *provider);

#endif
