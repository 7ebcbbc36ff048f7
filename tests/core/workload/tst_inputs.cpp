// SPDX-License-Identifier: MIT
// Which files a run reads: names are bytes, and what is not a regular file is left alone.
#include "workload/inputs.h"

#include <QBuffer>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace overlapse;

namespace {

// A folder to fill by bytes, since QFile would take names for UTF-8.
class Folder
{
public:
    Folder() = default;
    ~Folder()
    {
        // QTemporaryDir cannot remove names that are not UTF-8.
        std::error_code ignored;
        std::filesystem::remove_all(m_folder.path().toStdString(), ignored);
    }
    Q_DISABLE_COPY_MOVE(Folder)
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QByteArray operator()(const QByteArray &name) const
    {
        return m_folder.path().toLocal8Bit() + '/' + name;
    }
    void file(const QByteArray &name, const QByteArray &content = "x") const
    {
        const int file = ::open((*this)(name).constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        QVERIFY(file >= 0);
        QCOMPARE(::write(file, content.constData(), static_cast<std::size_t>(content.size())),
                 content.size());
        ::close(file);
    }
    void folder(const QByteArray &name) const { QCOMPARE(::mkdir((*this)(name).constData(), 0700), 0); }
    void link(const QByteArray &target, const QByteArray &name) const
    {
        QCOMPARE(::symlink(target.constData(), (*this)(name).constData()), 0);
    }
    void pipe(const QByteArray &name) const { QCOMPARE(::mkfifo((*this)(name).constData(), 0600), 0); }
    /// The names below the folder, in the order of the list.
    [[nodiscard]] QByteArrayList names(const Checked<InputList> &list) const
    {
        QByteArrayList names;
        if (list)
            for (const QByteArray &path : list->paths)
                names << path.mid(m_folder.path().toLocal8Bit().size() + 1);
        return names;
    }

private:
    QTemporaryDir m_folder;
};

Checked<InputList> listOf(const QByteArray &text, bool nulSeparated)
{
    QBuffer buffer;
    buffer.setData(text);
    buffer.open(QIODevice::ReadOnly);
    return readInputList(buffer, QStringLiteral("list.txt"), nulSeparated);
}

} // namespace

class TestInputs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldersAreWalkedInBytewiseOrder();
    void pathsKeepTheOrderInWhichTheyAreGiven();
    void symbolicLinksInFoldersAreNotFollowed();
    void aLinkThatIsNamedIsFollowed();
    void onlyRegularFilesAreItems();
    void onlyGzFilesAreTaken();
    void namesAreBytes();
    void missingPathsAreUsageErrors();
    void emptyFoldersAreUsageErrors();
    void percentSignsInPathsAreOnlyPercentSigns();
    void closedFoldersAreCounted();
    void aWalkCanBeStopped();
    void listsHaveOneInputALine_data();
    void listsHaveOneInputALine();
    void listsAreReadAsTheyWereWritten();
    void headersAreReadFromFiles();
    void emptyListsAreErrors();
    void wholeFilesAreRead();
    void whatIsNoFileIsAnError();
    void brokenNamesCanBeShown();
};

void TestInputs::foldersAreWalkedInBytewiseOrder()
{
    const Folder folder;
    folder.folder("a");
    folder.folder("a/deep");
    folder.folder("B");
    // By the bytes of the whole path: '-' and '.' come before '/', capitals before small letters, UTF-8 last.
    for (const char *name : {"a/1", "a/deep/x", "a-1", "a.1", "a0", "B/z", "Z", "b", "10", "9", "\xc3\xa9"})
        folder.file(name);
    const Checked<InputList> list = collectInputs({folder.path()}, false);
    QCOMPARE(folder.names(list),
             (QByteArrayList{"10", "9", "B/z", "Z", "a-1", "a.1", "a/1", "a/deep/x", "a0", "b", "\xc3\xa9"}));
    QVERIFY(std::is_sorted(list->paths.begin(), list->paths.end()));
    QCOMPARE(list->sources, QStringList{folder.path()});
    QCOMPARE(list->passedOver, 0);
}

