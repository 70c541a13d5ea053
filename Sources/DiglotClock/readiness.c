// Waiting for descriptors and for child processes.
#include "internal.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>

// Descriptors made with both their ends in this run: pipes, socket pairs, event counters.

static struct { dev_t device; ino_t number; } internals[1024];
static int internal_count;

static void remember(int fd) {
  struct stat info;
  if (diglot_clock_mode != DIGLOT_VIRTUAL || fstat(fd, &info)) return;
  internals[internal_count++ % 1024].device = info.st_dev;
  internals[(internal_count - 1) % 1024].number = info.st_ino;
}

static bool is_remembered(int fd) {
  struct stat info;
  if (fstat(fd, &info)) return true;  // closed: nobody can make it ready
  for (int i = 0; i < internal_count && i < 1024; i++)
    if (internals[i].device == info.st_dev && internals[i].number == info.st_ino) return true;
  return false;
}

/// An epoll descriptor is as internal as all that it watches, which the kernel lists in /proc/self/fdinfo.
bool diglot_is_internal(int fd) {
  char path[64], line[256];
  snprintf(path, sizeof path, "/proc/self/fdinfo/%d", fd);
  FILE *file = fopen(path, "re");
  if (!file) return true;
  bool is_epoll = false, internal = true;
  while (fgets(line, sizeof line, file)) {
    if (strncmp(line, "tfd:", 4) != 0) continue;
    is_epoll = true;
    internal = internal && is_remembered(atoi(line + 4));
  }
  fclose(file);
  if (is_epoll) return internal;
  char target[64];
  snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(path, target, sizeof target - 1);
  if (length > 0 && (size_t)length < sizeof target) {
    target[length] = 0;
    if (strcmp(target, "anon_inode:[eventpoll]") == 0 || strcmp(target, "anon_inode:[eventfd]") == 0) return true;
  }
  return is_remembered(fd);
}

int pipe2(int ends[2], int flags) {
  REAL(pipe2);
  int error = real(ends, flags);
  if (!error) remember(ends[0]), remember(ends[1]);
  return error;
}

int pipe(int ends[2]) {
  REAL(pipe);
  int error = real(ends);
  if (!error) remember(ends[0]), remember(ends[1]);
  return error;
}

int socketpair(int domain, int type, int protocol, int ends[2]) {
  REAL(socketpair);
  int error = real(domain, type, protocol, ends);
  if (!error) remember(ends[0]), remember(ends[1]);
  return error;
}

int timerfd_create(clockid_t clock, int flags) {
  REAL(timerfd_create);
  if (diglot_clock_mode == DIGLOT_VIRTUAL) diglot_give_up("timers of the kernel (timerfd) are not under the virtual clock yet");
  return real(clock, flags);
}

// Waits

static int wait_epoll(int epoll, struct epoll_event *events, int most, int milliseconds, const sigset_t *mask) {
  for (;;) {
    int count = (int)syscall(SYS_epoll_pwait, epoll, events, most, 0, mask, 8);
    if (count) return count;
    if (milliseconds == 0) {
      diglot_yield();
      return (int)syscall(SYS_epoll_pwait, epoll, events, most, 0, mask, 8);
    }
    struct pollfd fd = {epoll, POLLIN, 0};
    if (diglot_block(0, diglot_after(milliseconds < 0 ? -1 : milliseconds * 1000000LL), &fd, 1))
      return (int)syscall(SYS_epoll_pwait, epoll, events, most, 0, mask, 8);
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

static int wait_poll(struct pollfd *fds, nfds_t count, int64_t nanoseconds) {
  static const struct timespec none;
  for (;;) {
    int ready = (int)syscall(SYS_ppoll, fds, count, &none, NULL, 8);
    if (ready || nanoseconds == 0) {
      if (!ready) diglot_yield();
      return ready;
    }
    if (diglot_block(0, diglot_after(nanoseconds), fds, count)) return (int)syscall(SYS_ppoll, fds, count, &none, NULL, 8);
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
  return wait_poll(fds, count, timeout ? timeout->tv_sec * 1000000000LL + timeout->tv_nsec : -1);
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
  if (wait_poll(fds, count, timeout ? timeout->tv_sec * 1000000000LL + timeout->tv_usec * 1000LL : -1) < 0) return -1;
  struct timeval none = {0, 0};
  return real(most, in, out, odd, &none);
}

static void wait_readable(int fd) {
  struct pollfd wanted = {fd, POLLIN, 0};
  wait_poll(&wanted, 1, -1);
}

/// Whether a read of `fd` would block this thread, and others could run meanwhile.
static bool should_wait(int fd) {
  if (!TAKES_PART || diglot_run->alive == 1) return false;
  long flags = syscall(SYS_fcntl, fd, 3 /* F_GETFL */);
  return flags >= 0 && !(flags & 04000 /* O_NONBLOCK */);
}

ssize_t read(int fd, void *buffer, size_t count) {
  REAL(read);
  if (should_wait(fd)) wait_readable(fd);
  return real(fd, buffer, count);
}

ssize_t recv(int fd, void *buffer, size_t count, int flags) {
  REAL(recv);
  if (!(flags & MSG_DONTWAIT) && should_wait(fd)) wait_readable(fd);
  return real(fd, buffer, count, flags);
}

int accept4(int fd, struct sockaddr *restrict address, socklen_t *restrict length, int flags) {
  REAL(accept4);
  if (should_wait(fd)) wait_readable(fd);
  return real(fd, address, length, flags);
}

pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage) {
  REAL(wait4);
  if (!TAKES_PART || options & WNOHANG || diglot_run->alive == 1) return real(pid, status, options, usage);
  for (;;) {
    pid_t ended = real(pid, status, options | WNOHANG, usage);
    if (ended) return ended;
    int handle = (int)syscall(434 /* SYS_pidfd_open */, pid, 0);
    if (handle < 0) return real(pid, status, options, usage);
    wait_readable(handle);
    close(handle);
  }
}

pid_t waitpid(pid_t pid, int *status, int options) { return wait4(pid, status, options, NULL); }
