// SPDX-License-Identifier: MIT
#include "forms/work_form.h"

#include "workload/served_text.h"
#include "workload/work_programs.h"
#include "workload/work_text.h"

namespace overlapse {

WorkForm::WorkForm(Document &document, QObject *parent)
    : QObject(parent), m_document(document),
      m_fetch(
          [this] { return fetchText(work()); },
          [this](const QString &text) { return take(Edit::FetchTime, withFetchTime(experiment(), text)); },
          this),
      m_transform([this] { return transformText(work()); },
                  [this](const QString &text) {
                      return work().isReal()
                          ? QString()
                          : take(Edit::TransformTime, withTransformTime(experiment(), text));
                  },
                  this),
      m_steps([this] { return work().isReal() ? transformText(work()) : QStringLiteral("none"); },
              [this](const QString &text) { return setSteps(text); }, this),
      m_command([this] { return work().command; },
                [this](const QString &text) {
                    return work().fetch == FetchKind::Command
                        ? take(Edit::Command, withCommand(experiment(), text))
                        : QString();
                },
                this),
      m_urls(
          [this] {
              return work().fetch == FetchKind::Http && sources().inputs.size() <= mostTypedUrls
                  ? sources().inputs.join(u'\n')
                  : QString();
          },
          [this](const QString &text) { return setUrls(text); }, this),
      m_latency([this] { return work().served ? timeText(work().served->latency) : QString(); },
                [this](const QString &text) { return take(Edit::Latency, withLatency(experiment(), text)); },
                this),
      m_failing([this] { return work().served ? shareText(work().served->fail) : QString(); },
                [this](const QString &text) { return take(Edit::Failing, withFailing(experiment(), text)); },
                this)
{
    connect(&document, &Document::edited, this, [this](Document::Parts parts) {
        if (parts & Document::Work)
            refresh();
    });
    refresh();
}

std::array<Field *, 7> WorkForm::fields()
{
    return {&m_fetch, &m_transform, &m_steps, &m_command, &m_urls, &m_latency, &m_failing};
}

void WorkForm::refresh()
{
    m_command.setProblem(fetchProgramProblem(work()));
    m_steps.setProblem(stepProgramProblem(work()));
    for (Field *field : fields())
        field->refresh();
    Q_EMIT changed();
}

void WorkForm::clearErrors()
{
    for (Field *field : fields())
        field->clearError();
}

// What comes to the same is no step of undo.
QString WorkForm::take(Edit what, const Checked<Experiment> &next)
{
    if (!next)
        return next.error;
    const WorkSpec &now = next->work;
    if (!(now.fetchTime == work().fetchTime && now.transform == work().transform
          && now.transformTime == work().transformTime && now.steps == work().steps
          && now.command == work().command && now.served == work().served && now.seed == work().seed
          && now.capacity == work().capacity && now.items == work().items
          && now.durations == work().durations))
        m_document.edit(what, *next);
    return {};
}

void WorkForm::setKind(int kind)
{
    if (kind == this->kind() || kind < 0 || kind >= static_cast<int>(m_others.size()))
        return;
    Q_EMIT listingUnwanted();
    clearErrors();
    m_others[static_cast<std::size_t>(this->kind())] = KindOfWork{work(), sources(), experiment().traits};
    const auto &other = m_others[static_cast<std::size_t>(kind)];
    m_document.commit();
    m_document.edit(Edit::Kind,
                    withKind(experiment(), other ? *other : usualWork(static_cast<FetchKind>(kind))));
    m_document.commit();
    if (!work().inputs)
        Q_EMIT relistingWanted();
}

void WorkForm::setItems(int items)
{
    if (!work().isReal())
        take(Edit::Items, withItems(experiment(), items));
}

void WorkForm::setSeed(int seed)
{
    take(Edit::Seed, withSeed(experiment(), seed));
}

void WorkForm::setCapacity(int capacity)
{
    if (!work().isReal())
        take(Edit::Capacity, withCapacity(experiment(), capacity));
}

QString WorkForm::setSteps(const QString &text)
{
    if (!work().isReal())
        return {};
    const bool gunzips = beginsWithGunzip(work());
    QString error = take(Edit::Steps, withSteps(experiment(), text));
    if (work().fetch == FetchKind::File && beginsWithGunzip(work()) != gunzips)
        Q_EMIT relistingWanted();
    return error;
}

QStringList WorkForm::known(QStringList transforms) const
{
    transforms.removeIf([](const QString &text) { return !parseTransform(text); });
    return transforms;
}

QString WorkForm::folder() const
{
    return work().fetch == FetchKind::Http ? QString() : sources().inputs.join(QStringLiteral(", "));
}

void WorkForm::chooseFolder(const QUrl &folder)
{
    Q_EMIT listingWanted({.inputs = {folder.toLocalFile()}}, Edit::Inputs);
}

void WorkForm::chooseList(const QUrl &file)
{
    Q_EMIT listingWanted({.list = file.toLocalFile()}, Edit::Inputs);
}

void WorkForm::serveFolder(const QUrl &folder)
{
    if (work().fetch == FetchKind::Http)
        Q_EMIT listingWanted({.served = folder.toLocalFile()}, Edit::Inputs);
}

void WorkForm::useUrls()
{
    if (!work().served)
        return;
    Q_EMIT listingUnwanted();
    m_document.commit();
    m_document.edit(Edit::Urls, withoutInputs(experiment()));
}

QString WorkForm::setUrls(const QString &text)
{
    if (work().fetch != FetchKind::Http)
        return {};
    const Checked<QStringList> urls = urlsOf(text);
    if (!urls)
        return urls.error;
    if (*urls == sources().inputs && sources().list.isEmpty())
        return {};
    if (!urls->isEmpty()) {
        Q_EMIT listingWanted({.inputs = *urls}, Edit::Urls);
        return {};
    }
    Q_EMIT listingUnwanted();
    m_document.edit(Edit::Urls, withoutInputs(experiment()));
    return {};
}

} // namespace overlapse
