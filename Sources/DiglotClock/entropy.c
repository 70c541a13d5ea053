// Entropy: the same in every run. `random`'s own seeds, `uuid4`, `secrets` and Swift's generators draw from it.
#include "internal.h"

#include <sys/random.h>

static uint64_t state;  // SplitMix64

/// Two processes that were made from one draw different numbers.
void diglot_reseed(uint32_t birth) { state ^= 0xD1B54A32D192ED03u * birth; }

static void fill(unsigned char *bytes, size_t count) {
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

int getentropy(void *buffer, size_t count) {
  REAL(getentropy);
  if (diglot_clock_mode != DIGLOT_VIRTUAL) return real(buffer, count);
  fill(buffer, count);
  return 0;
}
