//! What stands around the program: its certificate, live state, the records and the people
//! in them, the content, and itself when it runs.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::Finding;
use crate::app;
use crate::clock::Clock;
use crate::config::{self, LiveStore, RecordsStore, Settings};
use crate::domain::records::RecordsError;
use crate::domain::staff::{StaffMember, Standing};
use crate::domain::training::{self, Trainings};
use crate::knowledge::Files;
use crate::knowledge::check::{Severity, check};
use crate::records::Records;
use crate::transport::acme::{self, Affairs, KeptFailure};
use crate::transport::tls::{Validity, validity};

/// A certificate is renewed this long before it ends.
const RENEWED_WITHIN: Duration = Duration::from_hours(14 * 24);

/// Whether it runs is asked on this machine; it answers at once or not.
const ANSWERS_WITHIN: Duration = Duration::from_secs(2);

/// Of an answer as much as tells.
const ANSWER_MAX_BYTES: u64 = 4 * 1024;

/// Looks at it.
pub(super) async fn look(settings: &Settings, clock: &Arc<dyn Clock>) -> Vec<Finding> {
    let now = Timestamp::from_millisecond(i64::try_from(clock.wall().0).unwrap_or(i64::MAX));
    let now = now.unwrap_or(Timestamp::MAX);
    let mut findings = Vec::new();
    let origins = &settings.listen.public_origins;
    findings.extend(settings.tls.files.as_ref().map(|files| match validity(files) {
        Ok(validity) => certificate(&validity, origins, now, RENEWED_BY_HAND),
        Err(error) => Finding::mend("certificate", error.to_string(), "see ops/errors/tls_unreadable.md"),
    }));
    findings.extend(settings.acme.iter().flat_map(|own| fetched(acme::affairs(own), own, origins, now)));
    findings.push(live(settings, clock).await);
    let today = now.to_zoned(settings.service.time_zone.clone()).date();
    findings.extend(records(settings, today).await);
    findings.push(content(today));
    findings.push(running(settings.listen.admin_address).await);
    findings
}

/// One that the program gets by itself, and what the last order failed at.
fn fetched(
    affairs: std::io::Result<Affairs>,
    settings: &config::Acme,
    origins: &[String],
    now: Timestamp,
) -> Vec<Finding> {
    let subject = "certificate";
    let folder = settings.folder.display();
    let affairs = match affairs {
        Ok(affairs) => affairs,
        Err(error) => {
            let what = format!("what is kept in {folder} cannot be read: {error}");
            return vec![Finding::mend(subject, what, "look as root, or as the user it runs as")];
        }
    };
    let of_old = affairs.validity.as_ref();
    let certificate = if let Some(validity) = of_old {
        certificate(validity, origins, now, RENEWED_BY_ITSELF)
    } else {
        let todo = "the first start asks for one, and has it within a minute";
        Finding::look(subject, format!("there is none in {folder} yet"), todo)
    };
    let mut findings = vec![certificate];
    findings.extend(affairs.failure.map(|KeptFailure { when_and_why, words }| {
        let what = format!("the order of {when_and_why} failed: {words}");
        let todo =
            "ops/errors/certificate_not_issued.md tells by that word what to do; it tries again by itself";
        // While an older one holds there is time.
        if of_old.is_some() { Finding::look("order", what, todo) } else { Finding::mend("order", what, todo) }
    }));
    findings
}

/// What is to be done about a certificate that ends.
const RENEWED_BY_HAND: &str = "renew it, and restart: a node keeps the one it read at its start";

/// The same, where that goes by itself.
const RENEWED_BY_ITSELF: &str =
    "it should have been renewed by now: see what the order failed at, or whether the program runs";

fn certificate(validity: &Validity, origins: &[String], now: Timestamp, renew: &str) -> Finding {
    let subject = "certificate";
    let day = |at: i64| {
        Timestamp::from_second(at)
            .map_or_else(|_| "a day beyond counting".into(), |at| at.strftime("%Y-%m-%d").to_string())
    };
    let (from, until) = (day(validity.from), day(validity.until));
    let left = validity.until - now.as_second();
    if now.as_second() < validity.from {
        return Finding::mend(subject, format!("it holds only from {from}"), "set the clock right, or wait");
    }
    if left <= 0 {
        return Finding::mend(subject, format!("it ended on {until}"), renew);
    }
    let is_for = |host: &str| {
        validity.names.iter().any(|name| match name.strip_prefix("*.") {
            Some(parent) => host.split_once('.').is_some_and(|(_, rest)| rest == parent),
            None => name == host,
        })
    };
    let hosts = origins.iter().filter_map(|origin| origin.strip_prefix("https://"));
    if let Some(host) = hosts.map(|host| host.split(':').next().unwrap_or(host)).find(|host| !is_for(host)) {
        let todo = "get one with every name of public_origins in it";
        return Finding::mend(subject, format!("it is not for {host}"), todo);
    }
    if left.unsigned_abs() < RENEWED_WITHIN.as_secs() {
        return Finding::mend(subject, format!("it ends on {until}"), renew);
    }
    Finding::well(subject, format!("it holds until {until}"))
}

