// SPDX-License-Identifier: MIT
#include "runs/panel_words.h"

#include "scene/mode_title.h"

#include <QCoreApplication>

#include <cmath>

namespace overlapse {

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

QString throughputText(double itemsPerSecond, const QLocale &locale)
{
    if (itemsPerSecond >= 1e6)
        return QCoreApplication::translate("Timeline", "%1 M", "millions")
            .arg(decimalText(itemsPerSecond / 1e6, 2, locale));
    return itemsPerSecond < 100 ? decimalText(itemsPerSecond, 2, locale)
                                : countText(std::llround(itemsPerSecond), locale);
}

} // namespace overlapse
