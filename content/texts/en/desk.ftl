# The counsellors' desk. The one they talk with is unknown: say "they", never he or she.

desk-title = Desk
desk-skip-to-talk = Go to the talk
desk-skip-to-queue = Go to the queue
desk-alias = You are { $alias } here
desk-sign-out = Sign out
desk-sign-out-ask = Sign out in the middle of a talk?
desk-sign-out-consequence = They then go first in the queue, and a colleague takes over.
desk-sign-out-yes = Sign out
desk-sign-out-no = Stay here
desk-sign-in = Sign in again
desk-sign-in-hint = We had to start again at our end, and you are no longer signed in. The talk is here, and goes on when you are in.
desk-sign-in-name = User name
desk-sign-in-password = Password
desk-sign-in-submit = Sign in
desk-sign-in-code-hint = Now only the code from the app on your phone is missing.
desk-sign-in-code = Code
desk-sign-in-recovery = Use a recovery code
desk-sign-in-recovery-code = Recovery code
desk-sign-in-app = Use the code from the app
desk-sign-in-passkey = Sign in with a passkey
desk-sign-in-passkey-given-up = Nothing came of it this time. Try again, or use the password.
desk-sign-in-provider = Sign in with { $name } in a new window
desk-sign-in-provider-hint = Sign in in the new window, and come back here. The talk stays here meanwhile.
desk-sign-in-otherwise = Sign in another way
desk-sign-in-set-up-hint = Codes on your phone must be set up again before you come in. Do it in a new window, and come back here. The talk stays here meanwhile.
desk-sign-in-set-up = Set up codes in a new window
desk-sign-in-set-up-done = I have done it
desk-sign-in-set-up-not-yet = You are not in yet. Finish the other window first.
desk-sign-in-choose-hint = Somebody else made your password, so you must choose your own before you come in. Do it in a new window, and come back here. The talk stays here meanwhile.
desk-sign-in-choose = Choose a password in a new window
desk-still-here = Are you still here?
desk-still-here-hint = It has been a while since anything happened on this screen. Press a key, or touch the mouse or the screen, and everything goes on. Otherwise we cover the screen.
desk-still-here-yes = I am here
desk-sign-in-ends = Your sign-in ends soon
desk-sign-in-ends-hint = It lasts as long as a shift. After that we ask you to sign in again, and an open talk goes on when you are back in.
desk-covered-hint = We have covered the screen so that nobody else can read here. If you are in the middle of a talk, we hold it for some minutes. Sign in, and you go on.
desk-sign-ins = Sign-ins
desk-sign-ins-hint = This is where you are signed in. We do not know which devices they are, only when they were used. If you do not recognise one, you can end it and change your password.
desk-sign-ins-only = You are not signed in anywhere else.
desk-sign-ins-end-others = End all the others
desk-own-password = Change password
desk-sign-ins-keys = Your passkeys (opens in a new window)
desk-sign-in-began = Signed in { $when }
desk-sign-in-used = Last used { $when }
desk-sign-in-here = This one, which you are using now
desk-sign-in-end = End
desk-sign-in-end-one = End: { $began }
desk-sound = Sound
desk-sound-on = on
desk-sound-off = off
desk-close = Close

## The shift
desk-open = Open
desk-open-until = Open until { $when }
desk-closed = Closed
desk-closed-until = Closed until { $when }
desk-by-hand = by hand: { $reason }
desk-switch = Open or close the chat
desk-switch-what = What would you like?
desk-switch-close = Close to new visitors
desk-switch-close-means = Nobody new comes in. Those who wait are told now, and keep their place as long as somebody on shift holds their language. Talks that have begun go on.
desk-switch-close-act = Close now
desk-switch-open = Keep open
desk-switch-open-means = Everybody can join the queue from now on, in every language.
desk-switch-open-act = Open now
desk-switch-why = Why?
desk-switch-sickness = Sickness
desk-switch-few-on-shift = Too few on shift
desk-switch-event = Something going on
desk-switch-technical = Technical trouble
desk-switch-other = Something else
desk-switch-how-long = For how long?
desk-switch-half-an-hour = Half an hour
desk-switch-one-hour = One hour
desk-switch-two-hours = Two hours
desk-switch-rest-of-day = The rest of the day
desk-switch-hours = Let the opening hours count again
desk-switch-cancel = Cancel
desk-counts = The shift now
desk-count-on-shift = on shift
desk-count-ready = { $n ->
    [one] ready
   *[other] ready
}
desk-count-talking = talking
desk-count-paused = in a pause

