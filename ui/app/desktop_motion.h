// SPDX-License-Identifier: MIT
// Less motion and more contrast when the desktop asks for it, read from the settings portal of XDG over D-Bus.
#pragma once

#include "app/appearance.h"
#include "app/contrast_wish.h"
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
    [[nodiscard]] bool highContrast() const { return m_contrast.high(); }

Q_SIGNALS:
    void changed(bool motion);
    void contrastChanged(bool high);

private:
    Q_SLOT void onSettingChanged(const QString &space, const QString &key, const QDBusVariant &value);
    void ask();
    void onAnswer(const QDBusPendingCallWatcher &answer);
    void take(const QString &space, const QString &key, const QVariant &value);

    MotionWish m_wish;
    ContrastWish m_contrast;
    QString m_bus; ///< the connection's name
    QFuture<bool> m_connecting;
};

/// Theme.motion of that engine, and the contrast of its window, follow the desktop from now on.
void followDesktop(QQmlEngine &engine, Appearance &appearance);

} // namespace overlapse
