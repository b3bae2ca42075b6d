# The pages the server makes: start, articles, services, about, sign-in and errors.

## Frame

page-footer-label = Pages
page-footer-home = Start
page-footer-services = Others who help
page-footer-about = About us
page-footer-privacy = Privacy
page-footer-accessibility = Accessibility

page-date = { $day }.{ $month }.{ $year }

## Start page

page-start-description = A chat for you between 16 and 25. You need not say who you are.
page-preview = For you between 16 and 25.
page-start-title = Talk to us about love, limits and what feels hard
page-start-lead = A chat for you between 16 and 25. Ask anything, big or small. You need not be sure that something is wrong.
page-start-talk = Talk to us
page-start-call = Call someone who answers
page-start-danger-before = If you are in danger now, call
page-start-danger-after = If you can say only a little, say the address first and keep the line open.

page-open-always = The chat is open now.
page-open-until = The chat is open now, until { $time }.
page-closed-until = The chat is closed now. We open { $time }.
page-closed = The chat is closed now.
page-not-open-yet = We should have opened by now, but not enough of us are here yet. We open as soon as we are. We are sorry, and it has nothing to do with you.
page-closed-by-hand = We have had to close outside our usual hours today. We are sorry, and it has nothing to do with you.
page-language-from = In English we answer from { $time }.
page-language-none = Right now we do not answer in English.
page-language-choice = { $language } (closed now)
page-language-choice-from = { $language } (from { $time })
page-language-nobody = Nobody on shift writes this language right now. You are welcome to choose another.
page-hours-title = Opening hours
page-hours-none = closed
page-hours-always = The chat is always open.
page-hours-special = These days are different from usual:
page-hours-usual = A usual week:
page-hours-nb = When you write in Norwegian Bokmål
page-hours-nn = When you write in Norwegian Nynorsk
page-hours-en = When you write in English
page-holiday-new-year = New Year’s Day
page-holiday-maundy-thursday = Maundy Thursday
page-holiday-good-friday = Good Friday
page-holiday-easter-sunday = Easter Sunday
page-holiday-easter-monday = Easter Monday
page-holiday-labour-day = Labour Day
page-holiday-constitution-day = Constitution Day
page-holiday-ascension = Ascension Day
page-holiday-whit-sunday = Whit Sunday
page-holiday-whit-monday = Whit Monday
page-holiday-christmas-day = Christmas Day
page-holiday-second-christmas-day = Boxing Day

page-kept-title = What we keep, and what we delete
page-kept-anonymous = You are anonymous. We do not ask for a name, and we do not store your IP address.
page-kept-erased = What you write is deleted at the latest one minute after the talk has ended. If you just disappear, it is deleted at the latest after 15 minutes.
page-kept-counts = Afterwards we only have numbers left, such as how many wrote to us.
page-kept-more = How the chat works, step by step
page-limits-title = When we may have to tell someone
page-limits = We who answer keep what you tell us to ourselves; that is our legal duty. One exception: If we know who you are, and someone is in serious danger, or you are under 18 and not safe at home, we may have to tell someone. We tell you first, if we can.

page-doors-title = Read first, if you like
page-door-check = How are we doing? Some questions about a relationship
page-door-plan = Make a checklist for your safety

page-phones-lead = You can call even if you are not sure.
page-phones-more = See everyone who can help

page-who-title = Who answers?
page-who = Those who answer are professionals who know a lot about relationships, limits and violence. They want to hear what you tell them. You decide what we talk about.

page-leaving-title = When you must get away fast
page-leaving = Press “Leave now”, or Shift three times. Then the screen looks like a weather forecast.
page-leaving-history = We do not clear the history of your browser. The address of this page is listed there. If others use your phone or computer, it is safer to use another one.

## Articles

