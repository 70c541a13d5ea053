// The layers of the sandbox that this kernel has.
#pragma once
#include <stdbool.h>

typedef enum {
  DIGLOT_LAYER_PRIVILEGES, DIGLOT_LAYER_FILES, DIGLOT_LAYER_SIGNALS, DIGLOT_LAYER_CALLS, DIGLOT_LAYER_NAMESPACES,
  DIGLOT_LAYER_LIMITS,
} diglot_layer;

#define DIGLOT_LAYERS 6

/// Tries a layer out in a process that ends then. Returns 0, or an errno, with the step that failed or, where one says more than
/// "active", what is active.
int diglot_sandbox_try(diglot_layer layer, char detail[96]);
