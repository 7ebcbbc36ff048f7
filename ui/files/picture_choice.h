// SPDX-License-Identifier: MIT
// How the user wants charts written, remembered from one start to the next.
#pragma once

#include "files/picture_export.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

class PictureChoice : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session's")
    Q_PROPERTY(
        QString suffix MEMBER m_suffix NOTIFY changed) ///< what was exported last: "svg", "trace.json" …
    Q_PROPERTY(int width READ width WRITE setWidth NOTIFY changed) ///< logical pixels
    Q_PROPERTY(int height READ height WRITE setHeight NOTIFY changed)
    Q_PROPERTY(
        double scale READ scale WRITE setScale NOTIFY changed) ///< of PNG: device pixels to a logical one
    /// The same, or as much as the largest picture has.
    Q_PROPERTY(double possibleScale READ possibleScale NOTIFY changed)
    Q_PROPERTY(int colours MEMBER m_colours NOTIFY changed) ///< 0: the window's; else Scheme, from 1
    Q_PROPERTY(
        bool onScreen MEMBER m_onScreen NOTIFY changed) ///< the part that is on the screen, rather than all
    Q_PROPERTY(int least MEMBER least CONSTANT)         ///< sides, logical pixels
    Q_PROPERTY(int most MEMBER most CONSTANT)

public:
    explicit PictureChoice(QObject *parent = nullptr);

    [[nodiscard]] int width() const { return m_size.width(); }
    void setWidth(int width);
    [[nodiscard]] int height() const { return m_size.height(); }
    void setHeight(int height);
    [[nodiscard]] double scale() const { return m_scale; }
    void setScale(double scale);
    [[nodiscard]] double possibleScale() const;

    /// For a window that shows `part` in these colours.
    [[nodiscard]] PictureOptions options(const PicturePart &part, Scheme window) const;

Q_SIGNALS:
    void changed();

private:
    void save() const;

    const int least = 320;
    const int most = 8'000;
    QString m_suffix;
    QSize m_size;
    double m_scale = 1;
    int m_colours = 0;
    bool m_onScreen = false;
};

} // namespace overlapse
