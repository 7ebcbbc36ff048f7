// SPDX-License-Identifier: MIT
#include "prepared_run.h"

namespace overlapse {

PreparedRunPtr prepareRun(Run run, const WorkSpec &work, int cores)
{
    auto prepared = std::make_shared<PreparedRun>();
    prepared->run = std::move(run);
    prepared->waits = WaitAccount(prepared->run);
    prepared->figures = figuresOf(prepared->run, work.transform, cores);
    prepared->sentence = limitingSentence(prepared->run, work, cores, prepared->figures, prepared->waits);
    return prepared;
}

} // namespace overlapse
