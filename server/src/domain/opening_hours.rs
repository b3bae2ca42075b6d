//! opening_hours
