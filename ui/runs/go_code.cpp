// SPDX-License-Identifier: MIT
#include "runs/go_code.h"

#include "runs/code_parts.h"

namespace overlapse {

namespace {

const char *const goHead = "func pipeline(ctx context.Context, items []Item) error {\n";

const char *const goSequential = R"(	for _, item := range items {
		data, err := fetch(ctx, item)
		if err != nil {
			return err
		}
		result, err := transform(data)
		if err != nil {
			return err
		}
		emit(result)
	}
	return nil
}
)";

// In order any, whoever has a result emits it, one at a time; in order kept, those that are next.
const char *const goAny = R"(	var mutex sync.Mutex
	leave := func(result Result) {
		mutex.Lock()
		defer mutex.Unlock()
		emit(result)
	}
)";
const char *const goKept = R"(	var mutex sync.Mutex
	next, early := 0, map[int]Result{}
	leave := func(i int, result Result) {
		mutex.Lock()
		defer mutex.Unlock()
		early[i] = result
		for result, ok := early[next]; ok; result, ok = early[next] {
			emit(result)
			delete(early, next)
			next++
		}
	}
)";

// A fetch keeps its place until a transform has one.
const char *const goStages = R"(	transforms, ctx := errgroup.WithContext(ctx)
	fetches, ctx := errgroup.WithContext(ctx)
	transforms.SetLimit(%2)
	fetches.SetLimit(%1)
%6	for %4 := range items {
		%5
		fetches.Go(func() error {
			data, err := fetch(ctx, item)
			if err != nil {
				return err
			}
			transforms.Go(func() error { // waits for its turn
%7				result, err := transform(data)
%8				if err != nil {
					return err
				}
				leave(%9result)
				return nil
			})
			return nil
		})
	}
	err := fetches.Wait()
	if failed := transforms.Wait(); failed != nil {
		err = failed
	}
	return err
}
)";

const char *const goBlocking = R"(	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(%3)
	for %4 := range items {
		%5
		group.Go(func() error {
			data, err := fetch(ctx, item)
			if err != nil {
				return err
			}
			result, err := transform(data)
			if err != nil {
				return err
			}
			leave(%9result)
			return nil
		})
	}
	return group.Wait()
}
)";

// Where more may be handed on than there are threads, the rest waits in line.
QString stages(const PipelineSpec &spec)
{
    const bool line = usesPool(spec.mode) && spec.transformLimit > spec.threads;
    QString code = QLatin1String(goStages);
    if (spec.mode == Mode::Concurrent)
        code.replace(QLatin1String("SetLimit(%2)"), QLatin1String("SetLimit(1)"));
    return code
        .replace(QLatin1String("%6"), QLatin1String(line ? "\tthreads := make(chan struct{}, %3)\n" : ""))
        .replace(QLatin1String("%7"), QLatin1String(line ? "\t\t\t\tthreads <- struct{}{}\n" : ""))
        .replace(QLatin1String("%8"), QLatin1String(line ? "\t\t\t\t<-threads\n" : ""));
}

} // namespace

QString goCode(const PipelineSpec &spec)
{
    const bool kept = spec.order == Order::Kept;
    QString code = differenceOfTasks(spec, QStringLiteral("//")) + QLatin1String(goHead);
    if (spec.mode == Mode::Sequential)
        return code + QLatin1String(goSequential);
    code += QLatin1String(kept ? goKept : goAny);
    code += spec.mode == Mode::Blocking ? QString::fromLatin1(goBlocking) : stages(spec);
    code.replace(QLatin1String("%4"), QLatin1String(kept ? "i, item" : "_, item"))
        .replace(QLatin1String("%5"), QLatin1String(kept ? "i, item := i, item" : "item := item"))
        .replace(QLatin1String("%9"), QLatin1String(kept ? "i, " : ""));
    return withLimits(code, spec);
}

} // namespace overlapse
