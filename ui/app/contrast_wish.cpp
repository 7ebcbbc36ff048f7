// SPDX-License-Identifier: MIT
#include "app/contrast_wish.h"

#include <QMetaType>

namespace overlapse {

namespace {

const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString gnome = QStringLiteral("org.gnome.desktop.a11y.interface");

} // namespace

QStringList ContrastWish::namespaces()
{
    return {appearance, gnome};
}

void ContrastWish::take(const QString &space, const QString &key, const QVariant &value)
{
    bool understood = false;
    if (space == appearance && key == QLatin1String("contrast")) {
        const uint contrast = value.toUInt(&understood);
        if (understood)
            m_higher = contrast == 1; // 0, and what is not defined yet: no preference
    } else if (space == gnome && key == QLatin1String("high-contrast") && value.typeId() == QMetaType::Bool) {
        m_gnome = value.toBool();
    }
}

} // namespace overlapse
