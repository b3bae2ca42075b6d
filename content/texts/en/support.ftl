# Help for the counsellor during a talk: prepared replies, the five steps, and weighing duties.
# The law is not quoted here. Whoever changes anything about the duties reads the law again
# and changes the date in desk-duty-source.

desk-replies = Prepared replies
desk-replies-search = Search the prepared replies
desk-replies-in = In { $language }. Nothing is sent from here.
desk-found = { $n ->
    [one] { $n } found
   *[other] { $n } found
}
desk-replies-none = No reply fits. Try another word.
desk-replies-nb = Bokmål
desk-replies-nn = Nynorsk
desk-replies-en = English
desk-replies-beginning = Beginning
desk-replies-safety = Safety
desk-replies-going-on = Going on
desk-replies-silence = Silence
desk-replies-duty = Duty
desk-replies-handing-on = Further help
desk-replies-ending = Ending
desk-replies-closing = Last words
desk-keys-replies = Prepared replies
desk-cards = Share
desk-cards-search = Search articles and help services
desk-cards-in = In { $language }. You see what the young person gets before you send it.
desk-cards-none = No article or service fits. Try another word.
desk-cards-articles = Articles
desk-cards-services = Help services
desk-card-open = Open
desk-card-send-ask = Send this?
desk-card-sent = This has been sent
desk-card-send = Send
desk-card-other = Choose another
desk-card-opens = The young person sees the name and the line above, and opens it themselves. You are not told whether they do.
desk-card-loading = Getting the page …
desk-card-failed = The page could not be fetched.
desk-card-again = Try again
desk-card-back = Previous page
desk-keys-cards = Share an article or a help service
desk-keys-support = Support in the talk

## The support beside the talk
desk-support = Support
desk-support-title = Support in the talk
desk-support-nothing-kept = Nothing here is stored or sent.
desk-support-views = What to see
desk-support-steps = The five steps
desk-support-duty = Duties

## The five steps of the first contact
desk-step-invite = Invite to talk
desk-step-invite-1 = What made you write today?
desk-step-invite-2 = What matters most for you to say?
desk-step-invite-3 = What would you like me to know first?
desk-step-overview = See the situation and the risk
desk-step-overview-1 = What happens when it is at its worst?
desk-step-overview-2 = What are you afraid may happen next?
desk-step-overview-3 = What has changed lately?
desk-step-inform = Give information
desk-step-inform-1 = What do you already know about the help there is?
desk-step-inform-2 = What do you wonder about confidentiality, the police or child welfare?
desk-step-needs = Find out what is needed
desk-step-needs-1 = What would make the next days a little easier?
desk-step-needs-2 = Who can you lean on?
desk-step-needs-3 = What do you want to do yourself, and what do you want help with?
desk-step-register = Look back on the talk
desk-step-register-1 = To yourself: What came up without your asking?
desk-step-register-2 = To yourself: What is not known, and may stay that way?

## Duties: the questions
desk-duty-face = This is a thinking aid, not legal advice. The law text decides.
desk-duty-number = Question { $n }
desk-duty-yes = Yes
desk-duty-no = No
desk-duty-unsure = Not sure
desk-duty-back = Back
desk-duty-again = Start again
desk-duty-q-danger = Is life or health in danger right now?
desk-duty-q-danger-hint = For the one you write with, or for someone else.
desk-duty-q-grave = Is it about homicide, grave bodily harm or rape?
desk-duty-q-grave-hint = Penal Code sections 275, 274 and 291. For those we talk with, this is where the duty usually arises, also when the partner lives apart.
desk-duty-q-abuse = Is it about sexual abuse of children, within the family, or by someone with power?
desk-duty-q-abuse-hint = Penal Code sections 299, 312, 314 and 295.
desk-duty-q-household = Is it about mistreatment in the family or household, by a spouse or cohabitant, or by a caregiver?
desk-duty-q-household-hint = Penal Code sections 282 and 283, former spouses and cohabitants included. A partner who lives apart is not covered. Then answer no here.
desk-duty-q-likely = Is it certain or most likely that it happens, or goes on?
desk-duty-q-likely-hint = From what you have been told. A vague worry is not enough.
desk-duty-q-preventable = Can the act, or what follows from it, still be prevented?
desk-duty-q-preventable-hint = What is over and cannot happen again is not to be averted.
desk-duty-q-harm = Could stepping in put you, those nearest to you or an innocent person in danger?
desk-duty-q-harm-hint = Think of the one you write with, too. The duty may fall away if there is no safe way.
desk-duty-q-child = Is it about someone under 18?
desk-duty-q-child-hint = The one you write with, or a child close by.
desk-duty-q-neglect = Is there reason to believe that the child is, or will be, mistreated or gravely neglected?
desk-duty-q-neglect-hint = Also gravely ill without treatment, grave problems of behaviour, or trafficking. "Reason to believe" is less than likely, but more than a vague worry.

## Duties: what the answers point to
desk-duty-danger = Someone is in danger now
desk-duty-weighed = What the answers point to
desk-duty-avert = Duty to avert (section 196)
desk-duty-report = Duty to report (section 13‑2)
desk-duty-likely = Seems to apply
desk-duty-perhaps = Unclear
desk-duty-unlikely = Does not seem to apply
desk-duty-do = Do this now
desk-duty-do-112 = Ask the one you write with to call 112, or to get to a safe place.
desk-duty-do-where = In danger you may ask where they are. Say why you ask.
desk-duty-do-call-112 = If you know where they are, call 112 yourself.
desk-duty-do-lead = Call the shift lead. You need not be sure first.
desk-duty-do-together = The shift lead and you decide together. The duty to avert is your own all the same.
desk-duty-do-tell-first = Tell the one you write with first, if it can be done without more danger.
desk-duty-do-known = Only what you know can be passed on. We do not know who they are, unless they have told.
desk-duty-do-any-way = Anything that prevents the act counts: police, child welfare or a safe place to be. It need not be a police report.
desk-duty-do-careful = Look for a way that puts nobody in danger. If there is none, the duty may fall away.
desk-duty-do-report = A report goes to child welfare. Say what you have been told, not what you believe.
desk-duty-do-go-on = Go on with the talk. Start again here if you learn more.
desk-duty-do-worried = If you are still worried, call the shift lead.
desk-duty-law = Penal Code (straffeloven) sections 196, 274, 275, 282, 283, 291, 295, 299, 312 and 314, and Child Welfare Act (barnevernsloven) section 13‑2. The list in section 196 is longer than the questions here.
desk-duty-source = Made from descriptions of the law, last read 21 November 2026. Sections may have new numbers since 2025. Read the law text at lovdata.no.
