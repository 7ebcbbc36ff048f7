// SPDX-License-Identifier: MIT
// What the window says about one item: small values for QML.
#pragma once

#include <QColor>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

/// A piece of an item's latency: a share of the longest bar shown.
struct LatencyPiece
{
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QColor color MEMBER color)
    Q_PROPERTY(double begin MEMBER begin)   ///< 0 to 1
    Q_PROPERTY(double length MEMBER length) ///< 0 to 1
    Q_PROPERTY(QString text MEMBER text)    ///< "held by order 0.112 s"
public:
    QColor color;
    double begin = 0;
    double length = 0;
    QString text;
    bool operator==(const LatencyPiece &) const = default;
};

/// One mode's bar: from its admission to its emission.
struct LatencyBar
{
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString mode MEMBER mode)
    Q_PROPERTY(QString total MEMBER total)      ///< "510 ms from pull to emitted"
    Q_PROPERTY(bool predicted MEMBER predicted) ///< drawn hollow, as in the timeline
    Q_PROPERTY(QList<overlapse::LatencyPiece> pieces MEMBER pieces)
public:
    QString mode;
    QString total;
    bool predicted = false;
    QList<LatencyPiece> pieces;
    bool operator==(const LatencyBar &) const = default;
};

/// One line of stamps and waits.
struct DetailLine
{
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(QString note MEMBER note)   ///< e.g. "item 2"; may be empty
    Q_PROPERTY(bool wait MEMBER wait)      ///< a wait rather than a stamp
    Q_PROPERTY(int item MEMBER item)       ///< whom the note names: what released this one; -1: nobody
    Q_PROPERTY(QString about MEMBER about) ///< how: "the fetch of item 7 ended"
public:
    QString name;
    QString value;
    QString note;
    bool wait = false;
    int item = -1;
    QString about{};
    bool operator==(const DetailLine &) const = default;
};

/// Everything about one item. `title` is empty where there is none.
struct ItemDetails
{
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString title MEMBER title)       ///< "Item 7"
    Q_PROPERTY(QString subtitle MEMBER subtitle) ///< "fetch 89 ms · transform 47 ms", or its file
    Q_PROPERTY(QList<overlapse::LatencyBar> bars MEMBER bars)
    Q_PROPERTY(QString mode MEMBER mode)   ///< whose stamps these are
    Q_PROPERTY(QString lanes MEMBER lanes) ///< "thread 3 · slot 5"
    Q_PROPERTY(QList<overlapse::DetailLine> lines MEMBER lines)
    Q_PROPERTY(QList<overlapse::DetailLine> facts MEMBER
                   facts)                    ///< what real work found: HTTP status, address, bytes
    Q_PROPERTY(QString note MEMBER note)     ///< what a transform found out; may be empty
    Q_PROPERTY(QString error MEMBER error)   ///< why it failed; empty if it did not
    Q_PROPERTY(QString pinned MEMBER pinned) ///< what somebody wrote to it in that run; may be empty
public:
    QString title;
    QString subtitle;
    QList<LatencyBar> bars;
    QString mode;
    QString lanes;
    QList<DetailLine> lines;
    QList<DetailLine> facts;
    QString note;
    QString error;
    QString pinned;
    bool operator==(const ItemDetails &) const = default;
};

} // namespace overlapse
