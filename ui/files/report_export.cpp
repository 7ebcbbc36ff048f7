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

ReportChart chartOf(const Report &report, Secrets secrets, QString *problem)
{
    if (report.shown.runs.empty())
        return {};
    PictureOptions options{.size = chartSize(report.shown.runs.size()), .secrets = secrets, .part = {}};
    ReportChart chart;
    chart.light = chartSvg(report.shown, options, problem);
    options.dark = true;
    chart.dark = chartSvg(report.shown, options, problem);
    return chart;
}

} // namespace

QString exportReport(const QString &path, const Recording &recording, Secrets secrets,
                     const std::function<bool()> &stopped)
{
    const Report report = reportOf(recording, secrets, stopped);
    QString problem;
    QByteArray text;
    if (stopped && stopped())
        return QStringLiteral("%1: not written: interrupted").arg(path);
    if (reportFormatOf(path) == ReportFormat::Markdown)
        text = markdownOf(report);
    else
        text = htmlOf(report, chartOf(report, secrets, &problem));
    if (!problem.isEmpty())
        return QStringLiteral("%1: %2").arg(path, problem);
    return saveAs(
        path, [&text](QIODevice &device) { return device.write(text) == text.size(); }, stopped);
}

} // namespace overlapse
