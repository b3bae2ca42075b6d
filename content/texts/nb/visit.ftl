# The chat page, from the first line to the empty page.

## Before the talk

visit-welcome-title = Hei! Fint at du er her.
visit-welcome-lead = Du kan spørre om alt, stort eller lite.
visit-info-anonymous = Du trenger ikke si hvem du er.
visit-info-confidential = Vi som svarer, har taushetsplikt.
visit-info-limit = Ett unntak: Hvis vi vet hvem du er, og noen er i alvorlig fare, eller du er under 18 og ikke trygg hjemme, kan vi måtte si fra. Vi sier det til deg først, hvis vi kan.
visit-info-erased = Det vi skriver, slettes innen { $seconds } sekunder etter at vi er ferdige.
visit-info-leave = «Gå ut nå» bytter til værmeldingen. Den sletter ikke nettloggen din. Snarvei: Shift tre ganger.
visit-begin = Snakk med oss
visit-begin-note = Først fem korte spørsmål. Du kan hoppe over alle.

visit-tap-count = Spørsmål { $n } av { $of }
visit-tap-skip = Hopp over
visit-tap-back = Tilbake
visit-tap-safety = Er du trygg der du er nå?
visit-safety-safe = Ja
visit-safety-unsure = Vet ikke
visit-safety-unsafe = Nei
visit-tap-age = Hvor gammel er du?
visit-age-under-16 = Under 16
visit-age-16-17 = 16–17
visit-age-18-20 = 18–20
visit-age-21-23 = 21–23
visit-age-24-25 = 24–25
visit-age-over-25 = Over 25
visit-age-skip = Vil ikke si
visit-tap-theme = Hva gjelder det?
visit-theme-myself = Meg selv
visit-theme-someone-else = En venn eller noen i familien
visit-theme-my-actions = Noe jeg gjør
visit-theme-my-work = Jeg jobber med unge
visit-theme-question = Bare et spørsmål
visit-tap-wish = Vil du helst snakke med en kvinne eller en mann?
visit-wish-hint = Vi prøver, men kan ikke love det. Er ingen ledig etter noen minutter, spør vi en annen rådgiver for deg.
visit-wish-woman = En kvinne
visit-wish-man = En mann
visit-wish-skip = Det spiller ingen rolle
visit-tap-language = Hvilket språk vil du skrive på?
visit-language-nobody = Ingen på vakt skriver dette språket akkurat nå. Du kan stå i køen likevel, eller velge et annet.
visit-others-look = Flere bruker denne mobilen
visit-others-look-help = Da husker ikke fanen plassen din. Laster du siden på nytt, mister du den. En annen mobil kan være tryggere.
visit-join = Finn en rådgiver til meg

visit-found-title = Vil du fortsette?
visit-found-go-on = Fortsett
visit-found-anew = Start på nytt
visit-found-warning = Starter du på nytt, kan du ikke gå tilbake.

visit-help-unsafe-title = Er du i fare, ring 112
visit-help-unsafe = Kan du bare si lite, si adressen først, og la linjen stå åpen.
visit-help-unsafe-chat = Du kan også skrive med oss. Du får gå foran i køen.
visit-help-under-16-title = 116 111 er laget for deg
visit-help-under-16 = Du kan snakke litt med oss. 116 111 svarer barn og unge på telefon hele døgnet.
visit-help-over-25-title = 116 006 svarer deg også
visit-help-over-25 = Vi er mest for dem under 25. VO‑linjen 116 006 svarer alle over 18, døgnet rundt.
visit-help-go-on = Fortsett til chatten

## In the queue

