// SPDX-License-Identifier: MIT
// A run of the document: what happened in it, what is told from that, and what is known of it beside.
#pragma once

#include "document/experiment.h"
#include "document/prepared_run.h"

namespace overlapse {

struct RunRecord
{
    RunFacts facts; ///< with an id; its work and its machine are never empty
    PreparedRunPtr prepared;
    QString file{};      ///< the name of the recording that it was opened from; empty: it was made here
    bool secret = false; ///< something is masked where its inputs are shown
    bool shown = true;   ///< its panel is; of a run that is not kept its mode's says that

    [[nodiscard]] RunId id() const { return facts.id; }
    [[nodiscard]] const Run &run() const { return prepared->run; }
    [[nodiscard]] const PipelineSpec &spec() const { return prepared->run.spec; }
    [[nodiscard]] const WorkSpec &work() const { return *facts.work; }
    [[nodiscard]] bool measured() const { return prepared->run.clock == Clock::Live; }
    [[nodiscard]] bool kept() const { return facts.pinned; }

    /// Whether it is the same run, called and placed alike, with the same notes.
    friend bool operator==(const RunRecord &a, const RunRecord &b)
    {
        return a.facts.id == b.facts.id && a.prepared == b.prepared && a.facts.name == b.facts.name
            && a.facts.pinned == b.facts.pinned && sameNotes(a.facts.notes, b.facts.notes)
            && a.shown == b.shown;
    }
};

/// Whether it says something about the experiment in its own mode: limits that the mode does not use may differ.
bool fits(const RunRecord &record, const Experiment &experiment);

/// The user's name for it, in one line and as it is read.
QString shownName(const RunFacts &facts);
/// What the run is called: the user's name for it, else its mode with its limits.
QString keptTitle(const RunRecord &record, const Wording &wording);

} // namespace overlapse
