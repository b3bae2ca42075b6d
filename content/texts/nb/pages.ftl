# Sidene som tjeneren lager: forside, artikler, hjelpetilbud, om oss, innlogging og feil.

## Ramme

page-footer-label = Sider
page-footer-home = Forside
page-footer-services = Flere som hjelper
page-footer-about = Om oss
page-footer-privacy = Personvern
page-footer-accessibility = Tilgjengelighet

page-date = { $day }.{ $month }.{ $year }

## Forside

page-start-description = Chat for deg mellom 16 og 25 år. Du trenger ikke si hvem du er.
page-preview = For deg mellom 16 og 25 år.
page-start-title = Snakk med oss om kjærlighet, grenser og det som er vanskelig
page-start-lead = En chat for deg mellom 16 og 25 år. Spør om alt, stort eller lite. Du trenger ikke være sikker på at det er noe galt.
page-start-talk = Snakk med oss
page-start-call = Ring noen som svarer
page-start-danger-before = Er du i fare nå, ring
page-start-danger-after = Kan du bare si lite, si adressen først, og la linjen stå åpen.

page-open-always = Chatten er åpen nå.
page-open-until = Chatten er åpen nå, til { $time }.
page-closed-until = Chatten er stengt nå. Vi åpner { $time }.
page-closed = Chatten er stengt nå.
page-not-open-yet = Vi skulle ha åpnet nå, men er ikke mange nok på plass ennå. Vi åpner så snart vi er det. Det er leit, og det har ikke noe med deg å gjøre.
page-closed-by-hand = I dag har vi måttet stenge utenom de vanlige tidene. Det er leit, og det har ikke noe med deg å gjøre.
page-language-from = På bokmål svarer vi fra { $time }.
page-language-none = Akkurat nå svarer vi ikke på bokmål.
page-language-choice = { $language } (stengt nå)
page-language-choice-from = { $language } (fra { $time })
page-language-nobody = Ingen på vakt skriver dette språket akkurat nå. Du kan gjerne velge et annet.
page-hours-title = Åpningstider
page-hours-none = stengt
page-hours-always = Chatten er alltid åpen.
page-hours-special = Disse dagene er annerledes enn vanlig:
page-hours-usual = En vanlig uke:
page-hours-nb = Når du skriver på bokmål
page-hours-nn = Når du skriver på nynorsk
page-hours-en = Når du skriver på engelsk
page-holiday-new-year = nyttårsdag
page-holiday-maundy-thursday = skjærtorsdag
page-holiday-good-friday = langfredag
page-holiday-easter-sunday = 1. påskedag
page-holiday-easter-monday = 2. påskedag
page-holiday-labour-day = 1. mai
page-holiday-constitution-day = 17. mai
page-holiday-ascension = Kristi himmelfartsdag
page-holiday-whit-sunday = 1. pinsedag
page-holiday-whit-monday = 2. pinsedag
page-holiday-christmas-day = 1. juledag
page-holiday-second-christmas-day = 2. juledag

page-kept-title = Det vi tar vare på, og det vi sletter
page-kept-anonymous = Du er anonym. Vi spør ikke om navn, og vi lagrer ikke IP‑adressen din.
page-kept-erased = Det dere skriver, er slettet senest ett minutt etter at samtalen er slutt. Blir du bare borte, er det slettet senest etter 15 minutter.
page-kept-counts = Etterpå har vi bare tall igjen, som hvor mange som skrev til oss.
page-kept-more = Slik er chatten, steg for steg
page-limits-title = Når vi kan måtte si fra
page-limits = Vi som svarer, har taushetsplikt. Ett unntak: Hvis vi vet hvem du er, og noen er i alvorlig fare, eller du er under 18 og ikke trygg hjemme, kan vi måtte si fra. Vi sier det til deg først, hvis vi kan.

page-doors-title = Les først, om du vil
page-door-check = Hvordan har vi det? Noen spørsmål om forholdet
page-door-plan = Lag en huskeliste for trygghet

