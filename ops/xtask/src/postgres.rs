//! The PostgreSQL that tests start for themselves.

use std::path::Path;

use anyhow::{Result, bail};

use crate::command::Call;
use crate::{debian, tools};

/// Where Debian keeps what only a server needs, one folder for each version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// What tests start.
const PROGRAMS: [&str; 3] = ["initdb", "postgres", "psql"];

/// Sees to it that a PostgreSQL can be set up and started. The one that the package sets up
/// is stopped: tests set up their own, in folders of their own, and never use it.
pub fn need_postgres() -> Result<()> {
    if is_there() {
        return Ok(());
    }
    debian::install("PostgreSQL", "postgresql", "version 15 or newer, and put its programs into PATH")?;
    if tools::find("service").is_some() {
        // Where nothing was started there is nothing to stop.
        let _not_running = Call::new("service postgresql stop").run();
    }
    if !is_there() {
        bail!("apt-get installed PostgreSQL, but initdb is neither in PATH nor below {DEBIAN}");
    }
    Ok(())
}

fn is_there() -> bool {
    PROGRAMS.into_iter().all(|program| tools::find(program).is_some() || is_below(DEBIAN, program))
}

/// Whether some version there has it.
fn is_below(folder: &str, program: &str) -> bool {
    let versions = Path::new(folder).read_dir().into_iter().flatten().flatten();
    versions.map(|version| version.path().join("bin").join(program)).any(|path| path.is_file())
}