## The connection
desk-link-up = Connected
desk-link-down = Not connected
desk-link-first = Connecting …
desk-link-again = Connection lost. Reconnecting …
desk-link-again-long = We cannot reach the service right now. What you write stays here and is sent when we are back.
desk-link-back = Connected again.
desk-live-away = Something has stopped at our end. What you write stays here, and is sent when it works again.
desk-live-back = It works again now.
desk-try-now = Try now

## What I am doing
desk-me = You now
desk-me-resting = You are not taking anyone
desk-me-resting-hint = Nobody is connected to you until you say so.
desk-me-paused = Pause
desk-me-paused-hint = Take a breath. Nobody is connected to you now.
desk-me-ready = You are ready
desk-me-ready-hint = The one who has waited longest gets you at once.
desk-me-ready-hint-empty = The next one to come gets you at once.
desk-me-offering = We are asking the next one
desk-me-offering-hint = The talk opens here when they press start.
desk-me-talking = You are in a talk
desk-me-talking-hint = A pause begins by itself when the talk is over.
desk-ready = Ready for the next
desk-ready-more = Ready for one more
desk-pause = Pause
desk-time-left = { $clock } left
desk-offer-lapsed = The one we asked did not answer this time. It is not about you.

## The queue
desk-queue = The queue
desk-queue-count = { $n ->
    [one] { $n } waiting
   *[other] { $n } waiting
}
desk-queue-none = Nobody is waiting
desk-queue-none-hint = This page lets you know when someone comes.
desk-queue-hide = Hide
desk-queue-show = Show
desk-queue-hidden = The queue is hidden. You are told as before.
desk-queue-more = Showing the first { $shown } of { $total }.
desk-to-live = The evening in numbers (opens in a new window)
desk-minutes-none = < 1 min
desk-minutes = { $n } min
desk-lane-urgent = Not safe
desk-lane-returning = Lost their talk

## What they told
desk-told = Told before the talk
desk-told-nothing = Not answered
desk-age = Age
desk-age-under-16 = Under 16
desk-age-16-17 = 16–17
desk-age-18-20 = 18–20
desk-age-21-23 = 21–23
desk-age-24-25 = 24–25
desk-age-over-25 = Over 25
desk-theme = Theme
desk-theme-myself = Themselves
desk-theme-someone-else = A friend or family
desk-theme-my-actions = Something they do
desk-theme-my-work = Works with young people
desk-theme-question = Just a question
desk-wish = Wishes for
desk-wish-woman = A woman
desk-wish-man = A man
desk-safety = Safe now?
desk-safety-safe = Yes
desk-safety-unsure = Do not know
desk-safety-unsafe = No
desk-language = Language
desk-language-nb = Bokmål
desk-language-nn = Nynorsk
desk-language-en = English
desk-waited = Waited

## The talk
desk-talk = Talk
desk-talk-numbered = Talk { $n }
desk-talks = Talks
desk-talk-opened = A talk has opened.
desk-lasted = Length
desk-unread = { $n ->
    [one] { $n } new
   *[other] { $n } new
}
desk-log = Messages
desk-log-empty = They are here. You can begin.
desk-log-newer = New messages
desk-from-me = You
desk-from-visitor = Them
desk-visitor-here = Here
desk-visitor-is-back = Back
desk-visitor-typing = Writing …
desk-visitor-lost = Disconnected
desk-visitor-unknown = Cannot tell now
desk-visitor-lost-hint = We wait for them for { $clock } more. What you write reaches them if they come back.
desk-visitor-lost-said = They lost the connection. We are waiting.
desk-visitor-back = They are back.
desk-gap = Something may be missing here. We are fetching the talk again.
desk-may-be-missing = Something may be missing here. We are asking both sides for it.
desk-write = Write to them
desk-write-hint = Enter sends. Shift and Enter makes a new line.
desk-write-hint-phone = Enter makes a new line.
desk-send = Send
desk-chars-left = { $n ->
    [one] { $n } character left
   *[other] { $n } characters left
}
desk-chars-over = { $n ->
    [one] { $n } character too long. Split it in two.
   *[other] { $n } characters too long. Split it in two.
}
desk-write-full = Many messages are not sent yet. Your text stays here until the connection is back.
desk-sending = Sending …
desk-sent = Sent
desk-seen = Seen
desk-not-sent = Not sent.
desk-retry = Try again

