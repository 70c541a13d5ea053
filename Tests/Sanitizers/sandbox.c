// The layers of the sandbox, each tried out, and all of them around a process that then tries what it must not.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "confine.h"

static int failures;

static void expect(int is_so, const char *what) {
  if (is_so) return;
  failures++;
  fprintf(stderr, "not so: %s (%s)\n", what, strerror(errno));
}

static void inside(const char *folder) {
  char lines[128], path[128];
  snprintf(lines, sizeof lines, "%s\n", folder);
  diglot_confine(&(diglot_confinement){.readable = "/nonexistent\n\n/usr\n", .writable = lines, .has_network = true});
  snprintf(path, sizeof path, "%s/own", folder);
  expect(open(path, O_CREAT | O_RDWR, 0600) >= 0, "the folder can be written");
  expect(open("/etc/shadow", O_RDONLY) < 0 && errno == EACCES, "a file cannot be read");
  expect(open("/planted", O_CREAT | O_RDWR, 0600) < 0 && errno == EACCES, "a file cannot be made");
  expect(socket(AF_INET, SOCK_STREAM, 0) >= 0, "there are sockets");
  expect(socket(AF_INET, SOCK_RAW, 1) < 0 && errno == EPERM, "there are no raw ones");
  expect(socket(AF_NETLINK, SOCK_RAW, 0) < 0 && errno == EPERM, "there are none to the kernel");
  _exit(failures > 0);
}

int main(void) {
  char detail[96], folder[] = "/tmp/diglot-sandbox-XXXXXX";
  for (int layer = 0; layer < DIGLOT_LAYERS; layer++)
    for (int times = 0; times < 3; times++) {
      int error = diglot_sandbox_try((diglot_layer)layer, detail);
      if (error) printf("layer %d is missing: %s: %s\n", layer, detail, strerror(error));
      expect(memchr(detail, 0, sizeof detail) != NULL, "what is said has an end");
    }
  if (!mkdtemp(folder)) return 1;
  pid_t pid = fork();
  if (pid == 0) inside(folder);
  int status = -1;
  expect(waitpid(pid, &status, 0) == pid && status == 0, "a process is kept in");
  snprintf(detail, sizeof detail, "%s/own", folder);
  unlink(detail);
  rmdir(folder);
  return failures > 0;
}
