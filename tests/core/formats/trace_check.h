// SPDX-License-Identifier: MIT
// What every Chrome trace promises its readers, whatever was recorded: checked on the text and on the events in it.
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <vector>

namespace overlapse {

struct TraceSpan
{
    std::int64_t begin; ///< ns
    std::int64_t end;
    double ts; ///< microseconds, as read
    double dur;
    QString name;
    QString category;
    std::int64_t pid;
    std::int64_t tid;
    std::int64_t tdur; ///< ns; -1: none
    QJsonObject args;
};

struct TraceFlowEnd
{
    std::int64_t at;
    std::int64_t tid;
};

/// Reads a file as a viewer does. `problem` is empty, or the first promise that it breaks.
class TraceCheck
{
public:
    explicit TraceCheck(const QByteArray &text)
    {
        checkNumbers(text);
        const QJsonDocument document = QJsonDocument::fromJson(text);
        expect(document.isObject(), QStringLiteral("it is not a JSON object"));
        expect(document[QLatin1String("displayTimeUnit")] == QLatin1String("ns"),
               QStringLiteral("time unit"));
        const QJsonArray events = document[QLatin1String("traceEvents")].toArray();
        eventCount = events.size();
        expect(eventCount == stampCount, QStringLiteral("an event without a ts of three decimals"));
        for (const QJsonValue &event : events)
            read(event.toObject());
        checkNames();
        checkNesting();
        checkFlows();
        checkCounters();
    }

    QString problem;
    qsizetype eventCount = 0;
    std::vector<TraceSpan> spans;
    std::map<std::int64_t, QString> processes;
    std::map<std::int64_t, QString> threads;

    [[nodiscard]] std::vector<TraceSpan> spansOf(std::int64_t pid, const char *category) const
    {
        std::vector<TraceSpan> found;
        for (const TraceSpan &span : spans)
            if (span.pid == pid && span.category == QLatin1String(category))
                found.push_back(span);
        return found;
    }

private:
    void expect(bool good, const QString &what)
    {
        if (!good && problem.isEmpty())
            problem = what;
    }
    static std::int64_t nanosOf(double micros) { return std::llround(micros * 1000); }

    void checkNumbers(const QByteArray &text)
    {
        static const QRegularExpression exact(QStringLiteral("\"ts\":(\\d+\\.\\d{3})[,}]"));
        auto matches = exact.globalMatch(QString::fromUtf8(text));
        for (; matches.hasNext(); ++stampCount)
            matches.next();
        expect(!text.contains("nan") && !text.contains("inf,"), QStringLiteral("no number"));
    }

