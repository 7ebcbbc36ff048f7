// SPDX-License-Identifier: MIT
#include "scene/note_marks.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace overlapse {

namespace {

constexpr double bubbleWidth = 12;
constexpr double bubbleHeight = 9;
constexpr double tailHeight = 3;
constexpr double tailWidth = 4;
constexpr double radius = 2.5;
constexpr double leastNotedRow = 8; // pixels; in lower ones a bubble would lie on other items
constexpr double spacing = 4;       // of bubbles beside one another

/// Where there are bubbles: no other comes there. In cells about as large, so that only neighbours are looked at.
class Places
{
public:
    bool take(const NoteMark &mark)
    {
        const QRectF bubble = roomOf(mark);
        const auto column = static_cast<std::int64_t>(std::floor(bubble.left() / (bubbleWidth + spacing)));
        const auto row = static_cast<std::int64_t>(std::floor(bubble.top() / leastNotedRow));
        if (m_taken.contains({column, row}))
            return false;
        for (const std::int64_t x : {column - 1, column, column + 1})
            for (std::int64_t y = row - 2; y <= row + 2; ++y)
                if (const auto other = m_taken.find({x, y});
                    other != m_taken.end() && other->second.intersects(bubble))
                    return false;
        m_taken.emplace(std::pair(column, row), bubble);
        return true;
    }

private:
    static QRectF roomOf(const NoteMark &mark)
    {
        return mark.bubble.adjusted(0, 0, spacing, mark.hasTail ? tailHeight : 0);
    }
    std::map<std::pair<std::int64_t, std::int64_t>, QRectF> m_taken;
};

std::optional<NoteMark> markOf(const PinnedNote &note, const PanelArea &area, const TimelineView &view,
                               const TimeAxis &time)
{
    if (note.at < time.begin() || note.at > time.end())
        return std::nullopt;
    const PixelGrid grid{view.devicePixelRatio};
    const double x = time.x(note.at);
    const bool inRow = note.item >= 0 && view.rowMode == RowMode::Items && area.rowHeight >= leastNotedRow;
    if (!inRow) {
        // The tail's tip is where it belongs.
        const double left = std::min(x - 2, time.right() - bubbleWidth);
        return NoteMark{{grid.snap(left), area.rows.top() + 2, bubbleWidth, bubbleHeight}, true, note};
    }
    const double row = static_cast<double>(note.item) - area.firstRow;
    if (row < 0 || row >= area.rowCount)
        return std::nullopt;
    // Beside the bar's beginning, which it would hide.
    const double left = std::max(time.left(), x - bubbleWidth - 3);
    const double height =
        std::min(bubbleHeight, grid.snap(area.rowHeight) - 1); // so that each row has room for one
    const double middle = area.firstRowTop + (row + 0.5) * area.rowHeight;
    return NoteMark{{grid.snap(left), grid.snap(middle - height / 2), bubbleWidth, height}, false, note};
}

} // namespace

std::vector<NoteMark> noteMarks(const PanelInput &panel, const PanelArea &area, const TimelineView &view,
                                const TimeAxis &time)
{
    std::vector<NoteMark> marks;
    Places places;
    const auto add = [&](const PinnedNote &note) {
        const std::optional<NoteMark> mark = markOf(note, area, view, time);
        if (mark && places.take(*mark))
            marks.push_back(*mark);
    };
    if (view.note && view.note->panel == panel.id) {
        const PinnedNote *there =
            panel.notes ? noteOf(*panel.notes, view.note->item, view.note->at) : nullptr;
        add(there ? *there : PinnedNote{view.note->item, view.note->at, {}});
    }
    if (panel.notes)
        for (const PinnedNote &note : *panel.notes)
            add(note);
    return marks;
}

void addNotes(const PanelCanvas &canvas, SceneLayer &layer)
{
    const std::vector<NoteMark> marks = noteMarks(canvas.input, canvas.area, canvas.view, canvas.time);
    if (marks.empty())
        return;
    for (const NoteMark &mark : marks) {
        const bool isWritten = canvas.view.note && canvas.view.note->panel == canvas.input.id
            && canvas.view.note->item == mark.note.item
            && (mark.note.item >= 0 || canvas.view.note->at == mark.note.at);
        const QRectF &box = mark.bubble;
        const QRgb ink = isWritten ? canvas.theme.accent.rgba() : canvas.theme.text.rgba();
        const QPointF foot(box.left() + 2, box.bottom());
        // A halo: it is seen on what has its colour.
        layer.batch(canvas.theme.surface.rgba(), RectStyle::Rounded, 0, radius + 1)
            .rects.push_back(box.adjusted(-1, -1, 1, 1));
        layer.batch(ink, RectStyle::Rounded, 0, radius).rects.push_back(box);
        if (mark.hasTail)
            layer.polygons.push_back(
                {{foot, foot + QPointF(tailWidth, 0), foot + QPointF(0, tailHeight)}, ink, true, 0, true});
    }
    // On all of them, whose batches come first.
    RectBatch &lines = layer.batch(canvas.theme.surface.rgba());
    for (const NoteMark &mark : marks)
        for (const int line : {1, 2}) {
            const QRectF &box = mark.bubble;
            const double top = canvas.grid.snap(box.top() + line * box.height() / 3 - 0.5);
            lines.rects.emplace_back(box.left() + 3, top, box.width() - 4 - 2 * line, 1);
        }
}

} // namespace overlapse
