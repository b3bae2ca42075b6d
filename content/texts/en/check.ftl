# The self-check: questions about a relationship, answered on the screen alone.
# Who changes a question changes what the answer means: see web-client/src/check/rule.ts.

check-title = Questions
check-heading = How are we doing?
check-lead = This is not a test, and nobody gives you a grade. Your answers stay on this screen. They are gone when you close the page. You can skip anything you like.
check-view = Who do you want to think about?
check-view-me = Me and the person I am with
check-view-friend = A friend
check-view-own = What I do myself
check-count = Question { $n } of { $of }
check-count-own = Question { $n } of { $of } about what I do
check-never = Never
check-sometimes = Sometimes
check-often = Often
check-no = No
check-yes = Yes
check-pass = Skip
check-pass-friend = I don’t know
check-back = Back
check-finish = Show what the answers say
check-gate = The next questions are about harder things. Do you want to take them now?
check-gate-hint = You can stop whenever you like.
check-gate-yes = Yes, I’ll take them now
check-gate-no = No, show what the answers say
check-cover = Show the page

## About me

check-me-g1 = I can say what I think, even when we disagree.
check-me-g2 = I can see my friends without any trouble.
check-me-g3 = When I say no to sex or closeness, that is all right.
check-me-g4 = After a row we can say sorry, and something gets better.
check-me-g5 = My phone and my passwords are mine.
check-me-g6 = I am myself when we are together.
check-me-w1 = I have to answer at once, or there is trouble.
check-me-w2 = I have to say where I am and who I am with.
check-me-w3 = My phone gets checked, or I have to give up my passwords.
check-me-w4 = I am told that I am stupid, ugly or far too sensitive.
check-me-w5 = I see friends and family less than before, to avoid trouble.
check-me-w6 = When the other person gets angry, I get the blame.
check-me-w7 = Someone else decides about my money, my clothes or my posts.
check-me-w8 = I say yes to sex or pictures because no is harder.
check-me-w9 = I am always careful, so that nothing will happen.
check-me-w10 = Things that are mine get thrown or broken.
check-me-d1 = I have been held down, pushed, hit or kicked.
check-me-d2 = Someone has put their hands on my throat or made it hard to breathe.
check-me-d3 = I have been threatened, or someone I care about has been.
check-me-d4 = I have been forced to have sex.
check-me-d5 = Someone threatens to share pictures or secrets.
check-me-d6 = I have heard: “If you leave, I will hurt myself or you.”
check-me-d7 = I have been locked in, or I may not leave when I want to.
check-me-d8 = Someone follows me or tracks my phone.
check-me-d9 = I am afraid to go home, or afraid of the person I am with.
check-me-d10 = My family threatens me, or wants me to marry someone I do not want.

## About a friend

check-friend-g1 = My friend can say anything, even when the two of them disagree.
check-friend-g2 = My friend can see the rest of us without any trouble.
check-friend-g3 = A no is all right between them, as far as I know.
check-friend-g4 = After a row both say sorry, and something gets better.
check-friend-g5 = My friend’s phone and passwords are my friend’s own.
check-friend-g6 = My friend is the same person when they are together.
check-friend-w1 = My friend has to answer their partner at once, or there is trouble.
check-friend-w2 = My friend always has to say where they are, and with whom.
check-friend-w3 = The partner checks my friend’s phone, or has the passwords.
check-friend-w4 = The partner says that my friend is stupid, ugly or far too sensitive.
check-friend-w5 = My friend is with us less than before, to avoid trouble.
check-friend-w6 = When the partner gets angry, my friend gets the blame.
check-friend-w7 = The partner decides about money, clothes or posts.
check-friend-w8 = My friend says yes to sex or pictures because no is harder.
check-friend-w9 = My friend is always careful, so that nothing will happen.
check-friend-w10 = Things that belong to my friend get thrown or broken.
check-friend-d1 = My friend has been held down, pushed, hit or kicked.
check-friend-d2 = Someone has put their hands on my friend’s throat or made it hard to breathe.
check-friend-d3 = My friend has been threatened, or someone my friend cares about has been.
check-friend-d4 = My friend has been forced to have sex.
check-friend-d5 = Someone threatens to share pictures or secrets about my friend.
check-friend-d6 = The partner has said: “If you leave, I will hurt myself or you.”
check-friend-d7 = My friend has been locked in, or may not leave.
check-friend-d8 = Someone follows my friend or tracks the phone.
check-friend-d9 = My friend is afraid to go home, or afraid of their partner.
check-friend-d10 = The family threatens my friend, or wants a wedding my friend does not want.

