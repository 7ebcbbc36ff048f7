// SPDX-License-Identifier: MIT
// A folder that a run serves to itself, to try a crawler without a network. Nothing is served before Run.
#include "session.h"

#include "workload/served_text.h"
#include "workload/work_text.h"

namespace overlapse {

QString Session::latency() const
{
    const auto &served = m_experiment.work.served;
    return served ? timeText(served->latency) : QString();
}

QString Session::failing() const
{
    const auto &served = m_experiment.work.served;
    return served ? shareText(served->fail) : QString();
}

void Session::serveFolder(const QUrl &folder)
{
    if (m_experiment.work.fetch == FetchKind::Http)
        startListing({.served = folder.toLocalFile()}, "serve");
}

void Session::useUrls()
{
    if (!m_experiment.work.served)
        return;
    stopListing();
    Experiment next = m_experiment;
    next.work.served.reset();
    next.work.inputs.reset();
    next.work.items = 0;
    next.sources = {};
    m_lastChanged = nullptr;
    change("urls", next);
}

void Session::setLatency(const QString &text)
{
    const Checked<TimeSpec> time = parseTime(text);
    setError(m_latencyError, time.error);
    if (!time || !m_experiment.work.served)
        return;
    ServedFolder served = *m_experiment.work.served;
    served.latency = *time;
    setServed("latency", served);
}

void Session::setFailing(const QString &text)
{
    const QString trimmed = text.trimmed();
    const Checked<double> share = parseShare(trimmed.endsWith(u'%') ? trimmed : trimmed + u'%');
    setError(m_failingError, share.error);
    if (!share || !m_experiment.work.served)
        return;
    ServedFolder served = *m_experiment.work.served;
    served.fail = *share;
    setServed("failing", served);
}

void Session::setServed(const char *what, const ServedFolder &served)
{
    if (served == m_experiment.work.served)
        return;
    Experiment next = m_experiment;
    next.work.served = served;
    change(what, next);
}

} // namespace overlapse
