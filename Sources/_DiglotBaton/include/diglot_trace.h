// What a run under the clock writes and the tool reads: notes in shared memory.
#pragma once
#include <stdint.h>

/// Virtual seconds since boot when a run starts. Small, since asyncio computes with it in floating point
/// (a large base livelocks its loop: python/cpython#116342).
#define DIGLOT_MONOTONIC_BASE 1000000000000LL
/// 2026-01-01 00:00:00 UTC, when every virtual run starts.
#define DIGLOT_REALTIME_BASE 1767225600000000000LL
/// Bytes of one stream that are kept; what a run writes beyond is counted, not kept.
#define DIGLOT_OUTPUT_LIMIT (8 << 20)
/// Bytes of address space for a trace; only what is used is ever allocated.
#define DIGLOT_TRACE_SIZE (64 << 20)

/// Bytes behind the trace, in the same shared memory, for the page that the processes of a run share.
#define DIGLOT_FAMILY_SIZE (1 << 20)

/// The shortest wait that is noted, in nanoseconds, and how many are: a loop that sleeps for hours says the same each time.
#define DIGLOT_WAIT_LEAST 1000000
#define DIGLOT_WAITS 1000

/// Bytes of the path of a site's folder, with its end.
#define DIGLOT_SITE_PATH 104

/// The kinds of note in a trace, by numbers that Python code has, too (Sources/diglot-python). Payloads are UTF-8; JSON unless said otherwise.
typedef enum {
  DIGLOT_NOTE_OUTPUT = 1,  // no payload: `stream` has grown to `offset` bytes; `place` says where in the source
  DIGLOT_NOTE_VALUE = 2,       // {"name": …, "value": …}: a top-level value at the end
  DIGLOT_NOTE_END = 3,         // {"kind": …, "type": …, "message": …, "traceback": …}: how the program ended
  DIGLOT_NOTE_DEADLOCK = 4,    // text: what the threads wait for
  DIGLOT_NOTE_UNCLOCKED = 5,   // text: why the virtual clock does not hold for this run
  DIGLOT_NOTE_REFUSED = 6,     // text: a host on another machine that the program asked for; `place` says where
  DIGLOT_NOTE_REQUEST = 7,     // {"number": …, "method": …, …}: what a server of the run was asked
  DIGLOT_NOTE_ANSWER = 8,      // {"number": …, "outcome": …, "status": …}: what became of that
  DIGLOT_NOTE_WAIT = 10,   // no payload: nothing of the program ran from `offset` (as `at`) until the note
  DIGLOT_NOTE_BEGIN = 11,  // {"notes": […]}: what ran so far was no part of the program
  DIGLOT_NOTE_TASK = 12,   // {"number": …, "name": …, "for": nanoseconds, "line": …, "awaits": …}: a task has waited until the note; or
                           // it is task `stream`, since `offset` (as `at`), and the payload are its calls, 4 bytes each, the innermost first
  DIGLOT_NOTE_PASSAGE = 9, // {"first": …, "last": …, "number": …, "event": …}: lines of the document were entered, left
} diglot_note_kind;

typedef struct {
  int64_t at;        // nanoseconds since the start of the run
  uint64_t offset;   // of DIGLOT_NOTE_OUTPUT and _WAIT
  uint64_t place;    // of DIGLOT_NOTE_OUTPUT and _REFUSED; what `diglot_set_locator`'s function answered
  uint32_t kind;
  uint32_t stream;   // 1 or 2
  uint32_t length;   // of the payload that follows, which is padded to 8 bytes
  uint32_t truncated;
} diglot_note;

/// The head of a trace, at the start of its shared memory. Notes follow from byte 64 to `used`.
typedef struct {
  uint64_t used;
  uint64_t dropped;      // notes for which there was no room
  uint64_t discarded[3]; // bytes of stream 1 and 2 beyond DIGLOT_OUTPUT_LIMIT
  int64_t ended;         // virtual time of the last note or jump
  uint64_t gave_up;      // 1: a process of the run gave the virtual clock up, its last note of that kind saying why
  uint64_t waits;        // notes of waits
} diglot_trace;

/// The exit status of a run that gave the virtual clock up, its last note saying why.
#define DIGLOT_GAVE_UP 75
