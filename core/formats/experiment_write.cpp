// SPDX-License-Identifier: MIT
#include "formats/experiment_file.h"

#include "formats/experiment_limits.h"
#include "formats/files.h"
#include "pipeline/words.h"
#include "trace/this_machine.h"
#include "workload/fetch_rules.h"
#include "workload/served_text.h"
#include "workload/work_text.h"

#include <QByteArrayList>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace overlapse {

namespace {

QByteArray quoted(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

template<typename Range, typename Text>
QByteArray listOf(const Range &values, Text text)
{
    QByteArrayList texts;
    for (const auto &value : values)
        texts << quoted(text(value));
    return '[' + texts.join(", ") + ']';
}

// An object with a member a line, in the order in which they are put.
class Members
{
public:
    explicit Members(qsizetype depth) : m_indent(depth * 2, ' ') {}
    void put(const char *key, const QByteArray &value)
    {
        m_lines << m_indent + "  \"" + key + "\": " + value;
    }
    void put(const char *key, const QString &value) { put(key, quoted(value)); }
    void number(const char *key, qint64 value) { put(key, QByteArray::number(value)); }
    [[nodiscard]] QByteArray text() const { return "{\n" + m_lines.join(",\n") + '\n' + m_indent + '}'; }

private:
    QByteArray m_indent;
    QByteArrayList m_lines;
};

QByteArray tableText(const DurationTable &table)
{
    QByteArrayList rows;
    for (std::size_t i = 0; i < table.fetch.size(); ++i)
        rows << "      [" + quoted(exactDuration(table.fetch[i])) + ", "
                + quoted(exactDuration(table.transform[i])) + ']';
    return "[\n" + rows.join(",\n") + "\n    ]";
}

// What is as usual is left out.
void putRules(Members &members, const FetchRules &rules)
{
    for (const FetchRule rule : allFetchRules) {
        const RuleInfo &info = ruleInfo(rule);
        const QStringList texts = ruleTexts(rules, rule);
        if (texts.isEmpty())
            continue;
        switch (info.form) {
        case RuleForm::Texts:
            members.put(info.key, listOf(texts, [](const QString &text) { return text; }));
            break;
        case RuleForm::Whole:
        case RuleForm::Real: members.put(info.key, texts.first().toLatin1()); break;
        case RuleForm::Text: members.put(info.key, texts.first()); break;
        }
    }
}

void putServed(Members &members, const ServedFolder &served)
{
    members.put("serve", served.folder);
    if (served.latency != TimeSpec())
        members.put("latency", timeText(served.latency));
    if (served.fail > 0)
        members.put("fail", shareText(served.fail));
    if (served.failWith != ServedFolder().failWith)
        members.put("fail_with", failureKindText(served.failWith));
}

void putRealWork(Members &members, const ExperimentFile &file)
{
    const WorkSpec &work = file.work;
    members.put("fetch", fetchText(work));
    if (!file.inputs.isEmpty())
        members.put("inputs", listOf(file.inputs, [](const QString &name) { return name; }));
    if (!file.list.isEmpty())
        members.put("list", file.list);
    if (work.served)
        putServed(members, *work.served);
    members.put("transform", transformText(work));
    if (work.fetch == FetchKind::File)
        members.put("cache", file.coldCache ? QStringLiteral("cold") : QStringLiteral("warm"));
    putRules(members, work.rules);
}

void putReplayedWork(Members &members, const ExperimentFile &file)
{
    const WorkSpec &work = file.work;
    // As many items as rows is what leaving it out means.
    if (work.items > 0 && !(work.durations && work.items == std::int64_t(work.durations->fetch.size())))
        members.number("items", work.items);
    if (file.durationsFile.isEmpty())
        members.put("durations", tableText(*work.durations));
    else
        members.put("durations", file.durationsFile);
    if (work.transform == TransformKind::Wall)
        members.put("transform", QStringLiteral("wall(replayed)"));
}

QByteArray workMembers(const ExperimentFile &file)
{
    const WorkSpec &work = file.work;
    Members members(1);
    const bool replayed = work.durations || !file.durationsFile.isEmpty();
    if (work.isReal()) {
        putRealWork(members, file);
    } else if (replayed) {
        putReplayedWork(members, file);
    } else {
        members.number("items", work.items);
        members.put("fetch", timeText(work.fetchTime));
        members.put("transform", transformText(work));
        if (work.capacity > 0)
            members.number("capacity", work.capacity);
    }
    if (work.seed != 1 || (!work.isReal() && !replayed))
        members.number("seed", static_cast<qint64>(work.seed));
    return members.text();
}

// What was written, unless it comes to something else by now.
void putLimit(Members &members, const char *key, const WrittenLimit &written, std::int64_t now,
              std::int64_t resolved)
{
    if (written.kind == WrittenLimit::Kind::Number || now != resolved)
        members.number(key, now);
    else if (written.kind == WrittenLimit::Kind::TimesCores)
        members.put(key, limitText(written));
}

QByteArray limitMembers(const ExperimentFile &file)
{
    ExperimentFile fresh = file;
    resolveLimits(fresh, file.cores.value_or(thisMachine().cores));
    Members members(1);
    putLimit(members, "fetch_limit", file.fetchLimit, file.limits.fetchLimit, fresh.limits.fetchLimit);
    putLimit(members, "transform_limit", file.transformLimit, file.limits.transformLimit,
             fresh.limits.transformLimit);
    putLimit(members, "threads", file.threads, file.limits.threads, fresh.limits.threads);
    members.put("order", orderName(file.limits.order));
    if (file.cores)
        members.number("cores", *file.cores);
    return members.text();
}

// Names in `from` as they are in `to`.
QString rebased(const QString &name, const QDir &from, const QDir &to)
{
    if (name.isEmpty() || QDir::isAbsolutePath(name) || from.absolutePath() == to.absolutePath())
        return name;
    return to.relativeFilePath(from.absoluteFilePath(name));
}

} // namespace

QByteArray experimentText(const ExperimentFile &file)
{
    Members members(0);
    members.put("format", QStringLiteral("overlapse-experiment"));
    members.number("version", 1);
    if (!file.title.isEmpty())
        members.put("title", file.title);
    if (!file.about.isEmpty())
        members.put("about", file.about);
    members.put("work", workMembers(file));
    members.put("limits", limitMembers(file));
    members.put("modes", listOf(file.modes, modeName));
    return members.text() + '\n';
}

QString saveExperiment(const QString &path, const ExperimentFile &file)
{
    ExperimentFile moved = file;
    const QDir from(file.folder.isEmpty() ? QStringLiteral(".") : file.folder);
    const QDir to(QFileInfo(path).path());
    if (file.work.fetch != FetchKind::Http)
        for (QString &name : moved.inputs)
            name = rebased(name, from, to);
    moved.list = rebased(file.list, from, to);
    if (moved.work.served)
        moved.work.served->folder = rebased(moved.work.served->folder, from, to);
    moved.durationsFile = rebased(file.durationsFile, from, to);
    const QByteArray text = experimentText(moved);
    if (const Checked<ExperimentFile> again = readExperiment(text, path); !again)
        return again.error;
    return saveAs(path, [&text](QIODevice &device) { return device.write(text) == text.size(); });
}

} // namespace overlapse