void TestInputs::pathsKeepTheOrderInWhichTheyAreGiven()
{
    const Folder folder;
    folder.folder("b");
    folder.folder("a");
    for (const char *name : {"b/2", "b/1", "a/1", "z", "c"})
        folder.file(name);
    const QString at = folder.path() + u'/';
    const Checked<InputList> list =
        collectInputs({at + u'z', at + u'b', at + u'a', at + u'c', at + u'z'}, false);
    QCOMPARE(folder.names(list), (QByteArrayList{"z", "b/1", "b/2", "a/1", "c", "z"}));
}

void TestInputs::symbolicLinksInFoldersAreNotFollowed()
{
    const Folder folder;
    folder.folder("inside");
    folder.folder("outside");
    folder.file("inside/real");
    folder.file("outside/other");
    folder.link("../outside", "inside/to-folder");
    folder.link("../outside/other", "inside/to-file");
    folder.link("..", "inside/round");
    folder.link("nowhere", "inside/broken");
    const Checked<InputList> list = collectInputs({folder.path() + QStringLiteral("/inside")}, false);
    QCOMPARE(folder.names(list), (QByteArrayList{"inside/real"}));
}

// The user means what it leads to.
void TestInputs::aLinkThatIsNamedIsFollowed()
{
    const Folder folder;
    folder.folder("outside");
    folder.file("outside/other");
    folder.link("outside", "to-folder");
    folder.link("outside/other", "to-file");
    folder.link("nowhere", "broken");
    const QString at = folder.path() + u'/';
    QCOMPARE(folder.names(
                 collectInputs({at + QStringLiteral("to-folder"), at + QStringLiteral("to-file")}, false)),
             (QByteArrayList{"to-folder/other", "to-file"}));
    QVERIFY(!collectInputs({at + QStringLiteral("broken")}, false));
}

void TestInputs::onlyRegularFilesAreItems()
{
    const Folder folder;
    folder.file("file");
    folder.file("empty", "");
    folder.pipe("pipe");
    folder.folder("folder");
    QCOMPARE(folder.names(collectInputs({folder.path()}, false)), (QByteArrayList{"empty", "file"}));
}

void TestInputs::onlyGzFilesAreTaken()
{
    const Folder folder;
    folder.folder("sub.gz");
    for (const char *name : {"a.gz", "b.txt", "c.GZ", "d.gz.part", "gz", ".gz", "sub.gz/e", "sub.gz/f.gz"})
        folder.file(name);
    folder.link("a.gz", "link.txt");
    folder.pipe("pipe.txt");
    const Checked<InputList> list = collectInputs({folder.path()}, true);
    QCOMPARE(folder.names(list), (QByteArrayList{".gz", "a.gz", "sub.gz/f.gz"}));
    QCOMPARE(list->passedOver, 5); // regular files only
    QCOMPARE(collectInputs({folder.path()}, false)->passedOver, 0);
    // What is named is taken, whatever its name.
    const QString named = QString::fromLocal8Bit(folder("b.txt"));
    QCOMPARE(folder.names(collectInputs({named}, true)), (QByteArrayList{"b.txt"}));
}

void TestInputs::namesAreBytes()
{
    const Folder folder;
    const QByteArrayList names{"\xff\xfe.gz", "caf\xe9.gz",  "new\nline.gz",  "sp ace.gz",
                               "tab\t.gz",    "\xc3\xa9.gz", "back\\slash.gz"};
    for (const QByteArray &name : names)
        folder.file(name, name);
    const Checked<InputList> list = collectInputs({folder.path()}, true);
    QByteArrayList sorted = names;
    std::sort(sorted.begin(), sorted.end());
    QCOMPARE(folder.names(list), sorted);
    for (const QByteArray &path : list->paths) {
        const FileContent content = readWholeFile(path);
        QCOMPARE(content.error, QString());
        QVERIFY(path.endsWith(content.data));
    }
}

