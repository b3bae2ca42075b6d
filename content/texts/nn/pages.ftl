# Sidene som tenaren lagar: framside, artiklar, hjelpetilbod, om oss, innlogging og feil.

## Ramme

page-footer-label = Sider
page-footer-home = Framside
page-footer-services = Fleire som hjelper
page-footer-about = Om oss
page-footer-privacy = Personvern
page-footer-accessibility = Tilgjenge

page-date = { $day }.{ $month }.{ $year }

## Framside

page-start-description = Chat for deg mellom 16 og 25 år. Du treng ikkje seie kven du er.
page-preview = For deg mellom 16 og 25 år.
page-start-title = Snakk med oss om kjærleik, grenser og det som er vanskeleg
page-start-lead = Ein chat for deg mellom 16 og 25 år. Spør om alt, stort eller lite. Du treng ikkje vere sikker på at noko er gale.
page-start-talk = Snakk med oss
page-start-call = Ring nokon som svarer
page-start-danger-before = Er du i fare no, ring
page-start-danger-after = Kan du berre seie lite, sei adressa først, og la linja stå open.

page-open-always = Chatten er open no.
page-open-until = Chatten er open no, til { $time }.
page-closed-until = Chatten er stengd no. Vi opnar { $time }.
page-closed = Chatten er stengd no.
page-not-open-yet = Vi skulle ha opna no, men er ikkje mange nok på plass enno. Vi opnar så snart vi er det. Det er leitt, og det har ikkje noko med deg å gjere.
page-closed-by-hand = I dag har vi måtta stengje utanom dei vanlege tidene. Det er leitt, og det har ikkje noko med deg å gjere.
page-language-from = På nynorsk svarer vi frå { $time }.
page-language-none = Akkurat no svarer vi ikkje på nynorsk.
page-language-choice = { $language } (stengt no)
page-language-choice-from = { $language } (frå { $time })
page-language-nobody = Ingen på vakt skriv dette språket akkurat no. Du kan gjerne velje eit anna.
page-hours-title = Opningstider
page-hours-none = stengt
page-hours-always = Chatten er alltid open.
page-hours-special = Desse dagane er annleis enn vanleg:
page-hours-usual = Ei vanleg veke:
page-hours-nb = Når du skriv på bokmål
page-hours-nn = Når du skriv på nynorsk
page-hours-en = Når du skriv på engelsk
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

page-kept-title = Det vi tek vare på, og det vi slettar
page-kept-anonymous = Du er anonym. Vi spør ikkje om namn, og vi lagrar ikkje IP‑adressa di.
page-kept-erased = Det de skriv, er sletta seinast eitt minutt etter at samtalen er slutt. Blir du berre borte, er det sletta seinast etter 15 minutt.
page-kept-counts = Etterpå har vi berre tal att, som kor mange som skreiv til oss.
page-kept-more = Slik er chatten, steg for steg
page-limits-title = Når vi kan måtte seie ifrå
page-limits = Vi som svarar, har teieplikt. Eitt unntak: Om vi veit kven du er, og nokon er i alvorleg fare, eller du er under 18 og ikkje trygg heime, kan vi måtte seie ifrå. Vi seier det til deg først, om vi kan.

page-doors-title = Les først, om du vil
page-door-check = Korleis har vi det? Nokre spørsmål om forholdet
page-door-plan = Lag ei hugseliste for tryggleik

page-phones-lead = Du kan ringje sjølv om du ikkje er sikker.
page-phones-more = Sjå alle som kan hjelpe

page-who-title = Kven svarar?
page-who = Dei som svarar, er fagfolk som kan mykje om forhold, grenser og vald. Dei vil høyre det du fortel. Du bestemmer kva vi snakkar om.

page-leaving-title = Når du må bort fort
page-leaving = Trykk på «Gå ut no», eller Shift tre gonger. Då ser skjermen ut som ei vêrmelding.
page-leaving-history = Nettloggen i nettlesaren slettar vi ikkje. Der står adressa til denne sida. Bruker fleire mobilen eller PC-en din, er det tryggare å bruke ein annan.

