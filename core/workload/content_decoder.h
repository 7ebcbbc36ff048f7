// SPDX-License-Identifier: MIT
// Undoes what was done to a response's body on its way: the codings of its Content-Encoding.
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

namespace overlapse {

/// Those that can be undone, as an Accept-Encoding has them.
inline constexpr const char *knownCodings = "gzip, deflate, br, zstd";

class Coding;

/// Of one body, which comes piece by piece. The data itself says where it ends and, in gzip, deflate and most zstd, has a
/// sum of what was packed; so what was cut or damaged is known as that, whatever the connection said of its end.
class ContentDecoder
{
public:
    /// `codings` is the value of Content-Encoding: names in the order in which they were applied, with commas between
    /// them. What cannot be undone is told by the first take().
    explicit ContentDecoder(const QByteArray &codings);
    ~ContentDecoder();
    ContentDecoder(const ContentDecoder &) = delete;
    ContentDecoder &operator=(const ContentDecoder &) = delete;

    /// Whether there is anything to undo: "identity" is as good as nothing.
    [[nodiscard]] bool isNeeded() const { return !m_problem.isEmpty() || !m_codings.empty(); }
    /// Appends to `data` what `bytes` unpack to. Empty, or one line: why that cannot be, or that `data` would have more
    /// than `most` bytes; then it is of no more use.
    QString take(QByteArrayView bytes, QByteArray &data, qint64 most);
    /// Whether take() failed because the data is damaged, rather than too much or packed in a way that is not known.
    [[nodiscard]] bool isDamaged() const { return m_damaged; }
    /// No more bytes come. Empty, or one line: some are missing.
    [[nodiscard]] QString problemOfEnd() const;

private:
    QString pass(std::size_t stage, QByteArrayView bytes, QByteArray &data, qint64 most);

    std::vector<std::unique_ptr<Coding>> m_codings; // the last that was applied first
    QString m_problem;
    bool m_tooMuch = false;
    bool m_damaged = false;
};

} // namespace overlapse
