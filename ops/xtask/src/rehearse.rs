//! `cargo xtask rehearse`: follows the pages of ops/deploy word for word, from an empty Debian to a
//! talk between two browsers over TLS, and from a wiped machine back to it.
//!
//! The machine is a container with a systemd of its own, on this machine's network; the authority
//! is Pebble, beside it. Every line of the pages that is marked as a command is typed as it stands
//! there. What a rehearsal adds itself is told with `ours`.

mod authority;
mod machine;
mod page;

use std::cell::RefCell;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use self::authority::Authority;
use self::machine::Machine;
use self::page::Page;
use crate::command::Call;
use crate::report::{Stopwatch, in_words, step};
use crate::{browser, debian, npm, pebble, project, tools};

/// What the service, its watch and whoever knocks want on this machine.
const PORTS: [u16; 5] = [80, 443, 9090, 9091, 9093];

/// A certificate comes within a minute, and Prometheus asks every 15 seconds.
const LOOKS: usize = 60;
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// What the doctor may find in a container: both belong to the machine below it.
const NOT_OURS: [&str; 2] = ["open files", "clock"];

/// Where files lie on the machine: the program and everything in `ops/deploy` and `ops/alerts`.
const FOLDER: &str = "root/fortrolig";

/// Rehearses all of it. Stops at the first command that fails.
pub fn rehearse(arguments: &[&str]) -> Result<()> {
    let profile = match arguments {
        [] => "debug",
        ["--release"] => "release",
        _ => bail!("usage: cargo xtask rehearse [--release]"),
    };
    if !tools::is_root() {
        bail!("a machine in a container takes root: sudo cargo xtask rehearse");
    }
    let watch = Stopwatch::start();
    let rehearsal = Rehearsal::prepare(profile)?;
    let authority = Authority::start(&rehearsal.scratch.join("authority"))?;
    println!("\n== An empty Debian");
    let password = rehearsal.first_machine(&authority)?;
    rehearsal.people(&authority, &password)?;
    rehearsal.watch_and_back_up()?;
    println!("\n== The machine is wiped; what is left is the backup and, elsewhere, the secret");
    rehearsal.second_machine()?;
    rehearsal.people(&authority, &password)?;
    rehearsal.type_lines(&["fortrolig audit verify".to_owned()])?;
    rehearsal.clear()?;
    println!("\n== From nothing to a talk, and back, in {}", in_words(watch.elapsed()));
    Ok(())
}

struct Rehearsal {
    scratch: PathBuf,
    /// An empty Debian, packed.
    debian: PathBuf,
    program: PathBuf,
    chromium: PathBuf,
    set_up: Page,
    backing_up: Page,
    machine: RefCell<Option<Machine>>,
}

impl Rehearsal {
    fn prepare(profile: &str) -> Result<Self> {
        need("mmdebstrap", "mmdebstrap")?;
        need("systemd-nspawn", "systemd-container")?;
        for program in ["openssl", "curl", "nsenter"] {
            need(program, if program == "nsenter" { "util-linux" } else { program })?;
        }
        pebble::need_pebble()?;
        let chromium = browser::need_chromium()?;
        for port in PORTS {
            TcpListener::bind((Ipv4Addr::UNSPECIFIED, port))
                .with_context(|| format!("port {port} is needed; stop what listens there"))?;
        }
        let option = if profile == "release" { " --release" } else { "" };
        step("Building the program", || {
            tools::need_node()?;
            npm::install(&project::web_client())?;
            npm::install(&project::browser_tests())?;
            npm::build_web_client(npm::Build::IfChanged)?;
            Call::new(&format!("cargo build --locked --package server{option}")).run()
        })?;
        let scratch = project::target().join("rehearse");
        fs::create_dir_all(&scratch)?;
        // What the first talk left behind is not for the next rehearsal.
        let _none_yet = fs::remove_file(scratch.join("kept.json"));
        let debian = scratch.join("debian.tar");
        if !debian.is_file() {
            step("An empty Debian, as its installer leaves it", || {
                let half = scratch.join("half.tar");
                Call::new("mmdebstrap --quiet --variant=important --include=systemd-sysv,dbus bookworm")
                    .argument(&half)
                    .run()?;
                fs::rename(&half, &debian).context("the packed Debian cannot be kept")
            })?;
        }
        let page = |name: &str| Page::read(&project::root().join("ops/deploy").join(name));
        Ok(Self {
            set_up: page("one-machine.md")?,
            backing_up: page("backup-and-restore.md")?,
            program: project::server_binary(profile),
            machine: RefCell::default(),
            scratch,
            debian,
            chromium,
        })
    }

