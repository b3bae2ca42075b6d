# The chat page, from the first line to the empty page.

## Before the talk

visit-welcome-title = Hei! Fint at du er her.
visit-welcome-lead = Du kan spørje om alt, stort eller lite.
visit-info-anonymous = Du treng ikkje seie kven du er.
visit-info-confidential = Vi som svarar, har teieplikt.
visit-info-limit = Eitt unntak: Om vi veit kven du er, og nokon er i alvorleg fare, eller du er under 18 og ikkje trygg heime, kan vi måtte seie ifrå. Vi seier det til deg først, om vi kan.
visit-info-erased = Det vi skriv, blir sletta innan { $seconds } sekund etter at vi er ferdige.
visit-info-leave = «Gå ut no» byter til vêrmeldinga, men slettar ikkje nettloggen din. Snarveg: Shift tre gonger.
visit-begin = Snakk med oss
visit-begin-note = Først fem korte spørsmål. Du kan hoppe over alle.

visit-tap-count = Spørsmål { $n } av { $of }
visit-tap-skip = Hopp over
visit-tap-back = Tilbake
visit-tap-safety = Er du trygg der du er no?
visit-safety-safe = Ja
visit-safety-unsure = Veit ikkje
visit-safety-unsafe = Nei
visit-tap-age = Kor gammal er du?
visit-age-under-16 = Under 16
visit-age-16-17 = 16–17
visit-age-18-20 = 18–20
visit-age-21-23 = 21–23
visit-age-24-25 = 24–25
visit-age-over-25 = Over 25
visit-age-skip = Vil ikkje seie
visit-tap-theme = Kva gjeld det?
visit-theme-myself = Meg sjølv
visit-theme-someone-else = Ein ven eller nokon i familien
visit-theme-my-actions = Noko eg gjer
visit-theme-my-work = Eg jobbar med unge
visit-theme-question = Berre eit spørsmål
visit-tap-wish = Vil du helst snakke med ei kvinne eller ein mann?
visit-wish-hint = Vi prøver, men kan ikkje love det. Er ingen ledig etter nokre minutt, spør vi ein annan rådgivar for deg.
visit-wish-woman = Ei kvinne
visit-wish-man = Ein mann
visit-wish-skip = Det spelar inga rolle
visit-tap-language = Kva språk vil du skrive på?
visit-language-nobody = Ingen på vakt skriv dette språket akkurat no. Du kan stå i køen likevel, eller velje eit anna.
visit-others-look = Fleire bruker denne mobilen
visit-others-look-help = Då hugsar ikkje fana plassen din. Lastar du sida på nytt, mistar du han. Ein annan mobil kan vere tryggare.
visit-join = Finn ein rådgivar til meg

visit-found-title = Vil du halde fram?
visit-found-go-on = Hald fram
visit-found-anew = Start på nytt
visit-found-warning = Startar du på nytt, kan du ikkje gå tilbake.

visit-help-unsafe-title = Er du i fare, ring 112
visit-help-unsafe = Kan du berre seie lite, sei adressa først, og la linja stå open.
visit-help-unsafe-chat = Du kan òg skrive med oss. Du får gå framfor i køen.
visit-help-under-16-title = 116 111 er laga for deg
visit-help-under-16 = Du kan snakke litt med oss. 116 111 svarar barn og unge på telefon heile døgnet.
visit-help-over-25-title = 116 006 svarar deg òg
visit-help-over-25 = Vi er mest for dei under 25. VO‑linja 116 006 svarar alle over 18, døgnet rundt.
visit-help-go-on = Hald fram til chatten

## In the queue

