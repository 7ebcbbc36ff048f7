// SPDX-License-Identifier: MIT
// The fields of the window over a document, without a window: what is typed, what is wrong with it, and who is told.
#include "forms/limits_form.h"
#include "forms/rules_form.h"
#include "forms/work_form.h"
#include "ui/document/sample_states.h"

#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

/// A document with its forms, as a session has them, and how often each field and form said that it changed.
struct Window
{
    Document document;
    WorkForm work;
    RulesForm rules;
    LimitsForm limits;
    QList<InputSources> listings;
    QList<Edit> listingSteps;
    QStringList told;

    explicit Window(const Experiment &experiment = {})
        : document(stateWith(experiment), 2), work(document), rules(document), limits(document, 2)
    {
        tell(&work, &WorkForm::changed, "work");
        tell(&rules, &RulesForm::changed, "rules");
        tell(&limits, &LimitsForm::changed, "limits");
        tell(&limits, &LimitsForm::hintChanged, "hint");
        tell(&work, &WorkForm::relistingWanted, "relist");
        tell(&work, &WorkForm::listingUnwanted, "unlist");
        const std::pair<const char *, Field *> fields[] = {
            {"fetch", work.fetch()},        {"transform", work.transform()}, {"steps", work.steps()},
            {"command", work.command()},    {"urls", work.urls()},           {"latency", work.latency()},
            {"failing", work.failing()},    {"rate", rules.rate()},          {"timeout", rules.timeout()},
            {"deadline", rules.deadline()}, {"maxBytes", rules.maxBytes()},  {"headers", rules.headers()},
        };
        for (const auto &[name, field] : fields)
            tell(field, &Field::changed, name);
        QObject::connect(&work, &WorkForm::listingWanted, &work,
                         [this](const InputSources &sources, Edit step) {
                             listings << sources;
                             listingSteps << step;
                         });
    }
    /// Once each, by name.
    QString takeTold()
    {
        told.removeDuplicates();
        told.sort();
        return std::exchange(told, {}).join(u' ');
    }
    [[nodiscard]] const Experiment &experiment() const { return document.experiment(); }
    int steps()
    {
        int count = 0;
        for (; document.canUndo(); ++count)
            document.undo();
        return count;
    }

private:
    static DocumentState stateWith(const Experiment &experiment)
    {
        DocumentState state;
        state.experiment = experiment;
        return state;
    }
    template<typename Sender, typename Signal>
    void tell(Sender *sender, Signal signal, const char *name)
    {
        QObject::connect(sender, signal, sender, [this, name] { told << QLatin1String(name); });
    }
};

Experiment ofKind(FetchKind kind)
{
    return withKind({}, usualWork(kind));
}

Experiment served()
{
    Experiment experiment = ofKind(FetchKind::Http);
    InputList list;
    list.paths = {"http://localhost/a"};
    return withInputs(experiment, {.served = QStringLiteral("/srv")},
                      {finished(std::move(list)), {}, QStringLiteral("/srv")});
}

} // namespace

class TestForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A field.
    void aFieldHasATextAndAnError();
    void aProblemIsSaidWhereNothingIsWrongWithWhatWasTyped();

    // Who is told.
    void eachFormTellsItsOwn_data();
    void eachFormTellsItsOwn();
    void rulesAreToldByTheirForm();
    void undoRefreshesFields();
    void runsAndPanelsAreNoMatterOfForms();

    // Work.
    void typingIsOneStep();
    void whatComesToTheSameIsNoStep();
    void badTextsChangeNothing();
    void fieldsOfAnotherKindDoNothing();
    void kindsRememberWhatTheyWere();
    void anotherKindForgetsErrors();
    void inputsAreListedElsewhere();
    void urlsAreListedOrLeft();
    void stepsThatUnpackListAgain();
    void theServedFolder();
    void missingProgramsAreProblems();

    // Rules.
    void rulesAreRead_data();
    void rulesAreRead();
    void rulesAreOfRealWork();
    void rulesStayWithinTheirBounds();
    void eachRuleIsAStep();

    // Limits.
    void limitsAreTaken();
    void theHintIsOfSimulatedWork();
    void coresOfAnExample();
};

