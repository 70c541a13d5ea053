// Which descriptors are of this run's world: those made in it with both their ends, so that nothing outside can make them ready.
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

static void remember(int fd) {
  struct stat info;
  if (diglot_clock_mode != DIGLOT_VIRTUAL || fstat(fd, &info)) return;
  diglot_page->internals[diglot_page->internal_count++ % DIGLOT_INTERNALS] = (diglot_file){info.st_dev, info.st_ino};
}

static bool is_remembered(int fd) {
  struct stat info;
  if (fstat(fd, &info)) return true;  // closed: nobody can make it ready
  for (int i = 0; i < diglot_page->internal_count && i < DIGLOT_INTERNALS; i++)
    if (diglot_page->internals[i].device == info.st_dev && diglot_page->internals[i].number == info.st_ino) return true;
  return !S_ISSOCK(info.st_mode);  // pipes, event counters, processes: of this run, or read without it
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
  return is_epoll ? internal : is_remembered(fd);
}

int socketpair(int domain, int type, int protocol, int ends[2]) {
  REAL(socketpair);
  int error = real(domain, type, protocol, ends);
  if (!error) remember(ends[0]), remember(ends[1]);
  return error;
}

// Servers of the run: whoever connects to one of their addresses stays in the run

/// FNV-1a of what names the other end: the port, or the path.
static uint64_t hash_of(const struct sockaddr *address, socklen_t length) {
  const unsigned char *bytes = (const unsigned char *)address;
  size_t start = 0, end = length;
  if (address->sa_family == AF_INET || address->sa_family == AF_INET6) {
    start = offsetof(struct sockaddr_in, sin_port);  // at the same place in both families
    end = start + sizeof(in_port_t);
  } else if (address->sa_family == AF_UNIX) start = offsetof(struct sockaddr_un, sun_path);
  if (end > start && address->sa_family == AF_UNIX && bytes[start]) end = start + strnlen((const char *)bytes + start, end - start);
  uint64_t hash = 0xcbf29ce484222325u;
  for (size_t i = start; i < end; i++) hash = (hash ^ bytes[i]) * 0x100000001b3u;
  return hash;
}

static bool is_served(uint64_t hash) {
  int count = diglot_page->address_count;
  for (int i = 0; i < count && i < 64; i++)
    if (diglot_page->addresses[i] == hash) return true;
  return false;
}

static void serve(int fd) {
  struct sockaddr_storage address;
  socklen_t length = sizeof address;
  if (diglot_clock_mode != DIGLOT_VIRTUAL || getsockname(fd, (struct sockaddr *)&address, &length)) return;
  remember(fd);
  uint64_t hash = hash_of((struct sockaddr *)&address, length);
  if (!is_served(hash)) diglot_page->addresses[diglot_page->address_count++ % 64] = hash;
}

int bind(int fd, const struct sockaddr *address, socklen_t length) {
  REAL(bind);
  int error = real(fd, address, length), type = 0;
  socklen_t size = sizeof type;
  if (!error && !getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) && type == SOCK_DGRAM) serve(fd);
  return error;
}

int listen(int fd, int waiting) {
  REAL(listen);
  int error = real(fd, waiting);
  if (!error) serve(fd);
  return error;
}

/// TCP holds back what follows a small piece until that is acknowledged, up to 40 ms later, by the machine's time.
static void send_at_once(int fd) {
  const int yes = 1;
  int error = errno;
  if (diglot_clock_mode == DIGLOT_VIRTUAL) setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  errno = error;  // of a socket that is none of TCP's
}

static void note_traffic(int fd) {
  diglot_page->sent = true;
  diglot_note_sent(fd);
}

static void meet(int fd, const struct sockaddr *address, socklen_t length) {
  if (diglot_clock_mode != DIGLOT_VIRTUAL || !address || address->sa_family == AF_UNSPEC) return;
  note_traffic(fd);
  if (is_served(hash_of(address, length))) remember(fd), send_at_once(fd);
  else diglot_page->processes[diglot_me].leads_outside = true;
}

