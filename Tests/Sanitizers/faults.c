// Faults, which the sanitizers or the checks must find (`tools/sanitize --self-test`): what a program gives the clock.
#include "program.h"

#include <poll.h>
#include <time.h>

int main(int count, char **arguments) {
  CHECK(count == 2);
  int ends[2];
  CHECK(pipe(ends) == 0);
  start_clock();
  if (strcmp(arguments[1], "address") == 0) {  // two descriptors, where there is room for one
    struct pollfd *fds = malloc(sizeof *fds);
    *fds = (struct pollfd){ends[0], POLLIN, 0};
    poll(fds, 2, 1000);
    free(fds);
  } else if (strcmp(arguments[1], "undefined") == 0) {  // at an odd address
    _Alignas(struct timespec) char bytes[64];
    struct timespec second = {1, 0};
    memcpy(bytes + 1, &second, sizeof second);
    nanosleep((void *)(bytes + 1), NULL);
  } else {
    sleep(1);
    CHECK_AT(2);
  }
  return 0;
}
