// Landlock: what files a process may reach, whatever its user may.
#define _GNU_SOURCE
#include "confine.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "policy.h"

// Numbers of linux/landlock.h, of which the machine that builds may have an old one.
#define CREATE 444
#define ADD_RULE 445
#define RESTRICT 446
#define VERSION 1
#define BENEATH 1  // LANDLOCK_RULE_PATH_BENEATH
#define SCOPES 3   // abstract sockets, signals

enum {
  EXECUTE = 1 << 0, WRITE_FILE = 1 << 1, READ_FILE = 1 << 2, READ_DIR = 1 << 3, REFER = 1 << 13, TRUNCATE = 1 << 14,
  IOCTL = 1 << 15,
  ALL_FIRST = (1 << 13) - 1,
  FOR_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL,
  READING = EXECUTE | READ_FILE | READ_DIR,
};

typedef struct { uint64_t files, network, scopes; } attributes;
typedef struct { uint64_t allowed; int32_t parent; } __attribute__((packed)) beneath;

int diglot_landlock_version(void) {
  long version = syscall(CREATE, NULL, 0, VERSION);
  return version < 0 ? -errno : (int)version;
}

static void allow(int rules, uint64_t handled, const char *path, uint64_t rights) {
  struct stat info;
  int file = open(path, O_PATH | O_CLOEXEC);
  if (file < 0) return;
  if (fstat(file, &info) == 0) {
    if (!S_ISDIR(info.st_mode)) rights &= FOR_FILES;
    beneath rule = {rights & handled, file};
    syscall(ADD_RULE, rules, BENEATH, &rule, 0);
  }
  close(file);
}

static void allow_lines(int rules, uint64_t handled, const char *lines, uint64_t rights) {
  char path[4096];
  for (const char *end; (end = strchr(lines, '\n')); lines = end + 1) {
    int length = snprintf(path, sizeof path, "%.*s", (int)(end - lines), lines);
    if (length > 0 && length < (int)sizeof path) allow(rules, handled, path, rights);
  }
}

int diglot_confine_files(const diglot_confinement *confinement) {
  int version = diglot_landlock_version();
  if (version < 0) return -version;
  uint64_t handled = ALL_FIRST | (version >= 2 ? REFER : 0) | (version >= 3 ? TRUNCATE : 0) | (version >= 5 ? IOCTL : 0);
  attributes head = {.files = handled, .scopes = version >= 6 ? SCOPES : 0};
  size_t size = version >= 6 ? sizeof head : version >= 4 ? 16 : 8;
  int rules = (int)syscall(CREATE, &head, size, 0);
  if (rules < 0) return errno;
  uint64_t writing = handled & ~(uint64_t)IOCTL;
  for (const char *const *path = diglot_policy_readable; *path; path++) allow(rules, handled, *path, READING);
  for (const char *const *path = diglot_policy_devices; *path; path++)
    allow(rules, handled, *path, READ_FILE | WRITE_FILE | TRUNCATE | IOCTL);
  for (const char *const *path = diglot_policy_writable; *path; path++) allow(rules, handled, *path, writing);
  if (confinement->has_own_terminals) allow(rules, handled, "/dev/pts", READING | WRITE_FILE | IOCTL);
  allow_lines(rules, handled, confinement->readable, READING);
  allow_lines(rules, handled, confinement->writable, writing);
  int error = syscall(RESTRICT, rules, 0) ? errno : 0;
  close(rules);
  return error;
}