visit-joining = Ein augneblink. Vi finn plassen din.
visit-returning = Ein augneblink. Vi finn tilbake til der du var.
visit-waiting-title = Vi finn ein rådgivar til deg
visit-place-label = Plass i køen
visit-place-next = Du er neste i køen.
visit-place = Du er nummer { $n } i køen.
visit-estimate-soon = Ein rådgivar er snart klar.
visit-estimate-minutes = Det tek nok mellom { $from } og { $to } minutt.
visit-estimate-about = { $n ->
    [one] Det tek nok rundt eitt minutt.
   *[other] Det tek nok rundt { $n } minutt.
}
visit-estimate-nobody = Ingen på vakt skriv språket ditt akkurat no. Derfor veit vi ikkje kor lenge det tek.
visit-estimate-nobody-ready = Ingen rådgivar er klar akkurat no. Vi veit ikkje kor lenge det tek.
visit-rose-urgent-first = Nokon som ikkje er trygg, går framfor. Du har ikkje mista plassen din.
visit-rose-returning-first = Nokon som mista rådgivaren sin midt i ein samtale, går framfor.
visit-rose-came-back = Nokon som har venta lenger enn deg, kom tilbake til plassen sin.
visit-waiting-long = Det er mange her no. Vi har ikkje gløymt deg.
visit-read = Les medan du ventar
visit-read-hint = Plassen din står som han er. Vi seier ifrå når det er din tur.
visit-read-end = Tilbake til køen
visit-read-back = Førre side
visit-read-loading = Hentar sida …
visit-read-failed = Vi fekk ikkje henta sida. Alt anna står som det var.
visit-read-again = Prøv igjen
visit-card-open = Opne
visit-card-close = Tilbake til samtalen
visit-waiting-late = Vi stengjer snart, og det er ikkje sikkert at det blir din tur før det. Vi seier frå om det ikkje går. Nummera her på sida svarar.
visit-waiting-stay = Bli gjerne på sida. Låser mobilen seg, så kom tilbake innan { $minutes } minutt.
visit-keep-awake = Hald skjermen på mens eg ventar
visit-keep-awake-failed = Mobilen vil ikkje halde skjermen på. Trykk på han av og til.
visit-vibrate = Vibrer kort når det er min tur, så lenge skjermen er på
visit-leave-queue = Gå ut av køen
visit-leave-queue-question = Vil du gå ut av køen? Då mistar du plassen.
visit-leave-queue-yes = Ja, gå ut
visit-leave-queue-no = Nei, bli i køen
visit-choose-language = Vel eit anna språk
visit-choose-language-question = Då går du ut av køen og stiller deg i han igjen. Vil du det?
visit-choose-language-yes = Ja, vel språk
visit-notice-offer-missed = Ein rådgivar var klar, men vi fekk ikkje svar. Plassen er framleis din, og vi spør éin gong til litt seinare.
visit-notice-offer-withdrawn = Rådgivaren mista nettet før de kom i gang. Plassen er framleis din.
visit-notice-counsellor-lost = Rådgivaren kom ikkje tilbake. Det er ikkje din feil. Du går framfor i køen, og ein kollega tek over. Kollegaen kan lese det de skreiv.
visit-notice-handed-over = Du sa ja til at ein kollega tek over. Du er mellom dei første i køen, og kollegaen kan lese det de har skrive.

visit-ready-title = Ein rådgivar er klar
visit-ready-text = Trykk når du er klar til å skrive.
visit-ready-again = Rekk du det ikkje, spør vi deg éin gong til.
visit-ready-last = Dette er siste gongen vi spør. Rekk du det ikkje, går plassen vidare. Då kan du stille deg i køen igjen.
visit-ready-missed = Sist fekk vi ikkje svar. Det er heilt i orden.
visit-ready-withdrawn = Rådgivaren mista nettet sist. No er ein rådgivar klar igjen.
visit-ready-lost = Rådgivaren kom ikkje tilbake. Det er ikkje din feil. Ein kollega er klar, og kan lese det de skreiv.
visit-ready-handed-over = Ein kollega er klar til å ta over, og kan lese det de har skrive.
visit-ready-offline = Vi har ikkje kontakt akkurat no. Knappen verkar igjen når vi er tilbake.
visit-start = Start samtalen
visit-starting = Startar …
visit-ready-left = { $seconds ->
    [one] Eitt sekund igjen
   *[other] { $seconds } sekund igjen
}

## The talk

