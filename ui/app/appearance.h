// SPDX-License-Identifier: MIT
// How the window looks, remembered from one start to the next.
#pragma once

#include "scene/scheme.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

class Appearance : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(bool dark READ dark WRITE setDark NOTIFY schemeChanged)
    Q_PROPERTY(bool highContrast READ highContrast WRITE setHighContrast NOTIFY schemeChanged)
    Q_PROPERTY(int scheme READ scheme NOTIFY schemeChanged) ///< Scheme: what both come to

public:
    /// As it was left, else as the system is.
    explicit Appearance(QObject *parent = nullptr);

    [[nodiscard]] bool dark() const { return m_dark; }
    void setDark(bool dark);
    [[nodiscard]] bool highContrast() const { return m_highContrast; }
    void setHighContrast(bool highContrast);
    [[nodiscard]] int scheme() const { return static_cast<int>(schemeOf(m_dark, m_highContrast)); }

    /// What the desktop asks for; where the user has chosen, that stays.
    Q_INVOKABLE void wishHighContrast(bool wished);

Q_SIGNALS:
    void schemeChanged();

private:
    bool m_dark;
    bool m_highContrast;
};

} // namespace overlapse
