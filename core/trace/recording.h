// SPDX-License-Identifier: MIT
// A finished result: what ran, where, and what happened in each mode. What files hold and windows show.
#pragma once

#include "pipeline/work_spec.h"
#include "trace/looking_cost.h"
#include "trace/pinned_note.h"
#include "trace/trace.h"

#include <QDateTime>

#include <memory>
#include <optional>
#include <vector>

namespace overlapse {

enum class Clock : std::uint8_t { Live, Virtual };

struct Machine
{
    int cores = 1; ///< cores that this process may use; for a prediction, K
    QString cpu;   ///< the processor's name, if it is known
    QString system;
    friend bool operator==(const Machine &, const Machine &) = default;
};

/// Of a run, within its document or file: never used twice there, and never negative.
enum class RunId : std::int64_t { None = 0 };

/// How a run came to be; whether it was measured or predicted is what its clock says.
enum class Origin : std::uint8_t {
    Own,     ///< run or predicted by this program, as the experiment says
    WhatIf,  ///< predicted with something changed that the user asked about
    Foreign, ///< told by another program
};

/// What is known of one run beside what happened in it. What is empty here is as the recording says.
struct RunFacts
{
    RunId id = RunId::None;
    Origin origin = Origin::Own;
    QString name{};      ///< the user's; empty: it is called after its mode
    bool pinned = false; ///< the user keeps it: it stays when the parameters change
    std::shared_ptr<const WorkSpec> work{};
    std::optional<Machine> machine{};
    QDateTime when{};          ///< UTC
    QString program{};         ///< "overlapse 0.1.0"
    RunId basis = RunId::None; ///< the run that it was predicted from
    std::optional<double>
        disturbed{}; ///< other programs' share of the machine meanwhile, 0 to 1; none: not known
    Nanos paused{0}; ///< for so long the program stood still meanwhile (Ctrl-Z), which no stamp holds
    std::optional<LookingCost>
        looking{}; ///< what reading the clocks took there; none: not known, or predicted
    std::shared_ptr<const PinnedNotes> notes{}; ///< null: none
};

struct Run
{
    PipelineSpec spec;
    Clock clock = Clock::Live;
    Trace trace;
    RunFacts facts{};
};

/// What the page cache held of the inputs when each mode began. A fresh measurement says it; no recording keeps it.
struct CacheState
{
    enum class Kind : std::uint8_t {
        AsFound, ///< nothing was done
        Warm,    ///< every file was read once, before the first mode
        Cold,    ///< the files were dropped from the cache before each mode
    };
    Kind kind = Kind::AsFound;
    std::int64_t files = 0;   ///< Cold: how many were dropped
    std::int64_t stayed = 0;  ///< of which so many stayed
    std::int64_t unknown = 0; ///< and the system does not tell of so many
};

struct Recording
{
    QString program; ///< "overlapse 0.1.0"
    QDateTime when;  ///< UTC
    Machine machine;
    WorkSpec work;
    std::vector<Run> runs; ///< several may be of one mode
    CacheState cache{};
    std::int64_t lostRuns = 0; ///< that its file had no longer: it was cut short

    /// Of one of the runs: its own, else what is said of all.
    [[nodiscard]] const WorkSpec &workOf(const Run &run) const
    {
        return run.facts.work ? *run.facts.work : work;
    }
    [[nodiscard]] const Machine &machineOf(const Run &run) const
    {
        return run.facts.machine ? *run.facts.machine : machine;
    }
    [[nodiscard]] QDateTime whenOf(const Run &run) const
    {
        return run.facts.when.isValid() ? run.facts.when : when;
    }
    [[nodiscard]] QString programOf(const Run &run) const
    {
        return run.facts.program.isEmpty() ? program : run.facts.program;
    }
};

} // namespace overlapse