    /// A new machine with nothing on it but the folder that somebody has brought.
    fn begin(&self) -> Result<()> {
        // The one before goes first: they share a place.
        self.machine.replace(None);
        let root = self.scratch.join("machine");
        let machine = step("ours: a machine is switched on", || Machine::start(&self.debian, &root))?;
        let folder = root.join(FOLDER);
        fs::create_dir_all(&folder)?;
        fs::copy(&self.program, folder.join("fortrolig"))?;
        for from in ["ops/deploy", "ops/alerts"] {
            for file in fs::read_dir(project::root().join(from))? {
                let file = file?;
                if file.file_type()?.is_file() {
                    fs::copy(file.path(), folder.join(file.file_name()))?;
                }
            }
        }
        self.machine.replace(Some(machine));
        Ok(())
    }

    /// Steps 1 to 7; the password that was given to the counsellor.
    fn first_machine(&self, authority: &Authority) -> Result<String> {
        self.begin()?;
        self.up_to_the_program(authority)?;
        self.look_and_start()?;
        self.sees_nothing_to_mend()?;
        let said = self.type_lines(&self.set_up.lines("7. ")?)?;
        let invited = said.lines().any(|line| line.starts_with("https://chat.example.no/desk/invitation/"));
        if !invited {
            bail!("no address for the administrator was printed");
        }
        let password = said.lines().find_map(|line| line.strip_prefix("Password: "));
        Ok(password.context("no password was printed")?.to_owned())
    }

    fn up_to_the_program(&self, authority: &Authority) -> Result<()> {
        self.type_lines(&self.set_up.lines("1. ")?)?;
        self.type_lines(&self.set_up.lines("2. ")?)?;
        println!("  ours: the settings name this authority, and hours that are always open");
        fs::copy(&authority.certificate, self.on_machine("etc/fortrolig/authority.pem"))?;
        let settings = self.on_machine("etc/fortrolig/settings.toml");
        let text = fs::read_to_string(&settings)?;
        let ours = format!(
            "[acme]\ndirectory = \"{}\"\nca_file = \"/etc/fortrolig/authority.pem\"",
            authority.directory
        );
        if !text.contains("[acme]\n") {
            bail!("settings.https.toml has no [acme]");
        }
        let text = text.replacen("[acme]", &ours, 1) + "\n[hours]\nalways_open = true\n";
        fs::write(settings, text).context("the settings cannot be written")
    }

    fn look_and_start(&self) -> Result<()> {
        self.type_lines(&self.set_up.lines("3. ")?)?;
        self.type_lines(&self.set_up.lines("4. ")?)?;
        let said = "journalctl --unit fortrolig --output cat --no-pager";
        self.until("ours: a certificate has been issued", || {
            let log = self.quietly(said)?;
            if log.contains("certificate_not_issued") {
                bail!("{log}");
            }
            Ok(log.contains("a certificate was issued"))
        })
    }

    /// Step 6. The doctor says no with its exit code; here only for what is not ours.
    fn sees_nothing_to_mend(&self) -> Result<()> {
        for line in self.set_up.lines("6. ")? {
            let found = self.type_lines(&[format!("{line} || true")])?;
            let ill: Vec<&str> = found.lines().filter_map(|line| line.strip_prefix("MEND  ")).collect();
            if let Some(ill) = ill.iter().find(|ill| !NOT_OURS.iter().any(|known| ill.starts_with(known))) {
                bail!("the doctor finds something to mend: {ill}");
            }
        }
        Ok(())
    }

