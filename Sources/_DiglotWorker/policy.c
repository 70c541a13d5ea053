#define _GNU_SOURCE
#include "policy.h"

#include <sys/syscall.h>

const char *const diglot_policy_readable[] = {
  "/usr", "/lib", "/lib64", "/bin", "/sbin", "/proc", "/sys/devices/system/cpu",
  "/etc/alternatives", "/etc/ca-certificates", "/etc/debian_version", "/etc/gai.conf", "/etc/group", "/etc/host.conf",
  "/etc/hosts", "/etc/inputrc", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/locale.alias",
  "/etc/localtime", "/etc/magic", "/etc/mime.types", "/etc/nsswitch.conf", "/etc/os-release", "/etc/passwd", "/etc/pki/tls/certs",
  "/etc/protocols", "/etc/python3", "/etc/python3.11", "/etc/python3.12", "/etc/python3.13", "/etc/python3.14", "/etc/services",
  "/etc/shells", "/etc/ssl/cert.pem", "/etc/ssl/certs", "/etc/ssl/openssl.cnf", "/etc/terminfo", "/etc/timezone", NULL,
};

const char *const diglot_policy_devices[] = {
  "/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/ptmx", NULL,
};

// POSIX semaphores and shared memory (shm_overview(7)); what a run leaves in /proc/self is its own.
const char *const diglot_policy_writable[] = {"/dev/shm", NULL};

const int diglot_policy_refused[] = {
  // Other processes' memory and descriptors, even where they are of the same user.
  SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_pidfd_getfd, SYS_kcmp, SYS_process_madvise,
  // Another kernel, its modules, programs in it.
  SYS_kexec_load, SYS_kexec_file_load, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_bpf, SYS_reboot,
  // Interfaces of the kernel that are large, and that no example needs: most ways from a process to root went through them.
  SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register, SYS_userfaultfd, SYS_perf_event_open,
  SYS_keyctl, SYS_add_key, SYS_request_key, SYS_fanotify_init, SYS_quotactl, SYS_acct, SYS_swapon, SYS_swapoff, SYS_syslog,
  // What files there are. The rules of files.c hold for what is mounted now.
  SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_move_mount, SYS_open_tree, SYS_fsopen, SYS_fsconfig, SYS_fsmount,
  SYS_fspick, SYS_mount_setattr, SYS_open_by_handle_at, SYS_name_to_handle_at,
  // Namespaces: in a new one a process has capabilities. clone(2) is looked at by its flags, in calls.c.
  SYS_unshare, SYS_setns,
  // The machine's clock and names. System V's shared memory and queues are the machine's, and no folder of ours.
  SYS_settimeofday, SYS_clock_settime, SYS_adjtimex, SYS_clock_adjtime, SYS_sethostname, SYS_setdomainname, SYS_vhangup,
  SYS_shmget, SYS_semget, SYS_msgget, SYS_mq_open, SYS_personality,
#ifdef __x86_64__
  SYS_iopl, SYS_ioperm, SYS_modify_ldt, SYS_uselib, SYS_create_module, SYS_nfsservctl,
#endif
};
const size_t diglot_policy_refused_count = sizeof diglot_policy_refused / sizeof *diglot_policy_refused;

const int diglot_policy_makes_runs[] = {SYS_mount, SYS_move_mount, SYS_open_tree, SYS_setns, SYS_unshare};
const size_t diglot_policy_makes_runs_count = sizeof diglot_policy_makes_runs / sizeof *diglot_policy_makes_runs;

const diglot_policy_limit diglot_policy_limits[] = {
  {RLIMIT_CORE, 0},
  {RLIMIT_FSIZE, 256 << 20},
  {RLIMIT_AS, 20ULL << 30},   // each thread takes 8 MiB of it for its stack
  {RLIMIT_DATA, 4ULL << 30},  // what can be written, and so can take memory: half of a thousand threads' stacks
  {RLIMIT_NOFILE, 1024},
  {RLIMIT_MEMLOCK, 64 << 10},
  {RLIMIT_MSGQUEUE, 0},
  {RLIMIT_NICE, 0},
  {RLIMIT_RTPRIO, 0},
};
const size_t diglot_policy_limits_count = sizeof diglot_policy_limits / sizeof *diglot_policy_limits;
