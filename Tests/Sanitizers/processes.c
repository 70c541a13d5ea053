// Forks, other programs, waiting for them, signals between them.
#include "program.h"

#include <elf.h>
#include <fcntl.h>
#include <semaphore.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>

extern char **environ;
static char *self;
static volatile int caught;

static void catch (int signal) { caught += signal; }

static int status_of(pid_t pid) {
  int status;
  CHECK(waitpid(pid, &status, 0) == pid);
  return status;
}

static void forks(void) {
  int ends[2], status;
  char byte;
  CHECK(pipe(ends) == 0);
  pid_t first = fork();
  if (first == 0) {
    sleep(2);
    CHECK(write(ends[1], "x", 1) == 1);
    sleep(1);
    _exit(3);
  }
  pid_t second = fork();
  if (second == 0) {
    sleep(1);
    exit(4);
  }
  CHECK(wait(&status) == second && WEXITSTATUS(status) == 4);
  CHECK_AT(1);
  CHECK(read(ends[0], &byte, 1) == 1);
  CHECK_AT(2);
  siginfo_t info;
  CHECK(waitid(P_PID, (id_t)first, &info, WEXITED) == 0 && info.si_status == 3);
  CHECK_AT(3);
  CHECK(wait(&status) == -1 && errno == ECHILD);
  pid_t tree = fork();
  if (tree == 0) {
    for (int i = 0; i < 3; i++)
      if (fork() == 0) sleep(1), _exit(0);
    while (wait(NULL) > 0) continue;
    _exit(0);
  }
  CHECK(status_of(tree) == 0);
  CHECK_AT(4);
}

/// What this program does when one like it has started it: sleeps, and returns how many seconds.
static int started(const char *seconds) {
  int count = atoi(seconds);
  sleep((unsigned)count);
  printf("slept\n");
  return count;
}

static void programs(void) {
  pid_t pid;
  if ((pid = fork()) == 0) execl(self, self, "started", "2", NULL), _exit(127);
  CHECK(WEXITSTATUS(status_of(pid)) == 2);
  CHECK_AT(6);
  char *arguments[] = {self, "started", "1", NULL};
  CHECK(posix_spawn(&pid, self, NULL, NULL, arguments, environ) == 0);
  CHECK(WEXITSTATUS(status_of(pid)) == 1);
  CHECK_AT(7);
  CHECK(posix_spawn(&pid, "/nowhere", NULL, NULL, arguments, environ) == ENOENT);
  char *const empty[] = {NULL};
  CHECK(execve("/nowhere", arguments, empty) == -1 && errno == ENOENT);
  CHECK(execvp("nowhere-at-all", arguments) == -1 && errno == ENOENT);
}

/// Programs that are none: the loader's tables lead beyond the file.
static void malformed(void) {
  const uint64_t places[] = {0, 1, 63, 64, 4000, 4096, UINT64_MAX, UINT64_MAX - 15, UINT64_MAX - 55, UINT64_MAX / 2};
  for (size_t i = 0; i < sizeof places / sizeof *places; i++)
    for (int interpreter = 0; interpreter < 2; interpreter++) {
      char path[64], page[4096] = {0};
      snprintf(path, sizeof path, "./malformed-%d", getpid());
      Elf64_Ehdr head = {.e_ident = {0x7f, 'E', 'L', 'F'}, .e_phoff = places[i], .e_phnum = 0xffff};
      Elf64_Phdr part = {.p_type = PT_INTERP, .p_offset = places[i]};
      memcpy(page, &head, sizeof head);
      if (interpreter) memcpy(page + 64, &part, sizeof part);
      int file = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0700);
      CHECK(file >= 0 && write(file, page, interpreter ? sizeof page : 64 + i) > 0 && close(file) == 0);
      pid_t pid = fork();
      char *const arguments[] = {path, NULL};
      if (pid == 0) _exit(execve(path, arguments, environ) == -1 && errno == ENOEXEC ? 9 : 1);
      CHECK(WEXITSTATUS(status_of(pid)) == 9);
      unlink(path);
    }
  CHECK_AT(7);
}

