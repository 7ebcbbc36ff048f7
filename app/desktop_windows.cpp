// SPDX-License-Identifier: MIT
#include "desktop_windows.h"

#include "app/desktop_motion.h"

#include <QFileInfo>
#include <QQuickWindow>

#include <algorithm>

namespace overlapse {

bool DesktopWindows::add(const QString &file)
{
    auto one = std::make_unique<OneWindow>();
    // It is read while the window is made.
    if (!file.isEmpty())
        one->session.files()->open(QUrl::fromLocalFile(QFileInfo(file).absoluteFilePath()));
    one->engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    one->engine.setInitialProperties({{QStringLiteral("session"), QVariant::fromValue(&one->session)},
                                      {QStringLiteral("first"), m_windows.empty()}});
    // By the module's name: loaded by its path alone, Main.qml would not see the module's C++ types.
    one->engine.loadData("import Overlapse\nMain {}");
    if (one->engine.rootObjects().isEmpty())
        return false;
    followDesktop(one->engine, *one->session.appearance());
    one->window = qobject_cast<QQuickWindow *>(one->engine.rootObjects().first());
    connect(one->window, SIGNAL(anotherWanted()), this, SLOT(addAnother()));
    connect(one->window, SIGNAL(quitWanted()), this, SLOT(closeAll()));
    // Later: what closes it is still at work in it.
    connect(one->window, &QWindow::visibleChanged, this, &DesktopWindows::forgetClosed, Qt::QueuedConnection);
    m_windows.push_back(std::move(one));
    return true;
}

// Each asks for itself whether something would be lost.
void DesktopWindows::closeAll()
{
    for (const auto &one : m_windows)
        one->window->close();
}

// The last one goes with the program.
void DesktopWindows::forgetClosed()
{
    if (m_windows.size() > 1)
        m_windows.erase(std::remove_if(m_windows.begin(), m_windows.end(),
                                       [](const auto &one) { return !one->window->isVisible(); }),
                        m_windows.end());
}

} // namespace overlapse
