// SPDX-License-Identifier: MIT
// Throughput over N, as far as a search has measured it: small values for QML, which draws them.
#pragma once

#include "advice/search_findings.h"
#include "scene/wording.h"

#include <QCoreApplication>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

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

struct SearchCurve
{
    Q_DECLARE_TR_FUNCTIONS(SearchCurve)
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QList<overlapse::CurvePoint> points MEMBER points) ///< by N
    Q_PROPERTY(QList<overlapse::CurveTick> fetchTicks MEMBER fetchTicks)
    Q_PROPERTY(QList<overlapse::CurveTick> throughputTicks MEMBER throughputTicks)
public:
    QList<CurvePoint> points;
    QList<CurveTick> fetchTicks;
    QList<CurveTick> throughputTicks;
    bool operator==(const SearchCurve &) const = default;
};

/// "N = 9, M = 4"
QString limitsName(const PipelineSpec &spec, const Wording &wording);

/// Of the M that most were tried with, and of what is advised.
SearchCurve searchCurveOf(const SearchFindings &found, const Wording &wording);

} // namespace overlapse
