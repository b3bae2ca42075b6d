//! What people do, over real sockets, against a whole server.

mod closing;
mod handing;
mod hostile;
mod keeping;
mod leaving;
mod own_password;
mod pages;
mod reconnecting;
mod records_away;
mod refusing;
mod resting;
mod restoring;
mod roles;
mod second_step;
mod signing_out;
mod talking;
mod two_nodes;
mod waiting;
