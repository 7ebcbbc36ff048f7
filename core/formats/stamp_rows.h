// SPDX-License-Identifier: MIT
// The rows of our own CSV (formats/csv.h) as measured latencies.
#pragma once

#include "formats/durations_csv.h"
#include "pipeline/work_spec.h"

#include <array>
#include <vector>

namespace overlapse {

/// Whether this is the first line of such a file, perhaps with other columns, or in another order.
bool isStampsHeader(const QByteArray &line);

/// "3 fields where the header has 2; …"
QString wrongFieldCount(qsizetype fields, qsizetype expected);
/// A field in a message: only as much of it as is shown.
QString shownField(const QByteArray &field);

/// Takes the fields of CsvScanner: a header, then rows. Of several runs the first counts.
class StampRows
{
public:
    StampRows(std::size_t most, DurationsFor use) : m_most(most), m_use(use) {}

    [[nodiscard]] bool wants(qsizetype column) const { return !m_headerRead || columnAt(column) >= 0; }
    QString field(qsizetype column, const QByteArray &text);
    QString endOfRow(qsizetype fields);

    /// Of each item, how long its fetch and its transform took by themselves; the mean of the others where that is not
    /// known, nothing where it is of none. To predict, also which of them failed, whether the
    /// run was stopped, and that a server behind real work is not known.
    DurationTable table();
    static QString nothing();

private:
    enum Column : std::uint8_t {
        Run,
        Item,
        Stage,
        Started,
        Finished,
        Cpu,
        Waited,
        State,
        Input,
        columnCount
    };

    [[nodiscard]] int columnAt(qsizetype place) const
    {
        return place < static_cast<qsizetype>(m_columns.size()) ? m_columns[static_cast<std::size_t>(place)]
                                                                : -1;
    }
    QString endOfHeader(qsizetype fields);
    QString number(Column column, const QByteArray &text);
    QString put();

    std::size_t m_most;
    DurationsFor m_use;
    bool m_headerRead = false;
    qsizetype m_fields = 0;
    std::vector<std::int8_t> m_columns; ///< by place: a Column, or -1
    std::array<std::int64_t, columnCount>
        m_row{};             ///< -1: absent; of the stage 0 and 1, a Status, of an input that is named 1
    std::int64_t m_run = -1; ///< the one that counts
    bool m_real = false;     ///< inputs are named
    DurationTable m_table;
};

} // namespace overlapse
