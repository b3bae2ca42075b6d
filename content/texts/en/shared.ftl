# Texts shared by the pages, the chat and the desk. The same keys in nb, nn and en.

shared-leave = Leave now
shared-leave-help = “Leave now” switches to the weather. It does not clear your history. Shortcut: Shift three times.
shared-skip = Skip to the content
shared-home = To the start page
shared-languages = Language
shared-language-nb = Bokmål
shared-language-nn = Nynorsk
shared-language-en = English
shared-call-log = The call will show in the phone’s call log.
shared-phones = Helplines you can call

## Time

shared-tomorrow = tomorrow
shared-monday = Monday
shared-tuesday = Tuesday
shared-wednesday = Wednesday
shared-thursday = Thursday
shared-friday = Friday
shared-saturday = Saturday
shared-sunday = Sunday
shared-day-and-date = { $weekday } { $day }/{ $month }
shared-clock = { $time }
shared-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
 }
shared-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
 }

## When something does not work: what happened, and what you can do

error-frame-malformed = The page sent something we did not understand. It is not your fault. Reload the page.
error-frame-not-text = The page sent something that was not text. It is not your fault. Reload the page.
error-frame-too-large = What you sent was too large. Split it in two and try again.
error-hello-expected = The page and the service fell out of step. Reload the page.
error-hello-repeated = The page and the service fell out of step. Reload the page.
error-already-joined = You are already in line or in a talk. You need not do anything.
error-stay-ended = This talk is over. You are welcome to start a new one.
error-service-closed = The chat is closed now. If you need someone now, there are phone numbers on this page.
error-language-closed = In this language we do not answer right now. You are welcome to choose another. The front page says when we do. If you need someone now, there are phone numbers on this page.
error-connection-rests = The chat is taking a break from this connection. It may be because of somebody else who uses the same network. If you need someone now, there are phone numbers on this page.
error-replies-full = You have as many replies of your own as there is room for. Delete one that you do not use.
error-respite-gone = The break is over, or nobody asks about it any more.
error-last-entry = Those who are here already fill the time until we close, so right now we cannot take in anyone new. We are sorry, and it is not your fault. If you need someone now, there are phone numbers on this page.
error-queue-full = The line is full right now, and we are sorry. Try again in a while, or call one of the numbers here.
error-service-busy = Very many people are here now. Wait a little.
error-too-fast = That was a bit fast. Wait a few seconds and try again.
error-network-too-fast = A lot is coming from the network you are on. Wait a little, or use another network.
error-offer-gone = The time to answer ran out. We ask you again if your place is still there.
error-no-conversation = There is no open talk here. Go to the start page to begin one.
error-conversation-ended = The talk has ended, so this was not sent. You are welcome back.
error-conversation-full = This talk has grown so long that there is no room for more. End it, and feel free to start a new one.
error-text-empty = There was nothing in the message. Write something and try again.
error-text-too-long = The message is too long to send. Your text is still there. Split it in two.
error-card-unknown = That card cannot be sent right now. Reload the page, or choose another.
error-client-ref-reused = The message was mixed up with another and was not sent. Send it again.
error-position-unknown = We could not find the place in the talk again. Reload the page.
error-ticket-unproven = We could not recognise your place. You can ask for a talk again.
error-ticket-expired = Your place was not kept that long. You can ask for a talk again.
error-line-unproven = A message could not be brought back. Something may be missing.
error-lines-out-of-order = Some messages could not be brought back. Something may be missing.
error-feedback-not-open = We cannot take answers right now. It is fine to close the page.
error-at-capacity = You have as many talks as you should have. End one before you take another.
error-training-lapsed = A training that you need for taking talks has lapsed. Talk to the shift lead or an administrator about renewing it. Talks that are open you can finish.
error-hand-over-open = You have already asked to hand this talk over. Wait for the answer, or keep the talk.
error-hand-over-gone = That question is no longer open. The talk is as it was.
error-call-in-open = Somebody is already called, or here. Wait for the answer, or end that first.
error-call-in-gone = That is no longer open. The talk is as it was.
error-guest-elsewhere = You are already in another talk. Leave that one first.
error-colleague-unavailable = Nobody can come or take over like that right now. The talk is still yours. Ask another, or try again in a while.
error-offer-open = Somebody who waits has been asked to begin with you. Wait until that is settled, and then you can step away.
error-live-unavailable = Something stopped at our end. Nothing was changed. Wait a little and try again.
error-records-unavailable = This was not saved at our end. Talks go on as before. Try again in a while.
error-origin-refused = The request came from another site than ours. Open the page from here and try again.
error-sign-in-needed = You are no longer signed in. Sign in again.
error-sign-in-failed = The user name and the password do not match. Check both and try again.
error-sign-in-throttled = There have been too many attempts. Wait a while before you try again.
error-second-step-failed = The code did not fit, or it was used before. Try again with the next one.
error-second-step-expired = It has been a while since the password. Begin again with name and password.
error-second-step-blocked = Very many wrong codes have come in, and we take no more now. Perhaps somebody else knows your password. Call whoever gives out user names, or use a recovery code.
error-second-step-unreadable = We cannot read what belongs to your app right now. It is not your fault. A recovery code works, or call whoever gives out user names.
error-password-length = The password must have between 12 and 200 characters. A sentence you remember is fine.
error-password-guessable = Little is left of the password without words that everybody tries first, such as your name or “password”. Choose something only you would think of.
error-password-not-twice = The two new passwords were not the same. Type the new password again, the same both times.
error-password-unchanged = The new password is the one you have now. Choose another.
error-passkey-failed = The passkey did not let you in. Try again, or sign in another way.
error-passkey-copied = There seem to be two of this key, and then we take neither. Sign in another way, remove the key, and tell whoever gives out user names.
error-passkey-last = This is your only way in. Make a new key first, and then you can remove this one.
error-name-taken = Somebody has this name for signing in already. Choose another.
error-last-administrator = This is the last administrator. Make somebody else an administrator first.
error-provider-failed = The sign-in at the other service did not succeed. Try again, or sign in another way.
error-provider-unreachable = The service you sign in through is not answering right now. Try again in a little while, or sign in another way.
error-provider-unbound = The service you signed in through knows you, but no account here is tied to you yet. Tell whoever gives out user names.
error-sign-in-stale = It is more than five minutes since you signed in. Sign in again, and try once more.
error-not-permitted = Your account is not for this page. If you need it in your work, speak to the person who looks after the accounts.
error-shift-times = A shift needs a date, and must end after it begins. It cannot be over already, nor more than a year ahead.
error-shift-people = A shift needs at least one person on, and everybody must have an open account at the desk. Nobody can stand there twice.
error-shift-collides = One of them is on another shift at the same time. The shift was not saved.
error-page-not-found = It may have a new address, or the address is not quite right. You can begin from the start page.
error-request-unreadable = We could not read what came. Go back and try again.
error-internal = Something went wrong here, not with you. Try again or call 116 006. If you are under 18, call 116 111.
error-settings-unreadable = The settings cannot be read. The service does not start until the file is mended.
error-settings-invalid = A setting is wrong. The service does not start until it is mended.
error-port-taken = The port is taken or not allowed. Choose another, or stop what uses it.
error-records-unreadable = The records cannot be opened. The service does not start until the file can be read.
error-tls-unreadable = The certificate or the key cannot be read. The service does not start until they are in place.
error-certificate-not-issued = The service was given no new certificate. It tries again by itself.
error-live-unreachable = The service could not start. Try again in a little while.
error-live-unsafe = The service could not start. Try again in a little while.
error-content-invalid = A content file is wrong. The service does not start until it is mended.
