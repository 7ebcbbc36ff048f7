// SPDX-License-Identifier: MIT
// One field of a form: what it says, and what is wrong with what was typed last. The document has the value.
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace overlapse {

/// GUI thread.
class Field : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a form has them")
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed) ///< empty: nothing is wrong

public:
    using Read = std::function<QString()>;
    /// Takes what was typed into the document, or says what is wrong with it and changes nothing.
    using Apply = std::function<QString(const QString &)>;

    Field(Read read, Apply apply, QObject *parent);

    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QString error() const { return m_error.isEmpty() ? m_problem : m_error; }
    Q_INVOKABLE void edit(const QString &text);

    /// The document may say something else now.
    void refresh();
    /// What was typed is forgotten, and with it what was wrong with it.
    void clearError();
    /// With what the text stands for, though it can be read: a program that cannot be started.
    void setProblem(const QString &problem);

Q_SIGNALS:
    void changed();

private:
    void set(QString &member, const QString &text);

    Read m_read;
    Apply m_apply;
    QString m_text;
    QString m_error;
    QString m_problem;
};

} // namespace overlapse
