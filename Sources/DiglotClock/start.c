// The start of a run, its time and its keys, and what Swift's executor asks of the clock.
#include "internal.h"

#include <linux/futex.h>
#include <string.h>
#include <sys/syscall.h>

diglot_mode diglot_clock_mode;
diglot_family *diglot_page;
diglot_baton *diglot_run;
int diglot_me;
char diglot_page_path[64];
__thread int diglot_self __attribute__((tls_model("initial-exec"))) = -1;

static _Atomic uint32_t real_word;

bool diglot_is_virtual(void) { return diglot_clock_mode == DIGLOT_VIRTUAL; }

void diglot_map_page(void *trace) {
  diglot_trace_head = trace;
  diglot_page = (diglot_family *)((char *)trace + DIGLOT_TRACE_SIZE);
  diglot_run = &diglot_page->baton;
}

void diglot_clock_start(void *trace, bool real, const char *path, const char *site) {
  diglot_map_page(trace);
  diglot_trace_head->used = 64;
  diglot_find_streams();
  diglot_page->machine_start = diglot_machine_now();
  strncpy(diglot_page_path, path, sizeof diglot_page_path - 1);
  strncpy(diglot_page->site, site, sizeof diglot_page->site - 1);
  if (real) {
    diglot_clock_mode = DIGLOT_REAL;
    return;
  }
  diglot_baton_start(diglot_run, 0);
  diglot_page->dying = -1;
  diglot_page->processes[0] = (diglot_process){.membership = DIGLOT_MEMBER, .parent = -1, .checked = UINT64_MAX};
  diglot_become(0, 0);
  diglot_clock_mode = DIGLOT_VIRTUAL;
  diglot_publish_signals();
}

int64_t diglot_now(void) {
  if (diglot_clock_mode == DIGLOT_VIRTUAL) return diglot_run->now;
  return diglot_machine_now() - diglot_page->machine_start;
}

// Keys: an address, and in the upper bits, which addresses do not use, whose it is

uintptr_t diglot_key(const void *address) { return (uintptr_t)address ^ (uintptr_t)(diglot_me + 1) << 48; }
uintptr_t diglot_shared_key(uint64_t identity) { return identity | (uintptr_t)0xffff << 48; }
uintptr_t diglot_end_key(int thread) { return (uintptr_t)thread | (uintptr_t)0xfffe << 48; }
uintptr_t diglot_child_key(int process) { return (uintptr_t)process | (uintptr_t)0xfffd << 48; }
uintptr_t diglot_signal_key(int process) { return (uintptr_t)process | (uintptr_t)0xfffc << 48; }
uintptr_t diglot_file_lock_key(void) { return (uintptr_t)0xfffb << 48; }

int diglot_wake_key(uintptr_t key, int most) { return diglot_baton_wake(diglot_run, key, most); }

// What Swift's executor calls

void diglot_look(void) {
  if (TAKES_PART) diglot_baton_read(diglot_run);
}

bool diglot_wait(uintptr_t key, int64_t deadline) {
  if (TAKES_PART)
    return diglot_block((diglot_wish){DIGLOT_FOR_TASK, diglot_key((void *)key), deadline}) == DIGLOT_TIMED_OUT;
  // Real time: the word wakes up whoever waits; spurious wake-ups are the caller's to bear.
  int64_t left = deadline == DIGLOT_NEVER ? 1000000000 : deadline - diglot_now();
  if (left <= 0) return true;
  struct timespec timeout = {left / 1000000000, left % 1000000000};
  if (!atomic_exchange(&real_word, 0))
    diglot_raw(SYS_futex, (long)&real_word, FUTEX_WAIT_PRIVATE, 0, (long)&timeout, 0, 0);
  return deadline != DIGLOT_NEVER && diglot_now() >= deadline;
}

bool diglot_wait_aside(uintptr_t key, int64_t deadline) {
  if (!TAKES_PART) return diglot_wait(key, deadline);
  diglot_wish wish = {DIGLOT_FOR_TASK, diglot_key((void *)key), deadline, .aside = true};
  return diglot_block(wish) == DIGLOT_TIMED_OUT;
}

bool diglot_wait_readable(uintptr_t key, int64_t deadline, int fd) {
  if (TAKES_PART) {
    struct pollfd readable = {fd, POLLIN, 0};
    diglot_wish wish = {DIGLOT_FOR_TASK, diglot_key((void *)key), deadline, &readable, fd >= 0, .aside = true};
    return diglot_block(wish) == DIGLOT_TIMED_OUT;
  }
  int64_t soon = diglot_now() + 5000000;  // nothing wakes the word when the descriptor is readable
  if (fd < 0 || deadline <= soon) return diglot_wait(key, deadline);
  diglot_wait(key, soon);
  return false;
}

void diglot_wake(uintptr_t key) {
  if (TAKES_PART) diglot_wake_key(diglot_key((void *)key), 1);
  else if (diglot_clock_mode == DIGLOT_REAL) {
    real_word = 1;
    diglot_raw(SYS_futex, (long)&real_word, FUTEX_WAKE_PRIVATE, 1, 0, 0, 0);
  }
}
