# Hjelp til rådgiveren under samtalen: ferdige svar, de fem stegene og vurdering av plikter.
# Lovteksten er ikke gjengitt her. Den som endrer noe om pliktene, leser loven på nytt og
# endrer datoen i desk-duty-source.

desk-replies = Ferdige svar
desk-replies-search = Søk i ferdige svar
desk-replies-in = På { $language }. Ingenting sendes herfra.
desk-found = { $n ->
    [one] { $n } treff
   *[other] { $n } treff
}
desk-replies-none = Ingen svar passer. Prøv et annet ord.
desk-replies-nb = bokmål
desk-replies-nn = nynorsk
desk-replies-en = engelsk
desk-replies-beginning = Begynnelsen
desk-replies-safety = Trygghet
desk-replies-going-on = Underveis
desk-replies-silence = Stillhet
desk-replies-duty = Plikt
desk-replies-handing-on = Videre hjelp
desk-replies-ending = Slutten
desk-replies-closing = Siste ord
desk-keys-replies = Ferdige svar
desk-cards = Del
desk-cards-search = Søk i artikler og hjelpetjenester
desk-cards-in = På { $language }. Du ser hva den unge får, før du sender.
desk-cards-none = Ingen artikler eller tjenester passer. Prøv et annet ord.
desk-cards-articles = Artikler
desk-cards-services = Hjelpetjenester
desk-card-open = Åpne
desk-card-send-ask = Sende dette?
desk-card-sent = Dette er sendt
desk-card-send = Send
desk-card-other = Velg et annet
desk-card-opens = Den unge ser navnet og linjen over, og åpner det selv. Du får ikke vite om det blir åpnet.
desk-card-loading = Henter siden …
desk-card-failed = Siden kunne ikke hentes.
desk-card-again = Prøv igjen
desk-card-back = Forrige side
desk-keys-cards = Del en artikkel eller hjelpetjeneste
desk-keys-support = Støtte i samtalen

## Støtten ved siden av samtalen
desk-support = Støtte
desk-support-title = Støtte i samtalen
desk-support-nothing-kept = Ingenting her lagres eller sendes.
desk-support-views = Hva du vil se
desk-support-steps = De fem stegene
desk-support-duty = Plikter

## De fem stegene i den første kontakten
desk-step-invite = Inviter til samtale
desk-step-invite-1 = Hva gjorde at du skrev akkurat i dag?
desk-step-invite-2 = Hva er viktigst for deg å få sagt?
desk-step-invite-3 = Hva vil du at jeg skal vite først?
desk-step-overview = Få oversikt over situasjon og risiko
desk-step-overview-1 = Hva skjer når det er på det verste?
desk-step-overview-2 = Hva er du redd for kan skje videre?
desk-step-overview-3 = Hva har forandret seg i det siste?
desk-step-inform = Gi informasjon
desk-step-inform-1 = Hva vet du fra før om hjelpen som finnes?
desk-step-inform-2 = Hva lurer du på om taushetsplikt, politi eller barnevern?
desk-step-needs = Finn ut hva som trengs
desk-step-needs-1 = Hva ville gjort de neste dagene litt lettere?
desk-step-needs-2 = Hvem kan du støtte deg på?
desk-step-needs-3 = Hva vil du gjøre selv, og hva vil du ha hjelp til?
desk-step-register = Se tilbake på samtalen
desk-step-register-1 = Til deg selv: Hva kom fram uten at du måtte spørre?
desk-step-register-2 = Til deg selv: Hva er ikke kartlagt, og kan få stå slik?

