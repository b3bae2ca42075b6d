//! What is believed of a token, and every reason not to.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use data_encoding::BASE64URL_NOPAD;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};

use super::*;

const ISSUER: &str = "https://id.example.no/realms/staff";
const NOW_S: u64 = 1_790_000_000;

struct Signer {
    key: EncodingKey,
    name: &'static str,
}

impl Signer {
    fn new(name: &'static str) -> Self {
        let random = SystemRandom::new();
        let pair = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
        Self { key: EncodingKey::from_ec_der(pair.as_ref()), name }
    }

    fn public(&self) -> Jwk {
        let mut jwk = Jwk::from_encoding_key(&self.key, Algorithm::ES256).unwrap();
        jwk.common.key_id = Some(self.name.into());
        jwk
    }

    fn header(&self) -> Header {
        Header { kid: Some(self.name.into()), ..Header::new(Algorithm::ES256) }
    }

    fn sign(&self, claims: &Value) -> String {
        encode(&self.header(), claims, &self.key).unwrap()
    }
}

fn claims() -> Value {
    json!({
        "iss": ISSUER, "aud": "chat", "sub": "sub-1", "nonce": "the nonce", "acr": "high",
        "amr": ["pwd", "otp"], "iat": NOW_S, "exp": NOW_S + 300, "auth_time": NOW_S - 5,
    })
}

/// With one claim replaced, or taken away by `null`.
fn with(claim: &str, value: Value) -> Value {
    let mut claims = claims();
    let all = claims.as_object_mut().unwrap();
    if value.is_null() {
        all.remove(claim)
    } else {
        all.insert(claim.into(), value)
    };
    claims
}

fn read_with(token: &str, keys: &[Jwk], enough: &StrongEnough) -> Result<Said, Unbelieved> {
    let expected = Expected {
        issuer: ISSUER,
        client_id: "chat",
        nonce: "the nonce",
        asked: Moment((NOW_S - 20) * 1_000),
        now: Moment(NOW_S * 1_000),
        strong_enough: enough,
    };
    read(token, keys, &expected)
}

fn check(token: &str, keys: &[Jwk], expected: Result<&str, &'static str>) {
    let said = read_with(token, keys, &StrongEnough::default());
    let said = said.as_ref().map(|said| said.subject.as_str()).map_err(|unbelieved| unbelieved.0);
    assert_eq!(said, expected, "{token}");
}

#[test]
fn a_token_that_is_ours_tells_who_is_there_and_how_strongly() {
    let signer = Signer::new("one");
    let keys = [Signer::new("other").public(), signer.public()];
    check(&signer.sign(&claims()), &keys, Ok("sub-1"));
    check(&signer.sign(&with("aud", json!(["chat"]))), &keys, Ok("sub-1"));
    let strong = |levels: &[&str], methods: &[&str], claims: &Value| {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let enough = StrongEnough { levels: words(levels), methods: words(methods) };
        read_with(&signer.sign(claims), &keys, &enough).unwrap().is_strong
    };
    assert!(!strong(&[], &[], &claims()));
    assert!(strong(&["high"], &[], &claims()));
    assert!(strong(&[], &["otp"], &claims()));
    assert!(strong(&[], &["otp"], &with("amr", json!("otp"))), "some write one word without a list");
    let mut weak = with("acr", json!("low"));
    weak["amr"] = json!(["pwd"]);
    assert!(!strong(&["high"], &["otp"], &weak));
    assert!(!strong(&["high"], &["mfa"], &with("acr", Value::Null)));
}

