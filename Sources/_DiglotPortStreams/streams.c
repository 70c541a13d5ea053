#define _GNU_SOURCE
#include "diglot_port_streams.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <link.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#include "diglot_clock.h"

static ssize_t write_out(void *cookie, const char *bytes, size_t count) { return diglot_write((int)(long)cookie, bytes, count); }

static FILE *stream(long number, int buffering) {
  FILE *file = fopencookie((void *)number, "w", (cookie_io_functions_t){.write = write_out});
  if (file) setvbuf(file, NULL, buffering, BUFSIZ);
  return file;
}

// The port's library, which the worker loads from a file whose name ends in this.
static const char suffix[] = ".port.so";
static uintptr_t port_start, port_end;

static int find_port(struct dl_phdr_info *info, size_t size, void *unused) {
  (void)size, (void)unused;
  size_t length = strlen(info->dlpi_name);
  if (length < sizeof suffix || strcmp(info->dlpi_name + length - (sizeof suffix - 1), suffix) != 0) return 0;
  port_start = info->dlpi_addr;
  for (int i = 0; i < info->dlpi_phnum; i++)
    if (info->dlpi_phdr[i].p_type == PT_LOAD)
      port_end = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr + info->dlpi_phdr[i].p_memsz;
  return 1;
}

/// The two innermost calls that the port makes, as offsets into its library: the innermost in the lower half. (That may be
/// in code that the compiler has copied from a library, which has no line.)
static uint64_t locate(void) {
  if (!port_end && !dl_iterate_phdr(find_port, NULL)) return 0;
  void *calls[48];
  int count = backtrace(calls, 48), found = 0;
  uint64_t place = 0;
  for (int i = 0; i < count && found < 2; i++)
    if ((uintptr_t)calls[i] >= port_start && (uintptr_t)calls[i] < port_end)
      place |= ((uintptr_t)calls[i] - port_start - 1 & 0xffffffff) << 32 * found++;
  return place;
}

static uint64_t thrown_from;
uint64_t diglot_thrown_from(void) { return thrown_from; }

/// Stands in for the runtime's function of this name, which does nothing but call an optional hook for tests
/// (stdlib/public/runtime/ErrorObjectNative.cpp). The error and self registers, which it must keep, are callee-saved.
void swift_willThrow(void) { thrown_from = locate(); }

/// Stands in for the function that top-level code calls with an uncaught error (stdlib/public/core/ErrorType.swift).
void diglot_port_raised(void *error);
void swift_errorInMain(void *error) { diglot_port_raised(error); }

static bool tasks_are_told;

/// Notes what a thread waits for. The tool puts the line of the port in the place of `@OFFSET@`.
static void tell_waiting(int thread, const char *reason, int64_t since, uint64_t place) {
  if (tasks_are_told && strcmp(reason, "a task") == 0) return;  // the executor
  char text[300], name[32] = "", path[64];
  snprintf(path, sizeof path, "/proc/self/task/%d/comm", thread);
  FILE *file = thread == 0 ? NULL : fopen(path, "re");
  if (file && !fgets(name, sizeof name, file)) name[0] = 0;
  if (file) fclose(file);
  name[strcspn(name, "\n")] = 0;
  snprintf(
    text, sizeof text, "thread %s waits for %s since %.3f s at @%llu@", thread == 0 ? "main" : name, reason,
    (double)since / 1e9, (unsigned long long)place);
  if (!place) *strstr(text, " at @") = 0;
  diglot_note_text(DIGLOT_NOTE_DEADLOCK, text, strlen(text));
}

bool diglot_tell_waiting_tasks(void);

uint64_t diglot_offset_in_port(uintptr_t address) {
  if (!port_end && !dl_iterate_phdr(find_port, NULL)) return 0;
  return address >= port_start && address < port_end ? address - port_start : 0;
}

void diglot_tell_task(unsigned identifier, int64_t since, uint64_t place) {
  char text[100];
  snprintf(
    text, sizeof text, "task %u waits since %.3f s at @%llu@", identifier, (double)since / 1e9, (unsigned long long)place);
  if (!place) *strstr(text, " at @") = 0;
  diglot_note_text(DIGLOT_NOTE_DEADLOCK, text, strlen(text));
}

void *swift_retain(void *object);
void swift_release(void *object);

void *swift_task_getCurrent(void);

const void *diglot_current_task(void) { return swift_task_getCurrent(); }
void diglot_retain(const void *object) { swift_retain((void *)object); }
void diglot_release(const void *object) { swift_release((void *)object); }

#if __has_attribute(no_sanitize)
__attribute__((no_sanitize("address", "thread")))  // what is there may be free
#endif
uintptr_t diglot_word(uintptr_t address) {
  // The kernel looks at what it is to read, and then refuses an order that there is not. (A sandbox refuses process_vm_readv.)
  bool is_there = syscall(SYS_rt_sigprocmask, ~0, address, NULL, 8) < 0 && errno == EINVAL;
  return is_there && address % sizeof(uintptr_t) == 0 ? *(const uintptr_t *)address : 0;
}

// What libdispatch offers to CFRunLoop (private/private.h).

int diglot_main_queue(void) {
  static int handle = -2;
  if (handle == -2) {
    int (*get)(void) = (int (*)(void))dlsym(RTLD_DEFAULT, "_dispatch_get_main_queue_handle_4CF");
    handle = get ? get() : -1;
  }
  return handle;
}

void diglot_run_main_queue(void) {
  struct pollfd handle = {diglot_main_queue(), POLLIN, 0};
  static const struct timespec none;
  if (handle.fd < 0 || syscall(SYS_ppoll, &handle, 1, &none, NULL, 8) <= 0) return;
  uint64_t count;
  if (read(handle.fd, &count, sizeof count) < 0) return;
  void (*run)(void *) = (void (*)(void *))dlsym(RTLD_DEFAULT, "_dispatch_main_queue_callback_4CF");
  if (run) run(NULL);
}

static void *run_body(void *body) {
  ((void (*)(void))body)();
  return NULL;
}

bool diglot_start_thread(void (*body)(void)) {
  pthread_t thread;
  return pthread_create(&thread, NULL, run_body, (void *)body) == 0 && pthread_detach(thread) == 0;
}

static void tell_deadlock(void) {
  tasks_are_told = diglot_tell_waiting_tasks();
  diglot_each_waiting(tell_waiting);
}

void diglot_install_executor(void);

__attribute__((constructor)) static void install(void) {
  void *warm[1];
  backtrace(warm, 1);  // loads libgcc_s now, not in each fork
  FILE *out = stream(1, _IOLBF), *error = stream(2, _IONBF);
  if (out) stdout = out;
  if (error) stderr = error;
  diglot_set_locator(locate);
  diglot_set_wait_locator(locate);
  diglot_set_deadlock_reporter(tell_deadlock);
  diglot_install_executor();
}
