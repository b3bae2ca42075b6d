//! The real binary as an operator meets it: how it starts, refuses to start, and stops.

mod auditing;
mod balancer;
mod canary;
mod certificate;
mod doctor;
mod measuring;
mod program;
mod starting;
mod stopping;
