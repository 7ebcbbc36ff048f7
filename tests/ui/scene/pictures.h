// SPDX-License-Identifier: MIT
// How alike two pictures are.
#pragma once

#include <QImage>

#include <algorithm>
#include <cmath>

namespace overlapse {

struct Likeness
{
    double mean = 0; ///< difference of a channel, of 255
    double far = 0;  ///< share of pixels of which a channel differs by more than a quarter of what there is
};

/// Of the same size.
inline Likeness likeness(const QImage &first, const QImage &second)
{
    Likeness found;
    double sum = 0;
    for (int y = 0; y < first.height(); ++y)
        for (int x = 0; x < first.width(); ++x) {
            const QRgb a = first.pixel(x, y);
            const QRgb b = second.pixel(x, y);
            const std::array differences{std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                                         std::abs(qBlue(a) - qBlue(b))};
            for (const int difference : differences)
                sum += difference;
            found.far += std::ranges::max(differences) > 64;
        }
    const double pixels = static_cast<double>(first.width()) * first.height();
    found.mean = sum / 3 / pixels;
    found.far /= pixels;
    return found;
}

/// But for how edges are smoothed; `mean` is allowed where they are most of the picture.
inline bool areAlike(const QImage &first, const QImage &second, double mean = 0.6)
{
    const Likeness found = likeness(first, second);
    const bool alike = first.size() == second.size() && found.mean < mean && found.far < 0.004;
    if (!alike)
        qWarning("mean difference %.3f, %.3f %% of the pixels far off", found.mean, 100 * found.far);
    return alike;
}

} // namespace overlapse
