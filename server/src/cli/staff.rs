//! `fortrolig staff`: accounts, from the command line. It writes the records file
//! directly, also while the server runs.

mod canary;
mod invite;
mod provider;
mod standing;
mod work;

use std::fmt::Write as _;
use std::io::{BufRead, IsTerminal, Write as _};
use std::sync::Arc;

use clap::{Args, Subcommand};
use uuid::Builder;
use zeroize::Zeroizing;

use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::counsellor::{Profile, StaffId};
use crate::domain::credentials::Credentials;
use crate::domain::passkey::{PasskeyName, Place};
use crate::domain::password::{PASSWORD_MAX_CHARS, PASSWORD_MIN_CHARS, Password, PasswordHash};
use crate::domain::provider::Subject;
use crate::domain::records::{Act, Added, Changed, RecordsError, StaffAct};
use crate::domain::second_step::Vault;
use crate::domain::staff::{
    Alias, CAPACITY_MAX, Capacity, Role, StaffMember, StaffName, Standing, language_tags, parse_languages,
    parse_themes, theme_names,
};
use crate::protocol::ids::random_bytes;
use crate::protocol::needs::{Gender, Language, Theme};
use crate::records::{Records, RecordsUnreadable};

/// What of a line on standard input is read, in bytes: far more than the longest password.
const LINE_MAX_BYTES: u64 = 4 * 1024;

/// Backticks, which code documentation wants, would stand in the help.
const ROLE_HELP: &str = "What they may do: counsellor, shift_lead, operator, editor, administrator, canary";

/// The same.
const SUBJECT_HELP: &str = "What the provider calls the person, as it stands in sub; no mail address";

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub enum StaffCommand {
    /// Add an account; the first password is read from standard input, one line. Whoever gets it
    /// chooses their own at the first sign-in
    Add(AddArguments),
    /// List the accounts
    List,
    /// Replace the password and end every sign-in that stands; the new one is read from
    /// standard input, one line. They choose their own at the next sign-in
    Password(PasswordArguments),
    /// Say which wishes of visitors they meet, instead of what was said before; an open desk
    /// follows within five seconds
    Profile(ProfileArguments),
    /// Give them other languages or another number of talks at once; an open desk follows within
    /// five seconds, and what is open goes on
    Work(WorkArguments),
    /// Take one passkey away by its name, and end every sign-in that stands; the other keys stay
    RemovePasskey {
        /// The name for signing in
        #[arg(long, value_parser = name)]
        name: StaffName,
        /// What its owner calls the key
        #[arg(long, value_parser = work::passkey)]
        passkey: PasskeyName,
    },
    /// Give an account another role; it holds at once
    SetRole {
        /// The name for signing in
        #[arg(long, value_parser = name)]
        name: StaffName,
        /// What they may do
        #[arg(long, value_parser = role, help = ROLE_HELP)]
        role: Role,
    },
    /// Print a one-time address at which they make a passkey, or tie the account to themselves at
    /// the sign-in provider: for a new account, and for somebody who has lost every way in
    Invite {
        /// The name for signing in
        #[arg(long, value_parser = name)]
        name: StaffName,
    },
    /// Say who of the sign-in provider comes in to the account, instead of who did before
    Bind {
        /// The name for signing in
        #[arg(long, value_parser = name)]
        name: StaffName,
        /// What the provider calls the person, as it stands in `sub`; no mail address
        #[arg(long, value_parser = provider::subject, help = SUBJECT_HELP)]
        subject: Subject,
    },
    /// Let nobody come in to the account through the sign-in provider, and end every sign-in that
    /// stands
    Unbind {
        /// The name for signing in
        #[arg(long, value_parser = name)]
        name: StaffName,
    },
    /// End an account: nobody signs in to it any more, and open sessions end
    Disable {
        /// The name for signing in
        #[arg(long, value_parser = name)]
        name: StaffName,
    },
    /// Open a disabled account again, with the password and the second step it had
    Enable {
        /// The name for signing in
        #[arg(long, value_parser = name)]
        name: StaffName,
    },
    /// End every sign-in that stands, and nothing else: they sign in again as always
    SignOut {
        /// The name for signing in
        #[arg(long, value_parser = name)]
        name: StaffName,
    },
    /// Take away the second step, for a lost phone, and end every sign-in that stands: the
    /// next one sets up a new second step
    ResetSecondStep {
        /// The name for signing in
        #[arg(long, value_parser = name)]
        name: StaffName,
    },
}

