// The baton at work: which thread of which process runs, and what happens when none can.
#include "internal.h"

#include <linux/futex.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>

/// How long a socket that leads outside of the run may take before time jumps.
#define GRACE 50000000

/// What a thread that waits for the baton is told.
typedef enum { NOTHING, RUN, DECIDE, REPORT } message;

static struct { struct pollfd *fds; nfds_t count; } watched[DIGLOT_THREADS];
static void (*report_deadlock)(void);
static uint64_t (*locate_wait)(void);
static void (*main_hook)(bool waits);

#define ROOT 0

void diglot_set_deadlock_reporter(void (*reporter)(void)) { report_deadlock = reporter; }

void diglot_set_wait_locator(uint64_t (*locator)(void)) { locate_wait = locator; }

void diglot_set_main_hook(void (*hook)(bool waits)) { main_hook = hook; }

// Descriptors

static bool is_watching(int thread) {
  const diglot_thread *t = &diglot_run->threads[thread];
  return t->state == DIGLOT_BLOCKED && t->process == diglot_me && watched[thread].count > 0;
}

/// Waits for a descriptor that this process watches, and makes its threads ready.
static bool poll_watched(int64_t nanoseconds) {
  static struct pollfd all[4096];
  nfds_t count = 0;
  for (int i = 0; i < diglot_run->count; i++)
    for (nfds_t k = 0; is_watching(i) && k < watched[i].count && count < 4096; k++) all[count++] = watched[i].fds[k];
  if (count == 0 && nanoseconds == 0) return false;
  diglot_page->patient = nanoseconds != 0;
  int found = diglot_poll_now(all, count, nanoseconds);
  diglot_page->patient = false;
  if (found <= 0) return false;
  for (;;) {  // in the order in which they blocked
    int first = -1;
    for (int i = 0; i < diglot_run->count; i++) {
      if (!is_watching(i) || diglot_poll_now(watched[i].fds, watched[i].count, 0) <= 0) continue;
      if (first < 0 || diglot_run->threads[i].sequence < diglot_run->threads[first].sequence) first = i;
    }
    if (first < 0) return true;
    diglot_baton_ready(diglot_run, first);
  }
}

/// Whether something outside of the run may still make a descriptor ready that this process watches.
static bool outside_may_wake(void) {
  for (int i = 0; i < diglot_run->count; i++)
    for (nfds_t k = 0; is_watching(i) && k < watched[i].count; k++)
      if (!diglot_is_internal(watched[i].fds[k].fd)) return true;
  return false;
}

// Processes

int diglot_representative(int process) {
  for (int i = 0; i < diglot_run->count; i++) {
    const diglot_thread *t = &diglot_run->threads[i];
    if (t->process == process && !t->is_timer && (t->state == DIGLOT_BLOCKED || t->state == DIGLOT_READY)) return i;
  }
  return -1;
}

/// Whether a process ends within some of the machine's time.
static bool ends_within(pid_t pid, int64_t nanoseconds) {
  struct pollfd handle = {(int)diglot_raw(SYS_pidfd_open, pid, 0, 0, 0, 0, 0), POLLIN, 0};
  if (handle.fd < 0) return true;
  if (nanoseconds) diglot_page->patient = true;
  int ended = diglot_poll_now(&handle, 1, nanoseconds);
  if (nanoseconds) diglot_page->patient = false;
  diglot_raw(SYS_close, handle.fd, 0, 0, 0, 0, 0);
  return ended > 0;
}

bool diglot_is_dead(pid_t pid) { return ends_within(pid, 0); }

static void take_out(int process) {
  diglot_process *p = &diglot_page->processes[process];
  diglot_baton_remove_process(diglot_run, process, -1);
  p->membership = DIGLOT_NONE;
  if (process == diglot_page->server) diglot_lost_server();
  for (int i = 0; i < DIGLOT_PROCESSES; i++)
    if (diglot_page->processes[i].membership && diglot_page->processes[i].parent == process)
      diglot_page->processes[i].parent = -1;
  if (diglot_page->lockers > 0) diglot_wake_key(diglot_file_lock_key(), DIGLOT_THREADS);
  if (p->parent < 0) return;
  diglot_wake_key(diglot_child_key(p->parent), DIGLOT_THREADS);
  diglot_signalled(p->parent, SIGCHLD);
}

