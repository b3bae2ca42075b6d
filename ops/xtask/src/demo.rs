//! The demo service of one run: a fresh records file and two counsellors, so that
//! two people can try being two counsellors at once.

use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::command::Call;
use crate::project;

const COUNSELLORS: [(&str, &str); 2] = [("desk-1", "Rådgiver 1"), ("desk-2", "Rådgiver 2")];

/// Everything the server needs for one run.
pub struct Demo {
    records: PathBuf,
    accounts: Vec<Account>,
}

/// A sign-in for the desk.
pub struct Account {
    pub name: &'static str,
    pub password: String,
}

impl Demo {
    /// Makes the records file anew and adds the counsellors through the server's own command line.
    pub fn prepare(server: &Path) -> Result<Self> {
        let folder = project::target().join("run");
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
        }
        fs::create_dir_all(&folder)?;
        let mut demo = Self { records: folder.join("records.sqlite"), accounts: vec![] };
        for (name, alias) in COUNSELLORS {
            let password = random_password()?;
            demo.call(server, "staff add --languages nb,nn,en")
                .argument("--name")
                .argument(name)
                .argument("--alias")
                .argument(alias)
                .feed(&format!("{password}\n"))?;
            demo.accounts.push(Account { name, password });
        }
        Ok(demo)
    }

    /// The server with the demo's settings and these arguments.
    pub fn call(&self, server: &Path, arguments: &str) -> Call {
        Call::of(server)
            .arguments(arguments)
            .with("FORTROLIG__HOURS__ALWAYS_OPEN", "true")
            // Whoever tries it has no wish to fetch a phone first.
            .with("FORTROLIG__STAFF__SECOND_STEP", "off")
            .with("FORTROLIG__RECORDS__PATH", self.records.to_string_lossy())
    }

    /// The sign-ins, for this run only.
    pub fn accounts(&self) -> &[Account] {
        &self.accounts
    }
}

/// Four groups of four letters and digits: about 80 bits, and short enough to type.
fn random_password() -> Result<String> {
    let mut bytes = [0_u8; 16];
    fs::File::open("/dev/urandom")?.read_exact(&mut bytes).context("no random bytes")?;
    // 32 signs, none of which looks like another.
    let signs = b"abcdefghjkmnpqrstuvwxyz23456789x";
    let mut password = String::new();
    for (n, byte) in bytes.iter().enumerate() {
        if n > 0 && n % 4 == 0 {
            password.push('-');
        }
        write!(password, "{}", char::from(signs[usize::from(byte % 32)]))?;
    }
    Ok(password)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_passwords_differ_and_are_long_enough_for_the_server() {
        let (one, two) = (random_password().unwrap(), random_password().unwrap());
        assert_eq!(one.len(), 19);
        assert_ne!(one, two);
    }
}
