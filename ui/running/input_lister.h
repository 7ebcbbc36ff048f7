// SPDX-License-Identifier: MIT
// Finding out which inputs there are, in the background: the latest wish wins. Nothing is fetched or run.
#pragma once

#include "document/edit.h"
#include "document/experiment.h"

#include <QObject>
#include <QThreadPool>
#include <QtQml/qqmlregistration.h>

#include <atomic>
#include <memory>
#include <optional>

namespace overlapse {

/// GUI thread.
class InputLister : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(QString text READ text NOTIFY changed)  ///< "2,607 files, 812 passed over", or why not
    Q_PROPERTY(bool failed READ failed NOTIFY changed) ///< and `text` says why

public:
    explicit InputLister(QObject *parent = nullptr);
    /// Stops, and waits until that is done.
    ~InputLister() override;

    /// `step` is the step of undo that it will be; none: it belongs to what was opened.
    void start(const WorkSpec &work, const InputSources &sources, std::optional<Edit> step);
    /// The same anew for work that takes other inputs, if something is being listed; else nothing. Whether it was.
    bool again(const WorkSpec &work);
    void stop();
    /// Says what the experiment has, unless something is being listed or could not be.
    void describe(const Experiment &experiment);

    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool busy() const { return m_stop != nullptr; }

Q_SIGNALS:
    void changed();
    void listed(const overlapse::InputSources &sources, const overlapse::ListedInputs &listed,
                std::optional<overlapse::Edit> step);

private:
    using Result = std::shared_ptr<const Checked<ListedInputs>>;
    void onListed(const Result &result);

    QThreadPool m_pool;
    QString m_text;
    bool m_failed = false;
    std::shared_ptr<std::atomic<bool>> m_stop; ///< of the listing under way
    InputSources m_sources;
    std::optional<Edit> m_step;
};

} // namespace overlapse
