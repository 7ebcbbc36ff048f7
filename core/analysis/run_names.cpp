// SPDX-License-Identifier: MIT
#include "analysis/run_names.h"

#include "pipeline/words.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

namespace overlapse {

namespace {

QString threadWords(int threads)
{
    return threads == 1 ? QStringLiteral("1 thread") : QStringLiteral("%1 threads").arg(threads);
}

/// In the order in which people ask.
std::array<QString, 5> traits(const Run &run)
{
    const PipelineSpec &spec = run.spec;
    const bool limits = usesLimits(spec.mode);
    return {run.clock == Clock::Live ? QStringLiteral("measured") : QStringLiteral("predicted"),
            limits ? QStringLiteral("N %1").arg(spec.fetchLimit) : QString(),
            limits ? QStringLiteral("M %1").arg(spec.transformLimit) : QString(),
            usesPool(spec.mode) ? threadWords(spec.threads) : QString(),
            spec.mode == Mode::Sequential ? QString()
                                          : QStringLiteral("order %1").arg(orderName(spec.order))};
}

/// The runs of one mode.
class Namesakes
{
public:
    void meet(const Run &run)
    {
        const std::array<QString, 5> own = traits(run);
        if (m_count++ == 0)
            m_first = own;
        for (std::size_t i = 0; i < own.size(); ++i)
            m_differ[i] = m_differ[i] || own[i] != m_first[i];
    }
    /// After all were met.
    [[nodiscard]] QString distinctionOf(const Run &run) const
    {
        if (m_count < 2 || !run.facts.name.isEmpty())
            return m_count < 2 ? QString() : run.facts.name;
        const std::array<QString, 5> own = traits(run);
        QStringList parts;
        for (std::size_t i = 0; i < own.size(); ++i)
            if (m_differ[i])
                parts << own[i];
        return parts.join(QStringLiteral(", "));
    }
    void use(const QString &distinction) { ++m_uses[distinction]; }
    /// After all were used: one that others have too gets a number.
    QString made(const QString &distinction)
    {
        if (m_count < 2 || (m_uses.value(distinction) == 1 && !distinction.isEmpty()))
            return distinction;
        QString numbered;
        do
            numbered = (distinction.isEmpty() ? QString() : distinction + QStringLiteral(", "))
                + QStringLiteral("run %1").arg(++m_numbers[distinction]);
        while (m_uses.contains(numbered) || m_given.contains(numbered));
        m_given.insert(numbered);
        return numbered;
    }

private:
    int m_count = 0;
    std::array<QString, 5> m_first;
    std::array<bool, 5> m_differ{};
    QHash<QString, int> m_uses;
    QHash<QString, int> m_numbers;
    QSet<QString> m_given;
};

} // namespace

QString limitsWords(const PipelineSpec &spec)
{
    QStringList parts;
    if (usesLimits(spec.mode))
        parts << QStringLiteral("N %1, M %2").arg(spec.fetchLimit).arg(spec.transformLimit);
    if (usesPool(spec.mode))
        parts << threadWords(spec.threads);
    parts << QStringLiteral("order %1").arg(orderName(spec.order));
    return parts.join(QStringLiteral(", "));
}

QStringList runDistinctions(const std::vector<const Run *> &runs)
{
    std::array<Namesakes, allModes.size()> modes;
    const auto ofMode = [&modes](const Run *run) -> Namesakes & {
        return modes[static_cast<std::size_t>(run->spec.mode)];
    };
    for (const Run *run : runs)
        ofMode(run).meet(*run);
    QStringList distinctions;
    for (const Run *run : runs) {
        distinctions << ofMode(run).distinctionOf(*run);
        ofMode(run).use(distinctions.last());
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        QString &distinction = distinctions[static_cast<qsizetype>(i)];
        distinction = ofMode(runs[i]).made(distinction);
    }
    return distinctions;
}

QStringList runNames(const std::vector<const Run *> &runs)
{
    QStringList names = runDistinctions(runs);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        QString &name = names[static_cast<qsizetype>(i)];
        const QString mode = modeName(runs[i]->spec.mode);
        name = name.isEmpty() ? mode : QStringLiteral("%1 (%2)").arg(mode, name);
    }
    return names;
}

QStringList runNames(const Recording &recording)
{
    return runNames(runsOf(recording));
}

std::vector<const Run *> runsOf(const Recording &recording)
{
    std::vector<const Run *> runs;
    runs.reserve(recording.runs.size());
    for (const Run &run : recording.runs)
        runs.push_back(&run);
    return runs;
}

} // namespace overlapse
