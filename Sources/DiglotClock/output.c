// The trace, and the output that is noted in it.
#include "internal.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>

diglot_trace *diglot_trace_head;
static uint64_t (*locate)(void);

void diglot_set_locator(uint64_t (*locator)(void)) { locate = locator; }

static void append(diglot_note *note, const char *payload) {
  diglot_trace *head = diglot_trace_head;
  size_t size = sizeof *note + ((note->length + 7) & ~7u);
  uint64_t at = atomic_fetch_add((_Atomic uint64_t *)&head->used, size);
  if (at + size > DIGLOT_TRACE_SIZE) {
    atomic_fetch_sub((_Atomic uint64_t *)&head->used, size);
    head->dropped++;
    return;
  }
  note->at = diglot_now();
  if (note->kind != DIGLOT_NOTE_DEADLOCK) head->ended = note->at;
  if (note->length) memcpy((char *)head + at + sizeof *note, payload, note->length);
  memcpy((char *)head + at, note, sizeof *note);
}

void diglot_note_text(diglot_note_kind kind, const char *text, size_t length) {
  if (diglot_trace_head) append(&(diglot_note){.kind = kind, .length = (uint32_t)length}, text);
}

void diglot_note_place(diglot_note_kind kind, const char *text, size_t length) {
  append(&(diglot_note){.kind = kind, .length = (uint32_t)length, .place = locate ? locate() : 0}, text);
}

bool diglot_note_wait(void) {
  if (diglot_clock_mode != DIGLOT_VIRTUAL) return false;
  int64_t since = diglot_page->idle_since - 1;
  diglot_page->idle_since = 0;
  if (since < 0 || diglot_run->now - since < DIGLOT_WAIT_LEAST || diglot_trace_head->waits >= DIGLOT_WAITS)
    return false;
  diglot_trace_head->waits++;
  append(&(diglot_note){.kind = DIGLOT_NOTE_WAIT, .offset = (uint64_t)since}, NULL);
  return true;
}

void diglot_note_task(uint32_t number, int64_t since, const uint32_t *calls, size_t count) {
  uint32_t length = (uint32_t)(count * sizeof *calls);
  append(
    &(diglot_note){.kind = DIGLOT_NOTE_TASK, .stream = number, .offset = (uint64_t)since, .length = length}, (const char *)calls);
}

/// The standard streams are those of the run, wherever a program that it started sends its own.
void diglot_find_streams(void) {
  struct stat info;
  for (int stream = 1; stream <= 2; stream++)
    if (fstat(stream, &info) == 0) diglot_page->streams[stream] = (diglot_file){info.st_dev, info.st_ino};
}

int diglot_stream_of(int fd, uint64_t *size) {
  struct stat info;
  const diglot_file *streams = diglot_page->streams;
  if (fstat(fd, &info)) return 0;
  *size = (uint64_t)info.st_size;
  for (int stream = 1; stream <= 2; stream++)
    if (streams[stream].number && info.st_ino == streams[stream].number && info.st_dev == streams[stream].device)
      return stream;
  return 0;
}

static uint64_t seen[3];

static void note_output(int stream, uint64_t offset, uint64_t place) {
  diglot_note note = {.kind = DIGLOT_NOTE_OUTPUT, .stream = (uint32_t)stream, .offset = offset, .place = place};
  append(&note, NULL);
  seen[stream] = offset;
}

void diglot_note_unseen(void) {
  for (int fd = 1; fd <= 2; fd++) {
    uint64_t size = 0;
    int stream = diglot_stream_of(fd, &size);
    if (stream && size > seen[stream]) note_output(stream, size, 0);
  }
}