/// The server's own question at its start: whether Redis answers, writes to no disk and
/// throws nothing away.
async fn live(settings: &Settings, clock: &Arc<dyn Clock>) -> Finding {
    let subject = "live state";
    match (settings.live.store, app::try_live(settings, clock).await) {
        (LiveStore::Memory, Ok(())) => Finding::well(subject, "it is in the memory of this program"),
        (LiveStore::Redis, Ok(())) if settings.live.allow_disk => Finding::look(
            subject,
            "Redis answers; whether it writes to a disk was not asked",
            "take allow_disk out of [live]: only then is it looked at",
        ),
        (LiveStore::Redis, Ok(())) => {
            Finding::well(subject, "Redis answers, writes to no disk and throws nothing away")
        }
        (_, Err(error)) => {
            Finding::mend(subject, error.to_string(), "see ops/errors, by the id in the sentence")
        }
    }
}

async fn records(settings: &Settings, today: Date) -> Vec<Finding> {
    let subject = "records";
    if settings.records.store == RecordsStore::Sqlite && !settings.records.path.exists() {
        let what = format!("{} is not there yet", settings.records);
        return vec![Finding::look(
            subject,
            what,
            "the first start makes it; then add accounts: `fortrolig staff add`",
        )];
    }
    let records = match Records::of(&settings.records).await {
        Ok(records) => records,
        Err(error) => {
            return vec![Finding::mend(subject, error.to_string(), "see ops/errors/records_unreadable.md")];
        }
    };
    let unsure = |_: RecordsError| Finding::mend("staff", "the records stopped answering", "try again");
    let mut findings =
        vec![Finding::well(subject, "they can be opened"), staff(&records).await.unwrap_or_else(unsure)];
    if !settings.training.trainings.wanted.is_empty() {
        let asked = trainings(&settings.training.trainings, &records, today).await;
        findings.push(asked.unwrap_or_else(unsure));
    }
    findings
}

/// Whose have lapsed or were never entered; what is due soon the accounts page tells.
async fn trainings(wanted: &Trainings, records: &Records, today: Date) -> Result<Finding, RecordsError> {
    let subject = "trainings";
    let (mut lapsed, mut missing) = (Vec::new(), Vec::new());
    let members = records.staff.list().await?;
    let counsel = |member: &&StaffMember| member.standing == Standing::Active && member.role.is_at_the_desk();
    for member in members.iter().filter(counsel) {
        let taken = records.trainings.trainings(member.id).await?;
        let held = wanted.held(&taken, today);
        for training in wanted.wanted.iter().filter(|training| training.is_mandatory) {
            let told = || format!("{} ({})", member.name.as_str(), training.id.as_str());
            match held.iter().find(|held| held.training.id == training.id) {
                None => missing.push(told()),
                Some(held) if held.standing == training::Standing::Lapsed => lapsed.push(told()),
                Some(_) => {}
            }
        }
    }
    let enter = "enter the date at /desk/accounts when it is taken";
    Ok(if !lapsed.is_empty() {
        let todo = format!("what they are for pauses until they are renewed; {enter}");
        Finding::look(subject, format!("lapsed: {}", lapsed.join(", ")), todo)
    } else if !missing.is_empty() {
        let todo = format!("nothing pauses for it; {enter}");
        Finding::look(subject, format!("mandatory and never entered: {}", missing.join(", ")), todo)
    } else {
        Finding::well(subject, "everybody at the desk has the mandatory ones")
    })
}

async fn staff(records: &Records) -> Result<Finding, RecordsError> {
    let subject = "staff";
    let mut without: Vec<StaffMember> = Vec::new();
    let mut active = 0;
    for member in records.staff.list().await? {
        if member.standing != Standing::Active {
            continue;
        }
        active += 1;
        let has_code = records.second_step.second_step(member.id).await?.is_some();
        if !has_code && records.passkeys.passkeys(member.id).await?.is_empty() {
            without.push(member);
        }
    }
    if active == 0 {
        return Ok(Finding::look(subject, "there is no account", "add them: `fortrolig staff add`"));
    }
    if without.is_empty() {
        return Ok(Finding::well(
            subject,
            format!("{active} accounts, each with a passkey or a second step"),
        ));
    }
    let names: Vec<_> = without.iter().map(|member| member.name.as_str()).collect();
    let todo =
        "they set one up at their next sign-in; disable whoever does not come: `fortrolig staff disable`";
    Ok(Finding::look(subject, format!("without a passkey or a second step: {}", names.join(", ")), todo))
}

