// The run's side of a worker's fork.
#pragma once
#include "diglot_worker.h"

/// Turns a process that was just forked into a run: its files, its streams, its limits, its clock; then calls `run`.
///
/// `folder` is where it works; empty where it has temporary files of its own. `network` is the descriptor of its own network, or -1.
/// Descriptors are those of standard output, standard error and the trace. Where something is missing the process ends with status 125.
void diglot_become_run(
    const diglot_request *request, const char *folder, int network, const char *payload, const int descriptors[3],
    void (*run)(const char *, size_t));
