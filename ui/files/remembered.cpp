// SPDX-License-Identifier: MIT
#include "files/remembered.h"

#include "live/rounds.h"
#include "workload/work_text.h"

#include <QSettings>
#include <QVariant>

#include <algorithm>

namespace overlapse {

namespace {

QString key(const char *name)
{
    return QStringLiteral("experiment/") + QLatin1String(name);
}

void readWork(const QSettings &settings, WorkSpec &work)
{
    if (const Checked<TimeSpec> time = parseFetchTime(settings.value(key("fetch")).toString()))
        work.fetchTime = *time;
    const Checked<TransformChoice> choice = parseTransform(settings.value(key("transform")).toString());
    if (choice && choice->kind != TransformKind::Real)
        setTransform(work, *choice);
    work.seed = static_cast<std::uint64_t>(settings.value(key("seed"), 1).toLongLong());
}

ModeSet readModes(const QSettings &settings, const char *name, const ModeSet &usual)
{
    const QString text = settings.value(key(name)).toString();
    ModeSet modes = usual;
    if (text.size() == static_cast<qsizetype>(modes.size()))
        for (std::size_t i = 0; i < modes.size(); ++i)
            modes[i] = text[static_cast<qsizetype>(i)] == u'1';
    return modes;
}

QString modesText(const ModeSet &modes)
{
    QString text;
    for (const bool mode : modes)
        text += mode ? u'1' : u'0';
    return text;
}

} // namespace

DocumentState rememberedState(int machineCores)
{
    DocumentState state;
    state.experiment = articleExperiment(machineCores);
    const QSettings settings;
    WorkSpec &work = state.experiment.work;
    PipelineSpec &limits = state.experiment.limits;
    const auto number = [&settings](const char *name, qlonglong usual, qlonglong most) {
        return std::clamp<qlonglong>(settings.value(key(name), usual).toLongLong(), 1, most);
    };
    work.items = number("items", work.items, 100'000);
    limits.fetchLimit = number("fetch_limit", limits.fetchLimit, 1'000'000);
    limits.transformLimit = number("transform_limit", limits.transformLimit, 1'000'000);
    limits.threads = static_cast<int>(number("threads", limits.threads, 4LL * machineCores));
    if (settings.value(key("order")).toString() == QLatin1String("any"))
        limits.order = Order::Any;
    readWork(settings, work);
    const ModeSet shown = readModes(settings, "shown", state.shown);
    if (std::find(shown.begin(), shown.end(), true) != shown.end())
        state.shown = shown;
    state.skipped = readModes(settings, "skipped", state.skipped);
    return state;
}

int rememberedRepeats()
{
    return std::clamp(QSettings().value(key("repeats"), 1).toInt(), 1, mostRepeats);
}

void rememberRepeats(int repeats)
{
    QSettings().setValue(key("repeats"), repeats);
}

void remember(const DocumentState &state)
{
    const WorkSpec &work = state.experiment.work;
    if (work.isReal() || !state.file.isEmpty())
        return;
    const PipelineSpec &limits = state.experiment.limits;
    QSettings settings;
    settings.setValue(key("items"), static_cast<qlonglong>(work.items));
    settings.setValue(key("fetch"), timeText(work.fetchTime));
    settings.setValue(key("transform"), work.durations ? QVariant() : QVariant(transformText(work)));
    settings.setValue(key("seed"), static_cast<qlonglong>(work.seed));
    settings.setValue(key("fetch_limit"), static_cast<qlonglong>(limits.fetchLimit));
    settings.setValue(key("transform_limit"), static_cast<qlonglong>(limits.transformLimit));
    settings.setValue(key("threads"), limits.threads);
    settings.setValue(key("order"),
                      limits.order == Order::Kept ? QStringLiteral("kept") : QStringLiteral("any"));
    settings.setValue(key("shown"), modesText(state.shown));
    settings.setValue(key("skipped"), modesText(state.skipped));
}

} // namespace overlapse