## Handing the talk over
desk-hand-over = Hand over
desk-hand-over-title = Hand the talk over
desk-hand-over-lead = The talk is yours until both the colleague and they have said yes. They need not start again.
desk-hand-over-to = To whom?
desk-hand-over-queue = The queue
desk-hand-over-queue-hint = They go among the first in line, and the next who is ready takes over.
desk-hand-over-nobody = No colleague who writes this language has room right now.
desk-hand-over-note = A note to whoever takes over
desk-hand-over-note-hint = You can leave it out. They do not see it, and it is erased when the talk ends.
desk-hand-over-note-over = { $n ->
    [one] { $n } character too long.
   *[other] { $n } characters too long.
}
desk-hand-over-ask = Ask
desk-hand-over-cancel = Cancel
desk-hand-over-keep = Keep the talk
desk-hand-over-colleague = The colleague
desk-hand-over-colleague-asked = We are asking { $alias }.
desk-hand-over-visitor-asked = { $alias } says yes. Now we are asking them.
desk-hand-over-visitor-asked-queue = We are asking them if it is all right.
desk-hand-over-declined = { $alias } cannot take over now. The talk is still yours.
desk-hand-over-colleague-silent = { $alias } did not answer. The talk is still yours.
desk-hand-over-colleague-gone = The colleague cannot take over after all. The talk is still yours.
desk-hand-over-visitor-stays = They would rather stay with you.
desk-hand-over-visitor-silent = They did not answer. The talk is still yours.
desk-hand-over-taken-back = You are keeping the talk. Whoever was asked has been told.
desk-hand-over-lost = The question was lost at our end. The talk is still yours, and you can ask again.
desk-take-over = { $alias } asks if you can take over a talk
desk-take-over-asked = A colleague asks if you can take over a talk.
desk-take-over-take = Yes, I can
desk-take-over-decline = Not now
desk-take-over-taken = You have said yes. Now we are asking them.
desk-take-over-silent = The question has run out. The colleague keeps the talk.
desk-take-over-visitor-stays = They would rather stay with your colleague. The place is free again.
desk-take-over-visitor-silent = They did not answer, so your colleague keeps the talk.
desk-take-over-taken-back = Your colleague keeps the talk after all.
desk-take-over-talk-ended = The talk ended before you could take over.
desk-take-over-lost = Nothing came of the hand-over.
desk-call-in = Call in
desk-call-in-title = Call somebody into the talk
desk-call-in-lead = The talk is yours. The visitor is told who comes before they see anything, and can say no thanks at any time.
desk-call-in-to = Whom?
desk-call-in-shift-lead = The shift lead
desk-call-in-shift-lead-hint = Whichever shift lead here answers first.
desk-call-in-nobody = Nobody can come right now.
desk-call-in-note = A note to whoever comes
desk-call-in-note-hint = You can leave it empty. The visitor does not see it, and it is erased when the guest leaves.
desk-call-in-asked = Asking { $alias }.
desk-call-in-asked-lead = Asking the shift lead.
desk-call-in-coming = { $alias } says yes. Now the visitor is told.
desk-call-in-here = { $alias } is in the talk. The visitor knows.
desk-call-in-take-back = Not needed
desk-call-in-thank = Thank you for helping
desk-call-in-somebody = Whoever you asked
desk-call-in-declined = { $alias } cannot come now.
desk-call-in-silent = { $alias } did not answer.
desk-call-in-gone = { $alias } is no longer here.
desk-call-in-taken-back = It is only the two of you in the talk.
desk-call-in-visitor-alone = The visitor would rather be alone with you.
desk-call-in-visitor-away = The visitor could not be told, so nobody came in.
desk-call-in-guest-left = { $alias } has left the talk. The visitor knows.
desk-call-in-guest-lost = The connection to { $alias } was lost. It is only the two of you in the talk now.
desk-call-in-lost = We lost track of it. It is only the two of you in the talk, and you can ask again.
desk-called-in = { $alias } asks if you can come into a talk
desk-called-in-lead = { $alias } asks for the shift lead in a talk
desk-called-in-asked = A colleague calls you into a talk.
desk-called-in-take = Yes, I am coming
desk-called-in-coming = You have said yes. As soon as the visitor knows, you see the talk.
desk-called-in-other = Somebody else has said yes. Thank you all the same.
desk-called-in-silent = The time to answer ran out.
desk-called-in-taken-back = Your colleague does not need you in the talk any more.
desk-called-in-talk-ended = The talk is over.
desk-called-in-visitor-alone = The visitor would rather be alone with your colleague. It is not about you.
desk-called-in-visitor-away = The visitor could not be told that you were coming, so the talk was not shown.
desk-called-in-left = You have left the talk.
desk-called-in-handed-over = The talk was handed over.
desk-called-in-lost = You are no longer in the talk.
desk-guest = You are a guest of { $alias }. Both see what you write, and the visitor knows that you are here.
desk-guest-note = From { $alias }
desk-guest-leave = Leave
desk-guest-lead = Shift lead { $alias }
desk-guest-colleague = Colleague { $alias }
desk-note = From the colleague before you