static void signals(void) {
  struct sigaction action = {.sa_handler = catch}, ignore = {.sa_handler = SIG_IGN};
  sigaction(SIGALRM, &action, NULL);
  sigaction(SIGUSR1, &action, NULL);
  CHECK(alarm(3) == 0);
  CHECK(sleep(5) == 2 && caught == SIGALRM);
  CHECK_AT(10);
  struct itimerval every = {.it_interval = {1, 0}, .it_value = {1, 0}}, none = {0};
  CHECK(setitimer(ITIMER_REAL, &every, NULL) == 0);
  for (caught = 0; caught < 3 * SIGALRM;) pause();
  CHECK_AT(13);
  CHECK(setitimer(ITIMER_REAL, &none, NULL) == 0);
  struct itimerval rarely = {.it_interval = {INT64_MAX, 0}, .it_value = {1, 0}};
  CHECK(setitimer(ITIMER_REAL, &rarely, NULL) == 0 && pause() == -1 && getitimer(ITIMER_REAL, &every) == 0);
  CHECK(setitimer(ITIMER_REAL, &none, NULL) == 0);
  CHECK_AT(14);
  pid_t parent = getpid(), pid = fork();
  if (pid == 0) sleep(1), kill(parent, SIGUSR1), sleep(100), _exit(0);
  caught = 0;
  CHECK(sleep(50) == 49 && caught == SIGUSR1);
  CHECK(kill(pid, SIGTERM) == 0 && WTERMSIG(status_of(pid)) == SIGTERM);
  CHECK_AT(15);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGUSR2);
  sigprocmask(SIG_BLOCK, &set, NULL);
  struct timespec second = {1, 0}, forever = {INT64_MAX, 999999999};
  CHECK(sigtimedwait(&set, NULL, &second) == -1 && errno == EAGAIN);
  CHECK_AT(16);
  if ((pid = fork()) == 0) sleep(1), kill(parent, SIGUSR2), _exit(0);
  CHECK(sigtimedwait(&set, NULL, &forever) == SIGUSR2 && status_of(pid) == 0);
  CHECK_AT(17);
  sigaction(SIGUSR1, &ignore, NULL);
  if ((pid = fork()) == 0) raise(SIGUSR1), nanosleep(&forever, NULL), _exit(0);
  sleep(1);
  CHECK(kill(pid, SIGKILL) == 0 && WTERMSIG(status_of(pid)) == SIGKILL);
  CHECK_AT(18);
}

/// Semaphores and a mutex in memory that two processes share; a handler that cuts a wait short.
static void shared(void) {
  struct { sem_t semaphore; pthread_mutex_t mutex; } *both =
    mmap(NULL, sizeof *both, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
  CHECK(sem_init(&both->semaphore, 1, 0) == 0 && pthread_mutex_init(&both->mutex, &attributes) == 0);
  char name[32];
  snprintf(name, sizeof name, "/sanitizers-%d", getpid());
  sem_t *named = sem_open(name, O_CREAT | O_EXCL, 0600, 0);
  CHECK(named != SEM_FAILED && sem_unlink(name) == 0);
  pid_t parent = getpid(), pid = fork();
  if (pid == 0) {
    pthread_mutex_lock(&both->mutex);
    sleep(1);
    sem_post(&both->semaphore);
    sleep(1);
    pthread_mutex_unlock(&both->mutex);
    sleep(1);
    kill(parent, SIGALRM);
    sem_post(named);
    _exit(0);
  }
  CHECK(sem_wait(&both->semaphore) == 0);
  CHECK_AT(19);
  CHECK(pthread_mutex_lock(&both->mutex) == 0);
  CHECK_AT(20);
  int ends[2];
  char byte;
  CHECK(pipe(ends) == 0 && read(ends[0], &byte, 1) == -1 && errno == EINTR);
  CHECK_AT(21);
  CHECK(sem_wait(named) == 0 && status_of(pid) == 0);
}

/// A run in which all wait for ever is told so, by each of its processes.
static void deadlock(void) {
  pid_t pid = fork();
  if (pid == 0) {
    start_clock();
    int ends[2];
    char byte;
    CHECK(pipe(ends) == 0);
    if (fork() == 0) (void)!read(ends[0], &byte, 1);
    wait(NULL);
    _exit(1);
  }
  CHECK(WEXITSTATUS(status_of(pid)) == 70);
}

int main(int count, char **arguments) {
  if (count == 3) return started(arguments[2]);
  self = arguments[0];
  deadlock();
  start_clock();
  forks();
  programs();
  malformed();
  signals();
  shared();
  return 0;
}
