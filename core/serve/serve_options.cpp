// SPDX-License-Identifier: MIT
#include "serve/serve_options.h"

namespace overlapse {

ServeOptions serveOptions(const ServedFolder &served, std::uint64_t seed)
{
    return {.folder = served.folder,
            .latency = served.latency,
            .fail = served.fail,
            .failWith = served.failWith,
            .seed = seed};
}

} // namespace overlapse
