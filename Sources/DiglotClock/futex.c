// What libraries ask the kernel by number: libdispatch, Swift's runtime and its `Mutex` wait for words of memory, and draw entropy.
#include "internal.h"

#include <linux/futex.h>
#include <stdarg.h>
#include <sys/random.h>
#include <sys/syscall.h>

static long fail(int error) {
  errno = error;
  return -1;
}

static long wait_word(uint32_t *word, uint32_t value, int64_t deadline) {
  if (*(volatile uint32_t *)word != value) return fail(EAGAIN);
  diglot_ending ending = diglot_block((diglot_wish){DIGLOT_FOR_LOCK, diglot_key(word), deadline, .interruptible = true});
  return ending == DIGLOT_TIMED_OUT ? fail(ETIMEDOUT) : ending == DIGLOT_INTERRUPTED ? fail(EINTR) : 0;
}

/// A lock whose word is its holder's thread id (futex(2), "Priority-inheritance futexes").
static long lock_word(uint32_t *word, int64_t deadline) {
  uint32_t tid = (uint32_t)diglot_shown_tid();
  for (;;) {
    uint32_t value = *(volatile uint32_t *)word;
    if ((value & FUTEX_TID_MASK) == 0) {
      *(volatile uint32_t *)word = tid | (diglot_baton_waiting(diglot_run, diglot_key(word)) ? FUTEX_WAITERS : 0);
      return 0;
    }
    if ((value & FUTEX_TID_MASK) == tid) return fail(EDEADLK);
    *(volatile uint32_t *)word = value | FUTEX_WAITERS;
    if (diglot_block((diglot_wish){DIGLOT_FOR_LOCK, diglot_key(word), deadline}) == DIGLOT_TIMED_OUT) return fail(ETIMEDOUT);
  }
}

static int64_t relative(const struct timespec *time) {
  return time ? diglot_after(diglot_nanoseconds(time->tv_sec, time->tv_nsec)) : DIGLOT_NEVER;
}

static int64_t absolute(const struct timespec *time, int operation) {
  if (!time) return DIGLOT_NEVER;
  return diglot_since_start(time, operation & FUTEX_CLOCK_REALTIME ? CLOCK_REALTIME : CLOCK_MONOTONIC);
}

/// Returns false for an operation that is not known here. Only a wait has a timeout: else something else is in its place.
static bool futex(uint32_t *word, int operation, uint32_t value, const struct timespec *timeout, long *result) {
  switch (operation & FUTEX_CMD_MASK) {
    case FUTEX_WAIT: *result = wait_word(word, value, relative(timeout)); return true;
    case FUTEX_WAIT_BITSET: *result = wait_word(word, value, absolute(timeout, operation)); return true;
    case FUTEX_WAKE:
    case FUTEX_WAKE_BITSET:
      *result = diglot_wake_key(diglot_key(word), value > DIGLOT_THREADS ? DIGLOT_THREADS : (int)value);
      return true;
    case FUTEX_LOCK_PI: *result = lock_word(word, absolute(timeout, FUTEX_CLOCK_REALTIME)); return true;
    case FUTEX_LOCK_PI2: *result = lock_word(word, absolute(timeout, operation)); return true;
    case FUTEX_TRYLOCK_PI:
      *result = *(volatile uint32_t *)word & FUTEX_TID_MASK ? fail(EAGAIN) : lock_word(word, DIGLOT_NEVER);
      return true;
    case FUTEX_UNLOCK_PI:
      *(volatile uint32_t *)word = 0;
      diglot_wake_key(diglot_key(word), 1);
      *result = 0;
      return true;
    default: return false;
  }
}

long syscall(long number, ...) {
  REAL(syscall);
  va_list list;
  va_start(list, number);
  long a = va_arg(list, long), b = va_arg(list, long), c = va_arg(list, long), d = va_arg(list, long),
       e = va_arg(list, long), f = va_arg(list, long);
  va_end(list);
  long result;
  if (number == SYS_getrandom && diglot_clock_mode == DIGLOT_VIRTUAL) return getrandom((void *)a, (size_t)b, (unsigned)c);
  if (TAKES_PART && number == SYS_nanosleep) return nanosleep((const struct timespec *)a, (struct timespec *)b);
  if (TAKES_PART && number == SYS_clock_nanosleep) {
    int error = clock_nanosleep((clockid_t)a, (int)b, (const struct timespec *)c, (struct timespec *)d);
    return error ? fail(error) : 0;
  }
  if (TAKES_PART && number == SYS_clock_gettime) return clock_gettime((clockid_t)a, (struct timespec *)b);
  if (number == SYS_gettid) return diglot_shown_tid();
  if (number == SYS_pidfd_open) a = diglot_real_pid((pid_t)a);
  if (number == SYS_futex && TAKES_PART && futex((uint32_t *)a, (int)b, (uint32_t)c, (const struct timespec *)d, &result))
    return result;
  return real(number, a, b, c, d, e, f);
}
