#define _GNU_SOURCE
#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "confine.h"
#include "diglot_trace.h"

#define OWN_FOLDER "/tmp/diglot-run"  // where a run works that has temporary files of its own
#define TRACE 1023                    // the descriptor by which programs that the run starts find its trace

/// The authority of the site's certificates is trusted, in the run alone, by all that look for one where these variables say:
/// OpenSSL and with it Python's ssl; requests; the program curl. (libcurl looks nowhere: Sources/DiglotClock/web.c.)
static void trust(const char *site) {
  const char *names[] = {"SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"};
  char path[DIGLOT_SITE_PATH + 8];
  snprintf(path, sizeof path, "%s/ca.pem", site);
  for (int i = 0; *site && i < 3; i++) setenv(names[i], path, 1);
}

static _Noreturn void refuse(const char *what, int error) {
  dprintf(2, "diglot: the run cannot be made: %s: %s\n", what, strerror(error));
  _exit(125);
}

/// Standard input is empty; the trace is where programs that are started look for it, and nothing else is open.
static void take_descriptors(const int descriptors[3]) {
  int nothing = open("/dev/null", O_RDONLY);
  struct rlimit most;
  if (getrlimit(RLIMIT_NOFILE, &most) == 0 && most.rlim_cur <= TRACE && most.rlim_max > TRACE) {
    most.rlim_cur = TRACE + 1;
    setrlimit(RLIMIT_NOFILE, &most);
  }
  if (nothing < 0 || dup2(nothing, 0) < 0 || dup2(descriptors[0], 1) < 0 || dup2(descriptors[1], 2) < 0) _exit(125);
  if (dup2(descriptors[2], TRACE) < 0) refuse("descriptors", errno);
  syscall(SYS_close_range, 3, TRACE - 1, 0);
  syscall(SYS_close_range, TRACE + 1, ~0u, 0);
}

/// Limits that hold without a sandbox, too: what an example does by mistake must not fill the machine.
static void limit_always(int64_t nanoseconds) {
  diglot_confine_limits();
  rlim_t seconds = 4 * (rlim_t)(nanoseconds / 1000000000 + 1);  // of all threads; the machine's time ends it sooner
  setrlimit(RLIMIT_CPU, &(struct rlimit){seconds, seconds + 1});
}

void diglot_become_run(
    const diglot_request *request, const char *folder, int network, const char *payload, const int descriptors[3],
    void (*run)(const char *, size_t)) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  diglot_worker_clock clock = diglot_worker_find_clock();
  void *trace = mmap(NULL, DIGLOT_TRACE_SIZE + DIGLOT_FAMILY_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, descriptors[2], 0);
  if (!clock.start || trace == MAP_FAILED) _exit(125);
  bool own_files = (request->sandbox & DIGLOT_SANDBOX_NAMESPACES) != 0;
  if (own_files) {
    const char *step = "";
    int error = diglot_namespaces_furnish(request->readable, network, &step);
    if (error) {
      dup2(descriptors[1], 2);
      refuse(step, error);
    }
    folder = OWN_FOLDER;
    mkdir(folder, 0700);
  } else if (request->sandbox & DIGLOT_SANDBOX_CONFINED) setenv("TMPDIR", folder, 1);
  if (chdir(folder)) _exit(125);
  take_descriptors(descriptors);
  // Swift's runtime has handlers that print addresses; a crash here is told by its signal.
  for (const int *s = (const int[]){SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGQUIT, SIGTERM, 0}; *s; s++) signal(*s, SIG_DFL);
  sigset_t none;  // the worker has its own end blocked
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  limit_always(request->limit);
  if (request->sandbox & DIGLOT_SANDBOX_CONFINED) {
    char writable[80];
    snprintf(writable, sizeof writable, "%s\n", own_files ? "/tmp" : folder);
    int error = diglot_confine(&(diglot_confinement){
      .readable = request->readable, .writable = writable, .has_own_terminals = own_files, .has_network = true});
    if (error) refuse("its sandbox", error);
  }
  prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);  // or what it starts could not open its trace: the worker changed its rights
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)syscall(SYS_getpid), TRACE);
  trust(request->site);
  clock.start(trace, request->real_time != 0, path, request->site);
  run(payload, request->length);
}
