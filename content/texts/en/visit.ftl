# The chat page, from the first line to the empty page.

## Before the talk

visit-welcome-title = Hi! Good that you are here.
visit-welcome-lead = Ask anything, big or small.
visit-info-anonymous = You do not have to say who you are.
visit-info-confidential = We who answer have a duty of confidentiality.
visit-info-limit = One exception: If we know who you are, and someone is in serious danger, or you are under 18 and not safe at home, we may have to tell someone. We tell you first, if we can.
visit-info-erased = What we write is deleted within { $seconds } seconds after we finish.
visit-info-leave = “Leave now” switches to the weather. It does not clear your history. Shortcut: Shift three times.
visit-begin = Talk to us
visit-begin-note = Five short questions first. You can skip them all.

visit-tap-count = Question { $n } of { $of }
visit-tap-skip = Skip
visit-tap-back = Back
visit-tap-safety = Are you safe where you are now?
visit-safety-safe = Yes
visit-safety-unsure = Not sure
visit-safety-unsafe = No
visit-tap-age = How old are you?
visit-age-under-16 = Under 16
visit-age-16-17 = 16–17
visit-age-18-20 = 18–20
visit-age-21-23 = 21–23
visit-age-24-25 = 24–25
visit-age-over-25 = Over 25
visit-age-skip = Rather not say
visit-tap-theme = What is it about?
visit-theme-myself = Myself
visit-theme-someone-else = A friend or someone in my family
visit-theme-my-actions = Something I do
visit-theme-my-work = I work with young people
visit-theme-question = Just a question
visit-tap-wish = Would you rather talk to a woman or a man?
visit-wish-hint = We try, but cannot promise it. If nobody is free after some minutes, we ask another counsellor for you.
visit-wish-woman = A woman
visit-wish-man = A man
visit-wish-skip = It does not matter
visit-tap-language = Which language do you want to write in?
visit-language-nobody = No one on shift writes this language right now. You can wait anyway, or choose another.
visit-others-look = Others use this phone too
visit-others-look-help = Then this tab does not remember your place. If you reload the page, you lose it. Another phone may be safer.
visit-join = Find me a counsellor

visit-found-title = Do you want to go on?
visit-found-go-on = Go on
visit-found-anew = Start again
visit-found-warning = If you start again, you cannot go back.

visit-help-unsafe-title = In danger? Call 112
visit-help-unsafe = If you can say only a little, say the address first and keep the line open.
visit-help-unsafe-chat = You can write with us too. You go ahead of others in line.
visit-help-under-16-title = 116 111 is made for you
visit-help-under-16 = You can talk to us a little. 116 111 answers children and young people by phone, day and night.
visit-help-over-25-title = 116 006 answers you too
visit-help-over-25 = We are mainly for under 25s. 116 006 answers everyone over 18, day and night.
visit-help-go-on = Go on to the chat

## In the queue

visit-joining = One moment. We are finding your place.
visit-returning = One moment. We are finding our way back to where you were.
visit-waiting-title = We are finding someone for you
visit-place-label = Place in line
visit-place-next = You are next in line.
visit-place = You are number { $n } in line.
visit-estimate-soon = A counsellor is ready soon.
visit-estimate-minutes = It will probably take { $from } to { $to } minutes.
visit-estimate-about = { $n ->
    [one] It will probably take about a minute.
   *[other] It will probably take about { $n } minutes.
}
visit-estimate-nobody = No one on shift writes your language right now. So we do not know how long it takes.
visit-estimate-nobody-ready = No counsellor is ready right now. We do not know how long it takes.
visit-rose-urgent-first = Someone who is not safe goes first. You have not lost your place.
visit-rose-returning-first = Someone who lost their counsellor in the middle of a talk goes first.
visit-rose-came-back = Someone who has waited longer than you came back to their place.
visit-waiting-long = It is busy now. We have not forgotten you.
visit-read = Read while you wait
visit-read-hint = Your place stays as it is. We tell you when it is your turn.
visit-read-end = Back to the queue
visit-read-back = Previous page
visit-read-loading = Getting the page …
visit-read-failed = We could not get the page. Everything else is as it was.
visit-read-again = Try again
visit-card-open = Open
visit-card-close = Back to the talk
visit-waiting-late = We close soon, and it may not be your turn before that. We will tell you if it does not work out. The numbers on this page answer.
visit-waiting-stay = Please stay on this page. If your phone locks, come back within { $minutes } minutes.
visit-keep-awake = Keep the screen on while I wait
visit-keep-awake-failed = Your phone will not keep the screen on. Touch it now and then.
visit-vibrate = Vibrate briefly when it is my turn, while the screen is on
visit-leave-queue = Leave the line
visit-leave-queue-question = Leave the line? You will lose your place.
visit-leave-queue-yes = Yes, leave
visit-leave-queue-no = No, stay in line
visit-choose-language = Choose another language
visit-choose-language-question = Then you leave the line and join it again. Do you want that?
visit-choose-language-yes = Yes, choose language
visit-notice-offer-missed = A counsellor was ready, but we got no answer. The place is still yours, and we will ask once more a little later.
visit-notice-offer-withdrawn = The counsellor lost their connection before you began. The place is still yours.
visit-notice-counsellor-lost = The counsellor did not come back. It is not your fault. You go ahead of others in line, and a colleague takes over. The colleague can read what you two wrote.
visit-notice-handed-over = You said yes to a colleague taking over. You are among the first in line, and the colleague can read what you two wrote.

