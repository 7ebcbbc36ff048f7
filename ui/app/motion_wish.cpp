// SPDX-License-Identifier: MIT
#include "app/motion_wish.h"

#include <QMetaType>

namespace overlapse {

namespace {

const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString gnome = QStringLiteral("org.gnome.desktop.interface");
const QString kde = QStringLiteral("org.kde.kdeglobals.KDE");

} // namespace

QStringList MotionWish::namespaces()
{
    return {appearance, gnome, kde};
}

void MotionWish::take(const QString &space, const QString &key, const QVariant &value)
{
    bool understood = false;
    if (space == appearance && key == QLatin1String("reduced-motion")) {
        const uint reduced = value.toUInt(&understood);
        if (understood)
            m_reduced = reduced == 1; // 0, and what is not defined yet: no preference
    } else if (space == gnome && key == QLatin1String("enable-animations")) {
        if (value.typeId() == QMetaType::Bool)
            m_animations = value.toBool();
    } else if (space == kde && key == QLatin1String("AnimationDurationFactor")) {
        const double factor = value.toDouble(&understood); // a string, as the file has it
        if (understood)
            m_factor = factor;
    }
}

bool MotionWish::motion() const
{
    return !m_reduced.value_or(false) && m_animations.value_or(true) && m_factor.value_or(1) > 0;
}

} // namespace overlapse
