/* A drive that allows no locks: fcntl(2) for files in the folder REFUSE_LOCKS_IN fails as it does on such drives. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int is_refused(int file, int command) {
  const char *folder = getenv("REFUSE_LOCKS_IN");
  char link[64], path[4096];
  if (folder == NULL || (command != F_SETLK && command != F_SETLKW)) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path);
  return length > 0 && strncmp(path, folder, strlen(folder)) == 0;
}

#define REFUSING(name)                                          \
  int name(int file, int command, ...) {                        \
    static int (*real)(int, int, ...);                          \
    va_list rest;                                               \
    va_start(rest, command);                                    \
    void *argument = va_arg(rest, void *);                      \
    va_end(rest);                                               \
    if (is_refused(file, command)) {                            \
      errno = atoi(getenv("REFUSE_LOCKS_WITH"));                \
      return -1;                                                \
    }                                                           \
    if (real == NULL) real = dlsym(RTLD_NEXT, #name);           \
    return real(file, command, argument);                       \
  }

REFUSING(fcntl)
REFUSING(fcntl64)
