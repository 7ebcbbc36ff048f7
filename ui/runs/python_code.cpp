// SPDX-License-Identifier: MIT
#include "runs/python_code.h"

#include "runs/code_parts.h"

namespace overlapse {

namespace {

const char *const pythonSequential = R"(async def pipeline(items):
    for item in items:
        emit(transform(await fetch(item)))
)";

const char *const pythonConcurrent = R"(    fetches = asyncio.Semaphore(%1)

    async def work(item):
        async with fetches:
            data = await fetch(item)
        await asyncio.sleep(0)  # the next fetch begins
        return transform(data)  # in place: one at a time

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(item)) for item in items]
        for task in %4:
            emit(await task)
)";

const char *const pythonPool = R"(    loop = asyncio.get_running_loop()
    fetches = asyncio.Semaphore(%1)
    transforms = asyncio.Semaphore(%2)
    # ProcessPoolExecutor, if transform is all Python
    pool = ThreadPoolExecutor(%3)

    async def work(item):
        async with fetches:
            data = await fetch(item)
            await transforms.acquire()  # else data piles up
        try:
            return await loop.run_in_executor(
                pool, transform, data)
        finally:
            transforms.release()

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(item)) for item in items]
        for task in %4:
            emit(await task)
    pool.shutdown()
)";

const char *const pythonBlockingKept = R"(from concurrent.futures import ThreadPoolExecutor

def pipeline(items):
    def work(item):
        return transform(fetch(item))  # the thread waits

    with ThreadPoolExecutor(%3) as pool:
        for result in pool.map(work, items):
            emit(result)
)";

const char *const pythonBlockingAny = R"(from concurrent.futures import ThreadPoolExecutor, as_completed

def pipeline(items):
    def work(item):
        return transform(fetch(item))  # the thread waits

    pool = ThreadPoolExecutor(%3)
    try:
        tasks = [pool.submit(work, item) for item in items]
        for task in as_completed(tasks):
            emit(task.result())
    finally:
        pool.shutdown(cancel_futures=True)
)";

// The modes whose tasks an event loop runs.
QString onALoop(const PipelineSpec &spec)
{
    QString code = QStringLiteral("import asyncio\n");
    if (usesPool(spec.mode))
        code += QLatin1String("from concurrent.futures import ThreadPoolExecutor\n");
    code += u'\n' + differenceOfTasks(spec, QStringLiteral("#"))
        + QLatin1String("async def pipeline(items):\n")
        + QLatin1String(usesPool(spec.mode) ? pythonPool : pythonConcurrent);
    return code.replace(QLatin1String("%4"),
                        QLatin1String(spec.order == Order::Kept ? "tasks" : "asyncio.as_completed(tasks)"));
}

} // namespace

QString pythonCode(const PipelineSpec &spec)
{
    switch (spec.mode) {
    case Mode::Sequential: return QLatin1String(pythonSequential);
    case Mode::Concurrent:
    case Mode::Parallel:
    case Mode::Prefetching: return withLimits(onALoop(spec), spec);
    case Mode::Blocking: break;
    }
    return withLimits(QLatin1String(spec.order == Order::Kept ? pythonBlockingKept : pythonBlockingAny),
                      spec);
}

} // namespace overlapse
