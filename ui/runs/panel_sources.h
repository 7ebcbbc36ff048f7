// SPDX-License-Identifier: MIT
// Everything from which what is shown of the runs follows. It is never edited on its own.
#pragma once

#include "document/document_state.h"
#include "runs/found_reasons.h"
#include "runs/growing_run.h"

#include <optional>

namespace overlapse {

/// All five modes of one experiment, by mode; null where there is no prediction.
using PredictedModes = std::array<PreparedRunPtr, 5>;

struct PanelSources
{
    const DocumentState &state;
    const PredictedModes &predictions;
    GrowingRun growing{};
    int machineCores = 1;
    bool hidden = false;                           ///< results wait for a guess
    bool running = false;                          ///< modes are measured, one after the other
    bool predicting = false;                       ///< the predictions are of the request before
    bool predictingLong = false;                   ///< and have been for a while
    std::optional<Nanos> walkedTo{};               ///< predictions are shown up to here
    std::array<std::optional<Nanos>, 5> guesses{}; ///< by mode: what the user thought, now that it is told
    QList<FoundReasons> reasons{};                 ///< of runs that are shown, as far as they are known

    [[nodiscard]] bool elsewhere() const { return coresOf(state.experiment, machineCores) != machineCores; }
    /// Of this experiment; null: there is none, or none any more for a while.
    [[nodiscard]] PreparedRunPtr prediction(Mode mode) const
    {
        return predictingLong ? nullptr : predictions[at(mode)];
    }
    /// What is seen of the mode: the measurement that fits, else the prediction, be it of what was there before.
    [[nodiscard]] PreparedRunPtr seen(Mode mode) const
    {
        const RunRecord *fitting = state.fitting(mode);
        return fitting ? fitting->prepared : predictions[at(mode)];
    }
    /// Whether that is only seen until there is a prediction of this experiment.
    [[nodiscard]] bool awaited(Mode mode) const { return predictingLong && !state.fitting(mode); }
    [[nodiscard]] bool measuring(Mode mode) const { return growing.run && growing.run->spec.mode == mode; }
    /// The measurement that fits, else the prediction; null: neither.
    [[nodiscard]] PreparedRunPtr best(Mode mode) const
    {
        const RunRecord *fitting = state.fitting(mode);
        return fitting ? fitting->prepared : prediction(mode);
    }
};

} // namespace overlapse
