// Signals: those that are handled wait until the thread that handles them has the baton; those that end a process end it
// before the sender goes on.
#include "internal.h"

#include <signal.h>
#include <stdarg.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#define BIT(signal) (1ULL << ((signal) - 1))

uint64_t diglot_caught;
static uint64_t ignored;

void diglot_publish_signals(void) {
  if (diglot_clock_mode != DIGLOT_VIRTUAL) return;
  diglot_page->processes[diglot_me].caught = diglot_caught;
  diglot_page->processes[diglot_me].ignored = ignored;
}

static void remember(int signal, bool handled, bool is_ignored) {
  const uint64_t now = BIT(SIGSEGV) | BIT(SIGBUS) | BIT(SIGFPE) | BIT(SIGILL) | BIT(SIGTRAP) | BIT(SIGABRT) | BIT(SIGSYS);
  if (signal < 1 || signal > 64 || BIT(signal) & now) return;
  diglot_caught = handled ? diglot_caught | BIT(signal) : diglot_caught & ~BIT(signal);
  ignored = is_ignored ? ignored | BIT(signal) : ignored & ~BIT(signal);
  diglot_publish_signals();
}

int sigaction(int signal, const struct sigaction *restrict new, struct sigaction *restrict old) {
  REAL(sigaction);
  int error = real(signal, new, old);
  if (!error && new) remember(signal, new->sa_handler != SIG_DFL && new->sa_handler != SIG_IGN, new->sa_handler == SIG_IGN);
  return error;
}

sighandler_t signal(int number, sighandler_t handler) {
  REAL(signal);
  sighandler_t old = real(number, handler);
  if (old != SIG_ERR) remember(number, handler != SIG_DFL && handler != SIG_IGN, handler == SIG_IGN);
  return old;
}

static bool ends_process(const diglot_process *process, int signal) {
  const uint64_t harmless = BIT(SIGCHLD) | BIT(SIGCONT) | BIT(SIGURG) | BIT(SIGWINCH) | BIT(SIGSTOP) | BIT(SIGTSTP) |
                            BIT(SIGTTIN) | BIT(SIGTTOU);
  return signal == SIGKILL || !(BIT(signal) & (harmless | process->caught | process->ignored));
}

void diglot_signalled(int process, int signal) {
  const diglot_process *p = &diglot_page->processes[process];
  if (p->membership == DIGLOT_NONE || signal < 1 || signal > 64) return;
  if (process != diglot_me && p->membership == DIGLOT_MEMBER && process != 0 && ends_process(p, signal)) {
    diglot_bury(process, 1000000000);
    return;
  }
  diglot_slot *slot = &diglot_page->slots[p->main];
  if (p->membership == DIGLOT_MEMBER && p->caught & BIT(signal) && slot->interruptible &&
      diglot_run->threads[p->main].state == DIGLOT_BLOCKED) {
    slot->interrupted = true;
    diglot_baton_ready(diglot_run, p->main);
  }
  diglot_wake_key(diglot_signal_key(process), DIGLOT_THREADS);
}

static void signalled_all(pid_t real_pid, int signal) {
  for (int i = 0; i < DIGLOT_PROCESSES; i++) {
    const diglot_process *p = &diglot_page->processes[i];
    if (!p->membership) continue;
    pid_t group = (pid_t)diglot_raw(SYS_getpgid, p->pid, 0, 0, 0, 0, 0);
    bool meant = real_pid > 0    ? p->pid == real_pid
                 : real_pid == 0 ? group == (pid_t)diglot_raw(SYS_getpgid, 0, 0, 0, 0, 0, 0)
                 : real_pid < -1 ? group == -real_pid
                                 : i != diglot_me;
    if (meant) diglot_signalled(i, signal);
  }
}

int kill(pid_t pid, int signal) {
  REAL(kill);
  pid = diglot_real_pid(pid);
  int error = real(pid, signal);
  if (TAKES_PART && !error && signal) signalled_all(pid, signal);
  return error;
}

int killpg(pid_t group, int signal) { return kill(-group, signal); }

// Waiting for signals

static int64_t deadline_of(const struct timespec *timeout) {
  return timeout ? diglot_after(diglot_nanoseconds(timeout->tv_sec, timeout->tv_nsec)) : DIGLOT_NEVER;
}

int sigtimedwait(const sigset_t *restrict set, siginfo_t *restrict info, const struct timespec *restrict timeout) {
  REAL(sigtimedwait);
  if (!TAKES_PART) return real(set, info, timeout);
  int64_t deadline = deadline_of(timeout);
  for (;;) {
    static const struct timespec none;
    int signal = real(set, info, &none);
    if (signal > 0) return signal;
    if (timeout && deadline <= diglot_run->now) return -1;
    diglot_ending ending =
      diglot_block((diglot_wish){DIGLOT_FOR_SIGNAL, diglot_signal_key(diglot_me), deadline, .interruptible = true});
    if (ending != DIGLOT_INTERRUPTED || (signal = real(set, info, &none)) > 0) {
      if (signal > 0) return signal;
      continue;
    }
    errno = EINTR;
    return -1;
  }
}

int sigwaitinfo(const sigset_t *restrict set, siginfo_t *restrict info) { return sigtimedwait(set, info, NULL); }

int sigwait(const sigset_t *restrict set, int *restrict signal) {
  REAL(sigwait);
  if (!TAKES_PART) return real(set, signal);
  int found;
  do found = sigtimedwait(set, NULL, NULL);
  while (found < 0 && errno == EINTR);
  if (found < 0) return errno;
  *signal = found;
  return 0;
}

int sigsuspend(const sigset_t *mask) {
  REAL(sigsuspend);
  if (!TAKES_PART) return real(mask);
  static const struct timespec none;
  // A signal that has come already, or comes with the baton: handled under `mask`, and the wait is over.
  while (diglot_raw(SYS_ppoll, 0, 0, (long)&none, (long)mask, 8, 0) != -EINTR)
    if (diglot_block((diglot_wish){DIGLOT_FOR_SIGNAL, diglot_signal_key(diglot_me), DIGLOT_NEVER, .interruptible = true}) ==
        DIGLOT_INTERRUPTED) {
      diglot_raw(SYS_ppoll, 0, 0, (long)&none, (long)mask, 8, 0);
      break;
    }
  errno = EINTR;
  return -1;
}

int pause(void) {
  sigset_t mask;
  sigprocmask(SIG_BLOCK, NULL, &mask);
  return sigsuspend(&mask);
}
