//! staff_session
