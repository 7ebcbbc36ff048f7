// SPDX-License-Identifier: MIT
// Dropping files from the page cache: what is said of it is what the system says.
#include "workload/file_cache.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

using namespace overlapse;

namespace {

constexpr qsizetype fileBytes = 300'000;

// Written and on the disk: what is still to be written cannot be dropped.
QByteArray writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush()
        || ::fsync(file.handle()) != 0)
        qFatal("%s cannot be written", qPrintable(path));
    return QFile::encodeName(path);
}

std::optional<std::int64_t> pagesOf(const QByteArray &path)
{
    const int file = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
    struct stat info
    {};
    if (file < 0 || ::fstat(file, &info) != 0)
        return std::nullopt;
    const std::optional<std::int64_t> pages = cachedPages(file, info.st_size);
    ::close(file);
    return pages;
}

bool livesInMemory(const QString &folder)
{
    constexpr long tmpfs = 0x01021994;
    constexpr long ramfs = 0x858458f6;
    struct statfs info
    {};
    return ::statfs(QFile::encodeName(folder).constData(), &info) == 0
        && (info.f_type == tmpfs || info.f_type == ramfs);
}

} // namespace

class TestFileCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsReadIsCachedAndWhatIsDroppedIsNot();
    void whatIsSaidIsWhatStayed();
    void filesInMemoryStay();
    void onlyFilesThatOpenAreCounted();
    void aStopEndsIt();
    void theTextSaysWhatIsNotCold();
};

void TestFileCache::whatIsReadIsCachedAndWhatIsDroppedIsNot()
{
    // In a folder on a disk: the one for temporary files may be in memory.
    const QTemporaryDir place(QStringLiteral("file-cache-XXXXXX"));
    if (livesInMemory(place.path()))
        QSKIP("this folder lives in memory");
    InputList inputs;
    for (int i = 0; i < 5; ++i)
        inputs.paths.push_back(
            writeFile(place.filePath(QString::number(i)), QByteArray(fileBytes, char('a' + i))));
    warmCache(inputs);
    for (const QByteArray &path : inputs.paths)
        if (pagesOf(path))
            QVERIFY(*pagesOf(path) >= fileBytes / 65'536); // a page is 4 to 64 KiB
    const CacheState cold = coolCache(inputs);
    QVERIFY(cold.kind == CacheState::Kind::Cold);
    QCOMPARE(cold.files, 5);
    if (cold.unknown > 0)
        QSKIP("this system does not tell what is cached");
    if (cold.stayed > 0)
        QSKIP("this file system drops nothing");
    for (const QByteArray &path : inputs.paths)
        QCOMPARE(pagesOf(path), std::optional<std::int64_t>(0));
    warmCache(inputs);
    for (const QByteArray &path : inputs.paths)
        QVERIFY(*pagesOf(path) > 0);
}

// Whatever the file system does.
void TestFileCache::whatIsSaidIsWhatStayed()
{
    for (const QString &folder :
         {QStringLiteral("file-cache-XXXXXX"), QDir::tempPath() + QStringLiteral("/XXXXXX")}) {
        const QTemporaryDir place(folder);
        InputList inputs;
        for (int i = 0; i < 8; ++i)
            inputs.paths.push_back(writeFile(place.filePath(QString::number(i)), QByteArray(fileBytes, 'x')));
        const CacheState state = coolCache(inputs);
        std::int64_t stayed = 0;
        std::int64_t unknown = 0;
        for (const QByteArray &path : inputs.paths) {
            const std::optional<std::int64_t> pages = pagesOf(path);
            stayed += pages.value_or(0) > 0 ? 1 : 0;
            unknown += pages ? 0 : 1;
        }
        QCOMPARE(state.files, 8);
        QCOMPARE(state.stayed, stayed);
        QCOMPARE(state.unknown, unknown);
    }
}

void TestFileCache::filesInMemoryStay()
{
    const QString memory = QStringLiteral("/dev/shm");
    if (!livesInMemory(memory) || ::access("/dev/shm", W_OK) != 0)
        QSKIP("there is no folder that lives in memory");
    const QTemporaryDir place(memory + QStringLiteral("/file-cache-XXXXXX"));
    InputList inputs;
    inputs.paths.push_back(writeFile(place.filePath(QStringLiteral("full")), QByteArray(fileBytes, 'x')));
    inputs.paths.push_back(writeFile(place.filePath(QStringLiteral("empty")), {}));
    const CacheState state = coolCache(inputs);
    QCOMPARE(state.files, 2);
    if (state.unknown > 0)
        QSKIP("this system does not tell what is cached");
    QCOMPARE(state.stayed, 1); // of an empty file there is nothing to drop
    QCOMPARE(cacheText(state), QStringLiteral("cold, but 1 of 2 files stayed cached"));
}

void TestFileCache::onlyFilesThatOpenAreCounted()
{
    const QTemporaryDir place;
    InputList inputs;
    inputs.paths.push_back(writeFile(place.filePath(QStringLiteral("a")), "a"));
    inputs.paths.push_back(QFile::encodeName(place.filePath(QStringLiteral("nowhere"))));
    inputs.paths.push_back(QFile::encodeName(place.path()));
    const QByteArray pipe = QFile::encodeName(place.filePath(QStringLiteral("pipe")));
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    inputs.paths.push_back(pipe);
    QCOMPARE(coolCache(inputs).files, 1);
    warmCache(inputs); // and this does not hang either
}

void TestFileCache::aStopEndsIt()
{
    const QTemporaryDir place;
    InputList inputs;
    inputs.paths.push_back(writeFile(place.filePath(QStringLiteral("a")), "a"));
    const std::atomic<bool> stop = true;
    QCOMPARE(coolCache(inputs, &stop).files, 0);
}

void TestFileCache::theTextSaysWhatIsNotCold()
{
    using Kind = CacheState::Kind;
    QCOMPARE(cacheText({}), QString());
    QCOMPARE(cacheText({Kind::Warm}), QStringLiteral("warm"));
    QCOMPARE(cacheText({Kind::Cold, 20}), QStringLiteral("cold"));
    QCOMPARE(cacheText({Kind::Cold, 20, 20}), QStringLiteral("not cold: all of 20 files stayed cached"));
    QCOMPARE(cacheText({Kind::Cold}), QStringLiteral("cold"));
    QCOMPARE(cacheText({Kind::Cold, 20, 0, 20}),
             QStringLiteral("cold, but 20 of 20 files could not be checked"));
    const CacheState both = worseOf({Kind::Cold, 20, 3, 0}, {Kind::Cold, 20, 1, 2});
    QCOMPARE(cacheText(both),
             QStringLiteral("cold, but 3 of 20 files stayed cached and 2 of 20 files could not be checked"));
}

QTEST_APPLESS_MAIN(TestFileCache)
#include "tst_file_cache.moc"
