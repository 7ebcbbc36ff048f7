// SPDX-License-Identifier: MIT
// Making pictures smaller, on the thread that asks for it.
#pragma once

#include <QImage>
#include <QSize>

namespace overlapse {

/// The size that fits in a square of `side`, with the same aspect; never larger than `size`, never empty.
QSize fittingSize(QSize size, int side);

/// Each pixel is the mean of the area that it stands for. QImage::scaled() would use the threads of Qt's global pool:
/// their time would be nobody's here, and they would wait for one another. `size` must not be larger than the image.
/// A null image if there is no memory for it.
QImage shrunk(const QImage &image, QSize size);

} // namespace overlapse
