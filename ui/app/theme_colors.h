// SPDX-License-Identifier: MIT
// The scene's theme for QML: one home of colours (scene/theme.h), seen from both sides.
#pragma once

#include "scene/scheme.h"

#include <QList>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

/// One swatch of the legend.
struct LegendSwatch
{
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QString style MEMBER style) ///< thick, hatched, thin, line, dashed, outline or band
    Q_PROPERTY(QColor color MEMBER color)
    Q_PROPERTY(QColor second MEMBER second)
    Q_PROPERTY(QString about MEMBER about) ///< what it means, in a line
public:
    QString text;
    QString style;
    QColor color;
    QColor second;
    QString about;
    bool operator==(const LegendSwatch &) const = default;
};

class ThemeColors : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Theme)
    QML_SINGLETON
    Q_PROPERTY(int scheme READ scheme WRITE setScheme NOTIFY changed) ///< Scheme
    Q_PROPERTY(bool dark READ dark NOTIFY changed)
    /// Of everything in the window: above 1 for a projector.
    Q_PROPERTY(double magnification READ magnification WRITE setMagnification NOTIFY magnificationChanged)
    Q_PROPERTY(int textRendering READ textRendering NOTIFY magnificationChanged) ///< a Text.RenderType
    Q_PROPERTY(bool motion READ motion WRITE setMotion NOTIFY motionChanged) ///< else changes show at once
    Q_PROPERTY(
        bool layers READ layers CONSTANT) ///< items can be drawn aside first: not where the processor draws
    Q_PROPERTY(QString fontFamily READ fontFamily CONSTANT)
    Q_PROPERTY(QColor window READ window NOTIFY changed)
    Q_PROPERTY(QColor surface READ surface NOTIFY changed)
    Q_PROPERTY(QColor panel READ panel NOTIFY changed)
    Q_PROPERTY(QColor border READ border NOTIFY changed)
    Q_PROPERTY(QColor text READ text NOTIFY changed)
    Q_PROPERTY(QColor text2 READ text2 NOTIFY changed)
    Q_PROPERTY(QColor text3 READ text3 NOTIFY changed)
    Q_PROPERTY(QColor accent READ accent NOTIFY changed)
    Q_PROPERTY(QColor accentText READ accentText NOTIFY changed)
    Q_PROPERTY(QColor good READ good NOTIFY changed)
    Q_PROPERTY(QColor warning READ warning NOTIFY changed)
    Q_PROPERTY(QColor failed READ failed NOTIFY changed)
    Q_PROPERTY(QList<overlapse::LegendSwatch> legend READ legend NOTIFY changed)

public:
    using QObject::QObject;
    [[nodiscard]] bool dark() const { return m_theme.dark; }
    [[nodiscard]] int scheme() const { return static_cast<int>(m_scheme); }
    void setScheme(int scheme);
    [[nodiscard]] double magnification() const { return m_magnification; }
    void setMagnification(double magnification);
    [[nodiscard]] int textRendering() const;
    [[nodiscard]] bool motion() const { return m_motion; }
    void setMotion(bool motion);
    [[nodiscard]] bool layers() const;
    [[nodiscard]] QString fontFamily() const;
    [[nodiscard]] QColor window() const { return m_theme.window; }
    [[nodiscard]] QColor surface() const { return m_theme.surface; }
    [[nodiscard]] QColor panel() const { return m_theme.panel; }
    [[nodiscard]] QColor border() const { return m_theme.border; }
    [[nodiscard]] QColor text() const { return m_theme.text; }
    [[nodiscard]] QColor text2() const { return m_theme.text2; }
    [[nodiscard]] QColor text3() const { return m_theme.text3; }
    [[nodiscard]] QColor accent() const { return m_theme.accent; }
    [[nodiscard]] QColor accentText() const { return m_theme.accentText; }
    [[nodiscard]] QColor good() const { return m_theme.good; }
    [[nodiscard]] QColor warning() const { return m_theme.warning; }
    [[nodiscard]] QColor failed() const { return m_theme.failed; }
    [[nodiscard]] QList<LegendSwatch> legend() const;

Q_SIGNALS:
    void changed();
    void magnificationChanged();
    void motionChanged();

private:
    double m_magnification = 1;
    Scheme m_scheme = Scheme::Light;
    Theme m_theme = lightTheme();
    bool m_motion = true;
};

} // namespace overlapse
