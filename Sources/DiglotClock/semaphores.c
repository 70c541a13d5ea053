// Semaphores: CPython's locks (Python/thread_pthread.h, USE_SEMAPHORES), and those that processes share.
#include "internal.h"

#include <semaphore.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>

// Semaphores that processes share (multiprocessing's SemLock) have a key that is the same in all of them.
static struct { const sem_t *semaphore; uint64_t identity; } shared[256];
static int shared_count;

static void remember_shared(const sem_t *semaphore, uint64_t identity) {
  int i = 0;
  while (i < shared_count && shared[i].semaphore != semaphore) i++;
  if (i == 256) return;
  shared[i].semaphore = semaphore;
  shared[i].identity = identity;
  if (i == shared_count) shared_count++;
}

static uintptr_t semaphore_key(const sem_t *semaphore) {
  for (int i = 0; i < shared_count; i++)
    if (shared[i].semaphore == semaphore) return diglot_shared_key(shared[i].identity);
  return diglot_key(semaphore);
}

sem_t *sem_open(const char *name, int flags, ...) {
  REAL(sem_open);
  va_list list;
  va_start(list, flags);
  unsigned mode = va_arg(list, unsigned), value = va_arg(list, unsigned);
  va_end(list);
  sem_t *semaphore = real(name, flags, mode, value);
  char path[300];
  struct stat info;
  snprintf(path, sizeof path, "/dev/shm/sem.%s", name[0] == '/' ? name + 1 : name);
  if (semaphore != SEM_FAILED && stat(path, &info) == 0) remember_shared(semaphore, info.st_ino);
  return semaphore;
}

int sem_init(sem_t *semaphore, int pshared, unsigned value) {
  REAL(sem_init);
  if (pshared) remember_shared(semaphore, (uintptr_t)semaphore);
  return real(semaphore, pshared, value);
}

/// A lock that is free: the look at the clock for its deadline is taken back.
int sem_trywait(sem_t *semaphore) {
  REAL(sem_trywait);
  int error = real(semaphore);
  if (TAKES_PART) diglot_baton_unread(diglot_run);
  return error;
}

static int wait_semaphore(sem_t *semaphore, int64_t deadline) {
  while (sem_trywait(semaphore)) {
    if (errno != EAGAIN) return -1;
    diglot_ending ending =
      diglot_block((diglot_wish){DIGLOT_FOR_LOCK, semaphore_key(semaphore), deadline, .interruptible = true});
    if (ending == DIGLOT_WOKEN) continue;
    if (sem_trywait(semaphore) == 0) return 0;
    errno = ending == DIGLOT_TIMED_OUT ? ETIMEDOUT : EINTR;
    return -1;
  }
  return 0;
}

int sem_wait(sem_t *semaphore) {
  REAL(sem_wait);
  return TAKES_PART ? wait_semaphore(semaphore, DIGLOT_NEVER) : real(semaphore);
}

int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict until) {
  REAL(sem_timedwait);
  if (!TAKES_PART) return real(semaphore, until);
  return wait_semaphore(semaphore, diglot_since_start(until, CLOCK_REALTIME));
}

int sem_clockwait(sem_t *restrict semaphore, clockid_t clock, const struct timespec *restrict until) {
  REAL(sem_clockwait);
  if (!TAKES_PART) return real(semaphore, clock, until);
  return wait_semaphore(semaphore, diglot_since_start(until, clock));
}

int sem_post(sem_t *semaphore) {
  REAL(sem_post);
  int error = real(semaphore);
  if (TAKES_PART) diglot_wake_key(semaphore_key(semaphore), 1);
  return error;
}
