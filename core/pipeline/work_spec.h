// SPDX-License-Identifier: MIT
// What the stages are to do, as plain data. workload/ parses it, and does it.
#pragma once

#include "pipeline/name_list.h"
#include "pipeline/spec.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <array>
#include <memory>
#include <optional>
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
    std::int32_t awaits = 1; ///< of a fetch: of so many equal parts, each begun in a poll (rule 15)

    friend bool operator==(const TimeSpec &, const TimeSpec &) = default;
};

enum class FetchKind : std::uint8_t {
    Simulated,
    File,    ///< each input is read whole
    Http,    ///< each input is a URL
    Command, ///< each input is put into a command, whose output is what is fetched
};
enum class TransformKind : std::uint8_t {
    Cpu,  ///< burns the thread's own CPU time
    Wall, ///< spins until the clock says so, on the CPU or not
    Real, ///< `steps`, on what the fetch brought
};

/// One of workload/transforms/, by its name.
struct TransformStep
{
    QString name;
    QString argument; ///< what stands in brackets behind it; of a command, all of it

    friend bool operator==(const TransformStep &, const TransformStep &) = default;
};

/// How real fetches are done, and commands of a transform.
struct FetchRules
{
    QStringList headers;       ///< "Name: value", sent with each request
    std::int64_t perHost = 0;  ///< requests at a time to one host and port; 0: as many as N
    double rate = 0;           ///< requests that begin in a second, over all hosts; 0: as many as can
    Nanos timeout = absent;    ///< without a byte, from then on it has failed; absent: the usual; 0: none
    Nanos deadline{0};         ///< of a fetch with all its attempts, and of each command; 0: none
    int retries = 0;           ///< further attempts of a fetch that may do better then
    qint64 maxBytes = 1 << 30; ///< of an item, after each step: with many in flight, memory would end
    bool stopAtError = false;  ///< the first item that fails ends the run

    friend bool operator==(const FetchRules &, const FetchRules &) = default;
};

/// Stands for what a list holds, so that two are compared at once: workload/same_work.h makes it. A copy has none, for
/// it may be changed; nor has what is moved to.
class Fingerprint
{
public:
    Fingerprint() = default;
    Fingerprint(const Fingerprint &) noexcept {}
    Fingerprint &operator=(const Fingerprint &) noexcept
    {
        m_halves = {};
        return *this;
    }
    ~Fingerprint() = default;

    [[nodiscard]] bool isSet() const { return m_halves != std::array<std::uint64_t, 2>{}; }
    void set(std::uint64_t first, std::uint64_t second) { m_halves = {first, second}; }

    friend bool operator==(const Fingerprint &, const Fingerprint &) = default;

private:
    std::array<std::uint64_t, 2> m_halves{};
};

/// How many fetches a server, a disk or a database serves at a time.
struct Capacity
{
    std::int64_t places = 0; ///< so many, or where it was never filled at least so many; 0: unknown
    bool filled = false;     ///< whether fetches were ever seen to wait for others
    bool known = true;       ///< whether there were enough of them to tell

    friend bool operator==(const Capacity &, const Capacity &) = default;
};

/// An attempt of a fetch that failed and was followed by another.
struct Trial
{
    std::int64_t row = 0; ///< of the table
    Nanos time{0};        ///< of its request
    Nanos wait{0};        ///< from its end until the next attempt stood in line

    friend bool operator==(const Trial &, const Trial &) = default;
};

/// How well what was told apart of a measured run explains the run itself (analysis/replay_fit.h).
struct ReplayFit
{
    double off =
        0; ///< |predicted / measured - 1| of the makespan, in the mode and with the limits that were measured
    std::optional<double> disturbed{}; ///< other programs' share of the machine meanwhile; none: not known
    /// For so long an item the makespan hung on the driver's and the system's own time between items, which no prediction
    /// has.
    Nanos overhead{0};
    std::int64_t givenCapacity =
        0; ///< of each server, by the user, in the place of what was found; not part of a recording

    friend bool operator==(const ReplayFit &, const ReplayFit &) = default;
};

/// A recording whose file had been cut short: what is taken from it is of the runs that are left.
struct CutRecording
{
    QString file{};
    std::int64_t lostRuns = 0; ///< 0: it was whole
    std::int64_t keptRuns = 0;
};

