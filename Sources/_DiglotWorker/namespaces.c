// Namespaces: what a run sees of the machine's processes, temporary files and network is its own.
#define _GNU_SOURCE
#include "confine.h"

#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "policy.h"

static int write_text(int folder, const char *path, const char *text) {
  int file = openat(folder, path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return errno;
  size_t length = strlen(text);
  int error = write(file, text, length) == (ssize_t)length ? 0 : errno;
  close(file);
  return error;
}

int diglot_namespaces_map(int processes, uid_t user, gid_t group) {
  char line[64];
  int error = write_text(processes, "self/setgroups", "deny");
  if (error && error != ENOENT) return error;
  snprintf(line, sizeof line, "%u %u 1", user, user);
  if ((error = write_text(processes, "self/uid_map", line))) return error;
  snprintf(line, sizeof line, "%u %u 1", group, group);
  return write_text(processes, "self/gid_map", line);
}

_Noreturn void diglot_namespaces_end_as(pid_t child) {
  int status = 0;
  sigset_t none;
  sigemptyset(&none);
  signal(SIGTERM, SIG_DFL);
  sigprocmask(SIG_SETMASK, &none, NULL);
  syscall(SYS_close_range, 0, ~0u, 0);
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  if (WIFSIGNALED(status)) raise(WTERMSIG(status));
  _exit(WEXITSTATUS(status));
}

int diglot_namespaces_enter(const char **step) {
  uid_t user = geteuid();
  gid_t group = getegid();
  *step = "a namespace of users";
  int processes = open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (processes < 0 || unshare(CLONE_NEWUSER)) return errno;
  int error = diglot_namespaces_map(processes, user, group);
  close(processes);
  if (error) return error;
  *step = "a namespace of files";
  if (unshare(CLONE_NEWNS) || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL)) return errno;
  // What Landlock does not know (chmod(2), utime(2), setxattr(2)) fails as well where nothing can be changed.
  *step = "files that cannot be changed";
  struct { uint64_t set, clear, propagation, namespace; } attributes = {.set = 1 /* MOUNT_ATTR_RDONLY */};
  if (syscall(442 /* mount_setattr */, AT_FDCWD, "/", AT_RECURSIVE, &attributes, sizeof attributes)) return errno;
  *step = "a namespace of processes";
  if (unshare(CLONE_NEWPID)) return errno;
  pid_t child = fork();
  if (child < 0) return errno;
  if (child > 0) diglot_namespaces_end_as(child);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  *step = "/proc";
  return mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) ? errno : 0;
}

/// The first process of a run's namespace, in the worker's memory: it must not touch that. Orphans are the kernel's to reap.
static int hold(void *unused) {
  (void)unused;
  struct { void (*handler)(int); unsigned long flags; void *restorer; uint64_t mask; } ignore = {.handler = SIG_IGN};
  syscall(SYS_rt_sigaction, SIGCHLD, &ignore, NULL, 8);
  syscall(SYS_prctl, PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  for (;;) syscall(SYS_ppoll, NULL, 0, NULL, NULL, 0);
  return 0;
}

pid_t diglot_namespaces_hold(int slot) {
  static _Alignas(16) char stacks[DIGLOT_AT_ONCE][8192];
  if (slot < 0 || slot >= DIGLOT_AT_ONCE) return -EBUSY;
  pid_t pid = clone(hold, stacks[slot] + sizeof stacks[slot], CLONE_VM | CLONE_NEWPID | SIGCHLD, NULL);
  if (pid < 0) return -errno;
  int handle = (int)syscall(434 /* pidfd_open */, pid, 0);
  int error = handle < 0 || setns(handle, CLONE_NEWPID) ? errno : 0;
  if (handle >= 0) close(handle);
  if (!error) return pid;
  kill(pid, SIGKILL);
  waitpid(pid, NULL, 0);
  return -error;
}

void diglot_namespaces_leave(void) {
  int own = open("/proc/self/ns/pid", O_RDONLY | O_CLOEXEC);
  if (own < 0) return;
  setns(own, CLONE_NEWPID);
  close(own);
}

int diglot_namespaces_network(void) {
  // The caller's own network stays what it was: the new one is made by a child that shares its descriptors.
  int ends[2], network = -EIO;
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK)) return -errno;
  pid_t pid = (pid_t)syscall(SYS_clone, CLONE_FILES | SIGCHLD, 0, 0, 0, 0);
  if (pid == 0) {
    struct ifreq loopback = {.ifr_name = "lo", .ifr_flags = IFF_UP | IFF_RUNNING};
    int result = unshare(CLONE_NEWNET) ? -errno : 0;
    int inside = result ? -1 : socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (!result && (inside < 0 || ioctl(inside, SIOCSIFFLAGS, &loopback))) result = -errno;
    if (inside >= 0) close(inside);
    if (!result && (result = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC)) < 0) result = -errno;
    if (write(ends[1], &result, sizeof result) != sizeof result) _exit(1);
    _exit(0);
  }
  while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR) {}
  if (pid > 0 && read(ends[0], &network, sizeof network) != sizeof network) network = -EIO;
  close(ends[0]);
  close(ends[1]);
  return pid < 0 ? -errno : network;
}

