// What the files of this target share.
#pragma once
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <stdatomic.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#include "diglot_baton.h"
#include "diglot_clock.h"

/// libc's own function behind one that is replaced here.
#define REAL(name)                     \
  static __typeof__(&name) real;       \
  if (__builtin_expect(!real, 0)) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define DIGLOT_PROCESSES 256
#define DIGLOT_INTERNALS 1024
#define DIGLOT_PIDS 1024

typedef enum { DIGLOT_OFF, DIGLOT_VIRTUAL, DIGLOT_REAL } diglot_mode;

/// A process of the run: one under the clock, or one that the clock cannot be loaded into, which has real time.
typedef enum { DIGLOT_NONE, DIGLOT_MEMBER, DIGLOT_OUTSIDER } diglot_membership;

typedef struct {
  diglot_membership membership;
  atomic_int pid;
  uint32_t birth;      // how many processes of the run were made before
  int parent;          // index of the process that made it, or -1
  int main;            // its first thread
  int watching;        // how many of its threads wait for descriptors
  uint64_t checked;    // the round in which its descriptors were last looked at
  bool leads_outside;  // has a socket whose other end is not in the run
  bool reported;       // has said what its threads wait for, in a deadlock
  uint64_t caught, ignored;  // signals, bit 0 is signal 1
} diglot_process;

/// What a thread waits for, as a deadlock report names it.
typedef enum {
  DIGLOT_FOR_TIME, DIGLOT_FOR_LOCK, DIGLOT_FOR_CONDITION, DIGLOT_FOR_DESCRIPTOR, DIGLOT_FOR_THREAD, DIGLOT_FOR_CHILD,
  DIGLOT_FOR_SIGNAL, DIGLOT_FOR_TASK,
} diglot_reason;

typedef struct {
  atomic_int go;       // a `diglot_message`, waited for as a futex
  pid_t tid;
  diglot_reason reason;
  bool interruptible, interrupted;
  bool is_dispatch;        // one of libdispatch's own threads,
  bool is_idle;            // which waits as they do while there is no work
  bool is_aside;           // as `diglot_wait_aside`
  bool wants_interpreter;  // waits for CPython's GIL, and would ask for it again after 5 ms
  uint64_t place;          // where in the source it blocked, as the locator says
} diglot_slot;

typedef struct { uint64_t device, number; } diglot_file;

/// One page for all processes of a run, in memory that they share, behind the trace.
typedef struct {
  diglot_baton baton;
  int64_t idle_since;          // one more than when time first jumped since the program last ran; 0: it has not
  uint64_t round;              // turns that threads had; one in which nothing is found ready lets time jump
  _Atomic uint64_t switches;   // how often the baton was handed on
  atomic_int holder;           // the thread that has it, or that was asked to decide who gets it
  atomic_int dying;            // the process that is about to end, or -1
  atomic_bool patient;         // the holder waits in the machine's time, and is right to
  bool deadlocked;
  bool sent;                   // something was sent over the network inside of the run since the last look
  bool spun;                   // a loop was broken once: the next need not be waited for so long
  bool told_outsider, told_outside;
  int lockers;                 // threads that wait for the lock of a file
  int quiet;                   // jumps in a row that only libdispatch's housekeeping asked for
  uint32_t births;             // processes made so far, the first not counted
  pid_t pids[DIGLOT_PIDS];     // real ids, by birth
  diglot_file streams[3];      // standard output and error of the run
  int internal_count;
  diglot_file internals[DIGLOT_INTERNALS];
  int address_count;
  uint64_t addresses[64];      // hashes of what the run's servers listen on
  char site[DIGLOT_SITE_PATH]; // the folder that says which hosts have fixtures; empty where none has
  atomic_int server;           // the process that serves them; 0 while there is none
  atomic_int server_port;      // where it listens; -1 where it cannot
  int64_t machine_start;       // when the run began, as `diglot_machine_now`
  diglot_process processes[DIGLOT_PROCESSES];
  diglot_slot slots[DIGLOT_THREADS];
} diglot_family;

