//! What a reader can count on in every article.

use super::*;

const HEAD: &str =
    "title = \"T\"\ndescription = \"D\"\nreviewed = \"2026-11-21\"\nreviewer = \"editor\"\nsummary = [\"S\"]";

/// Mistakes in one article, which stands in the theme it belongs to.
fn mistakes(rest: &str) -> Vec<(usize, String)> {
    let files = Files::compiled_in();
    let (services, library) = (Services::load(&files).unwrap(), Library::load(&files).unwrap());
    let source = format!("+++\n{HEAD}\n{rest}\n+++\nTekst.\n");
    let mut mistakes = Vec::new();
    let path = "nb/relationship/samtykke.md";
    assert!(read_one(Language::Nb, path, &source, &services, &library, &mut mistakes).is_some());
    mistakes.into_iter().map(|mistake| (mistake.line, mistake.what)).collect()
}

#[test]
fn an_editor_is_told_everything_an_article_lacks() {
    assert_eq!(mistakes("actions = [\"1\", \"2\", \"3\"]"), []);
    let told = mistakes("actions = [\"en\"]\nservices = [\"x\"]\nrelated = [\"samtykke\", \"y\"]");
    let expected = [(7, "3 things"), (8, "`x`"), (9, "`y`")];
    assert_eq!(told.len(), expected.len(), "{told:?}");
    for ((line, what), (expected_line, words)) in told.iter().zip(expected) {
        assert!(*line == expected_line && what.contains(words), "line {line}: {what}");
    }
}

#[test]
fn a_reader_is_led_on_in_the_theme_or_where_the_article_says() {
    let files = Files::compiled_in();
    let (services, library) = (Services::load(&files).unwrap(), Library::load(&files).unwrap());
    let mut articles = Articles::load(&files, &services, &library).unwrap_or_else(|error| panic!("{error}"));
    for article in &articles.all {
        let related = articles.related(article, &library);
        assert!(related.len() <= RELATED_MAX);
        for next in related {
            assert_eq!(next.language, article.language);
            assert_ne!(next.slug, article.slug);
        }
    }
    let slugs = |articles: &Articles, slug| {
        let article = articles.find(Language::Nn, slug).unwrap();
        articles.related(article, &library).iter().map(|next| next.slug.clone()).collect::<Vec<_>>()
    };
    // The last of a theme leads on to its first.
    let first = slugs(&articles, "hvis-jeg-skader").remove(0);
    assert!(["trygghetsplan", "digital-trygghet"].contains(&first.as_str()), "{first}");
    let samtykke = articles
        .all
        .iter_mut()
        .find(|article| article.language == Language::Nn && article.slug == "samtykke");
    samtykke.unwrap().related = vec!["er-dette-vold".to_owned()];
    assert_eq!(slugs(&articles, "samtykke"), ["er-dette-vold"]);
}