void TestForms::aFieldHasATextAndAnError()
{
    QString value = QStringLiteral("one");
    Field field([&value] { return value; },
                [&value](const QString &text) {
                    if (text.isEmpty())
                        return QStringLiteral("nothing");
                    value = text.trimmed();
                    return QString();
                },
                nullptr);
    QSignalSpy changed(&field, &Field::changed);
    QCOMPARE(field.text(), QStringLiteral("one"));
    field.edit(QStringLiteral("one"));
    QVERIFY(changed.isEmpty());
    field.edit(QStringLiteral(" two "));
    QCOMPARE(field.text(), QStringLiteral("two"));
    QCOMPARE(changed.size(), 1);
    field.edit({});
    QCOMPARE(field.text(), QStringLiteral("two"));
    QCOMPARE(field.error(), QStringLiteral("nothing"));
    QCOMPARE(changed.size(), 2);
    field.clearError();
    QCOMPARE(field.error(), QString());
    QCOMPARE(changed.size(), 3);
    value = QStringLiteral("three");
    field.refresh();
    field.refresh();
    QCOMPARE(field.text(), QStringLiteral("three"));
    QCOMPARE(changed.size(), 4);
}

void TestForms::aProblemIsSaidWhereNothingIsWrongWithWhatWasTyped()
{
    Field field([] { return QStringLiteral("x"); },
                [](const QString &text) { return text.isEmpty() ? QStringLiteral("typed") : QString(); },
                nullptr);
    field.setProblem(QStringLiteral("missing"));
    QCOMPARE(field.error(), QStringLiteral("missing"));
    field.edit({});
    QCOMPARE(field.error(), QStringLiteral("typed"));
    field.clearError();
    QCOMPARE(field.error(), QStringLiteral("missing"));
    field.setProblem({});
    QCOMPARE(field.error(), QString());
}

void TestForms::eachFormTellsItsOwn_data()
{
    QTest::addColumn<std::function<void(Window &)>>("edit");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const std::function<void(Window &)> &edit, const char *told) {
        QTest::newRow(name) << edit << QString::fromLatin1(told);
    };
    row(
        "N", [](Window &window) { window.limits.setFetchLimit(9); }, "hint limits");
    row(
        "M", [](Window &window) { window.limits.setTransformLimit(9); }, "hint limits");
    row(
        "threads", [](Window &window) { window.limits.setThreads(3); }, "hint limits");
    row(
        "order", [](Window &window) { window.limits.setOrderKept(false); }, "hint limits");
    row(
        "items", [](Window &window) { window.work.setItems(9); }, "hint work");
    row(
        "seed", [](Window &window) { window.work.setSeed(9); }, "hint work");
    row(
        "fetch", [](Window &window) { window.work.fetch()->edit(QStringLiteral("9s")); }, "fetch hint work");
    row(
        "transform", [](Window &window) { window.work.transform()->edit(QStringLiteral("9s")); },
        "hint transform work");
    row(
        "a bad fetch", [](Window &window) { window.work.fetch()->edit(QStringLiteral("9")); }, "fetch");
    row(
        "the same N", [](Window &window) { window.limits.setFetchLimit(4); }, "");
    row(
        "a rule of simulated work", [](Window &window) { window.rules.setRetries(9); }, "");
}

void TestForms::eachFormTellsItsOwn()
{
    QFETCH(const std::function<void(Window &)>, edit);
    QFETCH(const QString, told);
    Window window;
    edit(window);
    QCOMPARE(window.takeTold(), told);
}

void TestForms::rulesAreToldByTheirForm()
{
    Window window(ofKind(FetchKind::Http));
    window.rules.setPerHost(3);
    QCOMPARE(window.takeTold(), QStringLiteral("rules"));
    window.rules.rate()->edit(QStringLiteral("5"));
    QCOMPARE(window.takeTold(), QStringLiteral("rate rules"));
    window.document.undo();
    QCOMPARE(window.takeTold(), QStringLiteral("rate rules"));
}

