// SPDX-License-Identifier: MIT
// --output DIR: where the results of a run go, which of them are there already, and what did not become one.
#pragma once

#include "option_reader.h"

namespace overlapse {

/// Looks whether they could be written there; makes nothing.
void readResultsFolder(OptionReader &reader, Request &request);

/// Gives each item its name in the folder, if one was asked for, and leaves out the items whose results are there where
/// that was asked for; nothing is made. One line if a result would replace something that is read or exported.
QString planResults(Request &request);

/// Makes the folder of planResults(). Empty, or one line that says what is wrong.
QString openResultsFolder(Request &request);

/// "wrote 20 results into DIR; 3 were there" as a line; empty if none were asked for.
QString writtenText(const Request &request);

/// Beside the results, where they have digests or may have come from elsewhere than their URLs say: a list of them, in
/// which those of earlier runs stay. Empty, or one line that says why it could not be written.
QString writeResultsList(const Request &request, const Recording &recording);

/// The inputs that failed, ready for --list. Empty, or one line: why there is no such file, or what is to be known of it.
struct FailedList
{
    QString error; ///< it was not written
    QString note;  ///< it was, but cannot be read as a list of lines
};
FailedList writeFailed(const Request &request, const Recording &recording);

} // namespace overlapse
