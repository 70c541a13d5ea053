// Mutexes, condition variables, locks for readers and writers, barriers, and what is done once. Since one thread runs at a
// time, what is not free is waited for in the baton, and a condition variable is nothing but a key.
#include "internal.h"

#include <link.h>
#include <pthread.h>

// Mutexes

static uintptr_t key_of(const pthread_mutex_t *mutex) {
  // PTHREAD_MUTEX_PSHARED_BIT of glibc's nptl/pthreadP.h; at the same address where it was inherited.
  return mutex->__data.__kind & 128 ? diglot_shared_key((uintptr_t)mutex) : diglot_key(mutex);
}

static int lock_until(pthread_mutex_t *mutex, int64_t deadline) {
  int error;
  while ((error = pthread_mutex_trylock(mutex)) == EBUSY)
    if (diglot_block((diglot_wish){DIGLOT_FOR_LOCK, key_of(mutex), deadline}) == DIGLOT_TIMED_OUT) return ETIMEDOUT;
  return error;
}

int pthread_mutex_lock(pthread_mutex_t *mutex) {
  REAL(pthread_mutex_lock);
  return TAKES_PART ? lock_until(mutex, DIGLOT_NEVER) : real(mutex);
}

int pthread_mutex_timedlock(pthread_mutex_t *restrict mutex, const struct timespec *restrict until) {
  REAL(pthread_mutex_timedlock);
  if (!TAKES_PART) return real(mutex, until);
  return lock_until(mutex, diglot_since_start(until, CLOCK_REALTIME));
}

int pthread_mutex_clocklock(pthread_mutex_t *restrict mutex, clockid_t clock, const struct timespec *restrict until) {
  REAL(pthread_mutex_clocklock);
  if (!TAKES_PART) return real(mutex, clock, until);
  return lock_until(mutex, diglot_since_start(until, clock));
}

int pthread_mutex_unlock(pthread_mutex_t *mutex) {
  REAL(pthread_mutex_unlock);
  int error = real(mutex);
  if (TAKES_PART && diglot_run->alive > 1) diglot_wake_key(key_of(mutex), 1);
  return error;
}

// Locks for readers and writers, barriers, and what is done once

static int hold(pthread_rwlock_t *lock, int (*attempt)(pthread_rwlock_t *), int64_t deadline) {
  int error;
  while ((error = attempt(lock)) == EBUSY)
    if (diglot_block((diglot_wish){DIGLOT_FOR_LOCK, diglot_key(lock), deadline}) == DIGLOT_TIMED_OUT) return ETIMEDOUT;
  return error;
}

int pthread_rwlock_rdlock(pthread_rwlock_t *lock) {
  REAL(pthread_rwlock_rdlock);
  return TAKES_PART ? hold(lock, pthread_rwlock_tryrdlock, DIGLOT_NEVER) : real(lock);
}

int pthread_rwlock_wrlock(pthread_rwlock_t *lock) {
  REAL(pthread_rwlock_wrlock);
  return TAKES_PART ? hold(lock, pthread_rwlock_trywrlock, DIGLOT_NEVER) : real(lock);
}

int pthread_rwlock_timedrdlock(pthread_rwlock_t *restrict lock, const struct timespec *restrict until) {
  REAL(pthread_rwlock_timedrdlock);
  if (!TAKES_PART) return real(lock, until);
  return hold(lock, pthread_rwlock_tryrdlock, diglot_since_start(until, CLOCK_REALTIME));
}

int pthread_rwlock_timedwrlock(pthread_rwlock_t *restrict lock, const struct timespec *restrict until) {
  REAL(pthread_rwlock_timedwrlock);
  if (!TAKES_PART) return real(lock, until);
  return hold(lock, pthread_rwlock_trywrlock, diglot_since_start(until, CLOCK_REALTIME));
}

int pthread_rwlock_unlock(pthread_rwlock_t *lock) {
  REAL(pthread_rwlock_unlock);
  int error = real(lock);
  if (TAKES_PART && diglot_run->alive > 1) diglot_wake_key(diglot_key(lock), DIGLOT_THREADS);
  return error;
}

static struct { const pthread_barrier_t *barrier; unsigned count, arrived; } barriers[64];

int pthread_barrier_init(
    pthread_barrier_t *restrict barrier, const pthread_barrierattr_t *restrict attributes, unsigned count) {
  REAL(pthread_barrier_init);
  for (int i = 0; diglot_clock_mode == DIGLOT_VIRTUAL && i < 64; i++) {
    if (barriers[i].barrier && barriers[i].barrier != barrier) continue;
    barriers[i].barrier = barrier;
    barriers[i].count = count;
    barriers[i].arrived = 0;
    break;
  }
  return real(barrier, attributes, count);
}

