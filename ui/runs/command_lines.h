// SPDX-License-Identifier: MIT
// Work by commands as what a shell runs without Overlapse.
#pragma once

#include "pipeline/work_spec.h"

#include <QString>

namespace overlapse {

enum class Machines : std::uint8_t { This, Several };

/// For sh with GNU xargs and bash, comments in front. Every input reaches the commands as one word, as it is. Inputs stand
/// in it where they are few and nothing in them may be secret, else `inputs.nul` has to hold them.
///
/// At a time there are as many as the mode has fetches: N, in blocking c, in sequential 1. Transforms that are commands are
/// one pipeline with their fetch, as the blocking mode has it, but streaming: with N > 1 the modes with limits would
/// have other numbers of transforms, which a comment says. It has failed if any command of it has. Where items are
/// transformed by anything but commands there is no line, but a comment that says so. Other rules that it cannot
/// keep are named in a comment: outputs mix, there are no retries; with `stopAtError` no command begins after a failure,
/// while the others end by themselves.
QString xargsLine(const WorkSpec &work, const PipelineSpec &spec);

/// The same for GNU parallel with a log of the jobs in jobs.tsv: outputs do not mix, and are in order where that is kept;
/// retries are of the whole pipeline, with its deadline each. On several machines, which hosts.txt names, there are as many
/// at a time on each.
QString parallelLine(const WorkSpec &work, const PipelineSpec &spec, Machines machines = Machines::This);

/// All three lines; empty where the fetches are no commands.
QString shellCode(const WorkSpec &work, const PipelineSpec &spec);

} // namespace overlapse
