//! The atomic steps, one Lua file each in `scripts/`. A script is sent once and then
//! called by its hash; a Redis that has started again is sent it anew.

use redis::Script;

/// A step of the queue stands behind what all of them share.
macro_rules! queue_step {
    ($name:literal) => {
        Script::new(concat!(include_str!("scripts/queue.lua"), include_str!(concat!("scripts/", $name))))
    };
}

macro_rules! step {
    ($name:literal) => {
        Script::new(include_str!(concat!("scripts/", $name)))
    };
}

/// Every step there is.
#[derive(Debug)]
pub(super) struct Scripts {
    pub(super) join: Script,
    pub(super) restore: Script,
    pub(super) commit: Script,
    pub(super) forget: Script,
    pub(super) touch_stay: Script,
    pub(super) news: Script,
    pub(super) everything: Script,
    pub(super) open: Script,
    pub(super) append: Script,
    pub(super) read: Script,
    pub(super) rewrite: Script,
    pub(super) end: Script,
    pub(super) touch_talk: Script,
    pub(super) ended: Script,
    pub(super) bury: Script,
    pub(super) count: Script,
    pub(super) find_session: Script,
    pub(super) list_session: Script,
    pub(super) look_session: Script,
    pub(super) put_session: Script,
    pub(super) put_switch: Script,
    pub(super) add_to_evening: Script,
    pub(super) swap_respites: Script,
    pub(super) adopt: Script,
    pub(super) beat: Script,
    pub(super) depart: Script,
}

impl Default for Scripts {
    fn default() -> Self {
        Self {
            join: queue_step!("join.lua"),
            restore: queue_step!("restore.lua"),
            commit: queue_step!("commit.lua"),
            forget: queue_step!("forget.lua"),
            touch_stay: queue_step!("touch_stay.lua"),
            news: queue_step!("news.lua"),
            everything: queue_step!("everything.lua"),
            open: step!("open.lua"),
            append: step!("append.lua"),
            read: step!("read.lua"),
            rewrite: step!("rewrite.lua"),
            end: step!("end.lua"),
            touch_talk: step!("touch_talk.lua"),
            ended: step!("ended.lua"),
            bury: step!("bury.lua"),
            count: step!("count.lua"),
            find_session: step!("find_session.lua"),
            list_session: step!("list_session.lua"),
            look_session: step!("look_session.lua"),
            put_session: step!("put_session.lua"),
            put_switch: step!("put_switch.lua"),
            add_to_evening: step!("add_to_evening.lua"),
            swap_respites: step!("swap_respites.lua"),
            adopt: step!("adopt.lua"),
            beat: step!("beat.lua"),
            depart: step!("depart.lua"),
        }
    }
}