void diglot_bury(int process, int64_t patience) {
  if (ends_within(diglot_page->processes[process].pid, patience)) take_out(process);
}

/// Whether there are processes that the clock cannot see.
static bool have_outsiders(void) {
  for (int i = 0; i < DIGLOT_PROCESSES; i++)
    if (diglot_page->processes[i].membership == DIGLOT_OUTSIDER) return true;
  return false;
}

/// Takes out processes that have ended without a word: killed from outside, or never seen. Returns whether there were any.
static bool took_out_dead(void) {
  bool some = false;
  for (int i = 1; i < DIGLOT_PROCESSES; i++) {
    const diglot_process *p = &diglot_page->processes[i];
    if (p->membership == DIGLOT_NONE || i == diglot_me || !diglot_is_dead(p->pid)) continue;
    take_out(i);
    some = true;
  }
  return some;
}

void diglot_become(int process, int thread) {
  diglot_me = process;
  diglot_self = thread;
  memset(watched, 0, sizeof watched);
  diglot_page->slots[thread].tid = diglot_page->processes[process].pid = diglot_real_own();
  diglot_set_birth(diglot_page->processes[process].birth);
}

// Deadlock

/// Whether all that is still to come is libdispatch counting its threads, each second, for more than half an hour now.
static bool only_housekeeping(int64_t deadline) {
  if (deadline <= diglot_run->now || ++diglot_page->quiet < 2000) return false;
  for (int i = 0; i < diglot_run->count; i++) {
    const diglot_thread *t = &diglot_run->threads[i];
    if (t->state == DIGLOT_BLOCKED && t->deadline != DIGLOT_NEVER && !t->is_timer && !diglot_page->slots[i].is_idle)
      return false;
  }
  return true;
}

/// Each process says what its threads wait for, the run's first one last: its end is the end of the run.
static int tell_deadlock(message *message) {
  diglot_page->deadlocked = true;
  if (!diglot_page->processes[diglot_me].reported) {
    diglot_page->processes[diglot_me].reported = true;
    if (report_deadlock) report_deadlock();
    else diglot_describe_waits();
  }
  *message = REPORT;
  for (int i = DIGLOT_PROCESSES - 1; i >= 0; i--) {
    int thread = diglot_page->processes[i].membership == DIGLOT_MEMBER ? diglot_representative(i) : -1;
    if (thread >= 0 && (i == ROOT ? diglot_me != ROOT : !diglot_page->processes[i].reported)) return thread;
  }
  if (diglot_me != ROOT) diglot_raw(SYS_kill, diglot_page->processes[ROOT].pid, SIGKILL, 0, 0, 0, 0);
  for (;;) diglot_raw(SYS_exit_group, 70, 0, 0, 0, 0, 0);
}

// Who goes on

/// Who is asked next when nothing is ready: a process that has not looked at its descriptors in this round.
static int unchecked(void) {
  for (int i = 0; i < DIGLOT_PROCESSES; i++) {
    const diglot_process *p = &diglot_page->processes[i];
    if (p->membership != DIGLOT_MEMBER || p->watching == 0 || p->checked == diglot_page->round) continue;
    int thread = diglot_representative(i);
    if (thread >= 0) return thread;
  }
  return -1;
}

static int outside_process(void) {
  for (int i = 0; i < DIGLOT_PROCESSES; i++)
    if (diglot_page->processes[i].membership == DIGLOT_MEMBER && diglot_page->processes[i].leads_outside) return i;
  return -1;
}

/// Lets the machine's time pass while a process that the clock cannot see goes on.
static void live_in_real_time(int64_t deadline) {
  int64_t left = deadline == DIGLOT_NEVER ? INT64_MAX : deadline - diglot_run->now, began = diglot_machine_now();
  if (!poll_watched(left < 2000000 ? left : 2000000) && left <= 2000000) diglot_baton_jump(diglot_run);
  else if (deadline != DIGLOT_NEVER) {
    int64_t passed = diglot_machine_now() - began;
    diglot_run->now += passed < left ? passed : left;
  }
  diglot_page->round++;
}

