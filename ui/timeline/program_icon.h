// SPDX-License-Identifier: MIT
// The program's icon as an item. Not an Image: where the processor draws, Qt 6.4 frees an image's texture only in a
// later frame of its window, and never when the window closes first.
#pragma once

#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

class ProgramIcon : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT

public:
    explicit ProgramIcon(QQuickItem *parent = nullptr);
    void paint(QPainter *painter) override;
};

} // namespace overlapse
