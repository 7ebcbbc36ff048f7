// SPDX-License-Identifier: MIT
// What the runs of a measurement that was done again and again are called, by the command line, by the window and in files.
#pragma once

#include <QString>

#include <cstddef>

namespace overlapse {

/// "repeat 2 of 5": of the rounds from 1 on. The round before them is left out; where that was all, its runs are called
/// "before the repeats".
QString repeatName(int round, int repeats);

/// "median of 5", "lower median of 6": of the run that stands for so many.
QString medianName(std::size_t repeats);

/// Whether a run called so is one of several repeats.
bool isRepeatName(const QString &name);

} // namespace overlapse
