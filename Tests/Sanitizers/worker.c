// A worker and its tool's side, with and without a sandbox and a cell: runs of each kind, and what must not harm either.
//   worker            all of it
//   worker fault      a run that touches memory that is not there must be told
//   worker serve SANDBOX [cell]    the worker
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "diglot_worker.h"

#define CHECK(condition) \
  ((condition) ? (void)0 : (fprintf(stderr, "%s:%d: not so: %s (%s)\n", __FILE__, __LINE__, #condition, strerror(errno)), exit(1)))
#define SECOND 1000000000LL
#define SIZE (DIGLOT_TRACE_SIZE + DIGLOT_FAMILY_SIZE)

extern char **environ;

// The worker's side

static char *trace_here;

/// What the clock's library would have.
void diglot_clock_start(void *trace, bool real, const char *path, const char *site) {
  trace_here = trace;
  snprintf(trace_here + 64, 256, "%d %s %s", real, strncmp(path, "/proc/", 6) == 0 ? "proc" : path, site);
}

/// A payload says what to do: its first letter, and what belongs to it.
static void act(const char *payload, size_t length) {
  char folder[4096];
  switch (*payload) {
    case 'p': printf("%s", payload + 1); break;
    case 'n': printf("%zu %zu", length, strlen(payload)); break;
    case 'e': exit(atoi(payload + 1));
    case 's': raise(atoi(payload + 1)); break;
    case 'w': sleep(60); break;
    case 'f':  // files in folders where it works, which it names
      CHECK(mkdir("a", 0700) == 0 && open("a/b", O_CREAT | O_RDWR, 0600) >= 0 && symlink("/", "a/c") == 0);
      printf("%s", getcwd(folder, sizeof folder));
      break;
    case 'l':  // processes that outlive it, one of them in no group of its own
      for (int i = 0; i < 2; i++)
        if (fork() == 0) {
          if (i) setsid();
          if (fork() != 0) _exit(0);
          prctl(PR_SET_NAME, payload + 1);
          sleep(60);
          _exit(0);
        }
      break;
    case 'x': {
      char *volatile bytes = malloc(8);
      bytes[length + 7] = 1;
    }
  }
}

static int serve(const char *sandbox, bool in_cell) {
  const char *step = "";
  int error = in_cell ? diglot_worker_enter_cell((uint32_t)atoi(sandbox), "/usr\n/nonexistent\n", &step) : 0;
  if (error) fprintf(stderr, "no cell: %s: %s\n", step, strerror(error));
  return error ? 1 : diglot_worker_serve(3, act);
}

// The tool's side

typedef struct {
  pid_t pid;
  int channel;
  uint32_t sandbox;
  uint64_t last;
} worker;

static worker begin(uint32_t sandbox, bool in_cell) {
  char flags[16];
  snprintf(flags, sizeof flags, "%u", sandbox);
  char *arguments[] = {"worker", "serve", flags, in_cell ? "cell" : NULL, NULL};
  int ends[2];
  CHECK(diglot_worker_channel(ends) == 0);
  worker made = {diglot_worker_spawn("/proc/self/exe", arguments, environ, ends[1], 2), ends[0], sandbox, 0};
  CHECK(made.pid > 0);
  close(ends[1]);
  return made;
}

typedef struct { diglot_response response; char out[4096], trace[256]; } ending;

typedef struct { uint64_t id; int files[3]; } run;

static run ask(worker *w, const char *payload, size_t length, int64_t limit) {
  run asked = {++w->last, {diglot_worker_file("out", 0), diglot_worker_file("error", 0), diglot_worker_file("trace", SIZE)}};
  diglot_request request = {
    .id = asked.id, .length = length, .limit = limit, .real_time = 1, .sandbox = w->sandbox, .site = "site", .readable = "/usr\n\n/none\n"};
  for (int i = 0; i < 3; i++) CHECK(asked.files[i] >= 0);
  CHECK(diglot_worker_send(w->channel, &request, payload, asked.files) == 0);
  return asked;
}

static ending take(worker *w, run *asked, size_t count) {
  ending end = {0};
  CHECK(diglot_worker_receive(w->channel, &end.response, 30 * SECOND) == 0);
  run *of = asked;
  while (of < asked + count && of->id != end.response.id) of++;
  CHECK(of < asked + count);
  CHECK(pread(of->files[0], end.out, sizeof end.out - 1, 0) >= 0 && pread(of->files[2], end.trace, sizeof end.trace - 1, 64) > 0);
  char complaint[256] = "";
  if (pread(of->files[1], complaint, sizeof complaint - 1, 0) > 0) fprintf(stderr, "%s\n", complaint);
  for (int i = 0; i < 3; i++) close(of->files[i]);
  return end;
}

static ending make(worker *w, const char *payload, int64_t limit) {
  run asked = ask(w, payload, strlen(payload), limit);
  return take(w, &asked, 1);
}

/// Nothing that a run began has this name.
static void check_gone(const char *name) {
  char command[64];
  snprintf(command, sizeof command, "pgrep -x %s >/dev/null", name);
  CHECK(system(command) != 0);
}

static void check_runs(worker *w) {
  ending end = make(w, "phello", SECOND * 20);
  CHECK(end.response.status == 0 && !end.response.timed_out && end.response.wall > 0 && end.response.cpu >= 0);
  CHECK(strcmp(end.out, "hello") == 0 && strcmp(end.trace, "1 proc site") == 0);
  end = make(w, "e7", SECOND * 20);
  CHECK(WEXITSTATUS(end.response.status) == 7 && *end.out == 0);
  for (const char **payload = (const char *[]){"s11", "s6", "s9", "s15", NULL}; *payload; payload++)
    CHECK(WTERMSIG(make(w, *payload, SECOND * 20).response.status) == atoi(*payload + 1));
  end = make(w, "w", SECOND / 20);
  CHECK(end.response.timed_out && WTERMSIG(end.response.status) == SIGKILL && end.response.wall < 30 * SECOND);
  end = make(w, "f", SECOND * 20);
  CHECK(end.response.status == 0 && strlen(end.out) > 1 && access(end.out, F_OK) != 0 && errno == ENOENT);
  char name[16];
  snprintf(name, sizeof name, "lleft%d", getpid());
  for (int times = 0; times < 20; times++) {
    CHECK(make(w, name, SECOND * 20).response.status == 0);
    check_gone(name + 1);
  }
}

static void check_payloads(worker *w) {
  size_t length = 3 << 20;
  char *payload = calloc(1, length), expected[64];
  memset(payload, 'n', length - 10);
  run asked = ask(w, payload, length, SECOND * 20);
  ending end = take(w, &asked, 1);
  snprintf(expected, sizeof expected, "%zu %zu", length, length - 10);
  CHECK(strcmp(end.out, expected) == 0);
  asked = ask(w, "", 0, SECOND * 20);
  CHECK(take(w, &asked, 1).response.status == 0);
  free(payload);
}

static void check_many(worker *w) {
  run asked[16];
  for (int round = 0; round < 3; round++) {
    for (int i = 0; i < 16; i++) {
      char payload[16];
      snprintf(payload, sizeof payload, "e%d", i);
      asked[i] = ask(w, payload, strlen(payload), SECOND * 20);
    }
    for (int i = 0; i < 16; i++) {
      ending end = take(w, asked, 16);
      CHECK(WEXITSTATUS(end.response.status) == (int)(end.response.id - asked[0].id));
    }
  }
}

/// The worker's process is gone, and with what status.
static int end_of(worker *w) {
  int status = -1;
  CHECK(waitpid(w->pid, &status, 0) == w->pid);
  close(w->channel);
  return status;
}

/// What is no request ends the worker, as the tool's own mistake.
static void check_nonsense(uint32_t sandbox) {
  diglot_request request = {.id = 1, .length = 1ULL << 62, .limit = SECOND, .sandbox = sandbox};
  diglot_response response;
  memset(request.site, 'x', sizeof request.site);
  memset(request.readable, 'x', sizeof request.readable);
  worker w = begin(sandbox, false);  // no descriptors
  CHECK(send(w.channel, &request, sizeof request, 0) == sizeof request);
  CHECK(diglot_worker_receive(w.channel, &response, 30 * SECOND) == EPIPE && WEXITSTATUS(end_of(&w)) == EPROTO);
  w = begin(sandbox, false);  // half of one
  CHECK(send(w.channel, &request, sizeof request / 2, 0) == sizeof request / 2 && shutdown(w.channel, SHUT_WR) == 0);
  CHECK(diglot_worker_receive(w.channel, &response, 30 * SECOND) == EPIPE && WEXITSTATUS(end_of(&w)) == EPROTO);
  w = begin(sandbox, false);  // texts without an end, and a payload that does not come
  int files[] = {diglot_worker_file("out", 0), diglot_worker_file("error", 0), diglot_worker_file("trace", SIZE)};
  request.length = 100;
  CHECK(diglot_worker_receive(w.channel, &response, SECOND / 50) == ETIMEDOUT);
  request.length = 0;
  CHECK(diglot_worker_send(w.channel, &request, "", files) == 0);
  CHECK(diglot_worker_receive(w.channel, &response, 30 * SECOND) == 0 && response.status == 0);
  request.length = 100;
  char bytes[100] = "p";
  CHECK(diglot_worker_send(w.channel, &request, bytes, files) == 0 && diglot_worker_receive(w.channel, &response, 30 * SECOND) == 0);
  CHECK(diglot_worker_send(w.channel, &request, bytes, files) == 0);
  diglot_worker_end(w.pid, w.channel, 30 * SECOND);
  CHECK(diglot_worker_send(w.channel, &request, bytes, files) != 0);
  for (int i = 0; i < 3; i++) close(files[i]);
}

/// A worker that is told to end, or whose tool is gone, ends its runs.
static void check_end(uint32_t sandbox, bool in_cell) {
  char name[16];
  snprintf(name, sizeof name, "lstay%d", getpid());
  for (int by_signal = 0; by_signal < 2; by_signal++) {
    worker w = begin(sandbox, in_cell);
    make(&w, "e0", SECOND * 20);
    run asked[2] = {ask(&w, name, strlen(name), SECOND * 20), ask(&w, "w", 1, SECOND * 60)};
    take(&w, asked, 2);
    if (by_signal) {
      kill(w.pid, SIGTERM);
      end_of(&w);
    } else diglot_worker_end(w.pid, w.channel, 30 * SECOND);
    check_gone(name + 1);
    for (int i = 0; i < 3; i++) close(asked[1].files[i]);
  }
}

static void check_programs(void) {
  char folder[] = "/tmp/diglot-worker-XXXXXX", lines[64], path[64];
  CHECK(mkdtemp(folder));
  snprintf(lines, sizeof lines, "%s\n", folder);
  for (int sandboxed = 0; sandboxed < 2; sandboxed++) {
    int out = diglot_worker_file("out", 0), status = -1;
    diglot_program program = {
      .path = "/bin/sh", .arguments = (char *[]){"sh", "-c", "pwd; echo x >made; exit 3", NULL}, .folder = folder, .out = out, .error = 2,
      .limit = 20 * SECOND, .readable = sandboxed ? "/usr\n" : NULL, .writable = sandboxed ? lines : NULL};
    char text[128] = "";
    CHECK(diglot_worker_program(&program, &status) == 0 && WEXITSTATUS(status) == 3);
    CHECK(pread(out, text, sizeof text - 1, 0) > 0 && strncmp(text, folder, strlen(folder)) == 0);
    program.arguments = (char *[]){"sh", "-c", "sleep 60", NULL};
    program.limit = SECOND / 100;
    CHECK(diglot_worker_program(&program, &status) == 0 && WTERMSIG(status) == SIGKILL);
    program.path = "/nonexistent";
    CHECK(diglot_worker_program(&program, &status) == 0 && WEXITSTATUS(status) == 127);
    close(out);
  }
  snprintf(path, sizeof path, "%s/made", folder);
  CHECK(unlink(path) == 0 && rmdir(folder) == 0);
}

static void check(uint32_t sandbox, bool in_cell) {
  worker w = begin(sandbox, in_cell);
  check_runs(&w);
  check_payloads(&w);
  check_many(&w);
  diglot_worker_end(w.pid, w.channel, 30 * SECOND);
  check_end(sandbox, in_cell);
  if (!in_cell) check_nonsense(sandbox);
}

int main(int count, char **arguments) {
  if (count > 2 && strcmp(arguments[1], "serve") == 0) return serve(arguments[2], count > 3);
  char detail[96];
  bool has_namespaces = diglot_sandbox_try(DIGLOT_LAYER_NAMESPACES, detail) == 0;
  uint32_t confined = DIGLOT_SANDBOX_CONFINED, all = confined | DIGLOT_SANDBOX_NAMESPACES;
  if (count > 1) {
    worker w = begin(0, false);
    CHECK(make(&w, "x", SECOND * 20).response.status == 0);
  }
  CHECK(diglot_worker_library_of("malloc") && !diglot_worker_library_of("none"));
  check_programs();
  check(0, false);
  check(confined, false);
  check(confined, true);
  if (!has_namespaces) return printf("no namespaces: %s\n", detail), 0;
  check(all, false);
  check(all, true);
  check(all | DIGLOT_SANDBOX_MACHINE_NETWORK, true);
  return 0;
}
