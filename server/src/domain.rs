//! The rules of the house: who waits, who is next, what a conversation is. Pure
//! and synchronous, with ports for what must be kept elsewhere. Knows neither
//! tokio, axum, redis nor JSON.

pub mod opening_hours;
pub mod ports;
pub mod records;
pub mod staff;
