//! A file is one thing. Over 500 lines of code it is several.

use super::tree::files;

const CODE_LINES_MAX: usize = 500;

/// Lists that a tool writes: nobody has to hold them.
const WRITTEN_BY_A_TOOL: [&str; 2] = ["web-client/src/protocol/wire.ts", "web-client/src/texts/keys.ts"];

#[test]
fn no_source_file_has_more_code_than_a_person_can_hold() {
    for folder in ["server/src", "tests", "loadtests/src", "ops/xtask/src", "web-client/src"] {
        for (path, text) in files(folder, &["rs", "ts", "tsx"]) {
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().lines().count();
            assert!(
                WRITTEN_BY_A_TOOL.contains(&path.as_str()) || code <= CODE_LINES_MAX,
                "{path}: {code} lines"
            );
        }
    }
}
