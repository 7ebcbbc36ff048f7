// SPDX-License-Identifier: MIT
#include "workload/shrink_image.h"

#include <QColorSpace>
#include <QRgb>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace overlapse {

namespace {

using Sums = std::vector<std::array<float, 4>>; // alpha, red, green, blue

// How one pixel of a line goes into the shorter line: into one pixel of it, and what is left into the next.
struct Spread
{
    int first;
    float here;
    float next;
};

std::vector<Spread> spreads(int from, int to)
{
    std::vector<Spread> all;
    all.reserve(static_cast<std::size_t>(from));
    const double share = static_cast<double>(to) / from;
    for (int i = 0; i < from; ++i) {
        const double begin = i * share;
        const int first = std::min(static_cast<int>(begin), to - 1);
        const double here = first == to - 1 ? share : std::min(share, first + 1 - begin);
        all.push_back({first, static_cast<float>(here), static_cast<float>(share - here)});
    }
    return all;
}

void add(Sums &sums, std::size_t at, const std::array<float, 4> &value, float weight)
{
    for (std::size_t i = 0; i < 4; ++i)
        sums[at][i] += value[i] * weight;
}

void clear(Sums &sums)
{
    std::fill(sums.begin(), sums.end(), std::array<float, 4>{});
}

// One line of the image, shortened.
void shorten(const QRgb *line, const std::vector<Spread> &across, Sums &row)
{
    clear(row);
    for (std::size_t x = 0; x < across.size(); ++x) {
        const QRgb pixel = line[x];
        const std::array<float, 4> value{static_cast<float>(qAlpha(pixel)), static_cast<float>(qRed(pixel)),
                                         static_cast<float>(qGreen(pixel)), static_cast<float>(qBlue(pixel))};
        const auto first = static_cast<std::size_t>(across[x].first);
        add(row, first, value, across[x].here);
        if (across[x].next > 0)
            add(row, first + 1, value, across[x].next);
    }
}

void put(const Sums &sums, QRgb *line)
{
    const auto byte = [](float value) { return std::clamp(static_cast<int>(std::lround(value)), 0, 255); };
    for (std::size_t x = 0; x < sums.size(); ++x) {
        const auto &[alpha, red, green, blue] = sums[x];
        line[x] = qUnpremultiply(qRgba(byte(red), byte(green), byte(blue), byte(alpha)));
    }
}

} // namespace

QSize fittingSize(QSize size, int side)
{
    if (size.width() <= side && size.height() <= side)
        return size;
    return size.scaled(side, side, Qt::KeepAspectRatio).expandedTo({1, 1}).boundedTo(size);
}

QImage shrunk(const QImage &image, QSize size)
{
    const bool alpha = image.hasAlphaChannel();
    QImage result(size, alpha ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    if (result.isNull())
        return result;
    result.setColorSpace(image.colorSpace());
    const std::vector<Spread> across = spreads(image.width(), size.width());
    const std::vector<Spread> down = spreads(image.height(), size.height());
    Sums row(static_cast<std::size_t>(size.width()));
    Sums sums = row;
    Sums below = row;
    int current = 0;
    const auto finishLine = [&] {
        put(sums, reinterpret_cast<QRgb *>(result.scanLine(current++)));
        std::swap(sums, below);
        clear(below);
    };
    // So few lines at a time that Qt converts them on this thread.
    const int lines = std::max(1, 65'535 / image.width());
    for (int y = 0; y < image.height();) {
        const QImage strip = image.copy(0, y, image.width(), std::min(lines, image.height() - y))
                                 .convertToFormat(QImage::Format_ARGB32_Premultiplied);
        if (strip.isNull())
            return {};
        for (int i = 0; i < strip.height(); ++i, ++y) {
            const Spread &spread = down[static_cast<std::size_t>(y)];
            while (current < spread.first)
                finishLine();
            shorten(reinterpret_cast<const QRgb *>(strip.constScanLine(i)), across, row);
            for (std::size_t x = 0; x < row.size(); ++x) {
                add(sums, x, row[x], spread.here);
                add(below, x, row[x], spread.next);
            }
        }
    }
    while (current < size.height())
        finishLine();
    return result;
}

} // namespace overlapse