/// `staff add`
#[derive(Args, Debug)]
pub struct AddArguments {
    /// The name for signing in: 2 to 40 of a-z, 0-9, dot, dash, underscore
    #[arg(long, value_parser = name)]
    name: StaffName,
    /// What visitors see: one line, at most 30 characters
    #[arg(long, value_parser = alias)]
    alias: Alias,
    /// Languages they can write, separated by commas: nb, nn, en
    #[arg(long, value_parser = languages)]
    languages: Arc<[Language]>,
    #[command(flatten)]
    wishes: WishArguments,
    /// What they may do
    #[arg(long, default_value = "counsellor", value_parser = role, help = ROLE_HELP)]
    role: Role,
    /// Talks at once, 1 to 3
    #[arg(long, default_value = "1", value_parser = capacity)]
    capacity: Capacity,
    /// Make a password and print it, instead of reading one
    #[arg(long)]
    generate: bool,
    /// Give them no password, and print a one-time address at which they make a passkey
    #[arg(long, conflicts_with = "generate")]
    invite: bool,
}

/// Which wishes of visitors somebody meets. A wish is no condition: it yields.
#[derive(Args, Debug)]
pub struct WishArguments {
    /// What they are trained to talk about, separated by commas; without it, everything
    #[arg(long, value_name = "myself,someone_else,my_actions,my_work,question", default_value = "",
          hide_default_value = true, value_parser = themes)]
    themes: Arc<[Theme]>,
    /// As whom visitors may wish for them: woman or man; without it, such a wish is not met
    #[arg(long, value_parser = gender)]
    gender: Option<Gender>,
}

impl From<WishArguments> for Profile {
    fn from(WishArguments { themes, gender }: WishArguments) -> Self {
        Self { themes, gender }
    }
}

/// `staff profile`
#[derive(Args, Debug)]
pub struct ProfileArguments {
    /// The name for signing in
    #[arg(long, value_parser = name)]
    name: StaffName,
    #[command(flatten)]
    wishes: WishArguments,
}

/// `staff work`
#[derive(Args, Debug)]
pub struct WorkArguments {
    /// The name for signing in
    #[arg(long, value_parser = name)]
    name: StaffName,
    /// Languages they can write, separated by commas: nb, nn, en
    #[arg(long, required_unless_present = "capacity", value_parser = languages)]
    languages: Option<Arc<[Language]>>,
    /// Talks at once, 1 to 3
    #[arg(long, value_parser = capacity)]
    capacity: Option<Capacity>,
}

/// `staff password`
#[derive(Args, Debug)]
pub struct PasswordArguments {
    /// The name for signing in
    #[arg(long, value_parser = name)]
    name: StaffName,
    /// Make a password and print it, instead of reading one
    #[arg(long)]
    generate: bool,
}

