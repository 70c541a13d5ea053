// The baton at work: which thread runs, and what happens when none can.
#include "internal.h"

#include <limits.h>
#include <linux/futex.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>

diglot_mode diglot_clock_mode;
diglot_baton *diglot_run;
__thread int diglot_self __attribute__((tls_model("initial-exec"))) = -1;

static atomic_int go[DIGLOT_THREADS];
static struct { struct pollfd *fds; nfds_t count; sem_t *semaphore; } watched[DIGLOT_THREADS];
static int64_t machine_start;
static void (*report_deadlock)(void);
static bool is_fork;  // of the run's first process: what it waits for, another process may do
extern diglot_trace *diglot_trace_head;

static long raw(long number, long a, long b, long c, long d, long e, long f) {
  // Not through syscall(3): libdispatch's and Swift's calls to it are looked at elsewhere.
  register long r10 __asm__("r10") = d;
  register long r8 __asm__("r8") = e;
  register long r9 __asm__("r9") = f;
#if defined(__x86_64__)
  long result;
  __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                   : "rcx", "r11", "memory");
  return result;
#else
  return syscall(number, a, b, c, d, e, f);
#endif
}

static int poll_now(struct pollfd *fds, nfds_t count, int milliseconds) {
  struct timespec timeout = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
  return (int)raw(SYS_ppoll, (long)fds, (long)count, milliseconds < 0 ? 0 : (long)&timeout, 0, 8, 0);
}

