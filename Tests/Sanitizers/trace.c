// What a run leaves in its trace: lines with their times, in both streams, up to the limits and beyond.
#include "program.h"

#include <sys/uio.h>
#include <sys/wait.h>

static diglot_trace *head;

/// The `number`th note of a kind, or NULL.
static const diglot_note *note(diglot_note_kind kind, int number) {
  for (uint64_t at = 64; at < head->used;) {
    const diglot_note *note = (const diglot_note *)((char *)head + at);
    CHECK(note->kind >= DIGLOT_NOTE_OUTPUT && note->kind <= DIGLOT_NOTE_WAIT);
    if (note->kind == kind && number-- == 0) return note;
    at += sizeof *note + ((note->length + 7) & ~7u);
  }
  return NULL;
}

static void check_output(int number, uint32_t stream, uint64_t offset, int64_t seconds) {
  const diglot_note *output = note(DIGLOT_NOTE_OUTPUT, number);
  CHECK(output && output->stream == stream && output->offset == offset && output->at / 1000000000 == seconds);
}

static void streams(void) {
  CHECK(write(1, "one\n", 4) == 4);
  sleep(1);
  struct iovec parts[] = {{"two", 3}, {"", 0}, {"\n", 1}};
  CHECK(writev(1, parts, 3) == 4);
  int copy = dup(2);
  CHECK(write(copy, "three\n", 6) == 6);
  sleep(1);
  pid_t pid = fork();
  if (pid == 0) {
    sleep(1);
    CHECK(write(1, "four\n", 5) == 5);
    _exit(0);
  }
  CHECK(waitpid(pid, NULL, 0) == pid);
  check_output(0, 1, 4, 0);
  check_output(1, 1, 7, 1);
  check_output(3, 2, 6, 1);
  check_output(4, 1, 13, 3);
}

static void payloads(void) {
  char text[20];
  for (size_t i = 0; i < sizeof text; i++) {
    memset(text, 'a' + (int)i, sizeof text);
    diglot_note_text(DIGLOT_NOTE_VALUE, text, i);
  }
  for (int i = 0; i < (int)sizeof text; i++) {
    const diglot_note *value = note(DIGLOT_NOTE_VALUE, i);
    CHECK(value && value->length == (uint32_t)i && ((const char *)(value + 1))[i - (i > 0)] == (i ? 'a' + i : 0));
  }
}

static void limits(void) {
  enum { PART = 1 << 20 };
  char *bytes = calloc(1, PART);
  for (int i = 0; i < 20; i++) CHECK(write(1, bytes, PART) == PART);
  CHECK(head->discarded[1] > 11 * PART && head->discarded[1] < 13 * PART && head->discarded[2] == 0);
  for (int i = 0; i < 100; i++) diglot_note_text(DIGLOT_NOTE_VALUE, bytes, PART - 5);
  CHECK(head->dropped > 30 && head->used <= DIGLOT_TRACE_SIZE);
  const uint64_t dropped = head->dropped;
  while (head->dropped == dropped) diglot_note_text(DIGLOT_NOTE_VALUE, bytes, 3);
  CHECK(head->used <= DIGLOT_TRACE_SIZE && head->used > DIGLOT_TRACE_SIZE - 64);
  CHECK(!note(DIGLOT_NOTE_END, 0));
  free(bytes);
  sleep(1);  // what lies behind the trace is as it was
  CHECK_AT(4);
}

int main(void) {
  complaints = dup(2);
  CHECK(dup2(memfd_create("out", 0), 1) == 1 && dup2(memfd_create("error", 0), 2) == 2);
  head = start_clock();
  streams();
  payloads();
  limits();
  return 0;
}
