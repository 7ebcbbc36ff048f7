// SPDX-License-Identifier: MIT
#include "scene/scheme.h"

#include <algorithm>

namespace overlapse {

namespace {

// Looks keep their hues, so that each means the same in every scheme; what waits is no longer pale.
Theme highContrastTheme()
{
    Theme theme = lightTheme();
    theme.window = theme.surface = theme.panel = 0xffffff;
    theme.border = 0x4a4f57;
    theme.text = QColor(Qt::black);
    theme.text2 = 0x24282e;
    theme.text3 = 0x3a3f47;
    theme.grid = 0xb4bac3;
    theme.accent = 0x0046b0;
    theme.accentText = 0xffffff;
    theme.good = 0x0a5c31;
    theme.warning = 0x6e3f00;
    theme.fetchQueued = 0x457990;
    theme.fetch = 0x2c7edb;
    theme.transform = 0xd47f00;
    theme.transformOffCpu = 0xf8e1b5;
    theme.transformUnknown = 0xbb8b3c;
    theme.heldOrder = 0xa982d8;
    theme.heldDriver = 0x839893;
    theme.heldFull = 0xa39359;
    theme.queuedPool = 0x2aa0b2;
    theme.wakeup = 0x95957e;
    theme.host = 0x5f8085;
    theme.rate = 0xa07c5d;
    theme.capacity = 0x465f89;
    theme.unpolled = 0x8e63ac;
    theme.backoff = 0xd473b1;
    theme.failed = 0xd0361c;
    theme.inFlightArea = 0x9fb9dc;
    theme.busyLine = 0xa85e00;
    theme.makespanLine = QColor(Qt::black);
    theme.boundLine = 0xa3004a;
    theme.spread = 0xb9c0ca;
    theme.ghost = 0xe2e6ec;
    theme.ghostLine = 0x6b7480;
    theme.selection = QColor(0, 70, 176, 64);
    theme.hover = QColor(0, 70, 176, 32);
    return theme;
}

Theme highContrastDarkTheme()
{
    Theme theme = darkTheme();
    theme.window = theme.surface = theme.panel = QColor(Qt::black);
    theme.border = 0xa3abb7;
    theme.text = 0xffffff;
    theme.text2 = 0xe2e6ec;
    theme.text3 = 0xc8ced7;
    theme.grid = 0x4a5059;
    theme.accent = 0x7cb8ff;
    theme.accentText = QColor(Qt::black);
    theme.good = 0x74e8a6;
    theme.warning = 0xffca6b;
    theme.fetchQueued = 0x3d5e84;
    theme.fetch = 0x3196ea;
    theme.transform = 0xf3a029;
    theme.transformOffCpu = 0x58441f;
    theme.transformUnknown = 0xac792b;
    theme.heldOrder = 0x956dc7;
    theme.heldDriver = 0x546275;
    theme.heldFull = 0x857b4e;
    theme.queuedPool = 0x459b90;
    theme.wakeup = 0x5b5a5c;
    theme.host = 0x4e8397;
    theme.rate = 0x796047;
    theme.capacity = 0x6b79ac;
    theme.unpolled = 0xb887d0;
    theme.backoff = 0xb8667b;
    theme.failed = 0xff5c3e;
    theme.inFlightArea = 0x1f4a78;
    theme.busyLine = 0xffb84d;
    theme.makespanLine = 0xffffff;
    theme.boundLine = 0xff7eae;
    theme.spread = 0x565e6a;
    theme.ghost = 0x23272e;
    theme.ghostLine = 0x8f98a5;
    theme.selection = QColor(124, 184, 255, 80);
    theme.hover = QColor(124, 184, 255, 44);
    return theme;
}

} // namespace

QString schemeName(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Light: return QStringLiteral("light");
    case Scheme::Dark: return QStringLiteral("dark");
    case Scheme::HighContrast: return QStringLiteral("high-contrast");
    case Scheme::HighContrastDark: return QStringLiteral("high-contrast-dark");
    }
    return {};
}

std::optional<Scheme> schemeNamed(const QString &name)
{
    const auto found = std::ranges::find(allSchemes, name, schemeName);
    return found == allSchemes.end() ? std::nullopt : std::optional(*found);
}

Theme themeOf(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Light: return lightTheme();
    case Scheme::Dark: return darkTheme();
    case Scheme::HighContrast: return highContrastTheme();
    case Scheme::HighContrastDark: return highContrastDarkTheme();
    }
    return lightTheme();
}

} // namespace overlapse