## Plikter: spørsmålene
desk-duty-face = Dette er et tankeverktøy, ikke juridisk råd. Lovteksten avgjør.
desk-duty-number = Spørsmål { $n }
desk-duty-yes = Ja
desk-duty-no = Nei
desk-duty-unsure = Usikker
desk-duty-back = Tilbake
desk-duty-again = Begynn på nytt
desk-duty-q-danger = Er liv eller helse i fare akkurat nå?
desk-duty-q-danger-hint = For den du skriver med, eller for noen andre.
desk-duty-q-grave = Gjelder det drap, grov kroppsskade eller voldtekt?
desk-duty-q-grave-hint = Straffeloven §§ 275, 274 og 291. For dem vi snakker med, er det oftest her plikten oppstår, også når kjæresten bor for seg selv.
desk-duty-q-abuse = Gjelder det seksuelle overgrep mot barn, i familien eller fra noen med makt?
desk-duty-q-abuse-hint = Straffeloven §§ 299, 312, 314 og 295.
desk-duty-q-household = Gjelder det mishandling i familien eller husstanden, fra ektefelle eller samboer, eller fra en omsorgsperson?
desk-duty-q-household-hint = Straffeloven §§ 282 og 283, også tidligere ektefelle og samboer. En kjæreste som bor for seg selv, er ikke med. Svar da nei her.
desk-duty-q-likely = Er det sikkert eller mest sannsynlig at det skjer, eller at det fortsetter?
desk-duty-q-likely-hint = Ut fra det du har fått vite. En vag uro er ikke nok.
desk-duty-q-preventable = Kan handlingen, eller følgene av den, fortsatt hindres?
desk-duty-q-preventable-hint = Det som er over og ikke kan skje igjen, skal ikke avverges.
desk-duty-q-harm = Kan det å gripe inn sette deg, dine nærmeste eller en uskyldig i fare?
desk-duty-q-harm-hint = Tenk også på den du skriver med. Plikten kan falle bort hvis det ikke finnes en trygg måte.
desk-duty-q-child = Gjelder det noen under 18 år?
desk-duty-q-child-hint = Den du skriver med, eller et barn i nærheten.
desk-duty-q-neglect = Er det grunn til å tro at barnet blir eller vil bli mishandlet eller grovt forsømt?
desk-duty-q-neglect-hint = Også alvorlig syk uten behandling, alvorlige atferdsvansker eller menneskehandel. «Grunn til å tro» er mindre enn sannsynlig, men mer enn en vag uro.

## Plikter: hva svarene peker mot
desk-duty-danger = Noen er i fare nå
desk-duty-weighed = Det svarene peker mot
desk-duty-avert = Plikt til å avverge (§ 196)
desk-duty-report = Plikt til å melde (§ 13‑2)
desk-duty-likely = Ser ut til å gjelde
desk-duty-perhaps = Uklart
desk-duty-unlikely = Ser ikke ut til å gjelde
desk-duty-do = Gjør dette nå
desk-duty-do-112 = Be den du skriver med ringe 112, eller komme seg til et trygt sted.
desk-duty-do-where = I fare kan du spørre hvor de er. Si hvorfor du spør.
desk-duty-do-call-112 = Vet du hvor de er, ring 112 selv.
desk-duty-do-lead = Ring vaktlederen. Du trenger ikke være sikker først.
desk-duty-do-together = Vaktlederen og du avgjør sammen. Plikten til å avverge er likevel din egen.
desk-duty-do-tell-first = Si det først til den du skriver med, hvis det kan gjøres uten mer fare.
desk-duty-do-known = Bare det du vet, kan sies videre. Vi vet ikke hvem de er, hvis de ikke har fortalt det.
desk-duty-do-any-way = Alt som hindrer handlingen, teller: politi, barnevern eller et trygt sted å være. Det må ikke være en anmeldelse.
desk-duty-do-careful = Let etter en måte som ikke setter noen i fare. Finnes det ingen, kan plikten falle bort.
desk-duty-do-report = En melding går til barnevernet. Si hva du har fått vite, ikke hva du tror.
desk-duty-do-go-on = Fortsett samtalen. Begynn på nytt her hvis du får vite noe mer.
desk-duty-do-worried = Er du urolig likevel, ring vaktlederen.
desk-duty-law = Straffeloven §§ 196, 274, 275, 282, 283, 291, 295, 299, 312 og 314, og barnevernsloven § 13‑2. Listen i § 196 er lengre enn spørsmålene her.
desk-duty-source = Laget etter omtaler av loven, sist lest 21. november 2026. Paragrafer kan ha fått nye nummer i 2025. Les lovteksten på lovdata.no.
