// Standard input and output of a program that the run has started: glibc's streams call the kernel past `read` and `write`.
#include "internal.h"

#include <stdio.h>
#include <sys/stat.h>

static FILE *replaced[2];

static ssize_t read_in(void *cookie, char *bytes, size_t count) { return read((int)(long)cookie, bytes, count); }

static ssize_t write_out(void *cookie, const char *bytes, size_t count) {
  ssize_t written = write((int)(long)cookie, bytes, count);
  return written < 0 ? 0 : written;
}

void diglot_replace_streams(void) {
  struct stat info;
  uint64_t unused;
  bool to_run = diglot_stream_of(1, &unused) != 0;
  if (fstat(0, &info) == 0 && (S_ISFIFO(info.st_mode) || S_ISSOCK(info.st_mode)))
    replaced[0] = fopencookie((void *)0, "r", (cookie_io_functions_t){.read = read_in});
  if (fstat(1, &info) == 0 && (to_run || S_ISFIFO(info.st_mode) || S_ISSOCK(info.st_mode)))
    replaced[1] = fopencookie((void *)1, "w", (cookie_io_functions_t){.write = write_out});
  if (replaced[0]) stdin = replaced[0];
  if (replaced[1]) stdout = replaced[1];
  if (replaced[1] && to_run) setvbuf(stdout, NULL, _IOLBF, BUFSIZ);  // as on a terminal
}

int fileno(FILE *file) {
  REAL(fileno);
  return file && file == replaced[0] ? 0 : file && file == replaced[1] ? 1 : real(file);
}

int fileno_unlocked(FILE *file) { return fileno(file); }

/// CPython asks, to write lines at once.
int isatty(int fd) {
  REAL(isatty);
  uint64_t unused;
  if (diglot_was_started && diglot_stream_of(fd, &unused)) return 1;
  return real(fd);
}
