// Programs that a run starts: they join it, by a variable of their environment that says where its page is.
#include "internal.h"

#include <elf.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>

#define VARIABLE "DIGLOT_CLOCK"
extern char **environ;

bool diglot_was_started;

/// Whether the clock can be loaded into a program: one that glibc's loader starts, with this user's rights.
static bool is_loadable(const char *path, int depth) {
  char head[4096];
  struct stat info;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return true;  // it cannot be started either
  ssize_t length = pread(file, head, sizeof head - 1, 0);
  bool special = fstat(file, &info) || info.st_mode & (S_ISUID | S_ISGID);
  close(file);
  if (length < 4 || special) return !special;
  head[length] = 0;
  if (head[0] == '#' && head[1] == '!') {
    char *start = head + 2 + strspn(head + 2, " \t");
    start[strcspn(start, " \t\n")] = 0;
    return depth < 4 && is_loadable(start, depth + 1);
  }
  Elf64_Ehdr elf;
  if (memcmp(head, ELFMAG, SELFMAG) != 0 || length < (ssize_t)sizeof elf) return true;
  memcpy(&elf, head, sizeof elf);
  for (int i = 0; i < elf.e_phnum; i++) {
    size_t at = elf.e_phoff + (size_t)i * sizeof(Elf64_Phdr);
    if (elf.e_phoff > (size_t)length || at + sizeof(Elf64_Phdr) > (size_t)length) return false;
    Elf64_Phdr part;
    memcpy(&part, head + at, sizeof part);
    if (part.p_type == PT_INTERP)
      return part.p_offset < (size_t)length && strstr(head + part.p_offset, "ld-linux") != NULL;
  }
  return false;
}

static bool is_named(const char *entry, const char *name) {
  size_t length = strlen(name);
  return strncmp(entry, name, length) == 0 && entry[length] == '=';
}

/// Takes a variable out of this program's environment. Not with getenv(3) and unsetenv(3): bash has its own.
static const char *take_variable(const char *name) {
  const char *value = NULL;
  char **kept = environ;
  if (!kept) return NULL;
  for (char **entry = environ; *entry; entry++) {
    if (is_named(*entry, name)) value = *entry + strlen(name) + 1;
    else *kept++ = *entry;
  }
  *kept = NULL;
  return value;
}

char **diglot_joining_environment(char *const *old, int thread, bool has_baton) {
  static char preload[4200], variable[128];
  Dl_info info;
  char *slash;
  dladdr(&diglot_was_started, &info);
  snprintf(preload, sizeof preload, "LD_PRELOAD=%s", info.dli_fname);
  // The clock alone: no Swift runtime comes into somebody else's program.
  if ((slash = strrchr(preload, '/'))) snprintf(slash + 1, 32, "libDiglotClock.so");
  snprintf(variable, sizeof variable, VARIABLE "=%s:%d:%d", diglot_page_path, thread, has_baton);
  size_t count = 0, kept = 0;
  while (old && old[count]) count++;
  char **new = malloc((count + 3) * sizeof *new);
  if (!new) diglot_give_up("no memory for the environment of a program");
  for (size_t i = 0; i < count; i++)
    if (!is_named(old[i], "LD_PRELOAD") && !is_named(old[i], VARIABLE)) new[kept++] = old[i];
  new[kept++] = preload;
  new[kept++] = variable;
  new[kept] = NULL;
  return new;
}

static void say_outsider(void) {
  if (diglot_page->told_outsider) return;
  diglot_page->told_outsider = true;
  diglot_say("a program was started that the clock cannot be loaded into: while it runs, time is the machine's");
}

/// The caller becomes a program that the clock cannot see: the others go on meanwhile.
static void step_outside(void) {
  say_outsider();
  diglot_baton_remove_process(diglot_run, diglot_me, -1);
  diglot_page->processes[diglot_me].membership = DIGLOT_OUTSIDER;
  diglot_note_unseen();
  diglot_self = -1;
  diglot_clock_mode = DIGLOT_OFF;
  diglot_hand_over_from(-1);
}

int execve(const char *path, char *const arguments[], char *const environment[]) {
  REAL(execve);
  if (!TAKES_PART || access(path, X_OK)) return real(path, arguments, environment);
  if (!is_loadable(path, 0)) {
    if (diglot_me == 0) diglot_give_up("the run becomes a program that the clock cannot be loaded into");
    step_outside();
    return real(path, arguments, environment);
  }
  diglot_note_unseen();
  char **joining = diglot_joining_environment(environment, diglot_self, true);
  int error = real(path, arguments, joining);
  free(joining);
  return error;
}

int execv(const char *path, char *const arguments[]) { return execve(path, arguments, environ); }

int execvpe(const char *name, char *const arguments[], char *const environment[]) {
  REAL(execvpe);
  if (!TAKES_PART || !*name) return real(name, arguments, environment);
  if (strchr(name, '/')) return execve(name, arguments, environment);
  const char *folders = getenv("PATH");
  int error = ENOENT;
  for (const char *start = folders ? folders : "/bin:/usr/bin"; start;) {
    const char *end = strchrnul(start, ':');
    char path[4096];
    int length = snprintf(path, sizeof path, "%.*s%s%s", (int)(end - start), start, end == start ? "" : "/", name);
    if (length < (int)sizeof path) execve(path, arguments, environment);
    if (errno == EACCES) error = EACCES;
    else if (errno != ENOENT && errno != ENOTDIR) return -1;
    start = *end ? end + 1 : NULL;
  }
  errno = error;
  return -1;
}

