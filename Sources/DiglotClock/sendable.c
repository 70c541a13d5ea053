// Loops that are told again and again that a socket can be written to, and have nothing to send. They go on while time passes,
// so what they are told is held back until time has passed. (FoundationNetworking leaves its source for writing in place until
// the answer comes: URLSession/libcurl/MultiHandle.swift in swift-corelibs-foundation.)
#include "internal.h"

#include <sys/epoll.h>

/// How often a program may be told so of a socket, with nothing sent over it in between, before that is taken for a loop.
#define TIMES 16
#define SOCKETS 1024

/// A descriptor that is watched until it is reported once (EPOLLONESHOT). One that stays reported cannot be held back.
typedef struct {
  int epoll, fd;     // an epoll descriptor of 0 is a free place
  uint64_t data;
  uint32_t events;   // what it is watched for
  unsigned times;    // how often it has been reported since something was sent over it
  bool held;
} socket_watch;

static socket_watch watches[SOCKETS];

int epoll_ctl(int epoll, int operation, int fd, struct epoll_event *event) {
  REAL(epoll_ctl);
  socket_watch *watch = NULL, *unused = NULL;
  for (int i = 0; TAKES_PART && i < SOCKETS; i++) {
    if (watches[i].epoll == 0) unused = unused ? unused : &watches[i];
    else if (watches[i].epoll == epoll && watches[i].fd == fd) watch = &watches[i];
  }
  bool once = operation != EPOLL_CTL_DEL && event && event->events & EPOLLONESHOT;
  if (watch && !once) watch->epoll = 0;
  else if (watch && operation == EPOLL_CTL_MOD) {
    watch->held = false;  // the kernel reports it again
    watch->data = event->data.u64;
    watch->events = event->events;
  } else if (once && (watch || unused)) {
    *(watch ? watch : unused) = (socket_watch){epoll, fd, event->data.u64, event->events};
  }
  return real(epoll, operation, fd, event);
}

void diglot_note_sent(int fd) {
  for (int i = 0; i < SOCKETS; i++)
    if (watches[i].epoll && watches[i].fd == fd) watches[i].times = 0;
}

/// Watches for all but what is held back, which would have ended the watch.
static void watch_for_the_rest(const socket_watch *watch) {
  REAL(epoll_ctl);
  struct epoll_event rest = {.events = watch->events & ~(uint32_t)EPOLLOUT, .data.u64 = watch->data};
  if (rest.events & EPOLLIN) real(watch->epoll, EPOLL_CTL_MOD, watch->fd, &rest);
}

/// Whether an event says once more what is known. To one that says more, what was held back is added.
static bool is_repeated(int epoll, struct epoll_event *event) {
  socket_watch *watch = watches;
  while (watch < watches + SOCKETS && (watch->epoll != epoll || watch->data != event->data.u64)) watch++;
  if (watch == watches + SOCKETS) return false;
  if (event->events & ~(uint32_t)EPOLLOUT) {
    if (watch->held) event->events |= EPOLLOUT;
    return watch->held = false;
  }
  watch->held = ++watch->times > TIMES;
  if (watch->held) watch_for_the_rest(watch);
  return watch->held;
}

int diglot_hold_back(int epoll, struct epoll_event *events, int count) {
  int kept = 0;
  for (int i = 0; i < count; i++)
    if (!is_repeated(epoll, &events[i])) events[kept++] = events[i];
  return kept;
}

bool diglot_holds(int epoll) {
  for (int i = 0; i < SOCKETS; i++)
    if (watches[i].epoll == epoll && watches[i].held) return true;
  return false;
}

int diglot_tell_held(int epoll, struct epoll_event *events, int most, bool now) {
  int count = 0;
  for (int i = 0; i < SOCKETS && count < most; i++) {
    socket_watch *watch = &watches[i];
    if (watch->epoll != epoll || !watch->held || (!now && watch->times > 0)) continue;
    watch->held = false;
    events[count++] = (struct epoll_event){.events = EPOLLOUT, .data.u64 = watch->data};
  }
  return count;
}
