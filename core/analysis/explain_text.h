// SPDX-License-Identifier: MIT
// An explanation in words: English, one line a fact.
#pragma once

#include "analysis/explanation.h"

#include <QStringList>

namespace overlapse {

/// One line that stands for itself.
struct Fact
{
    QString topic; ///< "critical path"
    QString text;  ///< no full stop at the end
};

/// All of it, the general before the particular; of the critical path the longest pieces, by time. English.
std::vector<Fact> factsOf(const Run &run, const WorkSpec &work, int cores, const Figures &figures,
                          const WaitAccount &waits, const Explanation &explanation);
/// The topic of those that name a pattern.
QString patternTopic();

/// "NAME: topic: text" of each, a line each.
QString linesOf(const QString &name, const std::vector<Fact> &facts);
/// Under a heading, as a list. What would be taken for markup stands for itself.
QString markdownOf(const QString &name, const std::vector<Fact> &facts);

} // namespace overlapse