/// Waits for what may come from outside, as long as it is given before time jumps. Returns whether something came.
static bool wait_for_outside(int64_t deadline) {
  static uint64_t waited_in = UINT64_MAX;
  if (deadline != DIGLOT_NEVER && waited_in == diglot_page->round) return false;
  waited_in = diglot_page->round;
  if (!outside_may_wake()) return false;
  if (!diglot_page->told_outside) {
    diglot_page->told_outside = true;
    diglot_say("a socket leads outside of the run, which is given 50 ms of the machine's time before each jump");
  }
  bool came = poll_watched(GRACE);
  return came || deadline == DIGLOT_NEVER;
}

/// The thread that goes on, and as what; lets time jump when none can.
static int pick(message *message) {
  for (;;) {
    *message = RUN;
    int thread = diglot_baton_next(diglot_run);
    if (thread >= 0) {
      diglot_page->round++;
      const diglot_thread *t = &diglot_run->threads[thread];
      if (!t->is_timer) {
        if (diglot_page->slots[thread].is_idle) return thread;
        diglot_page->quiet = 0;
        if (!diglot_page->slots[thread].is_aside) diglot_note_wait();
        diglot_trace_head->ended = diglot_run->now;
        return thread;
      }
      if (t->process == diglot_me) {
        diglot_fire(thread);
        continue;
      }
      diglot_baton_ready_first(diglot_run, thread);
      *message = DECIDE;
      return diglot_representative(t->process);
    }
    if (diglot_page->deadlocked) return tell_deadlock(message);
    if (poll_watched(0)) continue;
    diglot_page->processes[diglot_me].checked = diglot_page->round;
    *message = DECIDE;
    if ((thread = unchecked()) >= 0) return thread;
    if (diglot_page->sent) {  // what goes over the network may take a moment to arrive
      diglot_page->sent = false;
      diglot_page->round++;
      diglot_machine_sleep(100000);
      continue;
    }
    int64_t deadline = diglot_baton_deadline(diglot_run);
    if (have_outsiders()) {
      if (!took_out_dead()) live_in_real_time(deadline);
      continue;
    }
    int outside = outside_process();
    if (outside >= 0) {
      if (outside != diglot_me && (thread = diglot_representative(outside)) >= 0) return thread;
      if (wait_for_outside(deadline)) {
        diglot_page->round++;
        continue;
      }
    }
    if (deadline == DIGLOT_NEVER || only_housekeeping(deadline)) {
      if (took_out_dead()) continue;
      return tell_deadlock(message);
    }
    if (!diglot_page->idle_since) diglot_page->idle_since = diglot_run->now + 1;
    diglot_baton_jump(diglot_run);
  }
}

static void hand(int thread, message message) {
  diglot_slot *slot = &diglot_page->slots[thread];
  diglot_page->holder = thread;
  diglot_page->switches++;
  slot->go = (int)message;
  diglot_raw(SYS_futex, (long)&slot->go, FUTEX_WAKE, 1, 0, 0, 0);
}

/// Hands the baton on. Returns whether it comes back at once.
static bool hand_on(int self) {
  if (diglot_was_started) diglot_note_unseen();
  if (diglot_page->dying >= 0) diglot_bury(atomic_exchange(&diglot_page->dying, -1), 2000000000);
  message message;
  int thread = pick(&message);
  if (thread == self && message == RUN) {
    diglot_page->holder = self;
    diglot_page->switches++;
    return true;
  }
  hand(thread, message);
  return false;
}

static void take(int self) {
  atomic_int *go = &diglot_page->slots[self].go;
  for (;;) {
    switch ((message)atomic_exchange(go, NOTHING)) {
      case RUN: return;
      case DECIDE:
      case REPORT:
        if (hand_on(self)) return;
        break;
      case NOTHING: diglot_raw(SYS_futex, (long)go, FUTEX_WAIT, NOTHING, 0, 0, 0);
    }
  }
}

void diglot_take(int thread) {
  diglot_self = thread;
  diglot_page->slots[thread].tid = (pid_t)diglot_raw(SYS_gettid, 0, 0, 0, 0, 0, 0);
  take(thread);
}

