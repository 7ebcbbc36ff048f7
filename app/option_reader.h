// SPDX-License-Identifier: MIT
// One option at a time from the command line, each with its default.
#pragma once

#include "options.h"

#include <QCommandLineParser>

namespace overlapse {

/// Collects the first mistake; later steps are passed over once there is one.
class OptionReader
{
public:
    OptionReader(const QStringList &arguments, Command command);

    /// Nothing is wrong if it is empty.
    void fail(const QString &error)
    {
        if (m_error.isEmpty())
            m_error = error;
    }
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] bool isSet(const char *name) const { return m_parser.isSet(QLatin1String(name)); }
    [[nodiscard]] QString text(const char *name) const { return m_parser.value(QLatin1String(name)); }
    [[nodiscard]] QStringList texts(const char *name) const { return m_parser.values(QLatin1String(name)); }
    [[nodiscard]] QStringList files() const { return m_parser.positionalArguments(); }

    qint64 number(const char *name, qint64 least, qint64 most, qint64 usual)
    {
        if (!isSet(name))
            return usual;
        bool ok = false;
        const qint64 value = text(name).toLongLong(&ok);
        if (!ok || value < least || value > most)
            fail(QStringLiteral("--%1: '%2' is not a whole number from %3 to %4")
                     .arg(QLatin1String(name), text(name), QString::number(least), QString::number(most)));
        return value;
    }
    template<typename T>
    T parsed(const char *name, Checked<T> (*parse)(const QString &), T usual)
    {
        if (!isSet(name))
            return usual;
        Checked<T> value = parse(text(name));
        if (!value) {
            fail(QStringLiteral("--%1: %2").arg(QLatin1String(name), value.error));
            return usual;
        }
        return *value;
    }

private:
    QCommandLineParser m_parser;
    QString m_error;
};

} // namespace overlapse