page-articles-title = Articles
page-articles-lead = About relationships, boundaries and violence. Read as much or as little as you like, and skip what hurts.
page-articles-themes = Themes
page-articles-all = See all the articles
page-articles-ask-title = Would you rather ask?
page-articles-ask = You need not have read anything first. You can write to us just as it is.
page-article-short = In short
page-article-actions = Three things you can do
page-article-services = These can help too
page-article-related = Read next
page-article-sources = Sources
page-article-read = Read aloud
page-article-read-stop = Stop
page-article-read-hint = The sound is heard in the room. If someone is near, use headphones.
page-article-print = Print
page-reviewed = Last reviewed { $date }
page-reviewer-editor = by the editor.
page-reviewer-counsellor = by a counsellor.
page-reviewer-lawyer = by a lawyer.

## Search

page-search-title = Search
page-search-label = What would you like to read about?
page-search-hint = Use your own words. Spelling does not matter.
page-search-submit = Search
page-search-found = { $n ->
    [one] { $n } article fits
   *[other] { $n } articles fit
 }
page-search-none = We found no article about this. Try other words, or ask us in the chat.
page-search-urgent-title = Are you in danger now?
page-search-urgent = Call 112, or one of the others here. You need not be sure that it is dangerous.

## Services

page-services-title = Others who help
page-services-all = Everyone who helps
page-services-lead = You need not choose the right one. Whoever answers can show you the way.
page-services-note = Other services have their own rules for what they store. Ask them if it matters to you.
page-services-now = Danger now
page-services-soon = Someone to talk to
page-services-info = Read, ask and plan
page-services-open-now = answers now
page-services-closed-now = does not answer now
page-services-verified = Last checked against its source { $date }
page-services-aged = It is more than half a year since we checked this. If it is no longer right, you did nothing wrong. Try one of the others.
page-services-sms = SMS { $number }
page-services-sms-log = The message stays on the phone until you delete it.
page-services-front = Those who answer day and night
page-services-choose = Find someone who fits you
page-services-choose-lead = Choose as much or as little as you like. What you choose is not stored, and it is not in the address.
page-services-choose-about = What is it about?
page-services-choose-age = How old are you?
page-services-choose-county = Where do you live?
page-services-choose-language = Surely answers in
page-services-choose-now = Only those who answer right now
page-services-choose-any = Everything
page-services-choose-any-age = All ages
page-services-choose-any-county = The whole country
page-services-choose-any-language = All languages
page-services-choose-submit = Show
page-services-choose-none = Show everyone again
page-services-about-danger = Someone is in danger
page-services-about-violence = Violence or threats
page-services-about-sexual-violence = Rape and abuse
page-services-about-digital = Pictures and the web
page-services-about-family = Family decides too much
page-services-about-friends = I fear for someone else
page-services-about-mental-health = Dark thoughts
page-services-about-health = Body and health
page-services-about-relationship = Partners, sex and limits
page-services-about-law = The law and the police
page-services-about-my-actions = Something I do myself
page-services-about-talk = Someone to talk to
page-services-age-under-16 = Under 16
page-services-age-16-17 = 16 or 17
page-services-age-18-20 = 18 to 20
page-services-age-21-25 = 21 to 25
page-services-age-over-25 = Over 25
page-services-found = { $n ->
    [one] { $n } fits what you chose
   *[other] { $n } fit what you chose
 }
page-services-found-none = We know of none that fits all of this. Those at the top of the page answer all the same. You can choose a little less, or ask us in the chat.
page-services-found-county = We know of no service that is only for { $county }. These help in the whole country. On dinutvei.no there is a map of what is near you.
page-services-found-language = Others may answer in this language too. We just do not know for sure. Call and ask.
page-services-found-now = Here are only those with someone on the phone right now. Websites, and those whose hours we do not know, are not among them.

## About

page-about-title = About { $service }
page-about-lead = A place to talk about partners, limits and violence, for you between 16 and 25. It is free.
page-about-contents = On this page
page-about-service-title = About the service
page-about-service = You can write to us from the whole of Norway. It is fine to be unsure, if it was long ago, or if it is about a friend. You are welcome whatever your gender, orientation and background.
page-about-help = We do not push you into anything. Leaving someone is one choice among several. If you are under 16 or over 25, we help you find someone who is there for you.

