// SPDX-License-Identifier: MIT
// RFC 4180, a piece at a time. A template, so that ten million rows need no virtual call a field.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <algorithm>

namespace overlapse {

/// `Rows` has wants(column), field(column, text) and endOfRow(fields); the last two answer with an empty text or
/// with what is wrong. Empty lines may stand at the end only.
template<typename Rows>
class CsvScanner
{
public:
    explicit CsvScanner(Rows &rows) : m_rows(rows) {}

    /// The next piece of the file; false once something is wrong.
    bool scan(QByteArrayView piece)
    {
        return std::all_of(piece.begin(), piece.end(), [this](char c) { return take(c); });
    }
    /// The file has ended.
    bool finish()
    {
        if (m_state == State::Quoted) {
            m_line = m_quoteLine;
            return fail(QStringLiteral("the quote that opens here is never closed"));
        }
        return !hasRow() || endRow();
    }

    /// The line that is being read, or that the error is in; the first is 1.
    [[nodiscard]] qint64 line() const { return m_line; }
    [[nodiscard]] const QString &error() const { return m_error; }

private:
    enum class State : std::uint8_t {
        Start, ///< of a field
        Plain,
        Quoted,
        Closed, ///< after a quote within quotes: it ended the field, unless another follows
    };
    static constexpr qsizetype maxField = 1'000;

    bool take(char c)
    {
        if (m_state == State::Quoted) {
            m_newLines += c == '\n' ? 1 : 0;
            if (c != '"')
                return keep(c);
            m_state = State::Closed;
            return true;
        }
        switch (c) {
        case '"': return takeQuote();
        case ',': return endField();
        case '\n': return endLine();
        default: break;
        }
        if (m_state == State::Closed && c != '\r')
            return fail(
                QStringLiteral("text follows a closing quote, expected a comma or the end of the line"));
        if (m_state == State::Start && m_column == 0 && m_line == 1 && takeMark(c))
            return true;
        if (c != '\r' && m_state == State::Start)
            m_state = State::Plain;
        return keep(c); // of CR LF the CR is dropped by endRow()
    }
    // The byte-order mark of UTF-8, EF BB BF, before anything else.
    bool takeMark(char c)
    {
        static constexpr char mark[] = "\xEF\xBB\xBF";
        if (m_markBytes > 2 || c != mark[m_markBytes])
            return false;
        ++m_markBytes;
        return true;
    }
    bool takeQuote()
    {
        if (m_state == State::Plain)
            return keep('"'); // in the middle of a field it is what it is
        if (m_state == State::Start)
            m_quoteLine = m_line + m_newLines;
        const bool escaped = m_state == State::Closed;
        m_state = State::Quoted;
        return !escaped || keep('"');
    }
    bool keep(char c)
    {
        if (!m_rows.wants(m_column))
            return true;
        if (m_text.size() == maxField)
            return fail(QStringLiteral("a field of more than %1 characters").arg(maxField));
        m_text += c;
        return true;
    }
    [[nodiscard]] bool hasRow() const { return m_column > 0 || m_state != State::Start; }
    bool endField()
    {
        const QString wrong = m_rows.wants(m_column) ? m_rows.field(m_column, m_text) : QString();
        if (!wrong.isEmpty())
            return fail(wrong);
        ++m_column;
        m_text.resize(0);
        m_state = State::Start;
        return true;
    }
    bool endLine()
    {
        if (!hasRow()) {
            if (m_emptyLine == 0)
                m_emptyLine = m_line;
            ++m_line;
            m_text.resize(0);
            return true;
        }
        if (!endRow())
            return false;
        m_line += 1 + m_newLines;
        m_newLines = 0;
        return true;
    }
    bool endRow()
    {
        if (m_emptyLine != 0) {
            m_line = m_emptyLine;
            return fail(QStringLiteral("an empty line, expected a row"));
        }
        if (m_text.endsWith('\r'))
            m_text.chop(1);
        if (!endField())
            return false;
        const QString wrong = m_rows.endOfRow(m_column);
        m_column = 0;
        return wrong.isEmpty() || fail(wrong);
    }
    bool fail(const QString &what)
    {
        m_error = what;
        return false;
    }

    Rows &m_rows;
    QByteArray m_text;
    State m_state = State::Start;
    int m_markBytes = 0;
    qsizetype m_column = 0;
    qint64 m_line = 1;
    qint64 m_newLines = 0; // within the quotes of this row
    qint64 m_quoteLine = 0;
    qint64 m_emptyLine = 0; // the first one since the last row
    QString m_error;
};

} // namespace overlapse
