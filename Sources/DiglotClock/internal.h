// What the files of this target share.
#pragma once
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "diglot_baton.h"
#include "diglot_clock.h"

/// libc's own function behind one that is replaced here.
#define REAL(name)                     \
  static __typeof__(&name) real;       \
  if (__builtin_expect(!real, 0)) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

typedef enum { DIGLOT_OFF, DIGLOT_VIRTUAL, DIGLOT_REAL } diglot_mode;

extern diglot_mode diglot_clock_mode;
extern diglot_baton *diglot_run;

/// The number of this thread, or -1 for a thread that the clock does not know.
extern __thread int diglot_self __attribute__((tls_model("initial-exec")));

/// Whether this thread takes part in the baton.
#define TAKES_PART (diglot_clock_mode == DIGLOT_VIRTUAL && diglot_self >= 0)

/// Blocks this thread; with `fds`, also until one of them is ready. Returns whether the deadline ended the wait.
bool diglot_block(uintptr_t key, int64_t deadline, struct pollfd *fds, nfds_t count);

/// Blocks this thread until a semaphore that processes share may be free. Returns whether the deadline ended the wait.
bool diglot_block_shared(sem_t *semaphore, int64_t deadline);

/// Hands the baton on for good: this thread has ended.
void diglot_leave(void);

/// What waits for a thread's end wait for.
uintptr_t diglot_end_key(int thread);

/// Waits for the baton, as a new thread does first.
void diglot_take(int thread);

/// Nanoseconds since the start of the run for an absolute time of `clock`.
int64_t diglot_since_start(const struct timespec *time, clockid_t clock);

/// `DIGLOT_NEVER` for NULL, else now and `time` later.
int64_t diglot_after(int64_t nanoseconds);

/// Nanoseconds of the machine's own monotonic clock.
int64_t diglot_machine_now(void);

/// Ends the process: the virtual clock does not hold for what it is about to do. The tool runs it again in real time.
_Noreturn void diglot_give_up(const char *why);

/// Whether an address is code of libdispatch.
bool diglot_is_dispatch(const void *code);

/// Whether the descriptor was made in this run with both its ends, so that nothing outside can make it ready.
bool diglot_is_internal(int fd);
