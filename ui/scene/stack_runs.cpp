// SPDX-License-Identifier: MIT
#include "scene/stack_runs.h"

#include <algorithm>

namespace overlapse {

namespace {

struct Piece
{
    std::size_t look;
    std::int64_t from; // cells
    std::int64_t to;
    int below; // levels
    int height;
};

class StackPieces
{
public:
    explicit StackPieces(std::size_t most) : m_most(most) {}

    /// False: they are too many.
    bool put(std::int64_t cell, const StackLevels &heights)
    {
        int below = 0;
        for (const Look look : stackOrder) {
            const auto k = static_cast<std::size_t>(look);
            Piece &open = m_open[k];
            const int height = heights[k];
            if (height != open.height || (height > 0 && below != open.below)) {
                flush(open, cell);
                open = {k, cell, cell, below, height};
            }
            below += height;
        }
        return m_pieces.size() <= m_most;
    }
    const std::vector<Piece> &finish(std::int64_t cell)
    {
        for (Piece &open : m_open) {
            flush(open, cell);
            open.height = 0;
        }
        return m_pieces;
    }

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
};

/// Empty: they would be too many.
std::optional<std::vector<Piece>> piecesOf(const StackRow &row, const std::vector<CellSums> &cells,
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
        if (!pieces.put(cell, rounding.next(sums, row.capacity * static_cast<double>(end - cell))))
            return std::nullopt;
    }
    return pieces.finish(count);
}

} // namespace

std::size_t addStacks(const PanelCanvas &canvas, const StackRow &row, const std::vector<CellSums> &cells,
                      std::int64_t first, std::size_t most, SceneLayer &layer)
{
    std::optional<std::vector<Piece>> pieces;
    for (std::int64_t width = 1; !pieces; width *= 2) {
        const bool last = width >= static_cast<std::int64_t>(cells.size());
        pieces = piecesOf(row, cells, width, last ? SIZE_MAX - lookCount : most);
    }
    // By number, for batches move as others are made.
    std::array<std::size_t, lookCount> batches{};
    for (std::size_t k = 0; k < batches.size(); ++k) {
        const bool used = std::any_of(pieces->begin(), pieces->end(),
                                      [k](const Piece &piece) { return piece.look == k; });
        if (used)
            batches[k] = static_cast<std::size_t>(&layer.batch(canvas.palette.look[k]) - layer.rects.data());
    }
    for (const Piece &piece : *pieces) {
        const double from = row.left + static_cast<double>(first + piece.from) * row.cell;
        const double to = std::min(row.right, row.left + static_cast<double>(first + piece.to) * row.cell);
        if (to > from)
            layer.rects[batches[piece.look]].rects.emplace_back(
                from, row.bottom - (piece.below + piece.height) * row.level, to - from,
                piece.height * row.level);
    }
    return pieces->size();
}

} // namespace overlapse
