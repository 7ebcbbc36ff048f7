// SPDX-License-Identifier: MIT
#include "panels.h"

#include "analysis/run_names.h"
#include "analysis/shared_facts.h"
#include "formats/files.h"
#include "mode_code.h"
#include "workload/work_text.h"

#include <cmath>

namespace overlapse {

namespace {

PictureSpec specOf(const Recording &recording, const TimelineInput &input, const PictureOptions &options)
{
    PictureSpec picture;
    picture.size = options.size;
    picture.scale = options.scale;
    picture.theme = options.dark ? darkTheme() : lightTheme();
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

} // namespace

QString errorText(const PreparedRun &measured, const PreparedRun &prediction, const Wording &wording)
{
    const auto predicted = static_cast<double>(prediction.figures.makespan.count());
    if (predicted <= 0)
        return {};
    const double percent =
        100 * (static_cast<double>(measured.figures.makespan.count()) - predicted) / predicted;
    const QString sign = percent < 0 ? QStringLiteral("\u2212") : QStringLiteral("+");
    return wording.translate("Timeline", "%1 %", "a share")
        .arg(sign + wording.decimal(std::abs(percent), std::abs(percent) < 0.095 ? 2 : 1));
}

QString panelSubtitle(const PreparedRun &run, const PreparedRun *prediction, const Wording &wording)
{
    QStringList parts;
    const bool live = run.run.clock == Clock::Live;
    if (run.run.trace.cancelled())
        parts << wording.translate("Timeline", "stopped after %1 of its items")
                     .arg(wording.locale.toString(static_cast<qlonglong>(run.figures.emitted)));
    else if (live && prediction && prediction->figures.makespan > Nanos(0))
        parts << wording.translate("Timeline", "measured, %1 from the prediction")
                     .arg(errorText(run, *prediction, wording));
    else
        parts << (live ? wording.translate("Timeline", "measured")
                       : wording.translate("Timeline", "predicted"));
    if (run.figures.failed > 0)
        parts << wording.translate("Timeline", "%1 failed", "items")
                     .arg(wording.locale.toString(static_cast<qlonglong>(run.figures.failed)));
    if (run.figures.makespan > Nanos(0) && !run.run.trace.cancelled())
        parts << wording.translate("Timeline", "%1 % of the bound")
                     .arg(wording.decimal(run.figures.boundShare * 100, 0));
    return parts.join(QStringLiteral(" · "));
}

PanelInput panelFor(const PreparedRun &run, const PreparedRun *ghost, const Wording &wording)
{
    PanelInput panel;
    panel.run = &run.run;
    panel.waits = &run.waits;
    panel.figures = run.figures;
    panel.ghost = ghost ? &ghost->run : nullptr;
    panel.title = modeTitle(run.run.spec.mode);
    panel.subtitle = panelSubtitle(run, ghost, wording);
    panel.sentence = wording.sentence(run.sentence);
    return panel;
}

QString exportPicture(const QString &path, const Recording &recording, const PictureOptions &options)
{
    std::vector<PreparedRunPtr> runs;
    TimelineInput input;
    const SharedFacts facts = sharedFacts(recording);
    const QStringList distinctions = runDistinctions(runsOf(recording));
    for (const Run &run : recording.runs) {
        const QString &distinction = distinctions[static_cast<qsizetype>(runs.size())];
        const WorkSpec &work = recording.workOf(run);
        runs.push_back(prepareRun(run, work, recording.machineOf(run).cores));
        PanelInput &panel = input.panels.emplace_back(panelFor(*runs.back(), nullptr));
        if (!distinction.isEmpty())
            panel.title += QStringLiteral(" (%1)").arg(distinction);
        // What the caption does not say of all of them.
        for (const QString &own :
             {facts.work ? QString() : workText(work, options.secrets), ownFactsText(recording, run, facts)})
            if (!own.isEmpty())
                panel.subtitle += QStringLiteral(" · ") + own;
    }
    return exportPicture(path, recording, input, options);
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

QImage chartImage(const Recording &recording, const TimelineInput &input, const PictureOptions &options)
{
    return chartImage(specOf(recording, input, options));
}

} // namespace overlapse
