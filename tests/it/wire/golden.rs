//! Golden frames: one file for each message, byte for byte. A change of the wire
//! shows as a change of a file that the TypeScript tests read as well.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use server::protocol::{FromDesk, FromVisitor};

use super::desk_frames::{from_desk, to_desk};
use super::visit_frames::{from_visitor, to_visitor};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("wire").join(name)
}

fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(name: &str, samples: Vec<(&str, T)>) {
    let folder = folder(name);
    let mut expected = BTreeSet::new();
    for (sample, message) in samples {
        let file = folder.join(format!("{sample}.json"));
        let mut json = serde_json::to_string_pretty(&message).expect("wire types are plain");
        json.push('\n');
        if std::env::var_os("UPDATE_WIRE").is_some() {
            std::fs::create_dir_all(&folder).expect("the folder can be made");
            std::fs::write(&file, &json).expect("the file can be written");
        }
        let golden =
            std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("{} is missing", file.display()));
        assert_eq!(json, golden, "{}: run `cargo xtask wire` if the change is meant", file.display());
        assert_eq!(serde_json::from_str::<T>(&golden).expect("it reads its own frames"), message);
        expected.insert(format!("{sample}.json"));
    }
    let found: BTreeSet<String> = std::fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(found, expected, "files without a message");
}

#[test]
fn every_message_is_byte_for_byte_its_golden_frame() {
    check("from_visitor", from_visitor());
    check("to_visitor", to_visitor());
    check("from_desk", from_desk());
    check("to_desk", to_desk());
}

#[test]
fn an_unknown_type_or_field_is_refused_everywhere() {
    for (name, message) in from_visitor() {
        let mut json = serde_json::to_value(&message).expect("plain");
        json["more"] = serde_json::Value::from(1);
        assert!(serde_json::from_value::<FromVisitor>(json).is_err(), "{name} took an unknown field");
    }
    for (name, message) in from_desk() {
        let mut json = serde_json::to_value(&message).expect("plain");
        json["more"] = serde_json::Value::from(1);
        assert!(serde_json::from_value::<FromDesk>(json).is_err(), "{name} took an unknown field");
    }
    assert!(serde_json::from_str::<FromVisitor>(r#"{"type":"take"}"#).is_err());
    assert!(serde_json::from_str::<FromDesk>(r#"{"type":"join"}"#).is_err());
}

proptest! {
    /// Bytes flipped, cut and doubled: read or refused, never a panic.
    #[test]
    fn damaged_frames_never_panic(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<bool>(),
    ) {
        let samples = from_visitor();
        let (_, message) = &samples[which.index(samples.len())];
        let mut bytes = serde_json::to_vec(message).expect("plain");
        let place = at.index(bytes.len());
        if cut { bytes.truncate(place) } else { bytes[place] = byte }
        if let Ok(text) = std::str::from_utf8(&bytes) {
            let _read_or_refused = serde_json::from_str::<FromVisitor>(text);
            let _read_or_refused = serde_json::from_str::<FromDesk>(text);
        }
    }
}
