// SPDX-License-Identifier: MIT
// Instants of one item, with as many digits as tell neighbours apart.
#pragma once

#include "scene/wording.h"

#include <vector>

namespace overlapse {

/// All in the unit of the latest; those that are absent are left out of account.
class StampTexts
{
public:
    StampTexts(std::vector<Nanos> stamps, const Wording &wording);
    /// "2839.000412 s"; "–" if it is absent.
    [[nodiscard]] QString of(Nanos stamp) const;

private:
    const Wording &m_wording;
    double m_unit = 1;
    QString m_name;
    int m_decimals = 0;
};

} // namespace overlapse
