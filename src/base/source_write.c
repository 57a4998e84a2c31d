/* Source: writing whole files, so that a reader sees the old one or the new
 * one, never a part, and a crash of the machine does not change that. */
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>
#include <glib.h>
#include <glib/gstdio.h>
#include "diag.h"

static const struct place nowhere;

static bool write_all(int file, const char *data, size_t length)
{
	while (length > 0) {
		ssize_t written = write(file, data, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		data += written;
		length -= (size_t)written;
	}
	return true;
}

/* The neighbour that becomes PATH: same folder, told apart by process and name. */
static char *temporary_name(const char *folder, const char *path, long process)
{
	uint64_t hash = source_hash(0, path, strlen(path));
	return g_strdup_printf("%s/" SOURCE_TEMPORARY "%ld-%016" PRIx64, folder, process, hash);
}

/* A new file; one left by a dead process of the same number is replaced. */
static int create_file(const char *path)
{
	int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
	int file = open(path, flags, 0644);
	if (file < 0 && errno == EEXIST && unlink(path) == 0)
		file = open(path, flags, 0644);
	return file;
}

/* Closes FILE; false with errno of the first thing that went wrong, and PATH
 * removed then. */
static bool close_file(int file, const char *path, bool good)
{
	int error = errno;
	if (close(file) != 0 && good) {
		good = false;
		error = errno;
	}
	if (!good)
		unlink(path);
	errno = error;
	return good;
}

static bool write_file(const char *path, const void *data, size_t length)
{
	int file = create_file(path);
	return file >= 0 && close_file(file, path, write_all(file, data, length));
}

static bool flush_file(const char *path)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	return file >= 0 && close_file(file, path, fsync(file) == 0);
}

/* Makes the rename last.  Some network drives cannot flush a folder. */
static bool sync_folder(const char *folder)
{
	int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (file < 0)
		return false;
	bool good = fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP;
	int error = errno;
	close(file);
	errno = error;
	return good;
}

static bool replace_file(const char *temporary, const char *path)
{
	if (rename(temporary, path) == 0)
		return true;
	int error = errno;
	unlink(temporary);
	errno = error;
	return false;
}

struct source_staged *source_staged_by(long process, const char *path)
{
	struct source_staged *staged = g_new0(struct source_staged, 1);
	staged->path = g_strdup(path);
	staged->folder = g_path_get_dirname(path);
	staged->temporary = temporary_name(staged->folder, path, process);
	return staged;
}

struct source_staged *source_stage(struct diag *diag, const char *path, const void *data,
	size_t length)
{
	struct source_staged *staged = source_staged_by((long)getpid(), path);
	if (g_mkdir_with_parents(staged->folder, 0777) == 0 &&
			write_file(staged->temporary, data, length))
		return staged;
	diag_report(diag, DIAG_WRITE_FAILED, nowhere, path, diag_errno(diag, errno));
	source_staged_free(staged);
	return NULL;
}

void source_staged_free(struct source_staged *staged)
{
	g_free(staged->path);
	g_free(staged->folder);
	g_free(staged->temporary);
	g_free(staged);
}

/* Flushes the folder of each published file, neighbours once. */
static void publish_folders(struct diag *diag, struct source_staged *const *staged, int count)
{
	for (int i = 0; i < count; i++) {
		bool known = !staged[i]->published ||
			(i > 0 && staged[i - 1]->published &&
				strcmp(staged[i]->folder, staged[i - 1]->folder) == 0);
		if (known || sync_folder(staged[i]->folder))
			continue;
		staged[i]->published = false;
		diag_report(diag, DIAG_WRITE_UNSYNCED, nowhere, staged[i]->path,
			diag_errno(diag, errno));
	}
}

bool source_publish(struct diag *diag, struct source_staged *const *staged, int count)
{
	bool good = true;
	for (int i = 0; i < count; i++) {
		staged[i]->published = flush_file(staged[i]->temporary);
		if (!staged[i]->published)
			diag_report(diag, DIAG_WRITE_FAILED, nowhere, staged[i]->path,
				diag_errno(diag, errno));
	}
	for (int i = 0; i < count; i++) {
		if (!staged[i]->published || replace_file(staged[i]->temporary, staged[i]->path))
			continue;
		staged[i]->published = false;
		diag_report(diag, DIAG_WRITE_FAILED, nowhere, staged[i]->path,
			diag_errno(diag, errno));
	}
	publish_folders(diag, staged, count);
	for (int i = 0; i < count; i++)
		good = good && staged[i]->published;
	return good;
}

bool source_note(struct diag *diag, const char *path, const void *data, size_t length)
{
	struct source_staged *staged = source_stage(diag, path, data, length);
	bool good = staged && replace_file(staged->temporary, path);
	if (staged && !good)
		diag_report(diag, DIAG_WRITE_FAILED, nowhere, path, diag_errno(diag, errno));
	if (staged)
		source_staged_free(staged);
	return good;
}

bool source_write(struct diag *diag, const char *path, const void *data, size_t length)
{
	struct source_staged *staged = source_stage(diag, path, data, length);
	bool good = staged && source_publish(diag, &staged, 1);
	if (staged)
		source_staged_free(staged);
	return good;
}
