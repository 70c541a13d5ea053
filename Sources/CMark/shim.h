// The block parser of CommonMark in GitHub's version. `pkg-config libcmark-gfm` would also link its extensions, which change
// inline text alone and are not used.
#pragma once
#include <cmark-gfm.h>