void TestForms::undoRefreshesFields()
{
    Window window;
    window.work.fetch()->edit(QStringLiteral("9s"));
    window.work.commit();
    window.limits.setFetchLimit(9);
    window.takeTold();
    window.document.undo();
    QCOMPARE(window.takeTold(), QStringLiteral("hint limits"));
    QCOMPARE(window.limits.fetchLimit(), 4);
    window.document.undo();
    QCOMPARE(window.takeTold(), QStringLiteral("fetch hint work"));
    QCOMPARE(window.work.fetch()->text(), QStringLiteral("1s"));
    window.document.redo();
    QCOMPARE(window.work.fetch()->text(), QStringLiteral("9s"));
}

void TestForms::runsAndPanelsAreNoMatterOfForms()
{
    Window window;
    window.document.addMeasured(measured(0, Mode::Parallel));
    window.document.toggleMode(2);
    window.document.skipMode(1, true);
    window.document.keep(measured(0, Mode::Sequential));
    window.document.undo();
    QCOMPARE(window.takeTold(), QString());
}

void TestForms::typingIsOneStep()
{
    Window window;
    for (const char *text : {"2s", "20s", "200s"})
        window.work.fetch()->edit(QLatin1String(text));
    QCOMPARE(window.steps(), 1);
    QCOMPARE(window.work.fetch()->text(), QStringLiteral("1s"));
}

void TestForms::whatComesToTheSameIsNoStep()
{
    Window window;
    window.work.fetch()->edit(QStringLiteral("1000ms"));
    window.work.transform()->edit(QStringLiteral("cpu(1s)"));
    window.work.setItems(4);
    window.work.setSeed(1);
    window.work.setKind(0);
    window.work.setKind(17);
    window.limits.setTransformLimit(4);
    window.limits.setThreads(4);
    window.limits.setOrderKept(true);
    QVERIFY(!window.document.canUndo());
    QCOMPARE(window.takeTold(), QString());
}

void TestForms::badTextsChangeNothing()
{
    Window window;
    window.work.fetch()->edit(QStringLiteral("soon"));
    window.work.transform()->edit(QStringLiteral("gunzip"));
    QVERIFY(!window.work.fetch()->error().isEmpty());
    QVERIFY(window.work.transform()->error().contains(QStringLiteral("gunzip")));
    QCOMPARE(window.work.fetch()->text(), QStringLiteral("1s"));
    QVERIFY(!window.document.canUndo());
    window.work.fetch()->edit(QStringLiteral("2s"));
    QVERIFY(window.work.fetch()->error().isEmpty());
    QVERIFY(!window.work.transform()->error().isEmpty());
    window.work.clearErrors();
    QVERIFY(window.work.transform()->error().isEmpty());
}

void TestForms::fieldsOfAnotherKindDoNothing()
{
    Window simulated;
    simulated.work.steps()->edit(QStringLiteral("sha256"));
    simulated.work.command()->edit(QStringLiteral("cat {}"));
    simulated.work.urls()->edit(QStringLiteral("http://h/a"));
    simulated.work.latency()->edit(QStringLiteral("5ms"));
    simulated.rules.rate()->edit(QStringLiteral("5"));
    simulated.work.useUrls();
    simulated.work.serveFolder(QUrl::fromLocalFile(QStringLiteral("/srv")));
    QVERIFY(!simulated.document.canUndo());
    QVERIFY(simulated.listings.isEmpty());
    Window files(ofKind(FetchKind::File));
    files.work.transform()->edit(QStringLiteral("9s"));
    files.work.setItems(9);
    files.work.command()->edit(QStringLiteral("cat {}"));
    QVERIFY(!files.document.canUndo());
    QCOMPARE(files.experiment().work.items, std::int64_t(0));
}

