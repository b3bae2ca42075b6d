# Hjelp til rådgivaren under samtalen: ferdige svar, dei fem stega og vurdering av plikter.
# Lovteksten er ikkje attgjeven her. Den som endrar noko om pliktene, les lova på nytt og
# endrar datoen i desk-duty-source.

desk-replies = Ferdige svar
desk-replies-search = Søk i ferdige svar
desk-replies-in = På { $language }. Ingenting blir sendt herfrå.
desk-found = { $n ->
    [one] { $n } treff
   *[other] { $n } treff
}
desk-replies-none = Ingen svar passar. Prøv eit anna ord.
desk-replies-nb = bokmål
desk-replies-nn = nynorsk
desk-replies-en = engelsk
desk-replies-beginning = Starten
desk-replies-safety = Tryggleik
desk-replies-going-on = Undervegs
desk-replies-silence = Stille
desk-replies-duty = Plikt
desk-replies-handing-on = Vidare hjelp
desk-replies-ending = Slutten
desk-replies-closing = Siste ord
desk-keys-replies = Ferdige svar
desk-cards = Del
desk-cards-search = Søk i artiklar og hjelpetenester
desk-cards-in = På { $language }. Du ser kva den unge får, før du sender.
desk-cards-none = Ingen artiklar eller tenester passar. Prøv eit anna ord.
desk-cards-articles = Artiklar
desk-cards-services = Hjelpetenester
desk-card-open = Opne
desk-card-send-ask = Sende dette?
desk-card-sent = Dette er sendt
desk-card-send = Send
desk-card-other = Vel eit anna
desk-card-opens = Den unge ser namnet og linja over, og opnar det sjølv. Du får ikkje vite om det blir opna.
desk-card-loading = Hentar sida …
desk-card-failed = Sida kunne ikkje hentast.
desk-card-again = Prøv igjen
desk-card-back = Førre side
desk-keys-cards = Del ein artikkel eller hjelpeteneste
desk-keys-support = Støtte i samtalen

## Støtta ved sida av samtalen
desk-support = Støtte
desk-support-title = Støtte i samtalen
desk-support-nothing-kept = Ingenting her blir lagra eller sendt.
desk-support-views = Kva du vil sjå
desk-support-steps = Dei fem stega
desk-support-duty = Plikter

## Dei fem stega i den første kontakten
desk-step-invite = Inviter til samtale
desk-step-invite-1 = Kva gjorde at du skreiv akkurat i dag?
desk-step-invite-2 = Kva er viktigast for deg å få sagt?
desk-step-invite-3 = Kva vil du at eg skal vite først?
desk-step-overview = Få oversyn over situasjon og risiko
desk-step-overview-1 = Kva skjer når det er på det verste?
desk-step-overview-2 = Kva er du redd for kan skje vidare?
desk-step-overview-3 = Kva har forandra seg i det siste?
desk-step-inform = Gi informasjon
desk-step-inform-1 = Kva veit du frå før om hjelpa som finst?
desk-step-inform-2 = Kva lurer du på om teieplikt, politi eller barnevern?
desk-step-needs = Finn ut kva som trengst
desk-step-needs-1 = Kva ville gjort dei neste dagane litt lettare?
desk-step-needs-2 = Kven kan du støtte deg på?
desk-step-needs-3 = Kva vil du gjere sjølv, og kva vil du ha hjelp til?
desk-step-register = Sjå tilbake på samtalen
desk-step-register-1 = Til deg sjølv: Kva kom fram utan at du måtte spørje?
desk-step-register-2 = Til deg sjølv: Kva er ikkje kartlagt, og kan få stå slik?

