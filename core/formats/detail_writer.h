// SPDX-License-Identifier: MIT
// What real work found, written as detail_columns.h reads it.
#pragma once

#include "pipeline/work_spec.h"
#include "trace/trace.h"
#include "workload/secrets.h"

class QCborStreamWriter;

namespace overlapse {

void putDetails(QCborStreamWriter &cbor, const Trace &trace, const WorkSpec &work, Secrets secrets);

} // namespace overlapse