fn content(today: Date) -> Finding {
    let report = check(&Files::compiled_in(), today);
    let due = report.findings.iter().filter(|finding| finding.severity == Severity::Warning).count();
    match (report.errors(), due) {
        (0, 0) => {
            Finding::well("content", "texts, articles and phone numbers were looked at within their time")
        }
        (0, due) => Finding::look(
            "content",
            format!("{due} things an editor should look at"),
            "`fortrolig content check` names each; wrong phone numbers harm people",
        ),
        (errors, _) => Finding::mend(
            "content",
            format!("{errors} mistakes"),
            "`fortrolig content check` names each; build a release without them",
        ),
    }
}

async fn running(admin: SocketAddr) -> Finding {
    let subject = "running";
    match timeout(ANSWERS_WITHIN, ask_ready(admin)).await {
        Ok(Ok(answer)) if answer.contains(" 200 ") => Finding::well(subject, "it serves people"),
        Ok(Ok(answer)) if answer.ends_with("draining") => {
            Finding::look(subject, "it is stopping", "wait, and look again")
        }
        Ok(Ok(_)) => Finding::mend(
            subject,
            format!("something else answers at {admin}"),
            "stop it, or choose another admin_address in [listen]",
        ),
        Ok(Err(_)) | Err(_) => Finding::look(
            subject,
            format!("nothing answers at {admin}"),
            "start it, when all of this is well",
        ),
    }
}

async fn ask_ready(admin: SocketAddr) -> std::io::Result<String> {
    let mut socket = TcpStream::connect(admin).await?;
    let question = format!("GET /health/ready HTTP/1.1\r\nHost: {admin}\r\nConnection: close\r\n\r\n");
    socket.write_all(question.as_bytes()).await?;
    let mut answer = String::new();
    socket.take(ANSWER_MAX_BYTES).read_to_string(&mut answer).await?;
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::Verdict;
    use super::*;

    #[test]
    fn a_certificate_is_asked_for_its_days_and_its_names() {
        let at = |day: &str| day.parse::<Timestamp>().unwrap();
        let names = vec!["chat.example.no".to_owned(), "*.example.org".to_owned()];
        let validity = Validity {
            from: at("2026-01-01T00:00:00Z").as_second(),
            until: at("2026-12-01T00:00:00Z").as_second(),
            names,
        };
        let check = |origin: &str, now: &str, expected: &str| {
            let finding = certificate(&validity, &[origin.to_owned()], at(now), RENEWED_BY_HAND);
            assert_eq!(finding.what, expected);
            assert_eq!(finding.verdict == Verdict::Well, expected.starts_with("it holds until"));
        };
        check("https://chat.example.no", "2026-06-01T00:00:00Z", "it holds until 2026-12-01");
        check("https://a.example.org:8443", "2026-06-01T00:00:00Z", "it holds until 2026-12-01");
        check("https://a.b.example.org", "2026-06-01T00:00:00Z", "it is not for a.b.example.org");
        check("https://chat.example.no", "2025-06-01T00:00:00Z", "it holds only from 2026-01-01");
        check("https://chat.example.no", "2026-11-20T00:00:00Z", "it ends on 2026-12-01");
        check("https://chat.example.no", "2026-12-02T00:00:00Z", "it ended on 2026-12-01");
    }

    #[test]
    fn a_certificate_that_was_refused_is_told_in_the_authoritys_words_and_is_grave_without_another() {
        let settings = Settings::load(None, [("FORTROLIG__ACME__DOMAINS".into(), "chat.example.no".into())]);
        let own = settings.unwrap().acme.unwrap();
        let validity = Validity { from: 0, until: 90 * 86_400, names: vec!["chat.example.no".into()] };
        let failure = || KeptFailure { when_and_why: "1970-03-10 dns".into(), words: "no such name".into() };
        let check = |validity: Option<&Validity>, fails: bool, expected: &[(&str, Verdict)]| {
            let affairs = Affairs { validity: validity.cloned(), failure: fails.then(failure) };
            let now = Timestamp::from_second(60 * 86_400).unwrap();
            let found = fetched(Ok(affairs), &own, &["https://chat.example.no".to_owned()], now);
            let told: Vec<_> = found.iter().map(|finding| (finding.subject, finding.verdict)).collect();
            assert_eq!(told, expected);
            assert_eq!(fails, found.iter().any(|finding| finding.what.contains("dns failed: no such name")));
        };
        check(Some(&validity), false, &[("certificate", Verdict::Well)]);
        check(Some(&validity), true, &[("certificate", Verdict::Well), ("order", Verdict::Look)]);
        check(None, false, &[("certificate", Verdict::Look)]);
        check(None, true, &[("certificate", Verdict::Look), ("order", Verdict::Mend)]);
    }

    #[test]
    fn content_grows_old() {
        assert_eq!(content(date(2036, 1, 1)).verdict, Verdict::Look);
    }
}
