// SPDX-License-Identifier: MIT
// What the window is about, as a value: the work and the limits. Undo and redo keep these.
#pragma once

#include "document/input_sources.h"

#include "formats/experiment_file.h"
#include "pipeline/work_spec.h"
#include "scene/wording.h"
#include "workload/same_work.h"

namespace overlapse {

/// What if: what is supposed for predictions alone. A measurement says nothing of it.
struct Supposed
{
    int cores = 0;             ///< of the machine; 0: as the experiment says
    double fetchTimes = 1;     ///< of real work: each fetch takes so many times as long as it was measured
    double transformTimes = 1; ///< the same
    std::int64_t items =
        0; ///< of real work; 0: as many as there are. More are drawn from those that were measured

    [[nodiscard]] bool any() const { return !(*this == Supposed{}); }
    friend bool operator==(const Supposed &, const Supposed &) = default;
};

struct Experiment
{
    WorkSpec work;
    PipelineSpec limits; ///< its mode is unused: every mode runs with these
    int cores = 0;       ///< that predictions are for; 0: this machine's
    QString title{};     ///< of the example or file that it came from; may be empty
    QString about{};     ///< what to look for; may be empty
    /// Of real work: how many requests each server serves at a time, as the user knows; 0: as its recording tells.
    std::int64_t knownCapacity = 0;
    Supposed supposed{};
    InputSources sources{};
    InputTraits traits{};      ///< of the inputs, once they are listed
    bool coldCache = false;    ///< files are dropped from the page cache before each mode
    WrittenLimit fetchLimit{}; ///< as the file that it came from gives the limits
    WrittenLimit transformLimit{};
    WrittenLimit threads{};

    [[nodiscard]] PipelineSpec specFor(Mode mode) const
    {
        PipelineSpec spec = limits;
        spec.mode = mode;
        return spec;
    }
};

/// That predictions are for, on a machine with so many.
inline int coresOf(const Experiment &experiment, int machineCores)
{
    return experiment.supposed.cores > 0 ? experiment.supposed.cores
        : experiment.cores > 0           ? experiment.cores
                                         : machineCores;
}

/// "transforms take 0.5 times as long, 64 cores"; empty: nothing is supposed.
QString supposedText(const Experiment &experiment, const Wording &wording);

/// Whether two specs of one mode mean the same: limits that the mode does not use may differ.
bool sameLimits(const PipelineSpec &a, const PipelineSpec &b);

/// The article's: four items, a second each, N = M = 4, as many threads as cores.
Experiment articleExperiment(int cores);

/// "N = 4, M = 4, 2 threads, order kept", as far as the mode uses them.
QString limitsText(const PipelineSpec &spec, const Wording &wording);

} // namespace overlapse
