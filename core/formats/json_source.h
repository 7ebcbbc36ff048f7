// SPDX-License-Identifier: MIT
// JSON that people write, read strictly: every mistake is one line with its place and what would be right.
#pragma once

#include "pipeline/checked.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace overlapse {

/// `text` as one JSON object. What is no JSON, and a name that an object has twice, is "name:LINE:COLUMN: …".
Checked<QJsonObject> readJsonObject(const QByteArray &text, const QString &name);

/// "a number", "a text", …
QString kindText(const QJsonValue &value);

/// The members of an object, taken one by one by their names: that is what makes them known. Once something is wrong,
/// nothing is found any more.
class JsonMembers
{
public:
    /// `path` leads to the object: empty, or "work.". The first mistake goes to `error`, which outlives this.
    JsonMembers(QJsonObject object, QString path, QString &error)
        : m_object(std::move(object)), m_path(std::move(path)), m_error(&error)
    {
    }

    [[nodiscard]] bool ok() const { return m_error->isEmpty(); }
    /// "work.items: what is wrong, what would be right"
    void fail(const QString &key, const QString &what);

    [[nodiscard]] bool has(const char *key);
    /// Undefined if there is none.
    QJsonValue take(const char *key);
    /// Nothing if there is none, or if it is not of this kind, which is then the mistake.
    std::optional<qint64> integer(const char *key, qint64 least, qint64 most);
    std::optional<QString> text(const char *key);
    std::optional<QJsonArray> array(const char *key);
    /// Empty if there is none.
    JsonMembers object(const char *key);
    /// An element of an array as text; `key` names it, as in "modes[2]".
    std::optional<QString> textOf(const QJsonValue &value, const QString &key);

    /// Every member that was not asked for is a mistake.
    void rejectOthers();

    static constexpr qsizetype maxTextLength = 1'000;

private:
    void know(const char *key);

    QJsonObject m_object;
    QString m_path;
    QString *m_error;
    QStringList m_known;
};

} // namespace overlapse