/// Why it was not done.
#[derive(Debug, thiserror::Error)]
pub enum StaffError {
    /// The records cannot be opened.
    #[error(transparent)]
    Unreadable(#[from] RecordsUnreadable),
    /// The records could not do it.
    #[error("the records could not be written ({}); nothing was changed", .0.error_id())]
    Records(#[from] RecordsError),
    /// It was done, but the audit does not know.
    #[error("it was done, but the audit could not be written ({})", .0.error_id())]
    NotNoted(RecordsError),
    /// Somebody has the name.
    #[error("there is an account with this name already; nothing was changed")]
    NameTaken,
    /// Nobody has the name.
    #[error("there is no account with this name; `fortrolig staff list` shows them")]
    NameUnknown,
    /// They are the only one who looks after the accounts.
    #[error(
        "this is the last administrator; nothing was changed. \
         `fortrolig staff set-role --role administrator` makes another first"
    )]
    LastAdministrator,
    /// The password is too short or too long.
    #[error(
        "a password has {PASSWORD_MIN_CHARS} to {PASSWORD_MAX_CHARS} characters; \
         nothing was changed. `--generate` makes one"
    )]
    PasswordLength,
    /// The password is one that is tried first.
    #[error(
        "little is left of this password without words that are tried first (the name of the service \
         or of the person, `passord`, a row of the keyboard); nothing was changed. `--generate` makes one"
    )]
    PasswordGuessable,
    /// There is no address that a passkey could belong to.
    #[error("passkeys belong to a host name, and `public_origins` in [listen] has none; nothing was changed")]
    NoHost,
    /// A program's account is no person's, and the other way round.
    #[error(
        "a canary stays a canary, and a person's account a person's; nothing was changed. \
         `fortrolig staff add` makes another account"
    )]
    CanaryStays,
    /// A program has no device.
    #[error("a canary signs in with a password; nothing was changed. `--generate` makes one")]
    CanaryNeedsPassword,
    /// They have no key of this name.
    #[error("they have no passkey of this name; nothing was changed")]
    PasskeyUnknown,
    /// Several keys have this name.
    #[error(
        "more than one passkey has this name; nothing was changed. At /desk/accounts they can be told \
         apart by their dates"
    )]
    PasskeyAmbiguous,
    /// Without it they could not sign in at all.
    #[error(
        "this is the only way in; nothing was changed. `fortrolig staff invite` makes another, and \
         `fortrolig staff disable` lets nobody in"
    )]
    LastWayIn,
    /// There is nobody who could say who is there.
    #[error("there is no sign-in provider in these settings; see [provider]. Nothing was changed")]
    NoProvider,
    /// The person has an account already.
    #[error("this person has another account; nothing was changed. `fortrolig staff unbind` frees it")]
    BoundToAnother,
    /// Nothing could be read.
    #[error("the password could not be read from standard input: {0}")]
    NoInput(#[from] std::io::Error),
}

/// Does it, and says in words what was done.
///
/// # Errors
/// [`StaffError`]; but for [`StaffError::NotNoted`], nothing was changed.
pub async fn staff(
    command: StaffCommand,
    settings: &Settings,
    clock: &dyn Clock,
) -> Result<String, StaffError> {
    let records = Records::of(&settings.records).await?;
    let place = Place::among(&settings.listen.public_origins);
    let issuer = settings.provider.as_ref().map(|provider| provider.issuer.as_str());
    let secret = &settings.secret;
    let vault = if secret.is_set { Vault::sealed(&secret.to_cluster_secret()) } else { Vault::unsealed() };
    let office = Office { records, clock, place, issuer, vault, service: &settings.service.name };
    match command {
        StaffCommand::Add(arguments) => office.add(arguments).await,
        StaffCommand::List => office.list().await,
        StaffCommand::Password(arguments) => office.replace_password(arguments).await,
        StaffCommand::Profile(arguments) => office.replace_profile(arguments).await,
        StaffCommand::Work(WorkArguments { name, languages, capacity }) => {
            office.replace_work(&name, languages, capacity).await
        }
        StaffCommand::RemovePasskey { name, passkey } => office.remove_passkey(&name, &passkey).await,
        StaffCommand::SetRole { name, role } => office.set_role(&name, role).await,
        StaffCommand::Invite { name } => office.invite(&name).await,
        StaffCommand::Bind { name, subject } => office.bind(&name, subject).await,
        StaffCommand::Unbind { name } => office.unbind(&name).await,
        StaffCommand::Disable { name } => office.disable(&name).await,
        StaffCommand::Enable { name } => office.enable(&name).await,
        StaffCommand::SignOut { name } => office.sign_out(&name).await,
        StaffCommand::ResetSecondStep { name } => office.reset_second_step(&name).await,
    }
}

