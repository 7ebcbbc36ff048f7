// SPDX-License-Identifier: MIT
// JSON as it is written, in the order in which it is written. QJsonDocument would sort the keys, round integers
// beyond 2^53 and hold everything in memory.
#pragma once

#include "formats/block_writer.h"

#include <QString>

#include <cmath>

namespace overlapse {

class JsonWriter
{
public:
    explicit JsonWriter(QIODevice &device) : m_out(device) {}

    void beginObject() { open("{"); }
    void endObject() { close("}"); }
    void beginArray() { open("["); }
    void endArray() { close("]"); }
    /// A new line for the next element, so that people and diffs can read what is long.
    void newLine() { m_newLine = true; }

    /// `name` is plain ASCII without quotes.
    void key(std::string_view name)
    {
        separate();
        m_out.put("\"");
        m_out.put(name);
        m_out.put("\":");
        m_first = true;
    }
    void null() { plain("null"); }
    void boolean(bool value) { plain(value ? "true" : "false"); }
    template<typename Integer>
    void integer(Integer value)
    {
        separate();
        m_out.number(value);
    }
    /// Nanoseconds, not negative, as microseconds with three decimals: nothing is rounded.
    void micros(std::int64_t ns)
    {
        separate();
        m_out.number(ns / 1000);
        const auto rest = static_cast<int>(ns % 1000);
        const char decimals[] = {'.', static_cast<char>('0' + rest / 100),
                                 static_cast<char>('0' + rest / 10 % 10), static_cast<char>('0' + rest % 10)};
        m_out.put(std::string_view(decimals, sizeof decimals));
    }
    /// null for what JSON has no number for.
    void real(double value)
    {
        if (!std::isfinite(value))
            return null();
        separate();
        m_out.number(value);
    }
    /// What is absent is negative, and null in JSON.
    template<typename Integer>
    void optional(Integer value)
    {
        if (value < 0)
            null();
        else
            integer(value);
    }
    /// Lone surrogates become replacement characters: the output is always UTF-8.
    void string(const QString &text);
    /// `text` is plain ASCII without quotes, backslashes and control characters.
    void ascii(std::string_view text)
    {
        separate();
        m_out.put("\"");
        m_out.put(text);
        m_out.put("\"");
    }

    bool finish()
    {
        m_out.put("\n");
        return m_out.finish();
    }

private:
    void open(std::string_view bracket)
    {
        separate();
        m_out.put(bracket);
        m_first = true;
    }
    void close(std::string_view bracket)
    {
        m_out.put(bracket);
        m_first = false;
        m_newLine = false;
    }
    void plain(std::string_view text)
    {
        separate();
        m_out.put(text);
    }
    void separate()
    {
        if (!m_first)
            m_out.put(",");
        if (m_newLine)
            m_out.put("\n");
        m_first = false;
        m_newLine = false;
    }

    BlockWriter m_out;
    bool m_first = true; // nothing stands before the next element
    bool m_newLine = false;
};

} // namespace overlapse
