// SPDX-License-Identifier: MIT
// A file is read whole, whatever its size is said to be, or the reading has failed.
#include "workload/inputs.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

using namespace overlapse;

namespace {

// As a program without any thought for sizes reads it.
QByteArray readPlainly(const QByteArray &path)
{
    const int file = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
    QByteArray all;
    QByteArray block(100'000, '\0');
    for (ssize_t got = 1; file >= 0 && got > 0;) {
        got = ::read(file, block.data(), static_cast<std::size_t>(block.size()));
        all += block.left(got);
    }
    if (file >= 0)
        ::close(file);
    return all;
}

} // namespace

class TestReadFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizesThatLie_data();
    void sizesThatLie();
    void limitsHoldWhateverTheSizeSays();
    void filesThatChangeAreWholeOrHaveFailed_data();
    void filesThatChangeAreWholeOrHaveFailed();
};

void TestReadFile::sizesThatLie_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"/proc/cpuinfo", "/proc/version", "/proc/filesystems", "/proc/self/cmdline",
                             "/sys/kernel/mm/ksm/run", "/sys/devices/system/cpu/online",
                             "/sys/kernel/mm/transparent_hugepage/enabled"})
        QTest::newRow(path) << QByteArray(path);
}

void TestReadFile::sizesThatLie()
{
    QFETCH(QByteArray, path);
    const QByteArray plain = readPlainly(path);
    if (plain.isEmpty())
        QSKIP("this system has none");
    const FileContent content = readWholeFile(path);
    QCOMPARE(content.error, QString());
    if (path != "/proc/cpuinfo") // its clock rates change
        QCOMPARE(content.data, plain);
    QVERIFY(content.data.size() > plain.size() / 2);
}

void TestReadFile::limitsHoldWhateverTheSizeSays()
{
    const FileContent content = readWholeFile("/proc/self/status", 100);
    QCOMPARE(content.error, QStringLiteral("cannot read: larger than 100B"));
    QVERIFY(content.data.isEmpty());
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("f")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(100, 'x')) == 100 && file.flush());
    const QByteArray path = QFile::encodeName(file.fileName());
    QCOMPARE(readWholeFile(path, 100).data.size(), 100);
    QVERIFY(!readWholeFile(path, 99).error.isEmpty());
}

void TestReadFile::filesThatChangeAreWholeOrHaveFailed_data()
{
    QTest::addColumn<bool>("shrinks");
    QTest::newRow("it grows") << false;
    QTest::newRow("it shrinks, and grows again") << true;
}

// In each round it holds one letter, other than in the round before, and has sizes that no neighbouring round has.
void TestReadFile::filesThatChangeAreWholeOrHaveFailed()
{
    QFETCH(bool, shrinks);
    const QTemporaryDir folder;
    const QByteArray path = QFile::encodeName(folder.filePath(QStringLiteral("f")));
    std::atomic<bool> over = false;
    std::thread writer([&] {
        const int file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        const auto cutTo = [file](off_t size) {
            return ::ftruncate(file, size) == 0 && ::lseek(file, size, SEEK_SET) == size;
        };
        for (int round = 0; !over; ++round) {
            const QByteArray block(65'536 + round % 50, static_cast<char>('a' + round % 26));
            const auto grow = [&] {
                for (int i = 0; i < 30 && !over; ++i)
                    if (::write(file, block.constData(), static_cast<std::size_t>(block.size()))
                        != block.size())
                        return;
            };
            grow();
            if (shrinks && cutTo(block.size() * 2))
                grow();
            if (!cutTo(0))
                break;
        }
        ::close(file);
    });
    int changed = 0;
    int whole = 0;
    QString wrong;
    for (int i = 0; i < 1'000'000 && wrong.isEmpty() && (changed < 300 || whole < 20); ++i) {
        const FileContent content = readWholeFile(path);
        if (content.error.isEmpty()) {
            ++whole;
            if (!content.data.isEmpty() && content.data.count(content.data.front()) != content.data.size())
                wrong = QStringLiteral("bytes of two rounds in %1").arg(content.data.size());
        } else if (content.error == QLatin1String("cannot read: it was changed meanwhile")) {
            ++changed;
        }
    }
    over = true;
    writer.join();
    QCOMPARE(wrong, QString());
    QVERIFY(changed > 0 && whole > 0); // else it says nothing
}

QTEST_APPLESS_MAIN(TestReadFile)
#include "tst_read_file.moc"
