// SPDX-License-Identifier: MIT
// What the window has to write down, as a value: made from the document and what is shown of it.
#pragma once

#include "formats/experiment_file.h"
#include "formats/report.h"
#include "runs/panel_sources.h"
#include "scene/compared_runs.h"
#include "scene/picture.h"
#include "scene/scheme.h"
#include "trace/recording.h"

namespace overlapse {

struct Snapshot
{
    Recording shown;       ///< the runs of the panels, with all repeats
    Recording drawn;       ///< the same, of repeats the median alone
    Recording whole;       ///< all that was measured or kept, for a recording
    QList<RunRecord> runs; ///< of the document, that are in `whole`
    TimelineInput input;   ///< the panels of `shown`, in the words of files
    PicturePart part;      ///< what is on the screen
    ReportExtras extras;   ///< the map that is shown, if it is whole, and what a search found
    std::shared_ptr<const ComparedRuns> compared{}; ///< the comparison that is shown; null: there is none
    Scheme scheme = Scheme::Light;
    ExperimentFile experiment;
    int repeats = 1;        ///< of each mode, when it is run
    bool elsewhere = false; ///< it is about a machine with other cores
    bool secrets = false;   ///< something in it is masked unless that is asked for
    QString obstacle;       ///< why nothing can be written now; empty: it can
};

/// Without `part`, `extras`, `compared`, `scheme`, `repeats` and `obstacle`.
Snapshot snapshotOf(const PanelSources &sources);

ExperimentFile experimentFileOf(const DocumentState &state);

} // namespace overlapse
