# Rådgivernes vaktside. Den andre i samtalen er ukjent: si «den andre», aldri han eller hun.

desk-title = Vakt
desk-skip-to-talk = Gå til samtalen
desk-skip-to-queue = Gå til køen
desk-alias = Du heter { $alias } her
desk-sign-out = Logg ut
desk-sign-out-ask = Vil du logge ut midt i en samtale?
desk-sign-out-consequence = Den andre går da først i køen, og en kollega tar over.
desk-sign-out-yes = Logg ut
desk-sign-out-no = Bli her
desk-sign-in = Logg inn igjen
desk-sign-in-hint = Vi måtte starte på nytt hos oss, og du er ikke logget inn lenger. Samtalen ligger her og går videre når du er inne.
desk-sign-in-name = Brukernavn
desk-sign-in-password = Passord
desk-sign-in-submit = Logg inn
desk-sign-in-code-hint = Nå mangler bare koden fra appen på mobilen.
desk-sign-in-code = Kode
desk-sign-in-recovery = Bruk en reservekode
desk-sign-in-recovery-code = Reservekode
desk-sign-in-app = Bruk koden fra appen
desk-sign-in-passkey = Logg inn med passnøkkel
desk-sign-in-passkey-given-up = Det ble ikke noe av denne gangen. Prøv igjen, eller bruk passordet.
desk-sign-in-provider = Logg inn med { $name } i et nytt vindu
desk-sign-in-provider-hint = Logg inn i det nye vinduet, og kom tilbake hit. Samtalen ligger her så lenge.
desk-sign-in-otherwise = Logg inn på en annen måte
desk-sign-in-set-up-hint = Koder på mobilen må settes opp på nytt før du kommer inn. Gjør det i et nytt vindu, og kom tilbake hit. Samtalen ligger her så lenge.
desk-sign-in-set-up = Sett opp koder i et nytt vindu
desk-sign-in-set-up-done = Jeg har gjort det
desk-sign-in-set-up-not-yet = Du er ikke inne ennå. Gjør ferdig det andre vinduet først.
desk-sign-in-choose-hint = Passordet er laget av noen andre, så du må velge ditt eget før du kommer inn. Gjør det i et nytt vindu, og kom tilbake hit. Samtalen ligger her så lenge.
desk-sign-in-choose = Velg passord i et nytt vindu
desk-still-here = Er du her fortsatt?
desk-still-here-hint = Det er en stund siden noe skjedde på denne skjermen. Trykk på en tast, eller rør mus eller skjerm, så går alt videre. Ellers dekker vi skjermen.
desk-still-here-yes = Jeg er her
desk-sign-in-ends = Innloggingen går snart ut
desk-sign-in-ends-hint = Den varer så lenge som en vakt. Etterpå ber vi deg logge inn på nytt, og en åpen samtale går videre når du er inne igjen.
desk-covered-hint = Vi har dekket skjermen, så ingen andre kan lese her. Er du midt i en samtale, holder vi på den noen minutter. Logg inn, så går du videre.
desk-sign-ins = Innlogginger
desk-sign-ins-hint = Her er du logget inn. Vi vet ikke hvilke maskiner det er, bare når de ble brukt. Kjenner du ikke igjen en av dem, kan du avslutte den og bytte passord.
desk-sign-ins-only = Du er ikke logget inn andre steder.
desk-sign-ins-end-others = Avslutt alle andre
desk-own-password = Bytt passord
desk-sign-ins-keys = Passnøklene dine (åpnes i nytt vindu)
desk-sign-in-began = Logget inn { $when }
desk-sign-in-used = Sist brukt { $when }
desk-sign-in-here = Denne, som du bruker nå
desk-sign-in-end = Avslutt
desk-sign-in-end-one = Avslutt: { $began }
desk-sound = Lyd
desk-sound-on = på
desk-sound-off = av
desk-close = Lukk

