// Undoes the compression of answers that are recorded. The function is one that zlib defines as a macro, which Swift does
// not see.
#pragma once
#include <zlib.h>

/// Reads the formats of gzip and of zlib, whichever comes.
static inline int diglot_inflate_start(z_stream *stream) { return inflateInit2(stream, 15 + 32); }
