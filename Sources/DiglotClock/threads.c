// Threads: made, ended, waited for.
#include "internal.h"

#include <limits.h>
#include <pthread.h>
#include <sched.h>
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

/// libdispatch's threads wake up each second to count each other, and wait for 5 s when idle: nothing that a program waits for.
bool diglot_is_dispatch(const void *code) { return diglot_is_of(code, "/libdispatch.so"); }

bool diglot_is_of(const void *code, const char *library) {
  Dl_info info;
  return dladdr(code, &info) && info.dli_fname && strstr(info.dli_fname, library);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument) {
  REAL(pthread_create);
  if (!TAKES_PART) return real(thread, attributes, start, argument);
  birth *b = malloc(sizeof *b);
  int slot = b ? diglot_baton_add(diglot_run, diglot_me) : -1;
  if (b && slot < 0) diglot_give_up("more threads than the virtual clock has places for");
  if (!b) return EAGAIN;
  *b = (birth){start, argument, slot};
  memset(&diglot_page->slots[slot], 0, sizeof diglot_page->slots[slot]);
  diglot_page->slots[slot].is_dispatch = diglot_is_dispatch((const void *)start);
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
