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

bool systemIsDark()
{
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

Appearance::Appearance(QObject *parent)
    : QObject(parent), m_dark(QSettings().value(darkKey(), systemIsDark()).toBool())
{
}

void Appearance::setDark(bool dark)
{
    if (dark == m_dark)
        return;
    m_dark = dark;
    QSettings().setValue(darkKey(), dark);
    Q_EMIT darkChanged();
}

} // namespace overlapse