page-phones-lead = Du kan ringe selv om du ikke er sikker.
page-phones-more = Se alle som kan hjelpe

page-who-title = Hvem svarer?
page-who = De som svarer, er fagfolk som kan mye om forhold, grenser og vold. De vil høre det du forteller. Du bestemmer hva vi snakker om.

page-leaving-title = Når du må bort fort
page-leaving = Trykk på «Gå ut nå», eller Shift tre ganger. Da ser skjermen ut som en værmelding.
page-leaving-history = Nettloggen i nettleseren sletter vi ikke. Der står adressen til denne siden. Bruker flere mobilen eller PC-en din, er det tryggere å bruke en annen.

## Artikler

page-articles-title = Artikler
page-articles-lead = Om forhold, grenser og vold. Les så mye eller lite du vil, og hopp over det som er vondt.
page-articles-themes = Temaer
page-articles-all = Se alle artiklene
page-articles-ask-title = Vil du heller spørre?
page-articles-ask = Du trenger ikke ha lest noe først. Du kan skrive til oss akkurat som det er.
page-article-short = Kort sagt
page-article-actions = Tre ting du kan gjøre
page-article-services = Disse kan også hjelpe
page-article-related = Les også
page-article-sources = Kilder
page-article-read = Les høyt
page-article-read-stop = Stopp
page-article-read-hint = Lyden høres i rommet. Er noen i nærheten, bruk hodetelefoner.
page-article-print = Skriv ut
page-reviewed = Sist gått gjennom { $date }
page-reviewer-editor = av redaktøren.
page-reviewer-counsellor = av en rådgiver.
page-reviewer-lawyer = av en jurist.

## Søk

page-search-title = Søk
page-search-label = Hva vil du lese om?
page-search-hint = Skriv med egne ord. Det gjør ikke noe om det blir feil.
page-search-submit = Søk
page-search-found = { $n ->
    [one] { $n } artikkel passer
   *[other] { $n } artikler passer
 }
page-search-none = Vi fant ingen artikkel om dette. Prøv med andre ord, eller spør oss i chatten.
page-search-urgent-title = Er du i fare nå?
page-search-urgent = Ring 112, eller en av de andre her. Du trenger ikke være sikker på at det er farlig.

## Hjelpetilbud

page-services-title = Flere som hjelper
page-services-all = Alle som hjelper
page-services-lead = Du trenger ikke velge riktig. De som svarer, kan vise deg videre.
page-services-note = Andre tjenester har sine egne regler for hva de lagrer. Spør dem, hvis det er viktig for deg.
page-services-now = Fare nå
page-services-soon = Noen å snakke med
page-services-info = Les, spør og planlegg
page-services-open-now = svarer nå
page-services-closed-now = svarer ikke nå
page-services-verified = Sist sjekket mot kilden { $date }
page-services-aged = Det er over et halvt år siden vi sjekket dette. Stemmer det ikke lenger, er det ikke du som har gjort noe galt. Prøv en av de andre.
page-services-sms = SMS { $number }
page-services-sms-log = Meldingen blir liggende på telefonen til du sletter den.
page-services-front = De som svarer hele døgnet
page-services-choose = Finn noen som passer for deg
page-services-choose-lead = Velg så mye eller lite du vil. Det du velger, blir ikke lagret, og det står ikke i adressen.
page-services-choose-about = Hva handler det om?
page-services-choose-age = Hvor gammel er du?
page-services-choose-county = Hvor bor du?
page-services-choose-language = Svarer sikkert på
page-services-choose-now = Bare de som svarer akkurat nå
page-services-choose-any = Alt
page-services-choose-any-age = Alle aldre
page-services-choose-any-county = Hele landet
page-services-choose-any-language = Alle språk
page-services-choose-submit = Vis
page-services-choose-none = Vis alle igjen
page-services-about-danger = Noen er i fare
page-services-about-violence = Vold eller trusler
page-services-about-sexual-violence = Voldtekt og overgrep
page-services-about-digital = Bilder og nett
page-services-about-family = Familien bestemmer for mye
page-services-about-friends = Jeg er redd for noen andre
page-services-about-mental-health = Tunge tanker
page-services-about-health = Kropp og helse
page-services-about-relationship = Kjærester, sex og grenser
page-services-about-law = Loven og politiet
page-services-about-my-actions = Noe jeg selv gjør
page-services-about-talk = Noen å snakke med
page-services-age-under-16 = Under 16
page-services-age-16-17 = 16 eller 17
page-services-age-18-20 = 18 til 20
page-services-age-21-25 = 21 til 25
page-services-age-over-25 = Over 25
page-services-found = { $n ->
    [one] { $n } passer til det du har valgt
   *[other] { $n } passer til det du har valgt
 }
