# Det tenesta seier midt i ein samtale. Desse tekstane ligg ikkje i sida, dei blir sende når det trengst.

told-hand-over = { $alias } spør om { $colleague } kan ta over samtalen. { $colleague } kan lese det som står her, så du treng ikkje byrje på nytt. Du bestemmer. Svarar du ikkje, blir du hos { $alias }.
told-hand-over-queue = { $alias } spør om ein kollega kan ta over samtalen. Du stiller mellom dei første i køen, og kollegaen kan lese det som står her, så du treng ikkje byrje på nytt. Du bestemmer. Svarar du ikkje, blir du hos { $alias }.
told-hand-over-agree = Ja, gå vidare med { $colleague }
told-hand-over-agree-queue = Ja, finn ein kollega
told-hand-over-stay = Nei, bli hos { $alias }
told-away = { $alias } er borte ein augneblink. Du kan skrive så lenge.
told-errand = { $alias } måtte gå frå litt, og er tilbake omtrent kl. { $time }. Det er ikkje på grunn av deg. Du kan skrive så lenge.
told-errand-late = { $alias } er ikkje tilbake enno. Det er ikkje på grunn av deg. Drygjer det, tek ein kollega over, og du treng ikkje begynne på nytt.
told-quiet = Det har vore stille ei stund, og det er heilt greitt. Høyrer vi ikkje frå deg, lukkar { $alias } samtalen kl. { $time }. Skriv noko eller trykk her om du vil halde fram. Du kan alltid kome tilbake seinare.
told-quiet-here = Eg er her
told-card-gone = Sida er teken bort. Spør gjerne rådgivaren om det du skulle lese.
told-guest-lead = Vaktleiar { $guest } er med i samtalen og kan lese alt som står her. { $alias } blir. Du kan seie nei takk når som helst.
told-guest-colleague = { $guest }, ein kollega av { $alias }, er med i samtalen og kan lese alt som står her. { $alias } blir. Du kan seie nei takk når som helst.
told-guest-no = Nei takk
told-guest-alone = Det er greitt. { $guest } er ute av samtalen og ser ikkje det de skriv no. { $alias } kan framleis spørje andre om råd.
told-guest-gone = { $guest } er ikkje lenger med i samtalen, og ser ikkje det de skriv no.
told-guest-stays = Den du snakka med, kunne ikkje kome tilbake. { $guest } var med, og held fram samtalen med deg. Du treng ikkje byrje på nytt.
told-guest-lost = Det er ikkje lenger nokon andre enn { $alias } med i samtalen.
told-guest-yours = { $guest } er no den du snakkar med.
told-ended-resting = Rådgivaren har avslutta samtalen. Chatten tek ein pause frå dette sambandet, og opnar ikkje igjen herifrå før omtrent kl. { $time }. Sidene våre kan du lese heile tida, og numra under svarer døgnet rundt. Er du ikkje trygg, slepp du inn likevel: start på nytt, og svar det når chatten spør. Er du i fare, ring 112.
told-resting = Chatten tek ein pause frå dette sambandet til omtrent kl. { $time }. Det kan vere på grunn av nokon andre som bruker det same nettet. Er du ikkje trygg akkurat no? Prøv igjen, og svar det når chatten spør. Då får du plass i køen likevel. Sidene våre kan du lese heile tida, og numra under svarer døgnet rundt. Er du i fare, ring 112.
