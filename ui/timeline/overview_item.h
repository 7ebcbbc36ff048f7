// SPDX-License-Identifier: MIT
// The overview's picture on the screen: the run of the panel touched last, all of its time.
#pragma once

#include "timeline/painted_scene.h"
#include "timeline/view.h"

namespace overlapse {

class OverviewItem
    : public overlapse::PaintedScene // in full: moc keeps it as it is written, and qmllint looks it up
{
    Q_OBJECT
    QML_NAMED_ELEMENT(OverviewStrip)
    Q_PROPERTY(overlapse::View *view READ view WRITE setView NOTIFY viewChanged)

public:
    explicit OverviewItem(QQuickItem *parent = nullptr);

    [[nodiscard]] View *view() const { return m_view; }
    void setView(View *view);

Q_SIGNALS:
    void viewChanged();

protected:
    [[nodiscard]] Scene scene() override;

private:
    View *m_view = nullptr;
};

} // namespace overlapse