int connect(int fd, const struct sockaddr *address, socklen_t length) {
  REAL(connect);
  struct sockaddr_in server;
  if (diglot_refuses(address)) return -1;
  if (diglot_redirect(address, &server)) {
    address = (const struct sockaddr *)&server;
    length = sizeof server;
  }
  meet(fd, address, length);
  return real(fd, address, length);
}

// What waits: read and write where the descriptor would block

static bool is_blocking(int fd) {
  long flags = diglot_raw(SYS_fcntl, fd, 3 /* F_GETFL */, 0, 0, 0, 0);
  return flags >= 0 && !(flags & 04000 /* O_NONBLOCK */);
}

/// Whether the caller has to wait for `events` before it can go on, because the descriptor is not ready and blocks.
static bool would_block(int fd, short events) {
  struct pollfd wanted = {fd, events, 0};
  if (!TAKES_PART || diglot_poll_now(&wanted, 1, 0) != 0) return false;
  return is_blocking(fd);
}

/// Waits for `events`. Returns false when a signal was handled meanwhile.
static bool wait_for(int fd, short events, bool may_wait) {
  while (may_wait && would_block(fd, events)) {
    struct pollfd wanted = {fd, events, 0};
    diglot_wish wish = {DIGLOT_FOR_DESCRIPTOR, 0, DIGLOT_NEVER, &wanted, 1, true};
    if (diglot_block(wish) == DIGLOT_INTERRUPTED) {
      errno = EINTR;
      return false;
    }
  }
  return true;
}

static void note_sent(int fd) {
  int family = 0;
  socklen_t size = sizeof family;
  if (TAKES_PART && !getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &family, &size) && family != AF_UNIX) note_traffic(fd);
}

bool diglot_wait_writable(int fd) { return wait_for(fd, POLLOUT, true); }

#define READING(name, parameters, arguments, may_wait)          \
  ssize_t name parameters {                                     \
    REAL(name);                                                 \
    return wait_for(fd, POLLIN, may_wait) ? real arguments : -1; \
  }

READING(read, (int fd, void *buffer, size_t count), (fd, buffer, count), true)
READING(readv, (int fd, const struct iovec *parts, int count), (fd, parts, count), true)
READING(recvmsg, (int fd, struct msghdr *message, int flags), (fd, message, flags), !(flags & MSG_DONTWAIT))
READING(
  recvfrom,
  (int fd, void *restrict buffer, size_t count, int flags, struct sockaddr *restrict address, socklen_t *restrict length),
  (fd, buffer, count, flags, address, length), !(flags & MSG_DONTWAIT))

/// MSG_WAITALL waits inside of the kernel for what is missing: here it is received as it comes.
ssize_t recv(int fd, void *buffer, size_t count, int flags) {
  REAL(recv);
  size_t received = 0;
  bool all = TAKES_PART && flags & MSG_WAITALL && !(flags & (MSG_DONTWAIT | MSG_PEEK));
  do {
    ssize_t part = -1;
    if (wait_for(fd, POLLIN, !(flags & MSG_DONTWAIT)))
      part = real(fd, (char *)buffer + received, count - received, all ? flags & ~MSG_WAITALL : flags);
    if (part <= 0) return received ? (ssize_t)received : part;
    received += (size_t)part;
  } while (all && received < count);
  return (ssize_t)received;
}

int eventfd_read(int fd, eventfd_t *value) {
  return read(fd, value, sizeof *value) == sizeof *value ? 0 : -1;
}

int accept4(int fd, struct sockaddr *restrict address, socklen_t *restrict length, int flags) {
  REAL(accept4);
  if (!wait_for(fd, POLLIN, true)) return -1;
  int end = real(fd, address, length, flags);
  if (end >= 0) remember(end), send_at_once(end);
  return end;
}

int accept(int fd, struct sockaddr *restrict address, socklen_t *restrict length) {
  return accept4(fd, address, length, 0);
}

