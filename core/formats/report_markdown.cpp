// SPDX-License-Identifier: MIT
#include "formats/report_markdown.h"

#include "formats/report_advice.h"
#include "formats/report_maps.h"
#include "formats/report_text.h"

#include <algorithm>

namespace overlapse {

namespace {

QString listOf(const QStringList &lines)
{
    QString text;
    for (const QString &line : lines)
        text += QStringLiteral("- ") + markdownText(line) + u'\n';
    return text.isEmpty() ? text : text + u'\n';
}

QString headingOf(const char *name)
{
    return QStringLiteral("## ") + QLatin1String(name) + QStringLiteral("\n\n");
}

QString rowOf(const QStringList &cells)
{
    QString text = QStringLiteral("|");
    for (const QString &cell : cells)
        text += u' ' + markdownText(cell) + QStringLiteral(" |");
    return text + u'\n';
}

QString tableOf(const ReportTable &table)
{
    QString text = rowOf(table.head) + u'|';
    for (qsizetype column = 0; column < table.head.size(); ++column)
        text += column < table.texts || column >= table.head.size() - table.lastTexts
            ? QStringLiteral(" --- |")
            : QStringLiteral(" ---: |");
    text += u'\n';
    for (const QStringList &row : table.rows)
        text += rowOf(row);
    return text + u'\n';
}

// Its fence is longer than any in it.
QString codeOf(const QStringList &lines)
{
    QString code;
    for (const QString &line : lines)
        code += visibleText(line) + u'\n';
    qsizetype longest = 2;
    qsizetype ticks = 0;
    for (const QChar c : code) {
        ticks = c == u'`' ? ticks + 1 : 0;
        longest = std::max(longest, ticks);
    }
    const QString fence(longest + 1, u'`');
    return fence + QStringLiteral("sh\n") + code + fence + QStringLiteral("\n\n");
}

QString whyOf(const Report &report)
{
    QString text = headingOf("Why");
    if (!report.shownNote.isEmpty())
        text += markdownText(report.shownNote) + QStringLiteral("\n\n");
    for (const ExplainedRun &run : report.whys) {
        text += QStringLiteral("### ") + markdownText(run.name) + QStringLiteral("\n\n");
        for (const Fact &fact : run.facts)
            text += QStringLiteral("- **%1**: %2\n").arg(markdownText(fact.topic), markdownText(fact.text));
        text += u'\n';
    }
    return text;
}

} // namespace

QByteArray markdownOf(const Report &report)
{
    QString text = QStringLiteral("# ") + markdownText(report.title) + QStringLiteral("\n\n");
    if (!report.verdict.isEmpty())
        text += markdownText(report.verdict) + QStringLiteral("\n\n");
    if (!report.doubts.isEmpty())
        text += headingOf("Doubts") + listOf(report.doubts);
    text += headingOf("Setting");
    for (const ReportEntry &entry : report.setting)
        text += QStringLiteral("- **%1**: %2\n").arg(markdownText(entry.name), markdownText(entry.text));
    text += u'\n' + headingOf("Runs") + tableOf(report.runs) + listOf(report.differences);
    if (!report.every.rows.empty())
        text += QStringLiteral("### Every measurement\n\n") + tableOf(report.every);
    if (!report.predictions.rows.empty())
        text += headingOf("Prediction against measurement") + tableOf(report.predictions);
    if (!report.whys.empty())
        text += whyOf(report);
    if (const std::optional<SearchFindings> &search = report.extras.search) {
        text += headingOf("Advice");
        for (const QString &line : adviceLines(*search) + report.extras.check)
            text += markdownText(line) + QStringLiteral("\n\n");
        if (!search->tried.empty())
            text += tableOf(triedTable(*search));
    }
    if (!report.extras.maps.empty())
        text += headingOf("Map of limits");
    for (const LimitsMap &map : report.extras.maps)
        text += markdownText(mapTitle(map, report.extras.cores)) + QStringLiteral("\n\n")
            + tableOf(mapTable(map));
    text += headingOf("How to reproduce");
    if (!report.commands.isEmpty())
        text += codeOf(report.commands);
    text += listOf(report.commandNotes);
    while (text.endsWith(QStringLiteral("\n\n")))
        text.chop(1);
    return text.toUtf8();
}

} // namespace overlapse
