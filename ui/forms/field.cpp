// SPDX-License-Identifier: MIT
#include "forms/field.h"

namespace overlapse {

Field::Field(Read read, Apply apply, QObject *parent)
    : QObject(parent), m_read(std::move(read)), m_apply(std::move(apply)), m_text(m_read())
{
}

void Field::edit(const QString &text)
{
    set(m_error, m_apply(text));
    refresh();
}

void Field::refresh()
{
    set(m_text, m_read());
}

void Field::clearError()
{
    set(m_error, {});
}

void Field::setProblem(const QString &problem)
{
    set(m_problem, problem);
}

void Field::set(QString &member, const QString &text)
{
    if (text == member)
        return;
    member = text;
    Q_EMIT changed();
}

} // namespace overlapse
