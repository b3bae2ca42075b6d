# The accessibility statement. Only what is true: change the date in accessibility.rs when you change this.

page-statement-title = Accessibility statement
page-statement-own = We who build the pages have written this statement ourselves.
page-statement-compared = It was last compared with the tests { $date }.
page-statement-works = How the pages are made
page-statement-voice = If your phone has an English voice, the articles can be read aloud. The voice is on your phone. The text is not sent to anyone.
page-statement-tried = What we have tried
page-statement-tried-how = Before a change goes out, programs go through the pages in a real browser:
page-statement-tried-rules = A program looks for breaches of WCAG 2.2, levels A and AA, in articles, search, chat, questions and the list. If it finds one, the change does not go out. Such a program finds only some of the faults.
page-statement-tried-keyboard = The chat, the questions and the list are gone through with a keyboard alone.
page-statement-tried-narrow = The pages are shown as narrow as 320 points. That is 400 per cent zoom on a usual screen. Nothing should have to be dragged sideways.
page-statement-tried-script = Articles, phone numbers and the list are read without JavaScript.
page-statement-not-tried = What we have not tried
page-statement-not-readers = Screen readers. The pages have headings, names and messages made for them. But we have not tried NVDA, JAWS, VoiceOver or TalkBack, and do not know what it is like in use.
page-statement-not-people = Nobody who uses assistive technology every day has tried the pages for us yet.
page-statement-not-browsers = The programs use Chromium, on which Chrome and Edge are built. They do not use Safari or Firefox.
page-statement-not-outside = Nobody from outside has checked the accessibility.
page-statement-missing = What is missing
page-statement-missing-sign = Sign language.
page-statement-missing-languages = More languages than Bokmål, Nynorsk and English.
page-statement-missing-writing = Another way to talk to us than writing. If it is hard to write or read, there are people you can call.
page-statement-tell = Does something not work for you?
page-statement-tell-how = You are welcome to say so in the chat when it is open. You need not have anything else to ask. We have no address of its own for this.
