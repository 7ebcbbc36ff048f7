// SPDX-License-Identifier: MIT
// Stamps as CSV (RFC 4180, UTF-8): a header, then one row per item and stage, in item order.
#pragma once

#include "trace/recording.h"
#include "workload/secrets.h"

class QIODevice;

namespace overlapse {

/// Columns: run (from 0), mode, item (from 0), stage, admitted_ns, started_ns, finished_ns, yielded_ns, cpu_ns,
/// lane, attempts, status, bytes, error, clock (measured or predicted), input, final_url (of a fetch: where redirects
/// led), digest (of a transform: SHA-256), waited_ns (of a fetch: for its turn and for its next attempt, from started to
/// finished). An absent value is an empty field. The same in every locale. readDurations() takes it.
/// False if the device did not take everything.
bool writeCsv(QIODevice &device, const Recording &recording, Secrets secrets = Secrets::Masked);

} // namespace overlapse
