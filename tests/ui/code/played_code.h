// SPDX-License-Identifier: MIT
// Code in other languages, as the window shows it, run by a program of its own on a virtual clock.
#pragma once

#include "pipeline/checked.h"
#include "pipeline/spec.h"

#include <QList>
#include <QString>

#include <vector>

namespace overlapse {

struct CodeCase
{
    QString code;
    std::vector<Nanos> fetch; ///< by item
    std::vector<Nanos> transform;
    QString fails{}; ///< the item whose stage fails, "fetch 3"; empty: none
};

struct PlayedCode
{
    Nanos makespan{0};
    QList<int> emitted{};
    QString error{};    ///< that came out of the pipeline
    int fetches = 0;    ///< the most at a time
    int transforms = 0; ///< the most at a time
};

/// In the order of the cases. A tool that is missing is a failure. Go is compiled in `folder`, and keeps there what it may
/// need again.
Checked<std::vector<PlayedCode>> playPython(const std::vector<CodeCase> &cases);
Checked<std::vector<PlayedCode>> playGo(const std::vector<CodeCase> &cases, const QString &folder);

} // namespace overlapse