## Vakten
desk-open = Åpent
desk-open-until = Åpent til { $when }
desk-closed = Stengt
desk-closed-until = Stengt til { $when }
desk-by-hand = for hånd: { $reason }
desk-switch = Åpne eller steng chatten
desk-switch-what = Hva vil du?
desk-switch-close = Stenge for nye
desk-switch-close-means = Ingen nye slipper inn. De som venter, får vite det nå, og beholder plassen så lenge noen på vakt kan språket deres. Samtaler som er i gang, går videre.
desk-switch-close-act = Steng nå
desk-switch-open = Holde åpent
desk-switch-open-means = Alle kan stille seg i køen fra nå, på alle språk.
desk-switch-open-act = Åpne nå
desk-switch-why = Hvorfor?
desk-switch-sickness = Sykdom
desk-switch-few-on-shift = For få på vakt
desk-switch-event = Noe som skjer
desk-switch-technical = Teknisk feil
desk-switch-other = Noe annet
desk-switch-how-long = Hvor lenge?
desk-switch-half-an-hour = En halv time
desk-switch-one-hour = En time
desk-switch-two-hours = To timer
desk-switch-rest-of-day = Resten av dagen
desk-switch-hours = La åpningstidene gjelde igjen
desk-switch-cancel = Avbryt
desk-counts = Vakten nå
desk-count-on-shift = på vakt
desk-count-ready = { $n ->
    [one] klar
   *[other] klare
}
desk-count-talking = i samtale
desk-count-paused = i pause

## Forbindelsen
desk-link-up = Tilkoblet
desk-link-down = Ikke tilkoblet
desk-link-first = Kobler til …
desk-link-again = Mistet forbindelsen. Kobler til igjen …
desk-link-again-long = Vi har ikke kontakt med tjenesten akkurat nå. Det du skriver, blir liggende her og sendes når vi er tilbake.
desk-link-back = Tilkoblet igjen.
desk-live-away = Det har stoppet opp hos oss. Det du skriver, blir her og sendes når det virker igjen.
desk-live-back = Nå virker det igjen.
desk-try-now = Prøv nå

## Det jeg gjør
desk-me = Du nå
desk-me-resting = Du tar ikke imot
desk-me-resting-hint = Ingen kobles til deg før du sier fra.
desk-me-paused = Pause
desk-me-paused-hint = Pust litt. Ingen kobles til deg nå.
desk-me-ready = Du er klar
desk-me-ready-hint = Den som har ventet lengst, får deg med én gang.
desk-me-ready-hint-empty = Den neste som kommer, får deg med én gang.
desk-me-offering = Vi spør den neste
desk-me-offering-hint = Samtalen åpner her når den andre trykker start.
desk-me-talking = Du er i samtale
desk-me-talking-hint = En pause begynner av seg selv når samtalen er slutt.
desk-ready = Klar for neste
desk-ready-more = Klar for én til
desk-pause = Pause
desk-time-left = { $clock } igjen
desk-offer-lapsed = Den vi spurte, svarte ikke denne gangen. Det handler ikke om deg.

## Køen
desk-queue = Køen
desk-queue-count = { $n ->
    [one] { $n } venter
   *[other] { $n } venter
}
desk-queue-none = Ingen venter nå
desk-queue-none-hint = Siden sier fra når noen kommer.
desk-queue-hide = Skjul
desk-queue-show = Vis
desk-queue-hidden = Køen er skjult. Du får beskjed som før.
desk-queue-more = Viser de { $shown } første av { $total }.
desk-to-live = Kvelden i tall (åpnes i nytt vindu)
desk-minutes-none = < 1 min
desk-minutes = { $n } min
desk-lane-urgent = Ikke trygg
desk-lane-returning = Mistet samtalen sin

