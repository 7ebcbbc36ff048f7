// SPDX-License-Identifier: MIT
// Whether the user wants things to move, from what desktops say about it. Pure.
#pragma once

#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>

namespace overlapse {

/// What the settings portal told. Each desktop has a setting of its own; one that was not told asks for nothing.
class MotionWish
{
public:
    /// The namespaces that are looked at.
    static QStringList namespaces();

    /// One setting, now or after a change; others, and values that cannot be understood, are passed over.
    void take(const QString &space, const QString &key, const QVariant &value);

    /// False as soon as one of them asks for less.
    [[nodiscard]] bool motion() const;

private:
    std::optional<bool> m_reduced;    ///< org.freedesktop.appearance reduced-motion: 1
    std::optional<bool> m_animations; ///< GNOME's enable-animations
    std::optional<double> m_factor;   ///< KDE's AnimationDurationFactor: "0" is at once
};

} // namespace overlapse