    void read(const QJsonObject &event)
    {
        for (const char *key : {"pid", "tid", "ts"})
            expect(event[QLatin1String(key)].isDouble(),
                   QStringLiteral("%1 is no number").arg(QLatin1String(key)));
        const QString phase = event[QLatin1String("ph")].toString();
        const auto pid = static_cast<std::int64_t>(event[QLatin1String("pid")].toDouble());
        const auto tid = static_cast<std::int64_t>(event[QLatin1String("tid")].toDouble());
        const double ts = event[QLatin1String("ts")].toDouble();
        const QString name = event[QLatin1String("name")].toString();
        expect(!name.isEmpty() && ts >= 0, QStringLiteral("an event without a name or before time zero"));
        if (phase == QLatin1String("X")) {
            const double dur = event[QLatin1String("dur")].toDouble(-1);
            expect(dur >= 0, name + QStringLiteral(" has no duration"));
            // Whole nanoseconds, but for a few units of the last place that the end has as a double.
            const double unit = std::nextafter(ts + dur, HUGE_VAL) - (ts + dur);
            expect(std::abs(dur * 1000 - std::round(dur * 1000)) < std::max(1e-3, 4000 * unit),
                   name + QStringLiteral(" is no whole number of nanoseconds long"));
            const double tdur = event[QLatin1String("tdur")].toDouble(-0.001);
            spans.push_back({nanosOf(ts), nanosOf(ts) + nanosOf(dur), ts, dur, name,
                             event[QLatin1String("cat")].toString(), pid, tid, nanosOf(tdur),
                             event[QLatin1String("args")].toObject()});
        } else if (phase == QLatin1String("s") || phase == QLatin1String("f")) {
            readFlow(event, phase == QLatin1String("s"), {nanosOf(ts), tid});
        } else if (phase == QLatin1String("C")) {
            counters[{pid, name}].emplace_back(
                nanosOf(ts), event[QLatin1String("args")][QLatin1String("value")].toDouble(-1));
        } else {
            expect(phase == QLatin1String("M"), QStringLiteral("an event of kind '%1'").arg(phase));
            readName(pid, tid, name, event[QLatin1String("args")][QLatin1String("name")].toString());
        }
    }
    void readFlow(const QJsonObject &event, bool starts, const TraceFlowEnd &end)
    {
        expect(event[QLatin1String("id")].isDouble(), QStringLiteral("a flow's id is no number"));
        expect(event[QLatin1String("cat")] == QLatin1String("item")
                   && event[QLatin1String("name")] == QLatin1String("item"),
               QStringLiteral("a flow of another name"));
        expect(starts || event[QLatin1String("bp")] == QLatin1String("e"),
               QStringLiteral("a flow without bp"));
        auto &ends = starts ? flowBegins : flowEnds;
        const auto id = static_cast<std::int64_t>(event[QLatin1String("id")].toDouble());
        expect(ends.emplace(id, end).second, QStringLiteral("flow %1 twice").arg(id));
    }
    void readName(std::int64_t pid, std::int64_t tid, const QString &kind, const QString &name)
    {
        if (kind == QLatin1String("process_name")) {
            expect(processes.emplace(pid, name).second, QStringLiteral("a process has two names"));
        } else if (kind == QLatin1String("thread_name")) {
            expect(threads.emplace(tid, name).second, QStringLiteral("tid %1 has two names").arg(tid));
            threadProcess[tid] = pid;
        }
    }

    void checkNames()
    {
        for (const TraceSpan &span : spans) {
            expect(processes.contains(span.pid), QStringLiteral("process %1 has no name").arg(span.pid));
            const auto process = threadProcess.find(span.tid);
            expect(process != threadProcess.end() && process->second == span.pid,
                   QStringLiteral("tid %1 has no name, or that of another process").arg(span.tid));
        }
        for (const auto &[tid, name] : threads)
            expect(!processes.contains(tid), QStringLiteral("tid %1 is a pid too").arg(tid));
    }

    // Once in nanoseconds and once as speedscope does: in doubles, counted from the first begin of the tid, and with
    // ends told apart from begins by their time alone.
    void checkNesting()
    {
        std::map<std::int64_t, std::vector<const TraceSpan *>> lanes;
        for (const TraceSpan &span : spans)
            lanes[span.tid].push_back(&span);
        for (auto &[tid, lane] : lanes) {
            double first = std::numeric_limits<double>::max();
            for (const TraceSpan *span : lane)
                first = std::min(first, span->ts);
            std::vector<std::pair<double, double>> exact;
            std::vector<std::pair<double, double>> read;
            std::vector<std::pair<double, double>> rebased;
            for (const TraceSpan *span : lane) {
                exact.emplace_back(span->begin, span->end);
                read.emplace_back(span->ts, span->ts + span->dur);
                rebased.emplace_back(span->ts - first, (span->ts - first) + span->dur);
            }
            for (auto *times : {&exact, &read, &rebased})
                expect(nests(*times), QStringLiteral("spans overlap on tid %1").arg(tid));
            for (const auto &[begin, end] : rebased)
                expect(end > begin,
                       QStringLiteral("a span's end cannot be told from its begin on %1").arg(tid));
        }
    }
    static bool nests(std::vector<std::pair<double, double>> &times)
    {
        std::sort(times.begin(), times.end(), [](const auto &a, const auto &b) {
            return a.first != b.first ? a.first < b.first : a.second > b.second;
        });
        std::vector<double> open;
        for (const auto &[begin, end] : times) {
            while (!open.empty() && open.back() <= begin)
                open.pop_back();
            if (!open.empty() && end > open.back())
                return false;
            open.push_back(end);
        }
        return true;
    }

