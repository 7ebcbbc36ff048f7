// SPDX-License-Identifier: MIT
#include "timeline/map_view.h"

#include "pipeline/words.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

MapView::MapView(QObject *parent) : QObject(parent)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(std::chrono::milliseconds(300)); // as long as the predictions of before stay
    connect(&m_patience, &QTimer::timeout, this, [this] { setNone({}); });
}

void MapView::setShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    m_input.pointed.reset();
    Q_EMIT shownChanged();
}

void MapView::setHeight(double height)
{
    if (height == m_height)
        return;
    m_height = height;
    Q_EMIT heightChanged();
}

void MapView::setMeasure(int measure)
{
    if (measure == this->measure() || measure < 0 || measure > static_cast<int>(MapMeasure::P99))
        return;
    m_input.measure = static_cast<MapMeasure>(measure);
    Q_EMIT changed();
}

QString MapView::title() const
{
    if (!known())
        return tr("Map of limits");
    const PipelineSpec &spec = m_input.map->base;
    QString text = tr("Map of %1", "a mode").arg(modeName(spec.mode));
    if (usesPool(spec.mode))
        text += spec.threads == 1 ? tr(", 1 thread") : tr(", %Ln threads", "", spec.threads);
    return text + (spec.order == Order::Kept ? tr(", order kept") : tr(", order any"));
}

double MapView::progress() const
{
    return known() ? static_cast<double>(m_done) / static_cast<double>(m_input.map->cells.size()) : 0;
}

QString MapView::progressText() const
{
    const Wording wording = Wording::onScreen();
    if (!known() || m_done == m_input.map->cells.size())
        return {};
    return tr("%1 of %2 cells")
        .arg(wording.count(static_cast<std::int64_t>(m_done)), wording.count(std::ssize(m_input.map->cells)));
}

QString MapView::cellText(std::size_t place) const
{
    const Wording wording = Wording::onScreen();
    const LimitsMap &map = *m_input.map;
    const MapCell &cell = map.cells[place];
    const PipelineSpec spec = map.specAt(place);
    const QString where =
        tr("N = %1, M = %2").arg(wording.count(spec.fetchLimit), wording.count(spec.transformLimit));
    if (cell.makespan == absent)
        return tr("%1: not computed yet", "limits").arg(where);
    QStringList parts{wording.duration(cell.makespan),
                      measureText(map.throughputAt(place), MapMeasure::Throughput, wording)};
    if (cell.p99 != absent)
        parts << tr("p99 %1", "a latency").arg(wording.duration(cell.p99));
    if (cell.failed > 0)
        parts << tr("%Ln item(s) fail", "", static_cast<int>(std::min<std::int64_t>(cell.failed, 1 << 30)));
    QString text = tr("%1: %2", "limits, their figures").arg(where, parts.join(QStringLiteral(" · ")));
    const std::optional<std::size_t> best = bestOf(map);
    if (!cell.reliable)
        return tr("%1; not to be relied on").arg(text);
    if (best && *best != place && cell.failed == map.cells[*best].failed) {
        const double more = static_cast<double>(cell.makespan.count())
                / static_cast<double>(map.cells[*best].makespan.count())
            - 1;
        if (more >= 0.001)
            return tr("%1; %2 % longer than the best")
                .arg(text, wording.decimal(100 * more, more < 0.1 ? 1 : 0));
    }
    return text;
}

QString MapView::figures() const
{
    const std::optional<std::size_t> place = m_input.pointed ? m_input.pointed
        : known()                                            ? marksOf(*m_input.map).now
                                                             : std::nullopt;
    return place ? cellText(*place) : QString();
}

QString MapView::offer() const
{
    const std::optional<std::size_t> knee = known() ? kneeOf(*m_input.map) : std::nullopt;
    if (!knee || !complete() || knee == marksOf(*m_input.map).now)
        return {};
    const Wording wording = Wording::onScreen();
    const PipelineSpec spec = m_input.map->specAt(*knee);
    return tr("Use N = %1, M = %2").arg(wording.count(spec.fetchLimit), wording.count(spec.transformLimit));
}

void MapView::setMap(const std::shared_ptr<const LimitsMap> &map, std::size_t done, const QString &note)
{
    if (!m_input.map || m_input.map->axes != map->axes)
        m_input.pointed.reset();
    m_input.map = map;
    m_done = done;
    m_note = note;
    m_message.clear();
    m_doubt.clear();
    m_patience.stop();
    Q_EMIT changed();
}

void MapView::setNone(const QString &message)
{
    m_input.map.reset();
    m_input.pointed.reset();
    m_done = 0;
    m_message = message;
    m_note.clear();
    m_doubt.clear();
    m_patience.stop();
    Q_EMIT changed();
}

void MapView::setDoubt(const MapDoubt &doubt)
{
    if (!known() || doubt.place >= m_input.map->cells.size())
        return;
    const Wording wording = Wording::onScreen();
    const PipelineSpec spec = m_input.map->specAt(doubt.place);
    m_doubt = tr("N = %1, M = %2: %3", "limits, why they are not to be relied on")
                  .arg(wording.count(spec.fetchLimit), wording.count(spec.transformLimit),
                       wording.sentence(doubt.sentence));
    Q_EMIT changed();
}

void MapView::await()
{
    if (known() && !m_patience.isActive())
        m_patience.start();
}

void MapView::setNow(const PipelineSpec &now)
{
    if (!known())
        return;
    const PipelineSpec &before = m_input.map->base;
    if (before.fetchLimit == now.fetchLimit && before.transformLimit == now.transformLimit)
        return;
    auto map = std::make_shared<LimitsMap>(*m_input.map);
    map->base.fetchLimit = now.fetchLimit;
    map->base.transformLimit = now.transformLimit;
    m_input.map = std::move(map);
    Q_EMIT changed();
}

void MapView::point(std::optional<std::size_t> place)
{
    if (place == m_input.pointed || (place && (!known() || *place >= m_input.map->cells.size())))
        return;
    m_input.pointed = place;
    Q_EMIT changed();
}

void MapView::movePointed(int columns, int rows)
{
    const std::optional<std::size_t> from = cutThrough(m_input);
    if (!from)
        return;
    const MapAxes &axes = m_input.map->axes;
    const auto count = std::ssize(axes.fetchLimits);
    const auto place = static_cast<std::ptrdiff_t>(*from);
    const std::ptrdiff_t column = std::clamp<std::ptrdiff_t>(place % count + columns, 0, count - 1);
    const std::ptrdiff_t row =
        std::clamp<std::ptrdiff_t>(place / count + rows, 0, std::ssize(axes.transformLimits) - 1);
    point(static_cast<std::size_t>(row * count + column));
}

void MapView::choose(std::size_t place)
{
    if (known() && place < m_input.map->cells.size() && marksOf(*m_input.map).now != place)
        Q_EMIT chosen(m_input.map->specAt(place));
}

void MapView::choosePointed()
{
    if (m_input.pointed)
        choose(*m_input.pointed);
}

void MapView::chooseKnee()
{
    if (const std::optional<std::size_t> knee = known() ? kneeOf(*m_input.map) : std::nullopt)
        choose(*knee);
}

} // namespace overlapse
