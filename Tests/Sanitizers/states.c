// The baton's state machine under random operations: each is checked against what its documentation promises, and all
// of the state after each. Operations are bytes, so that libFuzzer can choose them too (`tools/sanitize --fuzz`).
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diglot_baton.h"

#define CHECK(condition) \
  ((condition) ? (void)0 : (fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition), abort()))
#define KEYS 5
#define PROCESSES 4

static diglot_baton *baton;
static int64_t floor_of_time;  // when something last happened that is not a look at the clock
static const uint8_t *bytes, *end;

static unsigned draw(unsigned below) { return bytes < end ? *bytes++ % below : 0; }

static void check_all(void) {
  int states[5] = {0}, alive = 0, listed = 0, last = -1;
  CHECK(baton->count >= 1 && baton->count <= DIGLOT_THREADS);
  for (int i = 0; i < baton->count; i++) {
    const diglot_thread *t = &baton->threads[i];
    CHECK(t->state <= DIGLOT_FINISHED && t->process >= 0 && t->process < PROCESSES);
    states[t->state]++;
    alive += !t->is_timer && t->state != DIGLOT_FREE && t->state != DIGLOT_FINISHED;
    CHECK(t->state != DIGLOT_BLOCKED || (t->sequence < baton->sequence && t->since <= baton->now));
    CHECK(t->state != DIGLOT_READY || (t->key == 0 && t->deadline == DIGLOT_NEVER));
  }
  for (int i = baton->ready_head; i >= 0; last = i, i = baton->threads[i].next) {
    CHECK(i < baton->count && baton->threads[i].state == DIGLOT_READY);
    CHECK(++listed <= states[DIGLOT_READY]);  // or it would be a circle
  }
  CHECK(listed == states[DIGLOT_READY] && last == baton->ready_tail);
  CHECK(alive == baton->alive);
  CHECK(baton->now >= floor_of_time);
  const diglot_thread unused = {0};
  if (baton->count < DIGLOT_THREADS) CHECK(memcmp(&baton->threads[baton->count], &unused, sizeof unused) == 0);
}

/// A thread in one of the states of `wanted` (bit 0 is DIGLOT_FREE), or -1.
static int some(unsigned wanted) {
  unsigned start = draw(256);
  for (int i = 0; i < baton->count; i++) {
    int thread = (int)((start + (unsigned)i) % (unsigned)baton->count);
    if (wanted >> baton->threads[thread].state & 1) return thread;
  }
  return -1;
}

static bool waits_before(int a, int b) { return b < 0 || baton->threads[a].sequence < baton->threads[b].sequence; }

static void wake(uintptr_t key, int most) {
  int expected[DIGLOT_THREADS], count = 0, waiting = diglot_baton_waiting(baton, key), tail = baton->ready_tail;
  static bool taken[DIGLOT_THREADS];
  memset(taken, 0, sizeof taken);
  for (int best; count < most && count < waiting; expected[count++] = best) {
    best = -1;
    for (int i = 0; i < baton->count; i++) {
      const diglot_thread *t = &baton->threads[i];
      if (t->state == DIGLOT_BLOCKED && t->key == key && !taken[i] && waits_before(i, best)) best = i;
    }
    CHECK(best >= 0);
    taken[best] = true;
  }
  CHECK(diglot_baton_wake(baton, key, most) == count);
  int at = tail < 0 ? baton->ready_head : baton->threads[tail].next;
  for (int i = 0; i < count; i++, at = baton->threads[at].next)
    CHECK(at == expected[i] && !baton->threads[at].timed_out);
  CHECK(at == -1 && diglot_baton_waiting(baton, key) == waiting - count);
}

static void jump(void) {
  int best = -1;
  for (int i = 0; i < baton->count; i++) {
    const diglot_thread *t = &baton->threads[i];
    if (t->state != DIGLOT_BLOCKED || t->deadline == DIGLOT_NEVER) continue;
    if (best < 0 || t->deadline < baton->threads[best].deadline ||
        (t->deadline == baton->threads[best].deadline && waits_before(i, best)))
      best = i;
  }
  int64_t deadline = best < 0 ? DIGLOT_NEVER : baton->threads[best].deadline, before = baton->now;
  CHECK(diglot_baton_deadline(baton) == deadline);
  CHECK(diglot_baton_jump(baton) == (best >= 0));
  if (best < 0) return CHECK(baton->now == before);
  CHECK(baton->now == (deadline > before ? deadline : before));
  CHECK(baton->threads[best].timed_out && baton->ready_tail == best);
  floor_of_time = baton->now;
}

static void next(void) {
  int first = baton->ready_head;
  CHECK(diglot_baton_next(baton) == first);
  CHECK(first < 0 || (baton->running == first && baton->threads[first].state == DIGLOT_RUNNING));
  if (first >= 0) floor_of_time = baton->now;
}

