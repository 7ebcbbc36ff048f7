// SPDX-License-Identifier: MIT
// What a document holds, as a value: the experiment, the runs in their order, and which of them are shown. Undo keeps
// these; they share the runs.
#pragma once

#include "document/mode_repeats.h"

#include <QList>

#include <array>
#include <vector>

namespace overlapse {

using ModeSet = std::array<bool, 5>; ///< by mode

inline std::size_t at(Mode mode)
{
    return static_cast<std::size_t>(mode);
}

struct DocumentState
{
    Experiment experiment;
    QList<RunRecord> runs; ///< those that are not kept stand for their modes
    ModeSet shown{true, true, true, true,
                  true};           ///< modes that have a panel; one at least, unless a run is kept
    ModeSet skipped{};             ///< modes that are shown, but not measured with the others
    QString file{};                ///< the recording that it was opened from; empty: none
    bool withoutDisturbed = false; ///< repeats that other programs disturbed do not count

    [[nodiscard]] std::vector<Mode> shownModes() const;
    /// Those that a run of all measures.
    [[nodiscard]] std::vector<Mode> measuredModes() const;
    /// Null: there is none.
    [[nodiscard]] const RunRecord *run(RunId id) const;
    /// The run that stands for the mode: the latest that fits the experiment, its own before those that are kept, and
    /// of these a measurement before a prediction; of repeats that of the median. Null: none.
    [[nodiscard]] const RunRecord *fitting(Mode mode) const;
    /// Those that fitting() is the median of; none where it was not repeated.
    [[nodiscard]] ModeRepeats repeats(Mode mode) const;
    /// The latest of the mode that is not kept and does not fit, of repeats that of the median; null: none.
    [[nodiscard]] const RunRecord *outdated(Mode mode) const;
    /// Those that the user keeps, shown or not.
    [[nodiscard]] std::vector<const RunRecord *> kept() const;
    /// A measured run of this work, from which all modes can be predicted: the one that tells most (tellingRank()), of those
    /// that are not kept where there are any; of repeats that of the median. Null: none.
    [[nodiscard]] const RunRecord *basis() const;
};

/// With a fresh measurement in the place of those that stood for its mode; a repeat stands beside those of the same go. A run
/// with notes is kept, without a panel.
DocumentState withMeasured(DocumentState state, const RunRecord &record);
/// With the run kept, after the others that are.
DocumentState withKept(DocumentState state, RunRecord record);
/// With the run kept no longer: it goes, unless it is the measurement of its mode, or one of its repeats. Where nothing else had a panel, its
/// mode has one then.
DocumentState withoutKept(DocumentState state, RunId id);
DocumentState withName(DocumentState state, RunId id, const QString &name);
/// With the note pinned to that run, in the place of the one that was there; without it, where it is empty (pinned_note.h).
DocumentState withNote(DocumentState state, RunId id, const PinnedNote &note);
/// Among the runs that are kept, to the place of the one that is number `to` of them.
DocumentState withPlace(DocumentState state, RunId id, qsizetype to);
DocumentState withShown(DocumentState state, RunId id, bool shown);

/// A step from `from` to `to`, taken in `now`: what the step changed becomes as in `to`, what was measured since stays.
DocumentState replayed(const DocumentState &now, const DocumentState &from, const DocumentState &to);

} // namespace overlapse
