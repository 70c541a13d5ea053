// What looks after a run with several threads or processes, in the machine's time: a process that was killed while it had
// the baton, a loop that waits for another thread without a look at the clock, a call that waits and that nothing here knows.
#include "internal.h"

#include <link.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <ucontext.h>

#define LOOK 10000000           // between two looks
#define PATIENCE 1000000000     // of the machine's time, before a loop is broken for the first time
#define BROKEN_EVERY 20000000   // and once it is clear that the program spins
#define BREAK (SIGRTMAX - 1)

// Where a thread must not be interrupted: its locks may be needed by those that get a turn.
static struct { uintptr_t start, end; } holy[8];
static int holy_count;

static int find_holy(struct dl_phdr_info *info, size_t size, void *unused) {
  (void)size, (void)unused;
  const char *names[] = {"libc.so", "ld-linux", "libDiglotClock", "libdispatch.so"};
  for (int n = 0; n < 4; n++) {
    if (!strstr(info->dlpi_name, names[n]) || holy_count == 8) continue;
    uintptr_t end = 0;
    for (int i = 0; i < info->dlpi_phnum; i++)
      if (info->dlpi_phdr[i].p_type == PT_LOAD && info->dlpi_phdr[i].p_vaddr + info->dlpi_phdr[i].p_memsz > end)
        end = info->dlpi_phdr[i].p_vaddr + info->dlpi_phdr[i].p_memsz;
    holy[holy_count].start = info->dlpi_addr;
    holy[holy_count++].end = info->dlpi_addr + end;
  }
  return 0;
}

static uintptr_t counter_of(const void *context) {
  const ucontext_t *machine = context;
#if defined(__x86_64__)
  return (uintptr_t)machine->uc_mcontext.gregs[REG_RIP];
#else
  return (uintptr_t)machine->uc_mcontext.pc;
#endif
}

static void break_loop(int signal, siginfo_t *info, void *context) {
  (void)signal, (void)info;
  if (!TAKES_PART || diglot_page->holder != diglot_self) return;
  uintptr_t counter = counter_of(context);
  for (int i = 0; i < holy_count; i++)
    if (counter >= holy[i].start && counter < holy[i].end) return;
  int saved = errno;
  if (!diglot_page->spun)
    diglot_say("a loop that waited for another thread or a signal without a look at the clock was interrupted");
  diglot_page->spun = true;
  diglot_break(true);
  errno = saved;
}

void diglot_prepare_break(void) {
  if (holy_count) return;
  dl_iterate_phdr(find_holy, NULL);
  struct sigaction action = {.sa_sigaction = break_loop, .sa_flags = SA_SIGINFO | SA_RESTART};
  static int (*real)(int, const struct sigaction *, struct sigaction *);
  if ((real = (__typeof__(real))dlsym(RTLD_NEXT, "sigaction"))) real(BREAK, &action, NULL);
}

/// Nanoseconds of processor time of a process. All threads but the one with the baton wait.
static int64_t processor_time(pid_t pid) {
  struct timespec time = {0};
  diglot_raw(SYS_clock_gettime, (clockid_t)(~(unsigned)pid << 3 | 2), (long)&time, 0, 0, 0, 0);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static bool is_asleep(pid_t pid, pid_t tid) {
  char path[64], text[256];
  snprintf(path, sizeof path, "/proc/%d/task/%d/stat", pid, tid);
  FILE *file = fopen(path, "re");
  if (!file) return false;
  size_t length = fread(text, 1, sizeof text - 1, file);
  fclose(file);
  text[length] = 0;
  const char *end = strrchr(text, ')');
  return end && end[1] == ' ' && (end[2] == 'S' || end[2] == 'T');  // asleep, or stopped by a signal
}

static bool others_wait(void) {
  return diglot_run->alive > 1 || diglot_baton_deadline(diglot_run) != DIGLOT_NEVER;
}

static void *watch(void *unused) {
  uint64_t switches = 0;
  int64_t began = 0, slept = 0, used = 0;
  for (;;) {
    diglot_machine_sleep(LOOK);
    uint64_t now = diglot_page->switches;
    int holder = diglot_page->holder, process = diglot_run->threads[holder].process;
    pid_t pid = diglot_page->processes[process].pid, tid = diglot_page->slots[holder].tid;
    int64_t time = processor_time(pid);
    if (now != diglot_page->switches) continue;  // what was read belongs to no one moment
    if (switches != now) {
      switches = now;
      began = used = time;
      slept = 0;
      continue;
    }
    if (process != 0 && diglot_is_dead(pid) && switches == diglot_page->switches) {
      diglot_hand_over_from(process);
      continue;
    }
    if (diglot_page->patient || !others_wait()) continue;
    if (time - began > (diglot_page->spun ? BROKEN_EVERY : PATIENCE)) {
      diglot_raw(SYS_tgkill, pid, tid, BREAK, 0, 0, 0);
      continue;
    }
    slept = time - used < LOOK / 10 && is_asleep(pid, tid) ? slept + LOOK : 0;
    used = time;
    if (slept >= PATIENCE && switches == diglot_page->switches)
      diglot_give_up("a thread waits in a call that the virtual clock does not know");
  }
  return unused;
}

void diglot_watch(void) {
  static bool watching;
  if (watching || diglot_me != 0) return;
  watching = true;
  diglot_prepare_break();
  static int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  if (!(real = (__typeof__(real))dlsym(RTLD_NEXT, "pthread_create"))) return;
  sigset_t all, old;
  sigfillset(&all);
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setdetachstate(&small, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&small, 256 << 10);
  pthread_sigmask(SIG_SETMASK, &all, &old);
  pthread_t thread;
  real(&thread, &small, watch, NULL);
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  pthread_attr_destroy(&small);
}
