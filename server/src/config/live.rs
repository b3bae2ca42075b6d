//! Where live state is kept.

use std::path::PathBuf;

use super::section::Section;

mod address;

pub use address::{RedisAddress, RedisKind};

/// `[live]`
#[derive(Clone, Debug)]
pub struct Live {
    /// Which kind of store.
    pub store: LiveStore,
    /// Which Redis; used with [`LiveStore::Redis`] only.
    pub redis: RedisAddress,
    /// What the name of every key begins with.
    pub prefix: String,
    /// Whether a Redis that writes to a disk is taken all the same.
    pub allow_disk: bool,
    /// A certificate authority in PEM form, instead of those the machine trusts.
    pub ca_file: Option<PathBuf>,
}

/// The kinds of store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiveStore {
    /// In this process: one node.
    Memory,
    /// In Redis: any number of nodes.
    Redis,
}

impl Live {
    /// `has_secret`: whether the nodes have a secret that they share.
    pub(super) fn read(section: &mut Section<'_>, has_secret: bool) -> Self {
        let store = |text: &str| match text {
            "memory" => Some(LiveStore::Memory),
            "redis" => Some(LiveStore::Redis),
            _ => None,
        };
        let store = section.text("store", "it must be \"memory\" or \"redis\"", store);
        let address = "it must be like \"redis://host:6379/0\" (rediss:// with TLS), \
                       \"redis+sentinel://one:26379,two:26379/master-name\" or \
                       \"redis+cluster://one:6379,two:6379\"";
        // It may hold a password, so it is never shown.
        let redis = section.secret("redis", address, RedisAddress::parse).unwrap_or_default();
        let password = section.secret("redis_password", "", |text| Some(text.to_owned()));
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.:".contains(c);
        let prefix =
            |text: &str| ((1..=64).contains(&text.len()) && text.chars().all(plain)).then(|| text.to_owned());
        let prefix = section.text("prefix", "it must be 1 to 64 letters, digits, -, _, . or :", prefix);
        let live = Self {
            store: store.unwrap_or(LiveStore::Memory),
            redis: redis.with_password(password),
            prefix: prefix.unwrap_or_default(),
            allow_disk: section.switch("allow_disk"),
            ca_file: section
                .text("ca_file", "", |text| Some(PathBuf::from(text)))
                .filter(|path| *path != PathBuf::new()),
        };
        section.rule(
            live.store == LiveStore::Memory || has_secret,
            "store",
            "is \"redis\" without a secret",
            "every node needs the same secret: set FORTROLIG__SECRET__CLUSTER in the environment of each",
        );
        section.rule(
            live.ca_file.is_none() || live.redis.tls,
            "ca_file",
            "is set and redis is not reached with TLS",
            "write rediss:// in `redis`, or leave ca_file empty",
        );
        live
    }
}