void TestForms::kindsRememberWhatTheyWere()
{
    Window window;
    window.work.fetch()->edit(QStringLiteral("9s"));
    window.work.setKind(int(FetchKind::Command));
    window.work.command()->edit(QStringLiteral("cat {}"));
    QCOMPARE(window.takeTold().contains(QStringLiteral("relist")), true);
    window.work.setKind(int(FetchKind::Simulated));
    QCOMPARE(window.work.fetch()->text(), QStringLiteral("9s"));
    QCOMPARE(window.work.command()->text(), QString());
    window.work.setKind(int(FetchKind::Command));
    QCOMPARE(window.work.command()->text(), QStringLiteral("cat {}"));
    QCOMPARE(window.work.kind(), int(FetchKind::Command));
    QCOMPARE(window.steps(), 5);
    QCOMPARE(window.work.fetch()->text(), QStringLiteral("1s"));
}

void TestForms::anotherKindForgetsErrors()
{
    Window window;
    window.work.fetch()->edit(QStringLiteral("soon"));
    window.work.setKind(int(FetchKind::File));
    QCOMPARE(window.work.fetch()->error(), QString());
    QCOMPARE(window.work.steps()->text(), QStringLiteral("gunzip+sha256"));
}

void TestForms::inputsAreListedElsewhere()
{
    Window window(ofKind(FetchKind::File));
    window.work.chooseFolder(QUrl::fromLocalFile(QStringLiteral("/data")));
    window.work.chooseList(QUrl::fromLocalFile(QStringLiteral("/list.txt")));
    window.work.serveFolder(QUrl::fromLocalFile(QStringLiteral("/srv"))); // only pages are served
    QCOMPARE(
        window.listings,
        QList<InputSources>({{.inputs = {QStringLiteral("/data")}}, {.list = QStringLiteral("/list.txt")}}));
    QCOMPARE(window.listingSteps, QList<Edit>({Edit::Inputs, Edit::Inputs}));
    QVERIFY(!window.document.canUndo());
    QCOMPARE(window.work.folder(), QString());
}

void TestForms::urlsAreListedOrLeft()
{
    Window window(ofKind(FetchKind::Http));
    window.work.urls()->edit(QStringLiteral(" http://h/a \n\n# more\nhttps://h/b"));
    QCOMPARE(window.work.urls()->error(), QString());
    QCOMPARE(
        window.listings,
        QList<InputSources>({{.inputs = {QStringLiteral("http://h/a"), QStringLiteral("https://h/b")}}}));
    QCOMPARE(window.listingSteps, QList<Edit>({Edit::Urls}));
    window.work.urls()->edit(QStringLiteral("http://h/a\nfile:///etc/passwd"));
    QVERIFY2(window.work.urls()->error().contains(QStringLiteral("line 2")),
             qPrintable(window.work.urls()->error()));
    QCOMPARE(window.listings.size(), 1);
    window.work.urls()->edit({}); // there were none
    QVERIFY(!window.document.canUndo());
    QCOMPARE(window.work.urls()->error(), QString());
    // Listed, they are what the field says.
    InputList list;
    list.paths = {"http://h/a"};
    window.document.edit(Edit::Urls,
                         withInputs(window.experiment(), {.inputs = {QStringLiteral("http://h/a")}},
                                    {finished(std::move(list)), {}, {}}));
    QCOMPARE(window.work.urls()->text(), QStringLiteral("http://h/a"));
    window.document.commit();
    window.takeTold();
    window.work.urls()->edit(QStringLiteral(" \n"));
    QCOMPARE(window.experiment().work.items, std::int64_t(0));
    QVERIFY(window.takeTold().contains(QStringLiteral("unlist")));
    window.document.undo();
    QCOMPARE(window.work.urls()->text(), QStringLiteral("http://h/a"));
}

// From folders they take other files.
void TestForms::stepsThatUnpackListAgain()
{
    Window window(ofKind(FetchKind::File));
    window.takeTold();
    window.work.steps()->edit(QStringLiteral("gunzip"));
    QVERIFY(!window.takeTold().contains(QStringLiteral("relist")));
    window.work.steps()->edit(QStringLiteral("sha256"));
    QVERIFY(window.takeTold().contains(QStringLiteral("relist")));
    window.work.steps()->edit(QStringLiteral("polish"));
    QVERIFY(!window.work.steps()->error().isEmpty());
    QVERIFY(!window.takeTold().contains(QStringLiteral("relist")));
    QCOMPARE(window.work.steps()->text(), QStringLiteral("sha256"));
    Window pages(ofKind(FetchKind::Http));
    pages.work.steps()->edit(QStringLiteral("gunzip"));
    QVERIFY(!pages.takeTold().contains(QStringLiteral("relist")));
}

