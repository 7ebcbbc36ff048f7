// SPDX-License-Identifier: MIT
// Which files a run reads, and reading one.
#pragma once

#include "pipeline/checked.h"
#include "pipeline/work_spec.h"

#include <atomic>

class QIODevice;

namespace overlapse {

/// A file is an item; a folder is walked, regular files in bytewise order of their paths, symbolic links not followed.
/// With `onlyGz`, files in folders that do not end in .gz are passed over and counted. A path that does not exist
/// is a usage error; a file that cannot be read later is one failed item.
Checked<InputList> collectInputs(const QStringList &paths, bool onlyGz,
                                 const std::atomic<bool> *stop = nullptr);

/// One input a line, or ended by NUL. `name` is for errors. Empty lines are left out.
Checked<InputList> readInputList(QIODevice &device, const QString &name, bool nulSeparated);

struct FileContent
{
    QByteArray data;
    QString error; ///< empty if it went well
};
/// A larger file is refused: with many in flight, they would take the machine's memory.
inline constexpr qsizetype maxFileBytes = qsizetype(1) << 30;
/// Reads a whole regular file on the calling thread. Anything else (a folder, a pipe, a device) is an error.
FileContent readWholeFile(const QByteArray &path);

/// The path as people may see it: bytes that are not UTF-8 are replaced.
QString inputText(const QByteArray &path);

} // namespace overlapse
