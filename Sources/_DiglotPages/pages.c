#include "diglot_pages.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const char diagnostics[] = {
#embed "../Diglot.docc/Diagnostics.md" suffix(, 0)
};

const char *diglot_page_diagnostics(void) { return diagnostics; }
