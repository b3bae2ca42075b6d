//! Where things are in the project.

use std::path::{Path, PathBuf};

/// The root of the clone.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("this package stands two folders below the root")
}

/// The visitor's page and the desk.
pub fn web_client() -> PathBuf {
    root().join("web-client")
}

/// The browser tests.
pub fn browser_tests() -> PathBuf {
    root().join("tests/e2e")
}

/// Where cargo builds: `CARGO_TARGET_DIR` when it is set, as cargo itself reads it.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The server's binary, in the `debug` or `release` folder.
pub fn server_binary(profile: &str) -> PathBuf {
    target().join(profile).join("fortrolig")
}
