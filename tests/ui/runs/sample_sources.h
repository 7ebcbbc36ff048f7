// SPDX-License-Identifier: MIT
// What panels are made from, with everything that it refers to.
#pragma once

#include "runs/panel_sources.h"
#include "ui/document/sample_states.h"

namespace overlapse {

/// All modes of the experiment, as predicted.
inline PredictedModes predictionsOf(const Experiment &experiment)
{
    PredictedModes all;
    for (const Mode mode : allModes)
        all[at(mode)] = preparedSample(experiment.specFor(mode), experiment.work, Clock::Virtual);
    return all;
}

struct SampleSources
{
    DocumentState state;
    PredictedModes predictions;

    explicit SampleSources(const DocumentState &state)
        : state(state), predictions(predictionsOf(state.experiment))
    {
    }
    /// On a machine with two cores.
    [[nodiscard]] PanelSources sources() const
    {
        PanelSources sources{state, predictions};
        sources.machineCores = 2;
        return sources;
    }
};

} // namespace overlapse