## Det den andre har fortalt
desk-told = Fortalt før samtalen
desk-told-nothing = Ikke svart
desk-age = Alder
desk-age-under-16 = Under 16
desk-age-16-17 = 16–17
desk-age-18-20 = 18–20
desk-age-21-23 = 21–23
desk-age-24-25 = 24–25
desk-age-over-25 = Over 25
desk-theme = Tema
desk-theme-myself = Seg selv
desk-theme-someone-else = En venn eller i familien
desk-theme-my-actions = Noe de selv gjør
desk-theme-my-work = Jobber med unge
desk-theme-question = Bare et spørsmål
desk-wish = Ønsker
desk-wish-woman = En kvinne
desk-wish-man = En mann
desk-safety = Trygg nå?
desk-safety-safe = Ja
desk-safety-unsure = Vet ikke
desk-safety-unsafe = Nei
desk-language = Språk
desk-language-nb = Bokmål
desk-language-nn = Nynorsk
desk-language-en = Engelsk
desk-waited = Ventet

## Samtalen
desk-talk = Samtale
desk-talk-numbered = Samtale { $n }
desk-talks = Samtaler
desk-talk-opened = En samtale har åpnet.
desk-lasted = Varighet
desk-unread = { $n ->
    [one] { $n } ny
   *[other] { $n } nye
}
desk-log = Meldinger
desk-log-empty = Den andre er her. Du kan begynne.
desk-log-newer = Nye meldinger
desk-from-me = Du
desk-from-visitor = Den andre
desk-visitor-here = Er her
desk-visitor-is-back = Er tilbake
desk-visitor-typing = Skriver …
desk-visitor-lost = Er frakoblet
desk-visitor-unknown = Vet ikke nå
desk-visitor-lost-hint = Vi venter på den andre i { $clock } til. Det du skriver, kommer fram hvis de kommer tilbake.
desk-visitor-lost-said = Den andre mistet forbindelsen. Vi venter.
desk-visitor-back = Den andre er tilbake.
desk-gap = Noe kan mangle her. Vi henter samtalen på nytt.
desk-may-be-missing = Noe kan mangle her. Vi spør begge sidene etter det.
desk-write = Skriv til den andre
desk-write-hint = Enter sender. Shift og Enter gir ny linje.
desk-write-hint-phone = Enter gir ny linje.
desk-send = Send
desk-chars-left = { $n ->
    [one] { $n } tegn igjen
   *[other] { $n } tegn igjen
}
desk-chars-over = { $n ->
    [one] { $n } tegn for langt. Del det i to.
   *[other] { $n } tegn for langt. Del det i to.
}
desk-write-full = Mange meldinger er ikke sendt ennå. Teksten din står her til forbindelsen er tilbake.
desk-sending = Sender …
desk-sent = Sendt
desk-seen = Sett
desk-not-sent = Ikke sendt.
desk-retry = Prøv igjen

