// Web servers of a run. Hosts that have fixtures have an address each, and all their ports lead to one server, a process of
// the run that is started when it is first connected to. It shares the baton, and so its delays are virtual time.
#include "internal.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/syscall.h>

/// The addresses of hosts with fixtures: 127.77.0.1 is the first one.
#define BLOCK 0x7f4d0000u
/// What a client waits at most for the server to start, when time is the machine's.
#define PATIENCE 10000000000LL

static uintptr_t server_key(void) { return diglot_shared_key(0xd191); }

static bool is_any(const char *line) { return strncmp(line, "* ", 2) == 0; }

/// A line of the site's file "hosts": a name and the ports that are open, separated by spaces. The name `*` is any name; all
/// its ports lead to one port of this machine, which follows, and where a recorder is no process of the run. Returns its
/// number, or -1.
static int find_host(const char *name, int number, char *line, size_t size) {
  char path[sizeof diglot_page->site + 8];
  if (!diglot_page || !*diglot_page->site) return -1;
  snprintf(path, sizeof path, "%s/hosts", diglot_page->site);
  FILE *file = fopen(path, "re");
  int found = -1;
  for (int i = 0; file && found < 0 && fgets(line, (int)size, file); i++) {
    size_t length = strcspn(line, " \n");
    bool same = name ? strncasecmp(name, line, length) == 0 && (!name[length] || strcmp(name + length, ".") == 0) : i == number;
    if (same || (name && is_any(line))) found = i;
  }
  if (file) fclose(file);
  return found;
}

bool diglot_find_site(const char *name, char address[16]) {
  char line[512];
  int number = find_host(name, 0, line, sizeof line);
  if (number < 0) return false;
  struct in_addr host = {htonl(BLOCK + (uint32_t)number + 1)};
  inet_ntop(AF_INET, &host, address, 16);
  return true;
}

static bool is_open(const char *line, int port) {
  const char *rest = line + strcspn(line, " \n");
  for (char *end; *rest == ' '; rest = end)
    if (strtol(rest + 1, &end, 10) == port) return true;
  return false;
}

// The server

typedef struct { const char *path; char *const *arguments; char *const *environment; } program;

/// In the memory of the caller, which waits (CLONE_VFORK): nothing but system calls.
static int become_server(void *argument) {
  const program *server = argument;
  uint64_t none = 0;
  diglot_raw(SYS_close_range, 3, ~0u, 0, 0, 0, 0);  // whoever waits for the end of a pipe must not wait for the server
  diglot_raw(SYS_rt_sigprocmask, SIG_SETMASK, (long)&none, 0, 8, 0, 0);
  diglot_raw(SYS_execve, (long)server->path, (long)server->arguments, (long)server->environment, 0, 0, 0);
  diglot_raw(SYS_exit, 127, 0, 0, 0, 0, 0);
  return 127;
}

/// Starts the server. It is a child of whoever made the caller, not of the caller, which may wait for its own children.
static pid_t start(char *const *environment) {
  static _Alignas(16) char stack[64 << 10];
  char path[4096];
  Dl_info info;
  if (!dladdr((void *)diglot_find_site, &info)) return -1;
  const char *slash = strrchr(info.dli_fname, '/');
  int length = slash ? (int)(slash - info.dli_fname) : 0;
  snprintf(path, sizeof path, "%.*s/diglot-server", length, info.dli_fname);
  char *arguments[] = {path, diglot_page->site, NULL};
  program server = {path, arguments, environment};
  if (access(path, X_OK)) return -1;
  return clone(become_server, stack + sizeof stack, CLONE_VM | CLONE_VFORK | CLONE_PARENT | SIGCHLD, &server);
}

static void start_member(void) {
  char *const none[] = {NULL};
  int thread, process = diglot_add_process(&thread);
  if (process < 0) diglot_give_up("more processes or threads than the virtual clock has places for");
  diglot_process *server = &diglot_page->processes[process];
  server->parent = -1;
  server->reported = true;  // that it waits for requests is no part of a deadlock
  server->leads_outside = false;
  diglot_page->server = process;
  char **joining = diglot_joining_environment(none, thread, false);
  pid_t pid = start(joining);
  free(joining);
  if (pid < 0) {
    diglot_remove_process(process);
    diglot_page->server_port = -1;
    return;
  }
  server->pid = pid;
  diglot_name_process(server->birth, pid);
  diglot_watch();
}

/// The port of the run's server, which is started where it is not there yet; -1 where it cannot be.
static int server_port(void) {
  if (TAKES_PART) {
    if (diglot_page->server == 0) start_member();
    while (diglot_page->server_port == 0) diglot_block_on(DIGLOT_FOR_DESCRIPTOR, server_key());
    return diglot_page->server_port;
  }
  int nobody = 0;
  if (atomic_compare_exchange_strong(&diglot_page->server, &nobody, -1)) {
    char *const none[] = {NULL};
    char **joining = diglot_joining_environment(none, -1, false);
    if (start(joining) < 0) diglot_page->server_port = -1;
    free(joining);
  }
  for (int64_t waited = 0; diglot_page->server_port == 0 && waited < PATIENCE; waited += 1000000) diglot_machine_sleep(1000000);
  return diglot_page->server_port ? diglot_page->server_port : -1;
}

void diglot_serve_run(int port) {
  if (!diglot_page || diglot_page->server_port) return;
  diglot_page->server_port = port;
  if (TAKES_PART) diglot_wake_key(server_key(), DIGLOT_THREADS);
}

void diglot_lost_server(void) {
  if (diglot_page->server_port == 0) diglot_say("the web server of the run could not be started");
  diglot_page->server_port = -1;
  diglot_wake_key(server_key(), DIGLOT_THREADS);
}

bool diglot_redirect(const struct sockaddr *address, struct sockaddr_in *redirected) {
  const struct sockaddr_in *asked = (const struct sockaddr_in *)address;
  if (diglot_clock_mode == DIGLOT_OFF || !address || address->sa_family != AF_INET) return false;
  uint32_t number = ntohl(asked->sin_addr.s_addr) - BLOCK - 1;
  char line[512];
  if (number > 0xffff || find_host(NULL, (int)number, line, sizeof line) < 0) return false;
  int port = is_any(line) ? (int)strtol(line + 2, NULL, 10) : is_open(line, ntohs(asked->sin_port)) ? server_port() : -1;
  // Port 1 of this machine: nothing listens there, and connecting to it is refused as it is by a real host.
  *redirected = (struct sockaddr_in){
    .sin_family = AF_INET, .sin_port = htons((uint16_t)(port < 0 ? 1 : port)), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  return true;
}

// Trust: libraries such as libcurl have the path of the system's certificates built in

FILE *fopen64(const char *restrict path, const char *restrict mode) {
  REAL(fopen64);
  static const char *const bundles[] = {
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"};
  char own[sizeof diglot_page->site + 8];
  for (int i = 0; path && diglot_page && *diglot_page->site && i < 4; i++) {
    if (strcmp(path, bundles[i]) != 0) continue;
    snprintf(own, sizeof own, "%s/ca.pem", diglot_page->site);
    path = own;
    break;
  }
  return real(path, mode);
}

FILE *fopen(const char *restrict path, const char *restrict mode) { return fopen64(path, mode); }
