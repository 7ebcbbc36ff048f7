// SPDX-License-Identifier: MIT
// From the start of the process to the first frame that shows the prediction, as the program itself tells it.
#include "bench.h"

#include <QProcess>
#include <QTemporaryDir>

namespace bench {

Rows firstFrame()
{
    const QTemporaryDir settings; // a first start: nothing remembered
    std::vector<double> figures;
    for (int i = 0; i < 5; ++i) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), settings.path());
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(OVERLAPSE_PROGRAM), {QStringLiteral("--first-frame")});
        if (!process.waitForFinished(30'000) || process.exitCode() != 0)
            return {};
        // "first frame after 312.4 ms"
        const QStringList words = QString::fromUtf8(process.readAllStandardOutput()).split(QLatin1Char(' '));
        if (words.size() < 5)
            return {};
        figures.push_back(words[3].toDouble() / 1000);
    }
    int next = 0;
    const MinMedian taken = repeat(5, [&] { return figures[static_cast<std::size_t>(next++)]; });
    return {{QStringLiteral("start to first frame, median of 5"), taken.median, QStringLiteral("s"), 0.5},
            {QStringLiteral("start to first frame, minimum"), taken.minimum, QStringLiteral("s")}};
}

} // namespace bench
