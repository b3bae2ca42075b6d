//! The rules of the house: who waits, who is next, what a conversation is. Pure
//! and synchronous, with [`ports`] for what must be kept elsewhere. Knows neither
//! tokio, axum, redis nor JSON.
//!
//! Read [`enquiry`] and [`counsellor`] for the two lives, [`pairing`] for who is
//! next, [`transcript`] for what was said, and [`chat`] for what people can do.

pub mod alert;
pub mod audit;
pub mod board;
pub mod call_in;
pub mod change;
pub mod chat;
pub mod counsellor;
pub mod credentials;
pub mod debrief;
pub mod enquiry;
pub mod errand;
pub mod estimate;
pub mod event;
pub mod feedback;
pub mod figures;
pub mod hand_over;
pub mod last_entry;
pub mod minimum;
pub mod node;
pub mod note;
pub mod opening_hours;
pub mod own_reply;
pub mod pace;
pub mod pairing;
pub mod passkey;
pub mod password;
pub mod ports;
pub mod provider;
pub mod receipt;
pub mod records;
pub mod respite;
pub mod risk;
pub mod rota;
pub mod rules;
pub mod seal;
pub mod second_step;
pub mod secret;
pub mod session_limits;
pub mod silence;
pub mod staff;
pub mod staffing;
pub mod switch;
pub mod ticket;
pub mod training;
pub mod transcript;
pub mod week;