    /// Step 8, and the backup, of which a copy leaves the machine.
    fn watch_and_back_up(&self) -> Result<()> {
        self.type_lines(&self.set_up.lines("8. ")?)?;
        let question = "http://127.0.0.1:9091/api/v1/query?query=up%7Bjob%3D%22fortrolig%22%7D";
        self.until("ours: Prometheus reads the service", || {
            let said = Call::new("curl --silent --max-time 5").argument(question).command().output()?;
            Ok(String::from_utf8_lossy(&said.stdout).contains(",\"1\"]"))
        })?;
        self.type_lines(&self.backing_up.block(0)?)?;
        println!("  ours: the backup goes to one place, and the secret to another");
        fs::copy(
            self.on_machine("var/backups/fortrolig/records.sqlite"),
            self.scratch.join("records.sqlite"),
        )?;
        fs::copy(self.on_machine("etc/fortrolig/secrets.env"), self.scratch.join("secrets.env"))?;
        Ok(())
    }

    /// "On a new machine": steps 1 to 4 with the old secret, then the restore.
    fn second_machine(&self) -> Result<()> {
        let settings = fs::read(self.on_machine("etc/fortrolig/settings.toml"))?;
        let trusted = fs::read(self.on_machine("etc/fortrolig/authority.pem"))?;
        self.begin()?;
        self.type_lines(&self.set_up.lines("1. ")?)?;
        self.type_lines(&self.set_up.lines("2. ")?)?;
        println!("  ours: the old secret and the old settings, and the backup where it was");
        fs::write(self.on_machine("etc/fortrolig/settings.toml"), settings)?;
        fs::write(self.on_machine("etc/fortrolig/authority.pem"), trusted)?;
        fs::copy(self.scratch.join("secrets.env"), self.on_machine("etc/fortrolig/secrets.env"))?;
        fs::create_dir_all(self.on_machine("var/backups/fortrolig"))?;
        let backup = self.on_machine("var/backups/fortrolig/records.sqlite");
        fs::copy(self.scratch.join("records.sqlite"), backup)?;
        self.look_and_start()?;
        self.type_lines(&self.backing_up.block(1)?)?;
        self.sees_nothing_to_mend()
    }

    /// A visitor and a counsellor with real browsers. The counsellor is new the first time, and known
    /// the second time by what the backup holds.
    fn people(&self, authority: &Authority, password: &str) -> Result<()> {
        step("ours: a counsellor signs in, and a visitor writes with them over wss", || {
            let root = self.scratch.join("root.pem");
            authority.write_root(&root)?;
            Call::new("npm run --silent rehearse")
                .within(project::browser_tests())
                .with("FORTROLIG_CHROMIUM", self.chromium.to_string_lossy())
                .with("FORTROLIG_REHEARSAL_ROOT", root.to_string_lossy())
                .with("FORTROLIG_REHEARSAL_KEPT", self.scratch.join("kept.json").to_string_lossy())
                .with("FORTROLIG_REHEARSAL_PASSWORD", password)
                .run()
        })
    }

    /// Types them, one after the other, in the same shell; what they printed on standard output.
    fn type_lines(&self, lines: &[String]) -> Result<String> {
        let machine = self.machine.borrow();
        let machine = machine.as_ref().context("no machine is switched on")?;
        let mut said = String::new();
        for line in lines {
            println!("  # {line}");
            let watch = Stopwatch::start();
            said += &machine.type_line(line)?;
            println!("  {:>60}", in_words(watch.elapsed()));
        }
        Ok(said)
    }

    fn quietly(&self, line: &str) -> Result<String> {
        let machine = self.machine.borrow();
        machine.as_ref().context("no machine is switched on")?.ask(line)
    }

    fn until(&self, title: &str, holds: impl Fn() -> Result<bool>) -> Result<()> {
        step(title, || {
            for _ in 0..LOOKS {
                if holds()? {
                    return Ok(());
                }
                sleep(LOOK_EVERY);
            }
            bail!("not within {LOOKS} s: {}", self.quietly("journalctl --no-pager --lines 40")?)
        })
    }

    /// What is kept for the next time is the packed Debian.
    fn clear(&self) -> Result<()> {
        self.machine.replace(None);
        fs::remove_dir_all(self.scratch.join("machine")).context("the machine cannot be thrown away")
    }

    fn on_machine(&self, path: &str) -> PathBuf {
        self.scratch.join("machine").join(path)
    }
}

fn need(program: &str, package: &str) -> Result<()> {
    let is_there = || tools::find(program).is_some() || Path::new("/usr/sbin").join(program).is_file();
    if is_there() {
        return Ok(());
    }
    debian::install(program, package, "and put it into PATH")
}
