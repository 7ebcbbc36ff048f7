// SPDX-License-Identifier: MIT
// One content coding, undone piece by piece.
#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <functional>
#include <memory>

namespace overlapse {

/// Takes what was unpacked; empty, or why it takes no more.
using Unpacked = std::function<QString(QByteArrayView)>;

class Coding
{
public:
    explicit Coding(const char *name) : m_name(name) {}
    virtual ~Coding() = default;
    Coding(const Coding &) = delete;
    Coding &operator=(const Coding &) = delete;

    [[nodiscard]] const char *name() const { return m_name; }
    /// All of `bytes`, none of which is needed afterwards. Empty, or why it cannot go on.
    virtual QString take(QByteArrayView bytes, const Unpacked &unpacked) = 0;
    /// Whether the bytes so far are all of it.
    [[nodiscard]] virtual bool isWhole() const = 0;

protected:
    /// `why` may be null.
    [[nodiscard]] QString damaged(const char *why = nullptr) const;
    [[nodiscard]] QString tooLong() const;

private:
    const char *m_name;
};

/// By its name in lower case; null: there is none of that name.
std::unique_ptr<Coding> codingNamed(QByteArrayView name);

} // namespace overlapse