void TestInputs::missingPathsAreUsageErrors()
{
    const Folder folder;
    folder.file("there");
    const QString missing = folder.path() + QStringLiteral("/missing %1");
    const Checked<InputList> list = collectInputs({folder.path(), missing}, false);
    QVERIFY(!list);
    QCOMPARE(list.error, missing + QStringLiteral(": No such file or directory"));
    const QString below = folder.path() + QStringLiteral("/there/below");
    QCOMPARE(collectInputs({below}, false).error, below + QStringLiteral(": Not a directory"));
}

void TestInputs::emptyFoldersAreUsageErrors()
{
    const Folder folder;
    folder.folder("empty");
    folder.folder("empty/too");
    folder.folder("other");
    const QString empty = folder.path() + QStringLiteral("/empty");
    const QString other = folder.path() + QStringLiteral("/other");
    QCOMPARE(collectInputs({empty, other}, false).error,
             QStringLiteral("%1, %2: no files there").arg(empty, other));
    QCOMPARE(collectInputs({}, false).error.isEmpty(), false);
    folder.file("other/readme");
    folder.file("other/notes");
    const Checked<InputList> list = collectInputs({other}, true);
    QVERIFY(!list);
    QCOMPARE(list.error,
             other
                 + QStringLiteral(": none of its 2 files ends in .gz, and the transform begins with gunzip"));
    // One empty folder among others is none.
    QCOMPARE(folder.names(collectInputs({empty, other}, false)),
             (QByteArrayList{"other/notes", "other/readme"}));
}

void TestInputs::percentSignsInPathsAreOnlyPercentSigns()
{
    const Folder folder;
    folder.folder("100%1 and %2");
    folder.file("100%1 and %2/readme");
    const QString path = folder.path() + QStringLiteral("/100%1 and %2");
    QCOMPARE(collectInputs({path}, true).error,
             path
                 + QStringLiteral(": none of its 1 files ends in .gz, and the transform begins with gunzip"));
}

// In a process without privileges: nothing is closed to root.
void TestInputs::closedFoldersAreCounted()
{
    const Folder folder;
    folder.folder("closed");
    folder.folder("open");
    folder.file("closed/hidden");
    folder.file("open/seen");
    QCOMPARE(::chmod(folder("closed").constData(), 0), 0);
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), 0755), 0);
    QCOMPARE(::chmod(folder("open").constData(), 0755), 0);
    QCOMPARE(collectInputs({folder.path() + QStringLiteral("/open")}, false)->closedFolders, 0);
    const pid_t child = ::fork();
    if (child == 0) {
        if (::geteuid() == 0 && ::setuid(65534) != 0)
            ::_exit(1);
        const Checked<InputList> all = collectInputs({folder.path()}, false);
        const QString closed = folder.path() + QStringLiteral("/closed");
        const Checked<InputList> none = collectInputs({closed}, false);
        if (!all || all->closedFolders != 1 || all->paths.size() != 1)
            ::_exit(2);
        ::_exit(none.error == closed + QStringLiteral(": no files there that may be read: permission denied")
                    ? 0
                    : 3);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
    QCOMPARE(::chmod(folder("closed").constData(), 0755), 0);
}

void TestInputs::aWalkCanBeStopped()
{
    const Folder folder;
    folder.file("a");
    const std::atomic<bool> stop{true};
    QVERIFY(!collectInputs({folder.path()}, false, &stop));
    const std::atomic<bool> goOn{false};
    QVERIFY(collectInputs({folder.path()}, false, &goOn));
}