visit-ready-title = A counsellor is ready
visit-ready-text = Press when you are ready to write.
visit-ready-again = If you do not make it, we will ask you once more.
visit-ready-last = This is the last time we ask. If you do not make it, the place goes to someone else. Then you can join the line again.
visit-ready-missed = Last time we got no answer. That is quite all right.
visit-ready-withdrawn = Last time the counsellor lost their connection. Now a counsellor is ready again.
visit-ready-lost = The counsellor did not come back. It is not your fault. A colleague is ready, and can read what you two wrote.
visit-ready-handed-over = A colleague is ready to take over, and can read what you two wrote.
visit-ready-offline = We are not connected right now. The button works again when we are back.
visit-start = Start the talk
visit-starting = Starting …
visit-ready-left = { $seconds ->
    [one] One second left
   *[other] { $seconds } seconds left
}

## The talk

visit-talk-title = Talk with { $alias }
visit-talk-opening = You are connected. Begin wherever you like.
visit-talk-colleague = { $alias } has taken over, and can read what is written here.
visit-hand-over-answered = One moment …
visit-kept = You stay with { $alias }.
visit-kept-silent = We heard no answer, so nothing has changed. You stay with { $alias }.
visit-kept-gone = It did not work out after all. You stay with { $alias }.
visit-kept-taken-back = { $alias } can stay after all.
visit-counsellor = Counsellor
visit-counsellor-present = Is here
visit-counsellor-away = Away briefly
visit-counsellor-unknown = Cannot tell now
visit-typing = { $alias } is writing …
visit-missing = Something may be missing in the talk. We are trying to fetch it.
visit-message-label = The talk
visit-message-me = You:
visit-message-other = { $alias }:
visit-guest-lead = Shift lead { $alias }
visit-guest-colleague = Colleague { $alias }
visit-message-sending = Sending …
visit-message-sent = Sent
visit-message-seen = Seen
visit-message-not-sent = Not sent
visit-message-held = You wrote this before a colleague took over, so we have not sent it. Press “Try again” if the colleague should have it.
visit-message-try-again = Try again
visit-message-newer = New messages
visit-compose-label = Write here
visit-compose-send = Send
visit-compose-enter-phone = No one sees it until you press Send.
visit-compose-enter-keyboard = Enter sends. Shift + Enter makes a new line.
visit-compose-left = { $n ->
    [one] 1 character left
   *[other] { $n } characters left
}
visit-compose-too-long = { $n ->
    [one] 1 character too many. Split it in two.
   *[other] { $n } characters too many. Split it in two.
}
visit-compose-full = Many messages are not sent yet. Your text stays here until there is room for more.
visit-help-now = Help now
visit-help-close = Close
visit-end = End
visit-end-question = Do you want to end the talk?
visit-end-yes = Yes, end it
visit-end-no = No, go on

## The connection

