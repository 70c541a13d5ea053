// Locks of files: those of flock(2), and those of records, which lockf(3) uses. One that is not free is waited for in the
// baton: who waits tries again after each release, close and end of a process, in the order in which the waits began.
#include "internal.h"

#include <fcntl.h>
#include <stdarg.h>
#include <sys/file.h>

void diglot_file_lock_freed(void) {
  if (TAKES_PART && diglot_page->lockers > 0) diglot_wake_key(diglot_file_lock_key(), DIGLOT_THREADS);
}

/// Returns false, with `errno`, when the attempt failed for another reason than that the lock is not free, or a signal was
/// handled meanwhile.
static bool wait_free(void) {
  if (errno != EWOULDBLOCK && errno != EACCES) return false;
  diglot_wish wish = {DIGLOT_FOR_LOCK, diglot_file_lock_key(), DIGLOT_NEVER, .interruptible = true};
  diglot_page->lockers++;
  diglot_ending ending = diglot_block(wish);
  diglot_page->lockers--;
  if (ending == DIGLOT_INTERRUPTED) errno = EINTR;
  return ending != DIGLOT_INTERRUPTED;
}

int flock(int fd, int operation) {
  REAL(flock);
  if (!TAKES_PART) return real(fd, operation);
  int error;
  while ((error = real(fd, operation | LOCK_NB)) && !(operation & LOCK_NB) && wait_free()) {}
  if (!error) diglot_file_lock_freed();  // also when a lock for one has become one for many
  return error;
}

static int lock_record(int fd, int command, struct flock *lock) {
  static int (*real)(int, int, ...);
  if (!real) real = (__typeof__(real))dlsym(RTLD_NEXT, "fcntl");
  if (!TAKES_PART) return real(fd, command, lock);
  int attempt = command == F_SETLKW ? F_SETLK : command == F_OFD_SETLKW ? F_OFD_SETLK : command, error;
  while ((error = real(fd, attempt, lock)) && attempt != command && wait_free()) {}
  if (!error) diglot_file_lock_freed();
  return error;
}

#define CONTROL(name)                                                                                 \
  int name(int fd, int command, ...) {                                                                \
    static int (*real)(int, int, ...);                                                                \
    if (!real) real = (__typeof__(real))dlsym(RTLD_NEXT, #name);                                      \
    va_list list;                                                                                     \
    va_start(list, command);                                                                          \
    void *argument = va_arg(list, void *);                                                            \
    va_end(list);                                                                                     \
    bool locks = command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK || command == F_OFD_SETLKW; \
    return locks ? lock_record(fd, command, argument) : real(fd, command, argument);                  \
  }

CONTROL(fcntl)
CONTROL(fcntl64)

int lockf(int fd, int command, off_t length) {
  REAL(lockf);
  if (!TAKES_PART) return real(fd, command, length);
  int error;
  while ((error = real(fd, command == F_LOCK ? F_TLOCK : command, length)) && command == F_LOCK && wait_free()) {}
  if (!error) diglot_file_lock_freed();
  return error;
}

int lockf64(int fd, int command, off64_t length) { return lockf(fd, command, length); }