    void checkFlows()
    {
        expect(flowBegins.size() == flowEnds.size(), QStringLiteral("half a flow"));
        std::multimap<std::int64_t, const TraceSpan *> lanes;
        std::size_t transforms = 0;
        for (const TraceSpan &span : spans) {
            lanes.emplace(span.tid, &span);
            transforms += span.category == QLatin1String("transform") ? 1 : 0;
        }
        expect(flowEnds.size() == transforms, QStringLiteral("a transform without its flow"));
        for (const auto &[id, to] : flowEnds) {
            const auto from = flowBegins.find(id);
            expect(from != flowBegins.end() && from->second.at <= to.at,
                   QStringLiteral("flow %1 has no begin").arg(id));
            if (from == flowBegins.end())
                return;
            const std::set<double> sources = itemsAt(lanes, from->second, QLatin1String("fetch"), false);
            const std::set<double> targets = itemsAt(lanes, to, QLatin1String("transform"), true);
            expect(std::any_of(sources.begin(), sources.end(),
                               [&](double item) { return targets.contains(item); }),
                   QStringLiteral("flow %1 does not lead from an item's fetch to its transform").arg(id));
        }
    }
    static std::set<double> itemsAt(const std::multimap<std::int64_t, const TraceSpan *> &lanes,
                                    const TraceFlowEnd &end, QLatin1String category, bool atBegin)
    {
        std::set<double> items;
        const auto [first, last] = lanes.equal_range(end.tid);
        for (auto lane = first; lane != last; ++lane) {
            const TraceSpan &span = *lane->second;
            // Half open, so that a reader who takes the end for the next span's is not misled.
            const bool inside = span.begin <= end.at && (end.at < span.end || span.begin == span.end);
            if (span.category == category && (atBegin ? span.begin == end.at : inside && end.at <= span.end))
                items.insert(span.args[QLatin1String("item")].toDouble());
        }
        return items;
    }

    void checkCounters()
    {
        for (const auto &[key, values] : counters) {
            const QString &name = key.second;
            expect(values.front().first == 0, name + QStringLiteral(" does not begin at zero"));
            expect(values.back().second == 0, name + QStringLiteral(" does not end at zero"));
            for (std::size_t i = 1; i < values.size(); ++i)
                expect(values[i - 1].first < values[i].first && values[i - 1].second != values[i].second,
                       name + QStringLiteral(" repeats itself or goes back in time"));
            const QString category = name == QLatin1String("fetches in flight") ? QStringLiteral("fetch")
                : name == QLatin1String("transforms running")                   ? QStringLiteral("transform")
                                                                                : QString();
            if (!category.isEmpty())
                checkCounts(key.first, category, values);
            else
                expect(name == QLatin1String("items held"), QStringLiteral("a counter of %1").arg(name));
        }
        expect(counters.size() == 3 * processes.size(), QStringLiteral("not three counters a process"));
    }
    // The counter is the number of spans at every instant at which anything begins or ends.
    void checkCounts(std::int64_t pid, const QString &category,
                     const std::vector<std::pair<std::int64_t, double>> &values)
    {
        std::map<std::int64_t, int> changes{{0, 0}};
        for (const TraceSpan &span : spans) {
            if (span.pid != pid || span.category != category)
                continue;
            ++changes[span.begin];
            --changes[span.end];
        }
        std::size_t next = 0;
        int running = 0;
        double said = 0;
        for (const auto &[at, change] : changes) {
            running += change;
            if (next < values.size() && values[next].first == at)
                said = values[next++].second;
            expect(said == running, QStringLiteral("%1 counts %2 at %3").arg(category).arg(said).arg(at));
        }
        expect(next == values.size(), QStringLiteral("a counter changes where nothing happens"));
    }

    qsizetype stampCount = 0;
    std::map<std::int64_t, std::int64_t> threadProcess;
    std::map<std::int64_t, TraceFlowEnd> flowBegins;
    std::map<std::int64_t, TraceFlowEnd> flowEnds;
    std::map<std::pair<std::int64_t, QString>, std::vector<std::pair<std::int64_t, double>>> counters;
};

} // namespace overlapse
