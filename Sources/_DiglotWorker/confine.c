// Privileges and limits; and all layers together.
#define _GNU_SOURCE
#include "confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "policy.h"

int diglot_confine_privileges(void) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return errno;
  // Without the right to drop them there are none to be dropped; then each call fails, and nothing is lost.
  for (int capability = 0; capability <= 63 && prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) == 0; capability++) {}
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct none[2] = {{0}};
  return syscall(SYS_capset, &head, none) ? errno : 0;
}

void diglot_confine_limits(void) {
  for (size_t i = 0; i < diglot_policy_limits_count; i++) {
    struct rlimit old;
    rlim_t most = diglot_policy_limits[i].most;
    if (getrlimit(diglot_policy_limits[i].resource, &old) == 0 && old.rlim_max < most) most = old.rlim_max;
    setrlimit(diglot_policy_limits[i].resource, &(struct rlimit){most, most});
  }
  // Where the machine has no memory left, the run is what the kernel ends.
  int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (file < 0) return;
  if (write(file, "1000", 4) != 4) errno = 0;  // it was more already
  close(file);
}

/// A layer that the kernel does not have, or that what Diglot itself runs in refuses, is `diglot_sandbox_try`'s to tell.
static bool is_missing(int error) { return error == ENOSYS || error == EOPNOTSUPP || error == EPERM || error == EACCES; }

int diglot_confine(const diglot_confinement *confinement) {
  const int errors[] = {
    diglot_confine_privileges(), diglot_confine_files(confinement), diglot_confine_calls(confinement->has_network, false)};
  for (int i = 0; i < 3; i++)
    if (errors[i] && !is_missing(errors[i])) return errors[i];
  return 0;
}

// What there is

static int try_namespaces(const char **step) {
  int error = diglot_namespaces_enter(step);
  if (error) return error;
  *step = "a network";
  int network = diglot_namespaces_network();
  if (network < 0) return -network;
  *step = "processes";
  pid_t holder = diglot_namespaces_hold(0);
  if (holder < 0) return -holder;
  pid_t run = fork();
  if (run == 0) {
    error = diglot_namespaces_furnish("", network, step);
    _exit(error);
  }
  int status = 0;
  if (run < 0 || waitpid(run, &status, 0) < 0) return errno;
  *step = "files";
  return WEXITSTATUS(status);
}

int diglot_sandbox_try(diglot_layer layer, char detail[96]) {
  struct { int error; char detail[96]; } answer = {EIO, "it ended"};
  int ends[2];
  if (pipe2(ends, O_CLOEXEC)) return errno;
  pid_t pid = fork();
  if (pid == 0) {
    const char *step = "";
    int version = diglot_landlock_version();
    answer.detail[0] = 0;
    switch (layer) {
      case DIGLOT_LAYER_PRIVILEGES: answer.error = diglot_confine_privileges(); break;
      case DIGLOT_LAYER_FILES:
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        answer.error = version < 0 ? -version : diglot_confine_files(&(diglot_confinement){.readable = "", .writable = ""});
        snprintf(answer.detail, sizeof answer.detail, "Landlock, version %d", version);
        break;
      case DIGLOT_LAYER_SIGNALS: answer.error = version < 6 ? ENOSYS : 0; break;
      case DIGLOT_LAYER_CALLS:
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        answer.error = diglot_confine_calls(true, false);
        break;
      case DIGLOT_LAYER_NAMESPACES:
        answer.error = try_namespaces(&step);
        snprintf(answer.detail, sizeof answer.detail, "%s", answer.error ? step : "");
        break;
      case DIGLOT_LAYER_LIMITS: answer.error = 0; break;
    }
    if (write(ends[1], &answer, sizeof answer) != sizeof answer) _exit(1);
    _exit(0);
  }
  close(ends[1]);
  if (pid > 0) {
    if (read(ends[0], &answer, sizeof answer) != sizeof answer) answer.error = EIO;
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) {}
  }
  close(ends[0]);
  memcpy(detail, answer.detail, sizeof answer.detail);
  return pid < 0 ? EAGAIN : answer.error;
}
