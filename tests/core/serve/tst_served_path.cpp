// SPDX-License-Identifier: MIT
// From targets to files and back: names are bytes, and nothing leads out of the folder.
#include "serve/folder_list.h"
#include "serve/served_file.h"
#include "serve/served_path.h"

#include "folder_to_serve.h"

#include <sys/wait.h>

using namespace overlapse;
using namespace std::string_literals;

Q_DECLARE_METATYPE(std::string)

namespace {

QByteArray contentOf(const ServedFile &served)
{
    QFile file;
    return file.open(served.file.number(), QIODevice::ReadOnly) ? file.readAll() : QByteArray("not open");
}

} // namespace

class TestServedPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void targetsNamePaths_data();
    void targetsNamePaths();
    void refused_data();
    void refused();
    void everyNameHasATarget();
    void withinIsByWholeNames();

    void filesAreOpened();
    void linksAreFollowedInside();
    void nothingOutsideIsOpened();
    void onlyFilesAreOpened();
    void namesThatCannotBe();
    void aFolderThatIsALink();

    void foldersAreListed();
    void listsAreCut();
    void whatMayNotBeRead();
};

void TestServedPath::targetsNamePaths_data()
{
    QTest::addColumn<std::string>("target");
    QTest::addColumn<std::string>("path");
    QTest::newRow("root") << "/"s
                          << ""s;
    QTest::newRow("file") << "/a.txt"s
                          << "a.txt"s;
    QTest::newRow("deeper") << "/a/b/c"s
                            << "a/b/c"s;
    QTest::newRow("folder") << "/a/"s
                            << "a/"s;
    QTest::newRow("query") << "/a?b=/../c"s
                           << "a"s;
    QTest::newRow("query of the root") << "/?%zz"s
                                       << ""s;
    QTest::newRow("escaped question mark") << "/a%3Fb"s
                                           << "a?b"s;
    QTest::newRow("escapes in either case") << "/%c3%A4%20x"s
                                            << "\xc3\xa4 x"s;
    QTest::newRow("escaped once, not twice") << "/%2541"s
                                             << "%41"s;
    QTest::newRow("not UTF-8") << "/caf%e9%ff"s
                               << "caf\xe9\xff"s;
    QTest::newRow("bytes as they are") << "/caf\xe9"s
                                       << "caf\xe9"s;
    QTest::newRow("a plus is a plus") << "/a+b"s
                                      << "a+b"s;
    QTest::newRow("doubled slashes") << "//a///b//"s
                                     << "a/b/"s;
    QTest::newRow("here") << "/./a/./b/."s
                          << "a/b"s;
    QTest::newRow("here, escaped") << "/%2e/a"s
                                   << "a"s;
    QTest::newRow("dots that are names") << "/.../..a/a../.b"s
                                         << ".../..a/a../.b"s;
    QTest::newRow("backslash") << "/..\\a\\..\\b"s
                               << "..\\a\\..\\b"s;
    QTest::newRow("control characters") << "/%01%0a%0d%7f"s
                                        << "\x01\n\r\x7f"s;
    QTest::newRow("with a host") << "http://127.0.0.1:80/a/b?c"s
                                 << "a/b"s;
    QTest::newRow("with a host alone") << "http://localhost"s
                                       << ""s;
    QTest::newRow("with a host and a query") << "http://localhost?a/b"s
                                             << ""s;
}

void TestServedPath::targetsNamePaths()
{
    QFETCH(const std::string, target);
    const ServedPath served = servedPath(target);
    QCOMPARE(served.refusal, 0);
    QTEST(served.path, "path");
}

void TestServedPath::refused_data()
{
    QTest::addColumn<std::string>("target");
    QTest::addColumn<int>("refusal");
    QTest::newRow("up") << "/.."s << 404;
    QTest::newRow("up, as a folder") << "/../"s << 404;
    QTest::newRow("up and down") << "/../etc/passwd"s << 404;
    QTest::newRow("up within") << "/a/../b"s << 404;
    QTest::newRow("up, escaped") << "/%2e%2e/"s << 404;
    QTest::newRow("up, half escaped") << "/.%2E/"s << 404;
    QTest::newRow("up, with escaped slashes") << "/a%2f..%2f..%2fb"s << 404;
    QTest::newRow("up after slashes") << "////..//"s << 404;
    QTest::newRow("up, with a host") << "http://localhost/../a"s << 404;
    QTest::newRow("a slash in a name") << "/a%2Fb"s << 404;
    QTest::newRow("NUL") << "/a%00.txt"s << 400;
    QTest::newRow("NUL as it is") << "/a\0b"s << 400;
    QTest::newRow("half an escape") << "/a%4"s << 400;
    QTest::newRow("no escape") << "/100%"s << 400;
    QTest::newRow("an escape of letters") << "/%zz"s << 400;
    QTest::newRow("a signed escape") << "/%+1"s << 400;
    QTest::newRow("no path") << "a"s << 400;
    QTest::newRow("a star") << "*"s << 400;
    QTest::newRow("nothing") << ""s << 400;
    QTest::newRow("a host and a port") << "localhost:80"s << 400;
    QTest::newRow("only a query") << "?a"s << 400;
}

