# Vaktsida til rådgivarane. Den andre i samtalen er ukjend: sei «den andre», aldri han eller ho.

desk-title = Vakt
desk-skip-to-talk = Gå til samtalen
desk-skip-to-queue = Gå til køen
desk-alias = Du heiter { $alias } her
desk-sign-out = Logg ut
desk-sign-out-ask = Vil du logge ut midt i ein samtale?
desk-sign-out-consequence = Den andre går då først i køen, og ein kollega tek over.
desk-sign-out-yes = Logg ut
desk-sign-out-no = Bli her
desk-sign-in = Logg inn igjen
desk-sign-in-hint = Vi måtte starte på nytt hos oss, og du er ikkje logga inn lenger. Samtalen ligg her og går vidare når du er inne.
desk-sign-in-name = Brukarnamn
desk-sign-in-password = Passord
desk-sign-in-submit = Logg inn
desk-sign-in-code-hint = No manglar berre koden frå appen på mobilen.
desk-sign-in-code = Kode
desk-sign-in-recovery = Bruk ein reservekode
desk-sign-in-recovery-code = Reservekode
desk-sign-in-app = Bruk koden frå appen
desk-sign-in-passkey = Logg inn med passnøkkel
desk-sign-in-passkey-given-up = Det vart ikkje noko av denne gongen. Prøv igjen, eller bruk passordet.
desk-sign-in-provider = Logg inn med { $name } i eit nytt vindauge
desk-sign-in-provider-hint = Logg inn i det nye vindauget, og kom tilbake hit. Samtalen ligg her så lenge.
desk-sign-in-otherwise = Logg inn på ein annan måte
desk-sign-in-set-up-hint = Kodar på mobilen må setjast opp på nytt før du kjem inn. Gjer det i eit nytt vindauge, og kom tilbake hit. Samtalen ligg her så lenge.
desk-sign-in-set-up = Set opp kodar i eit nytt vindauge
desk-sign-in-set-up-done = Eg har gjort det
desk-sign-in-set-up-not-yet = Du er ikkje inne enno. Gjer ferdig det andre vindauget først.
desk-sign-in-choose-hint = Passordet er laga av nokon andre, så du må velje ditt eige før du kjem inn. Gjer det i eit nytt vindauge, og kom tilbake hit. Samtalen ligg her så lenge.
desk-sign-in-choose = Vel passord i eit nytt vindauge
desk-still-here = Er du her framleis?
desk-still-here-hint = Det er ei stund sidan noko hende på denne skjermen. Trykk på ein tast, eller rør mus eller skjerm, så går alt vidare. Elles dekkjer vi skjermen.
desk-still-here-yes = Eg er her
desk-sign-in-ends = Innlogginga går snart ut
desk-sign-in-ends-hint = Ho varer så lenge som ei vakt. Etterpå ber vi deg logge inn på nytt, og ein open samtale går vidare når du er inne igjen.
desk-covered-hint = Vi har dekt skjermen, så ingen andre kan lese her. Er du midt i ein samtale, held vi på han nokre minutt. Logg inn, så går du vidare.
desk-sign-ins = Innloggingar
desk-sign-ins-hint = Her er du logga inn. Vi veit ikkje kva maskiner det er, berre når dei vart brukte. Kjenner du ikkje att ei av dei, kan du avslutte ho og byte passord.
desk-sign-ins-only = Du er ikkje logga inn andre stader.
desk-sign-ins-end-others = Avslutt alle andre
desk-own-password = Byt passord
desk-sign-ins-keys = Passnøklane dine (blir opna i nytt vindauge)
desk-sign-in-began = Logga inn { $when }
desk-sign-in-used = Sist brukt { $when }
desk-sign-in-here = Denne, som du bruker no
desk-sign-in-end = Avslutt
desk-sign-in-end-one = Avslutt: { $began }
desk-sound = Lyd
desk-sound-on = på
desk-sound-off = av
desk-close = Lukk

