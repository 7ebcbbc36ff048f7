// SPDX-License-Identifier: MIT
// A mode at a glance: the timeline of the help's small experiment, by the scene and the painter of the timeline.
#pragma once

#include "pipeline/spec.h"
#include "scene/scheme.h"
#include "timeline/painted_scene.h"

namespace overlapse {

/// Nothing to point at or to zoom. Its time axis is the same in every mode, its pixels those of the screen.
class ModePicture : public overlapse::PaintedScene // in full, as in timeline_item.h
{
    Q_OBJECT
    QML_NAMED_ELEMENT(ModePicture)
    Q_PROPERTY(int mode READ mode WRITE setMode NOTIFY modeChanged) ///< by its place in the mode bar, from 0
    Q_PROPERTY(QString experiment READ experiment NOTIFY modeChanged) ///< what was predicted
    Q_PROPERTY(
        QString words READ words NOTIFY modeChanged) ///< what there is to see, for those who do not see

public:
    explicit ModePicture(QQuickItem *parent = nullptr);

    [[nodiscard]] int mode() const { return static_cast<int>(m_mode); }
    /// What is not a mode is the nearest that is one.
    void setMode(int mode);
    [[nodiscard]] QString experiment() const;
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    void modeChanged();

protected:
    [[nodiscard]] Scene scene() override;

private:
    Mode m_mode = Mode::Sequential;
};

} // namespace overlapse