visit-joining = Et øyeblikk. Vi finner plassen din.
visit-returning = Et øyeblikk. Vi finner tilbake til der du var.
visit-waiting-title = Vi finner en rådgiver til deg
visit-place-label = Plass i køen
visit-place-next = Du er neste i køen.
visit-place = Du er nummer { $n } i køen.
visit-estimate-soon = En rådgiver er snart klar.
visit-estimate-minutes = Det tar nok mellom { $from } og { $to } minutter.
visit-estimate-about = { $n ->
    [one] Det tar nok rundt ett minutt.
   *[other] Det tar nok rundt { $n } minutter.
}
visit-estimate-nobody = Ingen på vakt skriver språket ditt akkurat nå. Derfor vet vi ikke hvor lenge det tar.
visit-estimate-nobody-ready = Ingen rådgiver er klar akkurat nå. Vi vet ikke hvor lenge det tar.
visit-rose-urgent-first = Noen som ikke er trygg, går foran. Du har ikke mistet plassen din.
visit-rose-returning-first = Noen som mistet rådgiveren sin midt i en samtale, går foran.
visit-rose-came-back = Noen som har ventet lenger enn deg, kom tilbake til plassen sin.
visit-waiting-long = Det er mange her nå. Vi har ikke glemt deg.
visit-read = Les mens du venter
visit-read-hint = Plassen din står som den er. Vi sier fra når det er din tur.
visit-read-end = Tilbake til køen
visit-read-back = Forrige side
visit-read-loading = Henter siden …
visit-read-failed = Vi fikk ikke hentet siden. Alt annet står som det var.
visit-read-again = Prøv igjen
visit-card-open = Åpne
visit-card-close = Tilbake til samtalen
visit-waiting-late = Vi stenger snart, og det er ikke sikkert at det blir din tur før det. Vi sier fra om det ikke går. Numrene her på siden svarer.
visit-waiting-stay = Bli gjerne på siden. Låser mobilen seg, så kom tilbake innen { $minutes } minutter.
visit-keep-awake = Hold skjermen på mens jeg venter
visit-keep-awake-failed = Mobilen vil ikke holde skjermen på. Trykk på den av og til.
visit-vibrate = Vibrer kort når det er min tur, så lenge skjermen er på
visit-leave-queue = Gå ut av køen
visit-leave-queue-question = Vil du gå ut av køen? Da mister du plassen.
visit-leave-queue-yes = Ja, gå ut
visit-leave-queue-no = Nei, bli i køen
visit-choose-language = Velg et annet språk
visit-choose-language-question = Da går du ut av køen og stiller deg i den igjen. Vil du det?
visit-choose-language-yes = Ja, velg språk
visit-notice-offer-missed = En rådgiver var klar, men vi fikk ikke svar. Plassen er fortsatt din, og vi spør én gang til litt senere.
visit-notice-offer-withdrawn = Rådgiveren mistet nettet før dere kom i gang. Plassen er fortsatt din.
visit-notice-counsellor-lost = Rådgiveren kom ikke tilbake. Det er ikke din feil. Du går foran i køen, og en kollega tar over. Kollegaen kan lese det dere skrev.
visit-notice-handed-over = Du sa ja til at en kollega tar over. Du er blant de første i køen, og kollegaen kan lese det dere har skrevet.

visit-ready-title = En rådgiver er klar
visit-ready-text = Trykk når du er klar til å skrive.
visit-ready-again = Rekker du det ikke, spør vi deg én gang til.
visit-ready-last = Dette er siste gang vi spør. Rekker du det ikke, går plassen videre. Da kan du stille deg i køen igjen.
visit-ready-missed = Sist fikk vi ikke svar. Det er helt i orden.
visit-ready-withdrawn = Rådgiveren mistet nettet sist. Nå er en rådgiver klar igjen.
visit-ready-lost = Rådgiveren kom ikke tilbake. Det er ikke din feil. En kollega er klar, og kan lese det dere skrev.
visit-ready-handed-over = En kollega er klar til å ta over, og kan lese det dere har skrevet.
visit-ready-offline = Vi har ikke kontakt akkurat nå. Knappen virker igjen når vi er tilbake.
visit-start = Start samtalen
visit-starting = Starter …
visit-ready-left = { $seconds ->
    [one] Ett sekund igjen
   *[other] { $seconds } sekunder igjen
}

## The talk

