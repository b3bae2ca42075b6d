# The self-check: questions about a relationship, answered on the screen alone.
# Who changes a question changes what the answer means: see web-client/src/check/rule.ts.

check-title = Spørsmål
check-heading = Korleis har vi det?
check-lead = Dette er ikkje ei prøve, og du får ingen karakter. Svara blir berre på denne skjermen. Dei forsvinn når du lukkar sida. Du kan hoppe over alt du vil.
check-view = Kven vil du tenkje på?
check-view-me = Meg og den eg er saman med
check-view-friend = Ein ven
check-view-own = Det eg sjølv gjer
check-count = Spørsmål { $n } av { $of }
check-count-own = Spørsmål { $n } av { $of } om det eg gjer
check-never = Aldri
check-sometimes = Nokre gonger
check-often = Ofte
check-no = Nei
check-yes = Ja
check-pass = Hopp over
check-pass-friend = Veit ikkje
check-back = Tilbake
check-finish = Vis kva svara seier
check-gate = Dei neste spørsmåla er om vanskelegare ting. Vil du ta dei no?
check-gate-hint = Du kan stoppe når du vil.
check-gate-yes = Ja, eg tek dei no
check-gate-no = Nei, vis kva svara seier
check-cover = Vis sida

## About me

check-me-g1 = Eg kan seie kva eg meiner, også når vi er usamde.
check-me-g2 = Eg kan treffe venene mine utan at det blir bråk.
check-me-g3 = Når eg seier nei til sex eller nærleik, er det greitt.
check-me-g4 = Etter ein krangel kan vi seie orsak, og noko blir betre.
check-me-g5 = Mobilen og passorda mine er mine.
check-me-g6 = Eg er meg sjølv når vi er saman.
check-me-w1 = Eg må svare med ein gong, elles blir det trøbbel.
check-me-w2 = Eg må seie kvar eg er og kven eg er med.
check-me-w3 = Mobilen min blir sjekka, eller eg må gi ifrå meg passord.
check-me-w4 = Eg får høyre at eg er dum, stygg eller altfor kjenslevar.
check-me-w5 = Eg ser vener og familie mindre enn før, for å sleppe bråk.
check-me-w6 = Når den andre blir sint, får eg skulda.
check-me-w7 = Nokon andre bestemmer over pengane, kleda eller innlegga mine.
check-me-w8 = Eg seier ja til sex eller bilete fordi nei er vanskelegare.
check-me-w9 = Eg passar heile tida på, så det ikkje skal skje noko.
check-me-w10 = Ting som er mine, blir kasta eller øydelagde.
check-me-d1 = Eg har blitt halden fast, dytta, slegen eller sparka.
check-me-d2 = Nokon har teke meg på halsen eller gjort det vanskeleg å puste.
check-me-d3 = Eg har blitt truga, eller nokon eg er glad i, har blitt truga.
check-me-d4 = Eg har blitt tvinga til sex.
check-me-d5 = Nokon trugar med å dele bilete eller løyndomar.
check-me-d6 = Eg har høyrt: «Går du, skadar eg meg sjølv eller deg.»
check-me-d7 = Eg har blitt låst inne, eller får ikkje gå når eg vil.
check-me-d8 = Nokon følgjer etter meg eller sporar mobilen min.
check-me-d9 = Eg er redd for å dra heim, eller redd for den eg er saman med.
check-me-d10 = Familien trugar, eller vil at eg skal gifte meg med nokon eg ikkje vil ha.

## About a friend

check-friend-g1 = Venen min kan seie kva som helst, også når dei to er usamde.
check-friend-g2 = Venen min kan treffe oss andre utan at det blir bråk.
check-friend-g3 = Eit nei er greitt mellom dei to, så vidt eg veit.
check-friend-g4 = Etter ein krangel seier begge orsak, og noko blir betre.
check-friend-g5 = Venen min har mobilen og passorda for seg sjølv.
check-friend-g6 = Venen min er seg sjølv når dei er saman.
check-friend-w1 = Venen min må svare kjærasten med ein gong, elles blir det trøbbel.
check-friend-w2 = Venen min må alltid seie ifrå om kvar og med kven.
check-friend-w3 = Kjærasten sjekkar mobilen til venen min, eller har passorda.
check-friend-w4 = Kjærasten seier at venen min er dum, stygg eller altfor kjenslevar.
check-friend-w5 = Venen min er mindre saman med oss enn før, for å sleppe bråk.
check-friend-w6 = Når kjærasten blir sint, får venen min skulda.
check-friend-w7 = Kjærasten bestemmer over pengar, klede eller innlegg.
check-friend-w8 = Venen min seier ja til sex eller bilete fordi nei er vanskelegare.
check-friend-w9 = Venen min passar heile tida på, så det ikkje skal skje noko.
check-friend-w10 = Ting som venen min eig, blir kasta eller øydelagde.
check-friend-d1 = Venen min har blitt halden fast, dytta, slegen eller sparka.
check-friend-d2 = Nokon har teke venen min på halsen eller gjort det vanskeleg å puste.
check-friend-d3 = Venen min har blitt truga, eller nokon venen min er glad i.
check-friend-d4 = Venen min har blitt tvinga til sex.
check-friend-d5 = Nokon trugar med å dele bilete eller løyndomar om venen min.
check-friend-d6 = Kjærasten har sagt: «Går du, skadar eg meg sjølv eller deg.»
check-friend-d7 = Venen min har blitt låst inne, eller får ikkje gå.
check-friend-d8 = Nokon følgjer etter venen min eller sporar mobilen.
check-friend-d9 = Venen min er redd for å dra heim, eller redd for kjærasten.
check-friend-d10 = Familien trugar venen min, eller vil ha eit bryllaup venen min ikkje vil ha.

