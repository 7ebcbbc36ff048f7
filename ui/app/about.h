// SPDX-License-Identifier: MIT
// What the program is and what it runs on: for those who ask, and for reports of what went wrong.
#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

struct AboutLine
{
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString value MEMBER value)
public:
    QString name;
    QString value;
    bool operator==(const AboutLine &) const = default;
};

class About : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QString version READ version CONSTANT) ///< "0.1.0"
    /// Libraries, system and machine, one of each a line.
    Q_PROPERTY(QList<overlapse::AboutLine> lines READ lines CONSTANT)
    Q_PROPERTY(QString report READ report CONSTANT) ///< program and lines as plain text

public:
    using QObject::QObject;
    [[nodiscard]] QString version() const;
    [[nodiscard]] QList<AboutLine> lines() const;
    [[nodiscard]] QString report() const;
};

} // namespace overlapse
