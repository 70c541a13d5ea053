// What a run and a compiler may do, apart from how the kernel is told (confine.c, files.c, calls.c, namespaces.c).
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>

/// What any program of the machine needs to read, and may start: null at the end. No folder of a user is among them, and of /etc
/// only what the C library, Python and OpenSSL look at.
extern const char *const diglot_policy_readable[];

/// Devices that may be read, written and asked (ioctl): null at the end.
extern const char *const diglot_policy_devices[];

/// Folders besides the private one that may be written: null at the end.
extern const char *const diglot_policy_writable[];

/// System calls that are refused with EPERM.
extern const int diglot_policy_refused[];
extern const size_t diglot_policy_refused_count;

/// Those of them by which a worker in a cell makes runs.
extern const int diglot_policy_makes_runs[];
extern const size_t diglot_policy_makes_runs_count;

typedef struct { int resource; rlim_t most; } diglot_policy_limit;

/// Limits of each process of a run.
extern const diglot_policy_limit diglot_policy_limits[];
extern const size_t diglot_policy_limits_count;

#define DIGLOT_MOST_PROCESSES 1024       // and threads, of one run
#define DIGLOT_MOST_PROCESSES_OF_A_CELL 4096  // of all its runs together
#define DIGLOT_TEMPORARY "size=256m,nr_inodes=64k,mode=1777"  // tmpfs(5): what the private folder may take
