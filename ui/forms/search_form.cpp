// SPDX-License-Identifier: MIT
#include "forms/search_form.h"

#include "pipeline/bounds.h"
#include "pipeline/numbers.h"
#include "workload/work_text.h"

namespace overlapse {

SearchForm::SearchForm(QObject *parent)
    : QObject(parent), m_p99([this] { return exactDuration(m_mostP99); },
                             [this](const QString &text) { return setTime(m_mostP99, text); }, this),
      m_budget([this] { return exactDuration(m_options.budget); },
               [this](const QString &text) { return setTime(m_options.budget, text); }, this),
      m_most([this] { return QString::number(m_options.maxFetchLimit); },
             [this](const QString &text) { return setMost(text); }, this)
{
    for (Field *field : {&m_p99, &m_budget, &m_most})
        connect(field, &Field::changed, this, &SearchForm::changed);
}

void SearchForm::setForLatency(bool forLatency)
{
    if (forLatency == m_forLatency)
        return;
    m_forLatency = forLatency;
    Q_EMIT changed();
}

bool SearchForm::ready() const
{
    return m_budget.error().isEmpty() && m_most.error().isEmpty()
        && (!m_forLatency || m_p99.error().isEmpty());
}

SearchOptions SearchForm::options() const
{
    SearchOptions options = m_options;
    options.mostP99 = m_forLatency ? m_mostP99 : Nanos(0);
    return options;
}

QString SearchForm::setTime(Nanos &time, const QString &text)
{
    const Checked<Nanos> typed = parseDuration(text);
    if (!typed)
        return typed.error;
    if (*typed <= Nanos(0))
        return tr("more than 0, such as %1").arg(exactDuration(time));
    time = *typed;
    return {};
}

QString SearchForm::setMost(const QString &text)
{
    bool isNumber = false;
    const qlonglong most = text.trimmed().toLongLong(&isNumber);
    if (!isNumber || most < 1 || most > mostFileReads)
        return tr("a whole number from 1 to %1").arg(countText(mostFileReads, QLocale()));
    m_options.maxFetchLimit = most;
    return {};
}

} // namespace overlapse
