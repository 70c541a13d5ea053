// Waiting for descriptors: epoll, poll and select.
#include "internal.h"

#include <signal.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/syscall.h>

/// Waits for `fds`. Returns whether it is over: at the deadline, or because a signal was handled.
static diglot_ending wait_ready(struct pollfd *fds, nfds_t count, int64_t deadline, bool until_jump) {
  return diglot_block(
    (diglot_wish){DIGLOT_FOR_DESCRIPTOR, 0, deadline, fds, count, .interruptible = true, .until_jump = until_jump});
}

static int interrupted(void) {
  errno = EINTR;
  return -1;
}

static int wait_epoll(int epoll, struct epoll_event *events, int most, int milliseconds, const sigset_t *mask) {
  REAL(epoll_pwait);
  int64_t deadline = diglot_after(milliseconds < 0 ? -1 : milliseconds * 1000000LL);
  bool passed = false;  // time has passed for what is held back
  for (;;) {
    int count = real(epoll, events, most, 0, mask);
    if (count < 0) return count;
    count = diglot_hold_back(epoll, events, count);
    count += diglot_tell_held(epoll, events + count, most - count, passed);
    if (count) return count;
    if (milliseconds == 0) {
      diglot_yield();
      return real(epoll, events, most, 0, mask);
    }
    struct pollfd fd = {epoll, POLLIN, 0};
    bool holds = diglot_holds(epoll);
    diglot_ending ending = wait_ready(&fd, 1, deadline, holds);
    passed = holds && ending == DIGLOT_TIMED_OUT && diglot_run->now < deadline;
    if (ending == DIGLOT_WOKEN || passed) continue;
    count = real(epoll, events, most, 0, mask);
    return count == 0 && ending == DIGLOT_INTERRUPTED ? interrupted() : count;
  }
}

int epoll_wait(int epoll, struct epoll_event *events, int most, int milliseconds) {
  REAL(epoll_wait);
  if (!TAKES_PART) return real(epoll, events, most, milliseconds);
  return wait_epoll(epoll, events, most, milliseconds, NULL);
}

int epoll_pwait(int epoll, struct epoll_event *events, int most, int milliseconds, const sigset_t *mask) {
  REAL(epoll_pwait);
  if (!TAKES_PART) return real(epoll, events, most, milliseconds, mask);
  return wait_epoll(epoll, events, most, milliseconds, mask);
}

/// Like ppoll(2) without a mask; a negative time is none.
static int wait_poll(struct pollfd *fds, nfds_t count, int64_t nanoseconds) {
  static const struct timespec none;
  int64_t deadline = diglot_after(nanoseconds);
  for (;;) {
    int ready = (int)syscall(SYS_ppoll, fds, count, &none, NULL, 8);
    if (ready) return ready;
    if (nanoseconds == 0) {
      diglot_baton_read(diglot_run);  // a loop that asks until something is ready lets time pass
      diglot_yield();
      return (int)syscall(SYS_ppoll, fds, count, &none, NULL, 8);
    }
    diglot_ending ending = wait_ready(fds, count, deadline, false);
    if (ending == DIGLOT_WOKEN) continue;
    ready = (int)syscall(SYS_ppoll, fds, count, &none, NULL, 8);
    return ready == 0 && ending == DIGLOT_INTERRUPTED ? interrupted() : ready;
  }
}

int poll(struct pollfd *fds, nfds_t count, int milliseconds) {
  REAL(poll);
  if (!TAKES_PART) return real(fds, count, milliseconds);
  return wait_poll(fds, count, milliseconds < 0 ? -1 : milliseconds * 1000000LL);
}

int ppoll(struct pollfd *fds, nfds_t count, const struct timespec *timeout, const sigset_t *mask) {
  REAL(ppoll);
  if (!TAKES_PART) return real(fds, count, timeout, mask);
  return wait_poll(fds, count, timeout ? diglot_nanoseconds(timeout->tv_sec, timeout->tv_nsec) : -1);
}

int select(int most, fd_set *restrict in, fd_set *restrict out, fd_set *restrict odd, struct timeval *restrict timeout) {
  REAL(select);
  if (!TAKES_PART) return real(most, in, out, odd, timeout);
  struct pollfd fds[FD_SETSIZE];
  nfds_t count = 0;
  for (int fd = 0; fd < most && fd < FD_SETSIZE; fd++) {
    short wanted = (in && FD_ISSET(fd, in) ? POLLIN : 0) | (out && FD_ISSET(fd, out) ? POLLOUT : 0) |
                   (odd && FD_ISSET(fd, odd) ? POLLPRI : 0);
    if (wanted) fds[count++] = (struct pollfd){fd, wanted, 0};
  }
  int64_t wait = timeout ? diglot_nanoseconds(timeout->tv_sec, timeout->tv_usec * 1000LL) : -1;
  if (wait_poll(fds, count, wait) < 0) return -1;
  struct timeval none = {0, 0};
  return real(most, in, out, odd, &none);
}

int pselect(
    int most, fd_set *restrict in, fd_set *restrict out, fd_set *restrict odd, const struct timespec *restrict timeout,
    const sigset_t *restrict mask) {
  REAL(pselect);
  if (!TAKES_PART) return real(most, in, out, odd, timeout, mask);
  struct timeval left = timeout ? (struct timeval){timeout->tv_sec, timeout->tv_nsec / 1000} : (struct timeval){0, 0};
  return select(most, in, out, odd, timeout ? &left : NULL);
}
