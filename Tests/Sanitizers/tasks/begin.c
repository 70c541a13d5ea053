// Before main: the clock is started, as a worker's fork does it.
#include "../program.h"

__attribute__((constructor(65535))) static void begin(void) { start_clock(); }