## Vakta
desk-open = Ope
desk-open-until = Ope til { $when }
desk-closed = Stengt
desk-closed-until = Stengt til { $when }
desk-by-hand = for hand: { $reason }
desk-switch = Opne eller steng chatten
desk-switch-what = Kva vil du?
desk-switch-close = Stengje for nye
desk-switch-close-means = Ingen nye slepp inn. Dei som ventar, får vite det no, og held på plassen så lenge nokon på vakt kan språket deira. Samtalar som er i gang, går vidare.
desk-switch-close-act = Steng no
desk-switch-open = Halde ope
desk-switch-open-means = Alle kan stille seg i køen frå no, på alle språk.
desk-switch-open-act = Opne no
desk-switch-why = Kvifor?
desk-switch-sickness = Sjukdom
desk-switch-few-on-shift = For få på vakt
desk-switch-event = Noko som skjer
desk-switch-technical = Teknisk feil
desk-switch-other = Noko anna
desk-switch-how-long = Kor lenge?
desk-switch-half-an-hour = Ein halv time
desk-switch-one-hour = Ein time
desk-switch-two-hours = To timar
desk-switch-rest-of-day = Resten av dagen
desk-switch-hours = La opningstidene gjelde att
desk-switch-cancel = Avbryt
desk-counts = Vakta no
desk-count-on-shift = på vakt
desk-count-ready = { $n ->
    [one] klar
   *[other] klare
}
desk-count-talking = i samtale
desk-count-paused = i pause

## Sambandet
desk-link-up = Tilkopla
desk-link-down = Ikkje tilkopla
desk-link-first = Koplar til …
desk-link-again = Mista sambandet. Koplar til igjen …
desk-link-again-long = Vi har ikkje kontakt med tenesta akkurat no. Det du skriv, blir liggjande her og blir sendt når vi er tilbake.
desk-link-back = Tilkopla igjen.
desk-live-away = Det har stoppa opp hos oss. Det du skriv, blir her og blir sendt når det verkar igjen.
desk-live-back = No verkar det igjen.
desk-try-now = Prøv no

## Det eg gjer
desk-me = Du no
desk-me-resting = Du tek ikkje imot
desk-me-resting-hint = Ingen blir kopla til deg før du seier frå.
desk-me-paused = Pause
desk-me-paused-hint = Pust litt. Ingen blir kopla til deg no.
desk-me-ready = Du er klar
desk-me-ready-hint = Den som har venta lengst, får deg med ein gong.
desk-me-ready-hint-empty = Den neste som kjem, får deg med ein gong.
desk-me-offering = Vi spør den neste
desk-me-offering-hint = Samtalen opnar her når den andre trykkjer start.
desk-me-talking = Du er i samtale
desk-me-talking-hint = Ein pause byrjar av seg sjølv når samtalen er slutt.
desk-ready = Klar for neste
desk-ready-more = Klar for éin til
desk-pause = Pause
desk-time-left = { $clock } igjen
desk-offer-lapsed = Den vi spurde, svara ikkje denne gongen. Det handlar ikkje om deg.

## Køen
desk-queue = Køen
desk-queue-count = { $n ->
    [one] { $n } ventar
   *[other] { $n } ventar
}
desk-queue-none = Ingen ventar no
desk-queue-none-hint = Sida seier frå når nokon kjem.
desk-queue-hide = Skjul
desk-queue-show = Vis
desk-queue-hidden = Køen er skjult. Du får beskjed som før.
desk-queue-more = Viser dei { $shown } første av { $total }.
desk-to-live = Kvelden i tal (opnar i nytt vindauge)
desk-minutes-none = < 1 min
desk-minutes = { $n } min
desk-lane-urgent = Ikkje trygg
desk-lane-returning = Mista samtalen sin