page-privacy-title = Privacy
page-privacy-lead = We know as little about you as possible. Here is what exists, and what does not.
page-privacy-not-title = We do not store
page-privacy-not-address = Your IP address or anything about your phone. It is not in any log either.
page-privacy-not-cookies = Cookies. You get none when you read or chat.
page-privacy-not-third = Anything from other sites. No tracking, no advertising, no statistics at somebody else’s.
page-privacy-not-words = The words you write. They are never on a disk, in a log or in a backup.
page-privacy-kept-title = This exists for a little while
page-privacy-kept-talk = The talk is in memory while you write. It is deleted at the latest 60 seconds after it has ended. If we lose contact with you, it is deleted at the latest after 15 minutes.
page-privacy-kept-place = Your tab remembers a random code, so that you keep your place if the page reloads. The code is gone when the talk has ended, and when you leave. You can choose that even this is not remembered.
page-privacy-kept-network = To stop abuse we hold a coded mark of the network you are on, in memory only. The key is replaced every hour. Another such mark lets a counsellor take a break from a network, for six hours at most. Its key is gone after twelve hours.
page-privacy-kept-counts = Numbers without names: how many wrote, how long they waited, and what people answered afterwards.
page-privacy-trace = We cannot trace you. That means we cannot send help to you if we do not know where you are. If you are in danger, call 112 yourself, or write where you are.
page-privacy-others-title = What we cannot hide
page-privacy-others = Whoever has your phone may see which pages you have been on. Whoever owns the network can see that you were here, but not what you wrote. A hidden spy program can see everything. If you are unsure, use another phone.

page-accessibility-title = Accessibility
page-accessibility-lead = Everyone should be able to use the service. Our aim is WCAG 2.2 at level AA.
page-accessibility-keyboard = Everything works with a keyboard, and is built for screen readers.
page-accessibility-zoom = You can make the text much larger without dragging the page sideways.
page-accessibility-script = Phone numbers, articles and “Leave now” work without JavaScript. The chat needs JavaScript.
page-accessibility-motion = The page follows light and dark from your phone, and does not move if you have asked for that.
page-accessibility-more = What we have tried, and what is missing

## Chat and desk

page-chat-title = Chat
page-chat-starting = The chat is opening …
page-chat-no-script = The chat needs JavaScript, and it is turned off here. You can call instead.
page-desk-title = Desk
page-desk-starting = The desk is opening …
page-desk-no-script = The desk needs JavaScript.

## Sign-in

page-sign-in-title = Sign in
page-sign-in-lead = For those who answer the chat.
page-sign-in-name = User name
page-sign-in-password = Password
page-sign-in-submit = Sign in
page-sign-in-retry = Try again in { $time }.
page-sign-in-visitor = Did you want to talk to someone? Go to the start page

