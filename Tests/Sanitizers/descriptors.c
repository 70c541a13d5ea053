// Pipes, sockets, named pipes, timers; read, poll, select, epoll.
#include "program.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>

static int ends[2];

static void *write_later(void *text) {
  sleep(1);
  CHECK(write(ends[1], text, strlen(text)) == (ssize_t)strlen(text));
  return NULL;
}

static void pipes(void) {
  char bytes[8];
  CHECK(pipe(ends) == 0);
  pthread_t thread = start(write_later, "abc");
  CHECK(read(ends[0], bytes, sizeof bytes) == 3);
  CHECK_AT(1);
  join(thread);
  struct pollfd fds[2] = {{ends[0], POLLIN, 0}, {-1, POLLIN, 0}};
  CHECK(poll(fds, 2, 2000) == 0);
  CHECK_AT(3);
  thread = start(write_later, "d");
  CHECK(poll(fds, 2, -1) == 1 && fds[0].revents == POLLIN);
  CHECK_AT(4);
  join(thread);
  fd_set set;
  FD_ZERO(&set);
  FD_SET(ends[0], &set);
  struct timeval second = {1, 0};
  CHECK(select(ends[0] + 1, &set, NULL, NULL, &second) == 1 && FD_ISSET(ends[0], &set) && read(ends[0], bytes, 8) == 1);
  CHECK(select(ends[0] + 1, &set, NULL, NULL, &second) == 0 && !FD_ISSET(ends[0], &set));
  CHECK_AT(5);
  struct timespec forever = {INT64_MAX, 999999999};  // longer than can be counted in nanoseconds
  thread = start(write_later, "e");
  CHECK(ppoll(fds, 1, &forever, NULL) == 1);
  join(thread);
  CHECK_AT(6);
  close(ends[0]);
  close(ends[1]);
}

static void *send_later(void *unused) {
  sleep(1);
  struct sockaddr_in address;
  socklen_t length = sizeof address;
  CHECK(getsockname(ends[0], (struct sockaddr *)&address, &length) == 0);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  CHECK(connect(fd, (struct sockaddr *)&address, length) == 0);
  sleep(1);
  CHECK(send(fd, "hello", 5, 0) == 5);
  sleep(1);
  close(fd);
  return unused;
}

static void sockets(void) {
  ends[0] = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in any = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  CHECK(bind(ends[0], (struct sockaddr *)&any, sizeof any) == 0 && listen(ends[0], 4) == 0);
  pthread_t thread = start(send_later, NULL);
  int peer = accept(ends[0], NULL, NULL);
  CHECK(peer >= 0);
  CHECK_AT(7);
  char bytes[16];
  struct iovec part = {bytes, sizeof bytes};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  CHECK(recvmsg(peer, &message, 0) == 5);
  CHECK_AT(8);
  CHECK(recv(peer, bytes, sizeof bytes, 0) == 0);
  CHECK_AT(9);
  join(thread);
  close(peer);
  close(ends[0]);
  CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
  thread = start(write_later, "xyz");
  CHECK(recv(ends[0], bytes, sizeof bytes, 0) == 3);
  CHECK_AT(10);
  join(thread);
}

/// Other ends of what is more than fits: the writer waits for the reader.
static void *read_slowly(void *unused) {
  static char bytes[1 << 16];
  size_t got = 0;
  while (got < 1 << 20) {
    ssize_t count = read(ends[0], bytes, sizeof bytes);
    CHECK(count > 0);
    got += (size_t)count;
  }
  return unused;
}

static void large(void) {
  static char bytes[1 << 20];
  pthread_t thread = start(read_slowly, NULL);
  for (size_t sent = 0; sent < sizeof bytes;) {
    ssize_t count = write(ends[1], bytes + sent, sizeof bytes - sent);
    CHECK(count > 0);
    sent += (size_t)count;
  }
  join(thread);
  close(ends[0]);
  close(ends[1]);
  CHECK(pipe(ends) == 0);
  thread = start(read_slowly, NULL);
  CHECK(write(ends[1], bytes, sizeof bytes) == sizeof bytes);
  join(thread);
  CHECK_AT(10);
}