visit-talk-title = Samtale med { $alias }
visit-talk-opening = Nå er du koblet til. Begynn der du vil.
visit-talk-colleague = { $alias } har tatt over, og kan lese det som er skrevet her.
visit-hand-over-answered = Et øyeblikk …
visit-kept = Du blir hos { $alias }.
visit-kept-silent = Vi hørte ikke noe svar, så ingenting er endret. Du blir hos { $alias }.
visit-kept-gone = Det gikk ikke likevel. Du blir hos { $alias }.
visit-kept-taken-back = { $alias } kan bli likevel.
visit-counsellor = Rådgiver
visit-counsellor-present = Er her
visit-counsellor-away = Borte litt
visit-counsellor-unknown = Vet ikke nå
visit-typing = { $alias } skriver …
visit-missing = Noe kan mangle i samtalen. Vi prøver å hente det.
visit-message-label = Samtalen
visit-message-me = Du:
visit-message-other = { $alias }:
visit-guest-lead = Vaktleder { $alias }
visit-guest-colleague = Kollega { $alias }
visit-message-sending = Sendes …
visit-message-sent = Sendt
visit-message-seen = Sett
visit-message-not-sent = Ikke sendt
visit-message-held = Dette skrev du før en kollega tok over, så vi har ikke sendt det. Trykk «Prøv igjen» hvis kollegaen skal få det.
visit-message-try-again = Prøv igjen
visit-message-newer = Nye meldinger
visit-compose-label = Skriv her
visit-compose-send = Send
visit-compose-enter-phone = Ingen ser det før du trykker Send.
visit-compose-enter-keyboard = Enter sender. Shift + Enter gir ny linje.
visit-compose-left = { $n } tegn igjen
visit-compose-too-long = { $n } tegn for mye. Del det i to.
visit-compose-full = Mange meldinger er ikke sendt ennå. Teksten din står her til det er plass til flere.
visit-help-now = Hjelp nå
visit-help-close = Lukk
visit-end = Avslutt
visit-end-question = Vil du avslutte samtalen?
visit-end-yes = Ja, avslutt
visit-end-no = Nei, fortsett

## The connection

visit-not-yet = Vi får ikke kontakt ennå. Vi prøver igjen.
visit-lost = { $minutes ->
    [one] Vi mistet kontakten. Vi prøver igjen, og samtalen er åpen i ett minutt til.
   *[other] Vi mistet kontakten. Vi prøver igjen, og samtalen er åpen i { $minutes } minutter til.
}
visit-lost-long = Vi får ikke kontakt ennå, og samtalen kan være avsluttet. Vi prøver fortsatt. Under «Hjelp nå» står det noen du kan ringe.
visit-lost-queue = { $minutes ->
    [one] Vi mistet kontakten. Vi prøver igjen. Plassen er din, men om ett minutt kan andre slippe til først.
   *[other] Vi mistet kontakten. Vi prøver igjen. Plassen er din, men om { $minutes } minutter kan andre slippe til først.
}
visit-lost-queue-long = Vi får ikke kontakt ennå. Andre kan slippe til først nå, men vi prøver fortsatt. Lenger ned står det noen du kan ringe.
visit-back-talk = Du er tilbake. Alt vi skrev, er her fortsatt.
visit-back-queue = Du er tilbake. Plassen er fortsatt din.
visit-live-away = Det har stoppet opp hos oss, ikke hos deg. Det du skriver, blir her og sendes når det virker igjen.
visit-live-queue = Det har stoppet opp hos oss, ikke hos deg. Bli på siden, så fortsetter vi når det virker igjen.
visit-live-back = Nå virker det igjen.
visit-try-now = Prøv nå

## After

