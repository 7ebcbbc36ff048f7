// SPDX-License-Identifier: MIT
#include "formats/report_html.h"

#include "formats/report_advice.h"
#include "formats/report_maps.h"
#include "formats/report_style.h"
#include "formats/report_text.h"

#include <QRegularExpression>

namespace overlapse {

namespace {

QString element(const char *name, const QString &content, const char *kind = nullptr)
{
    const QString tag = QLatin1String(name);
    return QStringLiteral("<%1%2>%3</%1>\n")
        .arg(tag, kind ? QStringLiteral(" class=\"%1\"").arg(QLatin1String(kind)) : QString(), content);
}

QString section(const char *name, const QString &content, const char *kind = nullptr)
{
    return element("section", u'\n' + element("h2", QLatin1String(name)) + content, kind);
}

QString listOf(const QStringList &lines)
{
    QString items;
    for (const QString &line : lines)
        items += element("li", htmlText(line));
    return items.isEmpty() ? items : element("ul", u'\n' + items);
}

QString rowOf(const ReportTable &table, const QStringList &cells, bool isHead)
{
    QString text;
    for (qsizetype column = 0; column < cells.size(); ++column) {
        const bool isLast = column >= cells.size() - table.lastTexts;
        const char *kind = isLast ? "said" : column >= table.texts ? "figure" : nullptr;
        if (isHead)
            text += element("th", htmlText(cells[column]), kind);
        else
            text += element(column == 0 ? "th" : "td", htmlText(cells[column]), kind);
    }
    return element("tr", text);
}

QString tableOf(const ReportTable &table)
{
    QString rows;
    for (const QStringList &row : table.rows)
        rows += rowOf(table, row, false);
    return element(
        "div",
        element("table", element("thead", rowOf(table, table.head, true)) + element("tbody", u'\n' + rows)),
        "wide");
}

QString settingOf(const Report &report)
{
    QString entries;
    for (const ReportEntry &entry : report.setting)
        entries += element("dt", htmlText(entry.name)) + element("dd", htmlText(entry.text));
    return section("Setting", element("dl", u'\n' + entries));
}

QString chartOf(const ReportChart &chart, const QByteArray &prefix, const QByteArray &label)
{
    const auto of = [&](const QByteArray &svg, const char *kind) {
        return QString::fromUtf8(inlineSvg(svg, prefix + kind + '-', label));
    };
    QString charts = element("div", of(chart.light, "light"), "wide light");
    if (!chart.dark.isEmpty())
        charts += element("div", of(chart.dark, "dark"), "wide dark");
    return charts;
}

QString timelineOf(const Report &report, const ReportChart &chart)
{
    if (chart.light.isEmpty())
        return {};
    return section(
        "Timeline",
        element("figure",
                u'\n' + chartOf(chart, {}, "the timelines of the runs")
                    + (report.shownNote.isEmpty() ? QString()
                                                  : element("figcaption", htmlText(report.shownNote)))));
}

/// Facts of one topic stand together.
QString factsOf(const std::vector<Fact> &facts)
{
    QString text;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (i == 0 || facts[i].topic != facts[i - 1].topic)
            text += element("dt", htmlText(facts[i].topic));
        text += element("dd", htmlText(facts[i].text));
    }
    return element("dl", u'\n' + text, "facts");
}

QString whyOf(const Report &report)
{
    QString runs;
    for (const ExplainedRun &run : report.whys)
        runs += element("section", element("h3", htmlText(run.name)) + factsOf(run.facts));
    return runs.isEmpty() ? runs : section("Why", runs);
}

QString adviceOf(const Report &report)
{
    const std::optional<SearchFindings> &search = report.extras.search;
    if (!search)
        return {};
    QString text;
    for (const QString &line : adviceLines(*search) + report.extras.check)
        text += element("p", htmlText(line));
    if (!search->tried.empty())
        text += tableOf(triedTable(*search));
    return section("Advice", text);
}

QString mapsOf(const Report &report, const ReportChart &chart)
{
    QString text;
    if (!chart.light.isEmpty())
        text += element("figure", u'\n' + chartOf(chart, "map-", "the maps of limits"));
    for (const LimitsMap &map : report.extras.maps)
        text += element("h3", htmlText(mapTitle(map, report.extras.cores))) + tableOf(mapTable(map));
    return text.isEmpty() ? text : section("Map of limits", text);
}

QString commandsOf(const Report &report)
{
    QString lines;
    for (const QString &command : report.commands)
        lines += element("pre", QStringLiteral("<code>%1</code>").arg(htmlText(command)));
    return section("How to reproduce", lines + listOf(report.commandNotes));
}

} // namespace

QByteArray inlineSvg(const QByteArray &svg, const QByteArray &prefix, const QByteArray &label)
{
    const qsizetype begin = svg.indexOf("<svg");
    if (begin < 0)
        return {};
    QString text = QString::fromUtf8(svg.mid(begin)).trimmed();
    static const QRegularExpression told(QStringLiteral("<(title|desc)>[^<]*</\\1>\\s*"));
    text.remove(told);
    static const QRegularExpression size(QStringLiteral("^(<svg[^>]*?) width=\"[^\"]*\" height=\"[^\"]*\""));
    text.replace(size, QStringLiteral("\\1 role=\"img\" aria-label=\"%1\"").arg(QString::fromLatin1(label)));
    const QString before = QString::fromLatin1(prefix);
    static const QRegularExpression id(QStringLiteral("\\b(xml:id|id)=\"([^\"]+)\""));
    text.replace(id, QStringLiteral("id=\"%1\\2\"").arg(before));
    static const QRegularExpression reference(QStringLiteral("url\\(#([^)]+)\\)"));
    text.replace(reference, QStringLiteral("url(#%1\\1)").arg(before));
    static const QRegularExpression link(QStringLiteral("href=\"#([^\"]+)\""));
    text.replace(link, QStringLiteral("href=\"#%1\\1\"").arg(before));
    return text.toUtf8();
}

QByteArray htmlOf(const Report &report, const ReportChart &chart, const ReportChart &maps)
{
    QString body =
        element("p", QStringLiteral("Overlapse report"), "kind") + element("h1", htmlText(report.title));
    if (!report.verdict.isEmpty())
        body += element("p", htmlText(report.verdict), "verdict");
    for (const QString &line : report.differences)
        body += element("p", htmlText(line), "verdict");
    if (!report.doubts.isEmpty())
        body += section("Doubts", listOf(report.doubts), "doubts");
    body += settingOf(report) + timelineOf(report, chart) + section("Runs", tableOf(report.runs));
    if (!report.predictions.rows.empty())
        body += section("Prediction against measurement", tableOf(report.predictions));
    body += whyOf(report) + adviceOf(report) + mapsOf(report, maps);
    if (!report.every.rows.empty())
        body += section("Every measurement", tableOf(report.every));
    body += commandsOf(report);
    return (QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                           "<meta name=\"color-scheme\" content=\"light dark\"/>\n")
            + element("title", QStringLiteral("Overlapse: ") + htmlText(report.title))
            + element("style", QLatin1String(reportStyle)) + QStringLiteral("</head>\n<body>\n")
            + element("main", u'\n' + body) + QStringLiteral("</body>\n</html>\n"))
        .toUtf8();
}

} // namespace overlapse
