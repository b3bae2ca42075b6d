# The safety plan: made on the screen alone, one step at a time. `plan-<step>-<n>` can be
# ticked; how many there are stands in web-client/src/plan/steps.ts.

plan-title = Hugseliste
plan-heading = Planen min
plan-lead = Ein plan for når noko kan bli farleg. Du lagar han her, i ditt tempo. Ingenting blir lagra, og ingenting blir sendt. Lukkar du sida, er alt borte.
plan-gate = Kan nokon andre sjå denne mobilen eller PC-en?
plan-gate-hint = Då er det tryggare å lage planen på ein annan. Hos ein ven, på skulen eller på biblioteket.
plan-gate-here = Eg lagar han her
plan-gate-read = Les om trygg mobil
plan-gate-talk = Lag planen saman med oss i chatten
plan-mode = Kva passar best no?
plan-mode-staying = Eg blir
plan-mode-leaving = Eg vil ut
plan-mode-over = Det er slutt
plan-mode-short = Berre det viktigaste
plan-family = Familien er med på å bestemme
plan-family-hint = Då spør vi ikkje om familien kan hjelpe, og tek med pass og reise.
plan-count = Steg { $n } av { $of }
plan-next = Vidare
plan-back = Tilbake
plan-show = Vis planen
plan-words = Med eigne ord, om du vil
plan-words-hint = Bruk gjerne berre førebokstavar.
plan-cover = Vis sida

## The steps, each with what can be ticked

plan-now = Kva gjer eg om det blir farleg i dag?
plan-now-1 = Eg kan ringe 112 frå låst skjerm.
plan-now-2 = Eg går til eit rom med dør ut.
plan-now-3 = Eg går til ein nabo.
plan-now-4 = Eg går til ein butikk eller ein stad med folk.
plan-now-5 = Eg går utan sekken, om eg må.
plan-signs = Når veit eg at det blir verre?
plan-signs-1 = Stemma blir annleis.
plan-signs-2 = Det blir drukke meir.
plan-signs-3 = Det blir heilt stille.
plan-signs-4 = Meldingane hopar seg opp.
plan-people = Kven kan eg seie det til? Kva er kodeordet?
plan-people-1 = Ein ven.
plan-people-2 = Ein vaksen i familien.
plan-people-3 = Helsesjukepleiaren.
plan-people-4 = Ein lærar, trenar eller leiar.
plan-people-5 = Kodeordet betyr: Ring 112.
plan-people-6 = Kodeordet betyr: Kom og hent meg.
plan-people-7 = Kodeordet betyr: Kom innom.
plan-home = Kvar er det tryggast inne?
plan-home-1 = Ikkje på kjøkkenet eller badet.
plan-home-2 = Eit rom der ingen kan låse døra bak meg.
plan-home-3 = Nøklane har eg i lomma.
plan-out = Skule, jobb, trening og vegen dit?
plan-out-1 = Eg går ein annan veg.
plan-out-2 = Eg går saman med nokon.
plan-out-3 = Eg seier det til éin lærar eller sjef.
plan-out-4 = Eg kjem og går til ulike tider.
plan-phone = Kva kan den andre sjå på mobilen?
plan-phone-1 = Eg slår av deling av posisjon når det er trygt.
plan-phone-2 = Eg lagar ny e-post på ein trygg mobil.
plan-phone-3 = Eg loggar ut andre frå kontoane mine når det er trygt.
plan-ending = Korleis og når seier eg at det er slutt?
plan-ending-1 = I ei melding.
plan-ending-2 = På ein stad med folk.
plan-ending-3 = Nokon ventar på meg.
plan-ending-4 = Etterpå svarar eg ikkje.
plan-bag = Kva må med?
plan-bag-1 = Legitimasjon og pass.
plan-bag-2 = Bankkort og kontantar.
plan-bag-3 = Nøklar.
plan-bag-4 = Medisinar.
plan-bag-5 = Ladar.
plan-bag-6 = Viktige papir.
plan-bag-7 = Alt står klart hos ein ven.
plan-money = Har eg noko som berre er mitt?
plan-money-1 = Min eigen konto.
plan-money-2 = Ny kode til BankID.
plan-money-3 = Litt kontantar.
plan-money-4 = Eg kan spørje NAV.
plan-others = Barn, sysken og dyr?
plan-others-1 = Nokon kan hente barna eller syskena mine.
plan-others-2 = Dyret kan vere hos nokon andre.
plan-me = Kva hjelper når eg er redd?
plan-me-1 = Å puste roleg.
plan-me-2 = Kaldt vatn i ansiktet.
plan-me-3 = Musikk.
plan-me-4 = Å skrive i chatten.
plan-travel = Pass, reise og skule?
plan-travel-1 = Passet mitt har eg sjølv.
plan-travel-2 = Eg reiser ikkje om eg er redd for å bli halden att.
plan-travel-3 = Eg har avtalt eit kodeord med skulen.
plan-numbers = Nummer eg lærer utanåt
plan-numbers-1 = 112, politiet
plan-numbers-2 = 116 117, legevakta
plan-numbers-3 = 116 006, for alle over 18
plan-numbers-4 = 116 111, for alle under 18
plan-phone-note = Ikkje fjern sporing enno. Det kan varsle den andre. Spør oss først.
plan-others-note = Nokre krisesenter kan hjelpe med ein stad til dyret. Spør dei.

## The plan itself

plan-done = Planen din
plan-empty = Du har ikkje valt noko enno. Gå tilbake, eller skriv til oss, så lagar vi ein saman.
plan-closing = Ein plan gjer deg ikkje ansvarleg for det den andre gjer.
plan-neutral = Skriv «Hugseliste» øvst, så overskrifta ikkje seier noko
plan-warning = Ei utskrift kan bli funnen. Kanskje kan ein ven passe på ho.
plan-print = Skriv ut
plan-copy = Kopier teksten
plan-copied = Teksten er kopiert. Han ligg på denne mobilen eller PC-en til du kopierer noko anna.
plan-not-copied = Det gjekk ikkje å kopiere her. Du kan merkje teksten og kopiere han sjølv.
plan-again = Slett alt og byrj på nytt
plan-talk = Snakk med oss

## Without a script: a list to read or to print

plan-list-lead = Les lista, og merk deg det som passar. Skriv du ho ut, så tenk på kven som kan finne ho.