visit-ended-title = Takk for praten
visit-ended-title-queue = Du er ute av køen
visit-ended-title-leaving = Du er på vei ut av køen
visit-ended-title-leaving-talk = Du er på vei ut av samtalen
visit-ended-title-lost = Samtalen er avsluttet
visit-ended-title-lapsed = Du står ikke i køen lenger
visit-ended-visitor-left = Du avsluttet samtalen.
visit-ended-counsellor-ended = Rådgiveren har avsluttet samtalen.
visit-ended-visitor-lost = Vi mistet kontakten for lenge, så samtalen ble avsluttet.
visit-ended-missed = Vi spurte to ganger uten å få svar. Da gikk plassen videre. Det er helt i orden, og du kan stille deg i køen igjen.
visit-ended-expired = Det gikk lang tid uten at vi hørte fra deg. Da gikk plassen videre. Du kan stille deg i køen igjen.
visit-ended-closed = Vi stengte før en rådgiver ble ledig. Det er leit, og det er ikke din feil. Du trenger ikke vente alene.
visit-ended-closed-talk = Vi stengte før en kollega kunne ta over. Det er leit, og det er ikke din feil. Du trenger ikke vente alene.
visit-ended-welcome = Du er velkommen igjen, så mange ganger du vil.
visit-ended-erased = Det vi skrev, slettes hos oss innen { $seconds } sekunder.
visit-ended-untold = Du har ikke nett akkurat nå. Vi gir beskjed til rådgiveren så snart nettet er tilbake, hvis siden står åpen. Da slettes det vi skrev, innen { $seconds } sekunder. Uten beskjed avsluttes samtalen av seg selv etter noen minutter.
visit-ended-untold-queue = Du har ikke nett akkurat nå. Vi tar deg ut av køen så snart nettet er tilbake, hvis siden står åpen.
visit-last-words-title = Rådgiveren har avsluttet samtalen
visit-last-words-unsent = Det siste du skrev, kom ikke fram. Det står her, så du kan lese det.
visit-last-words-on = Gå videre
visit-last-words-help = Samtalen står her i høyst ett minutt. Så er den borte fra siden.
visit-again = Still deg i køen igjen
visit-home = Til forsiden

visit-feedback-title = Vil du si hvordan det var?
visit-feedback-lead = Noen få trykk, ingen navn.
visit-feedback-heard = Følte du deg hørt?
visit-feedback-helped = Fikk du hjelp med det du lurte på?
visit-feedback-knows-next = Vet du hva du kan gjøre nå?
visit-feedback-again = Ville du brukt chatten igjen?
visit-feedback-better = Hva kan bli bedre?
visit-degree-yes = Ja
visit-degree-some = Litt
visit-degree-maybe = Kanskje
visit-degree-no = Nei
visit-better-wait = Ventetid
visit-better-language = Språk
visit-better-time = Tid til å prate
visit-better-advice = Råd
visit-better-safety = Tryggheten på siden
visit-better-all-good = Alt var bra
visit-feedback-send = Send svar
visit-feedback-skip = Hopp over

visit-farewell-title = Samtalen er borte herfra
visit-farewell-thanked = Takk for svarene dine.
visit-farewell-text = Ingenting av det vi skrev, ligger igjen her.
visit-farewell-history = Nettloggen i nettleseren din viser at siden har vært åpen. Den må du slette selv.

## When it does not go as it should

visit-closed-title = Chatten er stengt nå
visit-closed-opens = Vi åpner { $day } kl. { $time }.
visit-closed-alone = Du trenger ikke vente alene.
visit-closed-look = Se om vi har åpnet
visit-today = i dag
visit-refused-title = Vi får ikke satt deg i køen nå
visit-retry = Prøv igjen
visit-retry-in = { $seconds ->
    [one] Siden prøver igjen av seg selv om ett sekund.
   *[other] Siden prøver igjen av seg selv om { $seconds } sekunder.
}
visit-forgotten-title = Vi fant ikke tilbake til deg
visit-forgotten-place = Plassen din er dessverre borte. Enten gikk det lang tid, eller så måtte vi starte på nytt. Det er ikke din feil.
visit-forgotten-talk = Samtalen er dessverre brutt, og vi kan ikke hente den fram. Det er ikke din feil.
visit-replaced-title = Chatten er åpen i en annen fane
visit-replaced-text = Bare én fane kan ha chatten om gangen.
visit-replaced-here = Fortsett her
visit-stopped-title = Noe gikk galt hos oss, ikke hos deg
visit-stopped-text = Prøv igjen, eller ring et av numrene.

visit-phones-title = Andre som svarer
visit-cover = Trykk for å fortsette
