// SPDX-License-Identifier: MIT
// Text and bytes to a device in large blocks, with one answer at the end on whether all of it arrived.
#pragma once

#include <QIODevice>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace overlapse {

class BlockWriter
{
public:
    explicit BlockWriter(QIODevice &device) : m_device(device), m_block(blockSize) {}

    void put(std::string_view text)
    {
        if (text.size() > m_block.size() - m_used)
            flush();
        if (text.size() > m_block.size()) {
            send(text.data(), text.size());
        } else if (!text.empty()) {
            std::memcpy(m_block.data() + m_used, text.data(), text.size());
            m_used += text.size();
        }
    }
    /// In decimal, whatever the locale.
    template<typename Integer>
    void number(Integer value)
    {
        char digits[24];
        const auto result = std::to_chars(digits, digits + sizeof digits, value);
        put(std::string_view(digits, static_cast<std::size_t>(result.ptr - digits)));
    }
    /// The shortest text that reads back as the same value. Not for infinities and NaN.
    void number(double value)
    {
        char digits[64];
        const double size = std::abs(value);
        // The shortest form alone would write a million as 1e+06.
        const auto result = value == 0 || (size >= 1e-6 && size < 1e15)
            ? std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed)
            : std::to_chars(digits, digits + sizeof digits, value);
        put(std::string_view(digits, static_cast<std::size_t>(result.ptr - digits)));
    }
    /// Sends what is left; false if the device did not take everything since the beginning.
    bool finish()
    {
        flush();
        return m_ok;
    }

private:
    static constexpr std::size_t blockSize = 1 << 16;

    void flush()
    {
        send(m_block.data(), m_used);
        m_used = 0;
    }
    void send(const char *data, std::size_t size)
    {
        const auto wanted = static_cast<qint64>(size);
        if (m_ok && wanted > 0)
            m_ok = m_device.write(data, wanted) == wanted;
    }

    QIODevice &m_device;
    std::vector<char> m_block;
    std::size_t m_used = 0;
    bool m_ok = true;
};

} // namespace overlapse
