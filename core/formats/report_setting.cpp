// SPDX-License-Identifier: MIT
#include "formats/report_setting.h"

#include "analysis/conditions.h"
#include "analysis/described_run.h"
#include "analysis/replay_fit.h"
#include "analysis/shared_facts.h"
#include "workload/fetch_rules.h"
#include "workload/file_cache.h"
#include "workload/same_work.h"
#include "workload/work_text.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr std::size_t mostShown = 8; // works, and machines

QString machineText(const Machine &machine)
{
    QString text = counted(machine.cores, "core", "cores");
    for (const QString &known : {machine.cpu, machine.system})
        if (!known.isEmpty())
            text += QStringLiteral(", ") + known;
    return text;
}

QString whenText(const SharedFacts &facts)
{
    if (!facts.first.isValid())
        return {};
    const QString format = QStringLiteral("yyyy-MM-dd HH:mm");
    const QString from = facts.first.toUTC().toString(format);
    const QString to = facts.last.toUTC().toString(format);
    return (from == to ? from : from + QStringLiteral(" to ") + to) + QStringLiteral(" UTC");
}

/// What the runs have in common, and how they came to be.
class Setting
{
public:
    Setting(const Recording &recording, Secrets secrets, Report &report)
        : m_recording(recording), m_facts(sharedFacts(recording)), m_secrets(secrets), m_report(report)
    {
    }

    void tell()
    {
        works();
        if (const QString limits = sharedLimitsText(m_facts); !limits.isEmpty())
            add("Limits", m_facts.limitsDiffer ? limits + QStringLiteral("; the others differ") : limits);
        else if (m_facts.limitsDiffer)
            add("Limits", QStringLiteral("differ from run to run: see the table"));
        add("How",
            !m_facts.clock                      ? QStringLiteral("measured and predicted")
                : *m_facts.clock == Clock::Live ? QStringLiteral("measured")
                                                : QStringLiteral("predicted on a virtual clock"));
        machines();
        clocks();
        add("When", whenText(m_facts));
        add("Cache", cacheText(m_recording.cache));
        add("Program", m_facts.program.isEmpty() ? QStringLiteral("different ones") : m_facts.program);
    }

private:
    void add(const char *name, const QString &text)
    {
        if (!text.isEmpty())
            m_report.setting.push_back({QString::fromLatin1(name), text});
    }

    void machines()
    {
        std::vector<Machine> different;
        for (const Run &run : m_recording.runs)
            if (std::ranges::find(different, m_recording.machineOf(run)) == different.end())
                different.push_back(m_recording.machineOf(run));
        if (different.empty())
            different.push_back(m_recording.machine);
        for (std::size_t i = 0; i < std::min(different.size(), mostShown); ++i)
            add("Machine", machineText(different[i]));
        if (different.size() > mostShown)
            add("Machine", QStringLiteral("and %1 more").arg(different.size() - mostShown));
    }

    // The window measures them anew each time that it is started.
    void clocks()
    {
        std::vector<LookingCost> different;
        for (const Run &run : m_recording.runs)
            if (run.facts.looking && std::ranges::find(different, *run.facts.looking) == different.end())
                different.push_back(*run.facts.looking);
        for (std::size_t i = 0; i < std::min(different.size(), mostShown); ++i)
            add("Clock", clockText(different[i]));
        if (different.size() > mostShown)
            add("Clock", QStringLiteral("and %1 more").arg(different.size() - mostShown));
    }

    void works()
    {
        std::vector<const WorkSpec *> different;
        for (const Run &run : m_recording.runs) {
            const WorkSpec &work = m_recording.workOf(run);
            if (std::ranges::none_of(different,
                                     [&work](const WorkSpec *other) { return sameWork(work, *other); }))
                different.push_back(&work);
        }
        if (different.empty())
            different.push_back(&m_recording.work);
        m_report.title = different.size() == 1
            ? workText(*different.front(), m_secrets)
            : QStringLiteral("runs of %1 different works").arg(different.size());
        for (std::size_t i = 0; i < std::min(different.size(), mostShown); ++i)
            workOf(*different[i]);
        if (different.size() > mostShown)
            add("Work", QStringLiteral("and %1 more").arg(different.size() - mostShown));
    }

    void workOf(const WorkSpec &work)
    {
        add("Work", workText(work, m_secrets));
        add("Seed", QString::number(work.seed));
        for (const FetchRule rule : allFetchRules)
            if (work.isReal() && rule != FetchRule::Headers)
                for (const QString &text : ruleTexts(work.rules, rule))
                    add("Rule", QStringLiteral("--%1 %2").arg(QLatin1String(ruleInfo(rule).option), text));
        for (const QString &header : writtenHeaders(work.rules, m_secrets))
            if (work.fetch == FetchKind::Http)
                add("Header", header);
        if (work.inputs && work.inputs->passedOver > 0)
            add("Passed over",
                QStringLiteral("%1 that do not end in .gz")
                    .arg(counted(work.inputs->passedOver, "file", "files")));
        if (work.durations && work.durations->fit && work.durations->fit->off <= poorFit)
            add("Replay", replaySentence(*work.durations));
    }

    const Recording &m_recording;
    const SharedFacts m_facts;
    const Secrets m_secrets;
    Report &m_report;
};

} // namespace

void tellSetting(const Recording &recording, Secrets secrets, Report &report)
{
    Setting(recording, secrets, report).tell();
}

} // namespace overlapse
