// SPDX-License-Identifier: MIT
#include "scene/panel_header.h"

#include "scene/lanes.h"

#include <QFontMetricsF>

#include <algorithm>

namespace overlapse {

namespace {

constexpr int titleSize = 13;
constexpr int textSize = 12;
constexpr double leastText = 56; // pixels; shorter remains say nothing

const QString factGap = QStringLiteral("  ·  ");

/// Whether its note stands in the place of the sentence.
bool isNoted(const PanelInput &panel)
{
    return panel.dimmed && !panel.note.isEmpty();
}

/// What the panel itself knows, before and after the words that it was given; the most telling first.
QStringList factsOf(const PanelCanvas &canvas)
{
    const PanelInput &panel = canvas.input;
    const Wording &wording = canvas.wording;
    QStringList facts;
    const bool isTold = panel.run && !panel.dimmed && !panel.note.isEmpty();
    // A sentence begins with that, but may find no room beside a note.
    const bool isStopped = panel.run && !panel.live && panel.run->trace.cancelled()
        && (panel.sentence.isEmpty() || isNoted(panel) || isTold);
    const QString stopped = isStopped ? wording.translate("Timeline", "stopped") : QString();
    if (isTold)
        facts << (isStopped ? stopped + factGap : QString())
                + panel.note; // one fact: the first is the last to go
    else if (isStopped)
        facts << stopped;
    if (panel.run && panel.live) {
        const std::int64_t done = panel.run->trace.emittedCount();
        facts << (panel.items > 0
                      ? wording.translate("Timeline", "%1 of %2", "items")
                            .arg(wording.count(done), wording.count(panel.items))
                      : wording.translate("Timeline", "%1 done", "items").arg(wording.count(done)));
    }
    for (const QString &fact : panel.subtitle.split(u'·', Qt::SkipEmptyParts))
        facts << fact.trimmed();
    if (canvas.flow) {
        facts << wording.translate("Timeline", "items in each state");
    } else if (canvas.view.rowMode == RowMode::Items && canvas.area.rowHeight < leastRowHeight && panel.run) {
        const auto perBand = static_cast<std::int64_t>(std::llround(bandHeight / canvas.area.rowHeight));
        facts << wording.translate("Timeline", "%Ln items a line", nullptr, perBand);
    }
    return facts;
}

/// Adds a label elided to its room; none if nothing readable fits. Returns the width used.
double addText(SceneLayer &layer, SceneLabel label, const Theme &theme)
{
    const QFontMetricsF metrics(themeFont(theme.fontFamilies, label.pixelSize, label.weight));
    const double wanted = metrics.horizontalAdvance(label.text) + 1;
    if (label.text.isEmpty() || (wanted > label.rect.width() && label.rect.width() < leastText))
        return 0;
    if (wanted > label.rect.width()) {
        label.text = metrics.elidedText(label.text, Qt::ElideRight, label.rect.width());
        label.elided = true;
    }
    const double width = std::min(wanted, label.rect.width());
    if (label.alignment & Qt::AlignRight)
        label.rect.setLeft(label.rect.right() - width);
    else
        label.rect.setWidth(width);
    layer.labels.push_back(std::move(label));
    return width;
}

} // namespace

QString makespanText(const PanelInput &panel, const Wording &wording)
{
    if (!panel.run)
        return {};
    if (panel.live)
        return wording.duration(panel.now);
    return wording.duration(panel.figures.makespan > Nanos(0) ? panel.figures.makespan
                                                              : panel.run->trace.end());
}

HeaderColumns headerColumns(const TimelineInput &input, const TimelineView &view, const Theme &theme)
{
    const QFontMetricsF metrics(themeFont(theme.fontFamilies, titleSize, QFont::DemiBold));
    double title = 0;
    // Wide enough for four digits in any unit: a growing run must not push its neighbours about.
    double makespan = metrics.horizontalAdvance(QStringLiteral("88.88 ms"));
    for (const PanelInput &panel : input.panels) {
        title = std::max(title, metrics.horizontalAdvance(panel.title));
        makespan = std::max(makespan, metrics.horizontalAdvance(makespanText(panel, input.wording)));
    }
    HeaderColumns columns;
    columns.title = 4;
    // A run that is kept has its limits in its title.
    columns.titleRight = columns.title + std::min(title, std::max(160.0, 0.4 * view.size.width())) + 1;
    columns.makespanRight = columns.titleRight + 15 + makespan;
    columns.subtitle = columns.makespanRight + 16;
    columns.right = view.size.width() - 4;
    return columns;
}

void addHeader(const PanelCanvas &canvas, const HeaderColumns &columns, SceneLayer &layer)
{
    const PanelInput &panel = canvas.input;
    const Theme &theme = canvas.theme;
    const QRectF line = canvas.area.header;
    const auto room = [&](double left, double right) {
        return QRectF(left, line.top(), right - left, line.height());
    };
    const QRgb strong = panel.dimmed ? theme.text2.rgba() : theme.text.rgba();
    const Qt::Alignment leftAligned = Qt::AlignLeft | Qt::AlignVCenter;
    const Qt::Alignment rightAligned = Qt::AlignRight | Qt::AlignVCenter;

    const double titleWidth = addText(layer,
                                      {panel.title, room(columns.title, columns.titleRight), leftAligned,
                                       titleSize, QFont::DemiBold, strong, LabelRole::Title},
                                      theme);
    const QRgb figure = panel.live ? theme.accent.rgba() : strong;
    addText(layer,
            {makespanText(panel, canvas.wording), room(columns.title + titleWidth + 8, columns.makespanRight),
             rightAligned, titleSize, QFont::DemiBold, figure, LabelRole::Makespan},
            theme);

    const bool noted = isNoted(panel);
    const QString sentence = noted ? panel.note : panel.sentence;
    const QFontMetricsF metrics(themeFont(theme.fontFamilies, textSize));
    const double sentenceWidth = sentence.isEmpty() ? 0 : metrics.horizontalAdvance(sentence) + 17;
    // The sentence tells more than the figures beside it: where both do not fit, those give way, the last first.
    QStringList facts = factsOf(canvas);
    const double alarmWidth =
        addText(layer,
                {panel.alarms.join(factGap), room(columns.subtitle, columns.right), leftAligned, textSize,
                 QFont::DemiBold, theme.warning.rgba(), LabelRole::Alarm},
                theme);
    const double left = columns.subtitle + (alarmWidth > 0 ? alarmWidth + 16 : 0);
    const double total = columns.right - left;
    const auto factsWidth = [&] { return metrics.horizontalAdvance(facts.join(factGap)) + 1; };
    while (facts.size() > 1 && factsWidth() + sentenceWidth > total)
        facts.removeLast();
    double factsRoom = std::min(factsWidth(), total);
    // What it is told apart by stays, whole if it can: a comparison without it would mislead.
    const bool isTold = !panel.dimmed && !panel.note.isEmpty();
    if (!isTold && !facts.isEmpty() && factsRoom + sentenceWidth > total && sentenceWidth > 0) {
        if (sentenceWidth <= total)
            facts.clear();
        factsRoom = std::min(factsRoom, total * 0.4);
    }
    const double used = addText(layer,
                                {facts.join(factGap), room(left, left + factsRoom), leftAligned, textSize,
                                 QFont::Normal, theme.text2.rgba(), LabelRole::Subtitle},
                                theme);
    const double from = left + (used > 0 ? used + 16 : 0);
    addText(layer,
            {sentence, room(from, columns.right), rightAligned, textSize, QFont::Normal,
             noted ? theme.warning.rgba() : theme.text2.rgba(),
             noted ? LabelRole::Note : LabelRole::Sentence},
            theme);
}

} // namespace overlapse
