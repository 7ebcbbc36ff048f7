// SPDX-License-Identifier: MIT
// The folder that results are written to.
#pragma once

#include "pipeline/checked.h"
#include "workload/descriptor.h"

#include <QByteArray>

#include <atomic>
#include <memory>
#include <vector>

namespace overlapse {

/// Whatever happens, a file in it is whole: results are written beside their place under a hidden name,
/// `.overlapse-….part`, and then renamed. A process that is killed may leave such a part behind. (Of a machine that
/// loses its power, nothing is promised: the disk is not waited for.) No symbolic link in the folder is followed.
/// Any thread, several at once.
class OutputFolder
{
public:
    /// Made if its parent is there. One line if it cannot be had.
    static Checked<std::shared_ptr<const OutputFolder>> open(const QByteArray &path, bool overwrite);

    /// `name` is a path in the folder, of good components (outputNames()); folders in it are made. Empty, or one line
    /// that says why there is nothing new under that name.
    [[nodiscard]] QString write(const QByteArray &name, const QByteArray &data) const;
    /// The same, but of what is no result: whatever is under that name is replaced, and it is not counted. `name` is no path.
    [[nodiscard]] QString replace(const QByteArray &name, const QByteArray &data) const;
    [[nodiscard]] std::int64_t written() const { return m_written.load(std::memory_order_relaxed); }

private:
    OutputFolder(Descriptor folder, bool overwrite) : m_folder(std::move(folder)), m_overwrite(overwrite) {}
    [[nodiscard]] QString put(int folder, const QByteArray &name, const QByteArray &data,
                              bool overwrite) const;

    const Descriptor m_folder;
    const bool m_overwrite;
    mutable std::atomic<std::int64_t> m_written{0};
    mutable std::atomic<std::uint64_t> m_parts{0}; // begun, for their names
};

/// Where the results of a run go.
struct OutputPlan
{
    std::shared_ptr<const OutputFolder> folder;
    std::vector<QByteArray> names; ///< of each item
};

} // namespace overlapse
