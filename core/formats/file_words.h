// SPDX-License-Identifier: MIT
// The words of .overlapse files that nothing else uses; modes and orders are in pipeline/words.h.
#pragma once

#include "trace/recording.h"

#include <iterator>
#include <optional>

namespace overlapse {

template<typename Value>
struct FileWord
{
    Value value;
    const char *name;
};

inline constexpr FileWord<Clock> clockWords[] = {{Clock::Live, "live"}, {Clock::Virtual, "virtual"}};
inline constexpr FileWord<Origin> originWords[] = {
    {Origin::Own, "own"}, {Origin::WhatIf, "what-if"}, {Origin::Foreign, "foreign"}};
inline constexpr FileWord<FetchKind> fetchWords[] = {{FetchKind::Simulated, "simulated"},
                                                     {FetchKind::File, "file"},
                                                     {FetchKind::Http, "http"},
                                                     {FetchKind::Command, "command"}};
inline constexpr FileWord<TransformKind> transformWords[] = {
    {TransformKind::Cpu, "cpu"}, {TransformKind::Wall, "wall"}, {TransformKind::Real, "real"}};
inline constexpr FileWord<TimeSpec::Kind> timeWords[] = {{TimeSpec::Kind::Constant, "constant"},
                                                         {TimeSpec::Kind::Uniform, "uniform"},
                                                         {TimeSpec::Kind::Exp, "exp"},
                                                         {TimeSpec::Kind::Lognormal, "lognormal"},
                                                         {TimeSpec::Kind::Spike, "spike"}};

template<typename Value, std::size_t size>
QLatin1String wordFor(const FileWord<Value> (&words)[size], Value value)
{
    for (const FileWord<Value> &word : words)
        if (word.value == value)
            return QLatin1String(word.name);
    return {};
}

template<typename Value, std::size_t size>
std::optional<Value> fromWord(const FileWord<Value> (&words)[size], const QString &name)
{
    for (const FileWord<Value> &word : words)
        if (name == QLatin1String(word.name))
            return word.value;
    return std::nullopt;
}

} // namespace overlapse
