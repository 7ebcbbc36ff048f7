// SPDX-License-Identifier: MIT
// The quiet numbers at the left of the rows.
#include "scene/flow_rows.h"
#include "scene/lanes.h"

#include <QFontMetricsF>

#include <algorithm>

namespace overlapse {

namespace {

constexpr int numberSize = 10;
constexpr double leastSpacing = 13;
constexpr double lineHeight = 12;

class RowNumbers
{
public:
    RowNumbers(const PanelCanvas &canvas, SceneLayer &layer) : m_canvas(canvas), m_layer(layer) {}

    void addItems()
    {
        const std::int64_t selected = m_canvas.view.selected;
        const std::int64_t hovered = m_canvas.view.hovered;
        const std::int64_t total = std::max(m_canvas.rows.size(), m_canvas.input.items);
        for (const std::int64_t item : {selected, hovered == selected ? -1 : hovered})
            if (item >= m_canvas.area.firstVisible() && item < m_canvas.area.endVisible(total))
                add(item, m_canvas.wording.count(item), true);
        // Counted in items, the nice steps are those of nanoseconds below a second.
        const std::int64_t step =
            niceStep(Nanos(std::llround(std::ceil(leastSpacing / m_canvas.area.rowHeight)))).count();
        for (std::int64_t item = (m_canvas.area.firstVisible() + step - 1) / step * step;
             item < m_canvas.area.endVisible(total); item += step)
            add(item, m_canvas.wording.count(item), false);
    }

    /// Of the flow: how many items its height stands for.
    void addFlow()
    {
        const std::int64_t most =
            mostUnderWay(m_canvas.input.run->spec, std::max<std::int64_t>(m_canvas.rows.size(), 1));
        const QRectF &rows = m_canvas.area.rows;
        const auto at = [&](std::int64_t items) {
            return rows.bottom() - rows.height() * static_cast<double>(items) / static_cast<double>(most);
        };
        addAt(rows.top() + 6, m_canvas.wording.count(most), false);
        addAt(rows.bottom() - 6, m_canvas.wording.count(0), false);
        if (most > 3)
            addAt(at(most / 2), m_canvas.wording.count(most / 2), false);
    }

    void addLanes()
    {
        const LaneCounts counts = laneCounts(m_canvas.input);
        if (m_canvas.area.rowHeight < leastRowHeight) {
            addStacks(counts);
            return;
        }
        // The first of each kind says what the rows are; the others follow where there is room.
        for (const std::int64_t lane : {std::int64_t{0}, counts.driver, counts.driver + counts.threads})
            if (isVisible(lane, counts.total()))
                add(lane, laneName(m_canvas.input, lane, m_canvas.wording), false);
        for (std::int64_t lane = m_canvas.area.firstVisible();
             lane < m_canvas.area.endVisible(counts.total()); ++lane) {
            add(lane, laneName(m_canvas.input, lane, m_canvas.wording), false);
            if (m_canvas.area.rowHeight < leastSpacing / 4)
                break;
        }
    }

    /// Of lanes that are stacked: how many there are.
    void addStacks(const LaneCounts &counts)
    {
        const auto middle = [&](std::int64_t first, std::int64_t last) {
            return (m_canvas.rowTop(static_cast<double>(first)) + m_canvas.rowTop(static_cast<double>(last)))
                / 2;
        };
        const std::int64_t threads = counts.driver + counts.threads;
        const std::int64_t fetches = counts.total() - threads;
        if (fetches > 0)
            addAt(middle(threads, counts.total()),
                  m_canvas.wording.translate("Timeline", "%Ln slots", nullptr, fetches), false);
        if (counts.threads > 0)
            addAt(middle(0, threads),
                  m_canvas.wording.translate("Timeline", "%Ln threads", nullptr, counts.threads), false);
        else if (counts.driver > 0)
            addAt(middle(0, threads), m_canvas.wording.translate("Timeline", "driver"), false);
    }

private:
    [[nodiscard]] bool isVisible(std::int64_t row, std::int64_t total) const
    {
        return row >= m_canvas.area.firstVisible() && row < m_canvas.area.endVisible(total);
    }

    void add(std::int64_t row, const QString &text, bool strong)
    {
        addAt(m_canvas.rowTop(static_cast<double>(row)) + m_canvas.area.rowHeight / 2, text, strong);
    }

    /// In two lines where one is too narrow: a number that is cut is another number.
    void addAt(double middle, const QString &text, bool strong)
    {
        const QRectF &surface = m_canvas.area.rows;
        const int weight = strong ? QFont::DemiBold : QFont::Normal;
        const QFontMetricsF metrics(themeFont(m_canvas.theme.fontFamilies, numberSize, weight));
        const double width = m_canvas.time.left() - 12;
        const bool wide = metrics.horizontalAdvance(text) > width;
        const QStringList words =
            wide && surface.height() >= 2 * lineHeight ? text.split(u' ') : QStringList(text);
        const double half = lineHeight / 2 * static_cast<double>(words.size());
        const double y =
            std::clamp(middle, surface.top() + half, std::max(surface.top() + half, surface.bottom() - half));
        for (const Taken &taken : m_taken)
            if (std::abs(taken.middle - y) < taken.half + half)
                return;
        m_taken.push_back({y, half});
        double top = y - half - 1;
        for (const QString &word : words) {
            SceneLabel label{word,
                             QRectF(2, top, width, lineHeight + 2),
                             Qt::AlignRight | Qt::AlignVCenter,
                             numberSize,
                             weight,
                             strong ? m_canvas.theme.text.rgba() : m_canvas.theme.text3.rgba(),
                             LabelRole::RowNumber};
            label.elided = metrics.horizontalAdvance(word) > width && word.contains(u' ');
            if (label.elided)
                label.text = metrics.elidedText(word, Qt::ElideRight, width);
            m_layer.labels.push_back(std::move(label));
            top += lineHeight;
        }
    }

    struct Taken
    {
        double middle;
        double half; ///< of its height
    };

    const PanelCanvas &m_canvas;
    SceneLayer &m_layer;
    std::vector<Taken> m_taken;
};

} // namespace

void addRowNumbers(const PanelCanvas &canvas, SceneLayer &layer)
{
    RowNumbers numbers(canvas, layer);
    if (canvas.flow)
        numbers.addFlow();
    else if (canvas.view.rowMode == RowMode::Items)
        numbers.addItems();
    else
        numbers.addLanes();
}

} // namespace overlapse
