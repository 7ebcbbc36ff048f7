// SPDX-License-Identifier: MIT
// What the stages are to do, as plain data. workload/ parses it, and does it.
#pragma once

#include "pipeline/spec.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace overlapse {

/// A distribution of times. Draws are in workload/draw.h.
struct TimeSpec
{
    enum class Kind : std::uint8_t {
        Constant,  ///< a
        Uniform,   ///< a to b
        Exp,       ///< mean a
        Lognormal, ///< median a, shape p
        Spike,     ///< a, but with probability p: b
    };
    Kind kind = Kind::Constant;
    Nanos a{0};
    Nanos b{0};
    double p = 0;

    friend bool operator==(const TimeSpec &, const TimeSpec &) = default;
};

enum class FetchKind : std::uint8_t { Simulated, File };
enum class TransformKind : std::uint8_t {
    Cpu,  ///< burns the thread's own CPU time
    Wall, ///< spins until the clock says so, on the CPU or not
    Real, ///< `steps`, on what the fetch brought
};
enum class TransformStep : std::uint8_t { Gunzip, Sha256 };

/// Measured latencies to replay; row i % size() is item i's.
struct DurationTable
{
    QString source; ///< the file they came from, for display
    std::vector<Nanos> fetch;
    std::vector<Nanos> transform;
};

/// What real work reads: one input an item, as the bytes of its path.
struct InputList
{
    QStringList sources; ///< the paths as the user gave them, for display
    std::vector<QByteArray> paths;
    std::int64_t passedOver = 0;    ///< regular files left out because gunzip cannot read them
    std::int64_t closedFolders = 0; ///< folders that could not be entered; not part of a recording
};

struct WorkSpec
{
    std::int64_t items = 4;
    FetchKind fetch = FetchKind::Simulated;
    TimeSpec fetchTime{.a = std::chrono::seconds(1)};
    TransformKind transform = TransformKind::Cpu;
    TimeSpec transformTime{.a = std::chrono::seconds(1)};
    std::vector<TransformStep> steps; ///< TransformKind::Real; empty: nothing is done
    std::uint64_t seed = 1;
    std::shared_ptr<const DurationTable> durations; ///< if set, replaces both times
    std::shared_ptr<const InputList> inputs;        ///< FetchKind::File

    [[nodiscard]] bool isReal() const { return fetch != FetchKind::Simulated; }
};

} // namespace overlapse
