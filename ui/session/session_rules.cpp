// SPDX-License-Identifier: MIT
// The rules of real work in the window. An empty text is the usual.
#include "session.h"

#include "pipeline/bounds.h"
#include "workload/byte_text.h"
#include "workload/urls.h"
#include "workload/work_text.h"

#include <QLocale>

#include <algorithm>

namespace overlapse {

void Session::setRules(const char *what, const FetchRules &rules)
{
    if (rules == m_experiment.work.rules || !isReal())
        return;
    Experiment next = m_experiment;
    next.work.rules = rules;
    change(what, next);
}

void Session::setPerHost(int perHost)
{
    FetchRules rules = m_experiment.work.rules;
    rules.perHost = std::max(0, perHost);
    setRules("perHost", rules);
}

QString Session::rate() const
{
    const double rate = m_experiment.work.rules.rate;
    return rate > 0 ? QString::number(rate, 'g', QLocale::FloatingPointShortest) : QString();
}

void Session::setRate(const QString &text)
{
    FetchRules rules = m_experiment.work.rules;
    bool ok = true;
    const QString number = text.trimmed().replace(u',', u'.');
    rules.rate = number.isEmpty() ? 0 : number.toDouble(&ok);
    ok = ok && rules.rate >= 0 && rules.rate <= mostRate;
    setError(m_rateError, ok ? QString() : tr("a number of requests a second, as in 20"));
    if (ok)
        setRules("rate", rules);
}

void Session::setRetries(int retries)
{
    FetchRules rules = m_experiment.work.rules;
    rules.retries = static_cast<int>(std::clamp<std::int64_t>(retries, 0, mostRetries));
    setRules("retries", rules);
}

QString Session::timeout() const
{
    const Nanos timeout = m_experiment.work.rules.timeout;
    return timeout == absent ? QString() : exactDuration(timeout);
}

void Session::setTimeout(const QString &text)
{
    FetchRules rules = m_experiment.work.rules;
    const bool usual = text.trimmed().isEmpty();
    const Checked<Nanos> time = usual ? Checked<Nanos>(Nanos(absent)) : parseDuration(text);
    setError(m_timeoutError, time.error);
    if (!time)
        return;
    rules.timeout = *time;
    setRules("timeout", rules);
}

QString Session::deadline() const
{
    const Nanos deadline = m_experiment.work.rules.deadline;
    return deadline <= Nanos(0) ? QString() : exactDuration(deadline);
}

void Session::setDeadline(const QString &text)
{
    FetchRules rules = m_experiment.work.rules;
    const Checked<Nanos> time =
        text.trimmed().isEmpty() ? Checked<Nanos>(FetchRules().deadline) : parseDuration(text);
    setError(m_deadlineError, time.error);
    if (!time)
        return;
    rules.deadline = *time;
    setRules("deadline", rules);
}

QString Session::maxBytes() const
{
    const qint64 most = m_experiment.work.rules.maxBytes;
    return most == FetchRules().maxBytes ? QString() : bytesText(most);
}

void Session::setMaxBytes(const QString &text)
{
    FetchRules rules = m_experiment.work.rules;
    const QString size = text.trimmed();
    const Checked<qint64> most = size.isEmpty() ? Checked<qint64>(FetchRules().maxBytes) : parseBytes(size);
    setError(m_maxBytesError, most.error);
    if (!most)
        return;
    rules.maxBytes = *most;
    setRules("maxBytes", rules);
}

QString Session::headers() const
{
    return m_experiment.work.rules.headers.join(u'\n');
}

void Session::setHeaders(const QString &text)
{
    if (m_experiment.work.fetch != FetchKind::Http)
        return;
    FetchRules rules = m_experiment.work.rules;
    rules.headers.clear();
    QString error;
    qsizetype number = 0;
    for (const QString &line : text.split(u'\n')) {
        ++number;
        const QString header = line.trimmed();
        if (header.isEmpty())
            continue;
        if (const QString problem = headerProblem(header); error.isEmpty() && !problem.isEmpty())
            error = QCoreApplication::translate("Inputs", "line %1: %2").arg(number).arg(problem);
        rules.headers << header;
    }
    setError(m_headersError, error);
    if (error.isEmpty())
        setRules("headers", rules);
}

void Session::setStopAtError(bool stop)
{
    FetchRules rules = m_experiment.work.rules;
    rules.stopAtError = stop;
    setRules("stopAtError", rules);
}

} // namespace overlapse
