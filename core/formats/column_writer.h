// SPDX-License-Identifier: MIT
// The columns of a run in a file: named where they say nothing new, else stored.
#pragma once

#include "formats/unstored_items.h"
#include "trace/trace.h"

class QCborStreamWriter;

namespace overlapse {

/// The entry "columns" of a run.
void putColumns(QCborStreamWriter &cbor, const Trace &trace, UnstoredItems &unstored);

} // namespace overlapse