/// Signals that are handled wait until the thread that handles them has the baton, or they would come at any moment.
static void pass(int self) {
  uint64_t old, caught = diglot_caught;
  if (caught) diglot_raw(SYS_rt_sigprocmask, SIG_BLOCK, (long)&caught, (long)&old, 8, 0, 0);
  if (!hand_on(self)) take(self);
  if (caught) diglot_raw(SYS_rt_sigprocmask, SIG_SETMASK, (long)&old, 0, 8, 0, 0);
}

diglot_ending diglot_block(diglot_wish wish) {
  int self = diglot_self, saved = errno;
  bool tell_main = main_hook && self == 0 && diglot_me == ROOT && wish.reason != DIGLOT_FOR_TASK &&
                   wish.deadline > diglot_run->now;  // else it only lets others go first
  if (tell_main) main_hook(true);
  diglot_slot *slot = &diglot_page->slots[self];
  slot->reason = wish.reason;
  slot->interruptible = wish.interruptible;
  slot->interrupted = false;
  slot->is_idle = slot->is_dispatch && (wish.fds || wish.deadline <= diglot_run->now ||
                                        (wish.reason == DIGLOT_FOR_LOCK && wish.deadline != DIGLOT_NEVER));
  slot->is_aside = wish.aside;
  slot->place = wish.deadline == DIGLOT_NEVER && locate_wait ? locate_wait() : 0;
  watched[self].fds = wish.fds;
  watched[self].count = wish.count;
  int *watching = &diglot_page->processes[diglot_me].watching;
  if (wish.count) ++*watching;
  diglot_baton_block(diglot_run, self, wish.key, wish.deadline);
  diglot_run->threads[self].until_jump = wish.until_jump;
  pass(self);
  if (wish.count) --*watching;
  watched[self].count = 0;
  if (tell_main) main_hook(false);
  errno = saved;
  if (slot->interrupted) return DIGLOT_INTERRUPTED;
  return diglot_run->threads[self].timed_out ? DIGLOT_TIMED_OUT : DIGLOT_WOKEN;
}

void diglot_leave(void) {
  int self = diglot_self;
  diglot_self = -1;
  diglot_baton_finish(diglot_run, self, diglot_end_key(self));
  hand_on(-1);
}

void diglot_hand_over_from(int process) {
  diglot_page->dying = process;
  for (int i = 0; i < DIGLOT_PROCESSES; i++) {
    int thread = i != process && diglot_page->processes[i].membership == DIGLOT_MEMBER ? diglot_representative(i) : -1;
    if (thread < 0) continue;
    hand(thread, DECIDE);
    return;
  }
}

void diglot_yield(void) {
  if (!TAKES_PART) return;
  if (diglot_run->ready_head < 0) {
    // A loop that asks again and again: now and then all that waits is looked at.
    static unsigned asked;
    if (diglot_run->reads <= 1000 && ++asked % 128) return;
    // A thread that stands aside does so still.
    bool waits = diglot_page->idle_since != 0;
    diglot_block((diglot_wish){.reason = DIGLOT_FOR_TIME, .deadline = diglot_run->now, .aside = waits});
    return;
  }
  diglot_page->slots[diglot_self].interrupted = false;
  diglot_baton_ready(diglot_run, diglot_self);
  pass(diglot_self);
}

void diglot_break(bool jump) {
  if (diglot_run->ready_head < 0 && (jump || diglot_baton_deadline(diglot_run) <= diglot_run->now))
    diglot_baton_jump(diglot_run);
  // CPython's thread that waits for the GIL asks for it again after 5 ms: `take_gil` in Python/ceval_gil.h.
  for (int i = 0; i < diglot_run->count; i++) {
    diglot_thread *t = &diglot_run->threads[i];
    if (t->state != DIGLOT_BLOCKED || t->process != diglot_me || !diglot_page->slots[i].wants_interpreter) continue;
    diglot_baton_ready(diglot_run, i);
    t->timed_out = true;
    break;
  }
  if (diglot_run->ready_head < 0) return;
  diglot_baton_ready(diglot_run, diglot_self);
  pass(diglot_self);
}
