# The self-check: questions about a relationship, answered on the screen alone.
# Who changes a question changes what the answer means: see web-client/src/check/rule.ts.

check-title = Spørsmål
check-heading = Hvordan har vi det?
check-lead = Dette er ikke en prøve, og du får ingen karakter. Svarene blir bare på denne skjermen. De forsvinner når du lukker siden. Du kan hoppe over alt du vil.
check-view = Hvem vil du tenke på?
check-view-me = Meg og den jeg er sammen med
check-view-friend = En venn
check-view-own = Det jeg selv gjør
check-count = Spørsmål { $n } av { $of }
check-count-own = Spørsmål { $n } av { $of } om det jeg gjør
check-never = Aldri
check-sometimes = Noen ganger
check-often = Ofte
check-no = Nei
check-yes = Ja
check-pass = Hopp over
check-pass-friend = Vet ikke
check-back = Tilbake
check-finish = Vis hva svarene sier
check-gate = De neste spørsmålene er om vanskeligere ting. Vil du ta dem nå?
check-gate-hint = Du kan stoppe når du vil.
check-gate-yes = Ja, jeg tar dem nå
check-gate-no = Nei, vis hva svarene sier
check-cover = Vis siden

## About me

check-me-g1 = Jeg kan si hva jeg mener, også når vi er uenige.
check-me-g2 = Jeg kan treffe vennene mine uten at det blir bråk.
check-me-g3 = Når jeg sier nei til sex eller nærhet, er det greit.
check-me-g4 = Etter en krangel kan vi si unnskyld, og noe blir bedre.
check-me-g5 = Mobilen og passordene mine er mine.
check-me-g6 = Jeg er meg selv når vi er sammen.
check-me-w1 = Jeg må svare med en gang, ellers blir det trøbbel.
check-me-w2 = Jeg må si hvor jeg er og hvem jeg er med.
check-me-w3 = Mobilen min blir sjekket, eller jeg må gi fra meg passord.
check-me-w4 = Jeg får høre at jeg er dum, stygg eller altfor følsom.
check-me-w5 = Jeg ser venner og familie mindre enn før, for å slippe bråk.
check-me-w6 = Når den andre blir sint, får jeg skylden.
check-me-w7 = Noen andre bestemmer over pengene, klærne eller innleggene mine.
check-me-w8 = Jeg sier ja til sex eller bilder fordi nei er vanskeligere.
check-me-w9 = Jeg passer hele tiden på, så det ikke skal skje noe.
check-me-w10 = Ting som er mine, blir kastet eller ødelagt.
check-me-d1 = Jeg er blitt holdt fast, dyttet, slått eller sparket.
check-me-d2 = Noen har tatt meg på halsen eller gjort det vanskelig å puste.
check-me-d3 = Jeg er blitt truet, eller noen jeg er glad i, er blitt truet.
check-me-d4 = Jeg er blitt tvunget til sex.
check-me-d5 = Noen truer med å dele bilder eller hemmeligheter.
check-me-d6 = Jeg har hørt: «Går du, skader jeg meg selv eller deg.»
check-me-d7 = Jeg er blitt låst inne, eller får ikke gå når jeg vil.
check-me-d8 = Noen følger etter meg eller sporer mobilen min.
check-me-d9 = Jeg er redd for å dra hjem, eller redd for den jeg er sammen med.
check-me-d10 = Familien truer, eller vil at jeg skal gifte meg med noen jeg ikke vil ha.

## About a friend

check-friend-g1 = Vennen min kan si hva som helst, også når de to er uenige.
check-friend-g2 = Vennen min kan treffe oss andre uten at det blir bråk.
check-friend-g3 = Et nei er greit mellom de to, så vidt jeg vet.
check-friend-g4 = Etter en krangel sier begge unnskyld, og noe blir bedre.
check-friend-g5 = Vennen min har mobilen og passordene for seg selv.
check-friend-g6 = Vennen min er seg selv når de er sammen.
check-friend-w1 = Vennen min må svare kjæresten med en gang, ellers blir det trøbbel.
check-friend-w2 = Vennen min må alltid si fra om hvor og med hvem.
check-friend-w3 = Kjæresten sjekker mobilen til vennen min, eller har passordene.
check-friend-w4 = Kjæresten sier at vennen min er dum, stygg eller altfor følsom.
check-friend-w5 = Vennen min er mindre sammen med oss enn før, for å slippe bråk.
check-friend-w6 = Når kjæresten blir sint, får vennen min skylden.
check-friend-w7 = Kjæresten bestemmer over penger, klær eller innlegg.
check-friend-w8 = Vennen min sier ja til sex eller bilder fordi nei er vanskeligere.
check-friend-w9 = Vennen min passer hele tiden på, så det ikke skal skje noe.
check-friend-w10 = Ting som vennen min eier, blir kastet eller ødelagt.
check-friend-d1 = Vennen min er blitt holdt fast, dyttet, slått eller sparket.
check-friend-d2 = Noen har tatt vennen min på halsen eller gjort det vanskelig å puste.
check-friend-d3 = Vennen min er blitt truet, eller noen vennen min er glad i.
check-friend-d4 = Vennen min er blitt tvunget til sex.
check-friend-d5 = Noen truer med å dele bilder eller hemmeligheter om vennen min.
check-friend-d6 = Kjæresten har sagt: «Går du, skader jeg meg selv eller deg.»
check-friend-d7 = Vennen min er blitt låst inne, eller får ikke gå.
check-friend-d8 = Noen følger etter vennen min eller sporer mobilen.
check-friend-d9 = Vennen min er redd for å dra hjem, eller redd for kjæresten.
check-friend-d10 = Familien truer vennen min, eller vil ha et bryllup vennen min ikke vil ha.

