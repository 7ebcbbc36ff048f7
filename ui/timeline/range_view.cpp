// SPDX-License-Identifier: MIT
#include "timeline/range_view.h"

#include <algorithm>

namespace overlapse {

void RangeView::setShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    Q_EMIT shownChanged();
}

void RangeView::setHeight(double height)
{
    if (height == m_height)
        return;
    m_height = height;
    Q_EMIT heightChanged();
}

int RangeView::column() const
{
    if (!m_figures || m_figures->runs.empty())
        return -1;
    const auto found = std::ranges::find(m_figures->runs, m_panel, &RangeFigures::OfRun::panel);
    return found == m_figures->runs.end() ? 0 : static_cast<int>(found - m_figures->runs.begin());
}

const RangeFigures::OfRun *RangeView::chosen() const
{
    const int index = column();
    return index < 0 ? nullptr : &m_figures->runs[static_cast<std::size_t>(index)];
}

void RangeView::chooseColumn(int column)
{
    if (!m_figures || column < 0 || column >= std::ssize(m_figures->runs))
        return;
    m_panel = m_figures->runs[static_cast<std::size_t>(column)].panel;
    tell();
}

void RangeView::choosePanel(PanelId panel)
{
    m_panel = panel;
    tell();
}

void RangeView::chooseState(int state)
{
    m_state = state;
    tell();
}

void RangeView::stepColumn(int by)
{
    if (m_figures && !m_figures->runs.empty())
        chooseColumn(std::clamp<int>(column() + by, 0, static_cast<int>(m_figures->runs.size()) - 1));
}

void RangeView::stepState(int by)
{
    if (m_rows.isEmpty())
        return;
    const auto stateAt = [this](qsizetype row) {
        return m_rows[row].toMap().value(QStringLiteral("state")).toInt();
    };
    qsizetype now = 0;
    for (qsizetype row = 0; row < m_rows.size(); ++row)
        if (stateAt(row) == m_state)
            now = row;
    chooseState(stateAt(std::clamp<qsizetype>(now + by, 0, m_rows.size() - 1)));
}

void RangeView::await(TimeRange range)
{
    m_range = range;
    m_pending = true;
    m_message.clear();
    Q_EMIT changed();
}

void RangeView::setFigures(const std::shared_ptr<const RangeFigures> &figures)
{
    m_figures = figures;
    m_pending = false;
    m_message.clear();
    tell();
}

void RangeView::setNone(TimeRange range, const QString &message)
{
    if (!m_figures && !m_pending && range == m_range && message == m_message)
        return;
    m_range = range;
    m_figures.reset();
    m_pending = false;
    m_message = message;
    tell();
}

void RangeView::setScheme(int scheme)
{
    m_scheme = static_cast<Scheme>(scheme);
    tell();
}

// A state that no item was in gives way to the latency, or to the first there is; it comes back where it occurs again.
void RangeView::tell()
{
    const Theme theme = themeOf(m_scheme);
    const Wording wording = Wording::onScreen();
    const RangeFigures::OfRun *run = chosen();
    m_columns = m_figures ? rangeColumns(*m_figures, theme, wording) : QVariantList();
    m_rows = run ? rangeRows(run->of, theme, wording) : QVariantList();
    m_histogram = run ? rangeHistogram(run->of, m_state, theme, wording) : QVariantMap();
    Q_EMIT changed();
}

} // namespace overlapse
