//! The canary against real nodes, through a balancer: it goes the whole way, nobody notices, and
//! each way to fall is told.

use std::net::SocketAddr;
use std::time::Duration;

use server::canary::step::Step;
use server::protocol::{FromDesk, FromVisitor, ToDesk, ToVisitor};
use tokio::process::Command;

use super::balancer::Balancer;
use super::program::{Running, fortrolig, output};
use crate::support::app::ORIGIN;
use crate::support::counsellor::Counsellor;
use crate::support::http::{get, sign_in};
use crate::support::redis::RedisServer;
use crate::support::visitor::Visitor;

/// A service as operators set it up, and the sign-in of its canary.
struct Service {
    balancer: Balancer,
    /// Goes away with the test.
    _folder: tempfile::TempDir,
    settings: Vec<(&'static str, String)>,
    nodes: Vec<Node>,
    password: String,
    second_step: String,
}

struct Node {
    address: SocketAddr,
    admin: SocketAddr,
    _running: Running,
}

impl Service {
    /// One node; these settings are over those of a test.
    async fn start(settings: &[(&'static str, &str)]) -> Self {
        Self::through("http", "127.0.0.1", settings).await
    }

    async fn through(scheme: &str, host: &str, settings: &[(&'static str, &str)]) -> Self {
        let (balancer, folder) = (Balancer::open().await, tempfile::tempdir().expect("a temporary folder"));
        let usual = [
            ("LISTEN__ADDRESS", "127.0.0.1:0".to_owned()),
            ("LISTEN__ADMIN_ADDRESS", "127.0.0.1:0".to_owned()),
            ("LISTEN__PUBLIC_ORIGINS", format!("{},{ORIGIN}", balancer.origin(scheme, host))),
            ("RECORDS__PATH", folder.path().join("r.sqlite").display().to_string()),
            ("SECRET__CLUSTER", "5c".repeat(32)),
            ("HOURS__ALWAYS_OPEN", "true".to_owned()),
            ("QUEUE__SETTLE_S", "0".to_owned()),
            ("TALK__ERASE_AFTER_S", "0".to_owned()),
            ("STAFF__SECOND_STEP", "off".to_owned()),
            ("CANARY__LANE", "true".to_owned()),
        ];
        let own = settings.iter().map(|(key, value)| (*key, (*value).to_owned()));
        let mut service = Self {
            balancer,
            _folder: folder,
            settings: usual.into_iter().chain(own).collect(),
            nodes: Vec::new(),
            password: String::new(),
            second_step: String::new(),
        };
        service.another_node().await;
        let told = service.hires("canary", "canary").await;
        service.password = after(&told, "Password: ");
        service.second_step = after(&told, "Second step: ");
        service
    }

    async fn another_node(&mut self) {
        let mut running = Running::start(self.program(&["serve"]));
        let address = running.listens().await;
        let line = running.says("metrics and health listen=").await;
        let admin = line.split('"').nth(1).and_then(|text| text.parse().ok()).expect("an address");
        self.balancer.leads_to(address);
        self.nodes.push(Node { address, admin, _running: running });
    }

    fn program(&self, words: &[&str]) -> Command {
        let settings: Vec<_> = self.settings.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let mut command = fortrolig(&settings);
        command.args(words);
        command
    }

    /// What `staff add` says.
    async fn hires(&self, name: &str, role: &str) -> String {
        let words = ["staff", "add", "--name", name, "--alias", "N", "--languages", "nb", "--generate"];
        self.prints(&[&words[..], &["--role", role]].concat()).await
    }

    async fn prints(&self, words: &[&str]) -> String {
        let (output, said) = output(self.program(words)).await;
        assert!(output.status.success(), "{words:?}: {said}");
        String::from_utf8(output.stdout).expect("text")
    }

    /// The canary's own process: it knows nothing of the service's settings.
    fn canary(&self, address: &str, words: &[&str]) -> Command {
        let mut command = fortrolig(&[]);
        command.args(["canary", "--address", address]).args(words);
        command.env("FORTROLIG_CANARY_PASSWORD", &self.password);
        command.env("FORTROLIG_CANARY_SECOND_STEP", &self.second_step);
        command
    }

    /// One round that goes through; its line.
    async fn round(&self, address: &str, words: &[&str]) -> serde_json::Value {
        let (output, said) = output(self.canary(address, &[&["--once"], words].concat())).await;
        assert!(output.status.success(), "{said}");
        serde_json::from_slice(&output.stdout).expect("the line of a round is JSON")
    }

    /// One round that falls at this step, with these words in what is said.
    async fn falls(&self, step: Step, words: &[&str], expected: &[&str]) {
        let address = self.balancer.origin("http", "127.0.0.1");
        let (output, said) = output(self.canary(&address, &[&["--once"], words].concat())).await;
        assert_eq!(output.status.code(), Some(1), "{step:?}: {said}");
        let line: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a line");
        assert_eq!((&line["good"], &line["fell_at"]), (&false.into(), &step.as_str().into()), "{line}");
        for expected in expected {
            assert!(said.contains(expected), "{expected:?} is not in: {said}");
        }
    }

    async fn metrics(&self) -> String {
        get(self.nodes[0].admin, "/metrics", &[]).await.body
    }
}

fn after(told: &str, begins: &str) -> String {
    told.lines().find_map(|line| line.strip_prefix(begins)).expect("it was told").to_owned()
}

#[tokio::test]
async fn a_round_goes_through_while_a_person_waits_and_no_number_of_people_moves() {
    let service = Service::start(&[]).await;
    let address = service.nodes[0].address;
    let told = service.hires("desk-1", "counsellor").await;
    let cookie = sign_in(address, "desk-1", &after(&told, "Password: ")).await.expect("they sign in");
    let mut desk = Counsellor::open(address, &cookie).await;
    let mut visitor = Visitor::open(address).await;
    visitor.join().await;
    visitor.hear_place(0).await;
    desk.hear(|message| matches!(message, ToDesk::Shift { waiting_total: 1, .. }).then_some(())).await;

    let line = service.round(&service.balancer.origin("http", "127.0.0.1"), &[]).await;
    assert_eq!(line["good"], true);
    for measured in ["sign_in_ms", "wait_ms", "to_counsellor_ms", "to_visitor_ms", "deletion_ms"] {
        assert!(line[measured].is_u64(), "{measured}: {line}");
    }

    visitor.say(FromVisitor::Ping { visible: true }).await;
    let place = |message| match message {
        ToVisitor::Place { ahead, .. } => {
            assert_eq!(ahead, 0);
            None
        }
        ToVisitor::Pong {} => Some(()),
        ToVisitor::Ticket { .. } => None,
        other => panic!("whoever waits was told {other:?}"),
    };
    visitor.hear(place).await;
    desk.say(FromDesk::Ping { visible: true }).await;
    let shift = |message| match message {
        ToDesk::Shift { waiting_total, counsellors, colleagues, .. } => {
            assert_eq!((waiting_total, counsellors.on_shift, colleagues.len()), (1, 1, 0));
            None
        }
        ToDesk::Pong {} => Some(()),
        ToDesk::Session { .. } | ToDesk::Callable { .. } | ToDesk::Rota { .. } => None,
        other => panic!("the desk was told {other:?}"),
    };
    desk.hear(shift).await;

    let metrics = service.metrics().await;
    for line in [
        "fortrolig_waiting 1",
        "fortrolig_counsellors{state=\"on_shift\"} 1",
        "fortrolig_counsellors{state=\"ready\"} 0",
        "fortrolig_sockets{side=\"visitor\"} 1",
        "fortrolig_sockets{side=\"counsellor\"} 1",
        "fortrolig_joined_total 1",
        "fortrolig_returned_total 0",
        "fortrolig_offers_total 0",
        "fortrolig_messages_accepted_total 0",
        "fortrolig_started_after_seconds_count 0",
        "fortrolig_abandoned_after_seconds_count 0",
        "fortrolig_talk_length_seconds_count 0",
        "fortrolig_erased_after_seconds_count 0",
    ] {
        assert!(metrics.contains(&format!("\n{line}\n")), "{line} is not in {metrics}");
    }
    let refusals = metrics.lines().filter(|line| line.starts_with("fortrolig_refused_total{"));
    refusals.for_each(|line| assert!(line.ends_with(" 0"), "{line}"));
    let acts = service.prints(&["audit", "list"]).await;
    assert!(acts.lines().any(|line| line.contains("signed in") && line.contains("desk-1")), "{acts}");
    let of_canary = acts.lines().filter(|line| line.contains("canary"));
    of_canary.for_each(|line| assert!(line.ends_with("by the command line"), "{line}"));
}

#[tokio::test]
async fn a_round_goes_over_tls_with_a_second_step_while_the_chat_is_closed() {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
    let files = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, pem: String| {
        let path = files.path().join(name);
        std::fs::write(&path, pem).expect("it can be written");
        path.display().to_string()
    };
    let certificate = write("cert.pem", made.cert.pem());
    let key = write("key.pem", made.signing_key.serialize_pem());
    let settings = [
        ("TLS__CERTIFICATE", certificate.as_str()),
        ("TLS__KEY", key.as_str()),
        ("STAFF__SECOND_STEP", "required"),
        // In the hours nobody is there to open it, and outside them it is closed.
        ("HOURS__ALWAYS_OPEN", "false"),
        ("HOURS__MINIMUM_ON_SHIFT", "5"),
    ];
    let service = Service::through("https", "localhost", &settings).await;
    assert!(service.metrics().await.contains("\nfortrolig_open{language=\"nb\"} 0\n"));
    let address = service.balancer.origin("https", "localhost");
    let line = service.round(&address, &["--ca-file", &certificate]).await;
    assert_eq!(line["good"], true);
    assert!(service.metrics().await.contains("\nfortrolig_open{language=\"nb\"} 0\n"));

    let (output, said) = output(service.canary(&address, &["--once"])).await;
    assert!(!output.status.success(), "a certificate that nobody vouches for was believed");
    assert!(said.contains("TLS with localhost") && said.contains("step sign_in"), "{said}");
}

#[tokio::test]
async fn a_round_goes_through_two_nodes_and_leaves_nothing_of_a_talk_in_redis() {
    let redis = RedisServer::start();
    let mut service = Service::start(&[("LIVE__STORE", "redis"), ("LIVE__REDIS", &redis.url())]).await;
    service.another_node().await;
    let address = service.balancer.origin("http", "127.0.0.1");
    for _ in 0..2 {
        assert_eq!(service.round(&address, &[]).await["good"], true);
    }
    let keys = redis.say(&["keys", "*"]);
    assert!(keys.contains("fortrolig:canary:{q}:nodes"), "{keys}");
    let of_words = |key: &&str| [":t:{", ":l:{"].iter().any(|part| key.contains(part));
    assert_eq!(keys.lines().filter(of_words).count(), 0, "{keys}");
    // Neither did anybody come to people's queue.
    assert!(keys.contains(":canary:{q}:changed") && !keys.contains("fortrolig:{q}:changed"), "{keys}");
}

#[tokio::test]
async fn each_way_that_is_cut_is_named_with_what_to_do() {
    let service = Service::start(&[]).await;
    for (path, step, words) in [
        ("/desk/sign-in", Step::SignIn, "is refused with 502"),
        ("/ws/canary/desk", Step::Desk, "lets WebSockets through"),
        ("/ws/canary/visit", Step::Visit, "/ws/canary/visit is refused with 502"),
        ("/desk/canary/kept", Step::Deletion, "asking what is kept is refused with 502"),
    ] {
        service.balancer.cuts(path);
        service.falls(step, &[], &[words, &format!("step {}", step.as_str())]).await;
    }
    service.balancer.cuts("nothing");
    assert_eq!(service.round(&service.balancer.origin("http", "127.0.0.1"), &[]).await["good"], true);
}

#[tokio::test]
async fn the_time_until_the_words_are_gone_is_what_the_settings_make_it() {
    let service = Service::start(&[("TALK__ERASE_AFTER_S", "3")]).await;
    let line = service.round(&service.balancer.origin("http", "127.0.0.1"), &[]).await;
    let took = line["deletion_ms"].as_u64().expect("a time");
    assert!(took >= 3_000, "the words were to stay for three seconds and were gone after {took} ms");
}

#[tokio::test]
async fn whoever_may_not_be_in_the_lane_is_told_so_and_so_is_whoever_finds_none() {
    let mut service = Service::start(&[]).await;
    let canary = std::mem::take(&mut service.password);
    service.password = after(&service.hires("desk-1", "counsellor").await, "Password: ");
    service.falls(Step::Desk, &["--name", "desk-1"], &["403 not_permitted", "role canary"]).await;
    service.falls(Step::SignIn, &[], &["403 sign_in_failed"]).await;
    // And the canary finds nothing where people are.
    let address = service.nodes[0].address;
    let cookie = sign_in(address, "canary", &canary).await.expect("it signs in");
    for path in
        ["/desk", "/desk/home", "/desk/live", "/desk/accounts", "/desk/rota", "/desk/keys", "/ws/desk"]
    {
        let answer = get(address, path, &[("cookie", &cookie), ("origin", ORIGIN)]).await;
        assert_eq!(answer.status, 403, "{path}");
    }

    let without = Service::start(&[("CANARY__LANE", "false")]).await;
    without.falls(Step::Desk, &[], &["404 page_not_found", "lane = true"]).await;
}

#[tokio::test]
async fn rounds_are_told_to_prometheus_and_end_with_a_signal() {
    let service = Service::start(&[]).await;
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let metrics = free.local_addr().expect("it has one");
    drop(free);
    let address = service.balancer.origin("http", "127.0.0.1");
    let words = ["--every", "1m", "--metrics", &metrics.to_string()];
    let mut child = service.canary(&address, &words).spawn().expect("it starts");
    let told = async {
        loop {
            if tokio::net::TcpStream::connect(metrics).await.is_ok() {
                let told = get(metrics, "/metrics", &[]).await.body;
                if !told.contains("fortrolig_canary_rounds_total 0") {
                    return told;
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let told = tokio::time::timeout(Duration::from_secs(30), told).await.expect("the first round ends");
    assert!(told.contains("\nfortrolig_canary_up 1\n"), "{told}");
    assert!(!told.contains("fortrolig_canary_last_success_timestamp_seconds 0\n"), "{told}");
    let pid = child.id().expect("it runs").to_string();
    assert!(Command::new("kill").arg(pid).status().await.expect("there is kill").success());
    assert!(child.wait().await.expect("it ends").success(), "a signal is no failure");
}