visit-talk-title = Samtale med { $alias }
visit-talk-opening = No er du kopla til. Start der du vil.
visit-talk-colleague = { $alias } har teke over, og kan lese det som er skrive her.
visit-hand-over-answered = Ein augneblink …
visit-kept = Du blir hos { $alias }.
visit-kept-silent = Vi høyrde ikkje noko svar, så ingenting er endra. Du blir hos { $alias }.
visit-kept-gone = Det gjekk ikkje likevel. Du blir hos { $alias }.
visit-kept-taken-back = { $alias } kan bli likevel.
visit-counsellor = Rådgivar
visit-counsellor-present = Er her
visit-counsellor-away = Borte litt
visit-counsellor-unknown = Veit ikkje no
visit-typing = { $alias } skriv …
visit-missing = Noko kan mangle i samtalen. Vi prøver å hente det.
visit-message-label = Samtalen
visit-message-me = Du:
visit-message-other = { $alias }:
visit-guest-lead = Vaktleiar { $alias }
visit-guest-colleague = Kollega { $alias }
visit-message-sending = Blir sendt …
visit-message-sent = Sendt
visit-message-seen = Sett
visit-message-not-sent = Ikkje sendt
visit-message-held = Dette skreiv du før ein kollega tok over, så vi har ikkje sendt det. Trykk «Prøv igjen» om kollegaen skal få det.
visit-message-try-again = Prøv igjen
visit-message-newer = Nye meldingar
visit-compose-label = Skriv her
visit-compose-send = Send
visit-compose-enter-phone = Ingen ser det før du trykkjer Send.
visit-compose-enter-keyboard = Enter sender. Shift + Enter gir ny linje.
visit-compose-left = { $n } teikn igjen
visit-compose-too-long = { $n } teikn for mykje. Del det i to.
visit-compose-full = Mange meldingar er ikkje sende enno. Teksten din står her til det er plass til fleire.
visit-help-now = Hjelp no
visit-help-close = Lukk
visit-end = Avslutt
visit-end-question = Vil du avslutte samtalen?
visit-end-yes = Ja, avslutt
visit-end-no = Nei, hald fram

## The connection

visit-not-yet = Vi får ikkje kontakt enno. Vi prøver igjen.
visit-lost = { $minutes ->
    [one] Vi mista kontakten. Vi prøver igjen, og samtalen er open i eitt minutt til.
   *[other] Vi mista kontakten. Vi prøver igjen, og samtalen er open i { $minutes } minutt til.
}
visit-lost-long = Vi får ikkje kontakt enno, og samtalen kan vere avslutta. Vi prøver framleis. Under «Hjelp no» står det nokon du kan ringe.
visit-lost-queue = { $minutes ->
    [one] Vi mista kontakten. Vi prøver igjen. Plassen er din, men om eitt minutt kan andre sleppe til først.
   *[other] Vi mista kontakten. Vi prøver igjen. Plassen er din, men om { $minutes } minutt kan andre sleppe til først.
}
visit-lost-queue-long = Vi får ikkje kontakt enno. Andre kan sleppe til først no, men vi prøver framleis. Lenger ned står det nokon du kan ringe.
visit-back-talk = Du er tilbake. Alt vi skreiv, er her framleis.
visit-back-queue = Du er tilbake. Plassen er framleis din.
visit-live-away = Det har stoppa opp hos oss, ikkje hos deg. Det du skriv, blir her og blir sendt når det verkar igjen.
visit-live-queue = Det har stoppa opp hos oss, ikkje hos deg. Bli på sida, så held vi fram når det verkar igjen.
visit-live-back = No verkar det igjen.
visit-try-now = Prøv no

## After