## Det den andre har fortalt
desk-told = Fortalt før samtalen
desk-told-nothing = Ikkje svart
desk-age = Alder
desk-age-under-16 = Under 16
desk-age-16-17 = 16–17
desk-age-18-20 = 18–20
desk-age-21-23 = 21–23
desk-age-24-25 = 24–25
desk-age-over-25 = Over 25
desk-theme = Tema
desk-theme-myself = Seg sjølv
desk-theme-someone-else = Ein ven eller i familien
desk-theme-my-actions = Noko dei sjølve gjer
desk-theme-my-work = Jobbar med unge
desk-theme-question = Berre eit spørsmål
desk-wish = Ønskjer
desk-wish-woman = Ei kvinne
desk-wish-man = Ein mann
desk-safety = Trygg no?
desk-safety-safe = Ja
desk-safety-unsure = Veit ikkje
desk-safety-unsafe = Nei
desk-language = Språk
desk-language-nb = Bokmål
desk-language-nn = Nynorsk
desk-language-en = Engelsk
desk-waited = Venta

## Samtalen
desk-talk = Samtale
desk-talk-numbered = Samtale { $n }
desk-talks = Samtalar
desk-talk-opened = Ein samtale har opna.
desk-lasted = Varigheit
desk-unread = { $n ->
    [one] { $n } ny
   *[other] { $n } nye
}
desk-log = Meldingar
desk-log-empty = Den andre er her. Du kan byrje.
desk-log-newer = Nye meldingar
desk-from-me = Du
desk-from-visitor = Den andre
desk-visitor-here = Er her
desk-visitor-is-back = Er tilbake
desk-visitor-typing = Skriv …
desk-visitor-lost = Er fråkopla
desk-visitor-unknown = Veit ikkje no
desk-visitor-lost-hint = Vi ventar på den andre i { $clock } til. Det du skriv, kjem fram om dei kjem tilbake.
desk-visitor-lost-said = Den andre mista sambandet. Vi ventar.
desk-visitor-back = Den andre er tilbake.
desk-gap = Noko kan mangle her. Vi hentar samtalen på nytt.
desk-may-be-missing = Noko kan mangle her. Vi spør begge sidene etter det.
desk-write = Skriv til den andre
desk-write-hint = Enter sender. Shift og Enter gir ny linje.
desk-write-hint-phone = Enter gir ny linje.
desk-send = Send
desk-chars-left = { $n ->
    [one] { $n } teikn igjen
   *[other] { $n } teikn igjen
}
desk-chars-over = { $n ->
    [one] { $n } teikn for langt. Del det i to.
   *[other] { $n } teikn for langt. Del det i to.
}
desk-write-full = Mange meldingar er ikkje sende enno. Teksten din står her til sambandet er tilbake.
desk-sending = Sender …
desk-sent = Sendt
desk-seen = Sett
desk-not-sent = Ikkje sendt.
desk-retry = Prøv igjen

