# What the service says in the middle of a talk. These texts are not in the page, they are sent when they are needed.

told-hand-over = { $alias } asks if { $colleague } can take over the talk. { $colleague } can read what is written here, so you need not start again. You decide. If you do not answer, you stay with { $alias }.
told-hand-over-queue = { $alias } asks if a colleague can take over the talk. You go among the first in line, and the colleague can read what is written here, so you need not start again. You decide. If you do not answer, you stay with { $alias }.
told-hand-over-agree = Yes, go on with { $colleague }
told-hand-over-agree-queue = Yes, find a colleague
told-hand-over-stay = No, stay with { $alias }
told-away = { $alias } is away for a moment. You can write meanwhile.
told-errand = { $alias } had to step away for a little, and will be back at about { $time }. It is not because of you. You can write meanwhile.
told-errand-late = { $alias } is not back yet. It is not because of you. If it takes long, a colleague takes over, and you do not have to start again.
told-quiet = It has been quiet for a while, and that is quite all right. If we do not hear from you, { $alias } closes the talk at { $time }. Write something or press here if you want to go on. You can always come back later.
told-quiet-here = I am here
told-card-gone = This page has been taken away. Feel free to ask the counsellor about it.
told-guest-lead = Shift lead { $guest } is in the talk and can read everything here. { $alias } stays. You can say no thanks at any time.
told-guest-colleague = { $guest }, a colleague of { $alias }, is in the talk and can read everything here. { $alias } stays. You can say no thanks at any time.
told-guest-no = No thanks
told-guest-alone = That is all right. { $guest } is out of the talk and does not see what you write now. { $alias } can still ask others for advice.
told-guest-gone = { $guest } is no longer in the talk, and does not see what you write now.
told-guest-stays = The one you talked with could not come back. { $guest } was there, and goes on with you. You do not have to start again.
told-guest-lost = Nobody but { $alias } is in the talk with you any more.
told-guest-yours = { $guest } is the one you talk with now.
told-ended-resting = The counsellor has ended the talk. The chat is taking a break from this connection, and does not open again from here before about { $time }. You can read our pages all the time, and the numbers below answer day and night. If you are not safe, you are let in all the same: start again, and say so when the chat asks. If you are in danger, call 112.
told-resting = The chat is taking a break from this connection until about { $time }. It may be because of somebody else who uses the same network. Not safe right now? Try again, and say so when the chat asks. Then you get a place in the line all the same. You can read our pages all the time, and the numbers below answer day and night. If you are in danger, call 112.