static void block(int thread) {
  if (thread < 0) return;
  int64_t wait = (int64_t)draw(20) * 500;
  uintptr_t key = draw(KEYS);
  diglot_baton_block(baton, thread, key, wait == 0 ? DIGLOT_NEVER : baton->now + wait - 500);
  floor_of_time = baton->now;
}

static void remove_some(void) {
  int thread = some(0x1f);
  if (thread <= 0) return;
  diglot_baton_remove(baton, thread);
  CHECK(baton->threads[thread].state == DIGLOT_FREE);
}

static void remove_process(void) {
  int process = (int)draw(PROCESSES - 1) + 1, spared = draw(2) ? some(0x1e) : -1;
  diglot_baton_remove_process(baton, process, spared);
  for (int i = 0; i < baton->count; i++)
    CHECK(i == spared || baton->threads[i].process != process || baton->threads[i].state == DIGLOT_FREE);
}

static void add(bool is_timer) {
  int thread = (is_timer ? diglot_baton_add_timer : diglot_baton_add)(baton, (int)draw(PROCESSES));
  CHECK(thread > 0 && baton->threads[thread].is_timer == is_timer && !baton->threads[thread].detached);
  CHECK(is_timer ? baton->threads[thread].state == DIGLOT_BLOCKED : baton->ready_tail == thread);
}

static void finish(void) {
  int thread = some(1 << DIGLOT_RUNNING), key = (int)draw(KEYS - 1) + 1;
  if (thread <= 0 || baton->threads[thread].is_timer) return;
  bool detached = baton->threads[thread].detached = draw(2);
  diglot_baton_finish(baton, thread, (uintptr_t)key);
  CHECK(baton->threads[thread].state == (detached ? DIGLOT_FREE : DIGLOT_FINISHED));
  CHECK(diglot_baton_waiting(baton, (uintptr_t)key) == 0);
}

static void look(void) {
  int64_t before = baton->now;
  CHECK(diglot_baton_read(baton) == baton->now && baton->now > before && baton->now <= before + 1000);
}

static void operate(void) {
  unsigned operation = draw(16);
  int thread;
  switch (operation) {
    case 0: if (baton->count < 200) add(false); break;
    case 1: if (baton->count < 200) add(true); break;
    case 2: look(); break;
    case 3: diglot_baton_unread(baton); break;
    case 4:
    case 5:
    case 6: block(some(1 << DIGLOT_RUNNING)); break;
    case 7:
    case 8:
      thread = some(1 << DIGLOT_RUNNING | 1 << DIGLOT_BLOCKED);
      if (thread >= 0) (operation == 7 ? diglot_baton_ready : diglot_baton_ready_first)(baton, thread);
      break;
    case 9: wake(draw(KEYS - 1) + 1, (int)draw(4)); break;
    case 10: finish(); break;
    case 11: jump(); break;
    case 12: remove_some(); break;
    case 13: if (draw(8) == 0) remove_process(); break;
    default: next();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  baton = calloc(1, sizeof *baton);
  diglot_baton_start(baton, floor_of_time = 0);
  for (bytes = data, end = data + size; bytes < end;) {
    operate();
    check_all();
  }
  free(baton);
  return 0;
}

#ifndef FUZZER
/// All slots in use, then none.
static void fill(void) {
  baton = calloc(1, sizeof *baton);
  diglot_baton_start(baton, floor_of_time = 0);
  for (int i = 1; i < DIGLOT_THREADS; i++)
    CHECK((i % 2 ? diglot_baton_add : diglot_baton_add_timer)(baton, i % 2) == i);
  CHECK(diglot_baton_add(baton, 0) == -1 && diglot_baton_add_timer(baton, 0) == -1);
  check_all();
  diglot_baton_remove(baton, DIGLOT_THREADS - 1);
  CHECK(diglot_baton_add(baton, 1) == DIGLOT_THREADS - 1);
  diglot_baton_remove_process(baton, 1, -1);
  check_all();
  CHECK(baton->alive == 1 && baton->ready_head == -1);
  diglot_baton_remove_process(baton, 0, 0);
  check_all();
  CHECK(baton->alive == 1 && baton->threads[0].state == DIGLOT_RUNNING);
  free(baton);
}

int main(void) {
  static uint8_t data[4000];
  uint64_t state = 1;  // SplitMix64: the same operations in every run
  for (int run = 0; run < 400; run++) {
    for (size_t i = 0; i < sizeof data; i++) {
      uint64_t z = state += 0x9E3779B97F4A7C15u;
      z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
      data[i] = (uint8_t)(z >> 56);
    }
    LLVMFuzzerTestOneInput(data, sizeof data);
  }
  fill();
  for (int64_t i = -1000; i < 1000000; i += 37) CHECK(diglot_epoll_round(i * 12345) >= i * 12345);
  for (int i = 0; i < 63; i++) CHECK(diglot_epoll_round(INT64_MAX >> i) >= INT64_MAX >> i);
  return 0;
}
#endif
