// SPDX-License-Identifier: MIT
// The critical path of the run touched last, piece by piece.
#pragma once

#include "timeline/view.h"

#include "scene/scheme.h"

#include <QVariantList>

namespace overlapse {

/// GUI thread. Everything is told when it is asked for.
class PathWalk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(bool known READ known NOTIFY changed) ///< it was worked out; of what takes no time it is empty
    Q_PROPERTY(QString title READ title NOTIFY changed) ///< what the run is called
    Q_PROPERTY(double count READ count NOTIFY changed)  ///< of pieces
    Q_PROPERTY(double index READ index NOTIFY changed)  ///< of the piece that was gone to last; -1: none
    Q_PROPERTY(QString what READ what NOTIFY changed)   ///< of that piece: who did what, and for how long
    Q_PROPERTY(QString why READ why NOTIFY changed)     ///< what let it begin
    Q_PROPERTY(QVariantList shares READ shares NOTIFY changed)        ///< of each cause: color, share, text
    Q_PROPERTY(int scheme READ scheme WRITE setScheme NOTIFY changed) ///< in which colours

public:
    explicit PathWalk(View &view, QObject *parent = nullptr);

    [[nodiscard]] bool known() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] double count() const { return static_cast<double>(path().size()); }
    [[nodiscard]] double index() const { return static_cast<double>(place()); }
    [[nodiscard]] QString what() const;
    [[nodiscard]] QString why() const;
    [[nodiscard]] QVariantList shares() const;
    [[nodiscard]] int scheme() const { return static_cast<int>(m_scheme); }
    void setScheme(int scheme);

    /// To the next piece, or the one before; the first time to the first that is seen.
    Q_INVOKABLE void step(int by);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] const std::vector<PathPiece> &path() const;
    [[nodiscard]] std::int64_t place() const;
    [[nodiscard]] const PathPiece *piece() const; ///< that was gone to; null: none

    View &m_view;
    Scheme m_scheme = Scheme::Light;
};

} // namespace overlapse
