// SPDX-License-Identifier: MIT
#include "forms/rules_form.h"

#include "pipeline/bounds.h"

#include <algorithm>

namespace overlapse {

RulesForm::RulesForm(Document &document, QObject *parent)
    : QObject(parent), m_document(document), m_rate(read(FetchRule::Rate), apply(FetchRule::Rate), this),
      m_timeout(read(FetchRule::Timeout), apply(FetchRule::Timeout), this),
      m_deadline(read(FetchRule::Deadline), apply(FetchRule::Deadline), this),
      m_maxBytes(read(FetchRule::MaxBytes), apply(FetchRule::MaxBytes), this),
      m_headers(read(FetchRule::Headers), apply(FetchRule::Headers), this)
{
    connect(&document, &Document::edited, this, [this](Document::Parts parts) {
        if (!(parts & Document::Rules))
            return;
        for (Field *field : {&m_rate, &m_timeout, &m_deadline, &m_maxBytes, &m_headers})
            field->refresh();
        Q_EMIT changed();
    });
}

Field::Read RulesForm::read(FetchRule rule) const
{
    return [this, rule] { return ruleText(rules(), rule); };
}

Field::Apply RulesForm::apply(FetchRule rule)
{
    return [this, rule](const QString &text) { return edit(rule, text); };
}

QString RulesForm::edit(FetchRule rule, const QString &text)
{
    if (!m_document.experiment().work.isReal())
        return {};
    const Checked<FetchRules> next = withRule(rules(), rule, text);
    return next ? take(rule, *next) : next.error;
}

QString RulesForm::take(FetchRule rule, const FetchRules &rules)
{
    if (rules == this->rules() || !m_document.experiment().work.isReal())
        return {};
    Experiment next = m_document.experiment();
    next.work.rules = rules;
    m_document.edit(Edit::Rule, next, static_cast<int>(rule));
    return {};
}

void RulesForm::setPerHost(int perHost)
{
    FetchRules next = rules();
    next.perHost = std::clamp<std::int64_t>(perHost, 0, highestLimit);
    take(FetchRule::PerHost, next);
}

void RulesForm::setRetries(int retries)
{
    FetchRules next = rules();
    next.retries = static_cast<int>(std::clamp<std::int64_t>(retries, 0, mostRetries));
    take(FetchRule::Retries, next);
}

void RulesForm::setStopAtError(bool stop)
{
    FetchRules next = rules();
    next.stopAtError = stop;
    take(FetchRule::OnError, next);
}

void RulesForm::clearErrors()
{
    for (Field *field : {&m_rate, &m_timeout, &m_deadline, &m_maxBytes, &m_headers})
        field->clearError();
}

} // namespace overlapse
