// SPDX-License-Identifier: MIT
// A command as text and as words: no shell reads it, and no name can become more than one word of it.
#pragma once

#include "pipeline/checked.h"

#include <QByteArray>

#include <vector>

namespace overlapse {

/// The program and its arguments, as bytes. A word that is `{}` stands for the input.
struct CommandWords
{
    std::vector<QByteArray> words;

    friend bool operator==(const CommandWords &, const CommandWords &) = default;
};

/// Splits as a POSIX shell does, but nothing is expanded: blanks and newlines separate words; '…' holds anything,
/// "…" anything but a backslash before $ ` " \ or a newline; a backslash takes the next character as it is. What only a
/// shell can do (| & ; < > without quotes) is refused, and so is a word of which `{}` is only a part: an input within
/// a script would be run. Errors name the character, counted from 1.
Checked<CommandWords> parseCommand(const QString &text);

/// One word for a POSIX shell, in single quotes only where they are needed; parseCommand() takes it as one, too.
QString shellWord(const QString &text);

/// The words with the input in the place of each `{}`; an input that starts with `-` gets "./" in front so that it is
/// no option.
std::vector<QByteArray> commandFor(const CommandWords &command, const QByteArray &input);

/// The path of what a word names as a program: itself if it has a '/', else what is found in PATH; empty if there is no
/// such file that may be executed. Starting this path is cheaper than searching PATH each time.
QByteArray resolveProgram(const QByteArray &name);

/// Empty if the program can be started, or is the input (`{}`) and so not known yet. Else one line that says what is
/// missing.
QString commandProblem(const CommandWords &command);

} // namespace overlapse
