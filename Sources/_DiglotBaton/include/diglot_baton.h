// The rule for time, as a state machine without effects: one thread of a run has the baton; it hands the baton on
// when it blocks; when nothing can run, time jumps to the next deadline. In C because the symbols that call it
// replace those of libc, and may be called before a Swift runtime is there, or where none ever is.
//
// One baton serves all processes of a run. Times are nanoseconds of virtual time since the start of the run. Threads are
// indices into `threads`, among which are timers: what becomes ready at its deadline, but is no thread.
#pragma once
#include <stdbool.h>
#include <stdint.h>

#define DIGLOT_NEVER INT64_MAX
#define DIGLOT_THREADS 2048

typedef enum { DIGLOT_FREE, DIGLOT_RUNNING, DIGLOT_READY, DIGLOT_BLOCKED, DIGLOT_FINISHED } diglot_state;

typedef struct {
  diglot_state state;
  bool timed_out;      // the last wait ended by its deadline
  bool is_timer;
  bool until_jump;     // a blocked thread's wait also ends when time next jumps, whoever it jumps for
  bool detached;       // nobody will join: the slot is free as soon as the thread ends
  int process;         // whose thread it is
  int next;            // the next ready thread, or -1
  uintptr_t key;       // what a blocked thread waits for; 0 is nothing but time
  int64_t deadline;    // when the wait ends by itself, or DIGLOT_NEVER
  int64_t since;       // when the wait began
  uint64_t sequence;   // orders waits of one key, and equal deadlines
} diglot_thread;

typedef struct {
  int64_t now;
  uint64_t sequence;
  uint64_t reads;      // looks at the clock since time last jumped
  int64_t last_tick;   // by how much the last look moved time; 0 once something else has happened
  int running;         // who has the baton
  int ready_head, ready_tail;
  int count;           // slots ever used
  int alive;           // threads that have not ended
  diglot_thread threads[DIGLOT_THREADS];
} diglot_baton;

/// Starts a run in memory that is all zero, with one thread, number 0 of process 0, which has the baton.
void diglot_baton_start(diglot_baton *baton, int64_t now);

/// Looks at the clock. Each look moves time by a tick, so that equal deadlines keep their order and a loop that waits for
/// the clock ends: 1 ns, and 1 us after 1,000 looks in a row.
int64_t diglot_baton_read(diglot_baton *baton);

/// Takes the last look back, if nothing has happened since: it served only to compute a deadline that was not needed.
/// (CPython looks at the clock for each lock that it takes, `PyThread_acquire_lock_timed` in Python/thread_pthread.h, and so
/// for each line that it prints.)
void diglot_baton_unread(diglot_baton *baton);

/// Adds a thread behind all that are ready. Returns its number, or -1 when there are too many.
int diglot_baton_add(diglot_baton *baton, int process);

/// Adds a timer that is not set: blocked, without a deadline. Returns its number, or -1 when there are too many.
int diglot_baton_add_timer(diglot_baton *baton, int process);

/// Takes a thread or timer away, whatever it does; its number can be used again.
void diglot_baton_remove(diglot_baton *baton, int thread);

/// Takes all threads and timers of a process away but `spared` (-1 for none).
void diglot_baton_remove_process(diglot_baton *baton, int process, int spared);

/// Blocks a thread until `key` is woken or `deadline` is reached.
void diglot_baton_block(diglot_baton *baton, int thread, uintptr_t key, int64_t deadline);

/// Puts a thread behind all that are ready.
void diglot_baton_ready(diglot_baton *baton, int thread);

/// Puts a thread before all that are ready.
void diglot_baton_ready_first(diglot_baton *baton, int thread);

/// How many threads wait for `key`.
int diglot_baton_waiting(const diglot_baton *baton, uintptr_t key);

/// Makes up to `most` of the threads blocked on `key` ready, those that have waited longest first. Returns how many.
int diglot_baton_wake(diglot_baton *baton, uintptr_t key, int most);

/// Ends a thread and wakes all that wait for `key`.
void diglot_baton_finish(diglot_baton *baton, int thread, uintptr_t key);

/// Gives the baton to the ready thread that has waited longest. Returns its number, or -1 when none is ready.
int diglot_baton_next(diglot_baton *baton);

/// The earliest deadline of a blocked thread, or DIGLOT_NEVER.
int64_t diglot_baton_deadline(const diglot_baton *baton);

/// Jumps to the earliest deadline and makes that thread ready. Returns false when no thread has a deadline.
bool diglot_baton_jump(diglot_baton *baton);

/// How long asyncio's loop waits for a timer that is `nanoseconds` away: whole milliseconds, rounded up as
/// `selectors.EpollSelector.select` and `select.epoll.poll` do in floating point (so that 9 ms become 10 ms).
/// The Swift executor waits in the same steps, or timelines of the two languages would drift apart.
int64_t diglot_epoll_round(int64_t nanoseconds);
