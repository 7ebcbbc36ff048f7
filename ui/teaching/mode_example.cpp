// SPDX-License-Identifier: MIT
#include "teaching/mode_example.h"

#include "runs/panel_words.h"
#include "scene/timeline_scene.h"
#include "virtual/predict.h"

#include <QCoreApplication>

namespace overlapse {

namespace {

using namespace std::chrono_literals;

Experiment sixItems()
{
    DurationTable table;
    table.fetch = {50ms, 10ms, 30ms, 40ms, 60ms, 30ms};
    table.transform.assign(table.fetch.size(), 30ms);
    Experiment experiment;
    experiment.work.items = static_cast<std::int64_t>(table.fetch.size());
    experiment.work.durations = std::make_shared<const DurationTable>(std::move(table));
    experiment.limits.fetchLimit = 3;
    experiment.limits.transformLimit = 2;
    experiment.limits.threads = 2;
    return experiment;
}

ModeExample predicted()
{
    ModeExample example{.experiment = sixItems(), .cores = 2, .runs = {}};
    TimelineInput input;
    for (const Mode mode : allModes) {
        const PipelineSpec spec = example.experiment.specFor(mode);
        const PredictOptions options{.cores = example.cores};
        Run run{spec, Clock::Virtual, predict(spec, example.experiment.work, options)};
        PreparedRunPtr &prepared = example.runs[static_cast<std::size_t>(mode)];
        prepared = prepareRun(std::move(run), example.experiment.work, example.cores);
        input.panels.push_back(panelFor(*prepared, nullptr));
    }
    example.end = fullRange(input).end;
    return example;
}

QString millis(Nanos time)
{
    return QString::number(std::chrono::duration<double, std::milli>(time).count());
}

} // namespace

const ModeExample &modeExample()
{
    static const ModeExample example = predicted();
    return example;
}

QString modeExampleText(Mode mode)
{
    const Experiment &experiment = modeExample().experiment;
    const DurationTable &table = *experiment.work.durations;
    QStringList fetches;
    for (const Nanos fetch : table.fetch)
        fetches << millis(fetch);
    const QString last = fetches.takeLast();
    const QString limits = limitsText(experiment.specFor(mode), Wording::onScreen());
    return QCoreApplication::translate("ModePicture",
                                       "%1 items, fetched in %2 and %3 ms, each transformed in %4 ms%5%6")
        .arg(experiment.work.items)
        .arg(fetches.join(QStringLiteral(", ")), last, millis(table.transform.front()),
             limits.isEmpty() ? QString() : QStringLiteral("; "), limits);
}

} // namespace overlapse