## About what I do

check-own-o1 = Jeg sjekker mobilen til den jeg er sammen med.
check-own-o2 = Jeg blir sint når jeg får et nei.
check-own-o3 = Jeg kaster eller ødelegger ting.
check-own-o4 = Jeg holder den andre fast, eller stiller meg i veien.
check-own-o5 = Jeg truer med å gjøre noe, mot den andre eller mot meg selv.
check-own-o6 = Jeg presser den andre til sex.
check-own-o7 = Jeg møter opp når den andre ikke vil.
check-own-o8 = Jeg legger skylden på den andre for det jeg gjør.

## What the answers say

check-serious-title = Noe av det du svarte, er alvorlig
check-serious = Det er ikke din skyld. Er du i fare nå, ring 112. Du kan også chatte med oss. Er du over 18, svarer 116 006. Er du under 18, svarer 116 111.
check-control-title = Du må passe på mye for at det skal gå bra
check-control = Det skal du slippe. Det du svarte, ligner på kontroll eller vold. Vil du snakke med noen som kan dette?
check-uneasy-title = Noe skurrer litt
check-uneasy = Det kan være en vanskelig periode, eller starten på noe som ikke er greit. Les mer, eller spør oss. Ingen spørsmål er for små.
check-calm-title = Det høres ganske trygt ut
check-calm = Kjenner du likevel uro, så stol på den. Du er alltid velkommen til å spørre.
check-skipped-title = Du hoppet over en del, og det er helt greit
check-skipped = Vil du heller skrive til oss? Du trenger ikke ha ordene klare.
check-friend-serious-title = Noe av det du har sett, er alvorlig
check-friend-serious = Det er ikke din skyld, og ikke vennens. Er det fare nå, ring 112. Du kan chatte med oss om hva du kan gjøre. Er du over 18, svarer 116 006. Er du under 18, svarer 116 111. Du skal ikke stå alene med dette.
check-friend-control-title = Vennen din må passe på mye
check-friend-control = Det du har sett, ligner på kontroll eller vold. Si at du har sett det, og at du er der. Du trenger ikke ha en løsning. Vil du snakke med noen som kan dette?
check-friend-uneasy-title = Noe skurrer litt
check-friend-uneasy = Spør hvordan det går, når dere er alene. Hør etter, uten å presse. Du kan også spørre oss.
check-friend-calm-title = Det høres ganske trygt ut
check-friend-calm = Kjenner du likevel uro, så spør vennen din hvordan det går. Du kan alltid spørre oss også.
check-harm-title = Det er modig å svare ærlig
check-harm = Noe av det du svarte, kan skade den andre. Du har ansvaret for det du gjør. Du kan også lære å gjøre det annerledes, og det finnes hjelp til akkurat det. Er du redd for at noe skjer nå, så gå et annet sted og ring 112.
check-own-title = Det er modig å svare ærlig
check-own = Du kan lære å gjøre det annerledes, og det finnes hjelp til akkurat det.
check-own-calm-title = Fint at du tenker over dette
check-own-calm = Er du likevel usikker på noe du gjør, så spør oss. Ingen spørsmål er for små.
check-partly = Du svarte ikke på alt. Dette gjelder bare det du svarte på.
check-throat = Hender på halsen kan være farlig selv om det ikke synes. Ring legevakten på 116 117, også om det er noen dager siden. Er det vanskelig å puste eller svelge, ring 113.
check-threat = Den som truer med å skade seg selv, trenger hjelp fra fagfolk. Ingen kan bære det alene. Står det om livet nå, ring 113. På 116 123 svarer noen hele døgnet. Er noen truet og i fare nå, ring 112.
check-family = Ingen kan bestemme hvem andre skal gifte seg med. Er det fare for å bli holdt igjen på en reise, er det tryggest å ikke dra. Skriv til oss først.
check-talk = Snakk med oss
check-call = Ring
check-read = Les mer
check-more-help = Flere som kan hjelpe
check-again = Begynn på nytt

## Without a script: a list to read or to print

check-list-lead = Les listen i ro. Ingen ser hva du tenker.
check-list-good = Slik bør det være
check-list-watch = Dette er verdt å legge merke til
check-list-danger = Dette er alvorlig
check-list-own = Om det jeg selv gjør
check-list-meaning = Hva kan det bety?
check-list-danger-then = Kjenner du igjen noe av det alvorlige
check-list-watch-then = Kjenner du igjen flere ting, eller noe ofte
check-list-calm-then = Kjenner du ikke igjen noe
check-list-own-then = Kjenner du igjen noe du gjør
