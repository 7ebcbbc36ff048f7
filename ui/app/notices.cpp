// SPDX-License-Identifier: MIT
#include "app/notices.h"

namespace overlapse {

void Notices::say(const QString &status)
{
    m_status = status;
    Q_EMIT statusChanged();
}

void Notices::fail(const QString &problem)
{
    m_problem = problem;
    Q_EMIT problemChanged();
}

} // namespace overlapse