struct Office<'a> {
    records: Records,
    clock: &'a dyn Clock,
    /// What the service is called.
    service: &'a str,
    place: Option<Place>,
    /// Keeps the second step of the canary.
    vault: Vault,
    /// The sign-in provider.
    issuer: Option<&'a str>,
}

impl Office<'_> {
    async fn add(&self, arguments: AddArguments) -> Result<String, StaffError> {
        let AddArguments { name, alias, languages, wishes, role, capacity, generate, invite } = arguments;
        if role == Role::Canary && invite {
            return Err(StaffError::CanaryNeedsPassword);
        }
        // Looked up first, so that nobody types a password for nothing.
        if self.records.staff.find_by_name(&name).await?.is_some() {
            return Err(StaffError::NameTaken);
        }
        let place = if invite { Some(self.place()?) } else { None };
        let (password, shown) = match place {
            Some(_) => (PasswordHash::none(), String::new()),
            None => choose(generate, &[self.service, name.as_str(), alias.as_str()])
                .map(|(password, shown)| (PasswordHash::of(&password), shown))?,
        };
        let id = Builder::from_unix_timestamp_millis(self.clock.wall().0, &random_bytes()).into_uuid();
        let (standing, credentials) = (Standing::Active, Credentials::ISSUED);
        let profile = wishes.into();
        let member =
            StaffMember { id, name, alias, role, languages, profile, capacity, standing, credentials };
        match self.records.staff.add(&member, &password).await? {
            Added::NameTaken => return Err(StaffError::NameTaken),
            Added::New => self.note(Act::Added, id).await?,
        }
        let added = format!("Added {} ({}).{shown}", member.name.as_str(), member.alias.as_str());
        match place {
            Some(place) => Ok(format!("{added} {}", self.invitation(&member, place).await?)),
            None if role == Role::Canary => Ok(added + &self.second_step_for_canary(id).await?),
            None => Ok(added),
        }
    }

    async fn list(&self) -> Result<String, StaffError> {
        let mut lines = String::new();
        for member in self.records.staff.list().await? {
            let _ = writeln!(
                lines,
                "{:<20} {:<20} {:<13} {:<9} {} at once  {:<5} {:<20} {}",
                member.name.as_str(),
                member.alias.as_str(),
                member.role.as_str(),
                language_tags(&member.languages),
                member.capacity.talks(),
                member.profile.gender.map_or("-", Gender::as_str),
                if member.profile.themes.is_empty() {
                    "all themes".to_owned()
                } else {
                    theme_names(&member.profile.themes)
                },
                member.standing.as_str(),
            );
        }
        if lines.is_empty() {
            lines.push_str("There are no accounts yet. `fortrolig staff add --help` tells how to make one.");
        }
        Ok(lines.trim_end().to_owned())
    }

    async fn replace_password(&self, arguments: PasswordArguments) -> Result<String, StaffError> {
        let StaffMember { id, name, alias, .. } = self.member(&arguments.name).await?;
        let names = [self.service, name.as_str(), alias.as_str()];
        let (password, shown) = choose(arguments.generate, &names)?;
        self.records.credentials.issue_password(id, &PasswordHash::of(&password)).await?;
        self.note(Act::PasswordSet, id).await?;
        Ok(format!("{} has a new password, and is signed in nowhere any more.{shown}", name.as_str()))
    }

    async fn replace_profile(&self, arguments: ProfileArguments) -> Result<String, StaffError> {
        let id = self.known(&arguments.name).await?;
        self.records.staff.set_profile(id, &arguments.wishes.into()).await?;
        self.note(Act::ProfileSet, id).await?;
        Ok(format!(
            "{} has a new profile. An open desk follows within five seconds.",
            arguments.name.as_str()
        ))
    }

    async fn set_role(&self, name: &StaffName, role: Role) -> Result<String, StaffError> {
        let StaffMember { id, role: was, .. } = self.member(name).await?;
        canary::may_become(was, role)?;
        done(self.records.staff.set_role(id, role).await?)?;
        self.note(Act::RoleSet, id).await?;
        Ok(format!("{} is {} now.", name.as_str(), role.as_str()))
    }

    async fn known(&self, name: &StaffName) -> Result<StaffId, StaffError> {
        Ok(self.member(name).await?.id)
    }

    async fn member(&self, name: &StaffName) -> Result<StaffMember, StaffError> {
        let found = self.records.staff.find_by_name(name).await?;
        found.map(|(member, _)| member).ok_or(StaffError::NameUnknown)
    }

    async fn note(&self, act: Act, about: StaffId) -> Result<(), StaffError> {
        let act = StaffAct { at: self.clock.wall(), actor: None, act, about };
        self.records.audit.append(act).await.map_err(StaffError::NotNoted)
    }
}