## Stepping away
desk-errand = Step away
desk-errand-ask = How long will you be away?
desk-errand-consequence = Those you talk with are told about when you are back, and that it is not because of them. Nobody new comes to you meanwhile. If you are not back in time, a colleague takes over.
desk-errand-minutes = { $n } minutes
desk-errand-cancel = Stay here
desk-errand-told = You are away for a little, and those you talk with know it.
desk-errand-late = Are you back? Those you talk with are waiting for you. Soon a colleague takes over.
desk-errand-back = I am back

## When it goes quiet
desk-silence = It has been quiet for { $n } min.
desk-silence-perhaps = Perhaps they cannot write just now.
desk-silence-ask = Ask if they are there
desk-silence-close = Close if it stays quiet
desk-silence-told = They have been told that the talk will close soon. If they write, or press that they are here, it goes on.
desk-silence-keep = Keep it open

## What the shift looks out for
desk-risk = Risk
desk-risk-marked = Marked as risk { $when }. Shift leads on shift see the mark, but no words. The one you talk with is not told.
desk-risk-said = A talk is marked as risk.
desk-debrief-ask = I need a talk myself
desk-debrief-asked = The shift lead has been told. You see here who comes.
desk-debrief-coming = { $alias } is coming to you.
desk-debrief-nobody = No shift lead is signed in right now. Talk with a colleague on shift, or call whoever you have agreed on. If a shift lead signs in, they get your call.
desk-debrief-take-back = I no longer need it
desk-debrief-done = Done
desk-debrief-said = A colleague would like to talk with a shift lead.
desk-debrief-coming-said = A shift lead is coming to you.
desk-lead = For you as shift lead
desk-lead-debrief = { $alias } would like to talk with someone
desk-lead-debrief-coming = { $lead } is coming to { $alias }
desk-lead-come = I'm coming
desk-lead-come-to = I'm coming to { $alias }
desk-lead-risk = { $alias } marked their talk as risk { $when }
desk-lead-long-wait = Someone has waited more than { $n } minutes, and nobody is ready.

## The end
desk-end = End the talk
desk-end-short = End
desk-end-ask = Do you want to end the talk?
desk-end-consequence = Neither of you can write any more afterwards. The text is erased within { $n } seconds.
desk-end-yes = End it
desk-end-no = Keep talking
desk-end-words = A last word
desk-end-words-hint = You can leave it empty. It arrives before the talk closes, and they can read it for a minute.
desk-end-send = Send and end
desk-respite = End and take a break from this connection
desk-respite-hint = The chat then takes in nobody from the same network for a while. A whole family or school may sit behind it, so take as short a time as you can. Whoever says that they are not safe is let in all the same.
desk-respite-care = Silence, testing and strange questions are often somebody gathering courage.
desk-respite-length = For how long
desk-respite-quarter-hour = 15 minutes
desk-respite-hour = 1 hour
desk-respite-evening = 6 hours, if a shift lead says yes. Until then it is 1 hour.
desk-respite-evening-lead = 6 hours, if a colleague says yes. Until then it is 1 hour.
desk-respite-end = End and take a break
desk-respite-send = Send, end and take a break
desk-respite-lost = They are not connected right now, so there is no connection to take a break from.
desk-respites = Breaks from connections
desk-respites-mine = Yours: the chat takes a break from one connection until { $time }.
desk-respites-of = { $alias }: the chat takes a break from one connection until { $time }.
desk-respites-asked-mine = You have asked for 6 hours. Without a yes before { $time }, what stands will stand.
desk-respites-asked = { $alias } asks for a break of 6 hours from one connection. Answer before { $time }, or what stands will stand.
desk-respites-agree = Yes, 6 hours
desk-respites-decline = No
desk-respites-lift = Open again now
desk-respites-lift-of = Open again now for the connection that { $alias } took a break from
desk-respite-said = Somebody asks for a longer break from a connection.
desk-own-replies = Own replies
desk-own-replies-hint = Only you see them, and you can delete them whenever you like. Never write anything from a talk here, and nothing about anybody you have talked with.
desk-own-replies-group = Your own
desk-own-replies-none = You have none yet.
desk-own-replies-new = A new reply
desk-own-replies-changing = Change the reply
desk-own-replies-prepare = Write replies of your own
desk-own-replies-title = Name in the list
desk-own-replies-language = Language
desk-own-replies-text = The words
desk-own-replies-save = Save
desk-own-replies-kept = Saved.
desk-own-replies-cancel = Cancel
desk-own-replies-change = Change
desk-own-replies-change-one = Change “{ $title }”
desk-own-replies-remove = Delete
desk-own-replies-remove-ask = Delete “{ $title }” for good?
desk-own-replies-remove-yes = Yes, delete
desk-own-replies-remove-no = Keep it
desk-ended-visitor-left = They have ended the talk
desk-ended-visitor-exited = They left in a hurry
desk-ended-visitor-exited-hint = It may not be safe where they are. Do not write, and do not try to reach them.
desk-ended-visitor-lost = Their connection did not come back
desk-ended-counsellor-ended = You have ended the talk
desk-ended-back-to-queue = They are now waiting for a colleague
desk-ended-back-to-queue-hint = You were away for longer than the talk could wait. They are first in the queue.
desk-ended-handed-over = You have handed the talk over
desk-ended-expired = The talk is over
desk-ended-closed = The chat closed before the talk could go on
desk-ended-while-away = The talk ended while you were disconnected
desk-ended-care = Take the time you need.
desk-ended-care-pause = The pause is yours.
desk-erase-in = { $n ->
    [one] The text is erased in { $n } second
   *[other] The text is erased in { $n } seconds
}
desk-erase-now = Erase now
desk-erased = The talk is erased.