page-code-title = The code from the app
page-code-lead = Open the app for one-time codes on your phone, and type the six digits it shows now.
page-code-label = Code
page-code-again = Begin again
page-recovery-ask = Is your phone not here?
page-recovery-lead = Use one of the recovery codes you kept. Each of them works once.
page-recovery-label = Recovery code
page-recovery-submit = Sign in with a recovery code
page-recovery-none = Is the phone gone for good, or are there no codes left? Call whoever gives out user names where you work. You then set up the app again the next time you sign in.
page-set-up-title = Set up codes on your phone
page-set-up-lead = What is said here must be safe. So you sign in with your password and a code that only your phone can make. It takes a couple of minutes, and only this once.
page-set-up-app-title = Find an app
page-set-up-app = If you have an app for one-time codes on your phone, you can use that one. Otherwise there is one where you get apps: search for “authenticator”. Any that makes codes of six digits works.
page-set-up-scan-title = Show it the picture
page-set-up-scan = Choose to add an account in the app, and scan the picture.
page-set-up-picture = QR picture for the app. The same is below, as a key.
page-set-up-key = Can you not scan it? Type this key instead:
page-set-up-open = Is the app on this device? Open it from here
page-set-up-code-title = Type the code it shows
page-set-up-code = Six digits
page-set-up-submit = Confirm
page-recovery-title = Keep the recovery codes
page-recovery-done = The app is in place. If your phone is away one evening, you come in with one of these codes. Each of them works once, and they are shown only here and now.
page-recovery-keep = Write them on paper, or print the page. Put the paper where only you find it, and not together with the phone.
page-recovery-go-on = I have kept them
page-first-password-title = Choose a password of your own
page-first-password-lead = Somebody else made the password you came in with. Choose one that only you know, and you are in.
page-first-password-submit = Save and go on
page-own-password-title = Change password
page-own-password-lead = When you change it, you are signed out everywhere else. Here you stay.
page-own-password-current = The password you have now
page-own-password-new = New password
page-own-password-rule = At least 12 characters. A sentence you remember is fine, with spaces if you like. Do not use it anywhere else.
page-own-password-again = The new password once more
page-own-password-submit = Change password
page-own-password-wrong = The password you have now did not match. Check it and try again.
page-own-password-back = Back to the desk
page-own-password-done-title = The password is changed
page-own-password-done = Use the new one the next time you sign in. Everywhere else you were signed in, you are now signed out.
page-own-password-done-desk = The desk is open as before. You can close this window.

page-passkey-or = or
page-passkey-use = Sign in with a passkey
page-passkey-what = A passkey lives on your phone or computer and opens with a finger, your face or a PIN. You then need neither a password nor a code, and the key works only here with us. What you open it with stays on the device.
page-passkey-name = What will you call the key?
page-passkey-name-hint = Something you will recognise, such as “work phone” or “the key in the drawer”.
page-passkey-make = Make a passkey
page-passkey-not-here = Passkeys cannot be made here. Try a newer browser with JavaScript on, at the address the service usually has.
page-passkey-given-up = Nothing came of it this time. Nothing has changed, and you can try again.
page-passkey-known = This device already has a key of yours for us.
page-passkey-unreachable = We could not be reached. See whether you are online, and try again.
page-provider-use = Sign in with { $name }
page-provider-hint = You show who you are at { $name }. If you sign out here, you are still signed in there.
page-provider-bind = Use { $name } instead
page-provider-bind-hint = You then sign in with { $name } from now on, without a passkey. Your account here is tied to you there.
page-provider-set-out-title = On to { $name }
page-provider-set-out-lead = Show who you are at { $name }. Then you come back here.
page-provider-go-on = Go on
page-provider-back-title = Almost in
page-provider-back-lead = We are checking that everything is right. If nothing happens, press the button.
page-provider-beside-title = You are in
page-provider-beside-lead = You can close this window now and go back to the talk. Say there that you have done it, and it goes on.
page-invitation-title = Make your first passkey
page-invitation-lead = Hello, { $alias }. The address that brought you here works once, and only for you.
page-invitation-name = Your user name is { $name }. You do not need it to sign in with the key.
page-keys-title = Your passkeys
page-keys-none = You have no passkeys yet.
page-keys-added = Made { $date }.
page-keys-used = Last used { $date }.
page-keys-unused = Not used yet.
page-keys-rename = Rename
page-keys-save = Save the name
page-keys-remove = Remove
page-keys-remove-consequence = The key will no longer work, and you will be signed out everywhere else. It is a good idea to delete it on the device as well.
page-keys-remove-yes = Remove “{ $name }”
page-keys-add = Make one more key
page-keys-add-hint = With two keys you get in also on the day you have lost one of them.
page-keys-not-fresh = To make a key you must have signed in within the last five minutes. Then we know that it is you who sits here.
page-keys-sign-in-again = Sign in again with a password
page-keys-full = You have as many keys as you can have. Remove one to make room.
page-keys-to-the-desk = To the desk
page-keys-sign-out = Sign out

## Errors

page-not-found-title = The page does not exist
page-error-title = This did not work