## Å gje samtalen vidare
desk-hand-over = Gje vidare
desk-hand-over-title = Gje samtalen vidare
desk-hand-over-lead = Samtalen er din til både kollegaen og den andre har sagt ja. Den andre treng ikkje byrje på nytt.
desk-hand-over-to = Til kven?
desk-hand-over-queue = Køen
desk-hand-over-queue-hint = Den andre stiller mellom dei første i køen, og den neste som er klar, tek over.
desk-hand-over-nobody = Ingen kollega som skriv dette språket, har plass akkurat no.
desk-hand-over-note = Ein lapp til den som tek over
desk-hand-over-note-hint = Du kan la han stå tom. Den andre ser han ikkje, og han blir sletta når samtalen er slutt.
desk-hand-over-note-over = { $n ->
    [one] { $n } teikn for langt.
   *[other] { $n } teikn for langt.
}
desk-hand-over-ask = Spør
desk-hand-over-cancel = Avbryt
desk-hand-over-keep = Behald samtalen
desk-hand-over-colleague = Kollegaen
desk-hand-over-colleague-asked = Vi spør { $alias }.
desk-hand-over-visitor-asked = { $alias } seier ja. No spør vi den andre.
desk-hand-over-visitor-asked-queue = Vi spør den andre om det er greitt.
desk-hand-over-declined = { $alias } kan ikkje ta over no. Samtalen er framleis din.
desk-hand-over-colleague-silent = { $alias } svara ikkje. Samtalen er framleis din.
desk-hand-over-colleague-gone = Kollegaen kan ikkje ta over likevel. Samtalen er framleis din.
desk-hand-over-visitor-stays = Den andre vil heller bli hos deg.
desk-hand-over-visitor-silent = Den andre svara ikkje. Samtalen er framleis din.
desk-hand-over-taken-back = Du beheld samtalen. Dei som var spurde, har fått vite det.
desk-hand-over-lost = Spørsmålet vart borte hos oss. Samtalen er framleis din, og du kan spørje igjen.
desk-take-over = { $alias } spør om du kan ta over ein samtale
desk-take-over-asked = Ein kollega spør om du kan ta over ein samtale.
desk-take-over-take = Ja, det kan eg
desk-take-over-decline = Ikkje no
desk-take-over-taken = Du har sagt ja. No spør vi den andre.
desk-take-over-silent = Tida for å svare gjekk ut. Kollegaen beheld samtalen.
desk-take-over-visitor-stays = Den andre vil heller bli hos kollegaen din. Plassen er ledig igjen.
desk-take-over-visitor-silent = Den andre svara ikkje, så kollegaen din beheld samtalen.
desk-take-over-taken-back = Kollegaen din beheld samtalen likevel.
desk-take-over-talk-ended = Samtalen tok slutt før du kunne ta over.
desk-take-over-lost = Det vart ikkje noko av overtakinga.
desk-call-in = Kall inn
desk-call-in-title = Kall inn ein til i samtalen
desk-call-in-lead = Samtalen er din. Den andre får vite kven som kjem før dei ser noko, og kan seie nei takk når som helst.
desk-call-in-to = Kven?
desk-call-in-shift-lead = Vaktleiaren
desk-call-in-shift-lead-hint = Den vaktleiaren på vakt som svarar først.
desk-call-in-nobody = Ingen kan kome akkurat no.
desk-call-in-note = Ein lapp til den som kjem
desk-call-in-note-hint = Du kan la han stå tom. Den andre ser han ikkje, og han blir sletta når gjesten går.
desk-call-in-asked = Vi spør { $alias }.
desk-call-in-asked-lead = Vi spør vaktleiaren.
desk-call-in-coming = { $alias } seier ja. No får den andre vite det.
desk-call-in-here = { $alias } er med i samtalen. Den andre veit det.
desk-call-in-take-back = Det trengst ikkje
desk-call-in-thank = Takk for hjelpa
desk-call-in-somebody = Den du spurde
desk-call-in-declined = { $alias } kan ikkje kome no.
desk-call-in-silent = { $alias } svara ikkje.
desk-call-in-gone = { $alias } er ikkje her lenger.
desk-call-in-taken-back = Det er berre de to i samtalen.
desk-call-in-visitor-alone = Den andre vil heller vere åleine med deg.
desk-call-in-visitor-away = Den andre kunne ikkje få vite det, så ingen kom inn.
desk-call-in-guest-left = { $alias } har gått ut av samtalen. Den andre veit det.
desk-call-in-guest-lost = Sambandet med { $alias } vart brote. Det er berre de to i samtalen no.
desk-call-in-lost = Det vart borte hos oss. Det er berre de to i samtalen, og du kan spørje igjen.
desk-called-in = { $alias } spør om du kan kome inn i ein samtale
desk-called-in-lead = { $alias } spør etter vaktleiaren i ein samtale
desk-called-in-asked = Ein kollega ber deg inn i ein samtale.
desk-called-in-take = Ja, eg kjem
desk-called-in-coming = Du har sagt ja. Så snart den andre veit det, ser du samtalen.
desk-called-in-other = Ein annan har sagt ja. Takk likevel.
desk-called-in-silent = Tida for å svare gjekk ut.
desk-called-in-taken-back = Kollegaen din treng deg ikkje i samtalen lenger.
desk-called-in-talk-ended = Samtalen er slutt.
desk-called-in-visitor-alone = Den andre vil heller vere åleine med kollegaen din. Det handlar ikkje om deg.
desk-called-in-visitor-away = Den andre kunne ikkje få vite at du kom, så samtalen vart ikkje vist.
desk-called-in-left = Du har gått ut av samtalen.
desk-called-in-handed-over = Samtalen er gitt vidare.
desk-called-in-lost = Du er ikkje med i samtalen lenger.
desk-guest = Du er gjest hos { $alias }. Begge ser det du skriv, og den andre veit at du er her.
desk-guest-note = Frå { $alias }
desk-guest-leave = Gå ut
desk-guest-lead = Vaktleiar { $alias }
desk-guest-colleague = Kollega { $alias }
desk-note = Frå kollegaen før deg

