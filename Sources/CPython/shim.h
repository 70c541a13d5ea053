// The whole C API of CPython 3.11 and later; `pkg-config python3-embed` gives the include path and the library.
#pragma once
#define PY_SSIZE_T_CLEAN
// Before Python.h, whose feature macros change the members of `fd_set`: Swift sees that type through Glibc, too.
#include <sys/select.h>

#include <Python.h>

#if PY_VERSION_HEX < 0x030B0000
#error "Diglot needs CPython 3.11 or later (Debian: libpython3-dev)"
#endif
