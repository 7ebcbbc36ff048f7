// SPDX-License-Identifier: MIT
// How the window looks, remembered from one start to the next.
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

class Appearance : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(bool dark READ dark WRITE setDark NOTIFY darkChanged)

public:
    /// As it was left, else as the system is.
    explicit Appearance(QObject *parent = nullptr);

    [[nodiscard]] bool dark() const { return m_dark; }
    void setDark(bool dark);

Q_SIGNALS:
    void darkChanged();

private:
    bool m_dark;
};

} // namespace overlapse