/// Measured latencies to replay; row i % size() is item i's. Where it is known what lies behind them, they are those that
/// an item would have alone: without the line before a server, or others at the cores.
struct DurationTable
{
    QString source{}; ///< the file they came from, for display
    std::vector<Nanos> fetch{};
    std::vector<Nanos> transform{};
    bool wall = false;             ///< whether transforms only wait for the wall clock
    std::int32_t awaits = 1;       ///< of how many a fetch consists (TimeSpec::awaits)
    bool stopped = false;          ///< whether the run that they were measured in was
    std::int64_t unmeasured = 0;   ///< rows that have the mean of the others, for display
    CutRecording cut{};            ///< that they were taken from
    std::vector<Nanos> fetchCpu{}; ///< what of `fetch` is CPU time, at its end; empty: nothing
    bool fetchThread = false;      ///< whether one thread takes all of it, one after the other, as over HTTP
    std::vector<Nanos> transformOutside{}; ///< what of `transform` is none, at its beginning; empty: nothing
    std::vector<std::int32_t> server{};    ///< which of `servers` a fetch is of; empty: all of the first
    std::int64_t mostInFlight = 0;         ///< fetches, when they were measured; 0: unknown
    std::vector<Capacity> servers{};       ///< empty: fetches do not wait for each other
    bool fetchCpuUnknown = false;          ///< whether fetches computed, and how much was not recorded
    /// With fewer at work than that the cores would not be used up as they were: then it matters how much of the times was
    /// waiting for cores, which could not be told. 0: it could.
    std::int64_t unsureBelow = 0;
    std::int64_t perHost = 0;    ///< as the rule of this name: requests at a time to one of `server`
    double rate = 0;             ///< as the rule of this name
    Nanos deadline{0};           ///< as the rule of this name
    std::vector<Trial> trials{}; ///< attempts before the last, by row and in their order
    std::vector<std::int64_t> fetchFailed{};     ///< rows, ascending
    std::vector<std::int64_t> transformFailed{}; ///< rows, ascending
    /// Whether something other than a server holds fetches back, or ends them.
    [[nodiscard]] bool standsInLine() const
    {
        return perHost > 0 || rate > 0 || deadline > Nanos(0) || !trials.empty();
    }
    /// Whether more is known than how long things took, which only the virtual clock can do again.
    [[nodiscard]] bool knowsBehind() const
    {
        return !fetchCpu.empty() || !transformOutside.empty() || !servers.empty() || standsInLine()
            || !fetchFailed.empty() || !transformFailed.empty();
    }

    // finished() finds these.
    double computing = 0; ///< what of all times is CPU time, from 0 to 1
    /// Were it chance which attempts fail, so much more or less of all time in flight may fall to them another time: two
    /// standard deviations, where each item that was tried again counts by itself (a compound Poisson sum).
    double retrySpread = 0;
    double longestRetried =
        0; ///< ns; of the items that were tried again, with all attempts and waits between
    std::optional<ReplayFit> fit{}; ///< of the run that they were measured in
    Fingerprint fingerprint{};      ///< of all columns
};

/// What real work is done on: one input an item, as the bytes of its path, of its URL, or of what a command is given.
struct InputList
{
    QStringList sources; ///< the paths as the user gave them, for display
    NameList paths;
    std::int64_t passedOver = 0; ///< regular files left out because gunzip cannot read them
    // What was passed over in folders as well; not part of a recording.
    std::int64_t closedFolders = 0;  ///< folders that could not be entered
    std::int64_t passedLinks = 0;    ///< symbolic links
    std::int64_t passedSpecials = 0; ///< pipes, sockets and devices
    Fingerprint fingerprint{};       ///< of the paths
};

/// How a request fails that is to fail, as its client sees it.
enum class FailureKind : std::uint8_t {
    Unavailable, ///< a whole response with status 503
    Reset,       ///< the connection is reset in the middle of the response
    Stall,       ///< half the response, and then nothing for as long as the client waits
    Short,       ///< half the response, and then the end of the connection
    Garbage,     ///< bytes that are not HTTP, and then the end of the connection
};

/// A folder that a run serves to itself, on this machine alone and while it lasts: a web to try a crawler on. Each mode
/// begins with a new server, so that all are served the same latencies and failures.
struct ServedFolder
{
    QString folder{};
    TimeSpec latency{}; ///< waited before the first byte of a response
    double fail = 0;    ///< the share of requests that fail, from 0 to 1
    FailureKind failWith = FailureKind::Unavailable;

    friend bool operator==(const ServedFolder &, const ServedFolder &) = default;
};

/// When a run that mostly fails is given up: it ends as if it were stopped.
struct HaltRule
{
    std::int64_t failures = 0; ///< so many items have failed; 0: however many
    double share = 0;          ///< a larger share of the items that are over has failed; 0: however large
    /// Before so many are over, a share says nothing.
    static constexpr std::int64_t leastItems = 10;

    friend bool operator==(const HaltRule &, const HaltRule &) = default;
};

struct OutputPlan; // workload/output_folder.h

struct WorkSpec
{
    std::int64_t items = 4;
    FetchKind fetch = FetchKind::Simulated;
    QString command;  ///< FetchKind::Command, as written
    FetchRules rules; ///< of real work
    TimeSpec fetchTime{.a = std::chrono::seconds(1)};
    std::int64_t capacity = 0; ///< of what simulated fetches come from (rule 16); 0: as many as come
    TransformKind transform = TransformKind::Cpu;
    TimeSpec transformTime{.a = std::chrono::seconds(1)};
    std::vector<TransformStep> steps; ///< TransformKind::Real; empty: nothing is done
    std::uint64_t seed = 1;
    std::shared_ptr<const DurationTable> durations; ///< if set, replaces both times; finished()
    std::shared_ptr<const InputList> inputs;        ///< of real work; finished()
    std::optional<ServedFolder> served; ///< FetchKind::Http: the inputs are its files (serve/served_inputs.h)
    HaltRule halt;                      ///< of real work; not recorded
    std::shared_ptr<const OutputPlan> output; ///< of real work: if set, each result is written; not recorded

    [[nodiscard]] bool isReal() const { return fetch != FetchKind::Simulated; }
    /// The rules that hold these fetches back: the user's, or those that replayed times were measured under. 0: none.
    [[nodiscard]] std::int64_t perHostInForce() const
    {
        return durations ? durations->perHost : fetch == FetchKind::Http ? rules.perHost : 0;
    }
    [[nodiscard]] double rateInForce() const
    {
        return durations ? durations->rate : fetch == FetchKind::Http ? rules.rate : 0;
    }
};

} // namespace overlapse
