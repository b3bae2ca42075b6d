//! What an editor is told, and what may be counted on in what is shipped.

use jiff::civil::date;

use super::*;

const TODAY: Date = date(2026, 11, 22);
const ARTICLE: &str = "nb/relationship/samtykke.md";

/// As shipped, with a few of the articles: one more mistake is found among them as among all.
fn shipped() -> Files {
    Files::compiled_in().with_articles(&["samtykke", "er-dette-vold", "hjelpe-en-venn"])
}

/// The shipped files with a slip of the pen in one.
fn slip(path: &str, right: &str, wrong: &str) -> Files {
    let files = shipped();
    let text = files.read(path).unwrap();
    assert!(text.contains(right), "{right} is not in {path}");
    let text = text.replacen(right, wrong, 1);
    files.with(path, text)
}

/// The shipped files with something else from one place to another in one of them.
fn replaced(path: &str, from: &str, to: &str, with: &str) -> Files {
    let files = shipped();
    let (before, rest) = files.read(path).unwrap().split_once(from).unwrap();
    let (_, after) = rest.split_once(to).unwrap();
    let text = format!("{before}{with}{after}");
    files.with(path, text)
}

/// The findings of one kind, as an editor sees them.
fn told(files: &Files, severity: Severity) -> Vec<String> {
    let report = check(files, TODAY);
    report.findings.iter().filter(|finding| finding.severity == severity).map(Finding::to_string).collect()
}

#[test]
fn what_is_shipped_has_no_mistake() {
    let errors = told(&Files::compiled_in(), Severity::Error);
    assert_eq!(errors, [] as [&str; 0]);
}

#[test]
fn ten_kinds_of_broken_content_give_ten_clear_sentences_with_file_and_line() {
    let line_of_words = |path: &str, words: &str| {
        let files = shipped();
        let text = files.read(path).unwrap();
        line_of(text, text.find(words).unwrap())
    };
    let long_words = format!("description = \"{}\"\n", "forskjellsbehandling ".repeat(200));
    let cases = [
        ("no head", slip(ARTICLE, "+++\n", ""), "line 1: an article starts with `+++`"),
        ("no TOML", slip(ARTICLE, "title = ", "title "), "line 2: "),
        (
            "an unknown key",
            slip(ARTICLE, "title = ", "titel = \"x\"\ntitle = "),
            "line 2: an article has no `titel`; it has title, description",
        ),
        (
            "two things to do",
            replaced(ARTICLE, "actions = [", "\n]", "actions = [\"Snakk.\", \"Vent.\"]"),
            "`actions` must hold 3 things to do, not 2",
        ),
        (
            "an unknown service",
            slip(ARTICLE, "services = [", "services = [\"vo-linja\", "),
            "no service `vo-linja`",
        ),
        (
            "a missing translation",
            shipped().without("nn/relationship/samtykke.md"),
            "content/nn/relationship/samtykke.md, line 1: the article exists in nb and must exist here too",
        ),
        (
            "a dead link",
            slip(ARTICLE, "\n## ", "\nLes [mer](/articles/samtykkje).\n\n## "),
            "the link to /articles/samtykkje: there is no such page",
        ),
        (
            "the wrong folder",
            {
                let files = shipped();
                let text = files.read(ARTICLE).unwrap().to_owned();
                files.without(ARTICLE).with("nb/rights/samtykke.md", text)
            },
            "content/nb/rights/samtykke.md, line 1: `samtykke` belongs to the theme `relationship`; move it to nb/relationship/",
        ),
        (
            "heavy words",
            replaced(ARTICLE, "description = \"", "\"\n", &long_words),
            "at most 35; shorten words or sentences",
        ),
        (
            "a forbidden word",
            slip(ARTICLE, "\n## ", "\nDu er et offer.\n\n## "),
            "«offer»: say what was done and to whom",
        ),
        (
            "a translation older than its source",
            slip("en/relationship/samtykke.md", "reviewed = \"2026", "reviewed = \"2025"),
            "content/en/relationship/samtykke.md, line 4: older than nb/relationship/samtykke.md",
        ),
        (
            "a doubtful service",
            slip("services.toml", "confidence = \"B\"", "confidence = \"C\""),
            "only entries of confidence A or B may be shown",
        ),
        (
            "a text that one language lacks",
            slip("texts/en/pages.ftl", "page-articles-title = ", "page-articles-titel = "),
            "content/texts/en/pages.ftl, line ",
        ),
        (
            "a door to nothing",
            slip(
                "library.toml",
                "\"hjelpe-en-venn\",\n  \"faresignaler\"",
                "\"hjelpe-en-ven\",\n  \"faresignaler\"",
            ),
            "`hjelpe-en-ven`, behind the door `friend`, belongs to no theme",
        ),
    ];
    assert!(cases.len() >= 10);
    for (kind, files, sentence) in cases {
        let errors = told(&files, Severity::Error);
        assert!(errors.iter().any(|error| error.contains(sentence)), "{kind}: {errors:#?}");
        for error in &errors {
            assert!(error.starts_with("error: content/") && error.contains(", line "), "{kind}: {error}");
        }
    }
    let offer = slip(ARTICLE, "\n## ", "\nDu er et offer.\n\n## ");
    let line = line_of_words(ARTICLE, "\n## ") + 1;
    assert!(told(&offer, Severity::Error)[0].contains(&format!("line {line}: «offer»")));
}

