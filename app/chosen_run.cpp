// SPDX-License-Identifier: MIT
#include "chosen_run.h"

#include "output.h"
#include "pipeline/words.h"

namespace overlapse {

std::ptrdiff_t chosenRun(const QString &which, const Recording &recording, const QStringList &names)
{
    bool isNumber = false;
    const int number = which.toInt(&isNumber);
    if (isNumber)
        return number >= 1 && number <= names.size() ? number - 1 : -1;
    if (const qsizetype named = names.indexOf(which); named >= 0)
        return named;
    std::ptrdiff_t place = -1;
    for (std::size_t i = 0; i < recording.runs.size(); ++i) {
        const Run &run = recording.runs[i];
        if (run.facts.name != which && modeName(run.spec.mode) != which)
            continue;
        if (place >= 0)
            return -1;
        place = static_cast<std::ptrdiff_t>(i);
    }
    return place;
}

QString listOfRuns(const QStringList &names)
{
    QStringList all;
    constexpr qsizetype most = 10;
    for (qsizetype i = 0; i < std::min(names.size(), most); ++i)
        all.append(QStringLiteral("%1 %2").arg(i + 1).arg(terminalText(names[i])));
    return all.join(QStringLiteral(", "))
        + (names.size() > most ? QStringLiteral(" and %1 more").arg(names.size() - most) : QString());
}

QString noSuchRun(const QString &file, const QString &which, const QStringList &names)
{
    return QStringLiteral("%1: which run is '%2'? It has %3")
        .arg(file, terminalText(which), listOfRuns(names));
}

} // namespace overlapse
