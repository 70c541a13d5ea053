#include "diglot_baton.h"

#include <math.h>
#include <string.h>

void diglot_baton_start(diglot_baton *baton, int64_t now) {
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

static int add(diglot_baton *baton, int process) {
  int slot = 1;
  while (slot < baton->count && baton->threads[slot].state != DIGLOT_FREE) slot++;
  if (slot == DIGLOT_THREADS) return -1;
  if (slot == baton->count) baton->count++;
  memset(&baton->threads[slot], 0, sizeof baton->threads[slot]);
  baton->threads[slot].deadline = DIGLOT_NEVER;
  baton->threads[slot].process = process;
  return slot;
}

int diglot_baton_add(diglot_baton *baton, int process) {
  int slot = add(baton, process);
  if (slot < 0) return -1;
  baton->alive++;
  diglot_baton_ready(baton, slot);
  return slot;
}

int diglot_baton_add_timer(diglot_baton *baton, int process) {
  int slot = add(baton, process);
  if (slot < 0) return -1;
  baton->threads[slot].is_timer = true;
  diglot_baton_block(baton, slot, 0, DIGLOT_NEVER);
  return slot;
}

void diglot_baton_remove(diglot_baton *baton, int thread) {
  diglot_thread *t = &baton->threads[thread];
  if (t->state == DIGLOT_FREE) return;
  if (t->state == DIGLOT_READY) {
    int *link = &baton->ready_head, last = -1;
    while (*link != thread) last = *link, link = &baton->threads[last].next;
    *link = t->next;
    if (baton->ready_tail == thread) baton->ready_tail = last;
  }
  if (!t->is_timer && t->state != DIGLOT_FINISHED) baton->alive--;
  t->state = DIGLOT_FREE;
}

void diglot_baton_remove_process(diglot_baton *baton, int process, int spared) {
  for (int i = 0; i < baton->count; i++)
    if (baton->threads[i].process == process && i != spared) diglot_baton_remove(baton, i);
}

void diglot_baton_block(diglot_baton *baton, int thread, uintptr_t key, int64_t deadline) {
  diglot_thread *t = &baton->threads[thread];
  baton->last_tick = 0;
  t->state = DIGLOT_BLOCKED;
  t->timed_out = t->until_jump = false;
  t->key = key;
  t->deadline = deadline;
  t->since = baton->now;
  t->sequence = baton->sequence++;
}

static diglot_thread *make_ready(diglot_baton *baton, int thread) {
  diglot_thread *t = &baton->threads[thread];
  t->state = DIGLOT_READY;
  t->key = 0;
  t->until_jump = false;
  t->deadline = DIGLOT_NEVER;
  t->next = -1;
  return t;
}

void diglot_baton_ready_first(diglot_baton *baton, int thread) {
  make_ready(baton, thread)->next = baton->ready_head;
  baton->ready_head = thread;
  if (baton->ready_tail < 0) baton->ready_tail = thread;
}

void diglot_baton_ready(diglot_baton *baton, int thread) {
  make_ready(baton, thread);
  if (baton->ready_tail >= 0) baton->threads[baton->ready_tail].next = thread;
  else baton->ready_head = thread;
  baton->ready_tail = thread;
}

int diglot_baton_waiting(const diglot_baton *baton, uintptr_t key) {
  int count = 0;
  for (int i = 0; i < baton->count; i++)
    if (baton->threads[i].state == DIGLOT_BLOCKED && baton->threads[i].key == key) count++;
  return count;
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
  baton->last_tick = 0;
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
  baton->last_tick = 0;
  if (baton->threads[thread].deadline > baton->now) {
    baton->now = baton->threads[thread].deadline;
    baton->reads = 0;
    for (int i = 0; i < baton->count; i++)
      if (baton->threads[i].until_jump && baton->threads[i].deadline > baton->now) baton->threads[i].deadline = baton->now;
  }
  baton->threads[thread].timed_out = true;
  diglot_baton_ready(baton, thread);
  return true;
}

int64_t diglot_epoll_round(int64_t nanoseconds) {
  if (nanoseconds <= 0) return 0;
  if (nanoseconds > INT64_MAX / 2) return nanoseconds;  // no run gets there, and the sum would not fit
  double selected = ceil((double)nanoseconds / 1e9 * 1e3) * 1e-3;  // selectors.py, EpollSelector.select
  double rounded = ceil(selected * 1e9);                          // _PyTime_FromSecondsObject, ROUND_CEILING
  return (int64_t)ceil(rounded / 1e6) * 1000000;                  // _PyTime_AsMilliseconds, ROUND_CEILING
}