## Artiklar

page-articles-title = Artiklar
page-articles-lead = Om forhold, grenser og vald. Les så mykje eller lite du vil, og hopp over det som er vondt.
page-articles-themes = Tema
page-articles-all = Sjå alle artiklane
page-articles-ask-title = Vil du heller spørje?
page-articles-ask = Du treng ikkje ha lese noko først. Du kan skrive til oss akkurat som det er.
page-article-short = Kort sagt
page-article-actions = Tre ting du kan gjere
page-article-services = Desse kan også hjelpe
page-article-related = Les også
page-article-sources = Kjelder
page-article-read = Les høgt
page-article-read-stop = Stopp
page-article-read-hint = Lyden høyrest i rommet. Er nokon i nærleiken, bruk hovudtelefonar.
page-article-print = Skriv ut
page-reviewed = Sist gått gjennom { $date }
page-reviewer-editor = av redaktøren.
page-reviewer-counsellor = av ein rådgivar.
page-reviewer-lawyer = av ein jurist.

## Søk

page-search-title = Søk
page-search-label = Kva vil du lese om?
page-search-hint = Skriv med eigne ord. Det gjer ikkje noko om det blir feil.
page-search-submit = Søk
page-search-found = { $n ->
    [one] { $n } artikkel passar
   *[other] { $n } artiklar passar
 }
page-search-none = Vi fann ingen artikkel om dette. Prøv med andre ord, eller spør oss i chatten.
page-search-urgent-title = Er du i fare no?
page-search-urgent = Ring 112, eller ein av dei andre her. Du treng ikkje vere sikker på at det er farleg.

## Hjelpetilbod

page-services-title = Fleire som hjelper
page-services-all = Alle som hjelper
page-services-lead = Du treng ikkje velje rett. Dei som svarar, kan vise deg vidare.
page-services-note = Andre tenester har sine eigne reglar for kva dei lagrar. Spør dei, om det er viktig for deg.
page-services-now = Fare no
page-services-soon = Nokon å snakke med
page-services-info = Les, spør og planlegg
page-services-open-now = svarer no
page-services-closed-now = svarer ikkje no
page-services-verified = Sist sjekka mot kjelda { $date }
page-services-aged = Det er over eit halvt år sidan vi sjekka dette. Stemmer det ikkje lenger, er det ikkje du som har gjort noko gale. Prøv ein av dei andre.
page-services-sms = SMS { $number }
page-services-sms-log = Meldinga blir liggjande på telefonen til du slettar henne.
page-services-front = Dei som svarar heile døgnet
page-services-choose = Finn nokon som passar for deg
page-services-choose-lead = Vel så mykje eller lite du vil. Det du vel, blir ikkje lagra, og det står ikkje i adressa.
page-services-choose-about = Kva handlar det om?
page-services-choose-age = Kor gammal er du?
page-services-choose-county = Kvar bur du?
page-services-choose-language = Svarar sikkert på
page-services-choose-now = Berre dei som svarar akkurat no
page-services-choose-any = Alt
page-services-choose-any-age = Alle aldrar
page-services-choose-any-county = Heile landet
page-services-choose-any-language = Alle språk
page-services-choose-submit = Vis
page-services-choose-none = Vis alle igjen
page-services-about-danger = Nokon er i fare
page-services-about-violence = Vald eller truslar
page-services-about-sexual-violence = Valdtekt og overgrep
page-services-about-digital = Bilete og nett
page-services-about-family = Familien bestemmer for mykje
page-services-about-friends = Eg er redd for nokon andre
page-services-about-mental-health = Tunge tankar
page-services-about-health = Kropp og helse
page-services-about-relationship = Kjærastar, sex og grenser
page-services-about-law = Lova og politiet
page-services-about-my-actions = Noko eg sjølv gjer
page-services-about-talk = Nokon å snakke med
page-services-age-under-16 = Under 16
page-services-age-16-17 = 16 eller 17
page-services-age-18-20 = 18 til 20
page-services-age-21-25 = 21 til 25
page-services-age-over-25 = Over 25
page-services-found = { $n ->
    [one] { $n } passar til det du har valt
   *[other] { $n } passar til det du har valt
 }