## Å gi samtalen videre
desk-hand-over = Gi videre
desk-hand-over-title = Gi samtalen videre
desk-hand-over-lead = Samtalen er din til både kollegaen og den andre har sagt ja. Den andre trenger ikke begynne på nytt.
desk-hand-over-to = Til hvem?
desk-hand-over-queue = Køen
desk-hand-over-queue-hint = Den andre stiller blant de første i køen, og den neste som er klar, tar over.
desk-hand-over-nobody = Ingen kollega som skriver dette språket, har plass akkurat nå.
desk-hand-over-note = En lapp til den som tar over
desk-hand-over-note-hint = Du kan la den stå tom. Den andre ser den ikke, og den slettes når samtalen er slutt.
desk-hand-over-note-over = { $n ->
    [one] { $n } tegn for langt.
   *[other] { $n } tegn for langt.
}
desk-hand-over-ask = Spør
desk-hand-over-cancel = Avbryt
desk-hand-over-keep = Behold samtalen
desk-hand-over-colleague = Kollegaen
desk-hand-over-colleague-asked = Vi spør { $alias }.
desk-hand-over-visitor-asked = { $alias } sier ja. Nå spør vi den andre.
desk-hand-over-visitor-asked-queue = Vi spør den andre om det er greit.
desk-hand-over-declined = { $alias } kan ikke ta over nå. Samtalen er fortsatt din.
desk-hand-over-colleague-silent = { $alias } svarte ikke. Samtalen er fortsatt din.
desk-hand-over-colleague-gone = Kollegaen kan ikke ta over likevel. Samtalen er fortsatt din.
desk-hand-over-visitor-stays = Den andre vil heller bli hos deg.
desk-hand-over-visitor-silent = Den andre svarte ikke. Samtalen er fortsatt din.
desk-hand-over-taken-back = Du beholder samtalen. De som var spurt, har fått vite det.
desk-hand-over-lost = Spørsmålet ble borte hos oss. Samtalen er fortsatt din, og du kan spørre igjen.
desk-take-over = { $alias } spør om du kan ta over en samtale
desk-take-over-asked = En kollega spør om du kan ta over en samtale.
desk-take-over-take = Ja, det kan jeg
desk-take-over-decline = Ikke nå
desk-take-over-taken = Du har sagt ja. Nå spør vi den andre.
desk-take-over-silent = Tiden for å svare gikk ut. Kollegaen beholder samtalen.
desk-take-over-visitor-stays = Den andre vil heller bli hos kollegaen din. Plassen er ledig igjen.
desk-take-over-visitor-silent = Den andre svarte ikke, så kollegaen din beholder samtalen.
desk-take-over-taken-back = Kollegaen din beholder samtalen likevel.
desk-take-over-talk-ended = Samtalen tok slutt før du kunne ta over.
desk-take-over-lost = Det ble ikke noe av overtakelsen.
desk-call-in = Kall inn
desk-call-in-title = Kall inn en til i samtalen
desk-call-in-lead = Samtalen er din. Den andre får vite hvem som kommer før de ser noe, og kan si nei takk når som helst.
desk-call-in-to = Hvem?
desk-call-in-shift-lead = Vaktlederen
desk-call-in-shift-lead-hint = Den vaktlederen på vakt som svarer først.
desk-call-in-nobody = Ingen kan komme akkurat nå.
desk-call-in-note = En lapp til den som kommer
desk-call-in-note-hint = Du kan la den stå tom. Den andre ser den ikke, og den slettes når gjesten går.
desk-call-in-asked = Vi spør { $alias }.
desk-call-in-asked-lead = Vi spør vaktlederen.
desk-call-in-coming = { $alias } sier ja. Nå får den andre vite det.
desk-call-in-here = { $alias } er med i samtalen. Den andre vet det.
desk-call-in-take-back = Det trengs ikke
desk-call-in-thank = Takk for hjelpen
desk-call-in-somebody = Den du spurte
desk-call-in-declined = { $alias } kan ikke komme nå.
desk-call-in-silent = { $alias } svarte ikke.
desk-call-in-gone = { $alias } er ikke her lenger.
desk-call-in-taken-back = Det er bare dere to i samtalen.
desk-call-in-visitor-alone = Den andre vil heller være alene med deg.
desk-call-in-visitor-away = Den andre kunne ikke få vite det, så ingen kom inn.
desk-call-in-guest-left = { $alias } har gått ut av samtalen. Den andre vet det.
desk-call-in-guest-lost = Forbindelsen til { $alias } ble brutt. Det er bare dere to i samtalen nå.
desk-call-in-lost = Det ble borte hos oss. Det er bare dere to i samtalen, og du kan spørre igjen.
desk-called-in = { $alias } spør om du kan komme inn i en samtale
desk-called-in-lead = { $alias } spør etter vaktlederen i en samtale
desk-called-in-asked = En kollega ber deg inn i en samtale.
desk-called-in-take = Ja, jeg kommer
desk-called-in-coming = Du har sagt ja. Så snart den andre vet det, ser du samtalen.
desk-called-in-other = En annen har sagt ja. Takk likevel.
desk-called-in-silent = Tiden for å svare gikk ut.
desk-called-in-taken-back = Kollegaen din trenger deg ikke i samtalen lenger.
desk-called-in-talk-ended = Samtalen er slutt.
desk-called-in-visitor-alone = Den andre vil heller være alene med kollegaen din. Det handler ikke om deg.
desk-called-in-visitor-away = Den andre kunne ikke få vite at du kom, så samtalen ble ikke vist.
desk-called-in-left = Du har gått ut av samtalen.
desk-called-in-handed-over = Samtalen er gitt videre.
desk-called-in-lost = Du er ikke med i samtalen lenger.
desk-guest = Du er gjest hos { $alias }. Begge ser det du skriver, og den andre vet at du er her.
desk-guest-note = Fra { $alias }
desk-guest-leave = Gå ut
desk-guest-lead = Vaktleder { $alias }
desk-guest-colleague = Kollega { $alias }
desk-note = Fra kollegaen før deg

