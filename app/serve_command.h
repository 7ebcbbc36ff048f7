// SPDX-License-Identifier: MIT
#pragma once

#include "option_reader.h"
#include "serve/serve_counts.h"

namespace overlapse {

/// What `serve` was asked to do.
void readServe(OptionReader &reader, Request &request);

/// Says where, and serves until it is interrupted, which is how it ends. The exit status: one that is not Done has been
/// explained.
int serve(const ServeOptions &options, bool quiet);

/// "served 1,200 requests: 1,176 with 2xx, 24 with 5xx; …"
QString servedText(const ServeCounts &counts);

} // namespace overlapse