/// A call that may wait sends all; what does not fit waits here until the other end has read.
ssize_t send(int fd, const void *bytes, size_t count, int flags) {
  REAL(send);
  note_sent(fd);
  if (!TAKES_PART || flags & MSG_DONTWAIT || !is_blocking(fd)) return real(fd, bytes, count, flags);
  size_t sent = 0;
  while (wait_for(fd, POLLOUT, true)) {
    const char *rest = (const char *)bytes + sent;
    ssize_t part = real(fd, rest, count - sent, flags | MSG_DONTWAIT);
    if (part < 0 && errno == EAGAIN) part = real(fd, rest, count - sent, flags);
    if (part < 0) break;
    if ((sent += (size_t)part) == count) return (ssize_t)sent;
  }
  return sent ? (ssize_t)sent : -1;
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
  REAL(sendmsg);
  note_sent(fd);
  return wait_for(fd, POLLOUT, !(flags & MSG_DONTWAIT)) ? real(fd, message, flags) : -1;
}

ssize_t sendto(
    int fd, const void *bytes, size_t count, int flags, const struct sockaddr *address, socklen_t length) {
  REAL(sendto);
  if (diglot_refuses(address)) return -1;
  if (address) meet(fd, address, length);
  note_sent(fd);
  return wait_for(fd, POLLOUT, !(flags & MSG_DONTWAIT)) ? real(fd, bytes, count, flags, address, length) : -1;
}

static ssize_t write_raw(int fd, const void *bytes, size_t count) {
  long written = diglot_raw(SYS_write, fd, (long)bytes, (long)count, 0, 0, 0);
  if (written < 0) errno = (int)-written;
  return written < 0 ? -1 : written;
}

static void set_blocking(int fd, bool blocks) {
  long flags = diglot_raw(SYS_fcntl, fd, 3 /* F_GETFL */, 0, 0, 0, 0);
  flags = blocks ? flags & ~04000L : flags | 04000L /* O_NONBLOCK */;
  diglot_raw(SYS_fcntl, fd, 4 /* F_SETFL */, flags, 0, 0, 0);
}

/// Sends all of `count` bytes, as much at a time as goes without waiting. For calls that have no flag for that, the descriptor
/// is made one that does not block meanwhile: nobody else runs.
static ssize_t send_parts(int fd, size_t count, ssize_t (*send_part)(int fd, size_t done, size_t rest, void *what), void *what) {
  size_t done = 0;
  while (done < count) {
    if (!wait_for(fd, POLLOUT, true)) return done ? (ssize_t)done : -1;
    set_blocking(fd, false);
    ssize_t part = send_part(fd, done, count - done, what);
    int error = errno;
    set_blocking(fd, true);
    errno = error;
    if (part < 0 && error == EAGAIN) {  // there is room, but not enough
      diglot_block((diglot_wish){DIGLOT_FOR_TIME, .deadline = diglot_after(1000000)});
      continue;
    }
    if (part < 0) return done ? (ssize_t)done : -1;
    if (part == 0) break;
    done += (size_t)part;
  }
  return (ssize_t)done;
}

static ssize_t write_part(int fd, size_t done, size_t rest, void *bytes) {
  return write_raw(fd, (const char *)bytes + done, rest);
}

/// What is written to a terminal waits for who reads from its other end.
ssize_t diglot_write_terminal(int fd, const void *bytes, size_t count) {
  return is_blocking(fd) ? send_parts(fd, count, write_part, (void *)bytes) : write_raw(fd, bytes, count);
}

typedef struct { ssize_t (*real)(int, int, off_t *, size_t); int source; off_t *offset; } file_part;

static ssize_t sendfile_part(int fd, size_t done, size_t rest, void *what) {
  (void)done;
  file_part *file = what;
  return file->real(fd, file->source, file->offset, rest);
}

ssize_t sendfile(int fd, int source, off_t *offset, size_t count) {
  REAL(sendfile);
  struct stat info;
  bool may_wait = TAKES_PART && !fstat(fd, &info) && (S_ISFIFO(info.st_mode) || S_ISSOCK(info.st_mode)) && is_blocking(fd);
  note_sent(fd);
  file_part file = {real, source, offset};
  return may_wait ? send_parts(fd, count, sendfile_part, &file) : real(fd, source, offset, count);
}

ssize_t sendfile64(int fd, int source, off64_t *offset, size_t count) { return sendfile(fd, source, offset, count); }

int shutdown(int fd, int how) {
  REAL(shutdown);
  note_sent(fd);
  return real(fd, how);
}
