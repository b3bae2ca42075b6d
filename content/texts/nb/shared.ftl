# Tekster som både sidene, chatten og vaktrommet bruker. Samme nøkler i nb, nn og en.

shared-leave = Gå ut nå
shared-leave-help = «Gå ut nå» bytter til værmeldingen. Den sletter ikke nettloggen din. Snarvei: Shift tre ganger.
shared-skip = Hopp til innholdet
shared-home = Til forsiden
shared-languages = Språk
shared-language-nb = Bokmål
shared-language-nn = Nynorsk
shared-language-en = English
shared-call-log = Samtalen blir synlig i samtaleloggen på telefonen.
shared-phones = Telefoner som svarer

## Tid

shared-tomorrow = i morgen
shared-monday = mandag
shared-tuesday = tirsdag
shared-wednesday = onsdag
shared-thursday = torsdag
shared-friday = fredag
shared-saturday = lørdag
shared-sunday = søndag
shared-day-and-date = { $weekday } { $day }.{ $month }.
shared-clock = kl. { $time }
shared-seconds = { $n ->
    [one] { $n } sekund
   *[other] { $n } sekunder
 }
shared-minutes = { $n ->
    [one] { $n } minutt
   *[other] { $n } minutter
 }

## Når noe ikke går: hva som skjedde, og hva du kan gjøre