fn done(changed: Changed) -> Result<(), StaffError> {
    match changed {
        Changed::Done => Ok(()),
        Changed::Unknown => Err(StaffError::NameUnknown),
        Changed::LastAdministrator => Err(StaffError::LastAdministrator),
    }
}

/// The new password, and how it is shown: only one we made ourselves is. These are the names
/// that whoever guesses would try.
fn choose(generate: bool, names: &[&str]) -> Result<(Password, String), StaffError> {
    if generate {
        let password = Password::generate();
        let shown = format!("\nPassword: {}", password.reveal());
        return Ok((password, shown));
    }
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        let mut stderr = std::io::stderr();
        write!(stderr, "Password (shown as you type; --generate makes one instead): ")?;
        stderr.flush()?;
    }
    Ok((first_line(stdin.lock(), names)?, String::new()))
}

fn first_line(input: impl BufRead, names: &[&str]) -> Result<Password, StaffError> {
    let mut line = Zeroizing::new(String::new());
    input.take(LINE_MAX_BYTES).read_line(&mut line)?;
    let typed = Password::parse(line.trim_end_matches(['\r', '\n'])).ok_or(StaffError::PasswordLength)?;
    if typed.is_guessable(names) { Err(StaffError::PasswordGuessable) } else { Ok(typed) }
}

fn name(text: &str) -> Result<StaffName, String> {
    StaffName::parse(text).ok_or_else(|| "2 to 40 of a-z, 0-9, dot, dash, underscore".into())
}

fn alias(text: &str) -> Result<Alias, String> {
    Alias::parse(text).ok_or_else(|| "one line of 1 to 30 characters".into())
}

fn languages(text: &str) -> Result<Arc<[Language]>, String> {
    parse_languages(text).ok_or_else(|| "tags of nb, nn, en, separated by commas".into())
}

fn themes(text: &str) -> Result<Arc<[Theme]>, String> {
    parse_themes(text)
        .ok_or_else(|| "names of myself, someone_else, my_actions, my_work, question, by commas".into())
}

fn gender(text: &str) -> Result<Gender, String> {
    Gender::parse(text).ok_or_else(|| "woman or man".into())
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| Role::ALL.map(Role::as_str).join(", "))
}

