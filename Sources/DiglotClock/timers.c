// Timers: those that are descriptors (timerfd) are event counters here, which the baton's timers count up; those that send
// SIGALRM are sent by it.
#include "internal.h"

#include <signal.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>

#define ALARM (-2)
#define MOST 256

typedef struct { int timer, fd; int64_t interval; clockid_t clock; } entry;
static entry entries[MOST];
static int count;

static entry *entry_of(int fd) {
  for (int i = 0; i < count; i++)
    if (entries[i].timer > 0 && entries[i].fd == fd) return &entries[i];
  return NULL;
}

static entry *make(int fd, clockid_t clock) {
  int i = 0;
  while (i < count && entries[i].timer > 0) i++;
  int timer = i == MOST ? -1 : diglot_baton_add_timer(diglot_run, diglot_me);
  if (timer < 0) return NULL;
  if (i == count) count++;
  entries[i] = (entry){timer, fd, 0, clock};
  return &entries[i];
}

void diglot_forget_timers(void) { count = 0; }

void diglot_forget_timer(int fd) {
  entry *e = count ? entry_of(fd) : NULL;
  if (!e) return;
  diglot_baton_remove(diglot_run, e->timer);
  e->timer = 0;
}

static void set(entry *e, int64_t deadline) {
  int timer = e->timer;
  diglot_baton_remove(diglot_run, timer);  // it may be among the ready
  diglot_baton_block(diglot_run, timer, 0, deadline);
}

void diglot_fire(int timer) {
  for (int i = 0; i < count; i++) {
    entry *e = &entries[i];
    if (e->timer != timer) continue;
    diglot_baton_block(diglot_run, timer, 0, e->interval ? diglot_after(e->interval) : DIGLOT_NEVER);
    const uint64_t one = 1;
    if (e->fd == ALARM) {
      diglot_raw(SYS_kill, diglot_real_own(), SIGALRM, 0, 0, 0, 0);
      diglot_signalled(diglot_me, SIGALRM);
    } else diglot_raw(SYS_write, e->fd, (long)&one, sizeof one, 0, 0, 0);
    return;
  }
  diglot_baton_remove(diglot_run, timer);
}

static int64_t nanoseconds(const struct timespec *time) { return diglot_nanoseconds(time->tv_sec, time->tv_nsec); }

static int64_t left(const entry *e) {
  int64_t deadline = e ? diglot_run->threads[e->timer].deadline : DIGLOT_NEVER;
  return deadline == DIGLOT_NEVER ? 0 : deadline > diglot_run->now ? deadline - diglot_run->now : 1;
}

// Descriptors

int timerfd_create(clockid_t clock, int flags) {
  REAL(timerfd_create);
  if (!TAKES_PART) return real(clock, flags);
  int fd = eventfd(0, (flags & TFD_NONBLOCK ? EFD_NONBLOCK : 0) | (flags & TFD_CLOEXEC ? EFD_CLOEXEC : 0));
  if (fd < 0 || make(fd, clock)) return fd;
  close(fd);
  errno = EMFILE;
  return -1;
}

static void tell(const entry *e, struct itimerspec *value) {
  int64_t rest = left(e);
  value->it_value = (struct timespec){rest / 1000000000, rest % 1000000000};
  value->it_interval = (struct timespec){e->interval / 1000000000, e->interval % 1000000000};
}

int timerfd_settime(int fd, int flags, const struct itimerspec *new, struct itimerspec *old) {
  REAL(timerfd_settime);
  entry *e = diglot_clock_mode == DIGLOT_VIRTUAL ? entry_of(fd) : NULL;
  if (!e) return real(fd, flags, new, old);
  if (old) tell(e, old);
  uint64_t unread;
  struct pollfd readable = {fd, POLLIN, 0};
  if (diglot_poll_now(&readable, 1, 0) > 0) diglot_raw(SYS_read, fd, (long)&unread, sizeof unread, 0, 0, 0);
  int64_t value = nanoseconds(&new->it_value);
  e->interval = nanoseconds(&new->it_interval);
  if (value == 0) set(e, DIGLOT_NEVER);
  else if (flags & TFD_TIMER_ABSTIME) set(e, diglot_since_start(&new->it_value, e->clock));
  else set(e, diglot_after(value));
  return 0;
}

int timerfd_gettime(int fd, struct itimerspec *value) {
  REAL(timerfd_gettime);
  entry *e = diglot_clock_mode == DIGLOT_VIRTUAL ? entry_of(fd) : NULL;
  if (!e) return real(fd, value);
  tell(e, value);
  return 0;
}

int close(int fd) {
  REAL(close);
  diglot_forget_timer(fd);
  int error = real(fd);
  if (!error) diglot_file_lock_freed();
  return error;
}

// Signals

int setitimer(__itimer_which_t which, const struct itimerval *restrict new, struct itimerval *restrict old) {
  REAL(setitimer);
  if (!TAKES_PART || which != ITIMER_REAL) return real(which, new, old);
  if (old) getitimer(which, old);
  entry *e = entry_of(ALARM);
  if (!e && !(e = make(ALARM, CLOCK_MONOTONIC))) {
    errno = EAGAIN;
    return -1;
  }
  int64_t value = diglot_nanoseconds(new->it_value.tv_sec, new->it_value.tv_usec * 1000LL);
  diglot_watch();  // a loop without a look at the clock may wait for the signal
  e->interval = diglot_nanoseconds(new->it_interval.tv_sec, new->it_interval.tv_usec * 1000LL);
  set(e, value ? diglot_after(value) : DIGLOT_NEVER);
  return 0;
}

int getitimer(__itimer_which_t which, struct itimerval *value) {
  REAL(getitimer);
  if (!TAKES_PART || which != ITIMER_REAL) return real(which, value);
  const entry *e = entry_of(ALARM);
  int64_t rest = left(e), interval = e ? e->interval : 0;
  value->it_value = (struct timeval){rest / 1000000000, rest % 1000000000 / 1000};
  value->it_interval = (struct timeval){interval / 1000000000, interval % 1000000000 / 1000};
  return 0;
}

unsigned alarm(unsigned seconds) {
  REAL(alarm);
  if (!TAKES_PART) return real(seconds);
  struct itimerval new = {.it_value = {seconds, 0}}, old;
  if (setitimer(ITIMER_REAL, &new, &old)) return 0;
  return (unsigned)old.it_value.tv_sec + (old.it_value.tv_usec > 0);
}

int timer_create(clockid_t clock, struct sigevent *restrict event, timer_t *restrict timer) {
  REAL(timer_create);
  if (TAKES_PART) diglot_give_up("POSIX timers (timer_create) are not under the virtual clock");
  return real(clock, event, timer);
}