visit-ended-title = Takk for praten
visit-ended-title-queue = Du er ute av køen
visit-ended-title-leaving = Du er på veg ut av køen
visit-ended-title-leaving-talk = Du er på veg ut av samtalen
visit-ended-title-lost = Samtalen er avslutta
visit-ended-title-lapsed = Du står ikkje i køen lenger
visit-ended-visitor-left = Du avslutta samtalen.
visit-ended-counsellor-ended = Rådgivaren har avslutta samtalen.
visit-ended-visitor-lost = Vi mista kontakten for lenge, så samtalen vart avslutta.
visit-ended-missed = Vi spurde to gonger utan å få svar. Då gjekk plassen vidare. Det er heilt i orden, og du kan stille deg i køen igjen.
visit-ended-expired = Det gjekk lang tid utan at vi høyrde frå deg. Då gjekk plassen vidare. Du kan stille deg i køen igjen.
visit-ended-closed = Vi stengde før ein rådgivar vart ledig. Det er leitt, og det er ikkje din feil. Du treng ikkje vente åleine.
visit-ended-closed-talk = Vi stengde før ein kollega kunne ta over. Det er leitt, og det er ikkje din feil. Du treng ikkje vente åleine.
visit-ended-welcome = Du er velkommen igjen, så mange gonger du vil.
visit-ended-erased = Det vi skreiv, blir sletta hos oss innan { $seconds } sekund.
visit-ended-untold = Du har ikkje nett akkurat no. Vi gir beskjed til rådgivaren så snart nettet er tilbake, om sida står open. Då blir det vi skreiv, sletta innan { $seconds } sekund. Utan beskjed blir samtalen avslutta av seg sjølv etter nokre minutt.
visit-ended-untold-queue = Du har ikkje nett akkurat no. Vi tek deg ut av køen så snart nettet er tilbake, om sida står open.
visit-last-words-title = Rådgivaren har avslutta samtalen
visit-last-words-unsent = Det siste du skreiv, kom ikkje fram. Det står her, så du kan lese det.
visit-last-words-on = Gå vidare
visit-last-words-help = Samtalen står her i høgst eitt minutt. Så er han borte frå sida.
visit-again = Still deg i køen igjen
visit-home = Til framsida

visit-feedback-title = Vil du seie korleis det var?
visit-feedback-lead = Nokre få trykk, ingen namn.
visit-feedback-heard = Kjende du deg høyrd?
visit-feedback-helped = Fekk du hjelp med det du lurte på?
visit-feedback-knows-next = Veit du kva du kan gjere no?
visit-feedback-again = Ville du brukt chatten igjen?
visit-feedback-better = Kva kan bli betre?
visit-degree-yes = Ja
visit-degree-some = Litt
visit-degree-maybe = Kanskje
visit-degree-no = Nei
visit-better-wait = Ventetid
visit-better-language = Språk
visit-better-time = Tid til å prate
visit-better-advice = Råd
visit-better-safety = Tryggleiken på sida
visit-better-all-good = Alt var bra
visit-feedback-send = Send svar
visit-feedback-skip = Hopp over

visit-farewell-title = Samtalen er borte herifrå
visit-farewell-thanked = Takk for svara dine.
visit-farewell-text = Ingenting av det vi skreiv, ligg igjen her.
visit-farewell-history = Nettloggen i nettlesaren din viser at sida har vore open. Han må du slette sjølv.

## When it does not go as it should

visit-closed-title = Chatten er stengd no
visit-closed-opens = Vi opnar { $day } kl. { $time }.
visit-closed-alone = Du treng ikkje vente åleine.
visit-closed-look = Sjå om vi har opna
visit-today = i dag
visit-refused-title = Vi får ikkje sett deg i køen no
visit-retry = Prøv igjen
visit-retry-in = { $seconds ->
    [one] Sida prøver igjen av seg sjølv om eitt sekund.
   *[other] Sida prøver igjen av seg sjølv om { $seconds } sekund.
}
visit-forgotten-title = Vi fann ikkje tilbake til deg
visit-forgotten-place = Plassen din er dessverre borte. Anten gjekk det lang tid, eller så måtte vi starte på nytt. Det er ikkje din feil.
visit-forgotten-talk = Samtalen er dessverre broten, og vi kan ikkje hente han fram. Det er ikkje din feil.
visit-replaced-title = Chatten er open i ei anna fane
visit-replaced-text = Berre éi fane kan ha chatten om gongen.
visit-replaced-here = Hald fram her
visit-stopped-title = Noko gjekk gale hos oss, ikkje hos deg
visit-stopped-text = Prøv igjen, eller ring eit av nummera.

visit-phones-title = Andre som svarar
visit-cover = Trykk for å halde fram