static void timers(void) {
  int timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC), epoll = epoll_create1(0);
  struct itimerspec every = {.it_value = {1, 0}, .it_interval = {2, 0}}, old;
  struct epoll_event wanted = {.events = EPOLLIN, .data.fd = timer}, event;
  CHECK(timer >= 0 && epoll >= 0 && epoll_ctl(epoll, EPOLL_CTL_ADD, timer, &wanted) == 0);
  CHECK(timerfd_settime(timer, 0, &every, NULL) == 0);
  uint64_t times;
  CHECK(epoll_wait(epoll, &event, 1, -1) == 1 && event.data.fd == timer);
  CHECK_AT(11);
  CHECK(read(timer, &times, sizeof times) == sizeof times && times == 1);
  CHECK(epoll_wait(epoll, &event, 1, 500) == 0);
  CHECK_AT(11.5);
  CHECK(timerfd_gettime(timer, &old) == 0 && old.it_interval.tv_sec == 2 && old.it_value.tv_sec == 1);
  sleep(6);
  CHECK(read(timer, &times, sizeof times) == sizeof times && times == 3);
  struct itimerspec never = {.it_value = {INT64_MAX, 0}, .it_interval = {INT64_MAX, 0}};
  CHECK(timerfd_settime(timer, 0, &never, &old) == 0 && epoll_wait(epoll, &event, 1, 500) == 0);
  struct itimerspec soon = {.it_value = {1, 0}, .it_interval = {INT64_MAX, 0}};
  CHECK(timerfd_settime(timer, 0, &soon, NULL) == 0 && epoll_wait(epoll, &event, 1, 5000) == 1);
  CHECK_AT(19);
  CHECK(read(timer, &times, sizeof times) == sizeof times && epoll_wait(epoll, &event, 1, 1000) == 0);
  CHECK_AT(20);
  close(timer);
  close(epoll);
}

/// More timers than there is room for, and again once they are closed.
static void many_timers(void) {
  int fds[300], count = 0;
  for (int round = 0; round < 2; round++) {
    for (count = 0; count < 300 && (fds[count] = timerfd_create(CLOCK_MONOTONIC, 0)) >= 0; count++) {
      struct itimerspec later = {.it_value = {count % 7 + 1, 0}};
      CHECK(timerfd_settime(fds[count], 0, &later, NULL) == 0);
    }
    CHECK(count == 256 && errno == EMFILE);
    sleep(3);
    for (int i = 0; i < count; i++) {
      struct pollfd fd = {fds[i], POLLIN, 0};
      CHECK(poll(&fd, 1, 0) == (i % 7 < 3) && close(fds[i]) == 0);
    }
  }
  CHECK_AT(27);
}

/// A loop that is told again and again that it can write lets time pass, and is told at once when it can read.
static void writable_loop(void) {
  CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
  int fd = ends[0], swap = ends[1];
  pthread_t thread = start(write_later, "now");
  int epoll = epoll_create1(0), rounds = 0;
  struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLONESHOT, .data.u64 = 7};
  CHECK(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) == 0);
  for (;; rounds++) {
    struct epoll_event told;
    CHECK(epoll_wait(epoll, &told, 1, -1) == 1 && told.data.u64 == 7);
    if (told.events & EPOLLIN) break;
    CHECK(told.events == EPOLLOUT && epoll_ctl(epoll, EPOLL_CTL_MOD, fd, &event) == 0);
  }
  CHECK_AT(28);
  CHECK(rounds > 2 && rounds < 100);
  join(thread);
  CHECK(epoll_ctl(epoll, EPOLL_CTL_DEL, fd, NULL) == 0);
  close(epoll), close(fd), close(swap);
}

static char fifo[64];

static void *open_later(void *unused) {
  sleep(1);
  int fd = open(fifo, O_WRONLY);
  CHECK(fd >= 0 && write(fd, "f", 1) == 1 && close(fd) == 0);
  return unused;
}

static void fifos(void) {
  snprintf(fifo, sizeof fifo, "fifo-%d", getpid());
  CHECK(mkfifo(fifo, 0600) == 0);
  pthread_t thread = start(open_later, NULL);
  int fd = open(fifo, O_RDONLY);
  char bytes[4];
  CHECK(fd >= 0);
  CHECK_AT(21);
  CHECK(read(fd, bytes, 4) == 1 && read(fd, bytes, 4) == 0);
  join(thread);
  close(fd);
  unlink(fifo);
}

int main(void) {
  start_clock();
  pipes();
  sockets();
  large();
  timers();
  fifos();
  many_timers();
  writable_loop();
  return 0;
}
