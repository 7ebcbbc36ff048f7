// SPDX-License-Identifier: MIT
#include "formats/file_bytes.h"

#include <QFileDevice>

#include <cerrno>

#include <unistd.h>

namespace overlapse {

FileBytes::FileBytes(QIODevice &device) : m_device(device)
{
    if (const auto *file = qobject_cast<const QFileDevice *>(&device))
        m_handle = file->handle();
}

bool FileBytes::read(qint64 position, void *to, qint64 size)
{
    if (m_handle < 0) {
        const std::scoped_lock lock(m_mutex);
        const qint64 before = m_device.pos(); // somebody may be reading on from there
        const bool whole = m_device.seek(position) && m_device.read(static_cast<char *>(to), size) == size;
        return m_device.seek(before) && whole;
    }
    for (char *next = static_cast<char *>(to); size > 0;) {
        const auto got = ::pread(m_handle, next, static_cast<std::size_t>(size), position);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        next += got;
        position += got;
        size -= got;
    }
    return true;
}

} // namespace overlapse
