// The processes of a run: made, ended, waited for. They share one page and one baton.
#include "internal.h"

#include <pty.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <utmp.h>

static bool leaving;

// Members

int diglot_add_process(int *thread) {
  int process = 1;
  while (process < DIGLOT_PROCESSES && diglot_page->processes[process].membership) process++;
  if (process == DIGLOT_PROCESSES || (*thread = diglot_baton_add(diglot_run, process)) < 0) return -1;
  diglot_process *me = &diglot_page->processes[diglot_me];
  diglot_page->processes[process] = (diglot_process){
    .membership = DIGLOT_MEMBER, .birth = ++diglot_page->births, .parent = diglot_me, .main = *thread, .checked = UINT64_MAX,
    .caught = me->caught, .ignored = me->ignored, .leads_outside = me->leads_outside};
  memset(&diglot_page->slots[*thread], 0, sizeof diglot_page->slots[*thread]);
  return process;
}

void diglot_remove_process(int process) {
  diglot_baton_remove_process(diglot_run, process, -1);
  diglot_page->processes[process].membership = DIGLOT_NONE;
}

pid_t fork(void) {
  REAL(fork);
  if (!TAKES_PART) return real();
  int thread, process = diglot_add_process(&thread);
  if (process < 0) diglot_give_up("more processes or threads than the virtual clock has places for");
  uint32_t birth = diglot_page->processes[process].birth;
  pid_t pid = real();
  if (pid < 0) {
    diglot_remove_process(process);
    return pid;
  }
  if (pid != 0) {
    diglot_page->processes[process].pid = pid;
    diglot_watch();
    return diglot_name_process(birth, pid);
  }
  diglot_become(process, thread);
  diglot_forget_timers();
  diglot_reseed(birth);
  diglot_take(thread);
  return 0;
}

/// A child that shares its parent's memory could not wait for the baton.
pid_t vfork(void) { return fork(); }

/// libc's own one forks past what is replaced here.
pid_t forkpty(int *controller, char *name, const struct termios *settings, const struct winsize *size) {
  REAL(forkpty);
  if (!TAKES_PART) return real(controller, name, settings, size);
  int terminal;
  if (openpty(controller, &terminal, name, settings, size)) return -1;
  pid_t pid = fork();
  if (pid <= 0) close(*controller);
  if (pid == 0) {
    if (login_tty(terminal)) _exit(1);
    return 0;
  }
  close(terminal);
  return pid;
}

// Ends

/// Before this process ends. The first process's end is the end of the run; another's lets the others go on, but only when
/// it is really gone: its parent can then see that, and so can who reads from its pipes.
static void leave_run(void) {
  if (!TAKES_PART || leaving) return;
  leaving = true;
  if (diglot_was_started) diglot_note_unseen();
  if (diglot_me == 0) return;
  diglot_self = -1;
  diglot_hand_over_from(diglot_me);
}

__attribute__((destructor)) static void at_exit(void) {
  if (diglot_was_started) fflush(NULL);
  leave_run();
}

_Noreturn void _exit(int status) {
  leave_run();
  for (;;) diglot_raw(SYS_exit_group, status, 0, 0, 0, 0, 0);
}

_Noreturn void _Exit(int status) { _exit(status); }

// Waiting for children

static bool has_children(pid_t pid) {
  for (int i = 0; i < DIGLOT_PROCESSES; i++) {
    const diglot_process *p = &diglot_page->processes[i];
    if (p->membership && p->parent == diglot_me && (pid <= 0 || p->pid == pid)) return true;
  }
  return false;
}

/// Waits until a child has ended. Returns false when a signal was handled meanwhile.
static bool wait_child(void) {
  diglot_wish wish = {DIGLOT_FOR_CHILD, diglot_child_key(diglot_me), DIGLOT_NEVER, .interruptible = true};
  return diglot_block(wish) != DIGLOT_INTERRUPTED;
}

static pid_t wait_real(pid_t pid, int *status, int options, struct rusage *usage) {
  REAL(wait4);
  if (!TAKES_PART) return real(pid, status, options, usage);
  for (;;) {
    pid_t ended = real(pid, status, options | WNOHANG, usage);
    if (ended) return ended;
    if (options & WNOHANG) {
      // Who asks again and again asks the kernel, which takes longer than a look at the clock.
      for (int looks = 0; looks < 10; looks++) diglot_baton_read(diglot_run);
      diglot_yield();
      return real(pid, status, options, usage);
    }
    if (!has_children(pid)) return real(pid, status, options, usage);
    if (!wait_child() && (ended = real(pid, status, options | WNOHANG, usage)) == 0) {
      errno = EINTR;
      return -1;
    }
  }
}

pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage) {
  return diglot_shown_pid(wait_real(diglot_real_pid(pid), status, options, usage));
}

pid_t waitpid(pid_t pid, int *status, int options) { return wait4(pid, status, options, NULL); }
pid_t wait3(int *status, int options, struct rusage *usage) { return wait4(-1, status, options, usage); }
pid_t wait(int *status) { return wait4(-1, status, 0, NULL); }

int waitid(idtype_t kind, id_t id, siginfo_t *info, int options) {
  REAL(waitid);
  if (kind == P_PID || kind == P_PGID) id = (id_t)diglot_real_pid((pid_t)id);
  if (!TAKES_PART) return real(kind, id, info, options);
  for (;;) {
    siginfo_t found = {0};
    int error = real(kind, id, &found, options | WNOHANG);
    if (error || found.si_pid || options & WNOHANG) {
      found.si_pid = diglot_shown_pid(found.si_pid);
      if (info) *info = found;
      return error;
    }
    if (!has_children(kind == P_PID ? (pid_t)id : -1)) return real(kind, id, info, options);
    if (!wait_child()) {
      errno = EINTR;
      return -1;
    }
  }
}
