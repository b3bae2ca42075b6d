use std::io::Write;
use std::net::SocketAddr;
use std::time::Duration;

use proptest::prelude::*;
use secrecy::ExposeSecret;

use super::*;
use crate::domain::second_step::SecondStepRule;
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;

fn load(file: &str, environment: &[(&str, &str)]) -> Result<Settings, SettingsError> {
    let mut on_disk = tempfile::NamedTempFile::new().unwrap();
    on_disk.write_all(file.as_bytes()).unwrap();
    Settings::load(Some(on_disk.path()), environment.iter().map(|(k, v)| ((*k).into(), (*v).into())))
}

fn mistakes(file: &str, environment: &[(&str, &str)]) -> Vec<String> {
    match load(file, environment) {
        Err(SettingsError::Invalid(mistakes)) => mistakes.iter().map(ToString::to_string).collect(),
        other => panic!("expected mistakes, got {other:?}"),
    }
}

#[test]
fn the_compiled_in_settings_are_sound() {
    let settings = Settings::defaults();
    assert_eq!(settings.queue.offer, Duration::from_secs(45));
    assert_eq!(settings.service.name, "Unge relasjoner");
    assert!(!settings.tls.hsts);
    assert_eq!(settings.staff.second_step, SecondStepRule::Required);
}

#[test]
fn the_environment_wins_over_the_file_and_the_file_over_the_default() {
    let file = "[queue]\ncap = 7\noffer_s = 20\n[hours]\nalways_open = true";
    let environment = [
        ("FORTROLIG__QUEUE__CAP", "9"),
        ("FORTROLIG__LISTEN__ADDRESS", "[::1]:0"),
        ("FORTROLIG__LISTEN__TRUSTED_PROXIES", "10.0.0.0/8, fd00::/8"),
        ("FORTROLIG_SETTINGS", "is not one of ours"),
    ];
    let settings = load(file, &environment).unwrap();
    assert_eq!(settings.queue.cap, 9);
    assert_eq!(settings.queue.offer, Duration::from_secs(20));
    assert_eq!(settings.queue.offers_max, 2);
    assert_eq!(settings.listen.address, SocketAddr::from(([0, 0, 0, 0, 0, 0, 0, 1], 0)));
    assert_eq!(settings.listen.trusted_proxies.len(), 2);
}

#[test]
fn every_mistake_is_named_at_once() {
    let file = "[queue]\ncapp = 1\noffer_s = \"soon\"\noffers_max = 0\n[lisen]\naddress = 1\n[talk]\nerase_after_s = 56";
    let environment = [
        ("FORTROLIG__LISTEN__ADDRESS", "8080"),
        ("FORTROLIG__TLS__HSTS", "yes"),
        ("FORTROLIG__LOG__FORMAT", "xml"),
        ("FORTROLIG__STAFF__SECOND_STEP", "no"),
    ];
    let mistakes = mistakes(file, &environment);
    for expected in [
        "queue.capp is not a setting; [queue] has cap, kept_s",
        "queue.offer_s is \"soon\"; it must be a whole number",
        "queue.offers_max is 0; it must be from 1 to 10",
        "lisen.address is not a setting; the sections are [acme], [canary], [hours]",
        "talk.erase_after_s is 56; it must be from 0 to 55",
        "listen.address (from FORTROLIG__LISTEN__ADDRESS) is \"8080\"; it must be an address and a port",
        "tls.hsts (from FORTROLIG__TLS__HSTS) is \"yes\"; it must be true or false",
        "log.format (from FORTROLIG__LOG__FORMAT) is \"xml\"; it must be \"text\" or \"json\"",
        "staff.second_step (from FORTROLIG__STAFF__SECOND_STEP) is \"no\"; it must be \"required\" or \"off\"",
    ] {
        assert!(mistakes.iter().any(|mistake| mistake.starts_with(expected)), "{expected}\nin {mistakes:#?}");
    }
    assert_eq!(mistakes.len(), 9, "{mistakes:#?}");
}