void TestForms::theServedFolder()
{
    Window window(served());
    QCOMPARE(window.work.served(), QStringLiteral("/srv"));
    QCOMPARE(window.work.failing()->text(), QStringLiteral("2%"));
    window.work.failing()->edit(QStringLiteral("5"));
    QCOMPARE(window.work.failing()->text(), QStringLiteral("5%"));
    window.work.latency()->edit(QStringLiteral("5 ms"));
    QCOMPARE(window.work.latency()->text(), QStringLiteral("5ms"));
    window.work.failing()->edit(QStringLiteral("101"));
    QVERIFY(!window.work.failing()->error().isEmpty());
    QCOMPARE(window.work.failing()->text(), QStringLiteral("5%"));
    window.work.useUrls();
    QCOMPARE(window.work.served(), QString());
    QCOMPARE(window.work.latency()->text(), QString());
    QCOMPARE(window.steps(), 3);
    QCOMPARE(window.work.failing()->text(), QStringLiteral("2%"));
}

void TestForms::missingProgramsAreProblems()
{
    Window window(ofKind(FetchKind::Command));
    QCOMPARE(window.work.command()->error(), QString());
    window.work.command()->edit(QStringLiteral("no-such-program-anywhere {}"));
    QVERIFY(window.work.command()->error().contains(QStringLiteral("no-such-program-anywhere")));
    QCOMPARE(window.work.command()->text(), QStringLiteral("no-such-program-anywhere {}"));
    window.work.command()->edit(QStringLiteral("cat {} | wc"));
    QVERIFY(!window.work.command()->error().contains(QStringLiteral("no-such-program-anywhere")));
    window.work.command()->edit(QStringLiteral("sh -c true _ {}"));
    QCOMPARE(window.work.command()->error(), QString());
    window.work.steps()->edit(QStringLiteral("cmd:no-such-step"));
    QVERIFY(window.work.steps()->error().contains(QStringLiteral("no-such-step")));
    window.document.undo();
    QCOMPARE(window.work.steps()->error(), QString());
}

void TestForms::rulesAreRead_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text"); // "!": refused
    const auto row = [](const char *field, const char *typed, const char *text) {
        QTest::addRow("%s %s", field, *typed ? typed : "nothing")
            << QString::fromLatin1(field) << QString::fromLatin1(typed) << QString::fromLatin1(text);
    };
    row("rate", "20", "20");
    row("rate", " 2,5 ", "2.5");
    row("rate", "0", "!");
    row("rate", "1000000", "1e+06");
    row("rate", "1000001", "!");
    row("rate", "", "");
    row("timeout", "5s", "5s");
    row("timeout", "0s", "0s");
    row("timeout", "5", "!");
    row("deadline", "1min", "60s");
    row("deadline", "0s", "");
    row("deadline", "-1s", "!");
    row("maxBytes", "10MB", "10MB");
    row("maxBytes", "1GiB", "");
    row("maxBytes", "many", "!");
    row("headers", "Accept: text/html", "Accept: text/html");
    row("headers", "\n  A: 1 \n\nB: 2\n", "A: 1\nB: 2");
    row("headers", "no colon", "!");
    row("headers", "", "");
}

