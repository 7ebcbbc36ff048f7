// SPDX-License-Identifier: MIT
#include "files/report_export.h"

#include "formats/files.h"
#include "formats/report_html.h"
#include "formats/report_markdown.h"

#include <QIODevice>

#include <algorithm>

namespace overlapse {

namespace {

// Wide enough for a page, and as high as its panels need.
QSize chartSize(std::size_t panels)
{
    constexpr int width = 1160;
    constexpr int around = 130;
    const int panel = panels <= 6 ? 150 : 100;
    return {width, around + panel * static_cast<int>(std::max<std::size_t>(panels, 1))};
}

/// Once light, once dark.
ReportChart chartOf(PictureOptions options, const std::function<QByteArray(const PictureOptions &)> &draw)
{
    ReportChart chart;
    chart.light = draw(options);
    options.scheme = Scheme::Dark;
    chart.dark = draw(options);
    return chart;
}

ReportChart timelineOf(const Report &report, Secrets secrets, QString *problem)
{
    if (report.shown.runs.empty())
        return {};
    return chartOf({.size = chartSize(report.shown.runs.size()), .secrets = secrets, .part = {}},
                   [&](const PictureOptions &options) {
                       return chartSvg(report.shown, report.repeats, options, problem);
                   });
}

ReportChart mapChartOf(const Report &report, QString *problem)
{
    if (report.extras.maps.empty())
        return {};
    return chartOf({.size = {1160, 460}, .part = {}}, [&](const PictureOptions &options) {
        return mapSvg(report.extras.maps, options, problem);
    });
}

} // namespace

QString exportReport(const QString &path, const Recording &recording, Secrets secrets,
                     const std::function<bool()> &stopped, const ReportExtras &extras)
{
    Report report = reportOf(recording, secrets, stopped);
    report.extras = extras;
    QString problem;
    QByteArray text;
    if (stopped && stopped())
        return QStringLiteral("%1: not written: interrupted").arg(path);
    if (reportFormatOf(path) == ReportFormat::Markdown)
        text = markdownOf(report);
    else
        text = htmlOf(report, timelineOf(report, secrets, &problem), mapChartOf(report, &problem));
    if (!problem.isEmpty())
        return QStringLiteral("%1: %2").arg(path, problem);
    return saveAs(
        path, [&text](QIODevice &device) { return device.write(text) == text.size(); }, stopped);
}

} // namespace overlapse
