// Threads, mutexes, condition variables and semaphores. Since one thread runs at a time, a mutex that is not free is
// waited for in the baton, and a condition variable is nothing but a key.
#include "internal.h"

#include <limits.h>
#include <link.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct { void *(*start)(void *); void *argument; int thread; } birth;

static pthread_key_t end_key;
static pthread_t identity[DIGLOT_THREADS];

/// Called when a thread ends, after its own thread-local values are gone: glibc goes over them up to four times, and
/// the baton is handed on in the last.
static void thread_ends(void *rounds) {
  uintptr_t round = (uintptr_t)rounds;
  if (round < PTHREAD_DESTRUCTOR_ITERATIONS) pthread_setspecific(end_key, (void *)(round + 1));
  else if (diglot_self >= 0) diglot_leave();
}

__attribute__((constructor)) static void make_key(void) { pthread_key_create(&end_key, thread_ends); }

static void *trampoline(void *argument) {
  birth b = *(birth *)argument;
  free(argument);
  diglot_take(b.thread);
  pthread_setspecific(end_key, (void *)1);
  return b.start(b.argument);
}

/// libdispatch wakes up each second to count its threads, and its idle threads wait for 5 s: nothing that a program waits for.
static bool is_of_dispatch(void *(*start)(void *)) {
  Dl_info info;
  return dladdr((const void *)start, &info) && info.dli_fname && strstr(info.dli_fname, "/libdispatch.so");
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument) {
  REAL(pthread_create);
  if (!TAKES_PART) return real(thread, attributes, start, argument);
  birth *b = malloc(sizeof *b);
  int slot = b ? diglot_baton_add(diglot_run, diglot_me) : -1;
  if (slot < 0) {
    free(b);
    return EAGAIN;
  }
  *b = (birth){start, argument, slot};
  memset(&diglot_page->slots[slot], 0, sizeof diglot_page->slots[slot]);
  diglot_page->slots[slot].is_dispatch = is_of_dispatch(start);
  int state = PTHREAD_CREATE_JOINABLE;
  if (attributes) pthread_attr_getdetachstate(attributes, &state);
  diglot_run->threads[slot].detached = state == PTHREAD_CREATE_DETACHED;
  int error = real(thread, attributes, trampoline, b);
  if (error) {
    diglot_baton_remove(diglot_run, slot);
    free(b);
    return error;
  }
  identity[slot] = *thread;
  diglot_watch();
  return 0;
}

static int slot_of(pthread_t thread) {
  for (int i = 1; i < diglot_run->count; i++)
    if (diglot_run->threads[i].state != DIGLOT_FREE && diglot_run->threads[i].process == diglot_me &&
        !diglot_run->threads[i].is_timer && pthread_equal(identity[i], thread)) return i;
  return -1;
}

int pthread_join(pthread_t thread, void **result) {
  REAL(pthread_join);
  if (TAKES_PART) {
    int slot = slot_of(thread);
    while (slot > 0 && diglot_run->threads[slot].state != DIGLOT_FINISHED)
      diglot_block_on(DIGLOT_FOR_THREAD, diglot_end_key(slot));
    if (slot > 0) diglot_run->threads[slot].state = DIGLOT_FREE;
  }
  return real(thread, result);
}

int pthread_detach(pthread_t thread) {
  REAL(pthread_detach);
  if (TAKES_PART) {
    int slot = slot_of(thread);
    if (slot > 0 && diglot_run->threads[slot].state == DIGLOT_FINISHED) diglot_run->threads[slot].state = DIGLOT_FREE;
    else if (slot > 0) diglot_run->threads[slot].detached = true;
  }
  return real(thread);
}

int sched_yield(void) {
  REAL(sched_yield);
  if (!TAKES_PART) return real();
  diglot_baton_read(diglot_run);  // a loop that yields until something has happened lets time pass
  diglot_yield();
  return 0;
}

int pthread_kill(pthread_t thread, int signal) {
  REAL(pthread_kill);
  int error = real(thread, signal);
  if (!TAKES_PART || error || !signal) return error;
  diglot_signalled(diglot_me, signal);
  // Only that thread sees it in a signalfd: it looks again.
  int slot = slot_of(thread);
  if (slot >= 0 && diglot_run->threads[slot].state == DIGLOT_BLOCKED &&
      diglot_page->slots[slot].reason == DIGLOT_FOR_DESCRIPTOR)
    diglot_baton_ready(diglot_run, slot);
  return 0;
}

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

// Semaphores: CPython's locks (Python/thread_pthread.h, USE_SEMAPHORES)

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
