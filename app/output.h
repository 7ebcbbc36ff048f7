// SPDX-License-Identifier: MIT
// What the command line writes: the table, exported files, and text that is safe on a terminal.
#pragma once

#include "analysis/repeats.h"
#include "options.h"

namespace overlapse {

/// The table of modes, and under it one sentence for each that says what limited it; and which was best, unless repeats tell
/// that better.
QString tableText(const Recording &recording, bool withVerdict = true);

/// Failed items with their reasons, the first few of each run; empty if nothing failed.
QString failureText(const Recording &recording);

/// Why no file can be written there, in one line: a folder, or none for it. Empty if all is well.
QString placeProblem(const QString &path);

/// The same, or an unknown suffix.
QString exportProblem(const QString &path);

/// Writes the recording in the format that the suffix names, or nothing if `stopped()` meanwhile; one line if that
/// failed. Pictures have of each group of repeats the median alone; they need a QGuiApplication.
QString exportTo(const QString &path, const Recording &recording, const std::vector<RepeatGroup> &repeats,
                 const Request &request, const std::function<bool()> &stopped);
bool isPicture(const QString &path);
/// Whether there are charts in it: only with a QGuiApplication.
bool isDrawn(const QString &path);

/// Control and invisible formatting characters as \xNN, so that a file's name cannot drive the terminal.
QString terminalText(const QString &text);

/// What was not taken of the folders that were named, a line each.
QString passedOverText(const InputList &inputs);

/// The same of something that may be of any length: its beginning and its end, where it has more characters than `most`.
QString shortText(const QString &text, qsizetype most);

/// Says on standard error what a file had no longer, in the words of lostRunsText(); nothing where they are empty.
void sayWhatIsLost(const QString &file, const QString &lost);

/// Says on standard error what is wrong with what was asked for; returns the status to end with.
int usageError(const QString &error);

} // namespace overlapse
