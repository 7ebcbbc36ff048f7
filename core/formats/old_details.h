// SPDX-License-Identifier: MIT
// The details of a run as recordings had them before version 11: an array an item.
#pragma once

#include "formats/cbor_source.h"
#include "pipeline/work_spec.h"
#include "trace/trace.h"

namespace overlapse {

/// The value of "details", put into the trace, which has no rows yet.
void readOldDetails(CborSource &source, std::int64_t items, Trace &trace, qint64 version,
                    const FetchRules &rules);

} // namespace overlapse
