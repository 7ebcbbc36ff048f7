// SPDX-License-Identifier: MIT
#include "workload/work_programs.h"

#include "workload/command_words.h"
#include "workload/transform.h"

namespace overlapse {

namespace {

QString problemOf(const QString &command)
{
    const Checked<CommandWords> words = parseCommand(command);
    return words ? commandProblem(*words) : words.error;
}

} // namespace

QStringList stepCommands(const WorkSpec &work)
{
    QStringList commands;
    for (const TransformStep &step : work.steps)
        if (isCommand(step))
            commands << step.argument;
    return commands;
}

QString fetchProgramProblem(const WorkSpec &work)
{
    return work.fetch == FetchKind::Command && !work.command.isEmpty() ? problemOf(work.command) : QString();
}

QString stepProgramProblem(const WorkSpec &work)
{
    for (const QString &command : stepCommands(work))
        if (QString problem = problemOf(command); !problem.isEmpty())
            return problem;
    return {};
}

} // namespace overlapse
