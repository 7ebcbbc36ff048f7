// SPDX-License-Identifier: MIT
#include "workload/run_command.h"
#include "workload/transform.h"

namespace overlapse {

namespace {

Checked<Step> makeCmd(const QString &text)
{
    const Checked<CommandWords> command = parseCommand(text);
    if (!command)
        return Checked<Step>::failure(QStringLiteral("cmd: %1").arg(command.error));
    return Step([words = *command](StepData &item, const StepContext &context) {
        CommandResult made = runCommand(
            commandFor(words, context.input), item.data,
            {.idle = context.timeout, .total = context.deadline, .maxBytes = context.maxBytes}, context.stop);
        item.data = std::move(made.out);
        item.error = made.error.isEmpty() ? QString() : QStringLiteral("cmd: %1").arg(made.error);
        if (made.cpu > Nanos(0))
            item.childCpu += made.cpu;
    });
}

} // namespace

const Transform &cmdTransform()
{
    static constexpr Transform transform{
        "cmd", "COMMAND", "a command without a shell: the data is its input, its output the result", makeCmd,
        true};
    return transform;
}

} // namespace overlapse