page-services-found-none = Vi veit ikkje om nokon som passar til alt dette. Dei øvst på sida svarar likevel. Du kan velje litt mindre, eller spørje oss i chatten.
page-services-found-county = Vi kjenner ikkje noko tilbod som berre er for { $county }. Desse hjelper i heile landet. På dinutvei.no er det eit kart over det som er nær deg.
page-services-found-language = Andre kan også svare på dette språket. Vi veit det berre ikkje sikkert. Ring og spør.
page-services-found-now = Her er berre dei som har nokon på telefonen akkurat no. Nettsider, og dei vi ikkje veit opningstidene til, er ikkje med.

## Om oss

page-about-title = Om { $service }
page-about-lead = Ein stad å snakke om kjærastar, grenser og vald, for deg mellom 16 og 25 år. Det er gratis.
page-about-contents = På denne sida
page-about-service-title = Om tenesta
page-about-service = Du kan skrive til oss frå heile landet. Det gjer ikkje noko om du er usikker, om det er lenge sidan, eller om det gjeld ein ven. Du er velkommen uansett kjønn, legning og bakgrunn.
page-about-help = Vi pressar deg ikkje til noko. Å gå frå nokon er eitt val av fleire. Er du under 16 eller over 25, hjelper vi deg vidare til nokon som er der for deg.

page-privacy-title = Personvern
page-privacy-lead = Vi veit så lite om deg som råd er. Her står det som finst, og det som ikkje finst.
page-privacy-not-title = Dette lagrar vi ikkje
page-privacy-not-address = IP‑adressa di eller noko om mobilen din. Det står heller ikkje i loggar.
page-privacy-not-cookies = Informasjonskapslar. Du får ingen når du les eller chattar.
page-privacy-not-third = Noko frå andre nettstader. Inga sporing, ingen reklame, ingen statistikk hos andre.
page-privacy-not-words = Orda du skriv. Dei er aldri på ein disk, i ein logg eller i ein tryggleikskopi.
page-privacy-kept-title = Dette finst ei lita stund
page-privacy-kept-talk = Samtalen er i minnet medan de skriv. Han er sletta seinast 60 sekund etter at han er slutt. Mistar vi kontakten med deg, er han sletta seinast etter 15 minutt.
page-privacy-kept-place = Fana di hugsar ein tilfeldig kode, så du beheld plassen om sida blir lasta på nytt. Koden forsvinn når samtalen er slutt, og når du går ut. Du kan velje at ikkje han heller blir hugsa.
page-privacy-kept-network = For å stoppe misbruk har vi eit koda merke for nettet du er på, berre i minnet. Nøkkelen blir bytt kvar time. Eit anna slikt merke er til for at ein rådgivar kan ta ein pause frå eit nett, seks timar på det meste. Nøkkelen til det er borte etter tolv timar.
page-privacy-kept-counts = Tal utan namn: kor mange som skreiv, kor lenge dei venta, og kva folk svara etterpå.
page-privacy-trace = Vi kan ikkje spore deg. Det betyr at vi ikkje kan sende hjelp til deg om vi ikkje veit kvar du er. Er du i fare, ring 112 sjølv, eller skriv kvar du er.
page-privacy-others-title = Det vi ikkje kan skjule
page-privacy-others = Den som har mobilen din, kan kanskje sjå kva sider du har vore på. Den som eig nettet, kan sjå at du har vore her, men ikkje kva du skreiv. Eit skjult spionprogram kan sjå alt. Er du usikker, bruk ein annan mobil.

