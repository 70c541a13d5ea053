// A program under the clock, which it starts itself as a worker's fork does. Whatever is not so ends it.
#pragma once
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "diglot_clock.h"

#define CHECK(condition) ((condition) ? (void)0 : fail(__FILE__, __LINE__, #condition, errno))
/// It is `seconds` since the start. Each look at the clock takes 1 ns, and some microseconds are many looks.
#define CHECK_AT(seconds) check_at(__FILE__, __LINE__, seconds)

static int complaints = 2;  // where they go

static inline void fail(const char *file, int line, const char *condition, int error) {
  double now = (double)diglot_now() / 1e9;
  dprintf(complaints, "%s:%d: not so: %s (errno %d, at %.6f s)\n", file, line, condition, error, now);
  abort();
}

static inline void check_at(const char *file, int line, double seconds) {
  double off = (double)diglot_now() / 1e9 - seconds;
  if (off < -0.0005 || off > 0.0005) fail(file, line, "the time", 0);
}

static inline void *start_clock_of(const char *site) {
  size_t size = DIGLOT_TRACE_SIZE + DIGLOT_FAMILY_SIZE;
  int file = memfd_create("trace", 0);
  CHECK(file >= 0 && ftruncate(file, (off_t)size) == 0);
  void *trace = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  CHECK(trace != MAP_FAILED);
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/fd/%d", getpid(), file);
  diglot_clock_start(trace, false, path, site);
  return trace;
}

static inline void *start_clock(void) { return start_clock_of(""); }

static inline pthread_t start(void *(*routine)(void *), void *argument) {
  pthread_t thread;
  CHECK(pthread_create(&thread, NULL, routine, argument) == 0);
  return thread;
}

static inline void join(pthread_t thread) { CHECK(pthread_join(thread, NULL) == 0); }
