// SPDX-License-Identifier: MIT
#include "runs/mode_code.h"

#include "runs/code_parts.h"

namespace overlapse {

namespace {

// How the two orders look into a queue of futures. wait() is not waitForFinished(): that would run a transform that no
// thread has begun on the driver.
QString queueHelpers(Order order)
{
    if (order == Order::Kept)
        return QStringLiteral(R"(auto ready = [](auto &queue) {
    return !queue.isEmpty() && queue.head().isFinished();
};
auto take = [](auto &queue) { return queue.dequeue().result(); };
auto first = [](auto &queue) {
    return QtFuture::whenAny(queue.begin(), queue.begin() + 1);
};
)");
    return QStringLiteral(R"(auto find = [](auto &queue) {
    return std::find_if(queue.begin(), queue.end(),
                        [](auto &future) { return future.isFinished(); });
};
auto ready = [&](auto &queue) { return find(queue) != queue.end(); };
auto take = [&](auto &queue) {
    return queue.takeAt(find(queue) - queue.begin()).result();
};
auto first = [](auto &queue) {
    return QtFuture::whenAny(queue.begin(), queue.end());
};
)");
}

// The rest of the loop of the modes that transform on the pool: emit what is ready, or else sleep.
const char *const emitOrWait = R"(    if (ready(transforms))
        emitResult(take(transforms));
    else if (transforms.isEmpty())
        first(fetches).waitForFinished();
    else if (fetches.isEmpty() || transforms.size() == %2)
        first(transforms).waitForFinished();
    else
        QtFuture::whenAny(first(fetches), first(transforms)).waitForFinished();
}
)";

const char *const qtConcurrentMode = R"(QQueue<QFuture<Data>> fetches;
QQueue<Data> transforms;
auto next = items.begin();
while (next != items.end() || !fetches.isEmpty() || !transforms.isEmpty()) {
    while (transforms.size() < %2) {
        if (!ready(fetches))
            while (fetches.size() < %1 && next != items.end())
                fetches.enqueue(fetch(*next++));
        if (!ready(fetches) && (fetches.isEmpty() || !transforms.isEmpty()))
            break;
        first(fetches).waitForFinished();
        transforms.enqueue(take(fetches));
    }
    emitResult(transform(transforms.dequeue()));
}
)";

const char *const poolHead = R"(QThreadPool pool;
pool.setMaxThreadCount(%3);
QQueue<QFuture<Data>> fetches;
QQueue<QFuture<Result>> transforms;
auto next = items.begin();
while (next != items.end() || !fetches.isEmpty() || !transforms.isEmpty()) {
)";

const char *const parallelFill = R"(    while (transforms.size() < %2) {
        if (!ready(fetches))
            while (fetches.size() < %1 && next != items.end())
                fetches.enqueue(fetch(*next++));
        if (!ready(fetches))
            break;
        transforms.enqueue(QtConcurrent::run(&pool, transform, take(fetches)));
    }
)";

const char *const prefetchingFill = R"(    for (;;) {
        while (fetches.size() < %1 && next != items.end())
            fetches.enqueue(fetch(*next++)); // demanded or not
        if (transforms.size() == %2 || !ready(fetches))
            break;
        transforms.enqueue(QtConcurrent::run(&pool, transform, take(fetches)));
    }
)";

const char *const qtBlocking = R"(QThreadPool pool;
pool.setMaxThreadCount(%3);
QList<QFuture<Result>> tasks;
for (const Item &item : items)
    tasks << QtConcurrent::run(&pool, [item] {
        return transform(fetch(item).result()); // the thread waits
    });
pool.waitForDone();
for (QFuture<Result> &task : tasks)
    emitResult(task.result());
)";

} // namespace

QString rustCode(const PipelineSpec &spec)
{
    const QString buffered =
        spec.order == Order::Kept ? QStringLiteral("buffered") : QStringLiteral("buffer_unordered");
    const QString fetches = QStringLiteral("stream::iter(items)\n    .map(fetch)\n    .%1(%2)\n")
                                .arg(buffered)
                                .arg(spec.fetchLimit);
    const QString last = QStringLiteral("    .%1(%2)").arg(buffered).arg(spec.transformLimit);
    switch (spec.mode) {
    case Mode::Sequential:
        return QStringLiteral("stream::iter(items)\n    .then(fetch)\n    .then(transform)");
    case Mode::Concurrent: return fetches + QStringLiteral("    .map(transform)\n") + last;
    case Mode::Parallel: return fetches + QStringLiteral("    .map(|x| spawn(transform(x)))\n") + last;
    case Mode::Prefetching:
        return QStringLiteral("// parallel, but a task of its own\n// keeps %1 fetches going\n")
                   .arg(spec.fetchLimit)
            + fetches + QStringLiteral("    .map(|x| spawn(transform(x)))\n") + last;
    case Mode::Blocking:
        return QStringLiteral("stream::iter(items)\n    .map(|x| spawn_blocking(move || {\n        "
                              "transform(fetch(x))\n    }))\n    .%1(%2)")
            .arg(buffered)
            .arg(spec.threads);
    }
    return {};
}

QString qtCode(const PipelineSpec &spec)
{
    QString code;
    switch (spec.mode) {
    case Mode::Sequential:
        return QStringLiteral("for (const Item &item : items)\n"
                              "    emitResult(transform(fetch(item).result()));\n");
    case Mode::Concurrent: code = queueHelpers(spec.order) + QLatin1String(qtConcurrentMode); break;
    case Mode::Parallel:
        code = queueHelpers(spec.order) + QLatin1String(poolHead) + QLatin1String(parallelFill)
            + QLatin1String(emitOrWait);
        break;
    case Mode::Prefetching:
        code = queueHelpers(spec.order) + QLatin1String(poolHead) + QLatin1String(prefetchingFill)
            + QLatin1String(emitOrWait);
        break;
    case Mode::Blocking: code = QLatin1String(qtBlocking); break;
    }
    return withLimits(code, spec);
}

} // namespace overlapse