page-accessibility-title = Tilgjenge
page-accessibility-lead = Alle skal kunne bruke tenesta. Målet vårt er WCAG 2.2 på nivå AA.
page-accessibility-keyboard = Alt kan brukast med tastatur, og er bygt for skjermlesar.
page-accessibility-zoom = Du kan gjere teksten mykje større utan å måtte dra sida sidelengs.
page-accessibility-script = Telefonnummer, artiklar og «Gå ut no» verkar utan JavaScript. Chatten treng JavaScript.
page-accessibility-motion = Sida følgjer lyst og mørkt frå mobilen din, og lèt vere å røre seg om du har bede om det.
page-accessibility-more = Kva vi har prøvd, og kva som manglar

## Chat og vaktrom

page-chat-title = Chat
page-chat-starting = Chatten opnar …
page-chat-no-script = Chatten treng JavaScript, og det er slått av her. Du kan ringje i staden.
page-desk-title = Vaktrom
page-desk-starting = Vaktrommet opnar …
page-desk-no-script = Vaktrommet treng JavaScript.

## Innlogging

page-sign-in-title = Logg inn
page-sign-in-lead = For deg som svarar på chatten.
page-sign-in-name = Brukarnamn
page-sign-in-password = Passord
page-sign-in-submit = Logg inn
page-sign-in-retry = Prøv igjen om { $time }.
page-sign-in-visitor = Ville du snakke med nokon? Gå til framsida

page-code-title = Koden frå appen
page-code-lead = Opne appen for eingongskodar på mobilen, og skriv dei seks sifra han viser no.
page-code-label = Kode
page-code-again = Begynn på nytt
page-recovery-ask = Har du ikkje mobilen her?
page-recovery-lead = Bruk ein av reservekodane du tok vare på. Kvar av dei verkar éin gong.
page-recovery-label = Reservekode
page-recovery-submit = Logg inn med reservekode
page-recovery-none = Er mobilen borte for godt, eller har du ingen kodar att? Ring den som gir ut brukarnamn hos dykk. Då set du opp appen på nytt neste gong du loggar inn.
page-set-up-title = Set opp kodar på mobilen
page-set-up-lead = Her blir det sagt ting som må vere trygge. Difor loggar du inn med passordet og ein kode som berre mobilen din kan lage. Det tek eit par minutt, og berre denne eine gongen.
page-set-up-app-title = Finn ein app
page-set-up-app = Har du ein app for eingongskodar på mobilen, kan du bruke han. Elles finn du ein der du hentar appar: søk etter «authenticator». Alle som lagar kodar på seks siffer, verkar.
page-set-up-scan-title = Vis han biletet
page-set-up-scan = Vel å leggje til ein konto i appen, og skann biletet.
page-set-up-picture = QR-bilete for appen. Det same står som nøkkel under.
page-set-up-key = Kan du ikkje skanne? Skriv inn denne nøkkelen i staden:
page-set-up-open = Er appen på denne eininga? Opne han herfrå
page-set-up-code-title = Skriv koden han viser
page-set-up-code = Seks siffer
page-set-up-submit = Stadfest
page-recovery-title = Ta vare på reservekodane
page-recovery-done = Appen er på plass. Er mobilen borte ein kveld, kjem du inn med ein av desse kodane. Kvar av dei verkar éin gong, og dei blir viste berre her og no.
page-recovery-keep = Skriv dei på eit ark, eller skriv ut sida. Legg arket ein stad der berre du finn det, og ikkje saman med mobilen.
page-recovery-go-on = Eg har teke vare på dei
page-first-password-title = Vel ditt eige passord
page-first-password-lead = Passordet du kom inn med, har nokon andre laga til deg. Vel eit som berre du kjenner, så er du inne.
page-first-password-submit = Lagre og gå vidare
page-own-password-title = Byt passord
page-own-password-lead = Når du byter, blir du logga ut alle andre stader. Her blir du verande.
page-own-password-current = Passordet du har no
page-own-password-new = Nytt passord
page-own-password-rule = Minst 12 teikn. Ei setning du hugsar, er fin, gjerne med mellomrom. Ikkje bruk ho andre stader.
page-own-password-again = Det nye passordet éin gong til
page-own-password-submit = Byt passord
page-own-password-wrong = Passordet du har no, stemte ikkje. Sjå over det og prøv igjen.
page-own-password-back = Tilbake til vaktrommet
page-own-password-done-title = Passordet er bytt
page-own-password-done = Bruk det nye neste gong du loggar inn. Alle andre stader der du var logga inn, er du no logga ut.
page-own-password-done-desk = Vaktrommet er ope som før. Du kan lukke dette vindauget.

