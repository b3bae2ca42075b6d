//! Who may import whom. A layer knows only those to its left.

use super::tree::files;

/// A folder or file below `server/src`, and what must not stand in it.
const MUST_NOT_KNOW: [(&str, &[&str]); 7] = [
    (
        "protocol",
        &[
            "crate::domain",
            "crate::stores",
            "crate::transport",
            "crate::records",
            "tokio",
            "axum::",
            "crate::clock",
        ],
    ),
    (
        "domain",
        &[
            "crate::stores",
            "crate::transport",
            "crate::records",
            "crate::knowledge",
            "crate::metrics",
            "crate::app",
            "tokio::",
            "axum::",
            "redis::",
            "serde_json",
            "sqlx",
        ],
    ),
    ("stores", &["crate::transport", "crate::records", "crate::knowledge", "axum::", "tungstenite"]),
    ("records", &["crate::transport", "crate::stores", "crate::knowledge", "axum::", "tungstenite"]),
    ("knowledge", &["crate::transport", "crate::stores", "crate::records", "axum::", "tungstenite", "tokio"]),
    ("transport", &["crate::stores", "crate::records", "crate::app", "redis::", "sqlx"]),
    ("config", &["crate::transport", "crate::stores", "crate::records", "crate::app", "axum::", "tokio::"]),
];

#[test]
fn a_layer_knows_only_those_to_its_left() {
    let sources = files("server/src", &["rs"]);
    for (layer, forbidden) in MUST_NOT_KNOW {
        let folder = format!("server/src/{layer}/");
        let file = format!("server/src/{layer}.rs");
        let mut seen = 0;
        for (path, text) in sources.iter().filter(|(path, _)| path.starts_with(&folder) || *path == file) {
            seen += 1;
            // What a layer's own tests need is their business.
            if path.ends_with("/tests.rs") || path.ends_with("conformance.rs") {
                continue;
            }
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
                for word in forbidden {
                    assert!(!line.contains(word), "{path} knows {word}: {line}");
                }
            }
        }
        assert!(seen > 0, "there is no {layer}");
    }
}

#[test]
fn only_the_lifecycle_spawns() {
    for (path, text) in files("server/src", &["rs"]) {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let spawns = code.contains("tokio::spawn") || code.contains("tracker.spawn");
        assert!(!spawns || path.ends_with("src/lifecycle.rs"), "{path} spawns");
    }
}

#[test]
fn only_the_markdown_module_makes_html_and_only_it_cleans_it() {
    for (path, text) in files("server/src", &["rs"]) {
        let makes_html =
            ["ammonia::", "pulldown_cmark::", "push_html"].iter().any(|word| text.contains(word));
        assert!(!makes_html || path.ends_with("knowledge/markdown.rs"), "{path} makes HTML");
    }
}

#[test]
fn the_web_clients_layers_look_one_way_and_only_the_ui_touches_the_page() {
    let forbidden: [(&str, &[&str]); 3] = [
        (
            "web-client/src/protocol",
            &["/connection/", "/chat/", "/ui/", "document.", "window.", "WebSocket("],
        ),
        ("web-client/src/connection", &["/chat/", "/ui/", "document.", "innerHTML"]),
        ("web-client/src/desk/chat", &["/ui/", "document.", "window.", "WebSocket"]),
    ];
    for (folder, words) in forbidden {
        for (path, text) in files(folder, &["ts", "tsx"]) {
            if path.contains(".test.") {
                continue;
            }
            for line in text.lines().filter(|line| !line.trim_start().starts_with(['/', '*'])) {
                for word in words {
                    assert!(!line.contains(word), "{path} knows {word}: {line}");
                }
            }
        }
    }
    for (path, text) in files("web-client/src", &["ts", "tsx"]) {
        let sinks = [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "dangerouslySetInnerHTML",
            "document.write",
            "eval(",
        ];
        for sink in sinks {
            assert!(path.contains(".test.") || !text.contains(sink), "{path} has {sink}");
        }
        for store in ["localStorage", "indexedDB", "document.cookie", "caches.open", "serviceWorker"] {
            assert!(path.contains(".test.") || !text.contains(store), "{path} stores in {store}");
        }
    }
}
