// SPDX-License-Identifier: MIT
// Less motion when the desktop asks for it, read from the settings portal of XDG over D-Bus.
#pragma once

#include "app/motion_wish.h"

#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QFuture>
#include <QObject>

class QQmlEngine;

namespace overlapse {

/// Nothing here waits: the bus is looked for on a thread of its own, and answers come when they come. Where there is no
/// bus, or no portal on it, motion stays on, and nobody is told. GUI thread.
class DesktopMotion : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~DesktopMotion() override;

    /// Asks once, then follows changes.
    void follow();
    [[nodiscard]] bool motion() const { return m_wish.motion(); }

Q_SIGNALS:
    void changed(bool motion);

private:
    Q_SLOT void onSettingChanged(const QString &space, const QString &key, const QDBusVariant &value);
    void ask();
    void onAnswer(const QDBusPendingCallWatcher &answer);

    MotionWish m_wish;
    QString m_bus; ///< the connection's name
    QFuture<bool> m_connecting;
};

/// Theme.motion of that engine follows the desktop from now on.
void followDesktopMotion(QQmlEngine &engine);

} // namespace overlapse
