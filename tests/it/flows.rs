//! What people do, over real sockets, against a whole server.

mod by_hand;
mod caring;
mod closing;
mod crawlers;
mod errands;
mod handing;
mod hostile;
mod keeping;
mod language_hours;
mod leaving;
mod own_password;
mod pages;
mod passkeys;
mod reconnecting;
mod records_away;
mod refusing;
mod resting;
mod restoring;
mod roles;
mod second_step;
mod signing_out;
mod silence;
mod talking;
mod two_nodes;
mod waiting;
