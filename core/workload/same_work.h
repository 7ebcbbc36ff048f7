// SPDX-License-Identifier: MIT
// Whether a measurement of one work says something of another: by what they hold, and at once however much that is.
#pragma once

#include "pipeline/work_spec.h"

namespace overlapse {

/// The list or the table as work has it: with its fingerprint, which takes a tenth of a second for a million paths.
std::shared_ptr<const InputList> finished(InputList list);
std::shared_ptr<const DurationTable> finished(DurationTable table);

/// Whether the same is done to the same items; limits aside. What makes no difference to that is not looked at: what
/// lists and tables were read from, rules that this kind of work does not use, a seed from which nothing is drawn,
/// times that are replaced, and where results are written. A moment's work where all is finished(); else what is not
/// is compared whole.
bool sameWork(const WorkSpec &a, const WorkSpec &b);

} // namespace overlapse
