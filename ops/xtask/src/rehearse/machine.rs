//! A machine of one's own: a Debian in a folder, with its own systemd and processes, on this
//! machine's network. When this program goes, it goes too.

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::command::Call;

/// Looking whether it is up, and so many times: two minutes.
const LOOK_EVERY: Duration = Duration::from_millis(250);
const LOOKS: usize = 480;

/// What a shell of root begins with, and where what it exported lies between two lines.
const SHELL: &str = "env -i HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin bash -euo pipefail -c";
const BEFORE: &str = "cd /root/fortrolig; if [ -f /run/shell ]; then . /run/shell; fi";
const AFTER: &str = "(umask 077; export -p > /run/shell)";

/// A machine that is switched on.
pub struct Machine {
    container: Child,
    /// Its first process, as this machine numbers it.
    first: u32,
}

impl Machine {
    /// Unpacks an empty Debian into the folder, over whatever was there, and starts it.
    pub fn start(debian: &Path, root: &Path) -> Result<Self> {
        if root.exists() {
            fs::remove_dir_all(root).with_context(|| format!("{} cannot be wiped", root.display()))?;
        }
        fs::create_dir_all(root)?;
        Call::new("tar --extract --file").argument(debian).argument("--directory").argument(root).run()?;
        let container = Call::new("systemd-nspawn --quiet --boot --register=no --keep-unit --console=pipe")
            .arguments("--machine=rehearsal --directory")
            .argument(root)
            .command()
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("systemd-nspawn did not start")?;
        let mut machine = Self { container, first: 0 };
        for _ in 0..LOOKS {
            if let Some(status) = machine.container.try_wait()? {
                bail!("systemd-nspawn ended with {status}: are containers allowed here?");
            }
            if machine.find_first() && machine.ask("systemctl is-system-running || true")?.contains("running")
            {
                return Ok(machine);
            }
            sleep(LOOK_EVERY);
        }
        bail!("the machine did not come up in two minutes")
    }

    /// Types one line into root's shell, which remembers what it exported.
    pub fn type_line(&self, line: &str) -> Result<String> {
        self.run(&format!("{BEFORE}\n{line}\n{AFTER}"))
    }

    /// Types a line into a shell of its own.
    pub fn ask(&self, line: &str) -> Result<String> {
        self.run(line)
    }

    fn run(&self, script: &str) -> Result<String> {
        let output = Call::new("nsenter --mount --uts --ipc --net --pid --cgroup --target")
            .argument(self.first.to_string())
            .arguments(SHELL)
            .argument(script)
            .command()
            .stdin(Stdio::null())
            .output()
            .context("nsenter did not start")?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        if !output.status.success() {
            bail!("it failed:\n{said}{}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(said)
    }

    /// The container's first process is the child of the one that was started.
    fn find_first(&mut self) -> bool {
        let outer = self.container.id();
        let children = fs::read_to_string(format!("/proc/{outer}/task/{outer}/children")).unwrap_or_default();
        let child = children.split_whitespace().next().and_then(|child| child.parse().ok());
        self.first = child.unwrap_or(0);
        // Before that it is still the helper that prepares the folder.
        fs::read_to_string(format!("/proc/{}/comm", self.first)).is_ok_and(|name| name.trim() == "systemd")
    }
}

impl Drop for Machine {
    /// Pulls the plug: what is to be restored is the backup, not what a good end would have written.
    fn drop(&mut self) {
        if self.first != 0 {
            let _gone = Call::new("kill -KILL").argument(self.first.to_string()).run();
        }
        let _gone = self.container.kill();
        let _ended = self.container.wait();
    }
}