#[test]
fn every_mistake_is_told_and_not_only_the_first() {
    let files = slip(ARTICLE, "title = ", "titel = \"x\"\ntitle = ");
    let text = files.read(ARTICLE).unwrap().replacen("services = [", "services = [\"x\", \"y\", ", 1);
    let files = files.with(ARTICLE, text).without("en/violence/er-dette-vold.md");
    assert_eq!(told(&files, Severity::Error).len(), 4);
}

#[test]
fn an_editor_sees_which_languages_wait_and_which_fell_behind() {
    let waits = told(&shipped(), Severity::Doubt);
    for language in ["ar", "uk"] {
        assert!(waits.iter().any(|doubt| doubt.contains(&format!("content/further/{language}/words.toml"))));
    }
    let behind = slip("further/ar/violence.md", "2026-11-22", "2026-11-01");
    let warnings = told(&behind, Severity::Warning);
    assert!(warnings.iter().any(|one| one.contains("written from `er-dette-vold` as it was on 2026-11-01")));
}

#[test]
fn an_editor_is_reminded_of_what_is_due_and_of_what_is_long() {
    let old = check(&shipped(), date(2028, 1, 1));
    let is_due = |finding: &&Finding| finding.mistake.what.contains("look at its facts again");
    assert_eq!(old.findings.iter().filter(is_due).count(), old.levels.len());
    assert!(old.findings.iter().any(|finding| finding.mistake.what.contains("check it again")));
    assert_eq!(old.errors(), 0, "nothing breaks by itself when a year has passed");
    let long = format!("\nDu {}kan.\n\n## ", "og vi ".repeat(13));
    let warnings = told(&slip(ARTICLE, "\n## ", &long), Severity::Warning);
    assert!(
        warnings
            .iter()
            .any(|warning| warning.contains("a sentence of 28 words, at most 25: «Du og vi og …»"))
    );
    let number = told(&slip(ARTICLE, "\n## ", "\nRing [11](tel:11).\n\n## "), Severity::Warning);
    assert!(number.iter().any(|warning| warning.contains("the number is not shown in services.toml")));
}

#[test]
fn a_link_stays_in_the_readers_language_and_finds_its_service() {
    let errors = |link: &str| {
        let link = format!("\nLes [mer]({link}).\n\n## ");
        told(&slip("nn/relationship/samtykke.md", "\n## ", &link), Severity::Error)
    };
    for right in [
        "/nn/articles/er-dette-vold",
        "/nn/services#vo-linjen",
        "/nn/services#now",
        "/nn/doors/friend",
        "/nn",
    ] {
        assert_eq!(errors(right), [] as [&str; 0], "{right}");
    }
    assert!(errors("/articles/er-dette-vold")[0].contains("another language"));
    assert!(errors("/nn/services#vo-linja")[0].contains("no such service"));
    assert!(errors("/nn/doors/ven")[0].contains("no such page"));
}

#[test]
fn an_article_that_is_planned_is_named_and_no_mistake() {
    let planned = slip("library.toml", "\"slik-er-chatten\"]", "\"slik-er-chatten\", \"slik-blir-det\"]");
    assert_eq!(told(&planned, Severity::Error), [] as [&str; 0]);
    let warnings = told(&planned, Severity::Warning);
    assert!(warnings.iter().any(|warning| warning.contains("`slik-blir-det` is not written yet")));
}
