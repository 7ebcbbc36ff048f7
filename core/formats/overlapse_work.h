// SPDX-License-Identifier: MIT
// WORK in a recording's file (overlapse_file.h), written and read.
#pragma once

#include "formats/cbor_source.h"
#include "formats/file_bytes.h"
#include "pipeline/work_spec.h"
#include "workload/secrets.h"

#include <memory>
#include <span>

class QCborStreamWriter;

namespace overlapse {

/// A map. `earlier` are the works written before it, whose times and inputs it may share.
void putWork(QCborStreamWriter &cbor, const WorkSpec &work, std::span<const WorkSpec *const> earlier,
             Secrets secrets);

/// As the version has it, with what it shares with those read before it.
WorkSpec readWork(CborSource &source, FileBytes &bytes, qint64 version,
                  std::span<const std::shared_ptr<const WorkSpec>> earlier);

} // namespace overlapse
