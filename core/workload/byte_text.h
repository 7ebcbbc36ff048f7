// SPDX-License-Identifier: MIT
#pragma once

#include "pipeline/checked.h"

namespace overlapse {

/// A whole number of bytes >= 1 with nothing, B, kB, MB, GB (1000) or KiB, MiB, GiB (1024) behind it.
Checked<qint64> parseBytes(const QString &text);
/// The same again: "1GiB", "200kB", "17B".
QString bytesText(qint64 bytes);

} // namespace overlapse
