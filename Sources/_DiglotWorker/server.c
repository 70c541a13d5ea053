// The worker's side: fork, watch, answer.
#define _GNU_SOURCE
#include "diglot_worker.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glob.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "confine.h"
#include "run.h"

typedef struct {
  diglot_request request;
  pid_t pid;
  pid_t holder;  // the first process of its namespace; 0 where it has none
  int trace;   // its shared memory, which a program that the run starts finds here
  int handle;  // a descriptor that becomes readable when the process ends
  int64_t began;
  bool timed_out;
  char folder[64];
} job;

static job jobs[DIGLOT_AT_ONCE];

/// Set by SIGTERM: the worker ends its runs, cleans up after them, and ends.
static volatile sig_atomic_t is_over;

static void end_soon(int number) {
  (void)number;
  is_over = 1;
}

/// Networks for runs, one for each place in `jobs`: a run has it alone, and leaves it as it was, for all its processes end.
/// Descriptors, 0 for one that is not made yet.
static int networks[DIGLOT_AT_ONCE];

static int64_t machine_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

diglot_worker_clock diglot_worker_find_clock(void) {
  return (diglot_worker_clock){
    .start = (void (*)(void *, bool, const char *, const char *))dlsym(RTLD_DEFAULT, "diglot_clock_start"),
    .note_text = (void (*)(uint32_t, const char *, size_t))dlsym(RTLD_DEFAULT, "diglot_note_text"),
    .set_locator = (void (*)(uint64_t (*)(void)))dlsym(RTLD_DEFAULT, "diglot_set_locator"),
    .set_deadlock_reporter = (void (*)(void (*)(void)))dlsym(RTLD_DEFAULT, "diglot_set_deadlock_reporter"),
    .now = (int64_t (*)(void))dlsym(RTLD_DEFAULT, "diglot_now"),
    .each_waiting = (void (*)(void (*)(int, const char *, int64_t, uint64_t)))dlsym(RTLD_DEFAULT, "diglot_each_waiting"),
    .serve_run = (void (*)(int))dlsym(RTLD_DEFAULT, "diglot_serve_run"),
  };
}

const char *diglot_worker_library_of(const char *symbol) {
  Dl_info info;
  void *address = dlsym(RTLD_DEFAULT, symbol);
  static char path[PATH_MAX];
  return address && dladdr(address, &info) ? realpath(info.dli_fname, path) : NULL;
}

void diglot_worker_complain(const char *line) { fprintf(stderr, "%s\n", line); }

