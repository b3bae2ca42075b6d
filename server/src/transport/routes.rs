//! Every address of the service and who may go there, in one table. The router is built
//! from it and from nothing else, and a test walks each address as every role and as nobody.

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, FromRef};
use axum::http::Method;
use axum::routing::{MethodRouter, get, post};
use jiff::tz::TimeZone;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

use super::accounts::Accounts;
use super::door::Door;
use super::http::accounts::ACCOUNTS;
use super::http::half_way::{CODE, FIRST_PASSWORD, SET_UP};
use super::http::home::HOME;
use super::http::invitation::INVITATION;
use super::http::keys::KEYS;
use super::http::live::LIVE;
use super::http::own_password::OWN_PASSWORD;
use super::http::own_replies::OWN_REPLIES;
use super::http::pages::{Page, Pages};
use super::http::passkey::PASSKEY;
use super::http::provider::PROVIDER;
use super::http::rota::ROTA;
use super::http::staff_session::{DESK, SIGN_IN};
use super::http::staffing::STAFFING;
use super::http::{
    accounts, assets, code, desk, exit, first_password, home, invitation, keys, live, own_password,
    own_replies, pages, passkey, provider, rota, set_up, sign_in, sign_out, staffing, switch,
};
use super::lane::{self, Lane};
use super::own_password::OwnPassword;
use super::passkeys::Passkeys;
use super::provider::{BACK, Provider};
use super::rota::Rota;
use super::second_step::SecondStep;
use super::staff_access::StaffAccess;
use super::switchboard::Switchboard;
use super::week::WeekKeeper;
use super::ws::registry::Registry;
use super::ws::{Sockets, upgrade};
use crate::domain::records::OwnReplyRecords;
use crate::domain::staff::{
    AT_THE_DESK, IN_THE_LANE, LEADS_THE_SHIFT, LOOKS_AFTER_ACCOUNTS, PEOPLE, PLANS_THE_ROTA, Role,
    SEES_THE_ROTA, WATCHES_THE_QUEUE,
};
use crate::knowledge::Tongue;
use crate::knowledge::further::Leaf;
use crate::protocol::needs::Language;

/// One address.
#[derive(Clone, Debug)]
pub struct Route {
    /// How it is asked.
    pub method: Method,
    /// Where; a part in braces stands for any.
    pub path: String,
    /// Who may go there.
    pub open_to: OpenTo,
    /// What is there.
    pub place: Place,
}

/// Who may go to an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenTo {
    /// Anybody, signed in or not.
    Everybody,
    /// Staff of these roles.
    Roles(&'static [Role]),
}

/// What is at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A page for everybody to read.
    Page(Page, Language),
    /// A search for an article. It changes nothing, so it is answered whoever sent it, also
    /// a browser too old to say from which page it comes.
    Search(Language),
    /// A choice among the help services, likewise.
    Directory(Language),
    /// A page in a language in which nobody can talk here.
    Further(Leaf, Tongue),
    /// A script or a style of the pages.
    Asset,
    /// The mark of the tab.
    Favicon,
    /// Where search engines may look.
    Robots,
    /// The pages there are to read.
    Sitemap,
    /// Where staff sign in.
    SignInForm,
    /// An attempt to.
    SignIn,
    /// Where the second step is asked for, of whoever has taken the first.
    CodeForm,
    /// A code.
    Code,
    /// Where the second step is set up, by whoever has none.
    SetUpForm,
    /// Setting it up.
    SetUp,
    /// Where a first password of one's own is chosen, after both steps.
    FirstPasswordForm,
    /// Choosing it.
    FirstPassword,
    /// Where staff change their password.
    OwnPasswordForm,
    /// Changing it.
    OwnPassword,
    /// The question to a device of whoever signs in with a passkey.
    PasskeyAsked,
    /// The device's answer.
    Passkey,
    /// The way to the sign-in provider.
    Provider,
    /// Where it sends people back to. It comes from another site, and begins nothing.
    ProviderBackForm,
    /// What they bring along, sent by our own page.
    ProviderBack,
    /// Where somebody who is invited makes a passkey.
    Invitation,
    /// The question to their device.
    InvitationAsked,
    /// The key that it has made.
    InvitationAccepted,
    /// The way to the sign-in provider of somebody who is invited.
    InvitationProvider,
    /// One's own passkeys.
    Keys,
    /// The question to a device for one more.
    KeyAsked,
    /// The key that it has made.
    KeyAdded,
    /// Another name for one.
    KeyRenamed,
    /// The end of one.
    KeyRemoved,
    /// Every account.
    Accounts,
    /// One more.
    AccountAdded,
    /// One account.
    Account,
    /// What is done with it.
    AccountChanged,
    /// How the queue stands, and how the evening has been.
    Live,
    /// How many counsellors each hour of the week needs.
    Staffing,
    /// Who is on when.
    Rota,
    /// A shift that is planned.
    ShiftPlanned,
    /// The end of one.
    ShiftRemoved,
    /// Where everybody who is signed in is led to the page that is theirs.
    Home,
    /// The way out, which is open to whoever has no session any more.
    SignOut,
    /// The desk's page.
    Desk,
    /// The desk's socket.
    DeskSocket,
    /// One's own prepared replies.
    OwnReplies,
    /// One more, or one changed.
    OwnReplyKept,
    /// The end of one.
    OwnReplyRemoved,
    /// Opening and closing the chat by hand.
    Switch,
    /// A visitor's socket.
    VisitSocket,
    /// The canary's socket as a visitor, in its lane.
    LaneVisitSocket,
    /// The same as a counsellor.
    LaneDeskSocket,
    /// Whether its lane still holds anything of a talk.
    LaneKept,
    /// The beacon of a visitor who had to leave at once. The token is proof enough, and
    /// some browsers send a beacon without an origin.
    Exit,
}

