//! A process that is stopped (SIGSTOP): time goes on, and nothing else does. Only with the
//! feature `simulation`.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

/// Open, every task runs; closed, none does.
#[derive(Clone, Debug, Default)]
pub struct Gate(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    is_closed: bool,
    held: Vec<Waker>,
}

impl Gate {
    /// Nothing gets through.
    pub fn close(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_closed = true;
    }

    /// Everything that was held goes on, in the order in which it came to the gate.
    pub fn open(&self) {
        let held = {
            let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            state.is_closed = false;
            std::mem::take(&mut state.held)
        };
        held.into_iter().for_each(Waker::wake);
    }

    /// The task, which goes on only while the gate is open.
    pub fn hold<F: Future>(&self, task: F) -> Held<F> {
        Held { gate: self.clone(), task: Box::pin(task) }
    }

    fn is_closed(&self, waker: &Waker) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.is_closed && !state.held.iter().any(|held| held.will_wake(waker)) {
            state.held.push(waker.clone());
        }
        state.is_closed
    }
}

/// A task behind a gate.
#[derive(Debug)]
pub struct Held<F> {
    gate: Gate,
    task: Pin<Box<F>>,
}

impl<F: Future> Future for Held<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        if self.gate.is_closed(context.waker()) {
            return Poll::Pending;
        }
        self.task.as_mut().poll(context)
    }
}
