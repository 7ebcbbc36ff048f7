// SPDX-License-Identifier: MIT
// The program as a user meets it: started in a folder, with arguments and input; it prints, writes and ends.
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <filesystem>
#include <fstream>

namespace overlapse {

struct Outcome
{
    int status = -1; ///< -1: it did not end by itself
    QByteArray out;
    QByteArray err;
};

constexpr int patience = 120'000; // ms; only reached when the program hangs

/// Nothing of the user's: no display, no settings, no language.
inline QProcessEnvironment cleanEnvironment()
{
    static const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "NO_COLOR", "LANG", "LANGUAGE"})
        environment.remove(QLatin1String(name));
    for (const char *name : {"XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME"})
        environment.insert(QLatin1String(name), home.path());
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    return environment;
}

inline Outcome outcomeOf(QProcess &process)
{
    if (!process.waitForFinished(patience)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

/// A folder of its own to run in.
class Place
{
public:
    Place() = default;
    Place(const Place &) = delete;
    Place &operator=(const Place &) = delete;
    ~Place()
    {
        // QTemporaryDir cannot remove names that are not UTF-8.
        std::error_code error;
        std::filesystem::remove_all(QFile::encodeName(m_folder.path()).toStdString(), error);
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList entries() const
    {
        return QDir(m_folder.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    }
    [[nodiscard]] QByteArray content(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QJsonObject json(const QString &name) const
    {
        return QJsonDocument::fromJson(content(name)).object();
    }
    /// The name as bytes: it need not be UTF-8.
    void write(const QByteArray &name, const QByteArray &content) const
    {
        const std::string target =
            QFile::encodeName(m_folder.path()).toStdString() + '/' + name.toStdString();
        std::ofstream file(target, std::ios::binary);
        file.write(content.constData(), content.size());
        QVERIFY2(file.good(), target.c_str());
    }
    void makeFolder(const QString &name) const { QVERIFY(QDir(m_folder.path()).mkpath(name)); }

    void prepare(QProcess &process, const QStringList &arguments) const
    {
        process.setProgram(QStringLiteral(OVERLAPSE_PROGRAM));
        process.setArguments(arguments);
        process.setWorkingDirectory(m_folder.path());
        process.setProcessEnvironment(cleanEnvironment());
    }
    [[nodiscard]] Outcome run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        prepare(process, arguments);
        process.start();
        process.write(input);
        process.closeWriteChannel();
        return outcomeOf(process);
    }

private:
    QTemporaryDir m_folder;
};

inline QJsonObject jsonOf(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

/// A .gz file with that content.
inline QByteArray gzipped(const QByteArray &content)
{
    std::uint32_t crc = 0xffffffff;
    for (const char byte : content) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    const auto little = [](std::uint32_t value) {
        const std::array<char, 4> bytes{char(value), char(value >> 8), char(value >> 16), char(value >> 24)};
        return QByteArray(bytes.data(), bytes.size());
    };
    // qCompress() puts four bytes of length before a zlib stream: two bytes, what gzip wants, four bytes. Of nothing
    // it makes nothing; a gzip stream has an empty block there.
    const QByteArray stream = qCompress(content);
    const QByteArray deflated =
        content.isEmpty() ? QByteArray("\x03\0", 2) : stream.mid(6, stream.size() - 10);
    return QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10) + deflated + little(~crc)
        + little(static_cast<std::uint32_t>(content.size()));
}

} // namespace overlapse
