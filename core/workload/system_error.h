// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <system_error>

namespace overlapse {

/// What the system says of an errno: "No such file or directory".
inline QString systemError(int code)
{
    return QString::fromLocal8Bit(std::generic_category().message(code).c_str());
}

} // namespace overlapse
