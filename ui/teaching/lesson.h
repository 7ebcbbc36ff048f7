// SPDX-License-Identifier: MIT
// For teaching: results that wait for a guess, and the walk through a prediction.
#pragma once

#include "document/document_state.h"
#include "teaching/walkthrough.h"

#include <QObject>
#include <QThreadPool>
#include <QtQml/qqmlregistration.h>

#include <array>
#include <optional>

namespace overlapse {

/// What a walk goes through.
struct WalkSubject
{
    PipelineSpec spec;
    WorkSpec work;
    int cores = 1;
};

/// GUI thread; steps are made in the background.
class Lesson : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(
        bool guessing READ guessing WRITE setGuessing NOTIFY hiddenChanged) ///< results wait for a guess
    Q_PROPERTY(bool hidden READ hidden NOTIFY hiddenChanged) ///< results are not shown, nor is anything run
    Q_PROPERTY(overlapse::Walkthrough *walk READ walk CONSTANT)
    Q_PROPERTY(
        bool canWalk READ canWalk NOTIFY canWalkChanged) ///< a prediction that is short enough to follow

public:
    explicit Lesson(QObject *parent = nullptr);
    ~Lesson() override;

    /// Of the mode that was touched last; nothing: it cannot be walked through.
    void setSubject(const std::optional<WalkSubject> &subject);
    /// The experiment is another: what was guessed and shown was about the one before. A guess that is still being made is
    /// kept.
    void hideAgain();
    /// What is written or measured is the whole.
    void endWalk() { m_walk.end(); }

    [[nodiscard]] Walkthrough *walk() { return &m_walk; }
    [[nodiscard]] bool canWalk() const { return m_subject && !hidden(); }
    /// Where it stands; nothing: none is under way.
    [[nodiscard]] std::optional<Nanos> walkedTo() const
    {
        return m_walk.active() ? std::optional(m_walk.now()) : std::nullopt;
    }
    /// No walk is being made, or is made and not shown yet.
    [[nodiscard]] bool idle() const { return m_making == 0; }
    /// Begins the walk, or ends it.
    Q_INVOKABLE void toggleWalk();
    [[nodiscard]] bool guessing() const { return m_guessing; }
    void setGuessing(bool guessing);
    [[nodiscard]] bool hidden() const { return m_guessing && !m_revealed; }
    /// How long the user thinks that mode takes, as in "5s"; empty: no guess. Returns what is wrong with it.
    Q_INVOKABLE QString setGuess(int mode, const QString &text);
    Q_INVOKABLE bool hasGuess() const;
    Q_INVOKABLE void reveal();
    /// By mode, once they may be told.
    [[nodiscard]] std::array<std::optional<Nanos>, 5> guesses() const;

Q_SIGNALS:
    void hiddenChanged();
    void canWalkChanged();

private:
    void prepareWalk();

    Walkthrough m_walk;
    std::optional<WalkSubject> m_subject;
    int m_making = 0;
    int m_request = 0; ///< the latest; what was asked for before it is not shown any more
    std::array<std::optional<Nanos>, 5> m_guesses;
    bool m_guessing = false;
    bool m_revealed = false;
    QThreadPool m_pool;
};

} // namespace overlapse