#[test]
#[expect(clippy::too_many_lines, reason = "one line or two for each contradiction")]
fn settings_that_contradict_each_other_are_refused() {
    let cases = [
        ("[tls]\nkey = \"a.pem\"", "tls.certificate is empty"),
        (
            "[tls]\ncertificate = \"a.pem\"\nkey = \"a.key\"\n[acme]\ndomains = [\"a.no\"]",
            "acme.domains is set, and [tls] has a certificate too",
        ),
        ("[acme]\ndomains = [\"*.a.no\"]", "acme.domains has \"*.a.no\"; each must be a host name"),
        (
            "[acme]\ndirectory = \"http://a.no/dir\"",
            "acme.directory is \"http://a.no/dir\"; it must be the https",
        ),
        ("[acme]\ncontact = \"nobody\"", "acme.contact is \"nobody\"; it must be a mail address"),
        (
            "[listen]\nredirect_address = \"0.0.0.0:80\"",
            "listen.redirect_address is set and public_origins has no",
        ),
        ("[talk]\ncounsellor_lost_s = 10", "talk.counsellor_lost_s is not longer"),
        ("[session]\nstaff_absolute_s = 600", "session.staff_absolute_s is shorter"),
        ("[queue]\nkept_s = 60", "queue.kept_s is shorter"),
        ("[listen]\npublic_origins = []", "listen.public_origins is empty"),
        ("[listen]\nadmin_address = \"127.0.0.1:8080\"", "listen.admin_address is the same"),
        ("[hours]\nmonday = [\"17:00-22:00\", \"21:00-23:00\"]", "hours.monday has hours that overlap"),
        ("[hours]\nmonday = [\"22:00-02:00\"]", "hours.monday has \"22:00-02:00\""),
        (
            "[hours]\npublic_holidays = \"shut\"",
            "hours.public_holidays is \"shut\"; it must be \"as usual\", \"closed\" or hours",
        ),
        ("[hours]\npublic_holidays = \"12:00-16:00 15:00-18:00\"", "hours.public_holidays is"),
        (
            "[hours]\nexceptions = [\"Christmas Eve closed\"]",
            "hours.exceptions has \"Christmas Eve closed\"; each must be a date and \"closed\" or its hours",
        ),
        ("[hours]\nexceptions = [20261224]", "hours.exceptions has 20261224; each must be a text"),
        (
            "[hours]\nexceptions = [\"2027-02-29 closed\"]",
            "hours.exceptions has \"2027-02-29 closed\"; there is no such date",
        ),
        (
            "[hours]\nexceptions = [\"2026-12-24\"]",
            "hours.exceptions has \"2026-12-24\"; after the date comes \"closed\", or hours",
        ),
        (
            "[hours]\nexceptions = [\"2026-12-31 20:00-02:00\"]",
            "hours.exceptions has \"2026-12-31 20:00-02:00\"; after the date comes \"closed\", or hours",
        ),
        (
            "[hours]\nexceptions = [\"2026-12-31 12:00-16:00 15:59-18:00\"]",
            "hours.exceptions has \"2026-12-31 12:00-16:00 15:59-18:00\"; its hours overlap",
        ),
        (
            "[hours]\nexceptions = [\"2026-12-31 12:00-16:00\", \"2026-12-31 closed\"]",
            "hours.exceptions has 2026-12-31 twice; write one entry",
        ),
        (
            "[hours]\nalways_open = true\nexceptions = [\"2026-12-31 closed\"]",
            "hours.exceptions is set while always_open is true",
        ),
        (
            "[hours]\nalways_open = true\npublic_holidays = \"closed\"",
            "hours.public_holidays is set while always_open is true",
        ),
        (
            "[hours]\nen = [\"someday 17:00-20:00\"]",
            "hours.en has \"someday 17:00-20:00\"; each must be a day or a date",
        ),
        ("[hours]\nen = [\"monday\"]", "hours.en has \"monday\"; each must be a day or a date and its hours"),
        ("[hours]\nen = [\"monday 20:00-19:00\"]", "hours.en has \"monday 20:00-19:00\"; each must be"),
        (
            "[hours]\nen = [\"monday 17:00-19:00 18:00-20:00\"]",
            "hours.en has \"monday 17:00-19:00 18:00-20:00\"; its hours overlap",
        ),
        (
            "[hours]\nen = [\"2027-02-29 closed\"]",
            "hours.en has \"2027-02-29 closed\"; there is no such date",
        ),
        (
            "[hours]\nen = [\"monday 17:00-18:00\", \"monday 19:00-20:00\"]",
            "hours.en has monday twice; write one entry",
        ),
        (
            "[hours]\nen = [\"monday 16:00-20:00\"]",
            "hours.en has hours on monday that the chat does not have",
        ),
        (
            "[hours]\nexceptions = [\"2026-12-24 closed\"]\nen = [\"2026-12-24 17:00-18:00\"]",
            "hours.en has hours on 2026-12-24 that the chat does not have",
        ),
        ("[hours]\nen = [\"monday closed\"]", "hours.en has no hours; leave the list empty"),
        (
            "[hours]\nnb = [\"monday 17:00-18:00\"]\nnn = [\"monday 17:00-18:00\"]\nen = [\"monday 17:00-18:00\"]",
            "hours.nb has hours of its own, and so has every language",
        ),
        ("[hours]\nlast_entry_minutes = 601", "hours.last_entry_minutes is 601; it must be from 0 to 600"),
        ("[service]\ntime_zone = \"Oslo\"", "service.time_zone is \"Oslo\""),
        ("[service]\nleave_to = \"javascript:alert(1)\"", "service.leave_to is"),
        ("queue = 3", "queue is not a setting"),
        (
            "[live]\nstore = \"redis\"",
            "live.store is \"redis\" without a secret; every node needs the same secret",
        ),
        ("[live]\nstore = \"disk\"", "live.store is \"disk\"; it must be"),
        ("[live]\nprefix = \"a b\"", "live.prefix is \"a b\""),
        ("[live]\nca_file = \"ca.pem\"", "live.ca_file is set and redis is not reached with TLS"),
        ("[records]\nstore = \"disk\"", "records.store is \"disk\"; it must be \"sqlite\" or \"postgres\""),
        ("[records]\npath = \"\"", "records.path is \"\"; it must name a file"),
        (
            "[records]\nca_file = \"ca.pem\"",
            "records.ca_file is set and PostgreSQL is not reached with TLS; write ?sslmode=verify-full",
        ),
        ("[provider]\nissuer = \"id.example.no\"", "provider.issuer is \"id.example.no\"; it must be the"),
        ("[provider]\nissuer = \"http://id.example.no\"", "provider.issuer is \"http://id.example.no\""),
        ("[provider]\nissuer = \"https://id.example.no/?a=b\"", "provider.issuer is"),
        ("[provider]\nissuer = \"https://me@id.example.no\"", "provider.issuer is"),
        ("[provider]\nissuer = \"https://id.example.no\"", "provider.name is empty; it stands on the button"),
        (
            "[provider]\nissuer = \"https://id.example.no\"\nname = \"Jobb\"",
            "provider.client_id is empty; the provider gives it",
        ),
        (
            "[provider]\nissuer = \"https://id.example.no\"\nname = \"Jobb\"\nclient_id = \"chat\"",
            "provider.client_id is set without its secret; the provider gives it",
        ),
        ("[provider]\nscopes = [\"openid email\"]", "provider.scopes has \"openid email\"; each must be"),
        (
            "[provider]\nclient_secret = \"s\"",
            "provider.client_secret stands in a file; set it in the environment only",
        ),
    ];
    for (file, expected) in cases {
        let mistakes = mistakes(file, &[]);
        assert!(mistakes[0].starts_with(expected), "{expected}\nin {mistakes:#?}");
        assert_eq!(mistakes.len(), 1, "{mistakes:#?}");
    }
}

