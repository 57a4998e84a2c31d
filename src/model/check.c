/* Check: reading a whole project, and the rules that look across its files. */
#include "check.h"

#include "../base/arena.h"
#include "folder.h"

/* Without its catalogue every reading would be reported as unknown. */
static bool is_unreadable(const struct framework *f)
{
	return f->source && f->source->broken && f->goal_count == 0 && f->indicator_count == 0;
}

bool project_read(struct arena *arena, struct diag *diag, const char *root,
	struct project *project)
{
	struct bases bases;

	*project = (struct project){.root = root};
	project->municipality = register_read(arena, diag, root);
	if (!project->municipality)
		return false;
	bases = folder_bases(arena, root, &project->municipality->parts);
	project->framework = framework_read(arena, diag, root);
	project->concepts = concept_read_all(arena, diag, &bases, &project->concept_count);
	project->meetings = meetings_read(arena, diag, root, project->municipality);
	if (is_unreadable(project->framework)) {
		project->readings = ARENA_NEW(arena, struct readings);
		return true;
	}
	project->readings = readings_read(arena, diag, &bases, project->municipality,
		project->framework);
	for (int i = 0; i < project->concept_count; i++)
		concept_adopt_goals(project->concepts[i], project->framework);
	return true;
}
