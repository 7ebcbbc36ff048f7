// SPDX-License-Identifier: MIT
// What a search for limits has found, as the window shows it: small values for QML.
#pragma once

#include "advice/search_findings.h"
#include "scene/wording.h"

#include <QCoreApplication>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

/// A setting that was tried: a line of the table.
struct TriedRow
{
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString fetchLimit MEMBER fetchLimit)
    Q_PROPERTY(QString transformLimit MEMBER transformLimit)
    Q_PROPERTY(QString slices MEMBER slices)
    Q_PROPERTY(QString throughput MEMBER throughput) ///< items a second
    Q_PROPERTY(QString range MEMBER range)           ///< "440 to 451"
    Q_PROPERTY(bool few MEMBER few) ///< slices: the range is from the least to the most, no interval
    Q_PROPERTY(QString p99 MEMBER p99)
    Q_PROPERTY(QString failed MEMBER failed) ///< "3 %"; "–": none
    Q_PROPERTY(bool advised MEMBER advised)
public:
    QString fetchLimit;
    QString transformLimit;
    QString slices;
    QString throughput;
    QString range;
    bool few = false;
    QString p99;
    QString failed;
    bool advised = false;
    bool operator==(const TriedRow &) const = default;
};

/// A setting in the curve of throughput over N. Places are from 0 to 1, from the left and from below.
struct CurvePoint
{
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(double x MEMBER x) ///< by the logarithm of N
    Q_PROPERTY(double y MEMBER y)
    Q_PROPERTY(double low MEMBER low) ///< of its interval
    Q_PROPERTY(double high MEMBER high)
    Q_PROPERTY(bool advised MEMBER advised)
    Q_PROPERTY(
        bool linked MEMBER linked) ///< it is of the M that most were tried with: a line goes through these
    Q_PROPERTY(QString text MEMBER text) ///< "N = 9, M = 4: 446 items a second"
public:
    double x = 0;
    double y = 0;
    double low = 0;
    double high = 0;
    bool advised = false;
    bool linked = true;
    QString text;
    bool operator==(const CurvePoint &) const = default;
};

struct CurveTick
{
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(double at MEMBER at)
    Q_PROPERTY(QString text MEMBER text)
public:
    double at = 0;
    QString text;
    bool operator==(const CurveTick &) const = default;
};

struct FoundLimits
{
    Q_DECLARE_TR_FUNCTIONS(FoundLimits)
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QList<overlapse::TriedRow> rows MEMBER rows) ///< by N, then M
    Q_PROPERTY(QList<overlapse::CurvePoint> points MEMBER points)
    Q_PROPERTY(QList<overlapse::CurveTick> fetchTicks MEMBER fetchTicks)
    Q_PROPERTY(QList<overlapse::CurveTick> throughputTicks MEMBER throughputTicks)
    Q_PROPERTY(bool settled MEMBER settled)
    Q_PROPERTY(QString advice MEMBER advice) ///< "N = 9, M = 4"; empty: there is none
    Q_PROPERTY(QString brings MEMBER brings) ///< "446 items a second (440 to 451)."; empty: no advice
    Q_PROPERTY(QString about MEMBER about)   ///< why, or why there is no advice
public:
    QList<TriedRow> rows;
    QList<CurvePoint> points;
    QList<CurveTick> fetchTicks;
    QList<CurveTick> throughputTicks;
    bool settled = false;
    QString advice;
    QString brings;
    QString about;
    bool operator==(const FoundLimits &) const = default;
};

/// "N = 9, M = 4"
QString limitsName(const PipelineSpec &spec, const Wording &wording);

FoundLimits foundLimitsOf(const SearchFindings &found, const Wording &wording);

} // namespace overlapse
