// Seccomp: system calls that are refused. Where an argument decides, it is one that is passed by value: what a pointer leads to
// could be changed after it was looked at.
#define _GNU_SOURCE
#include "confine.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "policy.h"

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#define MOST_NUMBERS 0x40000000u  // from there on they are those of x32
#else
#define MACHINE AUDIT_ARCH_AARCH64
#define MOST_NUMBERS 0x40000000u
#endif

#define NAMESPACES \
  (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | 0x80 /* NEWTIME */)
#define SPEC_ALLOW 4  // SECCOMP_FILTER_FLAG_SPEC_ALLOW: the filter keeps no secrets, and mitigations are for what does
#define MOST 256

typedef struct { struct sock_filter code[MOST]; unsigned short count; } program;

static void add(program *p, uint16_t code, uint32_t k, uint8_t yes, uint8_t no) {
  if (p->count < MOST) p->code[p->count++] = (struct sock_filter){code, yes, no, k};
}

static void load(program *p, size_t offset) { add(p, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0); }
static void answer(program *p, uint32_t action) { add(p, BPF_RET | BPF_K, action, 0, 0); }
static void refuse(program *p, int error) { answer(p, SECCOMP_RET_ERRNO | (uint32_t)error); }
static void load_argument(program *p, int index) {
  load(p, offsetof(struct seccomp_data, args) + (size_t)index * 8);  // its lower half, on machines that begin with that
}

/// The next `count` instructions are passed over unless the loaded word is `value`.
static void when(program *p, uint32_t value, uint8_t count) { add(p, BPF_JMP | BPF_JEQ | BPF_K, value, 0, count); }

static void refuse_number(program *p, long number, int error) {
  when(p, (uint32_t)number, 1);
  refuse(p, error);
}

/// Sockets of this machine and of the internet; no raw ones, and none that talk to the kernel.
static void judge_socket(program *p, bool has_network) {
  when(p, SYS_socket, 10);
  load_argument(p, 0);
  add(p, BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 7, 0);
  add(p, BPF_JMP | BPF_JEQ | BPF_K, has_network ? AF_INET : AF_UNIX, 2, 0);
  add(p, BPF_JMP | BPF_JEQ | BPF_K, has_network ? AF_INET6 : AF_UNIX, 1, 0);
  refuse(p, EPERM);
  load_argument(p, 1);
  add(p, BPF_ALU | BPF_AND | BPF_K, 0xf, 0, 0);
  add(p, BPF_JMP | BPF_JGT | BPF_K, SOCK_DGRAM, 0, 1);
  refuse(p, EPERM);
  answer(p, SECCOMP_RET_ALLOW);
}

/// A call whose first argument has one of these flags.
static void refuse_flags(program *p, long number, uint32_t flags) {
  when(p, (uint32_t)number, 4);
  load_argument(p, 0);
  add(p, BPF_JMP | BPF_JSET | BPF_K, flags, 0, 1);
  refuse(p, EPERM);
  answer(p, SECCOMP_RET_ALLOW);
}

static bool makes_runs_by(int number) {
  for (size_t i = 0; i < diglot_policy_makes_runs_count; i++)
    if (diglot_policy_makes_runs[i] == number) return true;
  return false;
}

static void build(program *p, bool has_network, bool makes_runs) {
  load(p, offsetof(struct seccomp_data, arch));
  add(p, BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0);
  answer(p, SECCOMP_RET_KILL_PROCESS);
  load(p, offsetof(struct seccomp_data, nr));
  add(p, BPF_JMP | BPF_JGE | BPF_K, MOST_NUMBERS, 0, 1);
  refuse(p, EPERM);
  for (size_t i = 0; i < diglot_policy_refused_count; i++)
    if (!makes_runs || !makes_runs_by(diglot_policy_refused[i])) refuse_number(p, diglot_policy_refused[i], EPERM);
  refuse_number(p, SYS_clone3, ENOSYS);  // its flags are in memory; the C library uses clone then
  judge_socket(p, has_network);
  refuse_flags(p, SYS_clone, makes_runs ? NAMESPACES & ~CLONE_NEWPID : NAMESPACES);
  if (makes_runs) refuse_flags(p, SYS_unshare, NAMESPACES & ~(CLONE_NEWNS | CLONE_NEWNET));
  when(p, SYS_ioctl, 5);
  load_argument(p, 1);
  add(p, BPF_JMP | BPF_JEQ | BPF_K, TIOCSTI, 1, 0);  // types at a terminal
  add(p, BPF_JMP | BPF_JEQ | BPF_K, 0x541c /* TIOCLINUX */, 0, 1);
  refuse(p, EPERM);
  answer(p, SECCOMP_RET_ALLOW);
  answer(p, SECCOMP_RET_ALLOW);
}

int diglot_confine_calls(bool has_network, bool makes_runs) {
  program p = {.count = 0};
  build(&p, has_network, makes_runs);
  if (p.count == MOST) return E2BIG;
  struct sock_fprog filter = {p.count, p.code};
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SPEC_ALLOW, &filter) ? errno : 0;
}
