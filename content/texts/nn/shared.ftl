# Tekstar som både sidene, chatten og vaktrommet bruker. Same nøklar i nb, nn og en.

shared-leave = Gå ut no
shared-leave-help = «Gå ut no» byter til vêrmeldinga, men slettar ikkje nettloggen din. Snarveg: Shift tre gonger.
shared-skip = Hopp til innhaldet
shared-home = Til framsida
shared-languages = Språk
shared-language-nb = Bokmål
shared-language-nn = Nynorsk
shared-language-en = English
shared-call-log = Samtalen blir synleg i samtaleloggen på telefonen.
shared-phones = Telefonar som svarar

## Tid

shared-tomorrow = i morgon
shared-monday = måndag
shared-tuesday = tysdag
shared-wednesday = onsdag
shared-thursday = torsdag
shared-friday = fredag
shared-saturday = laurdag
shared-sunday = søndag
shared-day-and-date = { $weekday } { $day }.{ $month }.
shared-clock = kl. { $time }
shared-seconds = { $n ->
    [one] { $n } sekund
   *[other] { $n } sekund
 }
shared-minutes = { $n ->
    [one] { $n } minutt
   *[other] { $n } minutt
 }

## Når noko ikkje går: kva som hende, og kva du kan gjere

error-frame-malformed = Sida sende noko vi ikkje forstod. Det er ikkje din feil. Last sida på nytt.
error-frame-not-text = Sida sende noko som ikkje var tekst. Det er ikkje din feil. Last sida på nytt.
error-frame-too-large = Det du sende, var for stort. Del det i to, og prøv igjen.
error-hello-expected = Sida og tenesta kom i utakt. Last sida på nytt.
error-hello-repeated = Sida og tenesta kom i utakt. Last sida på nytt.
error-already-joined = Du står alt i kø eller er i ein samtale. Du treng ikkje gjere noko.
error-stay-ended = Denne samtalen er over. Du er velkommen til å starte ein ny.
error-service-closed = Chatten er stengd no. Treng du nokon no, finn du telefonnummer her på sida.
error-language-closed = På dette språket svarer vi ikkje akkurat no. Du kan gjerne velje eit anna. På framsida står det når vi svarer. Treng du nokon no, finn du telefonnummer her på sida.
error-connection-rests = Chatten tek ein pause frå dette sambandet. Det kan vere på grunn av nokon andre som bruker det same nettet. Treng du nokon no, finn du telefonnummer her på sida.
error-replies-full = Du har så mange eigne svar som det er plass til. Slett eitt du ikkje bruker.
error-respite-gone = Pausen er over, eller ingen spør om han lenger.
error-last-entry = Dei som alt er her, fyller tida til vi stengjer, så akkurat no kan vi ikkje ta inn fleire. Det er leitt, og det er ikkje din feil. Treng du nokon no, finn du telefonnummer her på sida.
error-queue-full = Køen er full akkurat no, og det er leitt. Prøv igjen om litt, eller ring eit av nummera her.
error-service-busy = Det er svært mange her no. Vent litt.
error-too-fast = Det gjekk litt fort. Vent nokre sekund og prøv igjen.
error-network-too-fast = Det kjem mykje frå nettet du er på. Vent litt, eller byt nett.
error-offer-gone = Tida for å svare gjekk ut. Vi spør deg igjen om plassen din framleis er der.
error-no-conversation = Det er ingen open samtale her. Gå til framsida for å starte ein.
error-conversation-ended = Samtalen er avslutta, så dette vart ikkje sendt. Du er velkommen igjen.
error-conversation-full = Denne samtalen har vorte så lang at det ikkje er plass til meir. Avslutt han, og start gjerne ein ny.
error-text-empty = Det stod ingenting i meldinga. Skriv noko og prøv igjen.
error-text-too-long = Meldinga er for lang til å sendast. Teksten din står der framleis. Del han i to.
error-card-unknown = Det kortet kan ikkje sendast akkurat no. Last sida på nytt, eller vel eit anna.
error-client-ref-reused = Meldinga vart blanda saman med ei anna og er ikkje send. Send ho på nytt.
error-position-unknown = Vi fann ikkje att staden i samtalen. Last sida på nytt.
error-ticket-unproven = Vi kjende ikkje att plassen din. Du kan be om ein samtale på nytt.
error-ticket-expired = Plassen din vart ikkje halden så lenge. Du kan be om ein samtale på nytt.
error-line-unproven = Ei melding kunne ikkje hentast tilbake. Noko kan mangle.
error-lines-out-of-order = Nokre meldingar kunne ikkje hentast tilbake. Noko kan mangle.
error-feedback-not-open = Vi kan ikkje ta imot svar akkurat no. Det er heilt greitt å lukke sida.
error-at-capacity = Du har så mange samtalar som du skal ha. Avslutt ein før du tek imot ein ny.
error-training-lapsed = Ei opplæring du treng for å ta samtalar, har gått ut. Snakk med vaktleiar eller ein administrator om å fornye ho. Samtalar som er i gang, kan du fullføre.
error-hand-over-open = Du har alt spurt om å gje denne samtalen vidare. Vent på svaret, eller behald samtalen.
error-hand-over-gone = Spørsmålet gjeld ikkje lenger. Samtalen er som han var.
error-call-in-open = Nokon er alt spurd om å kome inn, eller er her. Vent på svaret, eller avslutt det først.
error-call-in-gone = Det gjeld ikkje lenger. Samtalen er som han var.
error-guest-elsewhere = Du er alt med i ein annan samtale. Gå ut av han først.
error-colleague-unavailable = Ingen kan kome eller ta over slik akkurat no. Samtalen er framleis din. Spør ein annan, eller prøv igjen om litt.
error-offer-open = Ein som ventar, er spurd om å byrje hos deg. Vent til det er avklart, så kan du gå frå litt.
error-live-unavailable = Noko stoppa opp hos oss. Ingenting vart endra. Vent litt og prøv igjen.
error-records-unavailable = Dette vart ikkje lagra hos oss. Samtalar går som før. Prøv igjen om litt.
error-origin-refused = Førespurnaden kom frå ei anna side enn vår. Opne sida herifrå og prøv igjen.
error-sign-in-needed = Du er ikkje logga inn lenger. Logg inn på nytt.
error-sign-in-failed = Brukarnamn og passord passa ikkje saman. Sjå over begge og prøv igjen.
error-sign-in-throttled = Det har vore for mange forsøk. Vent litt før du prøver igjen.
error-second-step-failed = Koden passa ikkje, eller han er brukt før. Prøv igjen med den neste.
error-second-step-expired = Det har gått ei stund sidan passordet. Begynn på nytt med namn og passord.
error-second-step-blocked = Det har kome svært mange feil kodar, og no tek vi ikkje imot fleire. Kanskje er det nokon andre som kjenner passordet ditt. Ring den som gir ut brukarnamn, eller bruk ein reservekode.
error-second-step-unreadable = Vi kan ikkje lese det som høyrer til appen din akkurat no. Det er ikkje din feil. Ein reservekode verkar, eller ring den som gir ut brukarnamn.
error-password-length = Passordet må ha mellom 12 og 200 teikn. Ei setning du hugsar, er fin.
error-password-guessable = Det er lite att av passordet utan ord som alle prøver først, som namnet ditt eller «passord». Vel noko berre du ville funne på.
error-password-not-twice = Dei to nye passorda var ikkje like. Skriv det nye passordet på nytt, likt begge gongene.
error-password-unchanged = Det nye passordet er det same som du har no. Vel eit anna.
error-passkey-failed = Passnøkkelen sleppte deg ikkje inn. Prøv igjen, eller logg inn på ein annan måte.
error-passkey-copied = Det ser ut til at det finst to av denne nøkkelen, og då tek vi ikkje imot nokon av dei. Logg inn på ein annan måte, fjern nøkkelen, og sei frå til den som gir ut brukarnamn.
error-passkey-last = Dette er den einaste vegen inn for deg. Lag ein ny nøkkel først, så kan du fjerne denne.
error-name-taken = Nokon har dette brukarnamnet frå før. Vel eit anna.
error-last-administrator = Dette er den siste administratoren. Gjer ein annan til administrator først.
error-provider-failed = Innlogginga hos den andre tenesta kom ikkje i mål. Prøv igjen, eller logg inn på ein annan måte.
error-provider-unreachable = Tenesta du loggar inn gjennom, svarar ikkje akkurat no. Prøv igjen om litt, eller logg inn på ein annan måte.
error-provider-unbound = Tenesta du logga inn gjennom, kjenner deg, men ingen konto her er knytt til deg enno. Sei frå til den som gir ut brukarnamn.
error-sign-in-stale = Det er meir enn fem minutt sidan du logga inn. Logg inn på nytt, og prøv igjen.
error-not-permitted = Kontoen din er ikkje for denne sida. Treng du ho i arbeidet ditt, snakk med den som har ansvar for kontoane.
error-shift-times = Ei vakt må ha ein dato og slutte etter at ho byrjar. Ho kan ikkje vere over allereie, og ikkje meir enn eit år fram i tid.
error-shift-people = Ei vakt må ha minst éin på vakt, og alle må ha ein open konto for vaktrommet. Ingen kan stå to gonger.
error-shift-collides = Ein av dei er på ei anna vakt på same tid. Vakta er ikkje lagra.
error-page-not-found = Ho kan ha fått ei ny adresse, eller adressa er ikkje heilt rett. Du kan byrje frå framsida.
error-request-unreadable = Vi kunne ikkje lese det som kom. Gå tilbake og prøv igjen.
error-internal = Noko gjekk gale hos oss, ikkje hos deg. Prøv igjen, eller ring 116 006. Er du under 18, ring 116 111.
error-settings-unreadable = Innstillingane kan ikkje lesast. Tenesta startar ikkje før fila er retta.
error-settings-invalid = Ei innstilling er feil. Tenesta startar ikkje før ho er retta.
error-port-taken = Porten er oppteken eller ikkje tillaten. Vel ein annan, eller stopp det som bruker han.
error-records-unreadable = Registeret kan ikkje opnast. Tenesta startar ikkje før fila kan lesast.
error-tls-unreadable = Sertifikatet eller nøkkelen kan ikkje lesast. Tenesta startar ikkje før dei er på plass.
error-certificate-not-issued = Tenesta fekk ikkje noko nytt sertifikat. Ho prøver igjen av seg sjølv.
error-live-unreachable = Tenesta kunne ikkje starte. Prøv igjen om litt.
error-live-unsafe = Tenesta kunne ikkje starte. Prøv igjen om litt.
error-content-invalid = Ei fil med innhald er feil. Tenesta startar ikkje før ho er retta.
