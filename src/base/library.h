/* Library: a shared library that few runs need is loaded by those that do.
 * One that is linked is loaded by every process, with all that it brings along. */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

/* The functions of a library are listed once, FUNCTIONS being a macro that says
 * F(name) for each.  `struct x { FUNCTIONS(LIBRARY_FUNCTION) };` has a pointer of
 * each one's type and name; `{ FUNCTIONS(LIBRARY_NAME) NULL }` are the names. */
#define LIBRARY_FUNCTION(name) __typeof__(name) *name;
#define LIBRARY_NAME(name) #name,

/* Loads the library FILE, which stays loaded, and puts the addresses of the functions
 * NAMES (the last is NULL), its own or those of libraries that it needs, into the
 * pointers that TABLE consists of, in the same order.  Where one is missing the
 * process ends with status 3, as it would not start if the library were linked. */
void library_load(const char *file, const char *const *names, void *table);

#endif
