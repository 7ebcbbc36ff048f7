// SPDX-License-Identifier: MIT
// The limits, as the window edits them.
#pragma once

#include "document/document.h"

namespace overlapse {

/// GUI thread.
class LimitsForm : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(int fetchLimit READ fetchLimit WRITE setFetchLimit NOTIFY changed)
    Q_PROPERTY(int transformLimit READ transformLimit WRITE setTransformLimit NOTIFY changed)
    Q_PROPERTY(int threads READ threads WRITE setThreads NOTIFY changed)
    Q_PROPERTY(bool orderKept READ orderKept WRITE setOrderKept NOTIFY changed)
    Q_PROPERTY(int cores READ cores NOTIFY changed)          ///< that predictions are for
    Q_PROPERTY(bool elsewhere READ elsewhere NOTIFY changed) ///< and this machine has another number of them
    Q_PROPERTY(
        bool servers READ servers NOTIFY hintChanged) ///< what is fetched from may be a server, or like one
    Q_PROPERTY(
        int capacity READ capacity WRITE setCapacity NOTIFY hintChanged) ///< of each; 0: as a recording tells
    // What if: supposed for predictions alone.
    Q_PROPERTY(int supposedCores READ supposedCores WRITE setSupposedCores NOTIFY changed) ///< 0: as it is
    Q_PROPERTY(
        double fetchTimes READ fetchTimes WRITE setFetchTimes NOTIFY changed) ///< so many times as long
    Q_PROPERTY(double transformTimes READ transformTimes WRITE setTransformTimes NOTIFY changed)
    Q_PROPERTY(int supposedItems READ supposedItems WRITE setSupposedItems NOTIFY changed) ///< 0: as they are
    Q_PROPERTY(QString supposed READ supposed NOTIFY changed) ///< in words; empty: nothing is
    Q_PROPERTY(
        QString hint READ hint NOTIFY hintChanged) ///< "N* = 7 fetches keep 4 threads busy"; may be empty

public:
    LimitsForm(Document &document, int machineCores, QObject *parent = nullptr);

    [[nodiscard]] int fetchLimit() const { return static_cast<int>(limits().fetchLimit); }
    void setFetchLimit(int limit);
    [[nodiscard]] int transformLimit() const { return static_cast<int>(limits().transformLimit); }
    void setTransformLimit(int limit);
    [[nodiscard]] int threads() const { return limits().threads; }
    void setThreads(int threads);
    [[nodiscard]] bool orderKept() const { return limits().order == Order::Kept; }
    void setOrderKept(bool kept);
    [[nodiscard]] int cores() const { return coresOf(m_document.experiment(), m_machineCores); }
    [[nodiscard]] bool elsewhere() const { return cores() != m_machineCores; }
    [[nodiscard]] bool servers() const { return m_document.experiment().work.isReal(); }
    [[nodiscard]] int capacity() const { return static_cast<int>(m_document.experiment().knownCapacity); }
    void setCapacity(int capacity);
    [[nodiscard]] int supposedCores() const { return m_document.experiment().supposed.cores; }
    void setSupposedCores(int cores);
    [[nodiscard]] double fetchTimes() const { return m_document.experiment().supposed.fetchTimes; }
    void setFetchTimes(double times);
    [[nodiscard]] double transformTimes() const { return m_document.experiment().supposed.transformTimes; }
    void setTransformTimes(double times);
    [[nodiscard]] int supposedItems() const
    {
        return static_cast<int>(m_document.experiment().supposed.items);
    }
    void setSupposedItems(int items);
    [[nodiscard]] QString supposed() const;
    /// Everything as it is.
    Q_INVOKABLE void supposeNothing();
    [[nodiscard]] QString hint() const;
    /// The user has let go: the next change is a step of its own for undo.
    Q_INVOKABLE void commit() { m_document.commit(); }

Q_SIGNALS:
    void changed();
    void hintChanged();

private:
    [[nodiscard]] const PipelineSpec &limits() const { return m_document.experiment().limits; }
    void edit(Edit what, const Experiment &next);
    void suppose(const Supposed &supposed, int which);

    Document &m_document;
    const int m_machineCores;
};

} // namespace overlapse