#[test]
fn every_claim_that_does_not_fit_is_refused_with_its_reason() {
    let signer = Signer::new("one");
    let keys = [signer.public()];
    for (claim, value, reason) in [
        ("iss", json!("https://elsewhere.example"), "issuer"),
        ("iss", json!(format!("{ISSUER}/")), "issuer"),
        ("iss", Value::Null, "claim_missing"),
        ("aud", json!("another"), "audience"),
        ("aud", json!([]), "audience"),
        ("aud", json!(["chat", "another"]), "audience"),
        ("azp", json!("another"), "audience"),
        ("nonce", json!("another nonce"), "nonce"),
        ("nonce", Value::Null, "nonce"),
        ("exp", json!(NOW_S - 60), "expired"),
        ("exp", Value::Null, "unreadable"),
        ("nbf", json!(NOW_S + 61), "not_yet"),
        ("iat", json!(NOW_S + 61), "not_yet"),
        ("iat", json!(NOW_S - 81), "older_than_the_question"),
        ("auth_time", Value::Null, "auth_time_missing"),
        ("auth_time", json!(NOW_S - 81), "not_authenticated_anew"),
        ("sub", json!(""), "subject"),
        ("sub", json!("x".repeat(256)), "subject"),
    ] {
        check(&signer.sign(&with(claim, value)), &keys, Err(reason));
    }
    let mut for_both = with("aud", json!(["chat", "another"]));
    for_both["azp"] = json!("chat");
    check(&signer.sign(&for_both), &keys, Ok("sub-1"));
    check(&signer.sign(&with("exp", json!(NOW_S - 59))), &keys, Ok("sub-1"));
    check(&signer.sign(&with("auth_time", json!(NOW_S - 80))), &keys, Ok("sub-1"));
}

#[test]
fn only_the_providers_own_key_signs() {
    let (signer, other) = (Signer::new("one"), Signer::new("one"));
    check(&other.sign(&claims()), &[signer.public()], Err("signature"));
    check(&signer.sign(&claims()), &[], Err("key"));
    check(&signer.sign(&claims()), &[Signer::new("two").public()], Err("key"));
    let mut for_secrets = signer.public();
    for_secrets.common.public_key_use = Some(PublicKeyUse::Encryption);
    check(&signer.sign(&claims()), &[for_secrets], Err("key"));

    let nameless = encode(&Header::new(Algorithm::ES256), &claims(), &signer.key).unwrap();
    check(&nameless, &[signer.public()], Ok("sub-1"));
    check(&nameless, &[signer.public(), Signer::new("two").public()], Err("key"));

    let token = signer.sign(&claims());
    let (message, signature) = token.rsplit_once('.').unwrap();
    let (header, _) = message.split_once('.').unwrap();
    let altered = BASE64URL_NOPAD.encode(with("sub", json!("sub-2")).to_string().as_bytes());
    check(&format!("{header}.{altered}.{signature}"), &[signer.public()], Err("signature"));
    for broken in ["", ".", "..", "a.b.c", message] {
        check(broken, &[signer.public()], Err("unreadable"));
    }
}

#[test]
fn a_token_without_a_signature_or_with_one_of_a_shared_secret_is_not_read() {
    let signer = Signer::new("one");
    let keys = [signer.public()];
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    for alg in ["none", "None", "nOnE", ""] {
        let header = part(&json!({ "alg": alg, "kid": "one" }));
        for signature in ["", "AAAA"] {
            check(&format!("{header}.{}.{signature}", part(&claims())), &keys, Err("unreadable"));
        }
    }
    let public = serde_json::to_vec(&keys[0]).unwrap();
    for secret in [b"the client secret".as_slice(), &public] {
        let header = Header { kid: Some("one".into()), ..Header::new(Algorithm::HS256) };
        let token = encode(&header, &claims(), &EncodingKey::from_secret(secret)).unwrap();
        check(&token, &keys, Err("algorithm"));
    }
    // A key pair of another kind than the key is.
    let other_kind = signer.sign(&claims());
    let (_, rest) = other_kind.split_once('.').unwrap();
    check(&format!("{}.{rest}", part(&json!({ "alg": "RS256", "kid": "one" }))), &keys, Err("algorithm"));
    let critical = Header { crit: Some(vec!["b64".into()]), ..signer.header() };
    check(&encode(&critical, &claims(), &signer.key).unwrap(), &keys, Err("unreadable"));
}
