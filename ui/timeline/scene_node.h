// SPDX-License-Identifier: MIT
// A scene in the scene graph: triangles, and each label a texture that is kept as long as it is shown.
#pragma once

#include "scene/scene.h"

#include <QSGNode>

#include <memory>
#include <unordered_map>

class QQuickWindow;
class QSGTexture;

namespace overlapse {

/// On the thread that draws. The same picture as the painter's, but for how edges are smoothed.
class SceneNode : public QSGNode
{
public:
    explicit SceneNode(QQuickWindow *window);
    ~SceneNode() override;

    void show(const Scene &scene);

private:
    struct Text;
    struct Texts;

    void add(const SceneLayer &layer, const Scene &scene);
    void addLabel(const SceneLabel &label, const Scene &scene, QSGNode &parent);

    QQuickWindow *m_window;
    std::unique_ptr<Texts> m_texts;
};

} // namespace overlapse
