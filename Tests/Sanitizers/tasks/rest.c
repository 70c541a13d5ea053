// Around the core of the clock: threads that take part in the baton, a clock and a sleep of the program.
#include "../rest.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>

void diglot_fire(int timer) { CHECK(timer < 0); }
bool diglot_note_wait(void) { return true; }
void diglot_set_locator(uint64_t (*locator)(void)) { (void)locator; }
void diglot_note_text(diglot_note_kind kind, const char *text, size_t length) { (void)kind, (void)text, (void)length; }
void diglot_each_waiting(void (*tell)(int, const char *, int64_t, uint64_t)) { (void)tell; }
long diglot_write(int stream, const void *bytes, size_t count) { return write(stream, bytes, count); }

void diglot_note_task(uint32_t number, int64_t since, const uint32_t *calls, size_t count) {
  CHECK(number > 0 && since >= 0 && since <= diglot_now() && count <= 6 && (!count || calls));
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  if (diglot_clock_mode != DIGLOT_VIRTUAL) return (int)syscall(SYS_clock_gettime, clock, time);
  int64_t now = diglot_now();
  *time = (struct timespec){now / 1000000000, now % 1000000000};
  return 0;
}

int usleep(useconds_t microseconds) {
  diglot_block((diglot_wish){.reason = DIGLOT_FOR_TIME, .deadline = diglot_now() + 1000 * (int64_t)microseconds});
  return 0;
}

typedef struct { int slot; void *(*routine)(void *); void *argument; } beginning;

static void *live(void *given) {
  beginning b = *(beginning *)given;
  free(given);
  diglot_take(b.slot);
  void *result = b.routine(b.argument);
  diglot_leave();
  return result;
}

int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*routine)(void *), void *argument);

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*routine)(void *), void *argument) {
  beginning *b = malloc(sizeof *b);
  *b = (beginning){diglot_baton_add(diglot_run, 0), routine, argument};
  CHECK(b->slot > 0);
  memset(&diglot_page->slots[b->slot], 0, sizeof diglot_page->slots[b->slot]);
  return __real_pthread_create(thread, attributes, live, b);
}