/// All of them.
pub fn table() -> Vec<Route> {
    use OpenTo::{Everybody, Roles};
    let row = |method, path: &str, open_to, place| Route { method, path: path.to_owned(), open_to, place };
    let mut rows = vec![
        row(Method::GET, "/assets/{*path}", Everybody, Place::Asset),
        row(Method::GET, "/favicon.svg", Everybody, Place::Favicon),
        row(Method::GET, "/robots.txt", Everybody, Place::Robots),
        row(Method::GET, "/sitemap.xml", Everybody, Place::Sitemap),
        row(Method::GET, SIGN_IN, Everybody, Place::SignInForm),
        row(Method::POST, SIGN_IN, Everybody, Place::SignIn),
        row(Method::GET, CODE, Everybody, Place::CodeForm),
        row(Method::POST, CODE, Everybody, Place::Code),
        row(Method::GET, SET_UP, Everybody, Place::SetUpForm),
        row(Method::POST, SET_UP, Everybody, Place::SetUp),
        row(Method::GET, FIRST_PASSWORD, Everybody, Place::FirstPasswordForm),
        row(Method::POST, FIRST_PASSWORD, Everybody, Place::FirstPassword),
        row(Method::GET, OWN_PASSWORD, Roles(&PEOPLE), Place::OwnPasswordForm),
        row(Method::POST, OWN_PASSWORD, Roles(&PEOPLE), Place::OwnPassword),
        row(Method::POST, &format!("{PASSKEY}/begin"), Everybody, Place::PasskeyAsked),
        row(Method::POST, PASSKEY, Everybody, Place::Passkey),
        row(Method::POST, PROVIDER, Everybody, Place::Provider),
        row(Method::GET, BACK, Everybody, Place::ProviderBackForm),
        row(Method::POST, BACK, Everybody, Place::ProviderBack),
        row(Method::GET, &format!("{INVITATION}/{{token}}"), Everybody, Place::Invitation),
        row(Method::POST, &format!("{INVITATION}/{{token}}/begin"), Everybody, Place::InvitationAsked),
        row(Method::POST, &format!("{INVITATION}/{{token}}"), Everybody, Place::InvitationAccepted),
        row(Method::POST, &format!("{INVITATION}/{{token}}/provider"), Everybody, Place::InvitationProvider),
        row(Method::GET, KEYS, Roles(&PEOPLE), Place::Keys),
        row(Method::POST, &format!("{KEYS}/begin"), Roles(&PEOPLE), Place::KeyAsked),
        row(Method::POST, KEYS, Roles(&PEOPLE), Place::KeyAdded),
        row(Method::POST, &format!("{KEYS}/{{id}}/name"), Roles(&PEOPLE), Place::KeyRenamed),
        row(Method::POST, &format!("{KEYS}/{{id}}/remove"), Roles(&PEOPLE), Place::KeyRemoved),
        row(Method::GET, ACCOUNTS, Roles(&LOOKS_AFTER_ACCOUNTS), Place::Accounts),
        row(Method::POST, ACCOUNTS, Roles(&LOOKS_AFTER_ACCOUNTS), Place::AccountAdded),
        row(Method::GET, &format!("{ACCOUNTS}/{{id}}"), Roles(&LOOKS_AFTER_ACCOUNTS), Place::Account),
        row(Method::POST, &format!("{ACCOUNTS}/{{id}}"), Roles(&LOOKS_AFTER_ACCOUNTS), Place::AccountChanged),
        row(Method::GET, LIVE, Roles(&WATCHES_THE_QUEUE), Place::Live),
        row(Method::GET, STAFFING, Roles(&WATCHES_THE_QUEUE), Place::Staffing),
        row(Method::GET, ROTA, Roles(&SEES_THE_ROTA), Place::Rota),
        row(Method::POST, ROTA, Roles(&PLANS_THE_ROTA), Place::ShiftPlanned),
        row(Method::POST, &format!("{ROTA}/{{id}}/remove"), Roles(&PLANS_THE_ROTA), Place::ShiftRemoved),
        row(Method::GET, HOME, Roles(&PEOPLE), Place::Home),
        row(Method::POST, "/desk/sign-out", Everybody, Place::SignOut),
        row(Method::GET, DESK, Roles(&AT_THE_DESK), Place::Desk),
        row(Method::GET, "/ws/desk", Roles(&AT_THE_DESK), Place::DeskSocket),
        row(Method::GET, OWN_REPLIES, Roles(&AT_THE_DESK), Place::OwnReplies),
        row(Method::POST, OWN_REPLIES, Roles(&AT_THE_DESK), Place::OwnReplyKept),
        row(
            Method::POST,
            &format!("{OWN_REPLIES}/{{id}}/remove"),
            Roles(&AT_THE_DESK),
            Place::OwnReplyRemoved,
        ),
        row(Method::POST, "/desk/switch", Roles(&LEADS_THE_SHIFT), Place::Switch),
        row(Method::GET, "/ws/visit", Everybody, Place::VisitSocket),
        row(Method::GET, lane::VISIT, Roles(&IN_THE_LANE), Place::LaneVisitSocket),
        row(Method::GET, lane::DESK, Roles(&IN_THE_LANE), Place::LaneDeskSocket),
        row(Method::GET, &format!("{}/{{talk}}", lane::KEPT), Roles(&IN_THE_LANE), Place::LaneKept),
        row(Method::POST, "/visit/exit", Everybody, Place::Exit),
    ];
    let pages = pages::addresses().into_iter();
    rows.extend(
        pages.map(|(path, page, language)| row(Method::GET, &path, Everybody, Place::Page(page, language))),
    );
    // What is asked for by whoever reads is posted, and so in no address.
    rows.extend(pages::addresses().into_iter().filter_map(|(path, page, language)| {
        let place = match page {
            Page::Search => Place::Search(language),
            Page::Services => Place::Directory(language),
            _ => return None,
        };
        Some(row(Method::POST, &path, Everybody, place))
    }));
    rows.extend(
        pages::further_addresses()
            .map(|(path, leaf, tongue)| row(Method::GET, &path, Everybody, Place::Further(leaf, tongue))),
    );
    rows
}

