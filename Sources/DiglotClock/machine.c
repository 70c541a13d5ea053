// The machine's own kernel, past all that is replaced here.
#include "internal.h"

#include <sys/syscall.h>

/// Not through syscall(3): what libraries ask of that is looked at elsewhere.
long diglot_raw(long number, long a, long b, long c, long d, long e, long f) {
#if defined(__x86_64__)
  register long r10 __asm__("r10") = d;
  register long r8 __asm__("r8") = e;
  register long r9 __asm__("r9") = f;
  long result;
  __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                   : "rcx", "r11", "memory");
  return result;
#elif defined(__aarch64__)
  register long x8 __asm__("x8") = number;
  register long x0 __asm__("x0") = a;
  register long x1 __asm__("x1") = b;
  register long x2 __asm__("x2") = c;
  register long x3 __asm__("x3") = d;
  register long x4 __asm__("x4") = e;
  register long x5 __asm__("x5") = f;
  __asm__ volatile("svc #0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
  return x0;
#else
#error "the clock knows x86-64 and arm64"
#endif
}

int diglot_poll_now(struct pollfd *fds, nfds_t count, int64_t nanoseconds) {
  struct timespec timeout = {nanoseconds / 1000000000, nanoseconds % 1000000000};
  return (int)diglot_raw(SYS_ppoll, (long)fds, (long)count, (long)&timeout, 0, 8, 0);
}

int64_t diglot_machine_now(void) {
  struct timespec time;
  diglot_raw(SYS_clock_gettime, CLOCK_MONOTONIC, (long)&time, 0, 0, 0, 0);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

void diglot_machine_sleep(int64_t nanoseconds) {
  struct timespec time = {nanoseconds / 1000000000, nanoseconds % 1000000000};
  diglot_raw(SYS_nanosleep, (long)&time, 0, 0, 0, 0, 0);
}
