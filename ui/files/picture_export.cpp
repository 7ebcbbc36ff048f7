// SPDX-License-Identifier: MIT
#include "files/picture_export.h"

#include "analysis/described_run.h"
#include "analysis/run_names.h"
#include "analysis/shared_facts.h"
#include "formats/files.h"
#include "pipeline/words.h"
#include "runs/panel_words.h"
#include "scene/map_scene.h"
#include "trace/this_machine.h"
#include "workload/work_text.h"

#include <QBuffer>
#include <QIODevice>

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

PictureSpec specOf(const Recording &recording, const TimelineInput &input, const PictureOptions &options)
{
    PictureSpec picture;
    picture.size = options.size;
    picture.scale = options.scale;
    picture.theme = themeOf(options.scheme);
    picture.input = input;
    const SharedFacts facts = sharedFacts(recording);
    const QString work = facts.work ? workText(*facts.work, options.secrets)
                                    : QStringLiteral("runs of %1 different works").arg(facts.works);
    picture.title = QStringLiteral("Overlapse: %1").arg(work);
    picture.caption = pictureCaption(recording, work);
    picture.when = recording.when;
    picture.part = options.part;
    return picture;
}

PanelRepeats panelRepeatsOf(const RepeatGroup &group)
{
    const auto time = [](double ns) { return Nanos(std::llround(ns)); };
    const auto [shortest, longest] = std::ranges::minmax(group.makespans);
    return {group.makespans.size(), {time(shortest), time(longest)}};
}

/// A panel a run, named as the recording tells them apart. It points into `runs`.
TimelineInput inputOf(const Recording &recording, const std::vector<RepeatGroup> &repeats, Secrets secrets,
                      std::vector<PreparedRunPtr> &runs)
{
    TimelineInput input;
    const SharedFacts facts = sharedFacts(recording);
    const QStringList distinctions = runDistinctions(runsOf(recording));
    for (const Run &run : recording.runs) {
        const QString &distinction = distinctions[static_cast<qsizetype>(runs.size())];
        const WorkSpec &work = recording.workOf(run);
        const bool isMedian = runs.size() < repeats.size();
        const auto group =
            isMedian ? std::optional(panelRepeatsOf(repeats[runs.size()])) : std::optional<PanelRepeats>();
        runs.push_back(prepareRun(run, work, recording.machineOf(run).cores));
        PanelInput &panel = input.panels.emplace_back(panelFor(*runs.back(), nullptr, {}, group));
        if (!distinction.isEmpty())
            panel.title += QStringLiteral(" (%1)").arg(distinction);
        else if (!run.facts.name.isEmpty() && !isMedian)
            panel.subtitle += QStringLiteral(" · ") + run.facts.name;
        // What the caption does not say of all of them.
        for (const QString &own :
             {facts.work ? QString() : workText(work, secrets), ownFactsText(recording, run, facts)})
            if (!own.isEmpty())
                panel.subtitle += QStringLiteral(" · ") + own;
    }
    return input;
}

/// Without title and caption; `maps` have to outlive it.
PictureSpec mapSpec(const std::vector<LimitsMap> &maps, const PictureOptions &options)
{
    PictureSpec picture;
    picture.size = options.size;
    picture.scale = options.scale;
    picture.theme = themeOf(options.scheme);
    picture.drawing = [&maps](const PictureSpec &spec) { return mapScene(maps, spec); };
    return picture;
}

} // namespace

QString exportPicture(const QString &path, const Recording &recording,
                      const std::vector<RepeatGroup> &repeats, const PictureOptions &options)
{
    std::vector<PreparedRunPtr> runs;
    const TimelineInput input = inputOf(recording, repeats, options.secrets, runs);
    return exportPicture(path, recording, input, options);
}

QByteArray chartSvg(const Recording &recording, const std::vector<RepeatGroup> &repeats,
                    const PictureOptions &options, QString *problem)
{
    std::vector<PreparedRunPtr> runs;
    PictureSpec picture = specOf(recording, inputOf(recording, repeats, options.secrets, runs), options);
    picture.title.clear();
    picture.caption.clear();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return writeSvg(buffer, picture, problem) ? buffer.data() : QByteArray();
}

QString exportPicture(const QString &path, const Recording &recording, const TimelineInput &input,
                      const PictureOptions &options)
{
    const PictureSpec picture = specOf(recording, input, options);
    const PictureFormat format = pictureFormatOf(path).value_or(PictureFormat::Png);
    QString problem;
    const QString error =
        saveAs(path, [&](QIODevice &device) { return writePicture(device, picture, format, &problem); });
    return problem.isEmpty() ? error : QStringLiteral("%1: %2").arg(path, problem);
}

QByteArray mapSvg(const std::vector<LimitsMap> &maps, const PictureOptions &options, QString *problem)
{
    PictureSpec picture = mapSpec(maps, options);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return writeSvg(buffer, picture, problem) ? buffer.data() : QByteArray();
}

QString exportMapPicture(const QString &path, const std::vector<LimitsMap> &maps, const WorkSpec &work,
                         int cores, const PictureOptions &options)
{
    PictureSpec picture = mapSpec(maps, options);
    picture.title = QStringLiteral("Overlapse: %1").arg(workText(work, options.secrets));
    QStringList caption{QStringLiteral("predicted"),
                        QStringLiteral("order %1").arg(orderName(maps.front().base.order)),
                        counted(cores, "core", "cores"), maps.front().note, programVersion()};
    caption.removeAll(QString());
    picture.caption = caption.join(QStringLiteral(" · "));
    const PictureFormat format = pictureFormatOf(path).value_or(PictureFormat::Png);
    QString problem;
    const QString error =
        saveAs(path, [&](QIODevice &device) { return writePicture(device, picture, format, &problem); });
    return problem.isEmpty() ? error : QStringLiteral("%1: %2").arg(path, problem);
}

QImage chartImage(const Recording &recording, const TimelineInput &input, const PictureOptions &options)
{
    return chartImage(specOf(recording, input, options));
}

} // namespace overlapse