/// Pages are put together for each reader: so much of it leaves a phone little to load and the
/// processor little to do.
fn compressed() -> CompressionLayer {
    CompressionLayer::new().quality(CompressionLevel::Precise(5))
}

impl Place {
    /// Whether people see what is answered there, so that a refusal is a page as well.
    pub fn is_page(self) -> bool {
        match self {
            Self::Page(..)
            | Self::Search(_)
            | Self::Directory(_)
            | Self::Further(..)
            | Self::SignInForm
            | Self::SignIn
            | Self::CodeForm
            | Self::Code
            | Self::SetUpForm
            | Self::SetUp
            | Self::FirstPasswordForm
            | Self::FirstPassword
            | Self::OwnPasswordForm
            | Self::OwnPassword
            | Self::Provider
            | Self::ProviderBackForm
            | Self::ProviderBack
            | Self::Invitation
            | Self::InvitationProvider
            | Self::Keys
            | Self::KeyRenamed
            | Self::KeyRemoved
            | Self::Accounts
            | Self::AccountAdded
            | Self::Account
            | Self::AccountChanged
            | Self::Live
            | Self::Staffing
            | Self::Rota
            | Self::ShiftPlanned
            | Self::ShiftRemoved
            | Self::Home
            | Self::SignOut
            | Self::Desk => true,
            Self::Asset
            | Self::Favicon
            | Self::Robots
            | Self::Sitemap
            | Self::Switch
            | Self::OwnReplies
            | Self::OwnReplyKept
            | Self::OwnReplyRemoved
            | Self::PasskeyAsked
            | Self::Passkey
            | Self::InvitationAsked
            | Self::InvitationAccepted
            | Self::KeyAsked
            | Self::KeyAdded
            | Self::DeskSocket
            | Self::VisitSocket
            | Self::LaneVisitSocket
            | Self::LaneDeskSocket
            | Self::LaneKept
            | Self::Exit => false,
        }
    }

