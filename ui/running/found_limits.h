// SPDX-License-Identifier: MIT
// What a search for limits has found, as the window shows it: small values for QML.
#pragma once

#include "running/search_curve.h"

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

struct FoundLimits
{
    Q_DECLARE_TR_FUNCTIONS(FoundLimits)
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QList<overlapse::TriedRow> rows MEMBER rows) ///< by N, then M
    Q_PROPERTY(overlapse::SearchCurve curve MEMBER curve)
    Q_PROPERTY(bool settled MEMBER settled)
    Q_PROPERTY(QString advice MEMBER advice) ///< "N = 9, M = 4"; empty: there is none
    Q_PROPERTY(QString brings MEMBER brings) ///< "446 items a second (440 to 451)."; empty: no advice
    Q_PROPERTY(QString about MEMBER about)   ///< why, or why there is no advice
public:
    QList<TriedRow> rows;
    SearchCurve curve;
    bool settled = false;
    QString advice;
    QString brings;
    QString about;
    bool operator==(const FoundLimits &) const = default;
};

FoundLimits foundLimitsOf(const SearchFindings &found, const Wording &wording);

} // namespace overlapse
