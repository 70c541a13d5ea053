// How the kernel is told what a process, and all that it starts, may do. Nothing here can be taken back.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "diglot_sandbox.h"

/// What a process may reach besides the policy. Lists of paths have an end of line behind each.
typedef struct {
  const char *readable;
  const char *writable;
  bool has_own_terminals;  // /dev/pts is its own
  bool has_network;        // sockets of the internet
} diglot_confinement;

/// Gives up all privileges, for good: no program that is started has more. Returns 0, or an errno.
int diglot_confine_privileges(void);

/// Landlock (landlock(7)): files as the policy says; signals and abstract sockets only to what is confined with it.
/// A path that is not there is passed over. Returns 0, or an errno.
int diglot_confine_files(const diglot_confinement *confinement);

/// Seccomp (seccomp(2)): refuses system calls; all those but the ones by which a worker makes runs, where it does. Returns 0, or an errno.
int diglot_confine_calls(bool has_network, bool makes_runs);

/// The version of Landlock that the kernel has, or the negative errno.
int diglot_landlock_version(void);

/// Lowers the limits of a process, none of which is raised.
void diglot_confine_limits(void);

/// Privileges, files and calls, as far as the kernel has them. Returns 0, or the first errno that says more than that it has one not.
int diglot_confine(const diglot_confinement *confinement);

/// How many runs a worker has at once, at most.
#define DIGLOT_AT_ONCE 64

/// A run's folder, where it has no temporary files of its own: a folder and its worker's process id.
#define DIGLOT_RUNS "%s/diglot-run-%d-XXXXXX"

// Namespaces (namespaces(7)): the processes, the folder for temporary files, and the network of a run are its own

/// This process gets a namespace of users in which it may make other namespaces, and goes on as the first process of a
/// namespace of processes. Whoever called waits for it, and ends as it does. Returns 0, or an errno with the step that failed.
int diglot_namespaces_enter(const char **step);

/// Makes a namespace of processes, whose first process does nothing but hold it: when it is killed, all in it are. What is
/// forked next is in it. Returns its process id, or the negative errno.
pid_t diglot_namespaces_hold(int slot);

/// What is forked from now on is in the caller's own namespace of processes again.
void diglot_namespaces_leave(void);

/// Makes an empty network, in which this machine's own address is up. Returns a descriptor, or the negative errno.
int diglot_namespaces_network(void);

/// The caller gets files of its own: /proc with its own processes, an empty /tmp and /dev/shm; and of what lies in the machine's
/// /tmp, the paths of `readable`. With a network's descriptor, that network. Returns 0, or an errno with the step that failed.
int diglot_namespaces_furnish(const char *readable, int network, const char **step);

// Parts of these, for a cell

/// The user keeps its number and owns its files; to the machine it has no more rights than before. `processes` is the folder of the
/// caller's processes (/proc), which can be written. Returns 0, or an errno.
int diglot_namespaces_map(int processes, uid_t user, gid_t group);

/// Waits for a process, and ends as it does; or at once when it is told to, and the process with it.
_Noreturn void diglot_namespaces_end_as(pid_t child);

/// Makes the folders above a path in /tmp. Returns 0, or an errno.
int diglot_namespaces_parents(const char *path);

/// Mounts a tree (open_tree(2)) at a path in /tmp, which is made. Returns 0, or an errno.
int diglot_namespaces_place(int tree, bool is_folder, const char *path);

/// The caller and what it starts are no more processes and threads than this, where the kernel can count them.
void diglot_namespaces_limit_processes(int most);
