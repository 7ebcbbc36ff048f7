// SPDX-License-Identifier: MIT
#include "app/appearance.h"

#include <QGuiApplication>
#include <QPalette>
#include <QSettings>
#include <QString>

namespace overlapse {

namespace {

QString darkKey()
{
    return QStringLiteral("window/dark");
}

QString contrastKey()
{
    return QStringLiteral("window/high_contrast");
}

bool systemIsDark()
{
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

Appearance::Appearance(QObject *parent)
    : QObject(parent), m_dark(QSettings().value(darkKey(), systemIsDark()).toBool()),
      m_highContrast(QSettings().value(contrastKey(), false).toBool())
{
}

void Appearance::setDark(bool dark)
{
    if (dark == m_dark)
        return;
    m_dark = dark;
    QSettings().setValue(darkKey(), dark);
    Q_EMIT schemeChanged();
}

void Appearance::setHighContrast(bool highContrast)
{
    if (highContrast == m_highContrast)
        return;
    m_highContrast = highContrast;
    QSettings().setValue(contrastKey(), highContrast);
    Q_EMIT schemeChanged();
}

void Appearance::wishHighContrast(bool wished)
{
    if (QSettings().contains(contrastKey()) || wished == m_highContrast)
        return;
    m_highContrast = wished;
    Q_EMIT schemeChanged();
}

} // namespace overlapse
