// SPDX-License-Identifier: MIT
// What only some items have: what real work found, or the reason of a failure.
#pragma once

#include "trace/stamps.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace overlapse {

struct ItemDetail
{
    QByteArray digest{}; ///< raw bytes; empty where none was asked for
    QString error{};     ///< empty where nothing failed
    QString note{};      ///< what a transform found out
    int httpStatus = 0;  ///< of the last answer; 0: none
    QString address{};   ///< IP address reached; empty where unknown
    std::vector<FetchPart> parts{};
    QString finalUrl{}; ///< where redirects led, whole; empty: nowhere else

    friend bool operator==(const ItemDetail &, const ItemDetail &) = default;
};

} // namespace overlapse
