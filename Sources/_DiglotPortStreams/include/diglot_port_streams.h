// What a port's process needs beside the clock: C streams that note their writes, and where a write or an error came
// from. In C because it runs before Swift does, replaces libc's `stdout`, and walks the stack.
#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Where the last Swift error was thrown, as an offset into the port's library; 0 for nowhere in it.
uint64_t diglot_thrown_from(void);

/// The offset of an address in the port's library, or 0.
uint64_t diglot_offset_in_port(uintptr_t address);

/// Notes, in a deadlock, that a task waits. `place` is as `diglot_set_wait_locator`'s function answers.
void diglot_tell_task(unsigned identifier, int64_t since, uint64_t place);

/// A descriptor that is readable when Dispatch's main queue has work, which the thread of the main actor does; or -1.
int diglot_main_queue(void);

/// Does the work of Dispatch's main queue, if there is any.
void diglot_run_main_queue(void);

/// Starts a thread that runs `body`. Returns whether it could.
bool diglot_start_thread(void (*body)(void));

/// The runtime's own functions (stdlib/public/runtime/HeapObject.cpp, stdlib/public/Concurrency/Task.cpp), whose names Swift code may not
/// use.
const void *diglot_current_task(void);
void diglot_retain(const void *object);
void diglot_release(const void *object);

/// The word at an address, whatever is there now; 0 where there is no memory.
uintptr_t diglot_word(uintptr_t address);
