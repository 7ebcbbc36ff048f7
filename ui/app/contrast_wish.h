// SPDX-License-Identifier: MIT
// Whether the user wants more contrast, from what desktops say about it. Pure.
#pragma once

#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>

namespace overlapse {

/// What the settings portal told; a setting that was not told asks for nothing.
class ContrastWish
{
public:
    /// The namespaces that are looked at.
    static QStringList namespaces();

    /// One setting, now or after a change; others, and values that cannot be understood, are passed over.
    void take(const QString &space, const QString &key, const QVariant &value);

    /// As soon as one of them asks for it.
    [[nodiscard]] bool high() const { return m_higher.value_or(false) || m_gnome.value_or(false); }

private:
    std::optional<bool> m_higher; ///< org.freedesktop.appearance contrast: 1
    std::optional<bool> m_gnome;  ///< GNOME's high-contrast
};

} // namespace overlapse
