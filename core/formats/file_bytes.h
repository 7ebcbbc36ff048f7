// SPDX-License-Identifier: MIT
// Reads anywhere in a file, from several threads at a time.
#pragma once

#include <QIODevice>

#include <mutex>

namespace overlapse {

class FileBytes
{
public:
    /// The device can seek, is open, and is used by no other thread meanwhile. It stays where it is in the file.
    explicit FileBytes(QIODevice &device);

    /// Exactly so many bytes; false where they cannot be read.
    [[nodiscard]] bool read(qint64 position, void *to, qint64 size);

private:
    QIODevice &m_device;
    int m_handle = -1; ///< of a file of the system's, which needs no turns
    std::mutex m_mutex;
};

} // namespace overlapse
