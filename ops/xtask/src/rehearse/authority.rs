//! Pebble, the authority that Let's Encrypt tries clients with, and its small DNS, in which every name
//! leads to this machine.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::command::Call;

/// Looking whether it answers, and so many times: ten seconds.
const LOOK_EVERY: Duration = Duration::from_millis(100);
const LOOKS: usize = 100;

/// A running authority.
pub struct Authority {
    /// Where it tells what it can do.
    pub directory: String,
    /// With which it is trusted.
    pub certificate: PathBuf,
    management: String,
    processes: Vec<Child>,
}

impl Authority {
    /// Starts one that knocks at port 443.
    pub fn start(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let (certificate, key) = (folder.join("certificate.pem"), folder.join("key.pem"));
        Call::new("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2")
            .arguments("-subj /CN=localhost -addext subjectAltName=DNS:localhost")
            .arguments("-addext basicConstraints=critical,CA:FALSE -keyout")
            .argument(&key)
            .argument("-out")
            .argument(&certificate)
            .feed("")?;
        let (port, management, dns) = (free_port()?, free_port()?, free_port()?);
        let config = folder.join("config.json");
        fs::write(
            &config,
            format!(
                r#"{{"pebble":{{"listenAddress":"127.0.0.1:{port}","managementListenAddress":"127.0.0.1:{management}","certificate":"{}","privateKey":"{}","httpPort":80,"tlsPort":443}}}}"#,
                certificate.display(),
                key.display()
            ),
        )?;
        let names = Call::new(&format!("pebble-challtestsrv -dns01 127.0.0.1:{dns} -defaultIPv4 127.0.0.1"))
            .arguments("-defaultIPv6= -http01= -https01= -tlsalpn01=")
            .arguments(&format!("-management 127.0.0.1:{}", free_port()?));
        let pebble = Call::new("pebble -config")
            .argument(&config)
            .arguments(&format!("-dnsserver 127.0.0.1:{dns}"))
            .with("PEBBLE_VA_NOSLEEP", "1")
            .with("PEBBLE_WFE_NONCEREJECT", "0");
        let mut authority = Self {
            directory: format!("https://localhost:{port}/dir"),
            management: format!("https://localhost:{management}"),
            certificate,
            processes: Vec::new(),
        };
        for call in [names, pebble] {
            let mut command = call.command();
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            authority.processes.push(command.spawn().context("the authority did not start")?);
        }
        for _ in 0..LOOKS {
            if authority.write_root(&folder.join("root.pem")).is_ok() {
                return Ok(authority);
            }
            sleep(LOOK_EVERY);
        }
        bail!("the authority does not answer")
    }

    /// Writes what its certificates are signed with.
    pub fn write_root(&self, file: &Path) -> Result<()> {
        Call::new("curl --silent --fail --max-time 10 --cacert")
            .argument(&self.certificate)
            .argument("--output")
            .argument(file)
            .argument(format!("{}/roots/0", self.management))
            .feed("")
    }
}

impl Drop for Authority {
    fn drop(&mut self) {
        for process in &mut self.processes {
            let _gone = process.kill();
            let _ended = process.wait();
        }
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
