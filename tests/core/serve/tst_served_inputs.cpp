// SPDX-License-Identifier: MIT
// Which URLs a served folder stands for: the server finds each file by its URL.
#include "folder_to_serve.h"

#include "serve/served_inputs.h"
#include "serve/served_path.h"
#include "workload/urls.h"

using namespace overlapse;

class TestServedInputs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileHasAUrl();
    void onlyWhatGunzipReads();
    void whatIsNoFolderIsSaid();
};

void TestServedInputs::everyFileHasAUrl()
{
    const FolderToServe folder;
    folder.folder("b");
    const QByteArrayList names{"a b?c#d", "b/%41", "b/caf\xe9", "b/\xc3\xa4", "two\nlines"};
    for (const QByteArray &name : names)
        folder.file(name);
    folder.link("a b?c#d", "link");
    folder.pipe("pipe");
    for (const QString &path : {folder.path(), folder.path() + u'/'}) {
        const Checked<InputList> list = collectServed(path, false);
        QVERIFY2(list, qPrintable(list.error));
        QCOMPARE(list->sources, QStringList{path});
        QCOMPARE(list->paths.size(), std::size_t(names.size()));
        for (qsizetype i = 0; i < names.size(); ++i) {
            const QByteArray &url = list->paths[std::size_t(i)];
            QCOMPARE(urlProblem(url), QString());
            QVERIFY(isLoopback(url));
            const QByteArray prefix = QByteArray("http://") + servedHost;
            QVERIFY(url.startsWith(prefix));
            const ServedPath back = servedPath(url.mid(prefix.size()).toStdString());
            QCOMPARE(back.refusal, 0);
            QCOMPARE(QByteArray::fromStdString(back.path), names[i]);
        }
    }
}

void TestServedInputs::onlyWhatGunzipReads()
{
    const FolderToServe folder;
    folder.file("a.gz");
    folder.file("b");
    const Checked<InputList> list = collectServed(folder.path(), true);
    QVERIFY2(list, qPrintable(list.error));
    QCOMPARE(list->paths, std::vector<QByteArray>{"http://served.localhost/a.gz"});
    QCOMPARE(list->passedOver, 1);
}

void TestServedInputs::whatIsNoFolderIsSaid()
{
    const FolderToServe folder;
    folder.file("a");
    QCOMPARE(collectServed(folder.path() + "/a", false).error, folder.path() + "/a: not a folder");
    QCOMPARE(collectServed(folder.path() + "/b", false).error,
             folder.path() + "/b: No such file or directory");
    folder.folder("empty");
    QCOMPARE(collectServed(folder.path() + "/empty", false).error, folder.path() + "/empty: no files there");
}

QTEST_APPLESS_MAIN(TestServedInputs)
#include "tst_served_inputs.moc"