visit-not-yet = We cannot connect yet. We keep trying.
visit-lost = { $minutes ->
    [one] We lost contact. We keep trying, and the talk stays open for one more minute.
   *[other] We lost contact. We keep trying, and the talk stays open for { $minutes } more minutes.
}
visit-lost-long = We cannot connect yet, and the talk may have ended. We keep trying. Under “Help now” there is someone you can call.
visit-lost-queue = { $minutes ->
    [one] We lost contact. We keep trying. The place is yours, but in one minute others may go first.
   *[other] We lost contact. We keep trying. The place is yours, but in { $minutes } minutes others may go first.
}
visit-lost-queue-long = We cannot connect yet. Others may go first now, but we keep trying. Further down there is someone you can call.
visit-back-talk = You are back. All we wrote is still here.
visit-back-queue = You are back. The place is still yours.
visit-live-away = Something has stopped at our end, not yours. What you write stays here, and is sent when it works again.
visit-live-queue = Something has stopped at our end, not yours. Stay on the page, and we go on when it works again.
visit-live-back = It works again now.
visit-try-now = Try now

## After

visit-ended-title = Thank you for talking
visit-ended-title-queue = You are out of the line
visit-ended-title-leaving = You are on your way out of the line
visit-ended-title-leaving-talk = You are on your way out of the talk
visit-ended-title-lost = The talk has ended
visit-ended-title-lapsed = You are no longer in line
visit-ended-visitor-left = You ended the talk.
visit-ended-counsellor-ended = The counsellor has ended the talk.
visit-ended-visitor-lost = We lost contact for too long, so the talk was ended.
visit-ended-missed = We asked twice and got no answer, so the place went to someone else. That is quite all right, and you can join the line again.
visit-ended-expired = We did not hear from you for a long time, so the place went to someone else. You can join the line again.
visit-ended-closed = We closed before a counsellor was free. We are sorry, and it is not your fault. You do not have to wait alone.
visit-ended-closed-talk = We closed before a colleague could take over. We are sorry, and it is not your fault. You do not have to wait alone.
visit-ended-welcome = Come back as often as you like.
visit-ended-erased = What we wrote is deleted on our side within { $seconds } seconds.
visit-ended-untold = You are offline right now. We tell the counsellor as soon as you are back online, if this page is open. Then what we wrote is deleted within { $seconds } seconds. If we are not told, the talk ends by itself after some minutes.
visit-ended-untold-queue = You are offline right now. We take you out of the line as soon as you are back online, if this page is open.
visit-last-words-title = The counsellor has ended the talk
visit-last-words-unsent = The last thing you wrote did not get through. You can still read it here.
visit-last-words-on = Go on
visit-last-words-help = The talk stays here for one minute at most. Then it is gone from the page.
visit-again = Join the line again
visit-home = To the start page

visit-feedback-title = Will you tell us how it was?
visit-feedback-lead = A few taps, no names.
visit-feedback-heard = Did you feel heard?
visit-feedback-helped = Did you get help with what you wondered about?
visit-feedback-knows-next = Do you know what you can do now?
visit-feedback-again = Would you use the chat again?
visit-feedback-better = What could be better?
visit-degree-yes = Yes
visit-degree-some = A little
visit-degree-maybe = Maybe
visit-degree-no = No
visit-better-wait = The wait
visit-better-language = Language
visit-better-time = Time to talk
visit-better-advice = Advice
visit-better-safety = How safe the page feels
visit-better-all-good = Everything was fine
visit-feedback-send = Send answers
visit-feedback-skip = Skip

visit-farewell-title = The talk is gone from here
visit-farewell-thanked = Thank you for your answers.
visit-farewell-text = Nothing of what we wrote is left here.
visit-farewell-history = Your browser’s history shows that the page has been open. You have to clear it yourself.

## When it does not go as it should

visit-closed-title = The chat is closed now
visit-closed-opens = We open { $day } at { $time }.
visit-closed-alone = You do not have to wait alone.
visit-closed-look = See if we have opened
visit-today = today
visit-refused-title = We cannot put you in line right now
visit-retry = Try again
visit-retry-in = { $seconds ->
    [one] The page tries again by itself in one second.
   *[other] The page tries again by itself in { $seconds } seconds.
}
visit-forgotten-title = We could not find our way back to you
visit-forgotten-place = Your place is gone, and we are sorry. Either a long time passed, or we had to start again. It is not your fault.
visit-forgotten-talk = The talk was broken off, and we cannot bring it back. We are sorry. It is not your fault.
visit-replaced-title = The chat is open in another tab
visit-replaced-text = Only one tab can have the chat at a time.
visit-replaced-here = Go on here
visit-stopped-title = Something went wrong here, not with you
visit-stopped-text = Try again, or call one of the numbers.

visit-phones-title = Others who answer
visit-cover = Tap to go on
