//! The load test itself, played for some seconds against both set-ups: a scenario with every
//! kind of step must hold, leave a result, and leave a page.

/// What starts the real binary, as nextest's settings know it.
mod process {
    use std::path::Path;
    use std::process::{Command, Output};

    fn play(results: &Path, more: &[&str]) -> Output {
        let people = Path::new(env!("CARGO_BIN_EXE_loadtests"));
        let server = people.with_file_name("fortrolig");
        assert!(server.exists(), "{} is missing: run `cargo build --package server` first", server.display());
        let mut command = Command::new(people);
        command.args(["play", "tiny"]).args(more);
        command.arg("--server").arg(server).arg("--results").arg(results).output().expect("it starts")
    }

    fn a_scenario_with_every_kind_of_step_holds(setup: &str) {
        let results = tempfile::tempdir().expect("a folder can be made");
        let output = play(results.path(), &["--setup", setup]);
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
        let text = std::fs::read_to_string(results.path().join(format!("tiny-{setup}.json")));
        let text = text.expect("a result was written");
        let result: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(result["setup"], setup);
        assert!(result["series"].as_array().is_some_and(|seconds| seconds.len() > 5), "{text}");
        let page = std::fs::read_to_string(results.path().join("index.html"));
        let page = page.expect("a page was written");
        assert!(page.contains("<svg") && page.contains("talks_compared"));
    }

    #[test]
    fn a_scenario_with_every_kind_of_step_holds_on_one_node() {
        a_scenario_with_every_kind_of_step_holds("one");
    }

    #[test]
    fn a_scenario_with_every_kind_of_step_holds_on_two_nodes() {
        a_scenario_with_every_kind_of_step_holds("two");
    }

    #[test]
    fn more_people_than_files_may_be_open_are_refused_with_the_scale_that_fits() {
        let results = tempfile::tempdir().unwrap();
        let output = play(results.path(), &["--scale", "1000000"]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains("say --scale"), "{said}");
    }
}