page-services-found-none = Vi vet ikke om noen som passer til alt dette. De øverst på siden svarer likevel. Du kan velge litt mindre, eller spørre oss i chatten.
page-services-found-county = Vi kjenner ikke noe tilbud som bare er for { $county }. Disse hjelper i hele landet. På dinutvei.no er det et kart over det som er nær deg.
page-services-found-language = Andre kan også svare på dette språket. Vi vet det bare ikke sikkert. Ring og spør.
page-services-found-now = Her er bare de som har noen på telefonen akkurat nå. Nettsider, og de vi ikke vet åpningstidene til, er ikke med.

## Om oss

page-about-title = Om { $service }
page-about-lead = Et sted å snakke om kjærester, grenser og vold, for deg mellom 16 og 25 år. Det er gratis.
page-about-contents = På denne siden
page-about-service-title = Om tjenesten
page-about-service = Du kan skrive til oss fra hele landet. Det gjør ikke noe om du er usikker, om det er lenge siden, eller om det gjelder en venn. Du er velkommen uansett kjønn, legning og bakgrunn.
page-about-help = Vi presser deg ikke til noe. Å gå fra noen er ett valg av flere. Er du under 16 eller over 25, hjelper vi deg videre til noen som er der for deg.

page-privacy-title = Personvern
page-privacy-lead = Vi vet så lite om deg som mulig. Her står det som finnes, og det som ikke finnes.
page-privacy-not-title = Dette lagrer vi ikke
page-privacy-not-address = IP‑adressen din eller noe om mobilen din. Det står heller ikke i logger.
page-privacy-not-cookies = Informasjonskapsler. Du får ingen når du leser eller chatter.
page-privacy-not-third = Noe fra andre nettsteder. Ingen sporing, ingen reklame, ingen statistikk hos andre.
page-privacy-not-words = Ordene du skriver. De er aldri på en disk, i en logg eller i en sikkerhetskopi.
page-privacy-kept-title = Dette finnes en liten stund
page-privacy-kept-talk = Samtalen er i minnet mens dere skriver. Den er slettet senest 60 sekunder etter at den er slutt. Mister vi kontakten med deg, er den slettet senest etter 15 minutter.
page-privacy-kept-place = Fanen din husker en tilfeldig kode, så du beholder plassen om siden lastes på nytt. Koden forsvinner når samtalen er slutt, og når du går ut. Du kan velge at ikke den heller blir husket.
page-privacy-kept-network = For å stoppe misbruk har vi et kodet merke for nettet du er på, bare i minnet. Nøkkelen byttes hver time. Et annet slikt merke er til for at en rådgiver kan ta en pause fra et nett, seks timer på det meste. Nøkkelen til det er borte etter tolv timer.
page-privacy-kept-counts = Tall uten navn: hvor mange som skrev, hvor lenge de ventet, og hva folk svarte etterpå.
page-privacy-trace = Vi kan ikke spore deg. Det betyr at vi ikke kan sende hjelp til deg hvis vi ikke vet hvor du er. Er du i fare, ring 112 selv, eller skriv hvor du er.
page-privacy-others-title = Det vi ikke kan skjule
page-privacy-others = Den som har mobilen din, kan kanskje se hvilke sider du har vært på. Den som eier nettet, kan se at du har vært her, men ikke hva du skrev. Et skjult spionprogram kan se alt. Er du usikker, bruk en annen mobil.

