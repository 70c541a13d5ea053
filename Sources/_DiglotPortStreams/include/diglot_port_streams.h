// What a port's process needs beside the clock: C streams that note their writes, and where a write or an error came
// from. In C because it runs before Swift does, replaces libc's `stdout`, and walks the stack.
#pragma once
#include <stdint.h>

/// Where the last Swift error was thrown, as an offset into the port's library; 0 for nowhere in it.
uint64_t diglot_thrown_from(void);