## About what I do

check-own-o1 = I check the phone of the person I am with.
check-own-o2 = I get angry when I hear a no.
check-own-o3 = I throw or break things.
check-own-o4 = I hold the other person by force, or block their way.
check-own-o5 = I threaten to do something, to the other person or to myself.
check-own-o6 = I pressure the other person into sex.
check-own-o7 = I turn up when the other person does not want me to.
check-own-o8 = I blame the other person for what I do.

## What the answers say

check-serious-title = Some of what you answered is serious
check-serious = It is not your fault. If you are in danger now, call 112. You can also chat with us. If you are over 18, 116 006 answers. If you are under 18, 116 111 does.
check-control-title = You have to be very careful for things to go well
check-control = Nobody should have to. What you answered looks like control or violence. Would you like to talk to someone who knows about this?
check-uneasy-title = Something is a little off
check-uneasy = It may be a hard time, or the start of something that is not all right. Read more, or ask us. No question is too small.
check-calm-title = It sounds fairly safe
check-calm = If you still feel uneasy, trust that feeling. You are always welcome to ask.
check-skipped-title = You skipped some, and that is quite all right
check-skipped = Would you rather write to us? You do not need to have the words ready.
check-friend-serious-title = Some of what you have seen is serious
check-friend-serious = It is not your fault, and not your friend’s. If there is danger now, call 112. You can chat with us about what you can do. If you are over 18, 116 006 answers. If you are under 18, 116 111 does. You should not be alone with this.
check-friend-control-title = Your friend has to be very careful
check-friend-control = What you have seen looks like control or violence. Say that you have seen it, and that you are there. You do not need a solution. Would you like to talk to someone who knows about this?
check-friend-uneasy-title = Something is a little off
check-friend-uneasy = Ask how things are, when you are alone. Listen, and do not push. You can also ask us.
check-friend-calm-title = It sounds fairly safe
check-friend-calm = If you still feel uneasy, ask your friend how things are. You can always ask us too.
check-harm-title = It takes courage to answer honestly
check-harm = Some of what you answered can hurt the other person. What you do is your responsibility. You can also learn to do it differently, and there is help for exactly that. If you fear that something may happen now, go somewhere else and call 112.
check-own-title = It takes courage to answer honestly
check-own = You can learn to do it differently, and there is help for exactly that.
check-own-calm-title = It is good that you are thinking about this
check-own-calm = If you are still unsure about something you do, ask us. No question is too small.
check-partly = You did not answer everything. This is only about what you answered.
check-throat = Hands on the throat can be dangerous even if nothing shows. Call the emergency doctor (legevakt) on 116 117, even if it was some days ago. If it is hard to breathe or swallow, call 113.
check-threat = A person who threatens to hurt themselves needs trained help. Nobody can carry it alone. If a life is at stake now, call 113. On 116 123 someone answers day and night. If someone is threatened and in danger now, call 112.
check-family = Nobody can decide who another person marries. If there is a risk of being kept abroad, the safest thing is not to travel. Write to us first.
check-talk = Talk to us
check-call = Call
check-read = Read more
check-more-help = Others who can help
check-again = Start again

## Without a script: a list to read or to print

check-list-lead = Read the list in peace. Nobody sees what you think.
check-list-good = This is how it should be
check-list-watch = This is worth noticing
check-list-danger = This is serious
check-list-own = What I do myself
check-list-meaning = What can it mean?
check-list-danger-then = If you recognise any of the serious things
check-list-watch-then = If you recognise several things, or one of them often
check-list-calm-then = If you recognise none of it
check-list-own-then = If you recognise something that you do
