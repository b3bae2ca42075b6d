//! Every error id has a page for whoever meets it, and a sentence for whoever is told it.

use server::protocol::ErrorId;
use server::protocol::needs::Language;

use super::tree::root;

#[test]
fn every_error_id_has_its_page_with_four_headings() {
    for id in ErrorId::ALL {
        let path = root().join(format!("ops/errors/{id}.md"));
        let page = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is missing", path.display()));
        for heading in ["Meaning", "Impact", "Diagnosis", "Mitigation"] {
            assert!(page.contains(&format!("## {heading}\n")), "{id}: no {heading}");
        }
    }
    let pages = std::fs::read_dir(root().join("ops/errors")).expect("the folder is there").count();
    assert_eq!(pages, ErrorId::ALL.len(), "a page without an id");
}

#[test]
fn every_error_id_has_its_sentence_in_every_language() {
    for language in Language::ALL {
        let path = root().join(format!("content/texts/{}/shared.ftl", language.tag()));
        let texts = std::fs::read_to_string(&path).expect("the texts are there");
        for id in ErrorId::ALL {
            let key = format!("error-{} =", id.as_str().replace('_', "-"));
            assert!(texts.contains(&key), "{key} is missing in {}", language.tag());
        }
    }
}
