// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>
#include <utility>

namespace overlapse {

/// A value, or one line for the user that says what is wrong and what would be right.
template<typename T>
struct Checked
{
    std::optional<T> value;
    QString error;

    Checked(T good) : value(std::move(good)) {}
    static Checked failure(const QString &why)
    {
        Checked result;
        result.error = why;
        return result;
    }
    explicit operator bool() const { return value.has_value(); }
    T &operator*() { return *value; }
    const T &operator*() const { return *value; }
    T *operator->() { return &*value; }
    const T *operator->() const { return &*value; }

private:
    Checked() = default;
};

} // namespace overlapse
