//! npm packages and the build of the web client, each done only when its inputs changed.

use std::path::Path;

use anyhow::Result;

use crate::command::Call;
use crate::project;
use crate::stamp::Stamp;

/// Installs the versions that `package-lock.json` of `folder` names. `false` when they were there already.
///
/// Not `npm ci`: it refuses a lock file without the binaries of every platform, and
/// a registry mirror may have only ours. `--no-save` reads the lock and never writes it.
pub fn install(folder: &Path) -> Result<bool> {
    // Inside node_modules, so that it goes when they go.
    let file = folder.join("node_modules/.installed-for");
    let stamp = Stamp::of(file, &[folder.join("package-lock.json")])?;
    if stamp.is_current() {
        return Ok(false);
    }
    Call::new("npm install --no-save --no-audit --no-fund --prefer-offline").within(folder).run()?;
    stamp.remember()?;
    Ok(true)
}

/// Builds `web-client/dist`. `false` when it is current.
pub fn build_web_client() -> Result<bool> {
    let folder = project::web_client();
    let mut inputs: Vec<_> =
        ["src", "scripts", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"]
            .into_iter()
            .map(|name| folder.join(name))
            .collect();
    inputs.push(project::root().join("content/texts"));
    // Inside dist, so that it goes when the build goes.
    let stamp = Stamp::of(folder.join("dist/.built-from"), &inputs)?;
    if stamp.is_current() {
        return Ok(false);
    }
    Call::new("npm run --silent build").within(&folder).run()?;
    stamp.remember()?;
    Ok(true)
}