void TestInputs::listsHaveOneInputALine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("nulSeparated");
    QTest::addColumn<QByteArrayList>("paths");
    const QByteArrayList two{"a", "b"};
    QTest::newRow("lines") << QByteArray("a\nb\n") << false << two;
    QTest::newRow("the last without an end") << QByteArray("a\nb") << false << two;
    QTest::newRow("from Windows") << QByteArray("a\r\nb\r\n") << false << two;
    QTest::newRow("empty lines") << QByteArray("\n\na\n\r\n\nb\n\n") << false << two;
    QTest::newRow("a carriage return inside") << QByteArray("a\rb\r\n") << false << QByteArrayList{"a\rb"};
    QTest::newRow("blanks around") << QByteArray(" a \n\tb\r\n") << false << two;
    QTest::newRow("blanks within") << QByteArray(" a  b \n") << false << QByteArrayList{"a  b"};
    QTest::newRow("lines of blanks") << QByteArray("a\n  \n\t\r\nb") << false << two;
    QTest::newRow("comments") << QByteArray("# all\na\n  # b\n#\nb\n#c") << false << two;
    QTest::newRow("no comment") << QByteArray("a#1\n./#2\nb #\n") << false
                                << QByteArrayList{"a#1", "./#2", "b #"};
    QTest::newRow("a comment after a byte order mark")
        << QByteArray("\xef\xbb\xbf# all\na\nb") << false << two;
    QTest::newRow("NUL, all counts") << QByteArray(" a \0# b\0", 8) << true << QByteArrayList{" a ", "# b"};
    QTest::newRow("as they stand") << QByteArray("b\na\nb\n") << false << QByteArrayList{"b", "a", "b"};
    QTest::newRow("bytes") << QByteArray("caf\xe9\n\xff\n") << false << QByteArrayList{"caf\xe9", "\xff"};
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                   "a\nb\n")
                                     << false << two;
    QTest::newRow("ended by NUL") << QByteArray("a\0b\0", 4) << true << two;
    QTest::newRow("NUL, the last without an end") << QByteArray("a\0b", 3) << true << two;
    QTest::newRow("NUL, empty ones") << QByteArray("\0\0a\0\0b\0\0", 8) << true << two;
    QTest::newRow("NUL, names with line ends")
        << QByteArray("a\nb\r\0c\r\n\0", 9) << true << QByteArrayList{"a\nb\r", "c\r\n"};
}

void TestInputs::listsHaveOneInputALine()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, nulSeparated);
    QFETCH(QByteArrayList, paths);
    const Checked<InputList> list = listOf(text, nulSeparated);
    QVERIFY2(list, qPrintable(list.error));
    QCOMPARE(QByteArrayList(list->paths.begin(), list->paths.end()), paths);
    QCOMPARE(list->sources, QStringList{QStringLiteral("list.txt")});
}

// Whatever inputs there were, the list of them gives the same again.
void TestInputs::listsAreReadAsTheyWereWritten()
{
    const auto check = [](const std::vector<QByteArray> &inputs, bool asked, bool needed) {
        const WrittenList written = writtenList(inputs, asked);
        QCOMPARE(written.nulSeparated, needed);
        const Checked<InputList> read = listOf(written.text, written.nulSeparated);
        QVERIFY2(read, qPrintable(read.error));
        QVERIFY(read->paths == inputs);
    };
    check({"a", "b c", "caf\xe9", "a#1"}, false, false);
    check({"a", "b c"}, true, true);
    for (const QByteArray &input :
         {QByteArray("a\nb"), QByteArray(" a"), QByteArray("a\t"), QByteArray("a\r"), QByteArray("# a")})
        check({"plain", input, "plain"}, false, true);
    QCOMPARE(writtenList({"a", "b"}, false).text, QByteArray("a\nb\n"));
    QCOMPARE(writtenList({}, false).text, QByteArray());
}

void TestInputs::headersAreReadFromFiles()
{
    const Folder folder;
    const QString path = QString::fromLocal8Bit(folder("headers"));
    folder.file("headers", "# secret\r\n\n Authorization: Bearer 5ecret \r\nX-Empty:\n");
    const Checked<QStringList> headers = readHeaders(path);
    QVERIFY2(headers, qPrintable(headers.error));
    QCOMPARE(*headers, (QStringList{"Authorization: Bearer 5ecret", "X-Empty:"}));
    folder.file("headers", "A: 1\n5ecret\n");
    QCOMPARE(
        readHeaders(path).error,
        path
            + QStringLiteral(", line 2: this is not a header: write its name, a colon and its value, as in "
                             "'Accept: text/html'"));
    folder.file("headers", "\n#\n");
    QCOMPARE(readHeaders(path).error, path + QStringLiteral(": there is no header in it: write one a line"));
    folder.file("headers", QByteArray((1 << 20) + 1, 'x'));
    QCOMPARE(readHeaders(path).error, path + QStringLiteral(": larger than 1MiB; that much is the most"));
    QCOMPARE(readHeaders(path + u'0').error, path + QStringLiteral("0: No such file or directory"));
}

