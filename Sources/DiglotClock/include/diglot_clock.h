// The one clock, preloaded into both sides (`LD_PRELOAD`): libc's clocks, sleeps, locks, threads and readiness,
// replaced. In C because only C can define symbols in libc's place. Inert until `diglot_clock_start`.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "diglot_trace.h"

/// Starts the clock in this process, which must have one thread. `trace` is shared memory of DIGLOT_TRACE_SIZE and
/// DIGLOT_FAMILY_SIZE bytes, all zero; a program that the run starts finds the same memory in the file `path`.
/// With `real` the clocks stay those of the machine and only the output is noted. `site` is the folder that says which hosts
/// have fixtures; empty for none.
void diglot_clock_start(void *trace, bool real, const char *path, const char *site);

/// The server of the run's fixtures, which calls this, listens on `port` of this machine.
void diglot_serve_run(int port);

/// Whether time is virtual in this process.
bool diglot_is_virtual(void);

/// Nanoseconds since the start of the run. Does not tick.
int64_t diglot_now(void);

/// Looks at the clock, which moves it by a tick, as asyncio's loop does once in each iteration.
void diglot_look(void);

/// Waits until `key` is woken or `deadline` (as `diglot_now`) is reached. Returns whether the deadline was.
bool diglot_wait(uintptr_t key, int64_t deadline);

/// As `diglot_wait`, by a thread that may find nothing to do then: the program as a whole is taken to wait on, until another
/// thread goes on, or `diglot_note_wait` is called.
bool diglot_wait_aside(uintptr_t key, int64_t deadline);

/// Notes that the whole program waited, where time has jumped since it last ran. Returns whether there was such a wait to note.
bool diglot_note_wait(void);

/// Notes that a task has waited since a moment (as `diglot_now`), and which calls of a port it goes on with, the innermost first.
void diglot_note_task(uint32_t number, int64_t since, const uint32_t *calls, size_t count);

/// As `diglot_wait_aside`, and also until a descriptor is readable, if it is not negative.
bool diglot_wait_readable(uintptr_t key, int64_t deadline, int fd);

/// Wakes a thread that waits for `key`; called with the baton.
void diglot_wake(uintptr_t key);

/// Lets every other ready thread run.
void diglot_yield(void);

/// Appends a note with a payload.
void diglot_note_text(diglot_note_kind kind, const char *text, size_t length);

/// Says which place of the source is writing; called for each write to standard output or error.
void diglot_set_locator(uint64_t (*locator)(void));

/// Says from which place of the source a thread waits; called for each wait without a deadline.
void diglot_set_wait_locator(uint64_t (*locator)(void));

/// Calls `tell` for each thread of this process that waits: the kernel's id of the thread (0 for
/// the first of its process), what for ("a lock", …), since when
/// (as `diglot_now`), and what the wait locator answered.
void diglot_each_waiting(void (*tell)(int thread, const char *reason, int64_t since, uint64_t place));

/// Notes a deadlock in words, for a process that has nothing better to say.
void diglot_describe_waits(void);

/// Says what waits, when a deadlock is told; called once, in the thread that found it.
void diglot_set_deadlock_reporter(void (*reporter)(void));

/// Calls `hook` with true before the run's first thread waits for anything but a task, and with false after that.
void diglot_set_main_hook(void (*hook)(bool waits));

/// Writes to a standard stream and notes it: what the C streams of a port are built on.
long diglot_write(int stream, const void *bytes, size_t count);
