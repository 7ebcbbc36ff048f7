// SPDX-License-Identifier: MIT
// Whether the desktop shows the menus of all programs in one place, as KDE and Unity can.
#pragma once

#include <QFuture>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

/// Asked once, on a thread of its own: the program's start does not wait for the bus. Where there is none, false.
class GlobalMenu : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(bool available READ available NOTIFY availableChanged)

public:
    explicit GlobalMenu(QObject *parent = nullptr);
    ~GlobalMenu() override;

    [[nodiscard]] bool available() const { return m_available; }

Q_SIGNALS:
    void availableChanged();

private:
    bool m_available = false;
    QFuture<bool> m_asking;
};

} // namespace overlapse
