// SPDX-License-Identifier: MIT
// Headers, selections, and what is not a plain finished run: growing, stopped, failed, out of date, awaited.
#include "scene/legend_bar.h"
#include "scene_cases.h"

#include <QTest>

using namespace overlapse;

class TestSceneStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAKeptRunIsToldApartByIsShown();
    void labelsNeverOverlap_data();
    void labelsNeverOverlap();
    void aSentenceIsElidedNotCut();
    void figuresStandBelowEachOther();
    void theSelectedItemIsABandThroughEveryPanel();
    void aGhostLiesBehindTheMeasurement();
    void aPredictionIsHollowInFrontAndBehind();
    void aBandSaysHowFarRepeatsWereApart();
    void aDimmedPanelIsPaleAndSaysWhy();
    void aLiveRunGrowsToNow();
    void aStoppedRunHasOpenEnds();
    void failuresAreRedAndMarked();
    void aFailedAttemptIsRedThenItWaits();
    void fewFailuresShowAmongManyItems();
    void timeOffTheCpuIsHatchedAtTheEnd();
    void whatIsAwaitedSaysSo();
    void panelsScrollOrShrink();
    void panelsComeAndGo();
    void everyCauseIsInTheLegend();
};

// At any width: what a comparison would mislead without.
void TestSceneStates::whatAKeptRunIsToldApartByIsShown()
{
    Case one(articleWork(), 4);
    one.addAll({Mode::Parallel}, 4, 4, 4);
    one.input.panels[0].note = QStringLiteral("9 items of 50 ms · from other.overlapse");
    for (const double width : {600.0, 900.0, 1400.0}) {
        TimelineView view;
        view.size = QSizeF(width, 300);
        bool isSaid = false;
        for (const SceneLayer &layer : buildTimelineScene(one.input, view, lightTheme()).layers)
            for (const SceneLabel &label : layer.labels)
                isSaid = isSaid || (label.role == LabelRole::Subtitle && label.text.startsWith("9 items"));
        QVERIFY(isSaid);
    }
}

void TestSceneStates::labelsNeverOverlap_data()
{
    QTest::addColumn<int>("width");
    for (int width = 600; width <= 2000; width += 100)
        QTest::addRow("%d px", width) << width;
}