#[test]
fn exceptions_and_holidays_are_read_from_the_file_and_from_the_environment() {
    let file = "[hours]\nexceptions = [\"2026-12-24 closed\", \"2026-12-31 20:00-24:00 12:00-16:00\"]\n\
                public_holidays = \"closed\"";
    let environment = [
        ("FORTROLIG__HOURS__EXCEPTIONS", "2026-12-24 closed, 2026-12-31 12:00-16:00 20:00-24:00"),
        ("FORTROLIG__HOURS__PUBLIC_HOLIDAYS", "closed"),
    ];
    for settings in [load(file, &[]).unwrap(), load("", &environment).unwrap()] {
        let opening = settings.hours.opening;
        let opens_next = |now: &str| {
            let now: jiff::Timestamp = now.parse().unwrap();
            let state = opening.state(crate::clock::Moment(now.as_millisecond().try_into().unwrap()));
            state.changes_at.map(|change| change.local).unwrap()
        };
        // Christmas Eve is an exception, the two days after it are holidays, and the next is a Sunday.
        assert_eq!(opens_next("2026-12-23T22:00:00+01:00"), "2026-12-27T17:00");
        assert_eq!(opens_next("2026-12-31T01:00:00+01:00"), "2026-12-31T12:00");
        assert_eq!(opens_next("2026-12-31T16:00:00+01:00"), "2026-12-31T20:00");
    }
}

