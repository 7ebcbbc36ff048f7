// SPDX-License-Identifier: MIT
#include "workload/output_folder.h"

#include "workload/inputs.h"
#include "workload/system_error.h"

#include <cerrno>
#include <cstdio>

#include <sys/stat.h>

namespace overlapse {

namespace {

QString cannotWrite(int code)
{
    return QStringLiteral("cannot write: %1").arg(systemError(code));
}

Descriptor openFolder(int parent, const char *name)
{
    // What lies in a folder can be written without leave to list it.
    return Descriptor(::openat(parent, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

// Made if it is not there. Not open, with errno, if it cannot be.
Descriptor enter(int parent, const char *name)
{
    Descriptor folder = openFolder(parent, name);
    if (!folder.isOpen() && errno == ENOENT && (::mkdirat(parent, name, 0777) == 0 || errno == EEXIST))
        folder = openFolder(parent, name); // another thread may have made it
    return folder;
}

// A file that is gone when it goes out of scope, unless it was renamed before.
class Part
{
public:
    // A number that a process before this one left behind is passed over.
    Part(int folder, std::atomic<std::uint64_t> &numbers) : m_folder(folder)
    {
        do {
            m_name = ".overlapse-" + QByteArray::number(::getpid()) + '-' + QByteArray::number(numbers++)
                + ".part";
            m_file = Descriptor(::openat(folder, m_name.constData(),
                                         O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
        } while (!m_file.isOpen() && errno == EEXIST);
        m_exists = m_file.isOpen();
    }
    ~Part()
    {
        if (m_exists)
            ::unlinkat(m_folder, m_name.constData(), 0);
    }
    Part(const Part &) = delete;
    Part &operator=(const Part &) = delete;

    [[nodiscard]] bool exists() const { return m_exists; }

    // Each false with errno.
    bool fill(const QByteArray &data)
    {
        for (qsizetype at = 0; at < data.size();) {
            const ssize_t wrote =
                ::write(m_file.number(), data.constData() + at, static_cast<std::size_t>(data.size() - at));
            if (wrote < 0 && errno != EINTR)
                return false;
            at += std::max<qsizetype>(wrote, 0);
        }
        // Some file systems tell only now that there was no space.
        return ::close(m_file.release()) == 0 || errno == EINTR;
    }
    bool renameOver(const QByteArray &name)
    {
        m_exists = ::renameat(m_folder, m_name.constData(), m_folder, name.constData()) != 0;
        return !m_exists;
    }
    bool renameIfFree(const QByteArray &name)
    {
        m_exists =
            ::renameat2(m_folder, m_name.constData(), m_folder, name.constData(), RENAME_NOREPLACE) != 0;
        if (m_exists
            && (errno == EINVAL || errno == ENOSYS)) // not every file system can; a link never replaces
            return ::linkat(m_folder, m_name.constData(), m_folder, name.constData(), 0) == 0;
        return !m_exists;
    }

private:
    int m_folder;
    QByteArray m_name;
    Descriptor m_file;
    bool m_exists = false;
};

} // namespace

Checked<std::shared_ptr<const OutputFolder>> OutputFolder::open(const QByteArray &path, bool overwrite)
{
    if (::mkdir(path.constData(), 0777) != 0 && errno != EEXIST)
        return Checked<std::shared_ptr<const OutputFolder>>::failure(
            QStringLiteral("%1: %2").arg(inputText(path), systemError(errno)));
    Descriptor folder(::open(path.constData(), O_PATH | O_DIRECTORY | O_CLOEXEC)); // itself, it may be a link
    if (!folder.isOpen())
        return Checked<std::shared_ptr<const OutputFolder>>::failure(
            QStringLiteral("%1: %2").arg(inputText(path), systemError(errno)));
    return std::shared_ptr<const OutputFolder>(new OutputFolder(std::move(folder), overwrite));
}

QString OutputFolder::write(const QByteArray &name, const QByteArray &data) const
{
    Descriptor within;
    const int top = m_folder.number();
    qsizetype begin = 0;
    for (qsizetype slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', begin)) {
        const QByteArray component = name.mid(begin, slash - begin);
        Descriptor next = enter(within.isOpen() ? within.number() : top, component.constData());
        if (!next.isOpen())
            return errno == ENOTDIR || errno == ELOOP
                ? QStringLiteral("cannot write: %1 is there and is not a folder")
                      .arg(inputText(name.left(slash)))
                : cannotWrite(errno);
        within = std::move(next);
        begin = slash + 1;
    }
    QString problem = put(within.isOpen() ? within.number() : top, name.mid(begin), data, m_overwrite);
    if (problem.isEmpty())
        m_written.fetch_add(1, std::memory_order_relaxed);
    return problem;
}

QString OutputFolder::replace(const QByteArray &name, const QByteArray &data) const
{
    return put(m_folder.number(), name, data, true);
}

QString OutputFolder::put(int folder, const QByteArray &name, const QByteArray &data, bool overwrite) const
{
    Part part(folder, m_parts);
    if (!part.exists() || !part.fill(data))
        return cannotWrite(errno);
    if (overwrite ? part.renameOver(name) : part.renameIfFree(name))
        return {};
    return errno == EEXIST && !overwrite ? QStringLiteral("already there: add --overwrite or --skip-existing")
                                         : cannotWrite(errno);
}

} // namespace overlapse