int pthread_barrier_wait(pthread_barrier_t *barrier) {
  REAL(pthread_barrier_wait);
  for (int i = 0; TAKES_PART && i < 64; i++) {
    if (barriers[i].barrier != barrier) continue;
    if (++barriers[i].arrived < barriers[i].count) {
      diglot_block_on(DIGLOT_FOR_LOCK, diglot_key(barrier));
      return 0;
    }
    barriers[i].arrived = 0;
    diglot_wake_key(diglot_key(barrier), DIGLOT_THREADS);
    return PTHREAD_BARRIER_SERIAL_THREAD;
  }
  return real(barrier);
}

int pthread_once(pthread_once_t *once, void (*routine)(void)) {
  REAL(pthread_once);
  if (!TAKES_PART || *once == 2) return real(once, routine);
  while (*(volatile int *)once & 1) diglot_block_on(DIGLOT_FOR_LOCK, diglot_key(once));  // another thread is at it
  int error = real(once, routine);
  diglot_wake_key(diglot_key(once), DIGLOT_THREADS);
  return error;
}

// Condition variables: two versions of each symbol exist, hence dlvsym.

#if defined(__x86_64__)
#define CONDITION_VERSION "GLIBC_2.3.2"
#elif defined(__aarch64__)
#define CONDITION_VERSION "GLIBC_2.17"
#endif
#define REAL_CONDITION(name)           \
  static __typeof__(&name) real;       \
  if (__builtin_expect(!real, 0)) real = (__typeof__(&name))dlvsym(RTLD_NEXT, #name, CONDITION_VERSION)

/// CPython's GIL lives in `_PyRuntime`. Its waiters' timeouts (5 ms) are no deadline of the program: they only ask the holder
/// to let go (`take_gil` in Python/ceval_gil.h), and here the holder lets go when it blocks.
static bool is_interpreter_lock(const void *condition) {
  static const char *start;
  static size_t size;
  static bool looked;
  if (!looked) {
    looked = true;
    start = dlsym(RTLD_DEFAULT, "_PyRuntime");
    Dl_info info;
    const ElfW(Sym) *symbol = NULL;
    if (start && dladdr1(start, &info, (void **)&symbol, RTLD_DL_SYMENT) && symbol) size = symbol->st_size;
  }
  return start && (const char *)condition >= start && (const char *)condition < start + size;
}

static int wait_condition(pthread_cond_t *condition, pthread_mutex_t *mutex, int64_t deadline) {
  diglot_wish wish = {DIGLOT_FOR_CONDITION, diglot_key(condition), deadline};
  if (deadline != DIGLOT_NEVER && is_interpreter_lock(condition)) {
    wish.deadline = DIGLOT_NEVER;
    diglot_page->slots[diglot_self].wants_interpreter = true;
  }
  pthread_mutex_unlock(mutex);
  diglot_ending ending = diglot_block(wish);
  diglot_page->slots[diglot_self].wants_interpreter = false;
  pthread_mutex_lock(mutex);
  return ending == DIGLOT_TIMED_OUT ? ETIMEDOUT : 0;
}

int pthread_cond_wait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex) {
  REAL_CONDITION(pthread_cond_wait);
  return TAKES_PART ? wait_condition(condition, mutex, DIGLOT_NEVER) : real(condition, mutex);
}

int pthread_cond_timedwait(
    pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex, const struct timespec *restrict until) {
  REAL_CONDITION(pthread_cond_timedwait);
  if (!TAKES_PART) return real(condition, mutex, until);
  // Which clock a condition uses is its attribute, which cannot be asked; the two bases are far enough apart to tell.
  bool is_date = until->tv_sec > DIGLOT_REALTIME_BASE / 2000000000;
  return wait_condition(condition, mutex, diglot_since_start(until, is_date ? CLOCK_REALTIME : CLOCK_MONOTONIC));
}

int pthread_cond_clockwait(
    pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex, clockid_t clock,
    const struct timespec *restrict until) {
  REAL(pthread_cond_clockwait);
  if (!TAKES_PART) return real(condition, mutex, clock, until);
  return wait_condition(condition, mutex, diglot_since_start(until, clock));
}

int pthread_cond_signal(pthread_cond_t *condition) {
  REAL_CONDITION(pthread_cond_signal);
  if (!TAKES_PART) return real(condition);
  diglot_wake_key(diglot_key(condition), 1);
  return 0;
}

int pthread_cond_broadcast(pthread_cond_t *condition) {
  REAL_CONDITION(pthread_cond_broadcast);
  if (!TAKES_PART) return real(condition);
  diglot_wake_key(diglot_key(condition), DIGLOT_THREADS);
  return 0;
}
