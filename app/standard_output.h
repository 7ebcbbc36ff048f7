// SPDX-License-Identifier: MIT
// What is printed: all of it or an error, on a disk that is full as well as into a pipe that nobody reads any more.
#pragma once

#include <QByteArray>
#include <QString>

namespace overlapse {

/// To be called first. A full disk, a limit for files and a closed pipe become errors of the write that meets them, not
/// the end of the program; and where one of the three streams is closed, no file that is opened later takes its place.
void prepareStandardStreams();

/// To standard output; false if it did not take all of it, which is said on standard error.
[[nodiscard]] bool print(const QByteArray &text);
[[nodiscard]] bool print(const QString &text);

/// To standard error. What it does not take is lost.
void printError(const QString &text);
/// Whether a person reads that.
[[nodiscard]] bool terminalShowsErrors();

/// From now on printError() alone reaches standard error: decoders of images and finders of fonts write their remarks
/// there themselves, and cannot be asked not to.
void silenceLibraries();

} // namespace overlapse