page-accessibility-title = Tilgjengelighet
page-accessibility-lead = Alle skal kunne bruke tjenesten. Målet vårt er WCAG 2.2 på nivå AA.
page-accessibility-keyboard = Alt kan brukes med tastatur, og er bygget for skjermleser.
page-accessibility-zoom = Du kan gjøre teksten mye større uten å måtte dra siden sidelengs.
page-accessibility-script = Telefonnumre, artikler og «Gå ut nå» virker uten JavaScript. Chatten trenger JavaScript.
page-accessibility-motion = Siden følger lyst og mørkt fra mobilen din, og lar være å bevege seg om du har bedt om det.
page-accessibility-more = Hva vi har prøvd, og hva som mangler

## Chat og vaktrom

page-chat-title = Chat
page-chat-starting = Chatten åpner …
page-chat-no-script = Chatten trenger JavaScript, og det er slått av her. Du kan ringe i stedet.
page-desk-title = Vaktrom
page-desk-starting = Vaktrommet åpner …
page-desk-no-script = Vaktrommet trenger JavaScript.

## Innlogging

page-sign-in-title = Logg inn
page-sign-in-lead = For deg som svarer på chatten.
page-sign-in-name = Brukernavn
page-sign-in-password = Passord
page-sign-in-submit = Logg inn
page-sign-in-retry = Prøv igjen om { $time }.
page-sign-in-visitor = Ville du snakke med noen? Gå til forsiden

page-code-title = Koden fra appen
page-code-lead = Åpne appen for engangskoder på mobilen, og skriv de seks sifrene den viser nå.
page-code-label = Kode
page-code-again = Begynn på nytt
page-recovery-ask = Har du ikke mobilen her?
page-recovery-lead = Bruk en av reservekodene du tok vare på. Hver av dem virker én gang.
page-recovery-label = Reservekode
page-recovery-submit = Logg inn med reservekode
page-recovery-none = Er mobilen borte for godt, eller har du ingen koder igjen? Ring den som gir ut brukernavn hos dere. Da setter du opp appen på nytt neste gang du logger inn.
page-set-up-title = Sett opp koder på mobilen
page-set-up-lead = Her blir det sagt ting som må være trygge. Derfor logger du inn med passordet og en kode som bare mobilen din kan lage. Det tar et par minutter, og bare denne ene gangen.
page-set-up-app-title = Finn en app
page-set-up-app = Har du en app for engangskoder på mobilen, kan du bruke den. Ellers finner du en der du henter apper: søk etter «authenticator». Alle som lager koder på seks sifre, virker.
page-set-up-scan-title = Vis den bildet
page-set-up-scan = Velg å legge til en konto i appen, og skann bildet.
page-set-up-picture = QR-bilde for appen. Det samme står som nøkkel under.
page-set-up-key = Kan du ikke skanne? Skriv inn denne nøkkelen i stedet:
page-set-up-open = Er appen på denne enheten? Åpne den herfra
page-set-up-code-title = Skriv koden den viser
page-set-up-code = Seks sifre
page-set-up-submit = Bekreft
page-recovery-title = Ta vare på reservekodene
page-recovery-done = Appen er på plass. Er mobilen borte en kveld, kommer du inn med en av disse kodene. Hver av dem virker én gang, og de vises bare her og nå.
page-recovery-keep = Skriv dem på et ark, eller skriv ut siden. Legg arket et sted der bare du finner det, og ikke sammen med mobilen.
page-recovery-go-on = Jeg har tatt vare på dem
page-first-password-title = Velg ditt eget passord
page-first-password-lead = Passordet du kom inn med, har noen andre laget til deg. Velg et som bare du kjenner, så er du inne.
page-first-password-submit = Lagre og gå videre
page-own-password-title = Bytt passord
page-own-password-lead = Når du bytter, blir du logget ut alle andre steder. Her blir du værende.
page-own-password-current = Passordet du har nå
page-own-password-new = Nytt passord
page-own-password-rule = Minst 12 tegn. En setning du husker, er fin, gjerne med mellomrom. Ikke bruk den andre steder.
page-own-password-again = Det nye passordet en gang til
page-own-password-submit = Bytt passord
page-own-password-wrong = Passordet du har nå, stemte ikke. Se over det og prøv igjen.
page-own-password-back = Tilbake til vaktrommet
page-own-password-done-title = Passordet er byttet
page-own-password-done = Bruk det nye neste gang du logger inn. Alle andre steder der du var logget inn, er du nå logget ut.
page-own-password-done-desk = Vaktrommet er åpent som før. Du kan lukke dette vinduet.

