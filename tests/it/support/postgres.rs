//! A real PostgreSQL of the test's own, with nothing in it, that goes with the test: also
//! when the test panics, and when it is killed.
//!
//! It is not the one that Debian's package starts, and has nothing of it. Its alphabet is
//! the Norwegian one, in which `aa` comes after `z`: an order that is left to the database
//! shows at once.

use std::fs;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// Looking whether it is there this often, and so many times: thirty seconds.
const LOOK_EVERY: Duration = Duration::from_millis(10);
const LOOKS: usize = 3_000;

/// Waits at the pipe from the test. When the test is gone, however it went, so is PostgreSQL:
/// on this signal it takes its own processes and its shared memory with it. One that stands
/// still must go on to hear of it.
const WITH_THE_TEST: &str = "\"$@\" & read -r _; kill -QUIT $!; kill -CONT $!; wait";

/// Where Debian keeps what only a server needs, one folder for each version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The user that the package makes. PostgreSQL refuses to run as root.
const USER: &str = "postgres";

/// Nothing has to outlive a crash of the machine, and one test needs few connections.
const SETTINGS: [&str; 5] =
    ["fsync=off", "full_page_writes=off", "autovacuum=off", "shared_buffers=8MB", "max_connections=40"];

/// A running PostgreSQL.
#[derive(Debug)]
pub(crate) struct PostgresServer {
    /// What keeps it alive; `None` after it died.
    process: Option<Child>,
    folder: TempDir,
    /// The part of its settings that this test chose.
    settings: Vec<String>,
    /// On the network, if it is to be reached there.
    port: Option<u16>,
}

impl PostgresServer {
    /// One that is reached by a socket only.
    pub(crate) fn start() -> Self {
        Self::set_up(None, Vec::new())
    }

    /// One that is reached over the network too. Whoever comes that way needs a password.
    pub(crate) fn on_the_network() -> Self {
        Self::set_up(Some(free_port()), Vec::new())
    }

    /// The same, with this certificate and key, both in PEM form.
    pub(crate) fn with_tls(certificate: &str, key: &str) -> Self {
        let mut server = Self::set_up(Some(free_port()), Vec::new());
        for (name, text) in [("server.crt", certificate), ("server.key", key)] {
            let path = server.data().join(name);
            fs::write(&path, text).expect("it can be written");
            // PostgreSQL refuses a key that others may read.
            fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).expect("ours");
            give_away(&path);
        }
        server.dies();
        server.settings.push("ssl=on".to_owned());
        server.starts_again();
        server
    }

    fn set_up(port: Option<u16>, settings: Vec<String>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        give_away(folder.path());
        let mut server = Self { process: None, folder, settings, port };
        copy(&template(), &server.data());
        server.starts_again();
        server
    }

    /// It dies at once, with every connection.
    pub(crate) fn dies(&mut self) {
        if let Some(mut process) = self.process.take() {
            drop(process.stdin.take());
            let _ended = process.wait();
        }
    }

    /// After it died: again where it was, with what it held.
    pub(crate) fn starts_again(&mut self) {
        let settings = SETTINGS.into_iter().chain(self.settings.iter().map(String::as_str));
        let mut command = as_its_user(Path::new("sh"));
        command.args(["-c", WITH_THE_TEST, "sh"]).arg(program("postgres")).arg("-D").arg(self.data());
        command.arg("-k").arg(self.folder.path());
        match self.port {
            Some(port) => command.args(["-c", "listen_addresses=127.0.0.1", "-p", &port.to_string()]),
            None => command.args(["-c", "listen_addresses="]),
        };
        settings.for_each(|setting| {
            command.args(["-c", setting]);
        });
        let process = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        self.process = Some(process.expect("there is a shell"));
        let is_ready = || {
            let told = fs::read_to_string(self.data().join("postmaster.pid")).unwrap_or_default();
            let ready = told.lines().nth(7).is_some_and(|line| line.trim() == "ready");
            if !ready {
                std::thread::sleep(LOOK_EVERY);
            }
            ready
        };
        assert!((0..LOOKS).any(|_| is_ready()), "PostgreSQL does not start");
    }

    /// It does nothing any more, and its connections stay.
    pub(crate) fn stands_still(&self) {
        self.signal("-STOP");
    }

    /// It goes on where it was.
    pub(crate) fn goes_on(&self) {
        self.signal("-CONT");
    }

    /// To the server, and then to each process that it has started.
    fn signal(&self, signal: &str) {
        let told = fs::read_to_string(self.data().join("postmaster.pid")).expect("it runs");
        let id = told.lines().next().expect("its process stands first");
        let send = |ids: &str| {
            let ids = ids.split_whitespace();
            Command::new("kill")
                .arg(signal)
                .args(ids)
                .stderr(Stdio::null())
                .status()
                .expect("there is `kill`")
        };
        assert!(send(id).success(), "process {id} is there");
        let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).expect("it runs");
        // Some of them may have ended meanwhile.
        let _ended = send(&children);
    }

    /// Makes a database, and tells how to reach it by the socket, as it stands in the settings.
    pub(crate) fn database(&self, name: &str) -> String {
        self.say("postgres", &format!("CREATE DATABASE {name}"));
        self.url(name)
    }

    /// How a database that is there is reached by the socket.
    pub(crate) fn url(&self, name: &str) -> String {
        let port = self.port.map(|port| format!(":{port}")).unwrap_or_default();
        format!("postgres://{USER}@{port}/{name}?host={}", self.folder.path().display())
    }

    /// Its port on the network.
    pub(crate) fn port(&self) -> u16 {
        self.port.expect("it was started on the network")
    }

    /// What psql says to this, without the closing line break.
    pub(crate) fn say(&self, database: &str, sql: &str) -> String {
        let output = self.psql(database, sql);
        let (said, told) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{sql}: {told}");
        said.trim_end().to_owned()
    }

    fn psql(&self, database: &str, sql: &str) -> Output {
        Command::new(program("psql"))
            .args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"])
            .arg("--host")
            .arg(self.folder.path())
            .args(["--port", &self.port.unwrap_or(5432).to_string(), "--username", USER])
            .args(["--dbname", database, "--command", sql])
            .output()
            .expect("psql comes with PostgreSQL")
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }
}