_Static_assert(sizeof(diglot_family) <= DIGLOT_FAMILY_SIZE, "the page fits behind the trace");

extern diglot_mode diglot_clock_mode;
extern diglot_family *diglot_page;
extern diglot_baton *diglot_run;
extern int diglot_me;                 // index of this process
extern char diglot_page_path[64];     // where a program that is started finds the page
extern diglot_trace *diglot_trace_head;

/// The number of this thread, or -1 for a thread that the clock does not know.
extern __thread int diglot_self __attribute__((tls_model("initial-exec")));

/// Whether this thread takes part in the baton.
#define TAKES_PART (diglot_clock_mode == DIGLOT_VIRTUAL && diglot_self >= 0)

// The baton at work (family.c)

typedef enum { DIGLOT_WOKEN, DIGLOT_TIMED_OUT, DIGLOT_INTERRUPTED } diglot_ending;

typedef struct {
  diglot_reason reason;
  uintptr_t key;
  int64_t deadline;    // as `diglot_now`; DIGLOT_NEVER for none
  struct pollfd *fds;  // also until one of them is ready
  nfds_t count;
  bool interruptible;  // also until a signal was handled
  bool until_jump;     // also until time jumps
  bool aside;          // as `diglot_wait_aside`
} diglot_wish;

/// Blocks this thread.
diglot_ending diglot_block(diglot_wish wish);

/// Blocks until `key` is woken, with no deadline.
static inline void diglot_block_on(diglot_reason reason, uintptr_t key) {
  diglot_block((diglot_wish){.reason = reason, .key = key, .deadline = DIGLOT_NEVER});
}

/// The key of an address in this process, and of something that processes share.
uintptr_t diglot_key(const void *address);
uintptr_t diglot_shared_key(uint64_t identity);

/// Wakes up to `most` threads that wait for an address of this process.
int diglot_wake_key(uintptr_t key, int most);

/// Whether an address is code of libdispatch.
bool diglot_is_dispatch(const void *code);

/// Whether an address is code of a library, by a part of its path.
bool diglot_is_of(const void *code, const char *library);

/// Hands the baton on for good: this thread has ended.
void diglot_leave(void);

/// What waits for a thread's end, or for the end of a child of a process, wait for.
uintptr_t diglot_end_key(int thread);
uintptr_t diglot_child_key(int process);
uintptr_t diglot_signal_key(int process);

/// What waits for the lock of a file waits for, whichever file that is; and a lock that may have become free.
uintptr_t diglot_file_lock_key(void);
void diglot_file_lock_freed(void);

/// Lets others have a turn although this thread does not wait: those that are due, with `jump` also the next that will be,
/// and one that waits for CPython's GIL.
void diglot_break(bool jump);

/// Adds a process, a child of this one, with one thread that is ready. Returns its index, or -1 when there are too many.
int diglot_add_process(int *thread);

/// Takes a process back that could not be made.
void diglot_remove_process(int process);

/// This process, just forked or started, is `process` with the one thread `thread`.
void diglot_become(int process, int thread);

/// Waits for the baton, as a new thread does first.
void diglot_take(int thread);

/// A thread of a process that waits, and can be asked to decide who goes on; or -1.
int diglot_representative(int process);

/// Asks another process to decide who goes on when this one is gone.
void diglot_hand_over_from(int process);

/// Waits until a process that is about to end is gone, for nanoseconds of the machine's time at the most, and takes it out.
void diglot_bury(int process, int64_t patience);
bool diglot_is_dead(pid_t pid);

/// Maps the page of a run, which follows its trace.
void diglot_map_page(void *trace);

// Process ids (pids.c)

pid_t diglot_real_own(void);
pid_t diglot_real_pid(pid_t shown);
pid_t diglot_shown_pid(pid_t real);

/// The number of this thread, as programs are told it.
pid_t diglot_shown_tid(void);

/// Remembers the real id of a process. Returns what programs are told.
pid_t diglot_name_process(uint32_t birth, pid_t real);

/// Says which process of the run this one is.
void diglot_set_birth(uint32_t birth);