void TestServedPath::refused()
{
    QFETCH(const std::string, target);
    const ServedPath served = servedPath(target);
    QTEST(served.refusal, "refusal");
    QCOMPARE(served.path, std::string());
}

void TestServedPath::everyNameHasATarget()
{
    for (int byte = 1; byte < 256; ++byte) {
        if (byte == '/')
            continue;
        const std::string path = "a/x" + std::string(1, static_cast<char>(byte)) + "y";
        const std::string target = targetOf(path);
        const ServedPath back = servedPath(target);
        QCOMPARE(back.refusal, 0);
        QCOMPARE(back.path, path);
        for (const char c : target)
            QVERIFY(c > ' ' && c < '\x7f');
    }
    QCOMPARE(targetOf("a b/c%"), "/a%20b/c%25"s);
}

void TestServedPath::withinIsByWholeNames()
{
    QVERIFY(isWithin("/srv/a", "/srv/a"));
    QVERIFY(isWithin("/srv/a", "/srv/a/b"));
    QVERIFY(!isWithin("/srv/a", "/srv/ab"));
    QVERIFY(!isWithin("/srv/a", "/srv"));
    QVERIFY(!isWithin("/srv/a", "(unreachable)/srv/a/b"));
    QVERIFY(isWithin("/", "/"));
    QVERIFY(isWithin("/", "/etc"));
    QVERIFY(!isWithin("/", "etc"));
}

void TestServedPath::filesAreOpened()
{
    const FolderToServe folder;
    folder.folder("sub");
    folder.file("sub/caf\xe9", "content");
    const ServedFile served = openServed(folder.root(), "sub/caf\xe9");
    QCOMPARE(served.status, 200);
    QCOMPARE(served.state.size, 7);
    QVERIFY(served.folder.empty());
    QCOMPARE(contentOf(served), QByteArray("content"));
    QCOMPARE(openServed(folder.root(), "").folder, folder.root());
    QCOMPARE(openServed(folder.root(), "sub").folder, folder.root() + "/sub");
    QCOMPARE(openServed(folder.root(), "sub/").folder, folder.root() + "/sub");
}

void TestServedPath::linksAreFollowedInside()
{
    const FolderToServe folder;
    folder.folder("sub");
    folder.file("sub/file", "content");
    folder.link("sub/file", "relative");
    folder.link(folder("sub/file"), "absolute");
    folder.link("../sub/file", "sub/up");
    folder.link("sub", "folder");
    for (const char *path : {"relative", "absolute", "sub/up", "folder/file"})
        QCOMPARE(contentOf(openServed(folder.root(), path)), QByteArray("content"));
    QCOMPARE(openServed(folder.root(), "folder").folder, folder.root() + "/sub");
}

void TestServedPath::nothingOutsideIsOpened()
{
    const FolderToServe outer;
    outer.folder("served");
    outer.folder("served-too");
    outer.file("secret", "secret");
    outer.file("served-too/secret", "secret");
    outer.link("../secret", "served/up");
    outer.link(outer("secret"), "served/absolute");
    outer.link("..", "served/parent");
    outer.link("../served-too", "served/neighbour");
    outer.link("/etc/passwd", "served/passwd");
    outer.link("/proc/self/root", "served/magic");
    outer.link("up", "served/two-steps");
    const std::string root = outer.root() + "/served";
    for (const char *path : {"up", "absolute", "parent", "parent/secret", "neighbour", "neighbour/secret",
                             "passwd", "magic", "magic/etc/passwd", "two-steps"}) {
        const ServedFile served = openServed(root, path);
        QVERIFY2(served.status == 403, path);
        QVERIFY(!served.file.isOpen());
        QVERIFY(served.folder.empty());
    }
    // Out and in again is inside.
    outer.file("served/inside", "inside");
    QCOMPARE(contentOf(openServed(root, "parent/served/inside")), QByteArray("inside"));
}

