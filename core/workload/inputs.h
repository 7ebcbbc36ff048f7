// SPDX-License-Identifier: MIT
// Which files a run reads, and reading one.
#pragma once

#include "pipeline/checked.h"
#include "pipeline/work_spec.h"

#include <atomic>

class QIODevice;

namespace overlapse {

/// A file is an item; a folder is walked, regular files in bytewise order of their paths, symbolic links passed over
/// and counted, as pipes, sockets and devices are. With `onlyGz`, files that do not end in .gz are as well. A path that does not exist
/// is a usage error; a file that cannot be read later is one failed item.
Checked<InputList> collectInputs(const QStringList &paths, bool onlyGz,
                                 const std::atomic<bool> *stop = nullptr);

/// Each name is a URL and an item.
Checked<InputList> collectUrls(const QStringList &urls);

/// One input a line, or ended by NUL. `name` is for errors. Of lines, blanks around them do not count, and those that are
/// empty or begin with # are left out; what ends with NUL is taken as it is, unless it is empty. What `problem` objects to
/// (one line, empty if it does not) is a usage error that names the line.
Checked<InputList> readInputList(QIODevice &device, const QString &name, bool nulSeparated,
                                 QString (*problem)(const QByteArray &) = nullptr);

/// The inputs as readInputList() reads them: a line each or, where a line cannot say one of them, all ended by NUL.
struct WrittenList
{
    QByteArray text;
    bool nulSeparated = false;
};
WrittenList writtenList(const std::vector<QByteArray> &inputs, bool nulSeparated);

/// The headers of a file, one a line; as in lists, blanks around them do not count, and lines that are empty or begin with
/// # are left out. Errors name the file and the line, and of what is in it nothing that may be secret.
Checked<QStringList> readHeaders(const QString &path);

struct FileContent
{
    QByteArray data;
    QString error; ///< empty if it went well
};
/// Reads a whole regular file on the calling thread, until its end, whatever its size is said to be. Anything else (a
/// folder, a pipe, a device) is an error, and so is a larger one: with many in flight, they would take the machine's
/// memory; and so is one that shrinks, grows or is written to meanwhile.
FileContent readWholeFile(const QByteArray &path, qsizetype maxBytes = WorkSpec().rules.maxBytes);

/// Bytes of a path or a word as people may see them: a byte that is not UTF-8 is \xNN. Different bytes are different
/// texts, so the backslash of such a text is \x5C.
QString inputText(const QByteArray &bytes);

} // namespace overlapse
