// The core of the hand-over (family.c, baton.c, machine.c) under the thread sanitizer, without the replaced symbols.
// What only the thread with the baton may touch are plain variables here: that they are never touched at once is what
// is tested. (One process: of two, the sanitizer would not see that the other one's steps lie between.)
//   handover          what the core does must give no report
//   handover real     the same with the machine's own time
//   handover touch    a thread that touches the page before it has the baton must give one
#include "internal.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#include "rest.h"

#define THREADS 8
#define ROUNDS 400

static int fired;
bool diglot_note_wait(void) { return false; }
void diglot_fire(int timer) {
  fired++;
  diglot_baton_block(diglot_run, timer, 0, diglot_after(1000000));
}
int64_t diglot_after(int64_t nanoseconds) { return diglot_run->now + nanoseconds; }

// What the threads share

static bool touches;                       // the page, without the baton
static long turns, spent;
static int64_t latest;
static bool locked;
static int ends[2], bytes_in_pipe;
static int slots[THREADS];

/// This thread has the baton: no other touches what it touches.
static void turn(void) {
  turns++;
  CHECK(diglot_run->now >= latest && diglot_page->holder == diglot_self && diglot_run->running == diglot_self);
  latest = diglot_run->now;
}

static void with_lock(int64_t duration) {
  while (locked) diglot_block_on(DIGLOT_FOR_LOCK, diglot_key(&locked));
  locked = true;
  diglot_block((diglot_wish){.reason = DIGLOT_FOR_TIME, .deadline = diglot_after(duration)});
  turn();
  locked = false;
  spent += duration;
  diglot_wake_key(diglot_key(&locked), 1);
}

/// Every byte that is written is read by somebody.
static void through_pipe(unsigned choice) {
  char byte = 0;
  if (choice % 2 || !bytes_in_pipe) {
    bytes_in_pipe++;
    CHECK(diglot_raw(SYS_write, ends[1], (long)&byte, 1, 0, 0, 0) == 1);
    return;
  }
  struct pollfd wanted = {ends[0], POLLIN, 0};
  diglot_block((diglot_wish){DIGLOT_FOR_DESCRIPTOR, 0, diglot_after(5000000), &wanted, 1, false});
  turn();
  if (diglot_poll_now(&wanted, 1, 0) <= 0) return;
  CHECK(diglot_raw(SYS_read, ends[0], (long)&byte, 1, 0, 0, 0) == 1);
  bytes_in_pipe--;
}

static void *live(void *argument) {
  int slot = *(int *)argument;
  if (touches) diglot_wake_key(diglot_key(&locked), 1);
  diglot_take(slot);
  uint64_t state = (uint64_t)slot;
  for (int i = 0; i < ROUNDS; i++) {
    turn();
    unsigned choice = (unsigned)((state = state * 6364136223846793005u + 1442695040888963407u) >> 40);
    switch (choice % 6) {
      case 0: with_lock(1000 * (choice % 7 + 1)); break;
      case 1: diglot_yield(); break;
      case 2: diglot_baton_read(diglot_run); break;
      case 3: diglot_wait((uintptr_t)&turns, diglot_after(2000000)); break;
      case 4: diglot_wake((uintptr_t)&turns); break;
      case 5: through_pipe(choice >> 4); break;
    }
  }
  diglot_leave();
  return NULL;
}

static void *map_trace(void) {
  size_t size = DIGLOT_TRACE_SIZE + DIGLOT_FAMILY_SIZE;
  void *trace = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  CHECK(trace != MAP_FAILED && pipe(ends) == 0);
  return trace;
}

static void virtual_time(void) {
  diglot_clock_start(map_trace(), false, "", "");
  int timer = diglot_baton_add_timer(diglot_run, 0);
  diglot_baton_block(diglot_run, timer, 0, diglot_after(1000000));
  pthread_t threads[THREADS];
  for (int generation = 0; generation < 5; generation++) {
    for (int i = 0; i < THREADS; i++) {
      slots[i] = diglot_baton_add(diglot_run, 0);
      memset(&diglot_page->slots[slots[i]], 0, sizeof diglot_page->slots[slots[i]]);
      CHECK(slots[i] > 0 && pthread_create(&threads[i], NULL, live, &slots[i]) == 0);
    }
    for (int i = 0; i < THREADS; i++) {
      while (diglot_run->threads[slots[i]].state != DIGLOT_FINISHED)
        diglot_block_on(DIGLOT_FOR_THREAD, diglot_end_key(slots[i]));
      diglot_run->threads[slots[i]].state = DIGLOT_FREE;
      turn();
      pthread_join(threads[i], NULL);
    }
  }
  CHECK(turns > 5 * THREADS * ROUNDS && fired > 10 && diglot_run->alive == 1 && diglot_now() >= spent);
}

// With the machine's own time, threads run side by side: a wait ends soon after it is woken, if not at once.

static atomic_int arrived;

static void *wake_later(void *unused) {
  diglot_machine_sleep(2000000);
  arrived = 1;
  diglot_wake(1);
  return unused;
}

static void real_time(void) {
  diglot_clock_start(map_trace(), true, "", "");
  for (int i = 0; i < 20; i++) {
    pthread_t thread;
    arrived = 0;
    CHECK(pthread_create(&thread, NULL, wake_later, NULL) == 0);
    while (!arrived) diglot_wait(1, DIGLOT_NEVER);
    pthread_join(thread, NULL);
  }
  CHECK(diglot_wait(2, diglot_now() + 1000000) || diglot_wait(2, diglot_now() + 1000000));
  CHECK(diglot_now() < 10000000000);  // not each wait was ended by nothing but its limit, 1 s
}

int main(int count, char **arguments) {
  touches = count == 2 && strcmp(arguments[1], "touch") == 0;
  if (count == 2 && strcmp(arguments[1], "real") == 0) real_time();
  else virtual_time();
  return 0;
}