int execvp(const char *name, char *const arguments[]) { return execvpe(name, arguments, environ); }

#define ARGUMENTS_OF(first)                                        \
  char *arguments[1024] = {(char *)first};                         \
  va_list list;                                                    \
  va_start(list, first);                                           \
  for (int i = 1; i < 1023 && arguments[i - 1]; i++) arguments[i] = va_arg(list, char *)

int execl(const char *path, const char *first, ...) {
  ARGUMENTS_OF(first);
  va_end(list);
  return execve(path, arguments, environ);
}

int execlp(const char *name, const char *first, ...) {
  ARGUMENTS_OF(first);
  va_end(list);
  return execvpe(name, arguments, environ);
}

int execle(const char *path, const char *first, ...) {
  ARGUMENTS_OF(first);
  char **environment = va_arg(list, char **);
  va_end(list);
  return execve(path, arguments, environment);
}

typedef int (*spawner)(
  pid_t *, const char *, const posix_spawn_file_actions_t *, const posix_spawnattr_t *, char *const[], char *const[]);

static int spawn(
    spawner real, const char *found, pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions,
    const posix_spawnattr_t *attributes, char *const arguments[], char *const environment[]) {
  int thread, process = diglot_add_process(&thread);
  if (process < 0) diglot_give_up("more processes or threads than the virtual clock has places for");
  diglot_note_unseen();
  bool loadable = !found || is_loadable(found, 0);
  char **joining = loadable ? diglot_joining_environment(environment, thread, false) : (char **)environment;
  pid_t child;
  if (!loadable) {
    say_outsider();
    diglot_baton_remove_process(diglot_run, process, -1);
    diglot_page->processes[process].membership = DIGLOT_OUTSIDER;
  }
  int error = real(&child, path, actions, attributes, arguments, joining);
  if (loadable) free(joining);
  if (error) {
    diglot_remove_process(process);
    return error;
  }
  diglot_page->processes[process].pid = child;
  child = diglot_name_process(diglot_page->processes[process].birth, child);
  if (pid) *pid = child;
  diglot_watch();
  return 0;
}

int posix_spawn(
    pid_t *restrict pid, const char *restrict path, const posix_spawn_file_actions_t *actions,
    const posix_spawnattr_t *restrict attributes, char *const arguments[restrict], char *const environment[restrict]) {
  REAL(posix_spawn);
  if (!TAKES_PART) return real(pid, path, actions, attributes, arguments, environment);
  return spawn(real, path, pid, path, actions, attributes, arguments, environment);
}

int posix_spawnp(
    pid_t *restrict pid, const char *restrict name, const posix_spawn_file_actions_t *actions,
    const posix_spawnattr_t *restrict attributes, char *const arguments[restrict], char *const environment[restrict]) {
  REAL(posix_spawnp);
  if (!TAKES_PART) return real(pid, name, actions, attributes, arguments, environment);
  return spawn(real, strchr(name, '/') ? name : NULL, pid, name, actions, attributes, arguments, environment);
}

int system(const char *command) {
  REAL(system);
  if (!TAKES_PART || !command) return real(command);
  struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;
  sigaction(SIGINT, &ignore, &interrupt);
  sigaction(SIGQUIT, &ignore, &quit);
  pid_t pid = fork();
  if (pid == 0) {
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
  }
  int status = -1;
  while (pid > 0 && waitpid(pid, &status, 0) < 0)
    if (errno != EINTR) status = -1, pid = -1;
  sigaction(SIGINT, &interrupt, NULL);
  sigaction(SIGQUIT, &quit, NULL);
  return status;
}

/// A program that a run has started begins when all else that can happen at this instant has happened.
__attribute__((constructor)) static void join(void) {
  const char *value = take_variable(VARIABLE);
  int thread = -1, has_baton = 0;
  char path[64];
  bool named = value && sscanf(value, "%63[^:]:%d:%d", path, &thread, &has_baton) == 3;
  take_variable("LD_PRELOAD");
  if (!named || thread >= DIGLOT_THREADS) return;
  size_t size = DIGLOT_TRACE_SIZE + DIGLOT_FAMILY_SIZE;
  int file = open(path, O_RDWR | O_CLOEXEC);
  void *memory = file < 0 ? MAP_FAILED : mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (memory == MAP_FAILED) return;
  close(file);
  diglot_map_page(memory);
  strcpy(diglot_page_path, path);
  diglot_was_started = true;
  if (thread < 0) {
    diglot_clock_mode = DIGLOT_REAL;
    return;
  }
  int process = diglot_run->threads[thread].process;
  diglot_become(process, thread);
  diglot_clock_mode = DIGLOT_VIRTUAL;
  if (!has_baton) diglot_take(thread);
  diglot_baton_remove_process(diglot_run, process, thread);
  diglot_page->processes[process].main = thread;
  diglot_page->processes[process].watching = 0;
  diglot_reseed(diglot_page->processes[process].birth);
  diglot_publish_signals();
  diglot_prepare_break();
  diglot_replace_streams();
  diglot_file_lock_freed();  // what was closed when the program began
  diglot_block((diglot_wish){.reason = DIGLOT_FOR_TIME, .deadline = diglot_run->now});
}
