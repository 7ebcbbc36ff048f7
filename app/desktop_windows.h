// SPDX-License-Identifier: MIT
// The program's windows, each with a session, a theme and an engine of its own.
#pragma once

#include "app/session.h"

#include <QObject>
#include <QQmlApplicationEngine>

#include <memory>
#include <vector>

class QQuickWindow;

namespace overlapse {

class DesktopWindows : public QObject
{
    Q_OBJECT

public:
    /// One more, with `file` in it (empty: none). False if the window could not be made.
    bool add(const QString &file);
    [[nodiscard]] std::size_t count() const { return m_windows.size(); }
    [[nodiscard]] QQuickWindow *window(std::size_t index) const { return m_windows[index]->window; }
    [[nodiscard]] Session &session(std::size_t index) const { return m_windows[index]->session; }

private:
    Q_SLOT void addAnother() { add({}); }
    Q_SLOT void closeAll();
    void forgetClosed();

    struct OneWindow
    {
        Session session; // outlives what shows it
        QQmlApplicationEngine engine;
        QQuickWindow *window = nullptr;
    };
    std::vector<std::unique_ptr<OneWindow>> m_windows;
};

} // namespace overlapse
