// SPDX-License-Identifier: MIT
#include "timeline/scene_node.h"

#include "scene/paint.h"
#include "scene/theme.h"
#include "scene/triangles.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QQuickWindow>
#include <QSGGeometryNode>
#include <QSGImageNode>
#include <QSGTexture>
#include <QSGVertexColorMaterial>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

namespace overlapse {

namespace {

constexpr double around = 2; // pixels: letters reach beyond their metrics

// As QSGGeometry has coloured points: one is copied onto the other.
static_assert(sizeof(Corner) == sizeof(QSGGeometry::ColoredPoint2D)
              && offsetof(Corner, y) == offsetof(QSGGeometry::ColoredPoint2D, y)
              && offsetof(Corner, red) == offsetof(QSGGeometry::ColoredPoint2D, r)
              && offsetof(Corner, opacity) == offsetof(QSGGeometry::ColoredPoint2D, a));

QSGGeometryNode *nodeOf(const std::vector<Corner> &corners)
{
    auto *geometry =
        new QSGGeometry(QSGGeometry::defaultAttributes_ColoredPoint2D(), static_cast<int>(corners.size()));
    geometry->setDrawingMode(QSGGeometry::DrawTriangles);
    std::memcpy(geometry->vertexData(), corners.data(), corners.size() * sizeof(Corner));
    auto *node = new QSGGeometryNode;
    node->setGeometry(geometry);
    node->setFlag(QSGNode::OwnsGeometry);
    node->setMaterial(new QSGVertexColorMaterial);
    node->setFlag(QSGNode::OwnsMaterial);
    return node;
}

// Device pixels that a label may touch.
QRect areaOf(const SceneLabel &label, const Scene &scene)
{
    const QFontMetricsF metrics(themeFont(scene.fontFamilies, label.pixelSize, label.weight));
    const QRectF text =
        metrics
            .boundingRect(label.rect,
                          static_cast<int>(label.alignment) | Qt::TextDontClip | Qt::TextSingleLine,
                          label.text)
            .adjusted(-around, -around, around, around);
    const double ratio = scene.devicePixelRatio;
    return QRectF(text.topLeft() * ratio, text.size() * ratio).toAlignedRect();
}

} // namespace

struct SceneNode::Text
{
    std::unique_ptr<QSGTexture> texture;
    bool shown = false;
};

struct SceneNode::Texts
{
    std::unordered_map<std::string, Text> all; ///< by what they look like
};

SceneNode::SceneNode(QQuickWindow *window) : m_window(window), m_texts(std::make_unique<Texts>()) {}

SceneNode::~SceneNode()
{
    // Before the textures that they show.
    while (QSGNode *child = firstChild()) {
        removeChildNode(child);
        delete child;
    }
}

void SceneNode::show(const Scene &scene)
{
    while (QSGNode *child = firstChild()) {
        removeChildNode(child);
        delete child;
    }
    for (auto &[look, text] : m_texts->all)
        text.shown = false;
    if (qAlpha(scene.background) > 0) {
        std::vector<Corner> corners;
        addRectangle(QRectF(QPointF(), scene.size), scene.background, corners);
        appendChildNode(nodeOf(corners));
    }
    for (const SceneLayer &layer : scene.layers)
        add(layer, scene);
    std::erase_if(m_texts->all, [](const auto &text) { return !text.second.shown; });
}

void SceneNode::add(const SceneLayer &layer, const Scene &scene)
{
    const std::vector<Corner> corners = trianglesOf(layer, scene.devicePixelRatio);
    if (corners.empty() && layer.labels.empty())
        return;
    QSGNode *parent = this;
    if (!layer.clip.isNull()) {
        auto *clip = new QSGClipNode;
        auto *geometry = new QSGGeometry(QSGGeometry::defaultAttributes_Point2D(), 4);
        QSGGeometry::updateRectGeometry(geometry, layer.clip);
        clip->setGeometry(geometry);
        clip->setFlag(QSGNode::OwnsGeometry);
        clip->setIsRectangular(true);
        clip->setClipRect(layer.clip);
        appendChildNode(clip);
        parent = clip;
    }
    if (!corners.empty())
        parent->appendChildNode(nodeOf(corners));
    for (const SceneLabel &label : layer.labels)
        addLabel(label, scene, *parent);
}

void SceneNode::addLabel(const SceneLabel &label, const Scene &scene, QSGNode &parent)
{
    const QRect area = areaOf(label, scene);
    if (label.text.isEmpty() || area.isEmpty())
        return;
    const double ratio = scene.devicePixelRatio;
    // Where in its first pixel it begins, in eighths of one, is part of how it looks.
    const QPointF begin = (label.rect.topLeft() * ratio - area.topLeft()) * 8;
    const std::string look = QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8 %9")
                                 .arg(label.pixelSize)
                                 .arg(label.weight)
                                 .arg(label.colour)
                                 .arg(label.alignment.toInt())
                                 .arg(std::lround(begin.x()))
                                 .arg(std::lround(begin.y()))
                                 .arg(std::lround(label.rect.width() * ratio * 8))
                                 .arg(ratio)
                                 .arg(label.text)
                                 .toStdString();
    Text &text = m_texts->all[look];
    text.shown = true;
    if (!text.texture) {
        QImage image(area.size(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        image.setDevicePixelRatio(ratio);
        QPainter painter(&image);
        painter.translate(-QPointF(area.topLeft()) / ratio);
        paintLabel(painter, scene, label);
        painter.end();
        text.texture.reset(m_window->createTextureFromImage(
            image,
            QQuickWindow::CreateTextureOptions(QQuickWindow::TextureHasAlphaChannel)
                | QQuickWindow::TextureCanUseAtlas));
    }
    QSGImageNode *node = m_window->createImageNode();
    node->setTexture(text.texture.get());
    node->setFiltering(QSGTexture::Nearest);
    node->setRect(QRectF(QPointF(area.topLeft()) / ratio, QSizeF(area.size()) / ratio));
    parent.appendChildNode(node);
}

} // namespace overlapse
