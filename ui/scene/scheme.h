// SPDX-License-Identifier: MIT
// Which colours there are to choose from.
#pragma once

#include "scene/theme.h"

#include <optional>

namespace overlapse {

enum class Scheme : std::uint8_t {
    Light,
    Dark,
    HighContrast, ///< all that is drawn stands out from what it is drawn on: dark on white
    HighContrastDark,
};
inline constexpr std::array allSchemes{Scheme::Light, Scheme::Dark, Scheme::HighContrast,
                                       Scheme::HighContrastDark};

constexpr Scheme schemeOf(bool dark, bool highContrast)
{
    return highContrast ? (dark ? Scheme::HighContrastDark : Scheme::HighContrast)
                        : (dark ? Scheme::Dark : Scheme::Light);
}
constexpr bool isDark(Scheme scheme)
{
    return scheme == Scheme::Dark || scheme == Scheme::HighContrastDark;
}
constexpr bool isHighContrast(Scheme scheme)
{
    return scheme == Scheme::HighContrast || scheme == Scheme::HighContrastDark;
}

/// "light", "dark", "high-contrast", "high-contrast-dark": as the command line has them.
QString schemeName(Scheme scheme);
std::optional<Scheme> schemeNamed(const QString &name);

Theme themeOf(Scheme scheme);

} // namespace overlapse