void TestSceneStates::labelsNeverOverlap()
{
    QFETCH(int, width);
    Case crawler(crawlerWork(18), 4);
    crawler.addAll({Mode::Sequential, Mode::Concurrent, Mode::Parallel, Mode::Blocking}, 6, 4, 4);
    crawler.input.panels[1].sentence = QStringLiteral("words and more words ").repeated(30);
    crawler.input.panels[2].dimmed = true;
    crawler.input.panels[2].note =
        QStringLiteral("measured with N 6, M 4: the parameters have changed since then");
    crawler.input.panels[3].subtitle =
        QStringLiteral("a subtitle that does not know when to stop ").repeated(6);
    const Theme theme = lightTheme();
    for (const RowMode mode : {RowMode::Items, RowMode::Lanes}) {
        TimelineView view;
        view.size = QSizeF(width, 700);
        view.selected = 7;
        view.hovered = 9;
        view.rowMode = mode;
        std::vector<SceneLabel> labels;
        for (const SceneLayer &layer : buildTimelineScene(crawler.input, view, theme).layers)
            labels.insert(labels.end(), layer.labels.begin(), layer.labels.end());
        std::vector<QRectF> inks;
        for (const SceneLabel &label : labels) {
            const QFontMetricsF metrics(themeFont(theme.fontFamilies, label.pixelSize, label.weight));
            const double advance = metrics.horizontalAdvance(label.text);
            QVERIFY2(advance <= label.rect.width() + 1, qPrintable(label.text));
            QRectF ink = label.rect;
            if (label.alignment & Qt::AlignRight)
                ink.setLeft(ink.right() - advance);
            else if (label.alignment & Qt::AlignHCenter)
                ink.adjust((ink.width() - advance) / 2, 0, -(ink.width() - advance) / 2, 0);
            else
                ink.setWidth(advance);
            QVERIFY2(ink.left() >= 0 && ink.right() <= width, qPrintable(label.text));
            // Lines of small text may share their leading, not their letters.
            inks.push_back(ink.adjusted(0.1, 1.5, -0.1, -1.5));
        }
        for (std::size_t i = 0; i < inks.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY2(!inks[i].intersects(inks[j]),
                         qPrintable(labels[i].text + QStringLiteral(" | ") + labels[j].text));
    }
}

void TestSceneStates::aSentenceIsElidedNotCut()
{
    Case crawler(crawlerWork(18), 4);
    crawler.addAll({Mode::Parallel}, 6, 4, 4);
    TimelineView view;
    view.size = {1600, 500};
    QCOMPARE(labelsOf(buildTimelineScene(crawler.input, view, lightTheme()), LabelRole::Sentence).at(0).text,
             crawler.input.panels[0].sentence);
    view.size = {500, 500};
    const SceneLabel label =
        labelsOf(buildTimelineScene(crawler.input, view, lightTheme()), LabelRole::Sentence).at(0);
    QVERIFY(label.elided);
    QVERIFY(label.text.endsWith(u'…'));
    QCOMPARE(label.rect.right(), 496.0);
}

void TestSceneStates::figuresStandBelowEachOther()
{
    Case crawler(crawlerWork(18), 4);
    crawler.addAll({Mode::Concurrent, Mode::Parallel}, 6, 4, 4);
    crawler.input.panels[0].title = QStringLiteral("Con");
    const Scene scene = buildTimelineScene(crawler.input, {}, lightTheme());
    const auto figures = labelsOf(scene, LabelRole::Makespan);
    QCOMPARE(figures.size(), std::size_t{2});
    QCOMPARE(figures[0].rect.right(), figures[1].rect.right());
    const auto subtitles = labelsOf(scene, LabelRole::Subtitle);
    QCOMPARE(subtitles.at(0).rect.left(), subtitles.at(1).rect.left());
}

void TestSceneStates::theSelectedItemIsABandThroughEveryPanel()
{
    Case crawler(crawlerWork(18), 4);
    crawler.addAll({Mode::Concurrent, Mode::Parallel, Mode::Blocking}, 6, 4, 4);
    TimelineView view;
    view.selected = 7;
    const Theme theme = lightTheme();
    const Scene scene = buildTimelineScene(crawler.input, view, theme);
    const TimelineLayout layout = layoutTimeline(crawler.input, view);
    for (const PanelArea &area : layout.panels) {
        const auto bands = rectsOf(scene, theme.selection.rgba(), area.rows);
        QCOMPARE(bands.size(), std::size_t{1});
        QCOMPARE(bands[0].width(), view.size.width());
        const double middle = area.firstRowTop + 7.5 * area.rowHeight;
        QVERIFY(bands[0].contains(QPointF(100, middle)));
    }
}

void TestSceneStates::aPredictionIsHollowInFrontAndBehind()
{
    const PipelineSpec spec{
        .mode = Mode::Parallel, .order = Order::Kept, .fetchLimit = 4, .transformLimit = 4, .threads = 4};
    const Theme theme = lightTheme();
    for (const Clock front : {Clock::Live, Clock::Virtual}) {
        Case shown(crawlerWork(12), 4);
        shown.add(spec, {}, front);
        Case other(crawlerWork(12), 4);
        const Run &behind =
            other.add({.mode = Mode::Sequential}, {}, front == Clock::Live ? Clock::Virtual : Clock::Live);
        shown.input.panels[0].ghost = &behind;
        const Scene scene = buildTimelineScene(shown.input, {}, theme);
        int filled = 0;
        int outlined = 0;
        int ghostOutlined = 0;
        for (const SceneLayer &layer : scene.layers)
            for (const RectBatch &batch : layer.rects) {
                if (batch.style == RectStyle::Rounded && batch.colour == theme.fetch.rgba())
                    filled += static_cast<int>(batch.rects.size());
                if (batch.style == RectStyle::Outline && batch.colour == theme.ghost.rgba())
                    ghostOutlined += static_cast<int>(batch.rects.size());
                else if (batch.style == RectStyle::Outline)
                    outlined += static_cast<int>(batch.rects.size());
            }
        QCOMPARE(filled > 0, front == Clock::Live);
        QCOMPARE(outlined > 0, front == Clock::Virtual);
        QCOMPARE(ghostOutlined > 0, front == Clock::Live);
    }
}

void TestSceneStates::aGhostLiesBehindTheMeasurement()
{
    Case crawler(crawlerWork(18), 4);
    crawler.addAll({Mode::Parallel}, 6, 4, 4);
    Case other(crawlerWork(18), 4);
    const Run &prediction = other.add(
        {.mode = Mode::Prefetching, .order = Order::Any, .fetchLimit = 6, .transformLimit = 4, .threads = 4},
        {}, Clock::Virtual);
    crawler.input.panels[0].ghost = &prediction;
    const Theme theme = lightTheme();
    for (const QSizeF size : {QSizeF(1100, 800), QSizeF(1100, 90)}) {
        TimelineView view;
        view.size = size;
        view.fitHeight = true;
        const Scene scene = buildTimelineScene(crawler.input, view, theme);
        int ghostLayer = -1;
        int spanLayer = -1;
        for (int i = 0; i < static_cast<int>(scene.layers.size()); ++i) {
            for (const RectBatch &batch : scene.layers[static_cast<std::size_t>(i)].rects) {
                if (batch.style == RectStyle::Outline && !batch.rects.empty())
                    ghostLayer = i;
                if (batch.colour == theme.fetch.rgba() && !batch.rects.empty())
                    spanLayer = i;
            }
        }
        if (layoutTimeline(crawler.input, view).panels[0].rowHeight >= 3) {
            QVERIFY(ghostLayer >= 0);
            QVERIFY(ghostLayer < spanLayer);
        }
    }
}

void TestSceneStates::aBandSaysHowFarRepeatsWereApart()
{
    Case article(articleWork(), 4);
    article.addAll({Mode::Sequential, Mode::Parallel}, 4, 4, 4);
    const Theme theme = lightTheme();
    const TimelineView view;
    const auto bandsOf = [&](std::size_t panel) {
        const QRectF area = layoutTimeline(article.input, view).panels[panel].panel;
        return rectsOf(buildTimelineScene(article.input, view, theme), theme.spread.rgba(), area);
    };
    const auto isInLegend = [&] {
        for (const LegendEntry &entry : legendFor(theme, article.input))
            if (entry.mark == Mark::Spread)
                return true;
        return false;
    };
    QVERIFY(bandsOf(0).empty() && bandsOf(1).empty());
    QVERIFY(!isInLegend());

    PanelInput &panel = article.input.panels[1];
    const Nanos makespan = panel.figures.makespan;
    panel.spread = TimeRange{makespan - 100ms, makespan + 300ms};
    QVERIFY(isInLegend());
    QVERIFY(bandsOf(0).empty());
    QCOMPARE(bandsOf(1).size(), std::size_t(1));
    const TimelineLayout layout = layoutTimeline(article.input, view);
    const QRectF band = bandsOf(1).front();
    QVERIFY(std::abs(band.left() - layout.time.x(makespan - 100ms)) <= 1);
    QVERIFY(std::abs(band.right() - layout.time.x(makespan + 300ms)) <= 1);
    QCOMPARE(band.top(), layout.panels[1].rows.top());
    // Of what is growing nothing is known yet.
    panel.live = true;
    QVERIFY(bandsOf(1).empty());
    panel.live = false;
    // The longest can be seen whole.
    article.input.panels[0].spread = TimeRange{Nanos(1s), Nanos(20s)};
    QVERIFY(fullRange(article.input).end > Nanos(20s));
    // Alike to the nanosecond: nothing to show.
    article.input.panels[0].spread.reset();
    panel.spread = TimeRange{makespan, makespan};
    QVERIFY(bandsOf(1).empty());
    QVERIFY(!isInLegend());
}

void TestSceneStates::aDimmedPanelIsPaleAndSaysWhy()
{
    Case crawler(crawlerWork(18), 4);
    crawler.addAll({Mode::Parallel}, 6, 4, 4);
    crawler.input.panels[0].dimmed = true;
    crawler.input.panels[0].note = QStringLiteral("measured with N 4");
    const Theme theme = lightTheme();
    const Scene scene = buildTimelineScene(crawler.input, {}, theme);
    const QRectF rows = layoutTimeline(crawler.input, {}).panels[0].rows;
    QVERIFY(rectsOf(scene, theme.fetch.rgba(), rows).empty());
    QCOMPARE(labelsOf(scene, LabelRole::Note).at(0).text, QStringLiteral("measured with N 4"));
    QVERIFY(labelsOf(scene, LabelRole::Sentence).empty());
}

void TestSceneStates::aLiveRunGrowsToNow()
{
    Case crawler(crawlerWork(18), 4);
    const Run &whole = crawler.add(
        {.mode = Mode::Parallel, .order = Order::Kept, .fetchLimit = 6, .transformLimit = 4, .threads = 4});
    constexpr Nanos now = 200ms;
    Run live;
    live.spec = whole.spec;
    live.trace = Trace(18);
    PanelInput &panel = crawler.input.panels[0];
    for (std::int64_t item = 0; item < 18; ++item) {
        ItemRow row = whole.trace.row(item);
        if (row.fetchAdmitted > now)
            continue;
        if (row.transformYielded <= now) {
            live.trace.put(row);
            continue;
        }
        for (Nanos *stamp : {&row.fetchStarted, &row.fetchFinished, &row.fetchYielded, &row.transformStarted,
                             &row.transformFinished, &row.transformYielded})
            *stamp = *stamp > now ? absent : *stamp;
        row.rank = -1;
        panel.inFlight.push_back(row);
    }
    panel.run = &live;
    panel.waits = nullptr;
    panel.live = true;
    panel.now = now;
    TimelineView view;
    view.end = 1s;
    const Theme theme = lightTheme();
    const Scene scene = buildTimelineScene(crawler.input, view, theme);
    const TimelineLayout layout = layoutTimeline(crawler.input, view);
    const double edge = std::round(layout.time.x(now));
    double right = 0;
    for (const Look look : {Look::Fetch, Look::Transform, Look::HeldOrder})
        for (const QRectF &rect : rectsOf(scene, lookColour(theme, look).rgba(), layout.panels[0].rows))
            right = std::max(right, rect.right());
    QCOMPARE(right, edge);
    // The rows of the whole workload are there from the start, so that none jumps.
    QVERIFY(layout.panels[0].rowCount == 18);
    QVERIFY(labelsOf(scene, LabelRole::Subtitle)
                .at(0)
                .text.contains(QStringLiteral("%1 of 18").arg(live.trace.emittedCount())));
    QCOMPARE(labelsOf(scene, LabelRole::Makespan).at(0).text, QStringLiteral("200.0 ms"));
}

void TestSceneStates::aStoppedRunHasOpenEnds()
{
    Case crawler(crawlerWork(18), 4);
    crawler.add(
        {.mode = Mode::Parallel, .order = Order::Kept, .fetchLimit = 6, .transformLimit = 4, .threads = 4},
        {.stopAt = 250ms});
    crawler.input.panels[0].sentence.clear();
    const Scene scene = buildTimelineScene(crawler.input, {}, lightTheme());
    int faded = 0;
    for (const SceneLayer &layer : scene.layers)
        for (const RectBatch &batch : layer.rects)
            if (qAlpha(batch.colour) > 0 && qAlpha(batch.colour) < 255)
                faded += static_cast<int>(batch.rects.size());
    QVERIFY(faded > 0);
    QVERIFY(labelsOf(scene, LabelRole::Subtitle).at(0).text.startsWith(QStringLiteral("stopped")));
    // Once: not beside a sentence that says so.
    crawler.input.panels[0].sentence = QStringLiteral("stopped with 5 of 18 items done");
    const Scene told = buildTimelineScene(crawler.input, {}, lightTheme());
    for (const SceneLabel &label : labelsOf(told, LabelRole::Subtitle))
        QVERIFY2(!label.text.contains(QStringLiteral("stopped")), qPrintable(label.text));
    QVERIFY(labelsOf(told, LabelRole::Sentence).at(0).text.startsWith(QStringLiteral("stopped with 5")));
}

void TestSceneStates::failuresAreRedAndMarked()
{
    Case crawler(crawlerWork(18), 4);
    crawler.add(
        {.mode = Mode::Parallel, .order = Order::Kept, .fetchLimit = 6, .transformLimit = 4, .threads = 4},
        {.fetchFails = [](std::int64_t item) { return item == 3 || item == 11; }});
    const Theme theme = lightTheme();
    const Scene scene = buildTimelineScene(crawler.input, {}, theme);
    QCOMPARE(rectsOf(scene, theme.failed.rgba(), layoutTimeline(crawler.input, {}).panels[0].rows).size(),
             std::size_t{2});
    std::size_t marks = 0;
    for (const SceneLayer &layer : scene.layers)
        for (const SceneLine &line : layer.lines)
            marks += line.colour == theme.failed.rgba() ? 1 : 0;
    QCOMPARE(marks, std::size_t{4});
}

void TestSceneStates::aFailedAttemptIsRedThenItWaits()
{
    Case article(articleWork(), 4);
    Run &run = article.add(
        {.mode = Mode::Parallel, .order = Order::Kept, .fetchLimit = 4, .transformLimit = 4, .threads = 4});
    ItemDetail detail;
    detail.parts = {{0ms, 100ms, 1, PartKind::Connect, Status::Ok},
                    {100ms, 300ms, 1, PartKind::FirstByte, Status::Failed},
                    {300ms, 500ms, 1, PartKind::Backoff, Status::Ok},
                    {500ms, 700ms, 2, PartKind::FirstByte, Status::Ok},
                    {700ms, 1000ms, 2, PartKind::Download, Status::Ok}};
    run.trace.putDetail(1, detail);
    const WaitAccount waits(run);
    article.input.panels[0].waits = &waits;
    const Theme theme = lightTheme();
    const Scene scene = buildTimelineScene(article.input, {}, theme);
    const QRectF rows = layoutTimeline(article.input, {}).panels[0].rows;
    const std::vector<QRectF> failed = rectsOf(scene, theme.failed.rgba(), rows);
    const std::vector<QRectF> waiting = rectsOf(scene, theme.backoff.rgba(), rows);
    QCOMPARE(failed.size(), std::size_t{1});
    QCOMPARE(waiting.size(), std::size_t{1});
    QCOMPARE(waiting[0].left(), failed[0].right());
    QVERIFY(waiting[0].height() < failed[0].height());
    // A line between connecting and the first byte, and one between that and the download of the second attempt.
    std::size_t lines = 0;
    for (const QRectF &rect : rectsOf(scene, theme.surface.rgba(), rows))
        lines += rect.width() <= 1 && rect.height() == failed[0].height() ? 1 : 0;
    QCOMPARE(lines, std::size_t{2});
}

void TestSceneStates::fewFailuresShowAmongManyItems()
{
    Case crawler(crawlerWork(10'000), 8);
    crawler.add(
        {.mode = Mode::Parallel, .order = Order::Kept, .fetchLimit = 64, .transformLimit = 64, .threads = 8},
        {.fetchFails = [](std::int64_t item) { return item == 5'000; }});
    const Theme theme = lightTheme();
    const Scene scene = buildTimelineScene(crawler.input, {}, theme);
    const QRectF rows = layoutTimeline(crawler.input, {}).panels[0].rows;
    QVERIFY(!rectsOf(scene, theme.failed.rgba(), rows).empty());
    QVERIFY(rectsOf(scene, theme.failed.rgba(), rows).at(0).width() >= 2);
}

void TestSceneStates::timeOffTheCpuIsHatchedAtTheEnd()
{
    Case article(articleWork(), 2);
    article.addAll({Mode::Parallel}, 4, 4, 4);
    const TimelineLayout layout = layoutTimeline(article.input, {});
    const Scene scene = buildTimelineScene(article.input, {}, lightTheme());
    std::size_t hatched = 0;
    for (const SceneLayer &layer : scene.layers) {
        for (const RectBatch &batch : layer.rects) {
            if (batch.style != RectStyle::Hatched)
                continue;
            for (const QRectF &rect : batch.rects)
                QVERIFY(std::abs(rect.right() - layout.time.x(3s)) <= 0.5);
            hatched += batch.rects.size();
        }
    }
    QCOMPARE(hatched, std::size_t{4});
}

void TestSceneStates::whatIsAwaitedSaysSo()
{
    TimelineInput input;
    input.emptyText = QStringLiteral("No mode is shown");
    QCOMPARE(labelsOf(buildTimelineScene(input, {}, lightTheme()), LabelRole::Message).at(0).text,
             input.emptyText);
    PanelInput panel;
    panel.title = QStringLiteral("Parallel");
    panel.note = QStringLiteral("predicting …");
    input.panels.push_back(panel);
    const Scene scene = buildTimelineScene(input, {}, lightTheme());
    QCOMPARE(labelsOf(scene, LabelRole::Message).at(0).text, panel.note);
    QCOMPARE(labelsOf(scene, LabelRole::Title).at(0).text, panel.title);
}

void TestSceneStates::panelsScrollOrShrink()
{
    Case crawler(crawlerWork(18), 4);
    crawler.addAll({Mode::Sequential, Mode::Concurrent, Mode::Parallel, Mode::Prefetching, Mode::Blocking}, 6,
                   4, 4);
    TimelineView view;
    view.size = {700, 300};
    TimelineLayout layout = layoutTimeline(crawler.input, view);
    QVERIFY(layout.maxScroll > 0);
    view.scroll = layout.maxScroll;
    layout = layoutTimeline(crawler.input, view);
    QVERIFY(layout.panels.back().panel.bottom() <= 300);
    view.fitHeight = true;
    layout = layoutTimeline(crawler.input, view);
    QCOMPARE(layout.maxScroll, 0.0);
    QVERIFY(layout.panels.back().panel.bottom() <= 300);
    QVERIFY(layout.panels.front().rows.height() >= 10);
}

void TestSceneStates::panelsComeAndGo()
{
    Case article(articleWork(), 4);
    article.addAll({Mode::Concurrent, Mode::Parallel, Mode::Prefetching}, 4, 4, 4);
    for (const RowMode mode : {RowMode::Items, RowMode::Lanes}) {
        TimelineView view;
        view.size = {900, 600};
        view.rowMode = mode;
        const TimelineLayout rest = layoutTimeline(article.input, view);
        double before = -1;
        for (const double part : {0.0, 0.25, 0.5, 0.75, 1.0}) {
            view.unfolded = {1, part, 1};
            view.gaps = {0, 0, 1 - part, 0};
            const TimelineLayout layout = layoutTimeline(article.input, view);
            // Under each other without a hole but the gap, in the window's height.
            QCOMPARE(layout.maxScroll, 0.0);
            const double unfolding = layout.panels[1].panel.height();
            QVERIFY(unfolding > before);
            before = unfolding;
            QVERIFY(layout.panels[1].panel.top() >= layout.panels[0].panel.bottom() - 1);
            QVERIFY(layout.panels[2].panel.top() >= layout.panels[1].panel.bottom() - 1);
            QVERIFY(layout.panels[2].panel.bottom() <= view.size.height() + 1);
            // What is not unfolded yet is not drawn over the next panel.
            const Scene scene = buildTimelineScene(article.input, view, lightTheme());
            const QRectF next = layout.panels[2].panel;
            for (const SceneLayer &layer : scene.layers)
                if (part < 1 && layer.clip.isValid() && layer.clip.top() >= layout.panels[1].panel.top()
                    && layer.clip.top() < next.top())
                    QVERIFY(layer.clip.bottom() <= next.top() + 1);
        }
        QCOMPARE(layoutTimeline(article.input, view).panels[1].panel, rest.panels[1].panel);
    }
}

void TestSceneStates::everyCauseIsInTheLegend()
{
    const Theme theme = darkTheme();
    for (int cause = 0; cause < causeCount; ++cause) {
        int entries = 0;
        for (const LegendEntry &entry : legend(theme))
            for (const Cause named : entry.causes)
                if (named == static_cast<Cause>(cause)) {
                    ++entries;
                    QCOMPARE(entry.colour, causeColour(theme, named));
                }
        QCOMPARE(entries, 1);
    }
}

QTEST_MAIN(TestSceneStates)
#include "tst_scene_states.moc"