## Å gå fra litt
desk-errand = Gå fra litt
desk-errand-ask = Hvor lenge blir du borte?
desk-errand-consequence = De du snakker med, får vite når du omtrent er tilbake, og at det ikke er på grunn av dem. Ingen nye kobles til deg imens. Er du ikke tilbake i tide, tar en kollega over.
desk-errand-minutes = { $n } minutter
desk-errand-cancel = Bli her
desk-errand-told = Du er borte litt, og de du snakker med, vet det.
desk-errand-late = Er du tilbake? De du snakker med, venter på deg. Snart tar en kollega over.
desk-errand-back = Jeg er tilbake

## Når det blir stille
desk-silence = Det har vært stille i { $n } min.
desk-silence-perhaps = Kanskje kan den andre ikke skrive akkurat nå.
desk-silence-ask = Spør om de er der
desk-silence-close = Lukk hvis det forblir stille
desk-silence-told = Den andre har fått vite at samtalen snart lukkes. Skriver de, eller trykker at de er her, går den videre.
desk-silence-keep = Hold den åpen

## Det vakta passer på
desk-risk = Risiko
desk-risk-marked = Merket som risiko { $when }. Vaktledere på vakt ser merket, men ingen ord. Den andre får ikke vite det.
desk-risk-said = En samtale er merket som risiko.
desk-debrief-ask = Jeg trenger en prat selv
desk-debrief-asked = Vaktlederen har fått beskjed. Du ser her hvem som kommer.
desk-debrief-coming = { $alias } kommer til deg.
desk-debrief-nobody = Ingen vaktleder er logget inn nå. Snakk med en kollega på vakt, eller ring den dere har avtalt. Logger en vaktleder inn, får de beskjeden din.
desk-debrief-take-back = Jeg trenger det ikke lenger
desk-debrief-done = Ferdig
desk-debrief-said = En kollega vil gjerne snakke med en vaktleder.
desk-debrief-coming-said = En vaktleder kommer til deg.
desk-lead = For deg som er vaktleder
desk-lead-debrief = { $alias } vil gjerne snakke med noen
desk-lead-debrief-coming = { $lead } kommer til { $alias }
desk-lead-come = Jeg kommer
desk-lead-come-to = Jeg kommer til { $alias }
desk-lead-risk = { $alias } har merket samtalen sin som risiko { $when }
desk-lead-long-wait = Noen har ventet i mer enn { $n } minutter, og ingen er klare.

