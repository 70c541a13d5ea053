// Clocks and sleeps.
#include "internal.h"

#include <sys/syscall.h>

static int64_t base(clockid_t clock) {
  return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI ? DIGLOT_REALTIME_BASE
                                                                                        : DIGLOT_MONOTONIC_BASE;
}

/// A loop that looks at the clock until another thread has done something lets that thread have its turn when it is due.
static int64_t look(void) {
  if (diglot_me != 0 && diglot_me == diglot_page->server) return diglot_run->now;  // how often it looks is not the program's
  int64_t now = diglot_baton_read(diglot_run);
  if (diglot_run->reads > 1000 && diglot_run->reads % 64 == 0 && diglot_self >= 0) diglot_break(false);
  return now;
}

static bool is_curl(const void *caller) {
  static struct { const void *caller; bool is_curl; } known[16];
  int i = (int)((uintptr_t)caller >> 2 & 15);
  if (known[i].caller != caller) {
    known[i].is_curl = diglot_is_of(caller, "/libcurl");
    known[i].caller = caller;
  }
  return known[i].is_curl;
}

/// libcurl takes two timers of the same microsecond for one, and then waits for ever (lib/multi.c, Curl_update_timer). It sees
/// each of its looks a microsecond after the last one; nobody's time moves. It looks some hundred times for a request, and how
/// often is not the program's: twenty requests at once would be ahead of their Python by milliseconds.
static int64_t seen_by_curl(void) {
  static int64_t last;
  int64_t now = diglot_run->now;
  return last = now < last + 1000 ? last + 1000 : now;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  REAL(clock_gettime);
  if (diglot_clock_mode != DIGLOT_VIRTUAL || clock == CLOCK_PROCESS_CPUTIME_ID || clock == CLOCK_THREAD_CPUTIME_ID)
    return real(clock, time);
  if (clock < 0) return real(clock, time);  // a process's or thread's CPU time
  int64_t value = (is_curl(__builtin_return_address(0)) ? seen_by_curl() : look()) + base(clock);
  time->tv_sec = value / 1000000000;
  time->tv_nsec = value % 1000000000;
  return 0;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  REAL(gettimeofday);
  if (diglot_clock_mode != DIGLOT_VIRTUAL) return real(time, zone);
  int64_t value = look() + DIGLOT_REALTIME_BASE;
  time->tv_sec = value / 1000000000;
  time->tv_usec = value % 1000000000 / 1000;
  return 0;
}

time_t time(time_t *result) {
  REAL(time);
  if (diglot_clock_mode != DIGLOT_VIRTUAL) return real(result);
  time_t value = (look() + DIGLOT_REALTIME_BASE) / 1000000000;
  if (result) *result = value;
  return value;
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *wanted, struct timespec *left) {
  REAL(clock_nanosleep);
  if (!TAKES_PART) return real(clock, flags, wanted, left);
  if (wanted->tv_nsec < 0 || wanted->tv_nsec > 999999999 || wanted->tv_sec < 0) return EINVAL;
  int64_t duration = diglot_nanoseconds(wanted->tv_sec, wanted->tv_nsec);
  int64_t deadline = flags & TIMER_ABSTIME ? diglot_since_start(wanted, clock) : diglot_after(duration);
  if (diglot_block((diglot_wish){DIGLOT_FOR_TIME, .deadline = deadline, .interruptible = true}) != DIGLOT_INTERRUPTED) return 0;
  int64_t rest = deadline > diglot_run->now ? deadline - diglot_run->now : 0;
  if (left && !(flags & TIMER_ABSTIME)) *left = (struct timespec){rest / 1000000000, rest % 1000000000};
  return EINTR;
}

int nanosleep(const struct timespec *wanted, struct timespec *left) {
  REAL(nanosleep);
  if (!TAKES_PART) return real(wanted, left);
  int error = clock_nanosleep(CLOCK_MONOTONIC, 0, wanted, left);
  if (error) errno = error;
  return error ? -1 : 0;
}

int usleep(useconds_t microseconds) {
  struct timespec wanted = {microseconds / 1000000, microseconds % 1000000 * 1000L};
  return nanosleep(&wanted, NULL);
}

unsigned sleep(unsigned seconds) {
  struct timespec wanted = {seconds, 0}, left = wanted;
  return nanosleep(&wanted, &left) == 0 ? 0 : (unsigned)left.tv_sec;
}

/// No run gets there; behind it, times in nanoseconds since 1970 could not be counted any more.
#define FAR (200LL * 365 * 86400 * 1000000000)

int64_t diglot_nanoseconds(int64_t seconds, int64_t nanoseconds) {
  int64_t sum;
  bool fits = !__builtin_mul_overflow(seconds, 1000000000, &sum) && !__builtin_add_overflow(sum, nanoseconds, &sum);
  return fits ? sum : seconds < 0 ? INT64_MIN : INT64_MAX;
}

int64_t diglot_since_start(const struct timespec *time, clockid_t clock) {
  int64_t base = clock == CLOCK_REALTIME ? DIGLOT_REALTIME_BASE : DIGLOT_MONOTONIC_BASE;
  int64_t value = diglot_nanoseconds(time->tv_sec, time->tv_nsec);
  return value < base ? 0 : value - base > FAR ? DIGLOT_NEVER : value - base;
}

int64_t diglot_after(int64_t nanoseconds) {
  return nanoseconds < 0 || nanoseconds > FAR - diglot_run->now ? DIGLOT_NEVER : diglot_run->now + nanoseconds;
}
