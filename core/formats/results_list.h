// SPDX-License-Identifier: MIT
// The list of results beside them: what each file was made of.
#pragma once

#include "pipeline/checked.h"
#include "trace/trace.h"
#include "workload/secrets.h"

namespace overlapse {

/// Whether such a list says anything that the names do not: digests, or where URLs led.
bool hasResultsList(const WorkSpec &work);

/// CSV (RFC 4180, UTF-8) with the columns file, input, final_url (where redirects led), bytes and digest (SHA-256): a row
/// for each item of the trace that was written, and before them those of `before`, an earlier list, whose files were not.
/// The work has its output's names. One line if `before` is no such list.
Checked<QByteArray> resultsList(const QByteArray &before, const WorkSpec &work, const Trace &trace,
                                Secrets secrets);

} // namespace overlapse
