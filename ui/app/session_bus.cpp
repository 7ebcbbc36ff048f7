// SPDX-License-Identifier: MIT
#include "app/session_bus.h"

#include <QFileInfo>

namespace overlapse {

QString sessionBusAddress()
{
    const QString usual = qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus");
    const QString address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    return address.isEmpty() && QFileInfo::exists(usual) ? QStringLiteral("unix:path=") + usual : address;
}

} // namespace overlapse
