// SPDX-License-Identifier: MIT
// A report as Markdown, with tables as GitHub has them, and without charts.
#pragma once

#include "formats/report.h"

namespace overlapse {

QByteArray markdownOf(const Report &report);

} // namespace overlapse
