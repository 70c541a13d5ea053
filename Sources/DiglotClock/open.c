// Opening files. A named pipe waits until its other end is opened too (fifo(7)).
#include "internal.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>

static bool has_writer(int fd) {
  int waiting = 0;
  char unused;
  if (ioctl(fd, FIONREAD, &waiting) == 0 && waiting > 0) return true;
  return diglot_raw(SYS_read, fd, (long)&unused, 1, 0, 0, 0) == -EAGAIN;
}

static long open_kernel(int folder, const char *path, int flags, mode_t mode) {
  long fd = diglot_raw(SYS_openat, folder, (long)path, flags, mode, 0, 0);
  if (fd >= 0) return fd;
  errno = (int)-fd;
  return -1;
}

static int open_fifo(int folder, const char *path, int flags, ino_t number) {
  uintptr_t key = diglot_shared_key(number);
  int fd;
  while ((fd = (int)open_kernel(folder, path, flags | O_NONBLOCK, 0)) < 0 && errno == ENXIO)
    diglot_block_on(DIGLOT_FOR_DESCRIPTOR, key);  // nobody reads
  if (fd < 0) return -1;
  if ((flags & O_ACCMODE) == O_RDONLY && !has_writer(fd)) {
    if (diglot_wake_key(key, DIGLOT_THREADS) == 0) diglot_block_on(DIGLOT_FOR_DESCRIPTOR, key);
  } else diglot_wake_key(key, DIGLOT_THREADS);
  diglot_raw(SYS_fcntl, fd, F_SETFL, flags & ~O_NONBLOCK, 0, 0, 0);
  return fd;
}

static int open_at(int folder, const char *path, int flags, mode_t mode) {
  struct stat info;
  if (TAKES_PART && !(flags & (O_NONBLOCK | O_PATH)) && (flags & O_ACCMODE) != O_RDWR &&
      fstatat(folder, path, &info, 0) == 0 && S_ISFIFO(info.st_mode))
    return open_fifo(folder, path, flags, info.st_ino);
  return (int)open_kernel(folder, path, flags, mode);
}

#define MODE(flags)                                                        \
  mode_t mode = 0;                                                         \
  if ((flags) & O_CREAT || ((flags) & O_TMPFILE) == O_TMPFILE) {           \
    va_list list;                                                          \
    va_start(list, flags);                                                 \
    mode = va_arg(list, mode_t);                                           \
    va_end(list);                                                          \
  }

/// libdispatch asks for the states of its threads (src/event/workqueue.c) to know whether it needs more of them. Whether one that
/// has just handed the baton on is asleep already is luck: by the rule all but the caller are.
static int state_asleep(const char *path) {
  int fd = (int)diglot_raw(SYS_memfd_create, (long)"stat", 1 /* MFD_CLOEXEC */, 0, 0, 0, 0);
  if (fd < 0) return -1;
  dprintf(fd, "%d (worker) S", atoi(path + sizeof "/proc/" - 1));
  lseek(fd, 0, SEEK_SET);
  return fd;
}

int open(const char *path, int flags, ...) {
  MODE(flags);
  const char *name = TAKES_PART && strncmp(path, "/proc/", 6) == 0 ? strrchr(path, '/') : NULL;
  if (name && strcmp(name, "/stat") == 0 && diglot_is_dispatch(__builtin_return_address(0))) return state_asleep(path);
  return open_at(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE(flags);
  return open_at(AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
  MODE(flags);
  return open_at(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...) {
  MODE(flags);
  return open_at(folder, path, flags, mode);
}
