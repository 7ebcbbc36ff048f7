// SPDX-License-Identifier: MIT
#include "scene/core_words.h"

#include <QCoreApplication>

namespace overlapse {

namespace {

// NOLINTBEGIN(bugprone-suspicious-missing-comma): long texts are in two lines.
constexpr const char *texts[] = {
    // Modes: core/pipeline/words.cpp
    QT_TRANSLATE_NOOP("Core", "one item at a time"),
    QT_TRANSLATE_NOOP("Core", "fetches overlap; transforms take turns on the driver"),
    QT_TRANSLATE_NOOP("Core", "fetches overlap; transforms run on the pool"),
    QT_TRANSLATE_NOOP("Core", "parallel, and fetching never waits for demand"),
    QT_TRANSLATE_NOOP("Core", "one blocking task per item on the pool"),
    // Causes: core/analysis/waits.cpp
    QT_TRANSLATE_NOOP("Core", "waiting for its first poll"),
    QT_TRANSLATE_NOOP("Core", "waiting for its host's turn"),
    QT_TRANSLATE_NOOP("Core", "waiting for the rate"),
    QT_TRANSLATE_NOOP("Core", "waiting to try again"),
    QT_TRANSLATE_NOOP("Core", "in the server's line"),
    QT_TRANSLATE_NOOP("Core", "ready and unpolled"),
    QT_TRANSLATE_NOOP("Core", "fetch running"),
    QT_TRANSLATE_NOOP("Core", "held by order"),
    QT_TRANSLATE_NOOP("Core", "driver busy"),
    QT_TRANSLATE_NOOP("Core", "transform stage full"),
    QT_TRANSLATE_NOOP("Core", "driver waking"),
    QT_TRANSLATE_NOOP("Core", "waiting for a thread"),
    QT_TRANSLATE_NOOP("Core", "waiting for the driver"),
    QT_TRANSLATE_NOOP("Core", "transform on the CPU"),
    QT_TRANSLATE_NOOP("Core", "transform off the CPU"),
    QT_TRANSLATE_NOOP("Core", "transform running"),
    // What a search finds out: core/advice/limit_search.cpp
    QT_TRANSLATE_NOOP("Core", "warming up"),
    QT_TRANSLATE_NOOP("Core", "raising N"),
    QT_TRANSLATE_NOOP("Core", "around the knee"),
    QT_TRANSLATE_NOOP("Core", "looking for M"),
    QT_TRANSLATE_NOOP("Core", "trying other N and M together"),
    QT_TRANSLATE_NOOP("Core", "telling the best apart"),
    QT_TRANSLATE_NOOP("Core", "measuring the limits of now"),
    QT_TRANSLATE_NOOP("Core", "settled"),
    // Examples: resources/experiments
    QT_TRANSLATE_NOOP("Core", "The article: four items of 1 s + 1 s"),
    QT_TRANSLATE_NOOP("Core",
                      "Sequential takes 8 s, concurrent 5 s, parallel 2 s on four cores and 3 s on two."),
    QT_TRANSLATE_NOOP("Core", "A crawler"),
    QT_TRANSLATE_NOOP(
        "Core",
        "A few pages take ten times as long as the others. Set the order to any: nothing waits behind them."),
    QT_TRANSLATE_NOOP("Core", "Files of this machine"),
    QT_TRANSLATE_NOOP("Core",
                      "Real files: gunzip and SHA-256 of /usr/share/doc. Do threads help, or is there "
                      "nothing to wait for?"),
    QT_TRANSLATE_NOOP("Core", "I/O hiccups"),
    QT_TRANSLATE_NOOP("Core",
                      "One fetch in twenty takes 2 s. Drag N from 4 to 16: prefetching hides most of them."),
    QT_TRANSLATE_NOOP("Core", "More transforms than cores"),
    QT_TRANSLATE_NOOP(
        "Core",
        "Drag M down to the number of cores: nothing gets slower. Transforms beyond the cores gain nothing."),
    QT_TRANSLATE_NOOP("Core", "More threads than cores"),
    QT_TRANSLATE_NOOP("Core",
                      "Four threads a core: cpu work gains nothing. Change cpu to wall, which only waits for "
                      "the clock, and it seems to."),
    QT_TRANSLATE_NOOP("Core", "One slow item"),
    QT_TRANSLATE_NOOP("Core",
                      "The first fetch takes 5 s. In order, finished items wait for it; set the order to "
                      "any, and they leave."),
    QT_TRANSLATE_NOOP("Core", "The buffer that stalls"),
    QT_TRANSLATE_NOOP("Core",
                      "While M transforms are in flight, parallel starts no fetch; prefetching does, and "
                      "takes 0.6 s instead of 1 s."),
    QT_TRANSLATE_NOOP("Core", "Thumbnails"),
    QT_TRANSLATE_NOOP(
        "Core",
        "The processor is the limit: concurrent is no faster than sequential, and N changes nothing."),
    QT_TRANSLATE_NOOP("Core", "Tiny items"),
    QT_TRANSLATE_NOOP("Core",
                      "An item is 200 ns of work: handing it to a thread costs more. Run it, and parallel is "
                      "slower than concurrent."),
    QT_TRANSLATE_NOOP("Core", "A web of this machine"),
    QT_TRANSLATE_NOOP("Core",
                      "Real requests to its own server: some are slow, some fail and are tried again. Who "
                      "waits? Try order any."),
};
// NOLINTEND(bugprone-suspicious-missing-comma)

} // namespace

QString inWindow(const QString &coreText)
{
    return coreText.isEmpty() ? coreText : QCoreApplication::translate("Core", coreText.toUtf8().constData());
}

QStringList fixedTexts()
{
    QStringList list;
    for (const char *text : texts)
        list << QString::fromUtf8(text);
    return list;
}

} // namespace overlapse