void TestForms::rulesAreRead()
{
    QFETCH(const QString, field);
    QFETCH(const QString, typed);
    QFETCH(const QString, text);
    Window window(ofKind(FetchKind::Http));
    const QMap<QString, Field *> fields{{QStringLiteral("rate"), window.rules.rate()},
                                        {QStringLiteral("timeout"), window.rules.timeout()},
                                        {QStringLiteral("deadline"), window.rules.deadline()},
                                        {QStringLiteral("maxBytes"), window.rules.maxBytes()},
                                        {QStringLiteral("headers"), window.rules.headers()}};
    Field *edited = fields[field];
    edited->edit(typed);
    const bool good = text != QLatin1String("!");
    QCOMPARE(edited->error().isEmpty(), good);
    QCOMPARE(edited->text(), good ? text : QString());
    window.rules.clearErrors();
    QCOMPARE(edited->error(), QString());
    // Blank is the usual again.
    edited->edit(QStringLiteral(" "));
    QVERIFY(window.experiment().work.rules == FetchRules());
    QCOMPARE(edited->text(), QString());
}

void TestForms::rulesAreOfRealWork()
{
    Window window;
    window.rules.setPerHost(3);
    window.rules.setStopAtError(true);
    window.rules.rate()->edit(QStringLiteral("nonsense"));
    QVERIFY(window.experiment().work.rules == FetchRules());
    QCOMPARE(window.rules.rate()->error(), QString());
    QVERIFY(!window.document.canUndo());
}

void TestForms::rulesStayWithinTheirBounds()
{
    Window window(ofKind(FetchKind::Http));
    window.rules.setPerHost(-3);
    window.rules.setRetries(-3);
    QVERIFY(!window.document.canUndo());
    window.rules.setRetries(5'000);
    QCOMPARE(window.rules.retries(), 1'000);
    window.rules.setPerHost(2'000'000'000);
    QCOMPARE(window.rules.perHost(), 1'000'000'000);
}

void TestForms::eachRuleIsAStep()
{
    Window window(ofKind(FetchKind::Http));
    window.rules.setRetries(1);
    window.rules.setRetries(2);
    window.rules.rate()->edit(QStringLiteral("5"));
    window.rules.rate()->edit(QStringLiteral("50"));
    window.rules.setStopAtError(true);
    window.document.undo();
    QVERIFY(!window.rules.stopAtError());
    window.document.undo();
    QCOMPARE(window.rules.rate()->text(), QString());
    QCOMPARE(window.rules.retries(), 2);
    QCOMPARE(window.steps(), 1);
    QCOMPARE(window.rules.retries(), 0);
}

void TestForms::limitsAreTaken()
{
    Window window;
    window.limits.setFetchLimit(9);
    window.limits.setTransformLimit(-4);
    window.limits.setThreads(100);
    window.limits.setOrderKept(false);
    QCOMPARE(window.limits.fetchLimit(), 9);
    QCOMPARE(window.limits.transformLimit(), 1);
    QCOMPARE(window.limits.threads(), 8); // four for each of the cores
    QVERIFY(!window.limits.orderKept());
    QCOMPARE(window.steps(), 4);
}

void TestForms::theHintIsOfSimulatedWork()
{
    Window window;
    window.work.fetch()->edit(QStringLiteral("3s"));
    QVERIFY2(window.limits.hint().startsWith(QStringLiteral("N* = 6 fetches keep")),
             qPrintable(window.limits.hint()));
    window.work.setCapacity(5);
    QVERIFY2(window.limits.hint().endsWith(QStringLiteral("but 5 are served at a time")),
             qPrintable(window.limits.hint()));
    window.work.setCapacity(6);
    QVERIFY(!window.limits.hint().contains(QStringLiteral("served")));
    window.work.transform()->edit(QStringLiteral("0s"));
    QCOMPARE(window.limits.hint(), QString());
    window.work.setKind(int(FetchKind::Http));
    QCOMPARE(window.limits.hint(), QString());
}

void TestForms::coresOfAnExample()
{
    Experiment experiment;
    experiment.cores = 8;
    Window window(experiment);
    QCOMPARE(window.limits.cores(), 8);
    QVERIFY(window.limits.elsewhere());
    window.limits.setThreads(100);
    QCOMPARE(window.limits.threads(), 32);
    window.document.reset();
    QCOMPARE(window.limits.cores(), 2);
    QVERIFY(!window.limits.elsewhere());
}

QTEST_GUILESS_MAIN(TestForms)
#include "tst_forms.moc"