    /// Whether it is answered only when one of our own pages asks.
    pub(super) fn needs_own_origin(self) -> bool {
        !matches!(self, Self::Exit | Self::Search(_) | Self::Directory(_))
    }

    /// Who answers there.
    pub(super) fn handler<S>(self) -> MethodRouter<S>
    where
        S: Clone + Send + Sync + 'static,
        Arc<Sockets>: FromRef<S>,
        Arc<Registry>: FromRef<S>,
        Arc<StaffAccess>: FromRef<S>,
        Arc<SecondStep>: FromRef<S>,
        Arc<OwnPassword>: FromRef<S>,
        Arc<Switchboard>: FromRef<S>,
        Arc<dyn OwnReplyRecords>: FromRef<S>,
        Arc<Passkeys>: FromRef<S>,
        Arc<Accounts>: FromRef<S>,
        Arc<Rota>: FromRef<S>,
        Arc<WeekKeeper>: FromRef<S>,
        Arc<Provider>: FromRef<S>,
        Arc<Door>: FromRef<S>,
        Lane: FromRef<S>,
        Pages: FromRef<S>,
        TimeZone: FromRef<S>,
    {
        match self {
            Self::Page(page, language) => pages::handler(page, language).layer(compressed()),
            Self::Search(language) => pages::search(language).layer(compressed()),
            Self::Directory(language) => pages::narrowed(language).layer(compressed()),
            Self::Further(leaf, tongue) => pages::leaflet(leaf, tongue).layer(compressed()),
            Self::Asset => get(assets::asset),
            Self::Favicon => get(assets::favicon),
            Self::Robots => get(pages::robots),
            Self::Sitemap => get(pages::sitemap).layer(compressed()),
            Self::SignInForm => get(sign_in::form),
            Self::SignIn => post(sign_in::attempt),
            Self::CodeForm => get(code::form),
            Self::Code => post(code::attempt),
            Self::SetUpForm => get(set_up::form),
            Self::SetUp => post(set_up::attempt),
            Self::FirstPasswordForm => get(first_password::form),
            Self::FirstPassword => post(first_password::attempt),
            Self::OwnPasswordForm => get(own_password::form),
            Self::OwnPassword => post(own_password::attempt),
            Self::PasskeyAsked => post(passkey::begin),
            Self::Passkey => post(passkey::attempt),
            Self::Provider => post(provider::set_out),
            Self::ProviderBackForm => get(provider::back_form),
            Self::ProviderBack => post(provider::come_back),
            Self::Invitation => get(invitation::page),
            Self::InvitationAsked => post(invitation::begin),
            Self::InvitationAccepted => post(invitation::accept),
            Self::InvitationProvider => post(provider::set_out_invited),
            Self::Keys => get(keys::page),
            Self::KeyAsked => post(keys::begin),
            Self::KeyAdded => post(keys::add),
            Self::KeyRenamed => post(keys::rename),
            Self::KeyRemoved => post(keys::remove),
            Self::Accounts => get(accounts::page),
            Self::AccountAdded => post(accounts::add),
            Self::Account => get(accounts::one),
            Self::AccountChanged => post(accounts::change),
            Self::Live => get(live::page),
            Self::Staffing => get(staffing::page),
            Self::Rota => get(rota::page),
            Self::ShiftPlanned => post(rota::plan),
            Self::ShiftRemoved => post(rota::remove),
            Self::Home => get(home::home),
            Self::SignOut => post(sign_out::sign_out),
            Self::Desk => get(desk::desk),
            Self::DeskSocket => get(upgrade::desk),
            Self::OwnReplies => get(own_replies::all),
            Self::OwnReplyKept => post(own_replies::keep),
            Self::OwnReplyRemoved => post(own_replies::remove),
            Self::Switch => post(switch::switch),
            Self::VisitSocket => get(upgrade::visit),
            Self::LaneVisitSocket => get(lane::visit),
            Self::LaneDeskSocket => get(lane::desk),
            Self::LaneKept => get(lane::kept),
            Self::Exit => post(exit::exit).layer(DefaultBodyLimit::max(exit::BODY_MAX_BYTES)),
        }
    }
}
