//! Programs that Debian packages bring.

use anyhow::{Result, bail};

use crate::command::Call;
use crate::tools;

/// Installs `packages`, which bring `program`, when root on a Debian. Others are told the
/// command, and `otherwise`: what else they can do.
pub fn install(program: &str, packages: &str, otherwise: &str) -> Result<()> {
    if tools::find("apt-get").is_none() {
        bail!("{program} is missing. Install it, {otherwise}");
    }
    if !tools::is_root() {
        bail!("{program} is missing. Install it with: sudo apt-get install -y {packages}");
    }
    println!("  {program} is missing; installing Debian's");
    Call::new("apt-get -qq update").run()?;
    Call::new(&format!("apt-get -qq install -y --no-install-recommends {packages}"))
        .with("DEBIAN_FRONTEND", "noninteractive")
        .run()
}
