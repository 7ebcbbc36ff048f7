// SPDX-License-Identifier: MIT
// --output DIR: where the results of a run go.
#pragma once

#include "option_reader.h"

namespace overlapse {

/// Looks whether they could be written there; makes nothing.
void readResultsFolder(OptionReader &reader, Request &request);

/// Makes the folder, if one was asked for, and gives each item its name in it. Empty, or one line that says what is
/// wrong.
QString openResultsFolder(Request &request);

/// "wrote 20 results into DIR" as a line; empty if none were asked for.
QString writtenText(const Request &request);

} // namespace overlapse
