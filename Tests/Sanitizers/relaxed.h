// A fault planted into the clock, which the thread sanitizer must find: the baton is taken without acquiring what was
// written before it was handed over.
#define _GNU_SOURCE
#include <stdatomic.h>
#undef atomic_exchange
#define atomic_exchange(object, value) atomic_exchange_explicit(object, value, memory_order_relaxed)