## Plikter: spørsmåla
desk-duty-face = Dette er eit tankeverktøy, ikkje juridisk råd. Lovteksten avgjer.
desk-duty-number = Spørsmål { $n }
desk-duty-yes = Ja
desk-duty-no = Nei
desk-duty-unsure = Usikker
desk-duty-back = Tilbake
desk-duty-again = Byrj på nytt
desk-duty-q-danger = Er liv eller helse i fare akkurat no?
desk-duty-q-danger-hint = For den du skriv med, eller for nokon andre.
desk-duty-q-grave = Gjeld det drap, grov kroppsskade eller valdtekt?
desk-duty-q-grave-hint = Straffelova §§ 275, 274 og 291. For dei vi snakkar med, er det oftast her plikta oppstår, også når kjærasten bur for seg sjølv.
desk-duty-q-abuse = Gjeld det seksuelle overgrep mot barn, i familien eller frå nokon med makt?
desk-duty-q-abuse-hint = Straffelova §§ 299, 312, 314 og 295.
desk-duty-q-household = Gjeld det mishandling i familien eller husstanden, frå ektefelle eller sambuar, eller frå ein omsorgsperson?
desk-duty-q-household-hint = Straffelova §§ 282 og 283, også tidlegare ektefelle og sambuar. Ein kjærast som bur for seg sjølv, er ikkje med. Svar då nei her.
desk-duty-q-likely = Er det sikkert eller mest sannsynleg at det skjer, eller at det held fram?
desk-duty-q-likely-hint = Ut frå det du har fått vite. Ei vag uro er ikkje nok.
desk-duty-q-preventable = Kan handlinga, eller følgjene av henne, framleis hindrast?
desk-duty-q-preventable-hint = Det som er over og ikkje kan skje igjen, skal ikkje avverjast.
desk-duty-q-harm = Kan det å gripe inn setje deg, dei næraste dine eller ein uskuldig i fare?
desk-duty-q-harm-hint = Tenk også på den du skriv med. Plikta kan falle bort om det ikkje finst ein trygg måte.
desk-duty-q-child = Gjeld det nokon under 18 år?
desk-duty-q-child-hint = Den du skriv med, eller eit barn i nærleiken.
desk-duty-q-neglect = Er det grunn til å tru at barnet blir eller vil bli mishandla eller grovt forsømt?
desk-duty-q-neglect-hint = Også alvorleg sjuk utan behandling, alvorlege åtferdsvanskar eller menneskehandel. «Grunn til å tru» er mindre enn sannsynleg, men meir enn ei vag uro.

## Plikter: kva svara peikar mot
desk-duty-danger = Nokon er i fare no
desk-duty-weighed = Det svara peikar mot
desk-duty-avert = Plikt til å avverje (§ 196)
desk-duty-report = Plikt til å melde (§ 13‑2)
desk-duty-likely = Ser ut til å gjelde
desk-duty-perhaps = Uklart
desk-duty-unlikely = Ser ikkje ut til å gjelde
desk-duty-do = Gjer dette no
desk-duty-do-112 = Be den du skriv med ringje 112, eller kome seg til ein trygg stad.
desk-duty-do-where = I fare kan du spørje kvar dei er. Sei kvifor du spør.
desk-duty-do-call-112 = Veit du kvar dei er, ring 112 sjølv.
desk-duty-do-lead = Ring vaktleiaren. Du treng ikkje vere sikker først.
desk-duty-do-together = Vaktleiaren og du avgjer saman. Plikta til å avverje er likevel di eiga.
desk-duty-do-tell-first = Sei det først til den du skriv med, om det kan gjerast utan meir fare.
desk-duty-do-known = Berre det du veit, kan seiast vidare. Vi veit ikkje kven dei er, om dei ikkje har fortalt det.
desk-duty-do-any-way = Alt som hindrar handlinga, tel: politi, barnevern eller ein trygg stad å vere. Det må ikkje vere ei melding til politiet.
desk-duty-do-careful = Leit etter ein måte som ikkje set nokon i fare. Finst det ingen, kan plikta falle bort.
desk-duty-do-report = Ei melding går til barnevernet. Sei kva du har fått vite, ikkje kva du trur.
desk-duty-do-go-on = Hald fram med samtalen. Byrj på nytt her om du får vite noko meir.
desk-duty-do-worried = Er du uroleg likevel, ring vaktleiaren.
desk-duty-law = Straffelova §§ 196, 274, 275, 282, 283, 291, 295, 299, 312 og 314, og barnevernslova § 13‑2. Lista i § 196 er lengre enn spørsmåla her.
desk-duty-source = Laga etter omtalar av lova, sist lese 21. november 2026. Paragrafar kan ha fått nye nummer i 2025. Les lovteksten på lovdata.no.
