// Clocks and sleeps.
#include "internal.h"

#include <sys/syscall.h>

static int64_t base(clockid_t clock) {
  return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI ? DIGLOT_REALTIME_BASE
                                                                                        : DIGLOT_MONOTONIC_BASE;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  REAL(clock_gettime);
  if (diglot_clock_mode != DIGLOT_VIRTUAL || clock == CLOCK_PROCESS_CPUTIME_ID || clock == CLOCK_THREAD_CPUTIME_ID)
    return real(clock, time);
  if (clock < 0) return real(clock, time);  // a process's or thread's CPU time
  int64_t value = diglot_baton_read(diglot_run) + base(clock);
  time->tv_sec = value / 1000000000;
  time->tv_nsec = value % 1000000000;
  return 0;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  REAL(gettimeofday);
  if (diglot_clock_mode != DIGLOT_VIRTUAL) return real(time, zone);
  int64_t value = diglot_baton_read(diglot_run) + DIGLOT_REALTIME_BASE;
  time->tv_sec = value / 1000000000;
  time->tv_usec = value % 1000000000 / 1000;
  return 0;
}

time_t time(time_t *result) {
  REAL(time);
  if (diglot_clock_mode != DIGLOT_VIRTUAL) return real(result);
  time_t value = (diglot_baton_read(diglot_run) + DIGLOT_REALTIME_BASE) / 1000000000;
  if (result) *result = value;
  return value;
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *wanted, struct timespec *left) {
  REAL(clock_nanosleep);
  if (!TAKES_PART) return real(clock, flags, wanted, left);
  if (wanted->tv_nsec < 0 || wanted->tv_nsec > 999999999 || wanted->tv_sec < 0) return EINVAL;
  int64_t duration = wanted->tv_sec * 1000000000LL + wanted->tv_nsec;
  diglot_block(0, flags & TIMER_ABSTIME ? diglot_since_start(wanted, clock) : diglot_after(duration), NULL, 0);
  return 0;
}

int nanosleep(const struct timespec *wanted, struct timespec *left) {
  REAL(nanosleep);
  if (!TAKES_PART) return real(wanted, left);
  int error = clock_nanosleep(CLOCK_MONOTONIC, 0, wanted, left);
  if (error) errno = error;
  return error ? -1 : 0;
}

int setitimer(__itimer_which_t which, const struct itimerval *restrict new, struct itimerval *restrict old) {
  REAL(setitimer);
  if (diglot_clock_mode == DIGLOT_VIRTUAL && new && (new->it_value.tv_sec || new->it_value.tv_usec))
    diglot_give_up("timers that send signals are not under the virtual clock yet");
  return real(which, new, old);
}

unsigned alarm(unsigned seconds) {
  REAL(alarm);
  if (diglot_clock_mode == DIGLOT_VIRTUAL && seconds)
    diglot_give_up("timers that send signals are not under the virtual clock yet");
  return real(seconds);
}

int usleep(useconds_t microseconds) {
  struct timespec wanted = {microseconds / 1000000, microseconds % 1000000 * 1000L};
  return nanosleep(&wanted, NULL);
}

unsigned sleep(unsigned seconds) {
  struct timespec wanted = {seconds, 0};
  return nanosleep(&wanted, NULL) == 0 ? 0 : seconds;
}
