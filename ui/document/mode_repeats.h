// SPDX-License-Identifier: MIT
// Which runs of a document are repeats of one measurement, and what stands for them. Pure; pointers are into the runs.
#pragma once

#include "document/run_record.h"

#include <QList>

#include <vector>

namespace overlapse {

/// What was measured of one mode in one go, again and again. Only whole runs; those that were stopped say nothing.
struct ModeRepeats
{
    std::vector<const RunRecord *>
        all{}; ///< in the order in which they were measured; none: it was not repeated
    std::vector<const RunRecord *> counted{}; ///< those that figures are told from
    const RunRecord *median = nullptr;        ///< of the counted; null: there are none

    /// Figures are told from several.
    [[nodiscard]] bool areSeveral() const { return counted.size() > 1; }
    [[nodiscard]] std::size_t leftOut() const { return all.size() - counted.size(); }
    /// Of the counted, of which there must be some.
    [[nodiscard]] Nanos shortest() const;
    [[nodiscard]] Nanos longest() const;
};

/// Those that the run is one of, kept or not. `withoutDisturbed`: those that other programs disturbed do not count, unless
/// all were.
ModeRepeats repeatsWith(const QList<RunRecord> &runs, const RunRecord &run, bool withoutDisturbed);

/// Of repeats the run of the median, and what was not repeated; in their order.
std::vector<const RunRecord *> mediansIn(const QList<RunRecord> &runs, bool withoutDisturbed);

/// Whether both are repeats of the same go, by their names as they were measured.
bool isNextRepeat(const RunRecord &fresh, const RunRecord &earlier);

} // namespace overlapse