page-passkey-or = eller
page-passkey-use = Logg inn med passnøkkel
page-passkey-what = En passnøkkel bor på mobilen eller maskinen din og åpnes med finger, ansikt eller PIN. Da trenger du verken passord eller kode, og nøkkelen virker bare her hos oss. Det du åpner den med, blir på enheten.
page-passkey-name = Hva vil du kalle nøkkelen?
page-passkey-name-hint = Noe du kjenner igjen, som «jobbmobilen» eller «nøkkelen i skuffen».
page-passkey-make = Lag passnøkkel
page-passkey-not-here = Her kan vi ikke lage passnøkler. Prøv en nyere nettleser med JavaScript slått på, på den adressen tjenesten vanligvis har.
page-passkey-given-up = Det ble ikke noe av denne gangen. Ingenting er endret, og du kan prøve igjen.
page-passkey-known = Denne enheten har alt en nøkkel til deg her.
page-passkey-unreachable = Vi fikk ikke kontakt. Se om du er på nett, og prøv igjen.
page-provider-use = Logg inn med { $name }
page-provider-hint = Du viser hvem du er hos { $name }. Logger du ut her, er du fortsatt logget inn der.
page-provider-bind = Bruk { $name } i stedet
page-provider-bind-hint = Da logger du inn med { $name } fra nå av, uten passnøkkel. Kontoen her blir knyttet til deg der.
page-provider-set-out-title = Videre til { $name }
page-provider-set-out-lead = Vis hvem du er hos { $name }. Etterpå kommer du tilbake hit.
page-provider-go-on = Gå videre
page-provider-back-title = Snart inne
page-provider-back-lead = Vi ser etter at alt stemmer. Skjer det ingenting, trykker du på knappen.
page-provider-beside-title = Du er inne
page-provider-beside-lead = Nå kan du lukke dette vinduet og gå tilbake til samtalen. Si fra der at du har gjort det, så går den videre.
page-invitation-title = Lag din første passnøkkel
page-invitation-lead = Hei, { $alias }. Adressen du kom hit med, virker én gang, og bare for deg.
page-invitation-name = Brukernavnet ditt er { $name }. Du trenger det ikke for å logge inn med nøkkelen.
page-keys-title = Passnøklene dine
page-keys-none = Du har ingen passnøkler ennå.
page-keys-added = Laget { $date }.
page-keys-used = Sist brukt { $date }.
page-keys-unused = Ikke brukt ennå.
page-keys-rename = Gi nytt navn
page-keys-save = Lagre navnet
page-keys-remove = Fjern
page-keys-remove-consequence = Nøkkelen virker ikke lenger, og alle andre steder du er logget inn, blir du logget ut. Slett den gjerne på enheten også.
page-keys-remove-yes = Fjern «{ $name }»
page-keys-add = Lag en nøkkel til
page-keys-add-hint = Med to nøkler kommer du inn også den dagen du har mistet en av dem.
page-keys-not-fresh = For å lage en nøkkel må du ha logget inn de siste fem minuttene. Da vet vi at det er du som sitter her.
page-keys-sign-in-again = Logg inn på nytt med passord
page-keys-full = Du har så mange nøkler som du kan ha. Fjern en, så blir det plass.
page-keys-to-the-desk = Til vaktrommet
page-keys-sign-out = Logg ut

## Feil

page-not-found-title = Siden finnes ikke
page-error-title = Dette gikk ikke