## About what I do

check-own-o1 = Eg sjekkar mobilen til den eg er saman med.
check-own-o2 = Eg blir sint når eg får eit nei.
check-own-o3 = Eg kastar eller øydelegg ting.
check-own-o4 = Eg held den andre fast, eller stiller meg i vegen.
check-own-o5 = Eg trugar med å gjere noko, mot den andre eller mot meg sjølv.
check-own-o6 = Eg pressar den andre til sex.
check-own-o7 = Eg møter opp når den andre ikkje vil.
check-own-o8 = Eg legg skulda på den andre for det eg gjer.

## What the answers say

check-serious-title = Noko av det du svara, er alvorleg
check-serious = Det er ikkje di skuld. Er du i fare no, ring 112. Du kan også chatte med oss. Er du over 18, svarar 116 006. Er du under 18, svarar 116 111.
check-control-title = Du må passe på mykje for at det skal gå bra
check-control = Det skal du sleppe. Det du svara, liknar på kontroll eller vald. Vil du snakke med nokon som kan dette?
check-uneasy-title = Noko skurrar litt
check-uneasy = Det kan vere ei vanskeleg tid, eller starten på noko som ikkje er greitt. Les meir, eller spør oss. Ingen spørsmål er for små.
check-calm-title = Det høyrest ganske trygt ut
check-calm = Kjenner du likevel uro, så stol på uroa. Du er alltid velkomen til å spørje.
check-skipped-title = Du hoppa over ein del, og det er heilt greitt
check-skipped = Vil du heller skrive til oss? Du treng ikkje ha orda klare.
check-friend-serious-title = Noko av det du har sett, er alvorleg
check-friend-serious = Det er ikkje di skuld, og ikkje skulda til venen din. Er det fare no, ring 112. Du kan chatte med oss om kva du kan gjere. Er du over 18, svarar 116 006. Er du under 18, svarar 116 111. Du skal ikkje stå åleine med dette.
check-friend-control-title = Venen din må passe på mykje
check-friend-control = Det du har sett, liknar på kontroll eller vald. Sei at du har sett det, og at du er der. Du treng ikkje ha ei løysing. Vil du snakke med nokon som kan dette?
check-friend-uneasy-title = Noko skurrar litt
check-friend-uneasy = Spør korleis det går, når de er åleine. Høyr etter, utan å presse. Du kan også spørje oss.
check-friend-calm-title = Det høyrest ganske trygt ut
check-friend-calm = Kjenner du likevel uro, så spør venen din korleis det går. Du kan alltid spørje oss også.
check-harm-title = Det er modig å svare ærleg
check-harm = Noko av det du svara, kan skade den andre. Du har ansvaret for det du gjer. Du kan også lære å gjere det annleis, og det finst hjelp til akkurat det. Er du redd for at noko skjer no, så gå ein annan stad og ring 112.
check-own-title = Det er modig å svare ærleg
check-own = Du kan lære å gjere det annleis, og det finst hjelp til akkurat det.
check-own-calm-title = Fint at du tenkjer over dette
check-own-calm = Er du likevel usikker på noko du gjer, så spør oss. Ingen spørsmål er for små.
check-partly = Du svara ikkje på alt. Dette gjeld berre det du svara på.
check-throat = Hender på halsen kan vere farleg sjølv om det ikkje synest. Ring legevakta på 116 117, også om det er nokre dagar sidan. Er det vanskeleg å puste eller svelgje, ring 113.
check-threat = Den som trugar med å skade seg sjølv, treng hjelp frå fagfolk. Ingen kan bere det åleine. Står det om livet no, ring 113. På 116 123 svarar nokon heile døgnet. Er nokon truga og i fare no, ring 112.
check-family = Ingen kan bestemme kven andre skal gifte seg med. Er det fare for å bli halden att på ei reise, er det tryggast å ikkje dra. Skriv til oss først.
check-talk = Snakk med oss
check-call = Ring
check-read = Les meir
check-more-help = Fleire som kan hjelpe
check-again = Byrj på nytt

## Without a script: a list to read or to print

check-list-lead = Les lista i ro. Ingen ser kva du tenkjer.
check-list-good = Slik bør det vere
check-list-watch = Dette er verdt å leggje merke til
check-list-danger = Dette er alvorleg
check-list-own = Om det eg sjølv gjer
check-list-meaning = Kva kan det bety?
check-list-danger-then = Kjenner du att noko av det alvorlege
check-list-watch-then = Kjenner du att fleire ting, eller noko ofte
check-list-calm-then = Kjenner du ikkje att noko
check-list-own-then = Kjenner du att noko du gjer
