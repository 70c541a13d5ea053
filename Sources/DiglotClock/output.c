// The trace, and the output that is noted in it.
#include "internal.h"

#include <string.h>
#include <sys/stat.h>
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
  head->ended = note->at;
  if (note->length) memcpy((char *)head + at + sizeof *note, payload, note->length);
  memcpy((char *)head + at, note, sizeof *note);
}

void diglot_note_text(diglot_note_kind kind, const char *text, size_t length) {
  if (diglot_trace_head) append(&(diglot_note){.kind = kind, .length = (uint32_t)length}, text);
}

/// Which standard stream the descriptor is, by what it stands for and not by its number: 1, 2, or 0 for none.
static int stream_of(int fd, uint64_t *size) {
  static dev_t device[3];
  static ino_t number[3];
  struct stat info;
  if (!number[1]) {
    for (int stream = 1; stream <= 2; stream++)
      if (fstat(stream, &info) == 0) device[stream] = info.st_dev, number[stream] = info.st_ino;
    if (!number[1]) number[1] = 1;
  }
  if (fstat(fd, &info)) return 0;
  *size = (uint64_t)info.st_size;
  for (int stream = 1; stream <= 2; stream++)
    if (number[stream] > 1 && info.st_ino == number[stream] && info.st_dev == device[stream]) return stream;
  return 0;
}

ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(write);
  if (diglot_clock_mode == DIGLOT_OFF) return real(fd, bytes, count);
  int error = errno;
  uint64_t size = 0;
  int stream = stream_of(fd, &size);
  errno = error;
  if (!stream) return real(fd, bytes, count);
  if (size >= DIGLOT_OUTPUT_LIMIT) {
    diglot_trace_head->discarded[stream] += count;
    return (ssize_t)count;
  }
  ssize_t written = real(fd, bytes, count);
  if (written > 0) {
    diglot_note note = {.kind = DIGLOT_NOTE_OUTPUT, .stream = (uint32_t)stream, .offset = size + (uint64_t)written};
    note.place = locate ? locate() : 0;
    append(&note, NULL);
  }
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