## Å gå frå litt
desk-errand = Gå frå litt
desk-errand-ask = Kor lenge blir du borte?
desk-errand-consequence = Dei du snakkar med, får vite når du omtrent er tilbake, og at det ikkje er på grunn av dei. Ingen nye blir kopla til deg imens. Er du ikkje tilbake i tide, tek ein kollega over.
desk-errand-minutes = { $n } minutt
desk-errand-cancel = Bli her
desk-errand-told = Du er borte litt, og dei du snakkar med, veit det.
desk-errand-late = Er du tilbake? Dei du snakkar med, ventar på deg. Snart tek ein kollega over.
desk-errand-back = Eg er tilbake

## Når det blir stille
desk-silence = Det har vore stille i { $n } min.
desk-silence-perhaps = Kanskje kan ikkje den andre skrive akkurat no.
desk-silence-ask = Spør om dei er der
desk-silence-close = Lukk om det held fram stille
desk-silence-told = Den andre har fått vite at samtalen snart blir lukka. Skriv dei, eller trykkjer at dei er her, går han vidare.
desk-silence-keep = Hald han open

## Det vakta passar på
desk-risk = Risiko
desk-risk-marked = Merkt som risiko { $when }. Vaktleiarar på vakt ser merket, men ingen ord. Den andre får ikkje vite det.
desk-risk-said = Ein samtale er merkt som risiko.
desk-debrief-ask = Eg treng ein prat sjølv
desk-debrief-asked = Vaktleiaren har fått beskjed. Du ser her kven som kjem.
desk-debrief-coming = { $alias } kjem til deg.
desk-debrief-nobody = Ingen vaktleiar er logga inn no. Snakk med ein kollega på vakt, eller ring den de har avtalt. Loggar ein vaktleiar inn, får dei beskjeden din.
desk-debrief-take-back = Eg treng det ikkje lenger
desk-debrief-done = Ferdig
desk-debrief-said = Ein kollega vil gjerne snakke med ein vaktleiar.
desk-debrief-coming-said = Ein vaktleiar kjem til deg.
desk-lead = For deg som er vaktleiar
desk-lead-debrief = { $alias } vil gjerne snakke med nokon
desk-lead-debrief-coming = { $lead } kjem til { $alias }
desk-lead-come = Eg kjem
desk-lead-come-to = Eg kjem til { $alias }
desk-lead-risk = { $alias } har merkt samtalen sin som risiko { $when }
desk-lead-long-wait = Nokon har venta i meir enn { $n } minutt, og ingen er klare.

