// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace overlapse {

/// One line on stderr, redrawn in place; nothing where stderr is no terminal, or when quiet.
class ProgressBar
{
public:
    explicit ProgressBar(bool quiet);
    [[nodiscard]] bool visible() const { return m_visible; }
    /// `mode` is number `index` of `modes`; `done` of its `items` are out.
    void show(const QString &mode, int index, int modes, qint64 done, qint64 items);
    void clear();

private:
    bool m_visible;
    bool m_colour;
    bool m_shown = false;
};

} // namespace overlapse
