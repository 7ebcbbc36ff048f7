// SPDX-License-Identifier: MIT
//! A virtual clock with timers, a pool of threads on it, and the executor that moves it. Times in nanoseconds.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::future::Future;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use futures_util::future::poll_fn;

/// Told once, and when; whoever polled before is woken.
#[derive(Default)]
struct Ending {
    at: Cell<Option<u64>>,
    waker: RefCell<Option<Waker>>,
}

impl Ending {
    fn tell(&self, now: u64) {
        self.at.set(Some(now));
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    async fn told(self: Rc<Self>) -> u64 {
        poll_fn(|context| match self.at.get() {
            Some(at) => Poll::Ready(at),
            None => {
                self.waker.replace(Some(context.waker().clone()));
                Poll::Pending
            }
        })
        .await
    }
}

/// What happens at an instant, which it is told.
type Fire = Box<dyn FnOnce(u64)>;

/// Timers by instant; equal instants fire in the order in which they were begun.
#[derive(Default)]
pub struct Clock {
    now: Cell<u64>,
    begun: Cell<u64>,
    timers: RefCell<BTreeMap<(u64, u64), Fire>>,
}

impl Clock {
    pub fn now(&self) -> u64 {
        self.now.get()
    }

    /// What falls due on the way, the end included, fires in its order.
    pub fn advance(&self, until: u64) {
        while let Some(due) = self.next_due().filter(|&due| due <= until) {
            let key = self.timers.borrow().keys().next().copied().expect("a timer is due");
            let fire = self.timers.borrow_mut().remove(&key).expect("a timer is due");
            self.now.set(due);
            fire(due);
        }
        self.now.set(until);
    }

    /// Begun in the first poll, and woken at its end; tells when that was, however late it is asked.
    pub async fn sleep(self: Rc<Self>, length: u64) -> u64 {
        if length == 0 {
            return self.now();
        }
        let ending = Rc::new(Ending::default());
        let told = ending.clone();
        self.after(length, move |now| ending.tell(now));
        told.told().await
    }

    fn after(&self, length: u64, fire: impl FnOnce(u64) + 'static) {
        self.begun.set(self.begun.get() + 1);
        self.timers.borrow_mut().insert((self.now() + length, self.begun.get()), Box::new(fire));
    }

    fn next_due(&self) -> Option<u64> {
        self.timers.borrow().keys().next().map(|&(due, _)| due)
    }
}

struct Job {
    length: u64,
    started: Fire,
    ending: Rc<Ending>,
}

/// Threads that take jobs first in, first out.
pub struct Pool {
    clock: Rc<Clock>,
    free: Cell<usize>,
    line: RefCell<VecDeque<Job>>,
}

impl Pool {
    pub fn new(clock: Rc<Clock>, threads: usize) -> Self {
        Pool { clock, free: Cell::new(threads), line: RefCell::default() }
    }

    /// Handed over now, not when the handle is polled. Without length and with a free thread it has ended at once.
    pub fn spawn(
        self: &Rc<Self>,
        length: u64,
        started: impl FnOnce(u64) + 'static,
    ) -> impl Future<Output = u64> {
        let ending = Rc::new(Ending::default());
        let job = Job { length, started: Box::new(started), ending: ending.clone() };
        if self.free.get() == 0 {
            self.line.borrow_mut().push_back(job);
        } else if length == 0 {
            (job.started)(self.clock.now());
            job.ending.tell(self.clock.now());
        } else {
            self.free.set(self.free.get() - 1);
            self.start(job);
        }
        ending.told()
    }

    fn start(self: &Rc<Self>, job: Job) {
        (job.started)(self.clock.now());
        let pool = self.clone();
        let ending = job.ending;
        self.clock.after(job.length, move |now| {
            ending.tell(now);
            let next = pool.line.borrow_mut().pop_front();
            match next {
                Some(job) => pool.start(job),
                None => pool.free.set(pool.free.get() + 1),
            }
        });
    }
}

struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Polls whenever it was woken. Else the clock jumps to the next instant at which a timer is due.
pub fn block_on<F: Future>(clock: &Clock, future: F) -> F::Output {
    let woken = Arc::new(Woken(AtomicBool::new(true)));
    let waker = Waker::from(woken.clone());
    let mut future = Box::pin(future);
    loop {
        if !woken.0.swap(false, Ordering::Relaxed) {
            clock.advance(clock.next_due().expect("nothing is under way, and nothing was woken"));
        } else if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return output;
        }
    }
}
