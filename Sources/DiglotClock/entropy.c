// Entropy, and what asks the kernel by number: the same in every run. `random`'s own seeds, `uuid4`, `secrets` and Swift's generators draw from it.
#include "internal.h"

#include <linux/futex.h>
#include <stdarg.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <unistd.h>

static void fill(unsigned char *bytes, size_t count) {
  static uint64_t state;  // SplitMix64
  for (size_t i = 0; i < count; i++) {
    uint64_t z = state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    bytes[i] = (unsigned char)(z ^ (z >> 31));
  }
}

ssize_t getrandom(void *buffer, size_t count, unsigned flags) {
  REAL(getrandom);
  if (diglot_clock_mode != DIGLOT_VIRTUAL) return real(buffer, count, flags);
  fill(buffer, count);
  return (ssize_t)count;
}

/// Swift's generators ask the kernel by its number (stdlib/public/stubs/Random.cpp).
long syscall(long number, ...) {
  REAL(syscall);
  va_list list;
  va_start(list, number);
  long a = va_arg(list, long), b = va_arg(list, long), c = va_arg(list, long), d = va_arg(list, long),
       e = va_arg(list, long), f = va_arg(list, long);
  va_end(list);
  if (number == SYS_getrandom && diglot_clock_mode == DIGLOT_VIRTUAL) return getrandom((void *)a, (size_t)b, (unsigned)c);
  if (number == SYS_futex && diglot_clock_mode == DIGLOT_VIRTUAL && (b & FUTEX_CMD_MASK) == FUTEX_WAIT &&
      diglot_is_dispatch(__builtin_return_address(0)))
    diglot_give_up("Dispatch is not under the virtual clock yet");
  return real(number, a, b, c, d, e, f);
}

int getentropy(void *buffer, size_t count) {
  REAL(getentropy);
  if (diglot_clock_mode != DIGLOT_VIRTUAL) return real(buffer, count);
  fill(buffer, count);
  return 0;
}
