// SPDX-License-Identifier: MIT
// What the core says in fixed texts, in the language of the window. The core itself speaks English to files, to the
// terminal and to the window alike.
//
// For translators: the sentences that the core builds with figures in them stay English in the window. They are the
// analysis' (core/analysis), the steps and rules of the walk (core/virtual/walk.cpp), and what is wrong with a file or
// with a typed text (core/formats, core/workload).
#pragma once

#include <QString>
#include <QStringList>

namespace overlapse {

/// In the language of the window; as it is, if it is none of the fixed texts or has no translation.
QString inWindow(const QString &coreText);

/// All that can be translated: summaries of modes, causes, examples.
QStringList fixedTexts();

} // namespace overlapse
