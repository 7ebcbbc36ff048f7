// SPDX-License-Identifier: MIT
// A recording from a file, ready to be shown.
#pragma once

#include "document/document_state.h"

#include "formats/overlapse_file.h"
#include "pipeline/checked.h"

namespace overlapse {

struct OpenedRecording
{
    QString name; ///< of the file
    QString path;
    Experiment experiment;
    QList<RunRecord> runs;     ///< in their order, with the ids that the file has
    std::int64_t lostRuns = 0; ///< that the file had no longer: it was cut short
};

/// Reads and prepares it, which may take long: not on the GUI thread. Nothing is run.
/// Of long runs it prepares only a first look (PreparedRun::complete).
Checked<OpenedRecording> openDocument(const QString &path, ReadProgress *progress = nullptr);

/// So many panels are shown of what is opened; of the others the window tells.
inline constexpr int mostOpenedPanels = 20;

/// A document with that recording in it and nothing else. What no mode's panel shows has one of its own.
DocumentState openedState(const DocumentState &before, const OpenedRecording &opened);

/// The recording's runs as they are kept beside others: of repeats that of the median, which says so in its name.
QList<RunRecord> keptOf(const QList<RunRecord> &runs);

/// The document with the recording's runs, which are kept, beside its own.
DocumentState withRunsOf(const DocumentState &before, const OpenedRecording &opened);

/// The document with another experiment, as a file has it; the runs stay.
DocumentState withExperiment(DocumentState before, const ExperimentFile &file);

} // namespace overlapse
