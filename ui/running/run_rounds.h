// SPDX-License-Identifier: MIT
// What a go measures, in its order, while modes are switched off and on again.
#pragma once

#include "pipeline/spec.h"

#include <QString>

#include <set>
#include <vector>

namespace overlapse {

/// The modes once, or of repeats a round that is left out and then as many as were asked for (live/rounds.h). Indexes are
/// places in that order, which the comparison has too.
class RunRounds
{
public:
    RunRounds() = default;
    RunRounds(const std::vector<PipelineSpec> &modes, int repeats, std::uint64_t seed);

    [[nodiscard]] const std::vector<PipelineSpec> &specs() const { return m_specs; }
    [[nodiscard]] const PipelineSpec &spec(int index) const { return m_specs[at(index)]; }
    [[nodiscard]] bool isRepeated() const { return m_repeats > 1; }
    [[nodiscard]] int repeats() const { return m_repeats; }
    /// From 1; 0: of the round that is left out.
    [[nodiscard]] int round(int index) const { return m_rounds[at(index)]; }
    /// What its run is called; empty where nothing is repeated.
    [[nodiscard]] QString name(int index) const;
    [[nodiscard]] bool isLeftOut(int index) const { return m_leftOut.contains(index); }

    /// Nothing was left out that was not done later.
    [[nodiscard]] bool isComplete() const { return m_leftOut == m_takenBack; }

    /// The mode is switched off. What of it from `first` on was not left out yet.
    std::vector<int> leaveOut(Mode mode, int first);
    /// It is switched on again: what was left out of it is done after the others. The specs that are new at the end.
    std::vector<PipelineSpec> takeBack(Mode mode);

    /// From 0 to 1, with so much of what is at `current` done.
    [[nodiscard]] double progress(int current, double done) const;

private:
    static std::size_t at(int index) { return static_cast<std::size_t>(index); }

    std::vector<PipelineSpec> m_specs;
    std::vector<int> m_rounds; ///< of each of the specs
    int m_repeats = 1;
    std::set<int> m_leftOut;
    std::set<int> m_takenBack; ///< of those that were left out
};

} // namespace overlapse
