// A worker: a process that is started once, warmed, and forked for each run. In C because `fork` is not to be had from
// Swift, and because nothing may be allocated between it and the run.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "diglot_sandbox.h"
#include "diglot_trace.h"

/// Bytes of all paths that a run may read, with their end. (Swift sees no larger array.)
#define DIGLOT_READABLE 4096

/// Times its limit that a run or a program may take of a busy machine's time.
#define DIGLOT_MOST_PATIENCE 8

/// In what a run is kept. With none of these it may do what the tool's user may.
typedef enum {
  DIGLOT_SANDBOX_CONFINED = 1,          // privileges, files, calls and limits
  DIGLOT_SANDBOX_NAMESPACES = 2,        // processes, temporary files and network of its own
  DIGLOT_SANDBOX_MACHINE_NETWORK = 4,   // of the machine all the same: what is recorded is asked there
} diglot_sandbox_flags;

/// One run that is asked for. Sent over a stream socket with three descriptors (standard output, standard error, trace),
/// followed by `length` bytes that only the worker's `run` understands.
typedef struct {
  uint64_t id;
  uint64_t length;
  int64_t limit;      // nanoseconds of the machine's time after which the run is killed; what it waited for a processor is
                      // not counted, up to DIGLOT_MOST_PATIENCE times the limit
  uint32_t real_time; // 1: the machine's clock
  uint32_t sandbox;   // which of `diglot_sandbox_flags`
  char site[DIGLOT_SITE_PATH]; // the folder that says which hosts have fixtures; empty for none
  char readable[DIGLOT_READABLE]; // in a sandbox: what may be read besides the system, an end of line behind each path
} diglot_request;

/// How the process of a run ended.
typedef struct {
  uint64_t id;
  int32_t status;    // as wait(2) gives it
  uint32_t timed_out;
  int64_t wall, cpu; // nanoseconds
} diglot_response;

/// What a run finds of the clock that is preloaded into its process; all are null where none is.
typedef struct {
  void (*start)(void *trace, bool real, const char *path, const char *site);
  void (*note_text)(uint32_t kind, const char *text, size_t length);
  void (*set_locator)(uint64_t (*locator)(void));
  void (*set_deadlock_reporter)(void (*reporter)(void));
  int64_t (*now)(void);
  void (*each_waiting)(void (*tell)(int thread, const char *reason, int64_t since, uint64_t place));
  void (*serve_run)(int port);
} diglot_worker_clock;

/// Looks the clock's functions up.
diglot_worker_clock diglot_worker_find_clock(void);

/// Keeps this process, which has one thread, from all that its runs are kept from, as flags of `diglot_sandbox_flags` say: for a worker that
/// is about to run code that is not Diglot's. It may read the system and `readable`, an end of line behind each path. The caller's
/// process waits, and ends as the one does that this returns in. Returns 0, or an errno with the step that failed.
int diglot_worker_enter_cell(uint32_t sandbox, const char *readable, const char **step);

/// Answers requests that come over `channel` until its other end is closed, or SIGTERM comes: forks for each, lets `run` run in the child
/// with its clock started, and answers when the child, and all that it left behind in its process group, has ended.
/// Returns 0, or an errno.
int diglot_worker_serve(int channel, void (*run)(const char *payload, size_t length));

/// Starts the program at `path` without address space randomization (sets ordered by address come out the same), with
/// `channel` as its descriptor 3. What it prints goes to `complaints`. Returns its process id, or the negative errno.
pid_t diglot_worker_spawn(const char *path, char *const arguments[], char *const environment[], int channel, int complaints);

/// Closes the channel of a worker, waits for its end, and ends it after so many nanoseconds.
void diglot_worker_end(pid_t worker, int channel, int64_t patience);

/// A program that is to be run to its end.
typedef struct {
  const char *path;
  char *const *arguments;
  char *const *environment;  // NULL: the tool's own
  const char *folder;    // where it works
  int out, error;        // descriptors for its outputs
  int64_t limit;         // nanoseconds of processor time, after which it is killed; the machine's time may be DIGLOT_MOST_PATIENCE times that
  const char *readable;  // NULL: it is in no sandbox; else what it may read besides the system, an end of line behind each path
  const char *writable;  // the same, and write
} diglot_program;

/// Runs a program. Returns 0 with `status` as wait(2) gives it, or an errno.
int diglot_worker_program(const diglot_program *program, int *status);

/// Makes the two ends of a channel. Returns 0, or an errno.
int diglot_worker_channel(int ends[2]);

/// Sends a request. Returns 0, or an errno.
int diglot_worker_send(int channel, const diglot_request *request, const void *payload, const int descriptors[3]);

/// Receives an answer. Returns 0, or an errno: EPIPE when the worker has ended, ETIMEDOUT when nothing came for so many nanoseconds.
int diglot_worker_receive(int channel, diglot_response *response, int64_t patience);

/// Makes a file that has no name and is appended to. Where `size` is not 0 it is that many bytes long, and stays so.
/// Returns its descriptor, or the negative errno.
int diglot_worker_file(const char *name, int64_t size);

/// The file of the loaded library that defines `symbol`, or NULL. (`dladdr` is a GNU extension, which Glibc's module hides.)
const char *diglot_worker_library_of(const char *symbol);

/// Writes a line to standard error, which Swift 6 counts as shared state.
void diglot_worker_complain(const char *line);