## Without a talk
desk-quiet-resting = No talk right now
desk-quiet-resting-hint = Press "Ready for the next" when you are.
desk-quiet-paused = You have a pause
desk-quiet-paused-hint = Get up, drink some water, talk with a colleague. We mind the queue.
desk-quiet-ready = All is ready
desk-quiet-ready-hint = The talk opens here by itself.
desk-quiet-offering = Someone who waits has been asked
desk-quiet-offering-hint = They decide when the talk begins.

## Stopped
desk-replaced = The desk is open in another window
desk-replaced-hint = Your talks are there. You can use one window at a time.
desk-replaced-take = Use this window
desk-stopped = This page is disconnected
desk-stopped-hint = Something went wrong on our side. Reload the page, and we fetch what is open.
desk-stopped-reload = Reload the page

## Shortcuts
desk-trainings = Your trainings
desk-training-stops = “{ $name }” held through { $date }. You cannot take new talks until it is renewed, but those that are open you can finish. Talk to the shift lead or an administrator, and you will sort it out together.
desk-training-stops-theme = “{ $name }” held through { $date }. Until it is renewed, others are offered talks about { $theme } first. Talk to the shift lead or an administrator.
desk-training-lapsed = “{ $name }” held through { $date }.
desk-training-due = “{ $name }” holds through { $date }. This is a good time to arrange for renewing it.

desk-rota = The rota
desk-rota-now = On now, { $from }–{ $to }: { $members }
desk-rota-nobody-now = Nobody is on the rota right now.
desk-rota-next = Next, { $date } at { $from }–{ $to }: { $members }
desk-rota-covered = Languages covered now: { $languages }
desk-rota-uncovered = Nobody on the rota writes: { $languages }
desk-rota-stand-ins = Can stand in: { $members }. Get in touch the way you usually do.
desk-rota-open = The whole rota (opens in a new window)
desk-too-few-closed = The chat has not opened yet: { $here } of { $wanted } are here. It opens by itself when there are enough of you.
desk-too-few-closed-lead = The chat has not opened yet: { $here } of { $wanted } are here. It opens by itself when there are enough of you, or when you open it by hand.
desk-too-few-open = { $here } of you are here, and you have decided on { $wanted }. The chat is open and does not close by itself.

desk-account-changed = Your account was changed: { $languages }, and at most { $n } at once. Talks that are open go on.

desk-keys = Shortcuts
desk-keys-hint = Hold Alt and Shift, and press the letter. On a Mac: Option and Shift.
desk-keys-ready = Ready for the next, or pause
desk-keys-message = To the message field
desk-keys-end = End the talk
desk-keys-queue = Show or hide the queue
desk-keys-sound = Sound on or off
desk-keys-talk = Change talk
desk-keys-help = Show the shortcuts

## Refusals that mean something else here than to the visitor
desk-refused-service-closed = The chat is closed now, so nobody new can reach you.
desk-refused-no-conversation = This talk is no longer open.
desk-refused-conversation-ended = The talk was over, so this did not arrive.
desk-refused-conversation-full = This talk has no room for more. End it when you are both ready.
desk-refused-internal = Something went wrong here. Wait a moment and try again.
