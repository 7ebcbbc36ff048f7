// SPDX-License-Identifier: MIT
// What a real transform is: a step that turns the bytes of one item into others, or says something about them.
//
// Each is one file in transforms/, found by its name: transforms/NAME.cpp defines `const Transform &NAMETransform()`,
// and everything that names or runs transforms knows it from then on.
#pragma once

#include "pipeline/checked.h"
#include "pipeline/work_spec.h"

#include <QByteArray>

#include <functional>
#include <vector>

namespace overlapse {

class StopSignal;

/// What goes from step to step of one item.
struct StepData
{
    QByteArray data{};   ///< what the fetch or the step before brought; replaced by what this one makes of it
    QByteArray digest{}; ///< raw SHA-256
    QString note{};      ///< what the step found out, one line; may stay empty
    QString error{};     ///< one line; the steps after it are left out
    Nanos childCpu{0};   ///< CPU time of other processes that did the work
};

/// The same for every step of an item; read-only.
struct StepContext
{
    QByteArray input;             ///< the item's, as in the list
    qsizetype maxBytes = 1 << 30; ///< what makes more of an item fails: with many in flight, memory would end
    Nanos timeout{0};             ///< of a command: without output; 0: none
    Nanos deadline{0};            ///< of a command; 0: none
    const StopSignal *stop = nullptr; ///< for what can be ended in the middle
};

/// Called from several threads at once. Must not throw.
using Step = std::function<void(StepData &, const StepContext &)>;

struct Transform
{
    const char *name = "";     ///< as written, e.g. "image"
    const char *argument = ""; ///< what stands in its brackets, for the help, e.g. "PX"; empty: it takes none
    const char *about = "";    ///< one line for the help
    /// A step, ready to run. What takes long the first time is done here: it is called before a run's time zero.
    Checked<Step> (*make)(const QString &argument) = nullptr;
    bool isCommand = false; ///< its argument stands after a colon and goes to the end of the text
    /// What a file of this name, without folders, is called when this was made of it. Null: the same.
    QByteArray (*named)(const QByteArray &name) = nullptr;
};

/// In the order of their names.
const std::vector<const Transform *> &allTransforms();
/// Null if there is none of that name.
const Transform *transformNamed(const QString &name);
/// Whether a step starts a command for each item.
bool startCommands(const std::vector<TransformStep> &steps);
bool isCommand(const TransformStep &step);

} // namespace overlapse
