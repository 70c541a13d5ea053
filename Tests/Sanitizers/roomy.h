// What the address sanitizer knows of memory takes more room than a run may have.
#pragma once
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <sys/resource.h>
#undef RLIMIT_AS
#undef RLIMIT_DATA
#define RLIMIT_AS RLIMIT_CORE
#define RLIMIT_DATA RLIMIT_CORE