void TestInputs::emptyListsAreErrors()
{
    for (const QByteArray &text :
         {QByteArray(), QByteArray("\n"), QByteArray("\r\n\r\n"), QByteArray(" \n\t\n"), QByteArray("# a\n")})
        QCOMPARE(listOf(text, false).error,
                 QStringLiteral("list.txt: the list is empty: write one input a line"));
    QVERIFY(!listOf(QByteArray("\0\0", 2), true));
}

void TestInputs::wholeFilesAreRead()
{
    const Folder folder;
    QByteArray large(3'000'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < large.size(); ++i)
        large[i] = static_cast<char>(i * 7 + i / 1000);
    for (const QByteArray &content : {QByteArray(), QByteArray("x"), QByteArray("a\0b\n", 4), large}) {
        folder.file("content", content);
        const FileContent read = readWholeFile(folder("content"));
        QCOMPARE(read.error, QString());
        QVERIFY(read.data == content);
    }
}

void TestInputs::whatIsNoFileIsAnError()
{
    const Folder folder;
    folder.pipe("pipe");
    folder.file("secret");
    folder.link("round", "round");
    ::chmod(folder("secret").constData(), 0);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(readWholeFile(folder("pipe")).error, QStringLiteral("cannot read: not a regular file"));
    QCOMPARE(readWholeFile("/dev/zero").error, QStringLiteral("cannot read: not a regular file"));
    QCOMPARE(readWholeFile(folder("")).error, QStringLiteral("cannot read: not a regular file"));
    QCOMPARE(readWholeFile(folder("missing")).error,
             QStringLiteral("cannot read: No such file or directory"));
    QCOMPARE(readWholeFile("").error, QStringLiteral("cannot read: No such file or directory"));
    QCOMPARE(readWholeFile(folder("round")).error,
             QStringLiteral("cannot read: Too many levels of symbolic links"));
    if (::geteuid() != 0)
        QCOMPARE(readWholeFile(folder("secret")).error, QStringLiteral("cannot read: Permission denied"));
    folder.file("huge");
    QCOMPARE(::truncate(folder("huge").constData(), WorkSpec().rules.maxBytes + 1),
             0); // a hole: it takes no room
    QCOMPARE(readWholeFile(folder("huge")).error, QStringLiteral("cannot read: larger than 1GiB"));
    QVERIFY(timer.elapsed() < 5000); // nothing waits for a writer
    QVERIFY(readWholeFile(folder("pipe")).data.isEmpty());
}

void TestInputs::brokenNamesCanBeShown()
{
    QCOMPARE(inputText("plain.txt"), QStringLiteral("plain.txt"));
    QCOMPARE(inputText("caf\xc3\xa9"), QStringLiteral("caf\u00e9"));
    QCOMPARE(inputText("caf\xe9!"), QStringLiteral("caf\\xE9!"));
    QCOMPARE(inputText("\xe4\xb8"), QStringLiteral("\\xE4\\xB8"));
    // What is said of another name, and what is no such escape.
    QCOMPARE(inputText("caf\\xE9!"), QStringLiteral("caf\\x5CxE9!"));
    QCOMPARE(inputText("a\\b\\xyz\\"), QStringLiteral("a\\b\\xyz\\"));
    QCOMPARE(inputText("a\\x5c\xff"), QStringLiteral("a\\x5Cx5c\\xFF"));
}

QTEST_APPLESS_MAIN(TestInputs)
#include "tst_inputs.moc"