impl Drop for PostgresServer {
    fn drop(&mut self) {
        self.dies();
    }
}

/// A folder that initdb has made, to be copied: that takes a tenth of the time. It is made by
/// the first test that needs it, and kept where the test's own program was built.
fn template() -> PathBuf {
    let version = Command::new(program("initdb")).arg("--version").output().expect("initdb starts");
    let version = String::from_utf8_lossy(&version.stdout).replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let test = std::env::current_exe().expect("a test has a file");
    // target/debug/deps/… → target/debug
    let built = test.ancestors().nth(2).expect("deps stands in the profile's folder");
    let template = built.join(format!("{version}with-aa-after-z"));
    if !template.exists() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        give_away(folder.path());
        let made = folder.path().join("data");
        set_up(&made);
        // Whole or not at all: another test may be at it too, and the first one counts.
        let beside = tempfile::tempdir_in(built).expect("a temporary folder");
        copy(&made, &beside.path().join("data"));
        let _was_first = fs::rename(beside.path().join("data"), &template);
    }
    template
}

fn set_up(data: &Path) {
    let made = as_its_user(&program("initdb"))
        .args(["--no-sync", "--auth-local=trust", "--auth-host=scram-sha-256", "--username", USER])
        .args(["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=nb-NO"])
        .args(["--wal-segsize=1", "-D"])
        .arg(data)
        .output()
        .expect("initdb starts");
    assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
}

/// With its owner and its rights.
fn copy(from: &Path, to: &Path) {
    let copied = Command::new("cp").arg("-a").args([from, to]).status().expect("there is `cp`");
    assert!(copied.success(), "{} is there", from.display());
}

/// A program of PostgreSQL: where `PATH` says, or the newest of Debian's.
fn program(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let versions = fs::read_dir(DEBIAN).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut versions: Vec<_> = versions.collect();
    versions.sort_unstable_by_key(|folder| {
        let version = folder.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
        std::cmp::Reverse(version)
    });
    std::env::split_paths(&path)
        .chain(versions.into_iter().map(|folder| folder.join("bin")))
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
        .unwrap_or_else(|| panic!("there is no {name}; is Debian's package `postgresql` installed?"))
}

/// Root becomes the user that the package has made; anybody else stays who they are.
fn as_its_user(program: &Path) -> Command {
    let mut command = Command::new(program);
    // It begins where it may look around.
    command.current_dir("/");
    if let Some((user, group)) = its_user() {
        command.uid(user).gid(group);
    }
    command
}

fn give_away(path: &Path) {
    if let Some((user, group)) = its_user() {
        chown(path, Some(user), Some(group)).expect("root may give files away");
    }
}

fn its_user() -> Option<(u32, u32)> {
    let id = |arguments: &[&str]| {
        let output = Command::new("id").args(arguments).output().expect("there is `id`");
        String::from_utf8_lossy(&output.stdout).trim().parse::<u32>().ok()
    };
    (id(&["-u"]) == Some(0)).then(|| {
        let made = "Debian's package `postgresql` makes the user";
        (id(&["-u", USER]).expect(made), id(&["-g", USER]).expect(made))
    })
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("it is bound").port()
}
