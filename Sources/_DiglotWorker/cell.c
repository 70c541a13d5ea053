// A cell: what a worker is kept in that runs code of others in its own process, as packages are when they are imported. It must still be
// able to make runs. So the rules of runs, which cannot be taken back, do not do: what is out of its reach is not there.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "confine.h"
#include "diglot_worker.h"
#include "policy.h"

#define ROOT "/tmp"  // where the root is made that the cell will have
#define MOST_PIECES 128

/// What the cell sees of the machine's files: a folder or a file, or a link to one.
typedef struct { char *path; int tree; bool is_folder; char target[4096]; } piece;

typedef struct { piece all[MOST_PIECES]; int count; } pieces;

/// Takes hold of a path. One that is not there is passed over.
static void take(pieces *found, const char *path, size_t length, bool keeps_link) {
  struct stat info;
  piece *next = &found->all[found->count];
  if (found->count == MOST_PIECES || length < 2 || *path != '/' || !(next->path = strndup(path, length))) return;
  ssize_t linked = keeps_link ? readlink(next->path, next->target, sizeof next->target - 1) : -1;
  next->target[linked > 0 ? linked : 0] = 0;
  next->tree = linked > 0 ? -1 : (int)syscall(428 /* open_tree */, AT_FDCWD, next->path, 1 /* OPEN_TREE_CLONE */ | AT_RECURSIVE | O_CLOEXEC);
  if (linked <= 0 && (next->tree < 0 || fstat(next->tree, &info))) return;
  next->is_folder = linked <= 0 && S_ISDIR(info.st_mode);
  found->count++;
}

static int by_length(const void *one, const void *other) {
  size_t a = strlen(((const piece *)one)->path), b = strlen(((const piece *)other)->path);
  return a < b ? -1 : a > b;
}

/// Whether a folder that was taken, too, holds this piece.
static bool is_held(const pieces *found, int index) {
  for (int i = 0; i < index; i++) {
    size_t length = strlen(found->all[i].path);
    const char *path = found->all[index].path;
    if (strncmp(path, found->all[i].path, length) == 0 && (!path[length] || (path[length] == '/' && found->all[i].is_folder))) return true;
  }
  return false;
}

static int place(const piece *one) {
  char path[4096 + sizeof ROOT];
  snprintf(path, sizeof path, ROOT "%s", one->path);
  if (one->tree >= 0) return diglot_namespaces_place(one->tree, one->is_folder, path);
  int error = diglot_namespaces_parents(path);
  return error ? error : symlink(one->target, path) ? errno : 0;
}

/// Makes a root of what the policy and `readable` name, with empty folders for temporary files, and goes there: the machine's is gone.
static int make_root(const char *readable, const char **step) {
  static pieces found;
  unsigned long flags = MS_NOSUID | MS_NODEV;
  for (const char *const *path = diglot_policy_readable; *path; path++)
    if (strcmp(*path, "/proc") != 0) take(&found, *path, strlen(*path), true);
  for (const char *const *path = diglot_policy_devices; *path; path++)
    if (strcmp(*path, "/dev/ptmx") != 0) take(&found, *path, strlen(*path), false);
  for (const char *end; (end = strchr(readable, '\n')); readable = end + 1) take(&found, readable, (size_t)(end - readable), false);
  qsort(found.all, (size_t)found.count, sizeof *found.all, by_length);
  *step = "a root of its own";
  if (mount("tmpfs", ROOT, "tmpfs", flags, "size=1m,mode=755")) return errno;
  const char *folders[] = {"/proc", "/tmp", "/dev", "/dev/shm", "/dev/pts"};
  char path[64];
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
    snprintf(path, sizeof path, ROOT "%s", folders[i]);
    if (mkdir(path, 0755)) return errno;
  }
  if (symlink("pts/ptmx", ROOT "/dev/ptmx")) return errno;
  if (mount("tmpfs", ROOT "/tmp", "tmpfs", flags, DIGLOT_TEMPORARY)) return errno;
  if (mount("tmpfs", ROOT "/dev/shm", "tmpfs", flags | MS_NOEXEC, DIGLOT_TEMPORARY)) return errno;
  // Settings of the kernel are files of root, and root's number may be the user's.
  if (mount("proc", ROOT "/proc", "proc", flags | MS_NOEXEC | MS_RDONLY, NULL)) return errno;
  *step = "what it may read";
  for (int i = 0; i < found.count; i++) {
    int error = is_held(&found, i) ? 0 : place(&found.all[i]);
    if (error) return error;
    if (found.all[i].tree >= 0) close(found.all[i].tree);
  }
  *step = "a root of its own";
  if (chdir(ROOT) || syscall(SYS_pivot_root, ".", ".") || umount2(".", MNT_DETACH) || chdir("/")) return errno;
  return mount(NULL, "/", NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | flags, NULL) ? errno : 0;
}

