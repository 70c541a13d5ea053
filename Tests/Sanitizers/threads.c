// Threads, mutexes, conditions, locks for readers and writers, barriers, semaphores, futexes.
#include "program.h"

#include <linux/futex.h>
#include <sched.h>
#include <semaphore.h>
#include <sys/syscall.h>
#include <time.h>

static char order[64];
static void note(char c) { order[strlen(order)] = c; }
static void check_order(const char *expected) {
  if (strcmp(order, expected)) dprintf(2, "order: %s, not %s\n", order, expected);
  CHECK(strcmp(order, expected) == 0);
  memset(order, 0, sizeof order);
}

static struct timespec after(clockid_t clock, int seconds) {
  struct timespec time;
  CHECK(clock_gettime(clock, &time) == 0);
  time.tv_sec += seconds;
  return time;
}

static void *sleeper(void *name) {
  const char *c = name;
  sleep((unsigned)(*c - '0'));
  note(*c);
  return name;
}

static void threads(void) {
  pthread_t all[5];
  const char *names[] = {"3", "1", "2", "1", "3"};
  for (int i = 0; i < 5; i++) all[i] = start(sleeper, (void *)names[i]);
  void *result;
  for (int i = 0; i < 5; i++) CHECK(pthread_join(all[i], &result) == 0 && result == names[i]);
  check_order("11233");
  CHECK_AT(3);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_t thread;
  for (int i = 0; i < 100; i++) {
    CHECK(pthread_create(&thread, &attributes, sleeper, "0") == 0);
    sched_yield();
    sleep(0);
    check_order("0");
  }
  pthread_attr_destroy(&attributes);
  CHECK(pthread_detach(start(sleeper, "1")) == 0);
  sleep(2);
  check_order("1");
}

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static int stock;

static void *consumer(void *name) {
  pthread_mutex_lock(&mutex);
  while (stock == 0) pthread_cond_wait(&condition, &mutex);
  stock--;
  note(*(char *)name);
  pthread_mutex_unlock(&mutex);
  return NULL;
}

static void *holder(void *unused) {
  pthread_mutex_lock(&mutex);
  sleep(2);
  pthread_mutex_unlock(&mutex);
  return unused;
}

static void locks(void) {
  int64_t began = diglot_now() / 1000000000;
  pthread_t all[3] = {start(consumer, "a"), start(consumer, "b"), start(consumer, "c")};
  sleep(1);
  pthread_mutex_lock(&mutex);
  struct timespec until = after(CLOCK_REALTIME, 1);
  CHECK(pthread_cond_timedwait(&condition, &mutex, &until) == ETIMEDOUT);
  until = after(CLOCK_MONOTONIC, 1);
  CHECK(pthread_cond_clockwait(&condition, &mutex, CLOCK_MONOTONIC, &until) == ETIMEDOUT);
  stock = 1;
  pthread_cond_signal(&condition);
  pthread_mutex_unlock(&mutex);
  join(all[0]);
  pthread_mutex_lock(&mutex);
  stock = 2;
  pthread_cond_broadcast(&condition);
  pthread_mutex_unlock(&mutex);
  join(all[1]);
  join(all[2]);
  check_order("abc");
  CHECK_AT((double)began + 3);
  pthread_t thread = start(holder, NULL);
  sched_yield();
  until = after(CLOCK_REALTIME, 1);
  CHECK(pthread_mutex_timedlock(&mutex, &until) == ETIMEDOUT);
  CHECK_AT((double)began + 4);
  CHECK(pthread_mutex_lock(&mutex) == 0 && pthread_mutex_unlock(&mutex) == 0);
  CHECK_AT((double)began + 5);
  join(thread);
}

static pthread_rwlock_t rwlock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_barrier_t barrier;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void first(void) { sleep(1); note('o'); }

static void *reader(void *unused) {
  pthread_rwlock_rdlock(&rwlock);
  sleep(1);
  note('r');
  pthread_rwlock_unlock(&rwlock);
  pthread_once(&once, first);
  note(pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD ? 'S' : 's');
  return unused;
}

