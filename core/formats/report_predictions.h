// SPDX-License-Identifier: MIT
// In a report: predictions beside what was measured of the same setting.
#pragma once

#include "formats/report.h"

namespace overlapse {

class PredictionTable
{
public:
    /// Rows and doubts go to the report. All have to outlive this.
    PredictionTable(const Recording &recording, const QStringList &names, Report &report);

    /// A measured run, and what its own times give on the virtual clock.
    void addReplay(std::size_t run, const Explanation &why);
    /// Every prediction in the recording, with the first measurement of the same work, limits and cores.
    void addPairs();

private:
    [[nodiscard]] bool belong(const Run &predicted, const Run &measured) const;
    void add(const QStringList &names, Nanos predicted, Nanos measured, const QString &doubt);

    const Recording &m_recording;
    const QStringList &m_names;
    Report &m_report;
};

} // namespace overlapse
