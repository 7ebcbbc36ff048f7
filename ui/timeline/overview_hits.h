// SPDX-License-Identifier: MIT
// Where in the whole time the items are that were found: ticks to lie on the overview.
#pragma once

#include "timeline/painted_scene.h"
#include "timeline/view.h"

namespace overlapse {

/// Of the panel touched last, as wide as the whole time. It takes no part in what the pointer does.
class OverviewHits
    : public overlapse::PaintedScene // in full: moc keeps it as it is written, and qmllint looks it up
{
    Q_OBJECT
    QML_NAMED_ELEMENT(OverviewHits)
    Q_PROPERTY(overlapse::View *view READ view WRITE setView NOTIFY viewChanged REQUIRED)

public:
    explicit OverviewHits(QQuickItem *parent = nullptr) : PaintedScene(parent)
    {
        setOpaquePainting(false); // the overview is seen between the ticks
    }

    [[nodiscard]] View *view() const { return m_view; }
    void setView(View *view);

Q_SIGNALS:
    void viewChanged();

protected:
    [[nodiscard]] Scene scene() override;

private:
    View *m_view = nullptr;
    std::shared_ptr<const ItemHits> m_shown;
};

} // namespace overlapse