// Files

#define HIDDEN "/tmp/"
#define MOST_HIDDEN 16

typedef struct { char path[4096]; int tree; bool is_folder; } hidden;

int diglot_namespaces_parents(const char *path) {
  char folder[4096];
  for (const char *slash = path + strlen(HIDDEN); (slash = strchr(slash, '/')); slash++) {
    snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
    if (mkdir(folder, 0755) && errno != EEXIST) return errno;
  }
  return 0;
}

/// Takes hold of what will be hidden. Paths that are not there are passed over.
static int find_hidden(const char *lines, hidden *found) {
  int count = 0;
  for (const char *end; (end = strchr(lines, '\n')) && count < MOST_HIDDEN; lines = end + 1) {
    hidden *next = &found[count];
    struct stat info;
    int length = snprintf(next->path, sizeof next->path, "%.*s", (int)(end - lines), lines);
    if (length >= (int)sizeof next->path || strncmp(next->path, HIDDEN, strlen(HIDDEN)) != 0) continue;
    next->tree = (int)syscall(428 /* open_tree */, AT_FDCWD, next->path, 1 /* OPEN_TREE_CLONE */ | AT_RECURSIVE | O_CLOEXEC);
    if (next->tree < 0 || stat(next->path, &info)) continue;
    next->is_folder = S_ISDIR(info.st_mode);
    count++;
  }
  return count;
}

int diglot_namespaces_place(int tree, bool is_folder, const char *path) {
  int error = diglot_namespaces_parents(path);
  if (error) return error;
  if (is_folder) {
    if (mkdir(path, 0755) && errno != EEXIST) return errno;
  } else {
    int file = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
    if (file < 0) return errno;
    close(file);
  }
  return syscall(429 /* move_mount */, tree, "", AT_FDCWD, path, 4 /* MOVE_MOUNT_F_EMPTY_PATH */) ? errno : 0;
}

/// From 6.14 on the most processes are a number of each namespace; before, this would be the machine's.
void diglot_namespaces_limit_processes(int most) {
  struct utsname kernel;
  char text[16];
  int major = 0, minor = 0;
  if (uname(&kernel) || sscanf(kernel.release, "%d.%d", &major, &minor) != 2) return;
  struct rlimit limit = {(rlim_t)most, (rlim_t)most};
  setrlimit(RLIMIT_NPROC, &limit);  // of this user in the worker's namespace; none for root
  snprintf(text, sizeof text, "%d", most);
  if (major > 6 || (major == 6 && minor >= 14)) write_text(AT_FDCWD, "/proc/sys/kernel/pid_max", text);
}

int diglot_namespaces_furnish(const char *readable, int network, const char **step) {
  static hidden found[MOST_HIDDEN];
  unsigned long flags = MS_NOSUID | MS_NODEV;
  *step = "a namespace of files";
  if (unshare(CLONE_NEWNS)) return errno;
  int count = find_hidden(readable, found);
  *step = "/proc";
  // In a cell it can only be read, as what the cell itself sees.
  if (mount("proc", "/proc", "proc", flags | MS_NOEXEC, NULL) &&
      (errno != EPERM || mount("proc", "/proc", "proc", flags | MS_NOEXEC | MS_RDONLY, NULL)))
    return errno;
  diglot_namespaces_limit_processes(DIGLOT_MOST_PROCESSES);
  *step = "/tmp";
  if (mount("tmpfs", "/tmp", "tmpfs", flags, DIGLOT_TEMPORARY)) return errno;
  *step = "/dev/shm";
  if (mount("tmpfs", "/dev/shm", "tmpfs", flags | MS_NOEXEC, DIGLOT_TEMPORARY) && errno != ENOENT) return errno;
  *step = "/dev/pts";
  if (mount("devpts", "/dev/pts", "devpts", MS_NOSUID | MS_NOEXEC, "newinstance,ptmxmode=0666,mode=620") && errno != ENOENT)
    return errno;
  *step = "a network";
  if (network >= 0 && setns(network, CLONE_NEWNET)) return errno;
  for (int i = 0; i < count; i++) {
    *step = "what lies in /tmp";
    int error = diglot_namespaces_place(found[i].tree, found[i].is_folder, found[i].path);
    if (error) return error;
    close(found[i].tree);
  }
  return 0;
}