/// A pipe takes PIPE_BUF bytes without blocking when it takes any; a file takes all.
static ssize_t write_all(int fd, const char *bytes, size_t count) {
  REAL(write);
  struct stat info;
  if (!TAKES_PART || fstat(fd, &info)) return real(fd, bytes, count);
  if (S_ISCHR(info.st_mode) && major(info.st_rdev) != 1) return diglot_write_terminal(fd, bytes, count);
  if (!(S_ISFIFO(info.st_mode) || S_ISSOCK(info.st_mode))) return real(fd, bytes, count);
  if (S_ISSOCK(info.st_mode)) return send(fd, bytes, count, 0);
  ssize_t written = 0;
  do {
    size_t part = count - (size_t)written > PIPE_BUF ? PIPE_BUF : count - (size_t)written;
    if (!diglot_wait_writable(fd)) return written ? written : -1;
    ssize_t done = real(fd, bytes + written, part);
    if (done < 0) return written ? written : -1;
    written += done;
  } while ((size_t)written < count);
  return written;
}

ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(write);
  if (diglot_clock_mode == DIGLOT_OFF) return real(fd, bytes, count);
  int error = errno;
  uint64_t size = 0;
  int stream = diglot_stream_of(fd, &size);
  errno = error;
  if (!stream) return write_all(fd, bytes, count);
  if (size >= DIGLOT_OUTPUT_LIMIT) {
    diglot_trace_head->discarded[stream] += count;
    return (ssize_t)count;
  }
  ssize_t written = real(fd, bytes, count);
  if (written > 0) note_output(stream, size + (uint64_t)written, locate ? locate() : 0);
  return written;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(writev);
  if (diglot_clock_mode == DIGLOT_OFF) return real(fd, parts, count);
  ssize_t written = 0;
  for (int i = 0; i < count; i++) {
    ssize_t part = write(fd, parts[i].iov_base, parts[i].iov_len);
    if (part < 0) return written ? written : -1;
    written += part;
    if ((size_t)part < parts[i].iov_len) break;
  }
  return written;
}

long diglot_write(int stream, const void *bytes, size_t count) { return write(stream, bytes, count); }

// What the clock itself has to say

void diglot_say(const char *why) { diglot_note_text(DIGLOT_NOTE_UNCLOCKED, why, strlen(why)); }

_Noreturn void diglot_give_up(const char *why) {
  diglot_say(why);
  diglot_trace_head->gave_up = 1;
  if (diglot_me != 0) diglot_raw(SYS_kill, diglot_page->processes[0].pid, 9 /* SIGKILL */, 0, 0, 0, 0);
  for (;;) diglot_raw(SYS_exit_group, DIGLOT_GAVE_UP, 0, 0, 0, 0, 0);
}

void diglot_each_waiting(void (*tell)(int thread, const char *reason, int64_t since, uint64_t place)) {
  static const char *const reasons[] = {
    "a moment that does not come", "a lock", "a condition", "a descriptor", "the end of a thread", "the end of a process",
    "a signal", "a task"};
  for (int i = 0; i < diglot_run->count; i++) {
    const diglot_thread *t = &diglot_run->threads[i];
    const diglot_slot *slot = &diglot_page->slots[i];
    if (t->state != DIGLOT_BLOCKED || t->process != diglot_me || t->is_timer || slot->is_idle) continue;
    tell(slot->tid == diglot_real_own() ? 0 : slot->tid, reasons[slot->reason], t->since, slot->place);
  }
}

static void describe(int thread, const char *reason, int64_t since, uint64_t place) {
  (void)place;
  char text[200], name[32] = "", path[64];
  snprintf(path, sizeof path, thread ? "/proc/self/task/%d/comm" : "/proc/self/comm", thread);
  FILE *file = fopen(path, "re");
  if (file && fscanf(file, "%31s", name) != 1) name[0] = 0;
  if (file) fclose(file);
  int length = snprintf(text, sizeof text, "program %s waits for %s since %.3f s", name, reason, (double)since / 1e9);
  diglot_note_text(DIGLOT_NOTE_DEADLOCK, text, (size_t)length);
}

void diglot_describe_waits(void) { diglot_each_waiting(describe); }
