// SPDX-License-Identifier: MIT
// What the window says about what goes on: a line beside Run, and an error until it is dismissed.
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

class Notices : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has them")
    Q_PROPERTY(QString status READ status NOTIFY statusChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged) ///< may be empty

public:
    using QObject::QObject;

    [[nodiscard]] QString status() const { return m_status; }
    [[nodiscard]] QString problem() const { return m_problem; }
    void say(const QString &status);
    /// Of what went well: what went wrong before is over.
    void sayDone(const QString &status);
    /// Of a run of the work as it is: gone with endOfRun().
    void sayOfRun(const QString &status);
    void endOfRun();
    void fail(const QString &problem);
    Q_INVOKABLE void dismissProblem() { fail({}); }

Q_SIGNALS:
    void statusChanged();
    void problemChanged();

private:
    QString m_status;
    bool m_ofRun = false;
    QString m_problem;
};

} // namespace overlapse
