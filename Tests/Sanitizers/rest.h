// What the rest of the clock would be, around its core (family.c, start.c, machine.c, pids.c) under the thread sanitizer: what replaces
// symbols of libc cannot be there.
#pragma once
#include "internal.h"

#include <stdio.h>

#define CHECK(condition) \
  ((condition) ? (void)0 : (fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition), _exit(1)))

diglot_trace *diglot_trace_head;
bool diglot_was_started;
uint64_t diglot_caught;
void diglot_find_streams(void) {}
void diglot_publish_signals(void) {}
void diglot_note_unseen(void) {}
void diglot_describe_waits(void) {}
void diglot_signalled(int process, int signal) { (void)process, (void)signal; }
bool diglot_is_internal(int fd) { return fd >= 0; }
void diglot_lost_server(void) {}
void diglot_say(const char *why) { CHECK(!why); }
