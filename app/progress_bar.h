// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QString>

namespace overlapse {

/// How far a mode is.
struct Progress
{
    qint64 done = 0; ///< items that are out, failed ones too
    qint64 failed = 0;
    qint64 items = 0;
};

/// One line on stderr, redrawn in place; nothing where stderr is no terminal, or when quiet.
class ProgressBar
{
public:
    explicit ProgressBar(bool quiet);
    [[nodiscard]] bool visible() const { return m_visible; }
    /// `mode` is number `index` of `modes`, or -1 for what comes before them.
    void show(const QString &mode, int index, int modes, const Progress &progress);
    /// What is under way, where nothing tells how far it is.
    void say(const QString &what);
    void clear();

private:
    void put(const QString &line);
    [[nodiscard]] QString paceText(const Progress &progress) const;

    bool m_visible;
    bool m_colour;
    bool m_shown = false;
    int m_index = -1;
    QElapsedTimer m_since; ///< the first look at the mode under way
};

} // namespace overlapse
