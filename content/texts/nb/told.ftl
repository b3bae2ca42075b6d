# Det tjenesten sier midt i en samtale. Disse tekstene ligger ikke i siden, de sendes når de trengs.

told-hand-over = { $alias } spør om { $colleague } kan ta over samtalen. { $colleague } kan lese det som står her, så du trenger ikke begynne på nytt. Du bestemmer. Svarer du ikke, blir du hos { $alias }.
told-hand-over-queue = { $alias } spør om en kollega kan ta over samtalen. Du stiller blant de første i køen, og kollegaen kan lese det som står her, så du trenger ikke begynne på nytt. Du bestemmer. Svarer du ikke, blir du hos { $alias }.
told-hand-over-agree = Ja, gå videre med { $colleague }
told-hand-over-agree-queue = Ja, finn en kollega
told-hand-over-stay = Nei, bli hos { $alias }
told-away = { $alias } er borte et øyeblikk. Du kan skrive imens.
told-errand = { $alias } måtte gå fra litt, og er tilbake omtrent kl. { $time }. Det er ikke på grunn av deg. Du kan skrive imens.
told-errand-late = { $alias } er ikke tilbake ennå. Det er ikke på grunn av deg. Drar det ut, tar en kollega over, og du trenger ikke begynne på nytt.
told-quiet = Det har vært stille en stund, og det er helt greit. Hører vi ikke fra deg, lukker { $alias } samtalen kl. { $time }. Skriv noe eller trykk her hvis du vil fortsette. Du kan alltid komme tilbake senere.
told-quiet-here = Jeg er her
told-card-gone = Siden er tatt bort. Spør gjerne rådgiveren om det du skulle lese.
told-guest-lead = Vaktleder { $guest } er med i samtalen og kan lese alt som står her. { $alias } blir. Du kan si nei takk når som helst.
told-guest-colleague = { $guest }, en kollega av { $alias }, er med i samtalen og kan lese alt som står her. { $alias } blir. Du kan si nei takk når som helst.
told-guest-no = Nei takk
told-guest-alone = Den er grei. { $guest } er ute av samtalen og ser ikke det dere skriver nå. { $alias } kan fortsatt spørre andre om råd.
told-guest-gone = { $guest } er ikke lenger med i samtalen, og ser ikke det dere skriver nå.
told-guest-stays = Den du snakket med, kunne ikke komme tilbake. { $guest } var med, og fortsetter samtalen med deg. Du trenger ikke begynne på nytt.
told-guest-lost = Det er ikke lenger noen andre enn { $alias } med i samtalen.
told-guest-yours = { $guest } er nå den du snakker med.
told-ended-resting = Rådgiveren har avsluttet samtalen. Chatten tar en pause fra denne forbindelsen, og åpner ikke igjen herfra før omtrent kl. { $time }. Sidene våre kan du lese hele tiden, og numrene under svarer døgnet rundt. Er du ikke trygg, slipper du inn likevel: start på nytt, og svar det når chatten spør. Er du i fare, ring 112.
told-resting = Chatten tar en pause fra denne forbindelsen til omtrent kl. { $time }. Det kan være på grunn av noen andre som bruker det samme nettet. Er du ikke trygg akkurat nå? Prøv igjen, og svar det når chatten spør. Da får du plass i køen likevel. Sidene våre kan du lese hele tiden, og numrene under svarer døgnet rundt. Er du i fare, ring 112.
