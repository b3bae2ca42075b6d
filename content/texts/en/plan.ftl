# The safety plan: made on the screen alone, one step at a time. `plan-<step>-<n>` can be
# ticked; how many there are stands in web-client/src/plan/steps.ts.

plan-title = Checklist
plan-heading = My plan
plan-lead = A plan for when something may become dangerous. You make it here, at your own pace. Nothing is saved, and nothing is sent. When you close the page, all of it is gone.
plan-gate = Can anyone else see this phone or computer?
plan-gate-hint = Then it is safer to make the plan on another one. At a friend’s place, at school or at the library.
plan-gate-here = I’ll make it here
plan-gate-read = Read about a safer phone
plan-gate-talk = Make the plan together with us in the chat
plan-mode = What fits best now?
plan-mode-staying = I am staying
plan-mode-leaving = I want to get out
plan-mode-over = It is over
plan-mode-short = Only what matters most
plan-family = My family is part of it
plan-family-hint = Then we do not ask whether family can help, and include passport and travel.
plan-count = Step { $n } of { $of }
plan-next = Next
plan-back = Back
plan-show = Show the plan
plan-words = In your own words, if you like
plan-words-hint = Initials are enough for names.
plan-cover = Show the page

## The steps, each with what can be ticked

plan-now = What do I do if it becomes dangerous today?
plan-now-1 = I can call 112 from a locked screen.
plan-now-2 = I go to a room with a way out.
plan-now-3 = I go to a neighbour.
plan-now-4 = I go to a shop or a place with people.
plan-now-5 = I leave without my bag, if I have to.
plan-signs = How do I know that it is getting worse?
plan-signs-1 = The voice changes.
plan-signs-2 = There is more drinking.
plan-signs-3 = Everything goes silent.
plan-signs-4 = The messages pile up.
plan-people = Who can I tell? What is the code word?
plan-people-1 = A friend.
plan-people-2 = An adult in my family.
plan-people-3 = The school nurse.
plan-people-4 = A teacher, coach or leader.
plan-people-5 = The code word means: call 112.
plan-people-6 = The code word means: come and fetch me.
plan-people-7 = The code word means: come by.
plan-home = Where is it safest indoors?
plan-home-1 = Not in the kitchen or the bathroom.
plan-home-2 = A room where nobody can lock the door behind me.
plan-home-3 = I keep my keys in my pocket.
plan-out = School, work, training and the way there?
plan-out-1 = I take another way.
plan-out-2 = I walk with someone.
plan-out-3 = I tell one teacher or boss.
plan-out-4 = I come and go at different times.
plan-phone = What can the other person see on my phone?
plan-phone-1 = I turn off location sharing when it is safe.
plan-phone-2 = I make a new e-mail address on a safe phone.
plan-phone-3 = I sign others out of my accounts when it is safe.
plan-ending = How and when do I say that it is over?
plan-ending-1 = In a message.
plan-ending-2 = In a place with people.
plan-ending-3 = Someone waits for me.
plan-ending-4 = Afterwards I do not answer.
plan-bag = What do I need to take?
plan-bag-1 = ID and passport.
plan-bag-2 = Bank card and cash.
plan-bag-3 = Keys.
plan-bag-4 = Medicine.
plan-bag-5 = Charger.
plan-bag-6 = Important papers.
plan-bag-7 = It is all kept at a friend’s place.
plan-money = Do I have something that is only mine?
plan-money-1 = My own account.
plan-money-2 = A new code for BankID.
plan-money-3 = Some cash.
plan-money-4 = I can ask NAV, the welfare office.
plan-others = Children, siblings and pets?
plan-others-1 = Someone can pick up my children or siblings.
plan-others-2 = My pet can stay with someone else.
plan-me = What helps when I am afraid?
plan-me-1 = Breathing calmly.
plan-me-2 = Cold water on my face.
plan-me-3 = Music.
plan-me-4 = Writing in the chat.
plan-travel = Passport, travel and school?
plan-travel-1 = I have my own passport.
plan-travel-2 = I do not travel if I am afraid of being kept abroad.
plan-travel-3 = I have agreed on a code word with my school.
plan-numbers = Numbers I learn by heart
plan-numbers-1 = 112, the police
plan-numbers-2 = 116 117, the emergency doctor
plan-numbers-3 = 116 006, for everyone over 18
plan-numbers-4 = 116 111, for everyone under 18
plan-phone-note = Do not remove any tracking yet. It can warn the other person. Ask us first.
plan-others-note = Some crisis centres can help with a place for a pet. Ask them.

## The plan itself

plan-done = Your plan
plan-empty = You have not chosen anything yet. Go back, or write to us, and we will make one together.
plan-closing = A plan does not make you responsible for what the other person does.
plan-neutral = Put “Checklist” at the top, so that the heading gives nothing away
plan-warning = A printout can be found. Perhaps a friend can keep it for you.
plan-print = Print
plan-copy = Copy the text
plan-copied = The text is copied. It stays on this phone or computer until you copy something else.
plan-not-copied = It could not be copied here. You can select the text and copy it yourself.
plan-again = Erase everything and start again
plan-talk = Talk to us

## Without a script: a list to read or to print

plan-list-lead = Read the list, and note what fits. If you print it, think of who may find it.