## Slutten
desk-end = Avslutt samtalen
desk-end-short = Avslutt
desk-end-ask = Vil du avslutte samtalen?
desk-end-consequence = Ingen av dykk kan skrive meir etterpå. Teksten blir sletta innan { $n } sekund.
desk-end-yes = Avslutt
desk-end-no = Hald fram med samtalen
desk-end-words = Eit siste ord
desk-end-words-hint = Du kan la det stå tomt. Det kjem fram før samtalen blir lukka, og den andre kan lese det i eit minutt.
desk-end-send = Send og avslutt
desk-respite = Avslutt og ta ein pause frå dette sambandet
desk-respite-hint = Då tek chatten ikkje inn nokon frå det same nettet ei stund. Bak det kan det sitje ein heil familie eller skule, så ta så kort tid du kan. Den som seier at dei ikkje er trygge, slepp inn likevel.
desk-respite-care = Stille, testing og rare spørsmål er ofte nokon som samlar mot.
desk-respite-length = Kor lenge
desk-respite-quarter-hour = 15 minutt
desk-respite-hour = 1 time
desk-respite-evening = 6 timar, om ein vaktleiar seier ja. Til då gjeld 1 time.
desk-respite-evening-lead = 6 timar, om ein kollega seier ja. Til då gjeld 1 time.
desk-respite-end = Avslutt og ta pause
desk-respite-send = Send, avslutt og ta pause
desk-respite-lost = Den andre er ikkje kopla til no, så det er ikkje noko samband å ta pause frå.
desk-respites = Pausar frå samband
desk-respites-mine = Din: chatten tek pause frå eitt samband til kl. { $time }.
desk-respites-of = { $alias }: chatten tek pause frå eitt samband til kl. { $time }.
desk-respites-asked-mine = Du har spurt om 6 timar. Utan eit ja innan kl. { $time } gjeld det som står.
desk-respites-asked = { $alias } spør om 6 timars pause frå eitt samband. Svar innan kl. { $time }, elles gjeld det som står.
desk-respites-agree = Ja, 6 timar
desk-respites-decline = Nei
desk-respites-lift = Opne igjen no
desk-respites-lift-of = Opne igjen no for sambandet som { $alias } tok pause frå
desk-respite-said = Nokon spør om ein lengre pause frå eit samband.
desk-own-replies = Eigne svar
desk-own-replies-hint = Berre du ser dei, og du kan slette dei når som helst. Skriv aldri noko frå ein samtale her, og ingenting om nokon du har snakka med.
desk-own-replies-group = Dine eigne
desk-own-replies-none = Du har ingen enno.
desk-own-replies-new = Nytt svar
desk-own-replies-changing = Endre svaret
desk-own-replies-prepare = Skriv eigne ferdige svar
desk-own-replies-title = Namn i lista
desk-own-replies-language = Språk
desk-own-replies-text = Orda
desk-own-replies-save = Lagre
desk-own-replies-kept = Lagra.
desk-own-replies-cancel = Avbryt
desk-own-replies-change = Endre
desk-own-replies-change-one = Endre «{ $title }»
desk-own-replies-remove = Slett
desk-own-replies-remove-ask = Slette «{ $title }» for godt?
desk-own-replies-remove-yes = Ja, slett
desk-own-replies-remove-no = Behald
desk-ended-visitor-left = Den andre har avslutta samtalen
desk-ended-visitor-exited = Den andre gjekk ut i ein fart
desk-ended-visitor-exited-hint = Det kan vere utrygt der dei er. Ikkje skriv, og ikkje prøv å nå dei.
desk-ended-visitor-lost = Sambandet til den andre kom ikkje tilbake
desk-ended-counsellor-ended = Du har avslutta samtalen
desk-ended-back-to-queue = Den andre ventar no på ein kollega
desk-ended-back-to-queue-hint = Du var borte lenger enn samtalen kunne vente. Den andre står først i køen.
desk-ended-handed-over = Du har gitt samtalen vidare
desk-ended-expired = Samtalen er over
desk-ended-closed = Chatten stengde før samtalen kom i gang igjen
desk-ended-while-away = Samtalen tok slutt medan du var fråkopla
desk-ended-care = Ta den tida du treng.
desk-ended-care-pause = Pausen er din.
desk-erase-in = { $n ->
    [one] Teksten blir sletta om { $n } sekund
   *[other] Teksten blir sletta om { $n } sekund
}
desk-erase-now = Slett no
desk-erased = Samtalen er sletta.

