//! What people do, over real sockets, against a whole server.

mod leaving;
mod reconnecting;
mod refusing;
mod talking;
mod waiting;