// Time

/// Nanoseconds since the start of the run for an absolute time of `clock`.
int64_t diglot_since_start(const struct timespec *time, clockid_t clock);

/// `DIGLOT_NEVER` for a negative time, else now and `nanoseconds` later.
int64_t diglot_after(int64_t nanoseconds);

/// As many nanoseconds as can be counted: programs that mean "for ever" give more seconds than that.
int64_t diglot_nanoseconds(int64_t seconds, int64_t nanoseconds);

/// Nanoseconds of the machine's own monotonic clock.
int64_t diglot_machine_now(void);
void diglot_machine_sleep(int64_t nanoseconds);

/// A timer of this process is due.
void diglot_fire(int timer);
void diglot_forget_timers(void);
void diglot_forget_timer(int fd);

/// Ends the run: the virtual clock does not hold for what it is about to do. The tool runs it again in real time.
_Noreturn void diglot_give_up(const char *why);

/// Appends a note that says where the clock does not hold.
void diglot_say(const char *why);

/// Notes what a place of the source is told.
void diglot_note_place(diglot_note_kind kind, const char *text, size_t length);

// Sockets that can be written to (sendable.c)

struct epoll_event;
/// The program connects a socket or sends something.
void diglot_note_sent(int fd);

/// Takes out what says once more that a descriptor can be written to. Returns how many events are left.
int diglot_hold_back(int epoll, struct epoll_event *events, int count);

/// Whether something is held back. It is told all the same when time jumps next.
bool diglot_holds(int epoll);

/// What is held back and can be told: all that is with `now`, else where something was sent meanwhile. Returns how many.
int diglot_tell_held(int epoll, struct epoll_event *events, int most, bool now);

// Hosts with fixtures (web.c)

/// Whether a name has fixtures; its address, as text.
bool diglot_find_site(const char *name, char address[16]);

/// Whether an address is that of a host with fixtures. Where to connect instead: to the run's server, which is started where
/// that has not happened, or to a port on which nobody listens.
struct sockaddr;
struct sockaddr_in;
bool diglot_redirect(const struct sockaddr *address, struct sockaddr_in *redirected);

/// The process that serves the run has ended.
void diglot_lost_server(void);

/// An environment with which a program joins the run: as `thread`, which has the baton already or waits for it; -1 in real time.
char **diglot_joining_environment(char *const *old, int thread, bool has_baton);

/// Whether an address is not this machine's: it is refused, with `errno` set.
bool diglot_refuses(const struct sockaddr *address);

// The rest of the kernel

long diglot_raw(long number, long a, long b, long c, long d, long e, long f);
int diglot_poll_now(struct pollfd *fds, nfds_t count, int64_t nanoseconds);

/// Waits until a descriptor that blocks takes more. Returns false when a signal was handled meanwhile.
bool diglot_wait_writable(int fd);
ssize_t diglot_write_terminal(int fd, const void *bytes, size_t count);

/// Whether all that can make the descriptor ready is in this run.
bool diglot_is_internal(int fd);

/// Takes this process's standard output and error for those of the run.
void diglot_find_streams(void);

/// The standard stream that a descriptor is, by what it stands for: 1, 2, or 0. Sets its size.
int diglot_stream_of(int fd, uint64_t *size);

/// Notes what was written to the standard streams past `write`, by the C library's own streams.
void diglot_note_unseen(void);
extern bool diglot_was_started;  // this program was started by another program of the run

/// In a program that the run has started: the C library's own streams read and write through what is replaced here.
void diglot_replace_streams(void);

/// A seed for what this process draws, that depends on when in the run it was made.
void diglot_reseed(uint32_t birth);

/// Signals that this process handles, which wait until the thread that handles them has the baton.
extern uint64_t diglot_caught;
void diglot_publish_signals(void);

/// A signal was sent to a process of the run: wakes what waits for it, or waits for the process's end.
void diglot_signalled(int process, int signal);

/// Starts to look after a run with several threads or processes, in the machine's time.
void diglot_watch(void);
void diglot_prepare_break(void);