fn capacity(text: &str) -> Result<Capacity, String> {
    text.parse().ok().and_then(Capacity::new).ok_or_else(|| format!("a number from 1 to {CAPACITY_MAX}"))
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use tempfile::TempDir;

    use super::*;
    use crate::cli::{Cli, Command};
    use crate::clock::{MockClock, Moment};
    use crate::domain::audit::Kept;
    use crate::domain::credentials::Era;
    use crate::domain::second_step::{KeptSecret, KeptStep, TimeStep};

    pub(super) const ADD_IDA: [&str; 8] =
        ["staff", "add", "--name", "Ida", "--alias", "Ida B", "--languages", "nb,nn"];

    pub(super) const ISSUER: &str = "https://id.example.no/realms/staff";

    pub(super) async fn run(folder: &TempDir, words: &[&str]) -> Result<String, String> {
        run_with(folder, words, Settings::defaults()).await
    }

    /// The same where there is a sign-in provider.
    pub(super) async fn run_with_provider(folder: &TempDir, words: &[&str]) -> Result<String, String> {
        let environment = [
            ("FORTROLIG__PROVIDER__ISSUER", ISSUER),
            ("FORTROLIG__PROVIDER__NAME", "Jobb"),
            ("FORTROLIG__PROVIDER__CLIENT_ID", "chat"),
            ("FORTROLIG__PROVIDER__CLIENT_SECRET", "secret"),
        ];
        let environment = environment.map(|(key, value)| (key.to_owned(), value.to_owned()));
        run_with(folder, words, Settings::load(None, environment).expect("sound settings")).await
    }

    async fn run_with(folder: &TempDir, words: &[&str], mut settings: Settings) -> Result<String, String> {
        let words = std::iter::once("fortrolig").chain(words.iter().copied());
        let cli = Cli::try_parse_from(words).map_err(|error| error.to_string())?;
        let Some(Command::Staff(command)) = cli.command else { panic!("not a staff command") };
        settings.records.path = folder.path().join("records.sqlite");
        let clock = MockClock::at(Moment(1_790_000_000_000));
        staff(command, &settings, &clock).await.map_err(|error| error.to_string())
    }

    #[tokio::test]
    async fn an_account_is_made_listed_and_ended() {
        let folder = TempDir::new().unwrap();
        assert!(run(&folder, &["staff", "list"]).await.unwrap().contains("no accounts yet"));

        let added = run(&folder, &[&ADD_IDA[..], &["--generate"]].concat()).await.unwrap();
        let (sentence, password) = added.split_once("\nPassword: ").unwrap();
        assert_eq!(sentence, "Added ida (Ida B).");
        let kept = || async {
            let records = Records::open(&folder.path().join("records.sqlite")).await.unwrap();
            records.staff.find_by_name(&name("ida").unwrap()).await.unwrap().unwrap().1
        };
        assert!(kept().await.matches(&Password::parse(password).unwrap()));

        let replaced = run(&folder, &["staff", "password", "--name", "ida", "--generate"]).await.unwrap();
        assert!(replaced.starts_with("ida has a new password,"), "{replaced}");
        assert!(!kept().await.matches(&Password::parse(password).unwrap()));

        let profile = ["staff", "profile", "--name", "ida", "--themes", "my_actions", "--gender", "woman"];
        run(&folder, &profile).await.unwrap();
        run(&folder, &["staff", "disable", "--name", "ida"]).await.unwrap();
        let listed = run(&folder, &["staff", "list"]).await.unwrap();
        assert!(listed.contains("nb,nn") && listed.ends_with("disabled"), "{listed}");
        assert!(listed.contains("woman my_actions"), "{listed}");
    }

    #[tokio::test]
    async fn a_second_step_is_taken_away_with_its_recovery_codes() {
        let folder = TempDir::new().unwrap();
        run(&folder, &[&ADD_IDA[..], &["--generate"]].concat()).await.unwrap();
        let reset =
            || async { run(&folder, &["staff", "reset-second-step", "--name", "ida"]).await.unwrap() };
        assert!(reset().await.contains("has no second step"));

        let records = Records::open(&folder.path().join("records.sqlite")).await.unwrap();
        let ida = records.staff.find_by_name(&name("ida").unwrap()).await.unwrap().unwrap().0.id;
        let step = KeptStep {
            secret: KeptSecret::from_kept("kept".into()),
            newest: TimeStep(7),
            wrong: 0,
            recovery: vec![PasswordHash::from_kept("hash".into())],
        };
        assert_eq!(records.second_step.set_second_step(ida, &step).await, Ok(true));
        assert!(reset().await.contains("sets up a new second step"));
        let era = records.staff.by_id(ida).await.unwrap().unwrap().credentials.era;
        assert_eq!(era, Era(1), "what began with it is over");
        assert_eq!(records.second_step.second_step(ida).await, Ok(None));
        assert_eq!(records.second_step.set_second_step(ida, &step).await, Ok(true), "nothing lingers");
        let acts = records.trail.page(1).await.unwrap().rows;
        let reset = |kept: &&Kept| matches!(kept, Kept::Row(row) if row.act.act == "second_step_reset");
        assert_eq!(acts.iter().filter(reset).count(), 1);
    }

    #[tokio::test]
    async fn a_new_password_leaves_the_second_step_as_it_was() {
        let folder = TempDir::new().unwrap();
        run(&folder, &[&ADD_IDA[..], &["--generate"]].concat()).await.unwrap();
        let records = Records::open(&folder.path().join("records.sqlite")).await.unwrap();
        let ida = records.staff.find_by_name(&name("ida").unwrap()).await.unwrap().unwrap().0.id;
        let step = KeptStep {
            secret: KeptSecret::from_kept("kept".into()),
            newest: TimeStep(7),
            wrong: 3,
            recovery: vec![PasswordHash::from_kept("hash".into())],
        };
        assert_eq!(records.second_step.set_second_step(ida, &step).await, Ok(true));
        run(&folder, &["staff", "password", "--name", "ida", "--generate"]).await.unwrap();
        assert_eq!(records.second_step.second_step(ida).await, Ok(Some(step)));
    }

    #[tokio::test]
    async fn each_mistake_is_told_and_changes_nothing() {
        let folder = TempDir::new().unwrap();
        let generate = [&ADD_IDA[..], &["--generate"]].concat();
        run(&folder, &generate).await.unwrap();
        assert!(run(&folder, &generate).await.unwrap_err().contains("with this name already"));
        let unknown = run(&folder, &["staff", "disable", "--name", "omar"]).await.unwrap_err();
        assert!(unknown.contains("no account with this name"), "{unknown}");
        for (wrong, told) in [("nb,de", "tags of nb, nn, en"), ("", "tags of nb, nn, en")] {
            let words = ["staff", "add", "--name", "ida", "--alias", "Ida", "--languages", wrong];
            let error = run(&folder, &words).await.unwrap_err();
            assert!(error.contains(told), "{error}");
        }
        assert!(run(&folder, &["staff", "add", "--name", "å"]).await.is_err());
    }

    #[tokio::test]
    async fn a_role_is_given_and_the_last_administrator_stays() {
        let folder = TempDir::new().unwrap();
        run(&folder, &[&ADD_IDA[..], &["--role", "administrator", "--generate"]].concat()).await.unwrap();
        let set = |role| ["staff", "set-role", "--name", "ida", "--role", role];
        for words in [&set("editor")[..], &["staff", "disable", "--name", "ida"]] {
            let refused = run(&folder, words).await.unwrap_err();
            assert!(refused.contains("the last administrator"), "{refused}");
        }
        let omar = ["staff", "add", "--name", "omar", "--alias", "Omar", "--languages", "nb", "--generate"];
        run(&folder, &[&omar[..], &["--role", "administrator"]].concat()).await.unwrap();
        assert_eq!(run(&folder, &set("shift_lead")).await.unwrap(), "ida is shift_lead now.");
        let listed = run(&folder, &["staff", "list"]).await.unwrap();
        assert!(listed.contains("shift_lead") && listed.contains("administrator"), "{listed}");
        let unknown = run(&folder, &set("boss")).await.unwrap_err();
        assert!(unknown.contains("operator, editor, administrator, canary"), "{unknown}");
    }

    #[test]
    fn a_password_is_one_line_of_a_fair_length_and_not_what_is_tried_first() {
        let read = |input: &str| {
            first_line(input.as_bytes(), &["Unge relasjoner", "ida"])
                .map(|password| password.reveal().to_owned())
        };
        assert_eq!(read("correct horse battery\nand more\n").unwrap(), "correct horse battery");
        assert_eq!(read(" spaces  are kept \r\n").unwrap(), " spaces  are kept ");
        assert!(matches!(read("too short\n"), Err(StaffError::PasswordLength)));
        assert!(matches!(read(&"x".repeat(100_000)), Err(StaffError::PasswordLength)));
        assert!(matches!(read(""), Err(StaffError::PasswordLength)));
        for tried in ["Fortrolig2026!\n", "unge relasjoner\n", "Ida-Ida-2026\n"] {
            assert!(matches!(read(tried), Err(StaffError::PasswordGuessable)), "{tried}");
        }
    }
}
