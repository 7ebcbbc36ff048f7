// SPDX-License-Identifier: MIT
#include "app/notices.h"

namespace overlapse {

void Notices::say(const QString &status)
{
    m_status = status;
    m_ofRun = false;
    Q_EMIT statusChanged();
}

void Notices::sayDone(const QString &status)
{
    if (!m_problem.isEmpty())
        dismissProblem();
    say(status);
}

void Notices::sayOfRun(const QString &status)
{
    say(status);
    m_ofRun = true;
}

void Notices::endOfRun()
{
    if (m_ofRun)
        say({});
}

void Notices::fail(const QString &problem)
{
    m_problem = problem;
    Q_EMIT problemChanged();
}

} // namespace overlapse
