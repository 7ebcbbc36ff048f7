// SPDX-License-Identifier: MIT
// Whole numbers for QML, as the user's country writes them.
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

class NumberFormat : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Numbers)
    QML_SINGLETON

public:
    using QObject::QObject;
    /// "10,000", or "10.000" for a German.
    Q_INVOKABLE [[nodiscard]] QString text(qlonglong number) const;
    /// What was typed, with any digits, and grouped in any way as long as the last group has three: else it may be a fraction.
    /// -1 if it is not a whole number of at most twelve digits.
    Q_INVOKABLE [[nodiscard]] double number(const QString &text) const;
};

} // namespace overlapse