static void shared_locks(void) {
  int64_t began = diglot_now() / 1000000000;
  pthread_barrier_init(&barrier, NULL, 3);
  pthread_t all[3] = {start(reader, NULL), start(reader, NULL), start(reader, NULL)};
  sched_yield();
  struct timespec until = after(CLOCK_REALTIME, 100);
  CHECK(pthread_rwlock_timedwrlock(&rwlock, &until) == 0);
  note('w');
  CHECK_AT((double)began + 1);
  pthread_rwlock_unlock(&rwlock);
  for (int i = 0; i < 3; i++) join(all[i]);
  pthread_barrier_destroy(&barrier);
  CHECK(strlen(order) == 8 && strchr(order, 'S') == strrchr(order, 'S') && strchr(order, 'o') == strrchr(order, 'o'));
  memset(order, 0, sizeof order);
  CHECK_AT((double)began + 2);
}

static sem_t semaphore;
static uint32_t word;

static void *poster(void *unused) {
  sleep(1);
  sem_post(&semaphore);
  sleep(1);
  word = 1;
  CHECK(syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0) == 1);
  return unused;
}

static void semaphores(void) {
  int64_t began = diglot_now() / 1000000000;
  sem_init(&semaphore, 0, 0);
  pthread_t thread = start(poster, NULL);
  struct timespec until = after(CLOCK_REALTIME, 5);
  CHECK(sem_timedwait(&semaphore, &until) == 0);
  CHECK_AT((double)began + 1);
  CHECK(syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 0, NULL, NULL, 0) == 0);
  CHECK_AT((double)began + 2);
  CHECK(syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 0, NULL, NULL, 0) == -1 && errno == EAGAIN);
  // What is not asked to wait has no timeout: there may be anything in its place.
  CHECK(syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, 1, (void *)1, NULL, 0) == 0);
  CHECK(syscall(SYS_futex, &word, FUTEX_CMP_REQUEUE_PRIVATE, 1, (void *)1, &word, word) == 0);
  struct timespec second = {1, 0};
  CHECK(syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 1, &second, NULL, 0) == -1 && errno == ETIMEDOUT);
  CHECK_AT((double)began + 3);
  join(thread);
  until = after(CLOCK_MONOTONIC, 1);
  CHECK(sem_clockwait(&semaphore, CLOCK_MONOTONIC, &until) == -1 && errno == ETIMEDOUT);
  CHECK_AT((double)began + 4);
  sem_destroy(&semaphore);
}

static void *waker(void *unused) {
  sleep(1);
  sem_post(&semaphore);
  return unused;
}

/// As long as can be said: CPython's `threading.TIMEOUT_MAX` is 292 years.
static void long_waits(void) {
  int64_t began = diglot_now() / 1000000000;
  sem_init(&semaphore, 0, 0);
  const time_t seconds[] = {9223372036, INT64_MAX / 1000000000 + 1, INT64_MAX};
  for (int i = 0; i < 3; i++) {
    struct timespec forever = {seconds[i], 999999999};
    pthread_t thread = start(waker, NULL);
    CHECK(sem_clockwait(&semaphore, CLOCK_MONOTONIC, &forever) == 0);
    join(thread);
    thread = start(waker, NULL);
    CHECK(sem_timedwait(&semaphore, &forever) == 0);
    join(thread);
    CHECK_AT((double)(began += 2));
    word = 0;
    thread = start(poster, NULL);
    CHECK(syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 0, &forever, NULL, 0) == 0);
    join(thread);
    CHECK(sem_wait(&semaphore) == 0);
    CHECK_AT((double)(began += 2));
  }
  struct timespec long_ago = {INT64_MIN, 0};
  CHECK(sem_clockwait(&semaphore, CLOCK_MONOTONIC, &long_ago) == -1);
  sem_destroy(&semaphore);
}

int main(void) {
  start_clock();
  threads();
  locks();
  shared_locks();
  semaphores();
  long_waits();
  return 0;
}
