// SPDX-License-Identifier: MIT
#include "scene/stack_runs.h"

#include <algorithm>
#include <numeric>

namespace overlapse {

namespace {

struct Piece
{
    std::size_t look;
    std::int64_t from; // cells
    std::int64_t to;
    int below; // levels
    int height;
    std::int64_t time; // sums of its cells
};

class StackPieces
{
public:
    StackPieces(std::size_t most, const std::vector<Look> &looks) : m_most(most), m_looks(&looks) {}

    /// False: they are too many.
    bool put(const CellRun &run, const StackLevels &heights)
    {
        if (run.cell > m_end)
            finish(); // nothing between them
        m_end = run.cell + run.count;
        int below = 0;
        for (const Look look : *m_looks) {
            const auto k = static_cast<std::size_t>(look);
            Piece &open = m_open[k];
            const int height = heights[k];
            if (height != open.height || (height > 0 && below != open.below)) {
                flush(open, run.cell);
                open = {k, run.cell, run.cell, below, height, 0};
            }
            (height > 0 ? open.time : m_notDrawn) += run.sums[k] * run.count;
            below += height;
        }
        return m_pieces.size() <= m_most;
    }
    void finish()
    {
        for (Piece &open : m_open) {
            flush(open, m_end);
            open.height = 0;
        }
    }
    [[nodiscard]] const std::vector<Piece> &pieces() const { return m_pieces; }
    [[nodiscard]] std::int64_t notDrawn() const { return m_notDrawn; }

private:
    void flush(Piece &open, std::int64_t cell)
    {
        if (open.height == 0 || cell <= open.from)
            return;
        open.to = cell;
        m_pieces.push_back(open);
    }

    std::size_t m_most;
    const std::vector<Look> *m_looks;
    std::array<Piece, lookCount> m_open{};
    std::vector<Piece> m_pieces;
    std::int64_t m_end = 0;
    std::int64_t m_notDrawn = 0;
};

/// The same in cells that are `width` times as wide; in units of the narrow ones.
std::vector<CellRun> widened(const std::vector<CellRun> &cells, const std::vector<Look> &looks,
                             std::int64_t width)
{
    std::vector<CellRun> wide;
    wide.reserve(cells.size() / static_cast<std::size_t>(width) + 2);
    for (const CellRun &run : cells) {
        for (std::int64_t cell = run.cell; cell < run.cell + run.count;) {
            const std::int64_t begin = cell / width * width;
            const std::int64_t end = std::min(begin + width, run.cell + run.count);
            if (wide.empty() || wide.back().cell != begin)
                wide.push_back({begin, width, {}});
            for (const Look look : looks)
                wide.back().sums[static_cast<std::size_t>(look)] +=
                    run.sums[static_cast<std::size_t>(look)] * (end - cell);
            cell = end;
        }
    }
    return wide;
}

/// None: they would be too many. The runs' cells are as wide as `width`.
std::optional<StackPieces> piecesOf(const StackRow &row, const std::vector<Look> &looks,
                                    const std::vector<CellRun> &cells, std::int64_t width, std::size_t most)
{
    StackRounding rounding(row.levels, looks);
    StackPieces pieces(most, looks);
    for (const CellRun &run : cells) {
        const double capacity = row.capacity > 0
            ? row.capacity * static_cast<double>(width)
            : std::max(
                1.0, static_cast<double>(std::accumulate(run.sums.begin(), run.sums.end(), std::int64_t{0})));
        const StackLevels &heights = rounding.next(run.sums, capacity);
        // Sums of a wide cell are of all its narrow ones.
        if (!pieces.put(run, heights))
            return std::nullopt;
    }
    pieces.finish();
    return pieces;
}

} // namespace

DrawnStacks addStacks(const PanelCanvas &canvas, const StackRow &row, const std::vector<Look> &looks,
                      const std::vector<CellRun> &cells, std::size_t most, std::int64_t wide,
                      SceneLayer &layer)
{
    if (cells.empty())
        return {.rects = 0, .wide = wide};
    const std::int64_t all = cells.back().cell + cells.back().count;
    std::optional<StackPieces> found;
    std::int64_t width = wide;
    for (;; width *= 2) {
        const std::size_t limit = width >= all ? SIZE_MAX - lookCount : most;
        found = width == 1 ? piecesOf(row, looks, cells, 1, limit)
                           : piecesOf(row, looks, widened(cells, looks, width), width, limit);
        if (found)
            break;
    }
    const double each = row.unit / static_cast<double>(width); // a wide cell counts as many narrow ones
    const std::vector<Piece> &pieces = found->pieces();
    layer.notDrawn += static_cast<double>(found->notDrawn()) * each;
    // By number, for batches move as others are made.
    std::array<std::size_t, lookCount> batches{};
    for (const Look look : looks) {
        const auto k = static_cast<std::size_t>(look);
        // Told apart without colours too, as in rows.
        const RectBatch &batch = look == Look::TransformOffCpu
            ? layer.batch(canvas.palette[look], RectStyle::Hatched, canvas.palette[Look::Transform])
            : layer.batch(canvas.palette[look]);
        batches[k] = static_cast<std::size_t>(&batch - layer.rects.data());
    }
    for (const Piece &piece : pieces) {
        const double from = row.left + static_cast<double>(piece.from) * row.cell;
        const double to = std::min(row.right, row.left + static_cast<double>(piece.to) * row.cell);
        if (to <= from)
            continue;
        RectBatch &batch = layer.rects[batches[piece.look]];
        batch.rects.emplace_back(from, row.bottom - (piece.below + piece.height) * row.level, to - from,
                                 piece.height * row.level);
        batch.times.push_back(static_cast<double>(piece.time) * each);
    }
    return {pieces.size(), width, pieces.size() * 2 <= most};
}

} // namespace overlapse
