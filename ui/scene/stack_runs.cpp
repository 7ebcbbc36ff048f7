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
    explicit StackPieces(std::size_t most) : m_most(most) {}

    /// False: they are too many.
    bool put(std::int64_t cell, const StackLevels &heights, const CellSums &sums)
    {
        int below = 0;
        for (const Look look : stackOrder) {
            const auto k = static_cast<std::size_t>(look);
            Piece &open = m_open[k];
            const int height = heights[k];
            if (height != open.height || (height > 0 && below != open.below)) {
                flush(open, cell);
                open = {k, cell, cell, below, height, 0};
            }
            (height > 0 ? open.time : m_notDrawn) += sums[k];
            below += height;
        }
        return m_pieces.size() <= m_most;
    }
    void finish(std::int64_t cell)
    {
        for (Piece &open : m_open)
            flush(open, cell);
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
    std::array<Piece, lookCount> m_open{};
    std::vector<Piece> m_pieces;
    std::int64_t m_notDrawn = 0;
};

/// None: they would be too many.
std::optional<StackPieces> piecesOf(const StackRow &row, const std::vector<CellSums> &cells,
                                    std::int64_t width, std::size_t most)
{
    StackRounding rounding(row.levels);
    StackPieces pieces(most);
    const auto count = static_cast<std::int64_t>(cells.size());
    for (std::int64_t cell = 0; cell < count; cell += width) {
        const std::int64_t end = std::min(count, cell + width);
        CellSums sums = cells[static_cast<std::size_t>(cell)];
        for (std::int64_t more = cell + 1; more < end; ++more)
            for (std::size_t k = 0; k < sums.size(); ++k)
                sums[k] += cells[static_cast<std::size_t>(more)][k];
        const double capacity = row.capacity > 0
            ? row.capacity * static_cast<double>(end - cell)
            : std::max(1.0, static_cast<double>(std::accumulate(sums.begin(), sums.end(), std::int64_t{0})));
        if (!pieces.put(cell, rounding.next(sums, capacity), sums))
            return std::nullopt;
    }
    pieces.finish(count);
    return pieces;
}

} // namespace

std::size_t addStacks(const PanelCanvas &canvas, const StackRow &row, const std::vector<CellSums> &cells,
                      std::int64_t first, std::size_t most, SceneLayer &layer)
{
    std::optional<StackPieces> found;
    for (std::int64_t width = 1; !found; width *= 2) {
        const bool last = width >= static_cast<std::int64_t>(cells.size());
        found = piecesOf(row, cells, width, last ? SIZE_MAX - lookCount : most);
    }
    const std::vector<Piece> &pieces = found->pieces();
    layer.notDrawn += static_cast<double>(found->notDrawn()) * row.unit;
    // By number, for batches move as others are made.
    std::array<std::size_t, lookCount> batches{};
    for (std::size_t k = 0; k < batches.size(); ++k) {
        const bool used =
            std::any_of(pieces.begin(), pieces.end(), [k](const Piece &piece) { return piece.look == k; });
        if (used)
            batches[k] = static_cast<std::size_t>(&layer.batch(canvas.palette.look[k]) - layer.rects.data());
    }
    for (const Piece &piece : pieces) {
        const double from = row.left + static_cast<double>(first + piece.from) * row.cell;
        const double to = std::min(row.right, row.left + static_cast<double>(first + piece.to) * row.cell);
        if (to <= from)
            continue;
        RectBatch &batch = layer.rects[batches[piece.look]];
        batch.rects.emplace_back(from, row.bottom - (piece.below + piece.height) * row.level, to - from,
                                 piece.height * row.level);
        batch.times.push_back(static_cast<double>(piece.time) * row.unit);
    }
    return pieces.size();
}

} // namespace overlapse