int64_t diglot_machine_now(void) {
  struct timespec time;
  raw(SYS_clock_gettime, CLOCK_MONOTONIC, (long)&time, 0, 0, 0, 0);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

int64_t diglot_now(void) {
  if (diglot_clock_mode == DIGLOT_VIRTUAL) return diglot_run->now;
  return diglot_machine_now() - machine_start;
}

bool diglot_clock_started(void) { return diglot_clock_mode != DIGLOT_OFF; }

void diglot_set_deadlock_reporter(void (*reporter)(void)) { report_deadlock = reporter; }

static void after_fork_in_child(void) {
  // Only the thread that forked is there. Its clock goes on from where it was.
  if (diglot_clock_mode != DIGLOT_VIRTUAL) return;
  diglot_baton_start(diglot_run, diglot_run->now);
  memset(go, 0, sizeof go);
  memset(watched, 0, sizeof watched);
  diglot_self = 0;
  is_fork = true;
}

void diglot_clock_start(void *trace, bool real) {
  diglot_trace_head = trace;
  diglot_trace_head->used = 64;
  machine_start = diglot_machine_now();
  if (real) {
    diglot_clock_mode = DIGLOT_REAL;
    return;
  }
  diglot_run = mmap(NULL, sizeof *diglot_run, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (diglot_run == MAP_FAILED) _exit(71);
  diglot_baton_start(diglot_run, 0);
  diglot_self = 0;
  pthread_atfork(NULL, NULL, after_fork_in_child);
  diglot_clock_mode = DIGLOT_VIRTUAL;
}

void diglot_take(int thread) {
  diglot_self = thread;
  while (!atomic_exchange(&go[thread], 0)) raw(SYS_futex, (long)&go[thread], FUTEX_WAIT_PRIVATE, 0, 0, 0, 0);
}

static void hand_to(int thread) {
  atomic_store(&go[thread], 1);
  raw(SYS_futex, (long)&go[thread], FUTEX_WAKE_PRIVATE, 1, 0, 0, 0);
}

static bool have_children(void) {
  siginfo_t info;
  return raw(SYS_waitid, P_ALL, 0, (long)&info, WEXITED | WNOHANG | WNOWAIT, 0, 0) == 0;
}

/// Waits up to `milliseconds` of the machine's time for a watched descriptor, and makes its threads ready.
static bool poll_watched(int milliseconds) {
  static struct pollfd all[4096];
  nfds_t count = 0;
  for (int i = 0; i < diglot_run->count; i++) {
    if (diglot_run->threads[i].state != DIGLOT_BLOCKED) continue;
    for (nfds_t k = 0; k < watched[i].count && count < 4096; k++) all[count++] = watched[i].fds[k];
  }
  if (count == 0 && milliseconds == 0) return false;
  if (poll_now(all, count, milliseconds) <= 0) return false;
  for (;;) {  // in the order in which they blocked
    int first = -1;
    for (int i = 0; i < diglot_run->count; i++) {
      if (diglot_run->threads[i].state != DIGLOT_BLOCKED || watched[i].count == 0) continue;
      if (poll_now(watched[i].fds, watched[i].count, 0) <= 0) continue;
      if (first < 0 || diglot_run->threads[i].sequence < diglot_run->threads[first].sequence) first = i;
    }
    if (first < 0) return true;
    diglot_baton_ready(diglot_run, first);
  }
}

/// Makes ready who waits for a semaphore that another process has posted. Sets `any` when somebody waits for one.
static bool poll_shared(bool *any) {
  bool woken = false;
  *any = false;
  for (int i = 0; i < diglot_run->count; i++) {
    int value = 0;
    if (diglot_run->threads[i].state != DIGLOT_BLOCKED || !watched[i].semaphore) continue;
    *any = true;
    if (sem_getvalue(watched[i].semaphore, &value) || value <= 0) continue;
    diglot_baton_ready(diglot_run, i);
    woken = true;
  }
  return woken;
}

/// Whether something outside of the run may still make a watched descriptor ready.
static bool outside_may_wake(void) {
  for (int i = 0; i < diglot_run->count; i++) {
    if (diglot_run->threads[i].state != DIGLOT_BLOCKED) continue;
    for (nfds_t k = 0; k < watched[i].count; k++)
      if (!diglot_is_internal(watched[i].fds[k].fd)) return true;
  }
  return false;
}

_Noreturn void diglot_give_up(const char *why) {
  diglot_note_text(DIGLOT_NOTE_UNCLOCKED, why, strlen(why));
  for (;;) raw(SYS_exit_group, DIGLOT_GAVE_UP, 0, 0, 0, 0, 0);
}

static void tell_deadlock(void) {
  static bool told;
  if (!told) {
    told = true;
    if (report_deadlock) report_deadlock();
    else diglot_note_text(DIGLOT_NOTE_DEADLOCK, "every thread waits, and nothing can wake one", 44);
  }
  raw(SYS_exit_group, 70, 0, 0, 0, 0, 0);
}

/// The thread that runs next; lets time jump when none can.
static int pick(void) {
  for (;;) {
    int thread = diglot_baton_next(diglot_run);
    if (thread >= 0) return thread;
    bool shared;
    if (poll_shared(&shared) || poll_watched(0)) continue;
    int slice = shared ? 1 : 50;  // milliseconds between two looks at what other processes did
    int64_t deadline = diglot_baton_deadline(diglot_run);
    if (have_children()) {
      // A child process has a clock of its own: while one lives, this side waits in the machine's time.
      int64_t left = deadline == DIGLOT_NEVER ? slice : (deadline - diglot_run->now + 999999) / 1000000;
      int64_t began = diglot_machine_now();
      if (poll_watched(left > slice ? slice : (int)left)) continue;
      if (deadline == DIGLOT_NEVER || left > slice) {
        if (deadline != DIGLOT_NEVER) diglot_run->now += diglot_machine_now() - began;
        continue;
      }
    } else if (deadline == DIGLOT_NEVER) {
      if (!is_fork && !shared && !outside_may_wake()) tell_deadlock();
      poll_watched(slice);
      continue;
    }
    diglot_baton_jump(diglot_run);
    diglot_trace_head->ended = diglot_run->now;
  }
}

static void pass(int self) {
  int other = pick();
  if (other == self) return;
  hand_to(other);
  diglot_take(self);
}

bool diglot_block(uintptr_t key, int64_t deadline, struct pollfd *fds, nfds_t count) {
  int self = diglot_self;
  watched[self].fds = fds;
  watched[self].count = count;
  diglot_baton_block(diglot_run, self, key, deadline);
  pass(self);
  watched[self].count = 0;
  return diglot_run->threads[self].timed_out;
}

bool diglot_block_shared(sem_t *semaphore, int64_t deadline) {
  watched[diglot_self].semaphore = semaphore;
  bool timed_out = diglot_block((uintptr_t)semaphore, deadline, NULL, 0);
  watched[diglot_self].semaphore = NULL;
  return timed_out;
}

uintptr_t diglot_end_key(int thread) { return (uintptr_t)&go[thread]; }

void diglot_leave(void) {
  int self = diglot_self;
  diglot_self = -1;
  diglot_baton_finish(diglot_run, self, diglot_end_key(self));
  hand_to(pick());
}

void diglot_yield(void) {
  if (!TAKES_PART || diglot_run->ready_head < 0) return;
  diglot_baton_ready(diglot_run, diglot_self);
  pass(diglot_self);
}

bool diglot_wait(uintptr_t key, int64_t deadline) {
  if (TAKES_PART) return diglot_block(key, deadline, NULL, 0);
  // Real time: the word wakes up whoever waits; spurious wake-ups are the caller's to bear.
  static atomic_int *const word = &go[0];
  int64_t left = deadline == DIGLOT_NEVER ? 1000000000 : deadline - diglot_now();
  if (left <= 0) return true;
  struct timespec timeout = {left / 1000000000, left % 1000000000};
  if (!atomic_exchange(word, 0)) raw(SYS_futex, (long)word, FUTEX_WAIT_PRIVATE, 0, (long)&timeout, 0, 0);
  return deadline != DIGLOT_NEVER && diglot_now() >= deadline;
}

void diglot_wake(uintptr_t key) {
  if (TAKES_PART) diglot_baton_wake(diglot_run, key, 1);
  else if (diglot_clock_mode == DIGLOT_REAL) hand_to(0);
}

int64_t diglot_since_start(const struct timespec *time, clockid_t clock) {
  int64_t value = time->tv_sec * 1000000000LL + time->tv_nsec;
  return value - (clock == CLOCK_REALTIME ? DIGLOT_REALTIME_BASE : DIGLOT_MONOTONIC_BASE);
}

int64_t diglot_after(int64_t nanoseconds) {
  return nanoseconds < 0 ? DIGLOT_NEVER : diglot_run->now + nanoseconds;
}