error-frame-malformed = Siden sendte noe vi ikke forstod. Det er ikke din feil. Last siden på nytt.
error-frame-not-text = Siden sendte noe som ikke var tekst. Det er ikke din feil. Last siden på nytt.
error-frame-too-large = Det du sendte, var for stort. Del det i to, og prøv igjen.
error-hello-expected = Siden og tjenesten kom i utakt. Last siden på nytt.
error-hello-repeated = Siden og tjenesten kom i utakt. Last siden på nytt.
error-already-joined = Du står allerede i kø eller er i en samtale. Du trenger ikke gjøre noe.
error-stay-ended = Denne samtalen er over. Du er velkommen til å starte en ny.
error-service-closed = Chatten er stengt nå. Trenger du noen nå, finner du telefonnumre her på siden.
error-language-closed = På dette språket svarer vi ikke akkurat nå. Du kan gjerne velge et annet. På forsiden står det når vi svarer. Trenger du noen nå, finner du telefonnumre her på siden.
error-connection-rests = Chatten tar en pause fra denne forbindelsen. Det kan være på grunn av noen andre som bruker det samme nettet. Trenger du noen nå, finner du telefonnumre her på siden.
error-replies-full = Du har så mange egne svar som det er plass til. Slett et du ikke bruker.
error-respite-gone = Pausen er over, eller ingen spør om den lenger.
error-last-entry = De som allerede er her, fyller tiden til vi stenger, så akkurat nå kan vi ikke ta inn flere. Det er leit, og det er ikke din feil. Trenger du noen nå, finner du telefonnumre her på siden.
error-queue-full = Køen er full akkurat nå, og det er leit. Prøv igjen om litt, eller ring et av numrene her.
error-service-busy = Det er svært mange her nå. Vent litt.
error-too-fast = Det gikk litt fort. Vent noen sekunder og prøv igjen.
error-network-too-fast = Det kommer mye fra nettet du er på. Vent litt, eller bytt nett.
error-offer-gone = Tiden for å svare gikk ut. Vi spør deg igjen hvis plassen din fortsatt er der.
error-no-conversation = Det er ingen åpen samtale her. Gå til forsiden for å starte en.
error-conversation-ended = Samtalen er avsluttet, så dette ble ikke sendt. Du er velkommen igjen.
error-conversation-full = Denne samtalen har blitt så lang at det ikke er plass til mer. Avslutt den, og start gjerne en ny.
error-text-empty = Det stod ingenting i meldingen. Skriv noe og prøv igjen.
error-text-too-long = Meldingen er for lang til å sendes. Teksten din står der fortsatt. Del den i to.
error-card-unknown = Det kortet kan ikke sendes akkurat nå. Last siden på nytt, eller velg et annet.
error-client-ref-reused = Meldingen ble forvekslet med en annen og er ikke sendt. Send den på nytt.
error-position-unknown = Vi fant ikke igjen stedet i samtalen. Last siden på nytt.
error-ticket-unproven = Vi kjente ikke igjen plassen din. Du kan be om en samtale på nytt.
error-ticket-expired = Plassen din ble ikke holdt så lenge. Du kan be om en samtale på nytt.
error-line-unproven = En melding kunne ikke hentes tilbake. Noe kan mangle.
error-lines-out-of-order = Noen meldinger kunne ikke hentes tilbake. Noe kan mangle.
error-feedback-not-open = Vi kan ikke ta imot svar akkurat nå. Det er helt greit å lukke siden.
error-at-capacity = Du har så mange samtaler som du skal ha. Avslutt en før du tar imot en ny.
error-training-lapsed = En opplæring du trenger for å ta samtaler, har gått ut. Snakk med vaktleder eller en administrator om å fornye den. Samtaler som er i gang, kan du fullføre.
error-hand-over-open = Du har alt spurt om å gi denne samtalen videre. Vent på svaret, eller behold samtalen.
error-hand-over-gone = Spørsmålet gjelder ikke lenger. Samtalen er som den var.
error-call-in-open = Noen er alt spurt om å komme inn, eller er her. Vent på svaret, eller avslutt det først.
error-call-in-gone = Det gjelder ikke lenger. Samtalen er som den var.
error-guest-elsewhere = Du er alt med i en annen samtale. Gå ut av den først.
error-colleague-unavailable = Ingen kan komme eller ta over slik akkurat nå. Samtalen er fortsatt din. Spør en annen, eller prøv igjen om litt.
error-offer-open = En som venter, er spurt om å begynne hos deg. Vent til det er avklart, så kan du gå fra litt.
error-live-unavailable = Noe stoppet opp hos oss. Ingenting ble endret. Vent litt og prøv igjen.
error-records-unavailable = Dette ble ikke lagret hos oss. Samtaler går som før. Prøv igjen om litt.
error-origin-refused = Forespørselen kom fra en annen side enn vår. Åpne siden herfra og prøv igjen.
error-sign-in-needed = Du er ikke logget inn lenger. Logg inn på nytt.
error-sign-in-failed = Brukernavn og passord passet ikke sammen. Se over begge og prøv igjen.
error-sign-in-throttled = Det har vært for mange forsøk. Vent litt før du prøver igjen.
error-second-step-failed = Koden passet ikke, eller den er brukt før. Prøv igjen med den neste.
error-second-step-expired = Det har gått en stund siden passordet. Begynn på nytt med navn og passord.
error-second-step-blocked = Det har kommet svært mange feil koder, og nå tar vi ikke imot flere. Kanskje er det noen andre som kjenner passordet ditt. Ring den som gir ut brukernavn, eller bruk en reservekode.
error-second-step-unreadable = Vi kan ikke lese det som hører til appen din akkurat nå. Det er ikke din feil. En reservekode virker, eller ring den som gir ut brukernavn.
error-password-length = Passordet må ha mellom 12 og 200 tegn. En setning du husker, er fin.
error-password-guessable = Det er lite igjen av passordet uten ord som alle prøver først, som navnet ditt eller «passord». Velg noe bare du ville funnet på.
error-password-not-twice = De to nye passordene var ikke like. Skriv det nye passordet på nytt, likt begge gangene.
error-password-unchanged = Det nye passordet er det samme som du har nå. Velg et annet.
error-passkey-failed = Passnøkkelen slapp deg ikke inn. Prøv igjen, eller logg inn på en annen måte.
error-passkey-copied = Det ser ut til at det finnes to av denne nøkkelen, og da tar vi ikke imot noen av dem. Logg inn på en annen måte, fjern nøkkelen, og si fra til den som gir ut brukernavn.
error-passkey-last = Dette er den eneste veien inn for deg. Lag en ny nøkkel først, så kan du fjerne denne.
error-name-taken = Noen har dette brukernavnet fra før. Velg et annet.
error-last-administrator = Dette er den siste administratoren. Gjør en annen til administrator først.
error-provider-failed = Innloggingen hos den andre tjenesten kom ikke i mål. Prøv igjen, eller logg inn på en annen måte.
error-provider-unreachable = Tjenesten du logger inn gjennom, svarer ikke akkurat nå. Prøv igjen om litt, eller logg inn på en annen måte.
error-provider-unbound = Tjenesten du logget inn gjennom, kjenner deg, men ingen konto her er knyttet til deg ennå. Si fra til den som gir ut brukernavn.
error-sign-in-stale = Det er mer enn fem minutter siden du logget inn. Logg inn på nytt, og prøv igjen.
error-not-permitted = Kontoen din er ikke for denne siden. Trenger du den i arbeidet ditt, snakk med den som har ansvar for kontoene.
error-shift-times = En vakt må ha en dato og slutte etter at den begynner. Den kan ikke være over allerede, og ikke mer enn et år fram i tid.
error-shift-people = En vakt må ha minst én på vakt, og alle må ha en åpen konto for vaktrommet. Ingen kan stå to ganger.
error-shift-collides = En av dem er på en annen vakt på samme tid. Vakten er ikke lagret.
error-page-not-found = Den kan ha fått en ny adresse, eller adressen er ikke helt riktig. Du kan begynne fra forsiden.
error-request-unreadable = Vi kunne ikke lese det som kom. Gå tilbake og prøv igjen.
error-internal = Noe gikk galt hos oss, ikke hos deg. Prøv igjen, eller ring 116 006. Er du under 18, ring 116 111.
error-settings-unreadable = Innstillingene kan ikke leses. Tjenesten starter ikke før filen er rettet.
error-settings-invalid = En innstilling er feil. Tjenesten starter ikke før den er rettet.
error-port-taken = Porten er opptatt eller ikke tillatt. Velg en annen, eller stopp det som bruker den.
error-records-unreadable = Registeret kan ikke åpnes. Tjenesten starter ikke før filen kan leses.
error-tls-unreadable = Sertifikatet eller nøkkelen kan ikke leses. Tjenesten starter ikke før de er på plass.
error-certificate-not-issued = Tjenesten fikk ikke noe nytt sertifikat. Den prøver igjen av seg selv.
error-live-unreachable = Tjenesten kunne ikke starte. Prøv igjen om litt.
error-live-unsafe = Tjenesten kunne ikke starte. Prøv igjen om litt.
error-content-invalid = En fil med innhold er feil. Tjenesten starter ikke før den er rettet.