## Slutten
desk-end = Avslutt samtalen
desk-end-short = Avslutt
desk-end-ask = Vil du avslutte samtalen?
desk-end-consequence = Ingen av dere kan skrive mer etterpå. Teksten slettes innen { $n } sekunder.
desk-end-yes = Avslutt
desk-end-no = Fortsett samtalen
desk-end-words = Et siste ord
desk-end-words-hint = Du kan la det stå tomt. Det kommer fram før samtalen lukkes, og den andre kan lese det i et minutt.
desk-end-send = Send og avslutt
desk-respite = Avslutt og ta en pause fra denne forbindelsen
desk-respite-hint = Da tar chatten ikke inn noen fra det samme nettet en stund. Bak det kan det sitte en hel familie eller skole, så ta så kort tid du kan. Den som sier at de ikke er trygge, slipper inn likevel.
desk-respite-care = Stillhet, testing og rare spørsmål er ofte noen som samler mot.
desk-respite-length = Hvor lenge
desk-respite-quarter-hour = 15 minutter
desk-respite-hour = 1 time
desk-respite-evening = 6 timer, hvis en vaktleder sier ja. Til da gjelder 1 time.
desk-respite-evening-lead = 6 timer, hvis en kollega sier ja. Til da gjelder 1 time.
desk-respite-end = Avslutt og ta pause
desk-respite-send = Send, avslutt og ta pause
desk-respite-lost = Den andre er ikke tilkoblet nå, så det er ingen forbindelse å ta pause fra.
desk-respites = Pauser fra forbindelser
desk-respites-mine = Din: chatten tar pause fra én forbindelse til kl. { $time }.
desk-respites-of = { $alias }: chatten tar pause fra én forbindelse til kl. { $time }.
desk-respites-asked-mine = Du har spurt om 6 timer. Uten et ja innen kl. { $time } gjelder det som står.
desk-respites-asked = { $alias } spør om 6 timers pause fra én forbindelse. Svar innen kl. { $time }, ellers gjelder det som står.
desk-respites-agree = Ja, 6 timer
desk-respites-decline = Nei
desk-respites-lift = Åpne igjen nå
desk-respites-lift-of = Åpne igjen nå for forbindelsen som { $alias } tok pause fra
desk-respite-said = Noen spør om en lengre pause fra en forbindelse.
desk-own-replies = Egne svar
desk-own-replies-hint = Bare du ser dem, og du kan slette dem når som helst. Skriv aldri noe fra en samtale her, og ingenting om noen du har snakket med.
desk-own-replies-group = Dine egne
desk-own-replies-none = Du har ingen ennå.
desk-own-replies-new = Nytt svar
desk-own-replies-changing = Endre svaret
desk-own-replies-prepare = Skriv egne ferdige svar
desk-own-replies-title = Navn i listen
desk-own-replies-language = Språk
desk-own-replies-text = Ordene
desk-own-replies-save = Lagre
desk-own-replies-kept = Lagret.
desk-own-replies-cancel = Avbryt
desk-own-replies-change = Endre
desk-own-replies-change-one = Endre «{ $title }»
desk-own-replies-remove = Slett
desk-own-replies-remove-ask = Slette «{ $title }» for godt?
desk-own-replies-remove-yes = Ja, slett
desk-own-replies-remove-no = Behold
desk-ended-visitor-left = Den andre har avsluttet samtalen
desk-ended-visitor-exited = Den andre gikk ut i en fart
desk-ended-visitor-exited-hint = Det kan være utrygt der de er. Ikke skriv, og ikke prøv å nå dem.
desk-ended-visitor-lost = Forbindelsen til den andre kom ikke tilbake
desk-ended-counsellor-ended = Du har avsluttet samtalen
desk-ended-back-to-queue = Den andre venter nå på en kollega
desk-ended-back-to-queue-hint = Du var borte lenger enn samtalen kunne vente. Den andre står først i køen.
desk-ended-handed-over = Du har gitt samtalen videre
desk-ended-expired = Samtalen er over
desk-ended-closed = Chatten stengte før samtalen kom i gang igjen
desk-ended-while-away = Samtalen tok slutt mens du var frakoblet
desk-ended-care = Ta den tiden du trenger.
desk-ended-care-pause = Pausen er din.
desk-erase-in = { $n ->
    [one] Teksten slettes om { $n } sekund
   *[other] Teksten slettes om { $n } sekunder
}
desk-erase-now = Slett nå
desk-erased = Samtalen er slettet.

