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
static char *temporary_name(const char *folder, const char *path)
{
	uint64_t hash = source_hash(0, path, strlen(path));
	return g_strdup_printf("%s/.schuso-%ld-%016" PRIx64, folder, (long)getpid(), hash);
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

/* Writes, flushes and closes; false with errno set and the file removed. */
static bool write_file(const char *path, const void *data, size_t length)
{
	int file = create_file(path);
	if (file < 0)
		return false;
	bool good = write_all(file, data, length) && fsync(file) == 0;
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

bool source_write(struct diag *diag, const char *path, const void *data, size_t length)
{
	char *folder = g_path_get_dirname(path);
	char *temporary = temporary_name(folder, path);
	bool good = g_mkdir_with_parents(folder, 0777) == 0 &&
			write_file(temporary, data, length) && replace_file(temporary, path);
	if (!good) {
		diag_report(diag, DIAG_WRITE_FAILED, nowhere, path, diag_errno(diag, errno));
	} else if (!sync_folder(folder)) {
		good = false;
		diag_report(diag, DIAG_WRITE_UNSYNCED, nowhere, path, diag_errno(diag, errno));
	}
	g_free(temporary);
	g_free(folder);
	return good;
}
