// SPDX-License-Identifier: MIT
// Writing results: whole or not at all, and never outside of the folder.
#include "workload/output_folder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <thread>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace overlapse;

namespace {

using Folder = std::shared_ptr<const OutputFolder>;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

QStringList entriesOf(const QString &path)
{
    return QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                                QDir::Name);
}

// A folder `out` to write to, and `beside`, which is not to be touched.
class Place
{
public:
    Place() { QDir(m_folder.path()).mkdir(QStringLiteral("beside")); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] Folder folder(bool overwrite = false) const
    {
        const auto opened = OutputFolder::open(QFile::encodeName(path("out")), overwrite);
        return opened ? *opened : nullptr;
    }
    void link(const char *target, const char *name) const
    {
        QCOMPARE(::symlink(target, QFile::encodeName(path(name)).constData()), 0);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

class TestOutputFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resultsAreWritten();
    void whatIsThereStays();
    void whatIsThereIsReplaced();
    void linksAreNotFollowed_data();
    void linksAreNotFollowed();
    void theFolderItselfMayBeALink();
    void aFileInTheWayIsSaid();
    void aFolderInTheWayIsSaid();
    void noFolderIsSaid();
    void noSpaceLeavesNothing();
    void partsOfOthersStay();
    void threadsShareFolders();
    void oneOfManyWins();
};

void TestOutputFolder::resultsAreWritten()
{
    const Place place;
    const Folder folder = place.folder();
    QVERIFY(folder);
    const QByteArray large = QByteArray("0123456789").repeated(1'000'000);
    QCOMPARE(folder->write("a", "one"), QString());
    QCOMPARE(folder->write("x/y/b", large), QString());
    QCOMPARE(folder->write("x/empty", ""), QString());
    QCOMPARE(contentOf(place.path("out/a")), QByteArray("one"));
    QCOMPARE(contentOf(place.path("out/x/y/b")), large);
    QCOMPARE(contentOf(place.path("out/x/empty")), QByteArray());
    QCOMPARE(folder->written(), 3);
    QCOMPARE(entriesOf(place.path("out")), (QStringList{"a", "x"}));
    QCOMPARE(entriesOf(place.path("out/x")), (QStringList{"empty", "y"}));
    const auto mask = ::umask(0);
    ::umask(mask);
    struct stat status
    {};
    QCOMPARE(::stat(QFile::encodeName(place.path("out/a")).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, 0666 & ~mask);
}

void TestOutputFolder::whatIsThereStays()
{
    const Place place;
    QCOMPARE(place.folder()->write("a", "old"), QString());
    const Folder folder = place.folder();
    QCOMPARE(folder->write("a", "new"), QStringLiteral("already there: add --overwrite or --skip-existing"));
    QCOMPARE(folder->written(), 0);
    QCOMPARE(contentOf(place.path("out/a")), QByteArray("old"));
    QCOMPARE(entriesOf(place.path("out")), QStringList{"a"});
}

void TestOutputFolder::whatIsThereIsReplaced()
{
    const Place place;
    QCOMPARE(place.folder()->write("a", "old"), QString());
    QCOMPARE(place.folder(true)->write("a", "new"), QString());
    QCOMPARE(contentOf(place.path("out/a")), QByteArray("new"));
    QCOMPARE(entriesOf(place.path("out")), QStringList{"a"});
}

void TestOutputFolder::linksAreNotFollowed_data()
{
    QTest::addColumn<bool>("overwrite");
    QTest::newRow("written once") << false;
    QTest::newRow("written over") << true;
}

void TestOutputFolder::linksAreNotFollowed()
{
    QFETCH(const bool, overwrite);
    const Place place;
    const Folder folder = place.folder(overwrite);
    QFile victim(place.path("beside/victim"));
    QVERIFY(victim.open(QIODevice::WriteOnly) && victim.write("mine") == 4);
    victim.close();
    place.link("../beside", "out/folder");
    place.link("../beside/victim", "out/file");
    place.link("../beside/new", "out/dangling");
    QVERIFY(::mkdir(QFile::encodeName(place.path("out/x")).constData(), 0777) == 0);
    place.link("../../beside", "out/x/folder");

    QCOMPARE(folder->write("folder/victim", "theirs"),
             QStringLiteral("cannot write: folder is there and is not a folder"));
    QCOMPARE(folder->write("x/folder/y/victim", "theirs"),
             QStringLiteral("cannot write: x/folder is there and is not a folder"));
    const QString there = QStringLiteral("already there: add --overwrite or --skip-existing");
    for (const char *name : {"file", "dangling", "folder"}) {
        QCOMPARE(folder->write(name, "theirs"), overwrite ? QString() : there);
        if (overwrite) // the link itself was replaced
            QCOMPARE(contentOf(place.path("out/") + name), QByteArray("theirs"));
    }
    QCOMPARE(contentOf(place.path("beside/victim")), QByteArray("mine"));
    QCOMPARE(entriesOf(place.path("beside")), QStringList{"victim"});
}

void TestOutputFolder::theFolderItselfMayBeALink()
{
    const Place place;
    place.link("beside", "out");
    QCOMPARE(place.folder()->write("a", "one"), QString());
    QCOMPARE(contentOf(place.path("beside/a")), QByteArray("one"));
}

void TestOutputFolder::aFileInTheWayIsSaid()
{
    const Place place;
    const Folder folder = place.folder(true);
    QCOMPARE(folder->write("a", "one"), QString());
    QCOMPARE(folder->write("a/b", "two"), QStringLiteral("cannot write: a is there and is not a folder"));
    QCOMPARE(contentOf(place.path("out/a")), QByteArray("one"));
}

void TestOutputFolder::aFolderInTheWayIsSaid()
{
    const Place place;
    const Folder folder = place.folder(true);
    QCOMPARE(folder->write("a/b", "one"), QString());
    QCOMPARE(folder->write("a", "two"), QStringLiteral("cannot write: Is a directory"));
    QCOMPARE(entriesOf(place.path("out")), QStringList{"a"});
    QCOMPARE(contentOf(place.path("out/a/b")), QByteArray("one"));
}

void TestOutputFolder::noFolderIsSaid()
{
    const Place place;
    const QByteArray missing = QFile::encodeName(place.path("no/such"));
    QCOMPARE(OutputFolder::open(missing, false).error,
             QFile::decodeName(missing) + QStringLiteral(": No such file or directory"));
    QFile file(place.path("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(
        OutputFolder::open(QFile::encodeName(place.path("file")), false).error.endsWith("Not a directory"));
}

void TestOutputFolder::noSpaceLeavesNothing()
{
    const Place place;
    const Folder folder = place.folder();
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{1000, before.rlim_max};
    ::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const QString error = folder->write("a", QByteArray(5000, 'x'));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QCOMPARE(error, QStringLiteral("cannot write: File too large"));
    QCOMPARE(folder->written(), 0);
    QCOMPARE(entriesOf(place.path("out")), QStringList());
}

void TestOutputFolder::partsOfOthersStay()
{
    const Place place;
    const Folder folder = place.folder();
    const QString left = QStringLiteral("out/.overlapse-%1-0.part").arg(::getpid());
    QFile file(place.path(left));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("left behind") == 11);
    file.close();
    QCOMPARE(folder->write("a", "one"), QString());
    QCOMPARE(contentOf(place.path(left)), QByteArray("left behind"));
    QCOMPARE(contentOf(place.path("out/a")), QByteArray("one"));
}

void TestOutputFolder::threadsShareFolders()
{
    const Place place;
    const Folder folder = place.folder();
    std::atomic<int> failures{0};
    const auto write = [&](int first) {
        for (int i = first; i < 400; i += 2)
            if (!folder
                     ->write(QByteArray::number(i / 4) + "/sub/" + QByteArray::number(i),
                             QByteArray::number(i))
                     .isEmpty())
                ++failures;
    };
    std::thread other(write, 1);
    write(0);
    other.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(folder->written(), 400);
    for (int i = 0; i < 400; ++i)
        QCOMPARE(contentOf(place.path(QStringLiteral("out/%1/sub/%2").arg(i / 4).arg(i))),
                 QByteArray::number(i));
    QCOMPARE(entriesOf(place.path("out")).size(), 100);
}

void TestOutputFolder::oneOfManyWins()
{
    const Place place;
    const Folder folder = place.folder();
    std::atomic<int> winners{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back(
            [&, i] { winners += folder->write("a", QByteArray(100'000, char('a' + i))).isEmpty(); });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(winners.load(), 1);
    const QByteArray content = contentOf(place.path("out/a"));
    QCOMPARE(content, QByteArray(100'000, content[0]));
    QCOMPARE(entriesOf(place.path("out")), QStringList{"a"});
}

QTEST_APPLESS_MAIN(TestOutputFolder)
#include "tst_output_folder.moc"