#[test]
fn a_language_may_have_fewer_hours_than_the_chat_also_when_that_never_closes() {
    let environment = [("FORTROLIG__HOURS__EN", "monday 17:00-20:00, 2026-12-24 12:00-13:00")];
    for file in ["[hours]\nalways_open = true", "[hours]\nexceptions = [\"2026-12-24 12:00-16:00\"]"] {
        let opening = load(file, &environment).unwrap().hours.opening;
        let is_open = |language, now: &str| {
            let now: jiff::Timestamp = now.parse().unwrap();
            let now = crate::clock::Moment(now.as_millisecond().try_into().unwrap());
            opening.in_language(language).is_open(now)
        };
        assert!(is_open(Language::En, "2026-11-23T19:59:59+01:00"));
        assert!(!is_open(Language::En, "2026-11-23T20:00:00+01:00"));
        assert!(is_open(Language::Nb, "2026-11-23T20:00:00+01:00"));
        assert!(is_open(Language::En, "2026-12-24T12:59:59+01:00"));
        assert!(!is_open(Language::En, "2026-12-24T13:00:00+01:00"));
    }
}

#[test]
fn a_provider_is_read_whole_and_its_secret_is_shown_nowhere() {
    assert!(Settings::defaults().provider.is_none());
    let file = "[provider]\nissuer = \"https://id.example.no/realms/staff\"\nname = \" Jobb \"\n\
                client_id = \"chat\"\nsecond_step_acr = [\"high\", \"higher\"]";
    let secret = ("FORTROLIG__PROVIDER__CLIENT_SECRET", "hunter2&=");
    let provider = load(file, &[secret]).unwrap().provider.expect("there is one");
    assert_eq!((provider.name.as_str(), provider.scopes.as_slice()), ("Jobb", &["openid".to_owned()][..]));
    assert!(provider.strong_enough.is(Some("higher"), &[]));
    assert_eq!(provider.client_secret.expose_secret(), "hunter2&=");
    assert!(!format!("{provider:?}").contains("hunter2"));
    let refused = |file: &str, more: (&str, &str)| mistakes(file, &[secret, more]).join("\n");
    let told = refused(file, ("FORTROLIG__PROVIDER__SCOPES", "profile"));
    assert!(told.contains("is without \"openid\""), "{told}");
    let told = refused(file, ("FORTROLIG__LISTEN__PUBLIC_ORIGINS", "https://192.0.2.7"));
    assert!(told.contains("`public_origins` in [listen] has no host name"), "{told}");
    let told = mistakes(file, &[("FORTROLIG__PROVIDER__CLIENT_SECRET", "hunter two")]).join("\n");
    assert!(told.contains("has another form") && !told.contains("hunter"), "{told}");
    let here = [secret, ("FORTROLIG__PROVIDER__ISSUER", "http://localhost:4000")];
    assert!(load(file, &here).is_ok(), "a try on one's own machine");
}

#[test]
fn an_origin_is_a_secure_page_without_a_path() {
    for good in
        ["https://chat.example.no", "https://chat.example.no:8443", "http://[::1]:8080", "http://localhost"]
    {
        assert!(load(&format!("[listen]\npublic_origins = [\"{good}\"]"), &[]).is_ok(), "{good}");
    }
    for bad in
        ["http://chat.example.no", "https://chat.example.no/", "https://", "*", "https://Chat.no", "null"]
    {
        assert!(load(&format!("[listen]\npublic_origins = [\"{bad}\"]"), &[]).is_err(), "{bad}");
    }
}

#[test]
fn the_secret_comes_from_the_environment_only_and_is_never_shown() {
    let hex = "00ff".repeat(16);
    let settings = load("", &[("FORTROLIG__SECRET__CLUSTER", &hex)]).unwrap();
    assert!(!format!("{settings:?}").contains("255"));

    let in_file = mistakes(&format!("[secret]\ncluster = \"{hex}\""), &[]);
    assert!(in_file[0].starts_with("secret.cluster stands in a file"), "{in_file:?}");

    let short = mistakes("", &[("FORTROLIG__SECRET__CLUSTER", "hunter2")]);
    assert!(!short[0].contains("hunter2") && short[0].starts_with("FORTROLIG__SECRET__CLUSTER"), "{short:?}");
}

