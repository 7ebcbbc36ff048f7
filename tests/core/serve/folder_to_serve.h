// SPDX-License-Identifier: MIT
// A folder to serve, filled by bytes: QFile would take names for UTF-8.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace overlapse {

class FolderToServe
{
public:
    FolderToServe() = default;
    ~FolderToServe()
    {
        std::error_code ignored; // QTemporaryDir cannot remove names that are not UTF-8
        std::filesystem::remove_all(m_folder.path().toStdString(), ignored);
    }
    Q_DISABLE_COPY_MOVE(FolderToServe)

    [[nodiscard]] QString path() const { return m_folder.path(); }
    /// Canonical, as a server has it.
    [[nodiscard]] std::string root() const
    {
        return std::filesystem::canonical(m_folder.path().toStdString()).native();
    }
    [[nodiscard]] QByteArray operator()(const QByteArray &name) const
    {
        return m_folder.path().toLocal8Bit() + '/' + name;
    }
    void file(const QByteArray &name, const QByteArray &content = "x") const
    {
        const int file = ::open((*this)(name).constData(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
        QVERIFY(file >= 0);
        QCOMPARE(::write(file, content.constData(), static_cast<std::size_t>(content.size())),
                 content.size());
        ::close(file);
    }
    void folder(const QByteArray &name) const { QCOMPARE(::mkdir((*this)(name).constData(), 0755), 0); }
    void link(const QByteArray &target, const QByteArray &name) const
    {
        QCOMPARE(::symlink(target.constData(), (*this)(name).constData()), 0);
    }
    void pipe(const QByteArray &name) const { QCOMPARE(::mkfifo((*this)(name).constData(), 0644), 0); }

private:
    QTemporaryDir m_folder;
};

} // namespace overlapse
