//! The wire between a browser and Fortrolig, version 1.
//!
//! This page is meant to be enough to write a client from. Everything is a JSON
//! text frame over WebSocket, subprotocol [`SUBPROTOCOL`], at `/ws/visit` for a
//! visitor and `/ws/desk` for a counsellor. Each frame is one object with a
//! `type`. Both directions are closed lists: an unknown type, an unknown field
//! or a binary frame is answered with `refused` and changes nothing. Golden
//! examples of every message stand in `tests/wire/`.
//!
//! # A visitor's stay
//!
//! 1. The client opens the socket and sends `hello` within
//!    [`limits::HELLO_WITHIN`]. With no `token` it gets a new one; with a known
//!    token it gets its place or its conversation back. `position` is the last
//!    message it has, and only later ones are sent again. An unknown or expired
//!    token gets a new one and `resumed: false`.
//! 2. The server answers `welcome`, then tells where the visitor stands: nothing
//!    more (not asked for a talk yet), `place`, `ready`, or `talking` followed
//!    by the missing messages.
//! 3. `join` asks for a talk. From then on `place` comes whenever the place or
//!    the estimate changes. `ahead` never grows without a `rose` that says why. In a
//!    language that has fewer hours than the chat it is refused as `language_closed`
//!    outside them. Shortly
//!    before closing it is refused as `last_entry` when those who wait fill the time left,
//!    and the notice `may_close_first` tells those who wait that it may not be their turn.
//! 4. When a counsellor is free the visitor gets `ready` and answers `start`
//!    before the time is out. Missing it once keeps the place; missing it twice
//!    ends the stay with `ended {reason: missed}`.
//! 5. `talking` opens the conversation for both. An empty `alias`, here and later, means
//!    that it is not known yet. Each `send` carries a
//!    `client_ref` that the client makes up and never reuses for other words. It is
//!    answered with `accepted` (position and receipt) or `refused` (an error
//!    id): there is no third outcome. The same `client_ref` again is the same
//!    message: it gets its old position, so a client may send again whatever it
//!    has no answer for.
//! 6. `message` carries the other side's words, and after a reconnect one's own; `from`
//!    and `client_ref` tell whose they are.
//!    Positions in a conversation are 1, 2, 3 … without a gap; a client that
//!    sees a gap says so and reconnects with its position.
//! 7. A `message` from the counsellor may carry a `card` instead of words: one of our articles, or
//!    a service of the directory, that the desk sent by `send_card`. It has a position, a receipt
//!    and a `client_ref` like any other; the receipt is for the card. `text` is then what the
//!    server says the card is called and, after a line end, one line about it: to be shown, and
//!    not looked at when the line is given back. Nobody is told whether it is opened.
//! 8. `ended` closes the stay. `feedback` is taken once, after a talk. `leave`
//!    ends kindly at any stage; `exit` ends at once and tells the counsellor
//!    that the visitor left in a hurry.
//!
//! # Losing and restoring
//!
//! The server keeps what is live in memory only, so it can lose it. What a browser
//! holds brings it back, and nothing else is believed:
//!
//! 1. `ticket` is sealed and belongs to one token, or to one counsellor and talk. A
//!    client keeps the last one for as long as it keeps the token, and sends it in
//!    `hello`. It brings back the place in line, or the talk, if the server has lost
//!    something since it was made; otherwise it is not looked at. A visitor whose
//!    ticket is not believed gets `resumed: false`; a desk gets `refused`.
//! 2. Every line has a receipt: proof that this conversation accepted these words from
//!    this side, under this name, at this place and time.
//! 3. `epoch_changed` says that the transcript has begun a new life. As many `message`s
//!    follow as its `lines` says, and they are all the server has. The client shows them
//!    in that order, and answers with `restore`: the lines it held that are not among
//!    them (no line of the same `from` and `client_ref`), with their old positions and
//!    receipts, in the order they stood, in as many frames as it takes, `done` with the
//!    last. It answers even when it has nothing. If that brought something new, another
//!    `epoch_changed` follows, for both sides. A frame's lines are of one epoch, and one's
//!    own words may be given back as they were typed. Whoever answers before sending
//!    anything new keeps the old words before the new ones; `pong` comes after all that
//!    the server has to say about `hello`, so a ping right after it tells when.
//! 4. Until both sides have answered, nobody can know whether everything is there: the
//!    notice `may_be_missing` says so, and `all_here` takes it back.
//! 5. A line that is altered, forged, of another conversation or out of order is
//!    `refused`, and so are those that came in the same frame.
//! 6. `live_away` and `live_back` tell that the server cannot reach its live state for
//!    the moment. What is sent meanwhile is refused as `live_unavailable`; the client
//!    keeps it and sends it again.
//!
//! # A counsellor's evening
//!
//! The upgrade carries the staff session cookie. `hello` is answered with
//! `welcome`, `shift` and one `talk` with all its messages for each open talk,
//! so a reload loses nothing. A desk that was *ready* when its connection went says so. `ready_for_next` asks for one visitor. `shift`
//! comes whenever the picture changes.
//!
//! `session` says whose desk it is and how long the sign-in is good for. Only what a person does counts: the page
//! says `active` when somebody has pressed or moved something, at most once in some seconds,
//! and is silent when nobody has. A page on which nobody has done anything for `idle_s`
//! covers itself; the server closes it as `signed_out`. In an open talk it holds the
//! connection for some minutes more, so that the talk goes on when the counsellor signs in
//! again; until then it refuses as `sign_in_needed` whatever a person would do.
//!
//! `sessions` asks where the counsellor is signed in, and `end_session` and
//! `end_other_sessions` end what should not be: an open desk of such a session is closed as
//! `signed_out` within five seconds, at whichever node it is.
//!
//! # Handing a talk over
//!
//! 1. A counsellor sends `hand_over`: to a colleague from the list in `shift`, or to the
//!    queue, with a note of at most [`limits::NOTE_MAX_CHARS`] if they like. Its desk is
//!    told how it stands by `hand_over`, and may take it back by `keep_talk`.
//! 2. The colleague gets `take_over`, with the note, and answers it. Whoever takes it
//!    promises room for it, and gets no other visitor in its place.
//! 3. Only then is the visitor asked, by `hand_over`, and only with the answer `agree` is
//!    it carried out: after the notice `handed_over` the visitor is told of the new
//!    `counsellor`, or of a `place`; the desk that asked is told `ended {reason: handed_over}`; and
//!    the desk that has the talk now gets a `talk`, with the note.
//! 4. Everything else ends in `hand_over_off` for the visitor, `hand_over {state: off}` for
//!    the counsellor and `take_over_off` for the colleague, each only if they knew of it. The
//!    talk goes on as it was. `number` tells one hand-over of a talk from another, so an
//!    answer that comes late answers nothing else.
//!
//! # A second counsellor in the room
//!
//! 1. A counsellor sends `call_in`, to whichever shift lead comes or to a colleague from
//!    `callable`. The desks of those who are called get `called_in`, with the note, and answer
//!    it; the first yes counts. The desk that called is told how it stands by `call_in`.
//! 2. Nobody listens unseen. Whoever says yes sees nothing yet: the visitor gets `guest`, with
//!    who comes in words, and when their page has answered `guest_shown` the guest gets a
//!    `talk` with a `host`, from the first message on. A page that comes back is told again.
//! 3. The guest writes by `send` and `send_card`. Their lines carry a `guest`: who said it, proven
//!    by the receipt. They end, mark and hand over nothing. That they write, and what they have
//!    seen, is told to nobody.
//! 4. It is over when the visitor sends `no_guest`, at any time and for no reason given; when
//!    the guest or the counsellor sends `end_call_in`; when the guest's connection does not
//!    come back; and with the talk, or its hand-over. The visitor is told in words by another
//!    `guest`, the counsellor by `call_in {state: off}`, and the guest by `called_in_off` and
//!    `ended {reason: guest_over}`.
//! 5. When the counsellor's connection does not come back and the guest holds the language and
//!    has room, the talk is theirs: the visitor keeps a counsellor who knows what was said.
//!
//! # Leaving for a moment
//!
//! `step_out` says that a counsellor with a talk leaves the desk, and for how long; its desk
//! is told by `errand`. Every visitor of theirs is told by `counsellor`, as `away` and with
//! `words` that say about when they are back. `back`, a `send` or `ready_for_next` ends it.
//! Whoever is not back in time counts as lost from then on: the visitor is told so, and after
//! the same while a colleague takes over.
//!
//! # A talk that has gone quiet
//!
//! Nothing ends by itself. `close_when_quiet` sets it in motion: the visitor gets `closing`
//! with a `question` that says until when, and the desk `closing` with the time left. Writing,
//! beginning to write or `still_here` takes it back, and so does the counsellor by `keep_open`:
//! both are told `closing` without more. Otherwise the talk ends as any that a counsellor ends.
//! Without the visitor or without the counsellor there, nothing closes.
//! # What the shift looks out for
//!
//! 1. `mark_risk` marks a talk as one with a risk in it, and `unmark_risk` takes the mark away;
//!    `risk` tells the desk that has the talk how it stands. The shift leads see in the `lead`
//!    of their `shift` whose talk is marked, and no word of it. A marked talk that goes back to
//!    the queue goes before everybody else; until then the mark changes nothing for the
//!    visitor, and they are not told of it.
//! 2. `ask_debrief` says that a counsellor needs a talk of their own. It stands in the `debrief`
//!    of their `shift`, and in the `lead` of the shift leads', one of whom answers
//!    `come_to_debrief`. `end_debrief` says that they have met, or need it no more.
//!
//! # A break from a connection
//!
//! `end` may ask for a `respite`: the chat then takes a break from the network that the visitor
//! comes from. The visitor is told until when by the `words` of `ended`, and whoever comes from
//! there meanwhile is refused as `connection_rests`, with `words` too; but not whoever has a
//! place or a talk already, and not whoever says that they are not safe. Six hours stand for an
//! hour until a second person has said `answer_respite`: a shift lead, or where a shift lead
//! asks, anybody else at a desk. `lift_respite` ends it. The breaks that a desk may answer or
//! end stand in the `respites` of its `shift`.
//!
//! # Keeping alive
//!
//! A client sends `ping` every [`limits::PING_EVERY`] while its page is visible
//! and is answered with `pong`. When the page is hidden the server sends
//! WebSocket pings instead. A side that is silent too long is closed as
//! `silent` and resumes from its position. See [`limits`].
//!
//! # Closing
//!
//! [`CloseCode`] is the one table. 4000 to 4499 and the standard codes mean
//! *come back*; 4500 to 4999 mean *stop*. A client obeys the range.

pub mod call_in;
pub mod card;
pub mod care;
#[cfg(feature = "simulation")]
pub mod chance;
pub mod close_code;
pub mod desk;
pub mod errand;
pub mod error_id;
pub mod from_desk;
pub mod hand_over;
pub mod ids;
pub mod limits;
pub mod needs;
pub mod note;
pub mod position;
pub mod question;
pub mod respite;
pub mod rota;
pub mod session;
pub mod shift;
pub mod switch;
pub mod text;
pub mod ticket;
pub mod training;
pub mod visit;

pub use card::{Body, Card};
pub use close_code::CloseCode;
pub use desk::{FromDesk, ToDesk};
pub use errand::ErrandLength;
pub use error_id::ErrorId;
pub use ids::{ClientRef, ConversationId, SessionName, Token};
pub use note::Note;
pub use position::{Epoch, Position, Receipt};
pub use question::Question;
pub use text::MessageText;
pub use ticket::Ticket;
pub use visit::{FromVisitor, ToVisitor};

/// The WebSocket subprotocol that both sides must name. A client of another
/// version is turned away at the upgrade, before it can misread anything.
pub const SUBPROTOCOL: &str = "fortrolig.v1";
