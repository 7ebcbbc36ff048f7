// SPDX-License-Identifier: MIT
// What a run will do outside of this program, in words to agree to before it is done.
#pragma once

#include "running/run_request.h"

#include <QCoreApplication>
#include <QList>
#include <QMetaType>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

/// A heading, and what stands under it.
struct PlanPart
{
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QStringList lines MEMBER lines)
    Q_PROPERTY(QString more MEMBER more) ///< "and 15 more"; may be empty
    Q_PROPERTY(bool code MEMBER code)    ///< commands and URLs rather than sentences
    Q_PROPERTY(bool whole MEMBER whole)  ///< must be read to its end
public:
    QString name;
    QStringList lines;
    QString more;
    bool code = false;
    bool whole = false;
    bool operator==(const PlanPart &) const = default;
};

struct RunPlan
{
    Q_DECLARE_TR_FUNCTIONS(RunPlan)
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString title MEMBER title) ///< "Fetch 20 URLs?"; empty where nothing need be asked
    Q_PROPERTY(QString times MEMBER times) ///< "Each of 20 URLs is fetched 3 times, once in each mode shown."
    Q_PROPERTY(QString note MEMBER note)   ///< what may surprise; may be empty
    Q_PROPERTY(QList<overlapse::PlanPart> parts MEMBER parts)
public:
    QString title;
    QString times;
    QString note;
    QList<PlanPart> parts;
    bool operator==(const RunPlan &) const = default;
};

RunPlan planOf(const RunRequest &request);
/// Of a search for limits, which does slices of the work.
RunPlan searchPlanOf(const Experiment &experiment, Nanos budget, std::int64_t mostFetches);
/// Of two settings against each other, each of which does all of it; `times` are those of both.
RunPlan checkPlanOf(const Experiment &experiment, std::int64_t mostFetches, int times);

/// What the user has agreed to: the same again need not be asked. Commands, what they are given, hosts, headers, and how
/// many times.
QStringList agreementOf(const RunRequest &request);
QStringList agreementOf(const Experiment &experiment, const QString &howOften);

} // namespace overlapse
