//! HTTP handlers, one a file.

pub mod accounts;
pub mod assets;
pub mod ceremony;
pub mod code;
pub mod desk;
pub mod exit;
pub mod first_password;
pub mod half_way;
pub mod health;
pub mod home;
pub mod invitation;
pub mod keys;
pub mod live;
pub mod metrics;
pub mod own_password;
pub mod own_replies;
pub mod pages;
pub mod passkey;
pub mod provider;
pub mod rota;
pub mod set_up;
pub mod sign_in;
pub mod sign_out;
pub mod staff_session;
pub mod staffing;
pub mod switch;
