// SPDX-License-Identifier: MIT
#include "program_icon.h"

#include <QSvgRenderer>

namespace overlapse {

ProgramIcon::ProgramIcon(QQuickItem *parent) : QQuickPaintedItem(parent) {}

void ProgramIcon::paint(QPainter *painter)
{
    QSvgRenderer(QStringLiteral(":/icons/overlapse.svg")).render(painter, boundingRect());
}

} // namespace overlapse
