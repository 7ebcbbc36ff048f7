// SPDX-License-Identifier: MIT
#include "formats/command_line.h"

#include "formats/experiment_limits.h"
#include "pipeline/words.h"
#include "trace/this_machine.h"
#include "workload/command_words.h"
#include "workload/fetch_rules.h"
#include "workload/served_text.h"
#include "workload/work_text.h"

#include <algorithm>

namespace overlapse {

namespace {

class Line
{
public:
    explicit Line(const QString &command) : m_words{QStringLiteral("overlapse"), command} {}
    void add(const QByteArray &option, const QString &value)
    {
        m_words << QString::fromLatin1(option) << shellWord(value);
    }
    void number(const char *option, qint64 value, qint64 usual)
    {
        if (value != usual)
            add(option, QString::number(value));
    }
    [[nodiscard]] QString text() const { return m_words.join(u' '); }

private:
    QStringList m_words;
};

QString verbName(Verb verb)
{
    switch (verb) {
    case Verb::Run: return QStringLiteral("run");
    case Verb::Compare: return QStringLiteral("compare");
    case Verb::Predict: break;
    }
    return QStringLiteral("predict");
}

// A time alone means cpu(TIME).
QString shortTransform(const WorkSpec &work)
{
    return work.transform == TransformKind::Cpu ? timeText(work.transformTime) : transformText(work);
}

void addRules(Line &line, const FetchRules &rules)
{
    for (const FetchRule rule : allFetchRules)
        for (const QString &text : ruleTexts(rules, rule))
            line.add(QByteArray("--") + ruleInfo(rule).option, text);
}

void addServed(Line &line, const ExperimentFile &file)
{
    const ServedFolder &served = *file.work.served;
    const ServedFolder usual;
    line.add("--serve", servedPath(file));
    if (served.latency != usual.latency)
        line.add("--latency", timeText(served.latency));
    if (served.fail > 0)
        line.add("--fail", shareText(served.fail));
    if (served.failWith != usual.failWith)
        line.add("--fail-with", failureKindText(served.failWith));
}

void addWork(Line &line, const ExperimentFile &file)
{
    const WorkSpec &work = file.work;
    const WorkSpec usual;
    if (work.isReal()) {
        line.add("--fetch", fetchText(work));
        if (work.served)
            addServed(line, file);
        for (const QString &path : inputPaths(file))
            line.add("--inputs", path);
        if (!file.list.isEmpty())
            line.add("--list", pathFrom(file.folder, file.list));
        if (work.transform != TransformKind::Real || !work.steps.empty())
            line.add("--transform", shortTransform(work));
        if (file.coldCache)
            line.add("--cache", QStringLiteral("cold"));
        addRules(line, work.rules);
    } else if (!file.durationsFile.isEmpty()) {
        const std::int64_t rows = work.durations ? std::int64_t(work.durations->fetch.size()) : 0;
        line.number("--items", work.items > 0 ? work.items : rows, rows);
        line.add("--durations", pathFrom(file.folder, file.durationsFile));
    } else {
        line.number("--items", work.items, usual.items);
        if (work.fetchTime != usual.fetchTime)
            line.add("--fetch", timeText(work.fetchTime));
        if (work.transform != usual.transform || work.transformTime != usual.transformTime)
            line.add("--transform", shortTransform(work));
        line.number("--capacity", work.capacity, usual.capacity);
    }
    line.number("--seed", static_cast<qint64>(work.seed), static_cast<qint64>(usual.seed));
}

void addModes(Line &line, const std::vector<Mode> &modes, Verb verb)
{
    if (verb == Verb::Run) {
        if (modes.front() != Mode::Parallel)
            line.add("--mode", modeName(modes.front()));
        return;
    }
    if (std::equal(modes.begin(), modes.end(), allModes.begin(), allModes.end()))
        return;
    QStringList names;
    for (const Mode mode : modes)
        names << modeName(mode);
    line.add("--modes", names.join(u','));
}

} // namespace

QString commandLine(const ExperimentFile &file, Verb verb, bool anywhere)
{
    const WorkSpec &work = file.work;
    const bool inlineDurations = work.durations && file.durationsFile.isEmpty();
    const bool wallReplay = !file.durationsFile.isEmpty() && work.transform == TransformKind::Wall;
    if (inlineDurations || wallReplay || (work.isReal() && verb == Verb::Predict))
        return {};
    const int machine = thisMachine().cores;
    const int cores = verb == Verb::Predict ? file.cores.value_or(machine) : machine;
    ExperimentFile here = file;
    resolveLimits(here, cores);
    Line line(verbName(verb));
    addModes(line, file.modes, verb);
    addWork(line, file);
    const auto limit = [&line, anywhere](const char *option, qint64 value, qint64 usual) {
        line.number(option, value, anywhere ? 0 : usual);
    };
    limit("--fetch-limit", here.limits.fetchLimit, usualLimit(cores));
    limit("--transform-limit", here.limits.transformLimit, usualLimit(cores));
    limit("--threads", here.limits.threads, cores);
    if (here.limits.order != Order::Kept)
        line.add("--order", orderName(here.limits.order));
    if (verb == Verb::Predict)
        limit("--cores", cores, machine);
    return line.text();
}

} // namespace overlapse
