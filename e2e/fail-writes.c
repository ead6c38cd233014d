/* A disk that goes bad: once the file FAIL_WRITES_WHEN is there, writes to files in the folder FAIL_WRITES_IN fail (EIO). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int is_bad(int file) {
  const char *folder = getenv("FAIL_WRITES_IN");
  char link[64], path[4096];
  if (folder == NULL || access(getenv("FAIL_WRITES_WHEN"), F_OK) != 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path);
  return length > 0 && strncmp(path, folder, strlen(folder)) == 0;
}

#define FAILING(name, offset)                                                           \
  ssize_t name(int file, const void *bytes, size_t count, offset at) {                  \
    static ssize_t (*real)(int, const void *, size_t, offset);                          \
    if (is_bad(file)) {                                                                 \
      errno = EIO;                                                                      \
      return -1;                                                                        \
    }                                                                                   \
    if (real == NULL) real = dlsym(RTLD_NEXT, #name);                                   \
    return real(file, bytes, count, at);                                                \
  }

FAILING(pwrite, off_t)
FAILING(pwrite64, off64_t)