/// Keeps what making runs takes, also over the start of another program, and nothing else.
static int keep_some_privileges(void) {
  const int kept[] = {CAP_SYS_ADMIN, CAP_NET_ADMIN, CAP_SETPCAP};
  uint32_t set = 0;
  for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) set |= 1u << kept[i];
  for (int capability = 0; capability <= 63; capability++)
    if (capability > 31 || !(set & 1u << capability)) prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
  struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct data[2] = {{set, set, set}, {0}};
  if (syscall(SYS_capset, &head, data)) return errno;
  for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
    if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, kept[i], 0, 0)) return errno;
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ? errno : 0;
}

/// Behind namespaces: the caller's process keeps the cell, and a child goes on in it.
static int enter_namespaces(const char *readable, bool has_machine_network, const char **step) {
  int error = diglot_namespaces_enter(step);
  if (error) return error;
  diglot_namespaces_limit_processes(DIGLOT_MOST_PROCESSES_OF_A_CELL);
  int processes = open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (processes < 0) return errno;
  if ((error = make_root(readable, step))) return error;
  // What a namespace of users is given by the one around it, the root with all that is read-only in it, it cannot take apart.
  *step = "a namespace of users in a namespace of users";
  uid_t user = geteuid();
  gid_t group = getegid();
  if (unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC | (has_machine_network ? 0 : CLONE_NEWNET))) return errno;
  if ((error = diglot_namespaces_map(processes, user, group))) return error;
  close(processes);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  pid_t child = fork();
  if (child < 0) return errno;
  if (child > 0) diglot_namespaces_end_as(child);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  *step = "/proc";
  if (mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY, NULL)) return errno;
  *step = "privileges";
  if ((error = keep_some_privileges())) return error;
  *step = "calls";
  return diglot_confine_calls(true, true);
}

// Without namespaces

static int remove_entry(const char *path, const struct stat *info, int kind, struct FTW *walk) {
  (void)info, (void)kind, (void)walk;
  return remove(path), 0;
}

static pid_t kept;

static void pass_on(int number) { kill(kept, number); }

/// A run is kept by what the kernel takes from a process for good, and so can its worker be. Runs have their folders in the worker's,
/// which the caller's process removes in the end.
static int enter_folder(const char *readable, const char **step) {
  static char folder[64], writable[80];
  *step = "a folder";
  snprintf(folder, sizeof folder, DIGLOT_RUNS, "/tmp", getpid());
  if (!mkdtemp(folder) || setenv("TMPDIR", folder, 1)) return errno;
  kept = fork();
  if (kept < 0) return errno;
  if (kept > 0) {
    int status = 0;
    signal(SIGTERM, pass_on);
    syscall(SYS_close_range, 0, ~0u, 0);
    while (waitpid(kept, &status, 0) < 0 && errno == EINTR) {}
    nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    _exit(WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
  }
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  *step = "its sandbox";
  snprintf(writable, sizeof writable, "%s\n", folder);
  return diglot_confine(&(diglot_confinement){.readable = readable, .writable = writable, .has_network = true});
}

int diglot_worker_enter_cell(uint32_t sandbox, const char *readable, const char **step) {
  *step = "";
  if (!(sandbox & DIGLOT_SANDBOX_CONFINED)) return 0;
  diglot_confine_limits();
  return sandbox & DIGLOT_SANDBOX_NAMESPACES
    ? enter_namespaces(readable, sandbox & DIGLOT_SANDBOX_MACHINE_NETWORK, step)
    : enter_folder(readable, step);
}