void TestServedPath::onlyFilesAreOpened()
{
    const FolderToServe folder;
    folder.pipe("pipe");
    QCOMPARE(openServed(folder.root(), "pipe").status, 404); // and did not wait for a writer
    folder.link("/dev/zero", "device");
    QCOMPARE(openServed(folder.root(), "device").status, 403);
    QCOMPARE(openServed("/dev", "zero").status, 404);
}

void TestServedPath::namesThatCannotBe()
{
    const FolderToServe folder;
    folder.file("file");
    folder.link("round", "round");
    folder.link("nowhere", "dangling");
    for (const std::string &path : {"missing"s, "file/"s, "file/below"s, "round"s, "dangling"s,
                                    std::string(256, 'a'), std::string(5000, 'a'), [] {
                                        std::string deep;
                                        for (int i = 0; i < 3000; ++i)
                                            deep += "a/";
                                        return deep;
                                    }()}) {
        const ServedFile served = openServed(folder.root(), path);
        QCOMPARE(served.status, 404);
        QVERIFY(!served.file.isOpen());
    }
}

void TestServedPath::aFolderThatIsALink()
{
    const FolderToServe folder;
    folder.folder("real");
    folder.file("real/file", "content");
    // The root is canonical: what a server makes of a link. A file served from / is one, too.
    QCOMPARE(contentOf(openServed(folder.root() + "/real", "file")), QByteArray("content"));
    QCOMPARE(contentOf(openServed("/", folder.root().substr(1) + "/real/file")), QByteArray("content"));
}

void TestServedPath::foldersAreListed()
{
    const FolderToServe folder;
    folder.folder("a");
    folder.folder("a/deep");
    folder.folder("empty");
    for (const char *name : {"a/z", "a/deep/file", "a.txt", "b c", "caf\xe9", ".hidden", "a/line\nend"})
        folder.file(name);
    folder.pipe("pipe");
    folder.link("a.txt", "link");
    folder.link("a", "linked-folder");
    folder.link("..", "parent");
    const FolderList list = listFolder(folder.root(), folder.root());
    QCOMPARE(list.status, 200);
    QVERIFY(list.whole);
    QCOMPARE(list.text, "/.hidden\n/a.txt\n/a/deep/file\n/a/line%0Aend\n/a/z\n/b%20c\n/caf%E9\n"s);
    QCOMPARE(listFolder(folder.root(), folder.root() + "/a").text, "/a/deep/file\n/a/line%0Aend\n/a/z\n"s);
    QCOMPARE(listFolder(folder.root(), folder.root() + "/empty").text, ""s);
    QCOMPARE(listFolder("/", folder.root() + "/a/deep").text,
             targetOf(folder.root().substr(1) + "/a/deep/file") + '\n');
}

void TestServedPath::listsAreCut()
{
    const FolderToServe folder;
    folder.folder("z");
    for (int i = 0; i < mostListed; ++i)
        folder.file("z/" + QByteArray::number(i + 100'000), "");
    const FolderList whole = listFolder(folder.root(), folder.root());
    QVERIFY(whole.whole);
    QCOMPARE(std::count(whole.text.begin(), whole.text.end(), '\n'), mostListed);
    folder.file("z/x", "");
    const FolderList cut = listFolder(folder.root(), folder.root());
    QVERIFY(!cut.whole);
    QCOMPARE(cut.text, whole.text);
}

// In a process without privileges: nothing is closed to root.
void TestServedPath::whatMayNotBeRead()
{
    const FolderToServe folder;
    folder.folder("closed");
    folder.file("closed/file");
    folder.file("secret");
    folder.file("open");
    QCOMPARE(::chmod(folder("secret").constData(), 0), 0);
    QCOMPARE(::chmod(folder("closed").constData(), 0), 0);
    QCOMPARE(::chmod(folder("").constData(), 0755), 0);
    const std::string root = folder.root();
    const pid_t child = ::fork();
    if (child == 0) {
        if (::geteuid() == 0 && ::setuid(65534) != 0)
            ::_exit(1);
        if (openServed(root, "secret").status != 403 || openServed(root, "closed/file").status != 403)
            ::_exit(2);
        if (listFolder(root, root + "/closed").status != 403)
            ::_exit(3);
        ::_exit(listFolder(root, root).text == "/open\n/secret\n" ? 0 : 4);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
    QCOMPARE(::chmod(folder("closed").constData(), 0755), 0);
}

QTEST_APPLESS_MAIN(TestServedPath)
#include "tst_served_path.moc"
