// SPDX-License-Identifier: MIT
#include "running/run_rounds.h"

#include "live/rounds.h"
#include "trace/repeat_name.h"

#include <algorithm>

namespace overlapse {

RunRounds::RunRounds(const std::vector<PipelineSpec> &modes, int repeats, std::uint64_t seed)
    : m_specs(inRounds(modes, repeats, seed)), m_repeats(repeats)
{
    for (std::size_t i = 0; i < m_specs.size(); ++i)
        m_rounds.push_back(isRepeated() ? static_cast<int>(i / modes.size()) : 1);
}

QString RunRounds::name(int index) const
{
    return isRepeated() ? repeatName(round(index), m_repeats) : QString();
}

std::vector<int> RunRounds::leaveOut(Mode mode, int first)
{
    std::vector<int> fresh;
    for (int i = first; i < static_cast<int>(m_specs.size()); ++i)
        if (spec(i).mode == mode && m_leftOut.insert(i).second)
            fresh.push_back(i);
    return fresh;
}

std::vector<PipelineSpec> RunRounds::takeBack(Mode mode)
{
    std::vector<PipelineSpec> fresh;
    for (const int index : m_leftOut) {
        if (spec(index).mode != mode || !m_takenBack.insert(index).second)
            continue;
        fresh.push_back(spec(index));
        m_rounds.push_back(round(index));
    }
    m_specs.insert(m_specs.end(), fresh.begin(), fresh.end());
    return fresh;
}

double RunRounds::progress(int current, double done) const
{
    const auto left =
        std::count_if(m_leftOut.begin(), m_leftOut.end(), [current](int index) { return index > current; });
    return (current + done) / static_cast<double>(std::ssize(m_specs) - left);
}

} // namespace overlapse