/// Reads a request with its descriptors. Returns 1, 0 at the end of the channel, or the negative errno.
static int receive(int channel, diglot_request *request, char **payload, int descriptors[3]) {
  union { struct cmsghdr head; char bytes[CMSG_SPACE(3 * sizeof(int))]; } control;
  struct iovec part = {request, sizeof *request};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  ssize_t got;
  do got = recvmsg(channel, &message, MSG_CMSG_CLOEXEC | MSG_WAITALL);
  while (got < 0 && errno == EINTR);
  if (got <= 0) return got < 0 ? -errno : 0;
  struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  if (got != sizeof *request || !head || head->cmsg_len != CMSG_LEN(3 * sizeof(int))) return -EPROTO;
  memcpy(descriptors, CMSG_DATA(head), 3 * sizeof(int));
  request->site[sizeof request->site - 1] = request->readable[sizeof request->readable - 1] = 0;
  *payload = malloc(request->length + 1);
  if (!*payload) return -ENOMEM;
  for (size_t have = 0; have < request->length;) {
    got = recv(channel, *payload + have, request->length - have, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got < 0 ? -errno : 0;
    have += (size_t)got;
  }
  (*payload)[request->length] = 0;
  return 1;
}

/// Makes what a run is kept in: a namespace of processes and a network, or a folder where it cannot have files of its own.
/// Returns 0, or an errno.
static int prepare(job *j, int *network) {
  if (!(j->request.sandbox & DIGLOT_SANDBOX_NAMESPACES)) {
    const char *own = getenv("TMPDIR");  // of a worker in a cell
    snprintf(j->folder, sizeof j->folder, DIGLOT_RUNS, own ? own : "/tmp", getpid());
    return mkdtemp(j->folder) ? 0 : errno;
  }
  const char *step;
  bool entered = getpid() == 1;
  int error = entered ? 0 : diglot_namespaces_enter(&step), slot = (int)(j - jobs);
  if (error) return error;
  if (!(j->request.sandbox & DIGLOT_SANDBOX_MACHINE_NETWORK)) {
    if (!networks[slot] && (networks[slot] = diglot_namespaces_network()) < 0) {
      error = -networks[slot];
      networks[slot] = 0;
      return error;
    }
    *network = networks[slot];
  }
  j->holder = diglot_namespaces_hold(slot);
  return j->holder < 0 ? -j->holder : 0;
}

static int begin(int channel, void (*run)(const char *, size_t)) {
  diglot_request request;
  char *payload = NULL;
  int descriptors[3];
  int got = receive(channel, &request, &payload, descriptors);
  if (got <= 0) return got;
  job *free_job = jobs;
  while (free_job < jobs + DIGLOT_AT_ONCE && free_job->pid) free_job++;
  if (free_job == jobs + DIGLOT_AT_ONCE) return -EBUSY;
  *free_job = (job){.request = request, .began = machine_now()};
  int network = -1, error = prepare(free_job, &network);
  if (error) return -error;
  pid_t pid = fork();
  if (pid < 0) return -errno;
  if (pid == 0) {
    diglot_become_run(&free_job->request, free_job->folder, network, payload, descriptors, run);
    exit(0);
  }
  if (free_job->holder) diglot_namespaces_leave();
  setpgid(pid, pid);
  free_job->pid = pid;
  free_job->handle = (int)syscall(434 /* pidfd_open */, pid, 0);
  free_job->trace = descriptors[2];
  for (int i = 0; i < 2; i++) close(descriptors[i]);
  free(payload);
  return 1;
}

static int remove_entry(const char *path, const struct stat *info, int kind, struct FTW *walk) {
  (void)info, (void)kind, (void)walk;
  return remove(path), 0;
}

static bool is_run(pid_t pid) {
  for (job *j = jobs; j < jobs + DIGLOT_AT_ONCE; j++)
    if (pid && (j->pid == pid || j->holder == pid)) return true;
  return false;
}

/// The children of this worker that are no runs. Returns how many there are, of which `most` are told.
/// (To reap one while the kernel lists them would hide another.)
static int others(pid_t *found, int most) {
  char path[64];
  int count = 0;
  snprintf(path, sizeof path, "/proc/self/task/%d/children", getpid());
  FILE *list = fopen(path, "re");
  for (int pid; list && count < most && fscanf(list, "%d", &pid) == 1;)
    if (!is_run(pid)) found[count++] = pid;
  if (list) fclose(list);
  return count;
}

/// Ends what a run left behind outside of its process group: children that came to this worker and that work in the run's
/// folder; when no run goes on, all of them. What these had begun comes to this worker when they end, so that it looks until
/// there is none; but not for ever, as the kernel may keep one that it has been told to end.
static void end_strays(const char *folder) {
  bool alone = true;
  for (job *j = jobs; j < jobs + DIGLOT_AT_ONCE; j++) alone = alone && !j->pid;
  for (int looks = 0, strays = 1; strays && looks < 1000; looks++) {
    pid_t found[256];
    int count = others(found, 256);
    strays = 0;
    if (looks > 1) usleep(100);
    for (int i = 0; i < count; i++) {
      char path[64], target[PATH_MAX];
      snprintf(path, sizeof path, "/proc/%d/cwd", found[i]);
      ssize_t length = readlink(path, target, sizeof target - 1);
      bool is_ending = length < 0 && (errno == ENOENT || errno == ESRCH);  // and has yet to leave its children to this worker
      target[length > 0 ? length : 0] = 0;
      if (!alone && !is_ending && strncmp(target, folder, strlen(folder)) != 0) continue;
      kill(found[i], SIGKILL);
      waitpid(found[i], NULL, WNOHANG);
      strays++;
    }
  }
}

/// Reaps all children that have ended and are no runs.
static void reap_others(void) {
  pid_t found[256];
  for (int i = others(found, 256) - 1; i >= 0; i--) waitpid(found[i], NULL, WNOHANG);
}

/// The kernel ends what is in a namespace with its first process, and tells that one's end last. The run's server is in there,
/// but a child of this worker, which has to reap it first.
static void end_namespace(job *j) {
  if (!j->holder) return;
  kill(j->holder, SIGKILL);
  for (int looks = 0; waitpid(j->holder, NULL, WNOHANG) == 0; looks++) {
    if (looks > 2) reap_others();
    usleep(20);
  }
  j->holder = 0;
}

/// Answers for a run that has ended, after all that it left behind is gone.
static int finish(int channel, job *j) {
  struct rusage usage = {0};
  diglot_response response = {.id = j->request.id, .timed_out = j->timed_out};
  kill(-j->pid, SIGKILL);
  if (wait4(j->pid, &response.status, 0, &usage) < 0) return -errno;
  response.wall = machine_now() - j->began;
  if (WIFSIGNALED(response.status) && WTERMSIG(response.status) == SIGXCPU) response.timed_out = true;
  end_namespace(j);
  response.cpu = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000000LL +
                 (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1000LL;
  close(j->handle);
  close(j->trace);
  j->pid = 0;
  if (*j->folder) end_strays(j->folder);
  if (*j->folder && rmdir(j->folder)) nftw(j->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
  return send(channel, &response, sizeof response, MSG_NOSIGNAL) == sizeof response ? 1 : -errno;
}

/// Whether a process has ended; one that nobody has reaped yet has.
static bool has_ended(pid_t pid) {
  if (kill(pid, 0) && errno == ESRCH) return true;
  char path[64], state = 0;
  snprintf(path, sizeof path, "/proc/%d/stat", pid);
  FILE *file = fopen(path, "re");
  if (!file) return false;
  if (fscanf(file, "%*d (%*[^)]) %c", &state) != 1) state = 0;
  fclose(file);
  return state == 'Z' || state == 'X';
}

/// Removes the folders of runs whose worker was killed.
static void remove_leftovers(void) {
  glob_t found;
  if (glob("/tmp/diglot-run-*", GLOB_NOSORT, NULL, &found)) return;
  for (size_t i = 0; i < found.gl_pathc; i++) {
    int worker = 0;
    sscanf(found.gl_pathv[i], "/tmp/diglot-run-%d-", &worker);
    struct stat info;
    if (worker <= 0 || !has_ended(worker)) continue;
    if (lstat(found.gl_pathv[i], &info) || !S_ISDIR(info.st_mode) || info.st_uid != geteuid()) continue;
    nftw(found.gl_pathv[i], remove_entry, 16, FTW_DEPTH | FTW_PHYS);
  }
  globfree(&found);
}

static void end_all(void) {
  for (job *j = jobs; j < jobs + DIGLOT_AT_ONCE; j++) {
    if (!j->pid) continue;
    kill(-j->pid, SIGKILL);
    kill(j->pid, SIGKILL);
    waitpid(j->pid, NULL, 0);
    end_namespace(j);
    j->pid = 0;
    if (*j->folder) nftw(j->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
  }
}

/// Reaps what runs left behind; the runs themselves are for `finish`.
static void reap_orphans(void) {
  for (;;) {
    siginfo_t info = {0};
    if (waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) || info.si_pid == 0 || is_run(info.si_pid)) return;
    waitpid(info.si_pid, NULL, 0);
  }
}

/// Nanoseconds of `wall` in which a run could have run, but the machine had no processor for it (the second number of schedstat,
/// Documentation/scheduler/sched-stats.rst in Linux's source). A busy machine must not change how a run ends; but a run that keeps
/// the machine busy itself, with many processes that wait for each other's turns, has had what it ran.
static int64_t starved(pid_t group, int64_t wall) {
  glob_t found;
  int64_t sum = 0, run = 0;
  if (glob("/proc/[0-9]*/task/[0-9]*/schedstat", GLOB_NOSORT, NULL, &found)) return 0;
  for (size_t i = 0; i < found.gl_pathc; i++) {
    long long ran, waited;
    if (getpgid(atoi(found.gl_pathv[i] + sizeof "/proc/" - 1)) != group) continue;
    FILE *file = fopen(found.gl_pathv[i], "re");
    if (file && fscanf(file, "%lld %lld", &ran, &waited) == 2) sum += waited, run += ran;
    if (file) fclose(file);
  }
  globfree(&found);
  int64_t idle = wall > run ? wall - run : 0;
  return sum < idle ? sum : idle;
}

int diglot_worker_serve(int channel, void (*run)(const char *, size_t)) {
  prctl(PR_SET_CHILD_SUBREAPER, 1);  // what a run leaves behind is reaped here
  remove_leftovers();
  sigset_t term, usual;  // while there is nothing to do, and at other times
  sigemptyset(&term);
  sigaddset(&term, SIGTERM);
  sigprocmask(SIG_BLOCK, &term, &usual);
  signal(SIGTERM, end_soon);
  int result = 1;
  while (result > 0 && !is_over) {
    struct pollfd fds[DIGLOT_AT_ONCE + 1] = {{channel, POLLIN, 0}};
    job *of[DIGLOT_AT_ONCE + 1];
    nfds_t count = 1;
    int64_t now = machine_now(), wait = -1;
    for (job *j = jobs; j < jobs + DIGLOT_AT_ONCE; j++) {
      if (!j->pid) continue;
      int64_t left = j->began + j->request.limit - now;
      if (left <= 0 && !j->timed_out) left += starved(j->pid, now - j->began);
      if (now - j->began > DIGLOT_MOST_PATIENCE * j->request.limit) left = 0;
      if (left <= 0 && !j->timed_out) {
        j->timed_out = true;
        kill(-j->pid, SIGKILL);
        kill(j->pid, SIGKILL);
      }
      if (left > 0 && (wait < 0 || left < wait)) wait = left;
      of[count] = j;
      fds[count++] = (struct pollfd){j->handle, POLLIN, 0};
    }
    struct timespec most = {wait / 1000000000, wait % 1000000000};
    if (ppoll(fds, count, wait < 0 ? NULL : &most, &usual) < 0) {
      if (errno != EINTR) result = -errno;
      continue;
    }
    for (nfds_t i = 1; i < count && result > 0; i++)
      if (fds[i].revents) result = finish(channel, of[i]);
    if (result > 0 && fds[0].revents) result = begin(channel, run);
    reap_orphans();
  }
  end_all();
  end_strays("/");
  return result < 0 ? -result : 0;
}
