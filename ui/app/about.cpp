// SPDX-License-Identifier: MIT
#include "app/about.h"

#include "trace/this_machine.h"
#include "workload/libraries.h"

#include <QGuiApplication>
#include <QSysInfo>

namespace overlapse {

namespace {

/// A library that does not say which version runs is not made to.
QString versionText(const QString &built, const QString &running)
{
    const QString with = QStringLiteral("built with %1").arg(built);
    return running.isEmpty() ? with : QStringLiteral("%1, %2").arg(running, with);
}

QString coresText(int cores)
{
    return cores == 1 ? QStringLiteral("1 core") : QStringLiteral("%1 cores").arg(cores);
}

} // namespace

QString About::version() const
{
    return QStringLiteral(OVERLAPSE_VERSION);
}

QList<AboutLine> About::lines() const
{
    QList<AboutLine> lines{
        {QStringLiteral("Qt"), versionText(QStringLiteral(QT_VERSION_STR), QString::fromLatin1(qVersion()))}};
    for (const LibraryVersion &library : libraryVersions())
        lines.append({library.name, versionText(library.built, library.running)});
    const Machine machine = thisMachine();
    lines.append({QStringLiteral("System"),
                  QStringLiteral("%1, %2 %3, %4")
                      .arg(machine.system, QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                           QGuiApplication::platformName())});
    const QString cores = coresText(machine.cores);
    lines.append({QStringLiteral("Machine"),
                  machine.cpu.isEmpty() ? cores : QStringLiteral("%1, %2").arg(cores, machine.cpu)});
    lines.append({QStringLiteral("Licence"), QStringLiteral("MIT")});
    return lines;
}

QString About::report() const
{
    QString text = programVersion() + u'\n';
    for (const AboutLine &line : lines())
        text += QStringLiteral("%1: %2\n").arg(line.name, line.value);
    return text;
}

} // namespace overlapse