## Utan samtale
desk-quiet-resting = Ingen samtale no
desk-quiet-resting-hint = Når du er klar, trykkjer du «Klar for neste».
desk-quiet-paused = Du har pause
desk-quiet-paused-hint = Reis deg, drikk litt vatn, snakk med ein kollega. Køen passar vi på.
desk-quiet-ready = Alt er klart
desk-quiet-ready-hint = Samtalen opnar her av seg sjølv.
desk-quiet-offering = Ein som ventar, er spurd
desk-quiet-offering-hint = Den andre avgjer sjølv når samtalen byrjar.

## Stoppa
desk-replaced = Vakta er open i eit anna vindauge
desk-replaced-hint = Samtalane dine er der. Du kan bruke eitt vindauge om gongen.
desk-replaced-take = Bruk dette vindauget
desk-stopped = Sida er kopla frå
desk-stopped-hint = Noko gjekk gale hos oss. Last sida på nytt, så hentar vi det som er ope.
desk-stopped-reload = Last sida på nytt

## Snarvegar
desk-trainings = Opplæringa di
desk-training-stops = «{ $name }» gjekk ut { $date }. Du kan ikkje ta nye samtalar før ho er fornya, men dei som er i gang, kan du fullføre. Snakk med vaktleiar eller ein administrator, så ordnar de det saman.
desk-training-stops-theme = «{ $name }» gjekk ut { $date }. Til ho er fornya, får andre først tilbod om samtalar om { $theme }. Snakk med vaktleiar eller ein administrator.
desk-training-lapsed = «{ $name }» gjekk ut { $date }.
desk-training-due = «{ $name }» gjeld til og med { $date }. Avtal gjerne fornying no.

desk-rota = Vaktlista
desk-rota-now = På vakt no, { $from }–{ $to }: { $members }
desk-rota-nobody-now = Ingen står på vaktlista akkurat no.
desk-rota-next = Neste, { $date } kl. { $from }–{ $to }: { $members }
desk-rota-covered = Språk dekte no: { $languages }
desk-rota-uncovered = Ingen på lista skriv: { $languages }
desk-rota-stand-ins = Kan tre inn: { $members }. Ta kontakt slik de pleier.
desk-rota-open = Heile vaktlista (blir opna i nytt vindauge)
desk-too-few-closed = Chatten har ikkje opna enno: { $here } av { $wanted } er på plass. Han opnar av seg sjølv når de er mange nok.
desk-too-few-closed-lead = Chatten har ikkje opna enno: { $here } av { $wanted } er på plass. Han opnar av seg sjølv når de er mange nok, eller når du opnar for hand.
desk-too-few-open = De er { $here } på plass, og { $wanted } er bestemt. Chatten er open og blir ikkje stengd av seg sjølv.

desk-account-changed = Kontoen din er endra: { $languages }, og høgst { $n } om gongen. Samtalar som er i gang, går vidare.

desk-keys = Snarvegar
desk-keys-hint = Hald Alt og Shift, og trykk bokstaven. På Mac: Option og Shift.
desk-keys-ready = Klar for neste, eller pause
desk-keys-message = Til meldingsfeltet
desk-keys-end = Avslutt samtalen
desk-keys-queue = Vis eller skjul køen
desk-keys-sound = Lyd på eller av
desk-keys-talk = Byt samtale
desk-keys-help = Vis snarvegane

## Avslag som tyder noko anna her enn for den andre
desk-refused-service-closed = Chatten er stengd no, så ingen nye kan kome til deg.
desk-refused-no-conversation = Denne samtalen er ikkje open lenger.
desk-refused-conversation-ended = Samtalen var over, så dette kom ikkje fram.
desk-refused-conversation-full = Samtalen har ikkje plass til meir. Avslutt når de er klare.
desk-refused-internal = Noko gjekk gale hos oss. Vent litt og prøv igjen.
