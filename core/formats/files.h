// SPDX-License-Identifier: MIT
// Recordings and results on disk. Pictures are the ui layer's; they are written through saveAs() too.
#pragma once

#include "pipeline/checked.h"
#include "trace/recording.h"
#include "workload/secrets.h"

#include <functional>
#include <optional>

class QIODevice;

namespace overlapse {

struct ReadProgress; // formats/overlapse_file.h

/// Errors are one line that begins with the path. Opening runs, fetches and writes nothing.
Checked<Recording> openRecording(const QString &path, ReadProgress *progress = nullptr);

/// Through a temporary file beside it: whatever happens, `path` holds what it held before or all of the new.
/// `write` returns whether it wrote everything, and need not have looked at what the device answered: a write that went
/// wrong is one for all. What it writes after `stopped()` is refused. Empty, or one line that says what went wrong.
QString saveAs(const QString &path, const std::function<bool(QIODevice &)> &write,
               const std::function<bool()> &stopped = {});

enum class DataFormat : std::uint8_t { Csv, Json, ChromeTrace, Overlapse };
/// By the suffix, in either case; nothing if it is not one of these. NAME.trace.json is a Chrome trace.
std::optional<DataFormat> dataFormatOf(const QString &path);

/// As the suffix says; JSON with items. Empty, or one line that says what went wrong.
QString exportData(const QString &path, const Recording &recording, const std::function<bool()> &stopped = {},
                   Secrets secrets = Secrets::Masked);

} // namespace overlapse
