// SPDX-License-Identifier: MIT
#include "app/theme_colors.h"

#include <QFontDatabase>
#include <QQuickWindow>

namespace overlapse {

namespace {

QString styleName(SwatchStyle style)
{
    switch (style) {
    case SwatchStyle::Thick: return QStringLiteral("thick");
    case SwatchStyle::Hatched: return QStringLiteral("hatched");
    case SwatchStyle::Thin: return QStringLiteral("thin");
    case SwatchStyle::Line: return QStringLiteral("line");
    case SwatchStyle::DashedLine: return QStringLiteral("dashed");
    case SwatchStyle::Outline: return QStringLiteral("outline");
    case SwatchStyle::Band: return QStringLiteral("band");
    }
    return {};
}

} // namespace

void ThemeColors::setScheme(int scheme)
{
    if (scheme == this->scheme())
        return;
    m_scheme = static_cast<Scheme>(scheme);
    m_theme = themeOf(m_scheme);
    Q_EMIT changed();
}

void ThemeColors::setMagnification(double magnification)
{
    if (magnification == m_magnification)
        return;
    m_magnification = magnification;
    Q_EMIT magnificationChanged();
}

// The font engine's own glyphs are the sharpest, and are not made for being magnified.
int ThemeColors::textRendering() const
{
    constexpr int qtRendering = 0;
    constexpr int nativeRendering = 1;
    return m_magnification == 1 ? nativeRendering : qtRendering;
}

void ThemeColors::setMotion(bool motion)
{
    if (motion == m_motion)
        return;
    m_motion = motion;
    Q_EMIT motionChanged();
}

// Known before there is a window, as GraphicsInfo.api is not.
bool ThemeColors::layers() const
{
    return QQuickWindow::sceneGraphBackend() != QLatin1String("software");
}

QString ThemeColors::fontFamily() const
{
    // Once: every text asks, and looking means reading the system's font settings.
    static const QString found = [this] {
        for (const QString &family : m_theme.fontFamilies)
            if (QFontDatabase::hasFamily(family))
                return family;
        return QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    }();
    return found;
}

QList<LegendSwatch> ThemeColors::legend() const
{
    QList<LegendSwatch> swatches;
    for (const LegendEntry &entry : overlapse::legend(m_theme, Wording::onScreen()))
        swatches.append({entry.text, styleName(entry.style), entry.colour, entry.second, entry.about});
    return swatches;
}

} // namespace overlapse
