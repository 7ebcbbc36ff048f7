// SPDX-License-Identifier: MIT
#include "analysis/places.h"

#include "workload/draw.h"
#include "workload/urls.h"

#include <QByteArray>

#include <unordered_map>

namespace overlapse {

std::vector<std::int32_t> placesOf(const WorkSpec &work, std::int64_t items)
{
    std::vector<std::int32_t> places;
    if (work.durations) {
        const ServiceTimes times(work);
        for (std::int64_t item = 0; item < items && !work.durations->server.empty(); ++item)
            places.push_back(static_cast<std::int32_t>(times.server(item)));
        return places;
    }
    if (work.fetch != FetchKind::Http || !work.inputs || work.inputs->paths.empty())
        return places;
    const NameList &urls = work.inputs->paths;
    std::unordered_map<QByteArray, std::int32_t, HashHost> hosts;
    HostReader reader;
    NameList::Iterator url = urls.begin();
    std::int32_t place = 0;
    for (std::int64_t item = 0; item < items; ++item, ++url) {
        if (url == urls.end())
            url = urls.begin();
        if (!reader.isSame(*url, url.shared()))
            place = hosts.try_emplace(reader.of(*url), static_cast<std::int32_t>(hosts.size())).first->second;
        places.push_back(place);
    }
    if (hosts.size() < 2)
        places.clear();
    return places;
}

} // namespace overlapse
