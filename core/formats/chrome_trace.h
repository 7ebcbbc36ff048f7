// SPDX-License-Identifier: MIT
// A recording as Chrome Trace Event JSON, for Perfetto, chrome://tracing, speedscope, Tracy and Qt Creator.
//
// A run is a process, named after its mode. The driver, every pool thread and every fetch slot is a thread whose tid
// is unique in the file, because some readers ignore the pid. Spans ("X") on a tid nest:
//
//   driver        "parallel", the whole run, and in it the transforms that ran on the driver
//   thread 0 …    "transform 7", with its CPU time as tdur
//   fetch slot 0… "fetch 7", then the cause that held its result longest, until the slot was given back
//
// args: item, stage, mode, status, and waits: nanoseconds by cause (the keys of `waits_ns` in JSON results) of the
// item's stay in that stage, work included; input, bytes, attempts and error where there are any. A flow leads from an
// item's fetch to its transform. Counters: fetches in flight, transforms running, items held.
#pragma once

#include "trace/recording.h"
#include "workload/secrets.h"

class QIODevice;

namespace overlapse {

/// Written as it goes: besides a run's wait account, what is held is what is in flight. `ts` is exact, in microseconds
/// with three decimals; `dur` is the exact one or within a few units of a double's last place of it (see there why).
/// UTF-8. False if the device did not take everything.
bool writeChromeTrace(QIODevice &device, const Recording &recording, Secrets secrets = Secrets::Masked);

} // namespace overlapse