## Uten samtale
desk-quiet-resting = Ingen samtale nå
desk-quiet-resting-hint = Når du er klar, trykker du «Klar for neste».
desk-quiet-paused = Du har pause
desk-quiet-paused-hint = Reis deg, drikk litt vann, snakk med en kollega. Køen passer vi på.
desk-quiet-ready = Alt er klart
desk-quiet-ready-hint = Samtalen åpner her av seg selv.
desk-quiet-offering = En som venter, er spurt
desk-quiet-offering-hint = Den andre bestemmer selv når samtalen begynner.

## Stoppet
desk-replaced = Vakten er åpen i et annet vindu
desk-replaced-hint = Samtalene dine er der. Du kan bruke ett vindu om gangen.
desk-replaced-take = Bruk dette vinduet
desk-stopped = Siden er koblet fra
desk-stopped-hint = Noe gikk galt hos oss. Last siden på nytt, så henter vi det som er åpent.
desk-stopped-reload = Last siden på nytt

## Snarveier
desk-trainings = Opplæringen din
desk-training-stops = «{ $name }» gikk ut { $date }. Du kan ikke ta nye samtaler før den er fornyet, men de som er i gang, kan du fullføre. Snakk med vaktleder eller en administrator, så ordner dere det sammen.
desk-training-stops-theme = «{ $name }» gikk ut { $date }. Til den er fornyet, får andre først tilbud om samtaler om { $theme }. Snakk med vaktleder eller en administrator.
desk-training-lapsed = «{ $name }» gikk ut { $date }.
desk-training-due = «{ $name }» gjelder til og med { $date }. Avtal gjerne fornyelse nå.

desk-rota = Vaktlista
desk-rota-now = På vakt nå, { $from }–{ $to }: { $members }
desk-rota-nobody-now = Ingen står på vaktlista akkurat nå.
desk-rota-next = Neste, { $date } kl. { $from }–{ $to }: { $members }
desk-rota-covered = Språk dekket nå: { $languages }
desk-rota-uncovered = Ingen på lista skriver: { $languages }
desk-rota-stand-ins = Kan tre inn: { $members }. Ta kontakt slik dere pleier.
desk-rota-open = Hele vaktlista (åpnes i nytt vindu)
desk-too-few-closed = Chatten har ikke åpnet ennå: { $here } av { $wanted } er på plass. Den åpner av seg selv når dere er mange nok.
desk-too-few-closed-lead = Chatten har ikke åpnet ennå: { $here } av { $wanted } er på plass. Den åpner av seg selv når dere er mange nok, eller når du åpner for hånd.
desk-too-few-open = Dere er { $here } på plass, og { $wanted } er bestemt. Chatten er åpen og blir ikke stengt av seg selv.

desk-account-changed = Kontoen din er endret: { $languages }, og høyst { $n } om gangen. Samtaler som er i gang, går videre.

desk-keys = Snarveier
desk-keys-hint = Hold Alt og Shift, og trykk bokstaven. På Mac: Option og Shift.
desk-keys-ready = Klar for neste, eller pause
desk-keys-message = Til meldingsfeltet
desk-keys-end = Avslutt samtalen
desk-keys-queue = Vis eller skjul køen
desk-keys-sound = Lyd på eller av
desk-keys-talk = Bytt samtale
desk-keys-help = Vis snarveiene

## Avslag som betyr noe annet her enn for den andre
desk-refused-service-closed = Chatten er stengt nå, så ingen nye kan komme til deg.
desk-refused-no-conversation = Denne samtalen er ikke åpen lenger.
desk-refused-conversation-ended = Samtalen var over, så dette kom ikke fram.
desk-refused-conversation-full = Samtalen har ikke plass til mer. Avslutt når dere er klare.
desk-refused-internal = Noe gikk galt hos oss. Vent litt og prøv igjen.
