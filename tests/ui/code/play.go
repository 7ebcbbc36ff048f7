// SPDX-License-Identifier: MIT

// Plays snippets of Go on a clock of its own: time passes when every goroutine waits, so a busy machine changes nothing.
// With one processor, that is when the goroutine that yields to all others is the only one left.
//
// The snippets are `pipelines`. Standard input is a list of {code, fetch, transform, fails}: `code` is the number of a
// snippet, times are nanoseconds, by item; `fails` is the item whose fetch or transform fails ("fetch 3"), or nothing.
// Standard output is a list of {makespan, emitted, error, fetches, transforms}: the last two are the most that there
// were at a time.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
)

type Item int
type Data int
type Result int

type Case struct {
	Code             int
	Fetch, Transform []int64
	Fails            string
}

type Played struct {
	Makespan   int64  `json:"makespan"`
	Emitted    []int  `json:"emitted"`
	Error      string `json:"error"`
	Fetches    int    `json:"fetches"`
	Transforms int    `json:"transforms"`
}

type sleeper struct {
	due  int64
	wake chan struct{}
}

var (
	lock       sync.Mutex // a goroutine may lose its processor anywhere
	now        int64
	sleepers   []sleeper
	played     Case
	emitted    []int
	fetches    counter
	transforms counter
)

type counter struct{ now, most int }

func (c *counter) begin() {
	lock.Lock()
	defer lock.Unlock()
	c.now++
	if c.now > c.most {
		c.most = c.now
	}
}

func (c *counter) end() {
	lock.Lock()
	defer lock.Unlock()
	c.now--
}

func sleep(ctx context.Context, time int64) error {
	wake := make(chan struct{})
	lock.Lock()
	sleepers = append(sleepers, sleeper{now + time, wake})
	lock.Unlock()
	select {
	case <-wake:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func failing(stage string, item int) error {
	if name := fmt.Sprint(stage, " ", item); name == played.Fails {
		return errors.New(name)
	}
	return nil
}

func fetch(ctx context.Context, item Item) (Data, error) {
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	fetches.begin()
	defer fetches.end()
	if err := sleep(ctx, played.Fetch[item]); err != nil {
		return 0, err
	}
	return Data(item), failing("fetch", int(item))
}

func transform(data Data) (Result, error) {
	transforms.begin()
	defer transforms.end()
	_ = sleep(context.Background(), played.Transform[data])
	return Result(data), failing("transform", int(data))
}

func emit(result Result) {
	emitted = append(emitted, int(result))
}

// Each yields to all that can run, but for one in 61 times.
func letOthersRun() {
	for i := 0; i < 1000; i++ {
		runtime.Gosched()
	}
}

// To the next instant at which something ends; what ends then is noticed in the order of its begin.
func advance() {
	lock.Lock()
	defer lock.Unlock()
	if len(sleepers) == 0 {
		panic("everything waits for ever")
	}
	next := sleepers[0].due
	for _, s := range sleepers {
		if s.due < next {
			next = s.due
		}
	}
	now = next
	var rest []sleeper
	for _, s := range sleepers {
		if s.due == now {
			close(s.wake)
		} else {
			rest = append(rest, s)
		}
	}
	sleepers = rest
}

func play(c Case) Played {
	now, sleepers, emitted, played = 0, nil, []int{}, c
	fetches, transforms = counter{}, counter{}
	items := make([]Item, len(c.Fetch))
	for i := range items {
		items[i] = Item(i)
	}
	ended := make(chan error, 1)
	go func() { ended <- pipelines[c.Code](context.Background(), items) }()
	for {
		letOthersRun()
		select {
		case err := <-ended:
			result := Played{now, emitted, "", fetches.most, transforms.most}
			if err != nil {
				result.Error = err.Error()
			}
			return result
		default:
			advance()
		}
	}
}

func main() {
	runtime.GOMAXPROCS(1)
	debug.SetGCPercent(-1) // whoever helps the collector waits for it, and could run all the same
	var cases []Case
	if err := json.NewDecoder(os.Stdin).Decode(&cases); err != nil {
		panic(err)
	}
	all := []Played{}
	for _, c := range cases {
		all = append(all, play(c))
	}
	if err := json.NewEncoder(os.Stdout).Encode(all); err != nil {
		panic(err)
	}
}
