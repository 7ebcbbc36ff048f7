// SPDX-License-Identifier: MIT
// The overview's picture on the screen: the run of the panel touched last, all of its time.
#pragma once

#include "scene/scheme.h"
#include "timeline/painted_scene.h"
#include "timeline/view.h"

namespace overlapse {

class OverviewItem
    : public overlapse::PaintedScene // in full: moc keeps it as it is written, and qmllint looks it up
{
    Q_OBJECT
    QML_NAMED_ELEMENT(OverviewStrip)
    Q_PROPERTY(overlapse::View *view READ view WRITE setView NOTIFY viewChanged)
    Q_PROPERTY(int scheme READ scheme WRITE setScheme NOTIFY schemeChanged) ///< Scheme

public:
    explicit OverviewItem(QQuickItem *parent = nullptr);

    [[nodiscard]] View *view() const { return m_view; }
    void setView(View *view);
    [[nodiscard]] int scheme() const { return static_cast<int>(m_scheme); }
    void setScheme(int scheme);

Q_SIGNALS:
    void viewChanged();
    void schemeChanged();

protected:
    [[nodiscard]] Scene scene() override;
    void pixelsChanged() override { update(); }

private:
    View *m_view = nullptr;
    Scheme m_scheme = Scheme::Light;
};

} // namespace overlapse
