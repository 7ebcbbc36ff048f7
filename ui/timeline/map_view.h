// SPDX-License-Identifier: MIT
// The map of limits as the window shows it: which measure, which cell is pointed at, and what is said of it.
#pragma once

#include "scene/map_view_scene.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

/// GUI thread only. It computes nothing: setMap() brings the map, as far as it is known.
class MapView : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(bool shown READ shown WRITE setShown NOTIFY shownChanged)
    Q_PROPERTY(double height READ height WRITE setHeight NOTIFY heightChanged) ///< 0: the usual
    Q_PROPERTY(int measure READ measure WRITE setMeasure NOTIFY changed)       ///< MapMeasure
    Q_PROPERTY(bool known READ known NOTIFY changed)         ///< there is something of a map
    Q_PROPERTY(QString title READ title NOTIFY changed)      ///< mode, threads, order
    Q_PROPERTY(QString message READ message NOTIFY changed)  ///< why there is no map; empty: there is
    Q_PROPERTY(double progress READ progress NOTIFY changed) ///< of the cells, 0 to 1
    Q_PROPERTY(QString progressText READ progressText NOTIFY changed) ///< "64 of 322 cells"; empty: all
    Q_PROPERTY(QString figures READ figures NOTIFY changed) ///< of the cell that is pointed at, else of now
    Q_PROPERTY(QString offer READ offer NOTIFY changed) ///< what chooseKnee() chooses; empty: nothing better
    Q_PROPERTY(QString doubt READ doubt NOTIFY changed) ///< why a cell is not to be relied on; may be empty
    Q_PROPERTY(QString note READ note NOTIFY changed)   ///< what has to be known of all cells; may be empty

public:
    explicit MapView(QObject *parent = nullptr);

    [[nodiscard]] bool shown() const { return m_shown; }
    void setShown(bool shown);
    [[nodiscard]] double height() const { return m_height; }
    void setHeight(double height);
    [[nodiscard]] int measure() const { return static_cast<int>(m_input.measure); }
    void setMeasure(int measure);
    [[nodiscard]] bool known() const { return m_input.map != nullptr; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] double progress() const;
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QString figures() const;
    [[nodiscard]] QString offer() const;
    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] QString doubt() const { return m_doubt; }
    [[nodiscard]] const MapViewInput &input() const { return m_input; }
    /// All of it is known, and of what there is now.
    [[nodiscard]] bool complete() const
    {
        return m_input.map && m_done == m_input.map->cells.size() && !m_patience.isActive();
    }

    /// So many of its cells are known. `note`: its note, as the window says it.
    void setMap(const std::shared_ptr<const LimitsMap> &map, std::size_t done, const QString &note);
    /// Why some of it is not to be relied on.
    void setDoubt(const MapDoubt &doubt);
    /// It is of what was there before. Where there is no other soon, there is none.
    void await();
    /// There is none: why.
    void setNone(const QString &message);
    /// The limits are others now, and the map is as it was.
    void setNow(const PipelineSpec &now);

    void point(std::optional<std::size_t> place);
    /// So many cells further, from the one that is pointed at, else from that of now.
    void movePointed(int columns, int rows);
    /// The user wants its limits: chosen().
    void choose(std::size_t place);
    Q_INVOKABLE void choosePointed();
    /// The smallest limits that are within 2 % of the best.
    Q_INVOKABLE void chooseKnee();

Q_SIGNALS:
    void changed();
    void shownChanged();
    void heightChanged();
    void chosen(const overlapse::PipelineSpec &spec);

private:
    [[nodiscard]] QString cellText(std::size_t place) const;

    bool m_shown = false;
    double m_height = 0;
    MapViewInput m_input;
    std::size_t m_done = 0;
    QString m_message;
    QString m_note;
    QString m_doubt;
    QTimer m_patience; ///< while the map is of what was there before
};

} // namespace overlapse
