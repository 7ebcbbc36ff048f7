// SPDX-License-Identifier: MIT
// Predictor in the background: the latest request wins, the GUI thread never predicts.
#pragma once

#include "running/measured_basis.h"
#include "runs/panel_sources.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <array>
#include <memory>
#include <optional>
#include <stop_token>

namespace overlapse {

class Predictor : public QObject
{
    Q_OBJECT

public:
    explicit Predictor(QObject *parent = nullptr);
    /// Cancels and waits; a prediction under way ends within a few milliseconds.
    ~Predictor() override;

    /// Cancels what is under way; arrived() follows, unless another request comes first.
    void request(const Experiment &experiment, int cores, const std::optional<MeasuredBasis> &basis = {});
    /// Forgets the latest: real work has no prediction before it was measured.
    void clear();
    /// Of the latest request that arrived; null pointers where there is none.
    [[nodiscard]] const PredictedModes &latest() const { return m_latest; }
    [[nodiscard]] PreparedRunPtr of(Mode mode) const { return m_latest[static_cast<std::size_t>(mode)]; }
    /// Whether arrived() is still to come.
    [[nodiscard]] bool pending() const { return m_pending; }
    /// And has been for longer than one takes for an answer at once.
    [[nodiscard]] bool slow() const { return m_pending && m_slow; }

Q_SIGNALS:
    void arrived();
    void grewSlow(); ///< slow() from now on

private:
    /// What was taken apart last, as limits change more often than measurements. Only the pool's one thread uses it.
    struct Told
    {
        PreparedRunPtr of;
        std::int64_t capacity = 0; ///< as the user knows it
        Supposed supposed{};
        std::vector<std::pair<PreparedRunPtr, int>> others{};
        std::shared_ptr<const WorkSpec> work;
    };

    QThreadPool m_pool;
    std::shared_ptr<Told> m_told = std::make_shared<Told>();
    std::stop_source m_stop;
    QFutureWatcher<PredictedModes> m_watcher;
    PredictedModes m_latest;
    bool m_pending = false;
    bool m_slow = false;
    QTimer m_patience;
};

} // namespace overlapse
