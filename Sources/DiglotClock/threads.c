// Threads, mutexes, condition variables and semaphores. Since one thread runs at a time, a mutex that is not free is
// waited for in the baton, and a condition variable is nothing but a key.
#include "internal.h"

#include <limits.h>
#include <link.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

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

/// libdispatch's threads wait in the kernel by ways of their own.
bool diglot_is_dispatch(const void *code) {
  Dl_info info;
  return dladdr(code, &info) && info.dli_fname && strstr(info.dli_fname, "/libdispatch.so");
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument) {
  REAL(pthread_create);
  if (!TAKES_PART) return real(thread, attributes, start, argument);
  if (diglot_is_dispatch((const void *)start)) diglot_give_up("Dispatch is not under the virtual clock yet");
  birth *b = malloc(sizeof *b);
  int slot = b ? diglot_baton_add(diglot_run) : -1;
  if (slot < 0) {
    free(b);
    return EAGAIN;
  }
  *b = (birth){start, argument, slot};
  int state = PTHREAD_CREATE_JOINABLE;
  if (attributes) pthread_attr_getdetachstate(attributes, &state);
  diglot_run->threads[slot].detached = state == PTHREAD_CREATE_DETACHED;
  int error = real(thread, attributes, trampoline, b);
  if (error) {  // take it back out of the ready list, where it is the last
    diglot_run->threads[slot].state = DIGLOT_FREE;
    diglot_run->alive--;
    int *link = &diglot_run->ready_head, last = -1;
    while (*link != slot) last = *link, link = &diglot_run->threads[*link].next;
    *link = -1;
    diglot_run->ready_tail = last;
    free(b);
    return error;
  }
  identity[slot] = *thread;
  return 0;
}

static int slot_of(pthread_t thread) {
  for (int i = 1; i < diglot_run->count; i++)
    if (diglot_run->threads[i].state != DIGLOT_FREE && pthread_equal(identity[i], thread)) return i;
  return -1;
}

int pthread_join(pthread_t thread, void **result) {
  REAL(pthread_join);
  if (TAKES_PART) {
    int slot = slot_of(thread);
    while (slot > 0 && diglot_run->threads[slot].state != DIGLOT_FINISHED)
      diglot_block(diglot_end_key(slot), DIGLOT_NEVER, NULL, 0);
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
  diglot_yield();
  return 0;
}

// Mutexes

int pthread_mutex_lock(pthread_mutex_t *mutex) {
  REAL(pthread_mutex_lock);
  if (!TAKES_PART) return real(mutex);
  int error;
  while ((error = pthread_mutex_trylock(mutex)) == EBUSY) diglot_block((uintptr_t)mutex, DIGLOT_NEVER, NULL, 0);
  return error;
}

static int lock_until(pthread_mutex_t *mutex, int64_t deadline) {
  int error;
  while ((error = pthread_mutex_trylock(mutex)) == EBUSY)
    if (diglot_block((uintptr_t)mutex, deadline, NULL, 0)) return ETIMEDOUT;
  return error;
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
  if (TAKES_PART && diglot_run->alive > 1) diglot_baton_wake(diglot_run, (uintptr_t)mutex, 1);
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
  pthread_mutex_unlock(mutex);
  bool timed_out = diglot_block((uintptr_t)condition, is_interpreter_lock(condition) ? DIGLOT_NEVER : deadline, NULL, 0);
  pthread_mutex_lock(mutex);
  return timed_out ? ETIMEDOUT : 0;
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
  diglot_baton_wake(diglot_run, (uintptr_t)condition, 1);
  return 0;
}

int pthread_cond_broadcast(pthread_cond_t *condition) {
  REAL_CONDITION(pthread_cond_broadcast);
  if (!TAKES_PART) return real(condition);
  diglot_baton_wake(diglot_run, (uintptr_t)condition, DIGLOT_THREADS);
  return 0;
}

// Semaphores: CPython's locks (Python/thread_pthread.h, USE_SEMAPHORES)

// Semaphores that processes share (multiprocessing's SemLock): another process, with a clock of its own, may post them.
static const sem_t *shared[256];
static int shared_count;

static void remember_shared(const sem_t *semaphore) {
  if (shared_count < 256) shared[shared_count++] = semaphore;
}

static bool is_shared(const sem_t *semaphore) {
  for (int i = 0; i < shared_count; i++)
    if (shared[i] == semaphore) return true;
  return false;
}

sem_t *sem_open(const char *name, int flags, ...) {
  REAL(sem_open);
  va_list list;
  va_start(list, flags);
  unsigned mode = va_arg(list, unsigned), value = va_arg(list, unsigned);
  va_end(list);
  sem_t *semaphore = real(name, flags, mode, value);
  if (semaphore != SEM_FAILED) remember_shared(semaphore);
  return semaphore;
}

int sem_init(sem_t *semaphore, int pshared, unsigned value) {
  REAL(sem_init);
  if (pshared) remember_shared(semaphore);
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
  bool shared = is_shared(semaphore);
  while (sem_trywait(semaphore)) {
    if (errno != EAGAIN) return -1;
    if (shared ? diglot_block_shared(semaphore, deadline) : diglot_block((uintptr_t)semaphore, deadline, NULL, 0)) {
      if (sem_trywait(semaphore) == 0) return 0;
      errno = ETIMEDOUT;
      return -1;
    }
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
  if (TAKES_PART) diglot_baton_wake(diglot_run, (uintptr_t)semaphore, 1);
  return error;
}
