# The safety plan: made on the screen alone, one step at a time. `plan-<step>-<n>` can be
# ticked; how many there are stands in web-client/src/plan/steps.ts.

plan-title = Huskeliste
plan-heading = Planen min
plan-lead = En plan for når noe kan bli farlig. Du lager den her, i ditt tempo. Ingenting blir lagret, og ingenting blir sendt. Lukker du siden, er alt borte.
plan-gate = Kan noen andre se denne mobilen eller PC-en?
plan-gate-hint = Da er det tryggere å lage planen på en annen. Hos en venn, på skolen eller på biblioteket.
plan-gate-here = Jeg lager den her
plan-gate-read = Les om trygg mobil
plan-gate-talk = Lag planen sammen med oss i chatten
plan-mode = Hva passer best nå?
plan-mode-staying = Jeg blir
plan-mode-leaving = Jeg vil ut
plan-mode-over = Det er slutt
plan-mode-short = Bare det viktigste
plan-family = Familien er med på å bestemme
plan-family-hint = Da spør vi ikke om familien kan hjelpe, og tar med pass og reise.
plan-count = Steg { $n } av { $of }
plan-next = Videre
plan-back = Tilbake
plan-show = Vis planen
plan-words = Med egne ord, om du vil
plan-words-hint = Bruk gjerne bare forbokstaver.
plan-cover = Vis siden

## The steps, each with what can be ticked

plan-now = Hva gjør jeg hvis det blir farlig i dag?
plan-now-1 = Jeg kan ringe 112 fra låst skjerm.
plan-now-2 = Jeg går til et rom med dør ut.
plan-now-3 = Jeg går til en nabo.
plan-now-4 = Jeg går til en butikk eller et sted med folk.
plan-now-5 = Jeg går uten sekken, om jeg må.
plan-signs = Når vet jeg at det blir verre?
plan-signs-1 = Stemmen blir annerledes.
plan-signs-2 = Det blir drukket mer.
plan-signs-3 = Det blir helt stille.
plan-signs-4 = Meldingene hoper seg opp.
plan-people = Hvem kan jeg si det til? Hva er kodeordet?
plan-people-1 = En venn.
plan-people-2 = En voksen i familien.
plan-people-3 = Helsesykepleieren.
plan-people-4 = En lærer, trener eller leder.
plan-people-5 = Kodeordet betyr: Ring 112.
plan-people-6 = Kodeordet betyr: Kom og hent meg.
plan-people-7 = Kodeordet betyr: Kom innom.
plan-home = Hvor er det tryggest inne?
plan-home-1 = Ikke på kjøkkenet eller badet.
plan-home-2 = Et rom der ingen kan låse døra bak meg.
plan-home-3 = Nøklene har jeg i lomma.
plan-out = Skole, jobb, trening og veien dit?
plan-out-1 = Jeg går en annen vei.
plan-out-2 = Jeg går sammen med noen.
plan-out-3 = Jeg sier det til én lærer eller sjef.
plan-out-4 = Jeg kommer og går til ulike tider.
plan-phone = Hva kan den andre se på mobilen?
plan-phone-1 = Jeg slår av deling av posisjon når det er trygt.
plan-phone-2 = Jeg lager ny e-post på en trygg mobil.
plan-phone-3 = Jeg logger ut andre fra kontoene mine når det er trygt.
plan-ending = Hvordan og når sier jeg at det er slutt?
plan-ending-1 = I en melding.
plan-ending-2 = På et sted med folk.
plan-ending-3 = Noen venter på meg.
plan-ending-4 = Etterpå svarer jeg ikke.
plan-bag = Hva må med?
plan-bag-1 = Legitimasjon og pass.
plan-bag-2 = Bankkort og kontanter.
plan-bag-3 = Nøkler.
plan-bag-4 = Medisiner.
plan-bag-5 = Lader.
plan-bag-6 = Viktige papirer.
plan-bag-7 = Alt står klart hos en venn.
plan-money = Har jeg noe som bare er mitt?
plan-money-1 = Min egen konto.
plan-money-2 = Ny kode til BankID.
plan-money-3 = Litt kontanter.
plan-money-4 = Jeg kan spørre NAV.
plan-others = Barn, søsken og dyr?
plan-others-1 = Noen kan hente barna eller søsknene mine.
plan-others-2 = Dyret kan være hos noen andre.
plan-me = Hva hjelper når jeg er redd?
plan-me-1 = Å puste rolig.
plan-me-2 = Kaldt vann i ansiktet.
plan-me-3 = Musikk.
plan-me-4 = Å skrive i chatten.
plan-travel = Pass, reise og skole?
plan-travel-1 = Passet mitt har jeg selv.
plan-travel-2 = Jeg reiser ikke hvis jeg er redd for å bli holdt igjen.
plan-travel-3 = Jeg har avtalt et kodeord med skolen.
plan-numbers = Numre jeg lærer utenat
plan-numbers-1 = 112, politiet
plan-numbers-2 = 116 117, legevakten
plan-numbers-3 = 116 006, for alle over 18
plan-numbers-4 = 116 111, for alle under 18
plan-phone-note = Ikke fjern sporing ennå. Det kan varsle den andre. Spør oss først.
plan-others-note = Noen krisesentre kan hjelpe med et sted til dyret. Spør dem.

## The plan itself

plan-done = Planen din
plan-empty = Du har ikke valgt noe ennå. Gå tilbake, eller skriv til oss, så lager vi en sammen.
plan-closing = En plan gjør deg ikke ansvarlig for det den andre gjør.
plan-neutral = Skriv «Huskeliste» øverst, så overskriften ikke sier noe
plan-warning = En utskrift kan bli funnet. Kanskje kan en venn passe på den.
plan-print = Skriv ut
plan-copy = Kopier teksten
plan-copied = Teksten er kopiert. Den ligger på denne mobilen eller PC-en til du kopierer noe annet.
plan-not-copied = Det gikk ikke å kopiere her. Du kan merke teksten og kopiere den selv.
plan-again = Slett alt og begynn på nytt
plan-talk = Snakk med oss

## Without a script: a list to read or to print

plan-list-lead = Les listen, og merk deg det som passer. Skriver du den ut, så tenk på hvem som kan finne den.
