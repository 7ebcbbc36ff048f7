// SPDX-License-Identifier: MIT
#include "analysis/spare_threads.h"

#include <QThreadPool>

namespace overlapse {

QThreadPool &spareThreads()
{
    static QThreadPool threads;
    return threads;
}

} // namespace overlapse