page-passkey-or = eller
page-passkey-use = Logg inn med passnøkkel
page-passkey-what = Ein passnøkkel bur på mobilen eller maskina di og blir opna med finger, ansikt eller PIN. Då treng du verken passord eller kode, og nøkkelen verkar berre her hos oss. Det du opnar han med, blir på eininga.
page-passkey-name = Kva vil du kalle nøkkelen?
page-passkey-name-hint = Noko du kjenner att, som «jobbmobilen» eller «nøkkelen i skuffa».
page-passkey-make = Lag passnøkkel
page-passkey-not-here = Her kan vi ikkje lage passnøklar. Prøv ein nyare nettlesar med JavaScript slått på, på den adressa tenesta vanlegvis har.
page-passkey-given-up = Det vart ikkje noko av denne gongen. Ingenting er endra, og du kan prøve igjen.
page-passkey-known = Denne eininga har alt ein nøkkel til deg her.
page-passkey-unreachable = Vi fekk ikkje kontakt. Sjå om du er på nett, og prøv igjen.
page-provider-use = Logg inn med { $name }
page-provider-hint = Du viser kven du er hos { $name }. Loggar du ut her, er du framleis logga inn der.
page-provider-bind = Bruk { $name } i staden
page-provider-bind-hint = Då loggar du inn med { $name } frå no av, utan passnøkkel. Kontoen her blir knytt til deg der.
page-provider-set-out-title = Vidare til { $name }
page-provider-set-out-lead = Vis kven du er hos { $name }. Etterpå kjem du tilbake hit.
page-provider-go-on = Gå vidare
page-provider-back-title = Snart inne
page-provider-back-lead = Vi ser etter at alt stemmer. Skjer det ingenting, trykkjer du på knappen.
page-provider-beside-title = Du er inne
page-provider-beside-lead = No kan du lukke dette vindauget og gå tilbake til samtalen. Sei frå der at du har gjort det, så går han vidare.
page-invitation-title = Lag den første passnøkkelen din
page-invitation-lead = Hei, { $alias }. Adressa du kom hit med, verkar éin gong, og berre for deg.
page-invitation-name = Brukarnamnet ditt er { $name }. Du treng det ikkje for å logge inn med nøkkelen.
page-keys-title = Passnøklane dine
page-keys-none = Du har ingen passnøklar enno.
page-keys-added = Laga { $date }.
page-keys-used = Sist brukt { $date }.
page-keys-unused = Ikkje brukt enno.
page-keys-rename = Gi nytt namn
page-keys-save = Lagre namnet
page-keys-remove = Fjern
page-keys-remove-consequence = Nøkkelen verkar ikkje lenger, og alle andre stader du er logga inn, blir du logga ut. Slett han gjerne på eininga òg.
page-keys-remove-yes = Fjern «{ $name }»
page-keys-add = Lag ein nøkkel til
page-keys-add-hint = Med to nøklar kjem du inn også den dagen du har mist ein av dei.
page-keys-not-fresh = For å lage ein nøkkel må du ha logga inn dei siste fem minutta. Då veit vi at det er du som sit her.
page-keys-sign-in-again = Logg inn på nytt med passord
page-keys-full = Du har så mange nøklar som du kan ha. Fjern ein, så blir det plass.
page-keys-to-the-desk = Til vaktrommet
page-keys-sign-out = Logg ut

## Feil

page-not-found-title = Sida finst ikkje
page-error-title = Dette gjekk ikkje