#[test]
fn redis_needs_the_shared_secret_and_its_password_is_never_shown() {
    let hex = "00ff".repeat(16);
    let environment = [
        ("FORTROLIG__SECRET__CLUSTER", hex.as_str()),
        ("FORTROLIG__SECRET__PREVIOUS", hex.as_str()),
        ("FORTROLIG__LIVE__STORE", "redis"),
        ("FORTROLIG__LIVE__REDIS_PASSWORD", "hunter2"),
    ];
    let settings = load("", &environment).unwrap();
    assert_eq!(settings.live.store, LiveStore::Redis);
    assert!(settings.live.redis.password.is_some() && settings.secret.previous.is_some());
    assert!(!format!("{settings:?}").contains("hunter2"));

    let in_file = mistakes("[live]\nredis_password = \"hunter2\"\nredis = \"hunter2@\"", &[]);
    assert_eq!(in_file.len(), 2, "{in_file:?}");
    assert!(in_file[0].starts_with("live.redis_password stands in a file"), "{in_file:?}");
    assert!(in_file.iter().all(|mistake| !mistake.contains("hunter2")), "{in_file:?}");
}

#[test]
fn the_database_of_records_is_named_and_its_password_never_shown() {
    let environment = [
        ("FORTROLIG__RECORDS__STORE", "postgres"),
        ("FORTROLIG__RECORDS__POSTGRES", "postgres://chat:hunter1@db.example.no/records"),
        ("FORTROLIG__RECORDS__POSTGRES_PASSWORD", "hunter2"),
        ("FORTROLIG__RECORDS__CA_FILE", "ca.pem"),
    ];
    let records = load("", &environment).unwrap().records;
    assert_eq!(records.store, RecordsStore::Postgres);
    assert_eq!(records.to_string(), "PostgreSQL \"records\" at db.example.no:5432");
    assert_eq!(records.postgres.password.as_ref().unwrap().expose_secret(), "hunter2");
    assert!(!format!("{records:?}").contains("hunter"));
    assert_eq!(load("", &[]).unwrap().records.to_string(), "fortrolig.sqlite");

    let file =
        "[records]\npostgres_password = \"hunter2\"\npostgres = \"postgres://u:hunter2@h/r?sslmode=require\"";
    let in_file = mistakes(file, &[]);
    assert_eq!(in_file.len(), 2, "{in_file:?}");
    assert!(in_file[0].starts_with("records.postgres_password stands in a file"), "{in_file:?}");
    assert!(in_file[1].contains("sslmode, if it is there, must be"), "{in_file:?}");
    assert!(in_file.iter().all(|mistake| !mistake.contains("hunter2")), "{in_file:?}");
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_its_reason() {
    let missing = Settings::load(Some(Path::new("/nowhere/fortrolig.toml")), []).unwrap_err();
    assert_eq!(missing.error_id(), ErrorId::SettingsUnreadable);
    assert!(missing.to_string().contains("/nowhere/fortrolig.toml"), "{missing}");

    let broken = load("[queue\ncap = 1", &[]).unwrap_err();
    assert_eq!(broken.error_id(), ErrorId::SettingsUnreadable);
}

/// Every setting there is, as its variable.
fn variables() -> Vec<String> {
    let file: toml::Table = include_str!("../../config.default.toml").parse().unwrap();
    let keys = |(section, keys): (&String, &toml::Value)| {
        let keys = keys.as_table().unwrap().keys().map(String::as_str).collect::<Vec<_>>();
        keys.into_iter().map(|key| format!("FORTROLIG__{section}__{key}").to_uppercase()).collect::<Vec<_>>()
    };
    file.iter().flat_map(keys).collect()
}

proptest! {
    #[test]
    fn whatever_is_set_is_taken_or_named(variable in prop::sample::select(variables()), value in ".{0,20}|-?[0-9]{1,20}") {
        match load("", &[(&variable, &value)]) {
            Ok(_) => {}
            Err(SettingsError::Invalid(mistakes)) => prop_assert!(!mistakes.is_empty()),
            Err(other) => prop_assert!(false, "{other}"),
        }
    }
}
