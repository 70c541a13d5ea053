// Process ids: numbers that are the same in every run. What a program is told are these; what it tells the kernel are the real ones.
#include "internal.h"

#include <stdlib.h>
#include <sys/syscall.h>

/// What the run's first process is told; the others follow in the order in which they are made.
#define FIRST 1000

static uint32_t mine;  // the birth of this process

pid_t diglot_real_own(void) { return (pid_t)diglot_raw(SYS_getpid, 0, 0, 0, 0, 0, 0); }

pid_t diglot_name_process(uint32_t birth, pid_t real) {
  diglot_page->pids[birth % DIGLOT_PIDS] = real;
  return FIRST + (pid_t)birth;
}

void diglot_set_birth(uint32_t birth) {
  mine = birth;
  diglot_name_process(birth, diglot_real_own());
}

pid_t diglot_real_pid(pid_t shown) {
  if (diglot_clock_mode != DIGLOT_VIRTUAL) return shown;
  if (shown < -1) return -diglot_real_pid(-shown);  // a process group
  uint32_t birth = (uint32_t)(shown - FIRST);
  bool known = shown >= FIRST && birth <= diglot_page->births && birth + DIGLOT_PIDS > diglot_page->births;
  return known && diglot_page->pids[birth % DIGLOT_PIDS] ? diglot_page->pids[birth % DIGLOT_PIDS] : shown;
}

pid_t diglot_shown_pid(pid_t real) {
  if (diglot_clock_mode != DIGLOT_VIRTUAL || real <= 0) return real;
  for (uint32_t i = 0; i < DIGLOT_PIDS && i <= diglot_page->births; i++) {
    uint32_t birth = diglot_page->births - i;
    if (diglot_page->pids[birth % DIGLOT_PIDS] == real) return FIRST + (pid_t)birth;
  }
  return real;
}

pid_t getpid(void) { return diglot_clock_mode == DIGLOT_VIRTUAL ? FIRST + (pid_t)mine : diglot_real_own(); }

/// A process's first thread has its number, by which Foundation and others know the main thread.
pid_t diglot_shown_tid(void) {
  pid_t real = (pid_t)diglot_raw(SYS_gettid, 0, 0, 0, 0, 0, 0);
  return diglot_clock_mode == DIGLOT_VIRTUAL && real == diglot_real_own() ? getpid() : real;
}

pid_t gettid(void) { return diglot_shown_tid(); }

/// Who started the run, or has taken an orphan in, is not of the run.
pid_t getppid(void) {
  pid_t real = (pid_t)diglot_raw(SYS_getppid, 0, 0, 0, 0, 0, 0), shown = diglot_shown_pid(real);
  return diglot_clock_mode == DIGLOT_VIRTUAL && shown == real ? 1 : shown;
}

pid_t getpgid(pid_t pid) {
  REAL(getpgid);
  return diglot_shown_pid(real(diglot_real_pid(pid)));
}

pid_t getpgrp(void) { return getpgid(0); }

pid_t getsid(pid_t pid) {
  REAL(getsid);
  return diglot_shown_pid(real(diglot_real_pid(pid)));
}

pid_t setsid(void) {
  REAL(setsid);
  return diglot_shown_pid(real());
}

int setpgid(pid_t pid, pid_t group) {
  REAL(setpgid);
  return real(diglot_real_pid(pid), diglot_real_pid(group));
}
