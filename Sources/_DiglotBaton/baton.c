#include "diglot_baton.h"

#include <math.h>
#include <string.h>

void diglot_baton_start(diglot_baton *baton, int64_t now) {
  memset(baton, 0, sizeof *baton);
  baton->now = now;
  baton->ready_head = baton->ready_tail = -1;
  baton->count = baton->alive = 1;
  baton->threads[0].state = DIGLOT_RUNNING;
  baton->threads[0].deadline = DIGLOT_NEVER;
}

int64_t diglot_baton_read(diglot_baton *baton) {
  baton->last_tick = ++baton->reads > 1000 ? 1000 : 1;
  baton->now += baton->last_tick;
  return baton->now;
}

void diglot_baton_unread(diglot_baton *baton) {
  if (baton->last_tick == 0) return;
  baton->now -= baton->last_tick;
  baton->reads--;
  baton->last_tick = 0;
}

int diglot_baton_add(diglot_baton *baton) {
  int slot = 1;
  while (slot < baton->count && baton->threads[slot].state != DIGLOT_FREE) slot++;
  if (slot == DIGLOT_THREADS) return -1;
  if (slot == baton->count) baton->count++;
  memset(&baton->threads[slot], 0, sizeof baton->threads[slot]);
  baton->threads[slot].deadline = DIGLOT_NEVER;
  baton->alive++;
  diglot_baton_ready(baton, slot);
  return slot;
}

void diglot_baton_block(diglot_baton *baton, int thread, uintptr_t key, int64_t deadline) {
  diglot_thread *t = &baton->threads[thread];
  baton->last_tick = 0;
  t->state = DIGLOT_BLOCKED;
  t->timed_out = false;
  t->key = key;
  t->deadline = deadline;
  t->sequence = baton->sequence++;
}

void diglot_baton_ready(diglot_baton *baton, int thread) {
  diglot_thread *t = &baton->threads[thread];
  t->state = DIGLOT_READY;
  t->key = 0;
  t->deadline = DIGLOT_NEVER;
  t->next = -1;
  if (baton->ready_tail >= 0) baton->threads[baton->ready_tail].next = thread;
  else baton->ready_head = thread;
  baton->ready_tail = thread;
}

int diglot_baton_wake(diglot_baton *baton, uintptr_t key, int most) {
  int woken = 0;
  while (woken < most) {
    int first = -1;
    for (int i = 0; i < baton->count; i++) {
      const diglot_thread *t = &baton->threads[i];
      if (t->state == DIGLOT_BLOCKED && t->key == key &&
          (first < 0 || t->sequence < baton->threads[first].sequence))
        first = i;
    }
    if (first < 0) break;
    diglot_baton_ready(baton, first);
    woken++;
  }
  return woken;
}

void diglot_baton_finish(diglot_baton *baton, int thread, uintptr_t key) {
  diglot_thread *t = &baton->threads[thread];
  t->state = t->detached ? DIGLOT_FREE : DIGLOT_FINISHED;
  baton->alive--;
  diglot_baton_wake(baton, key, DIGLOT_THREADS);
}

int diglot_baton_next(diglot_baton *baton) {
  int thread = baton->ready_head;
  if (thread < 0) return -1;
  baton->ready_head = baton->threads[thread].next;
  if (baton->ready_head < 0) baton->ready_tail = -1;
  baton->threads[thread].state = DIGLOT_RUNNING;
  baton->running = thread;
  return thread;
}

static int earliest(const diglot_baton *baton) {
  int best = -1;
  for (int i = 0; i < baton->count; i++) {
    const diglot_thread *t = &baton->threads[i];
    if (t->state != DIGLOT_BLOCKED || t->deadline == DIGLOT_NEVER) continue;
    const diglot_thread *b = best < 0 ? 0 : &baton->threads[best];
    if (!b || t->deadline < b->deadline || (t->deadline == b->deadline && t->sequence < b->sequence)) best = i;
  }
  return best;
}

int64_t diglot_baton_deadline(const diglot_baton *baton) {
  int thread = earliest(baton);
  return thread < 0 ? DIGLOT_NEVER : baton->threads[thread].deadline;
}

bool diglot_baton_jump(diglot_baton *baton) {
  int thread = earliest(baton);
  if (thread < 0) return false;
  if (baton->threads[thread].deadline > baton->now) {
    baton->now = baton->threads[thread].deadline;
    baton->reads = 0;
  }
  baton->threads[thread].timed_out = true;
  diglot_baton_ready(baton, thread);
  return true;
}

int64_t diglot_epoll_round(int64_t nanoseconds) {
  if (nanoseconds <= 0) return 0;
  double selected = ceil((double)nanoseconds / 1e9 * 1e3) * 1e-3;  // selectors.py, EpollSelector.select
  double rounded = ceil(selected * 1e9);                          // _PyTime_FromSecondsObject, ROUND_CEILING
  return (int64_t)ceil(rounded / 1e6) * 1000000;                  // _PyTime_AsMilliseconds, ROUND_CEILING
}
