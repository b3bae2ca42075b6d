# Tilgjengeerklæringa. Berre det som er sant: endre datoen i accessibility.rs når du endrar dette.

page-statement-title = Tilgjenge­erklæring
page-statement-own = Denne erklæringa har vi som byggjer sidene, skrive sjølve.
page-statement-compared = Ho vart sist samanlikna med testane { $date }.
page-statement-works = Slik er sidene laga
page-statement-voice = Har mobilen din ei norsk stemme, kan artiklane lesast høgt. Stemma er på mobilen din. Teksten blir ikkje send til nokon.
page-statement-tried = Dette har vi prøvd
page-statement-tried-how = Før ei endring går ut, går program gjennom sidene i ein ekte nettlesar:
page-statement-tried-rules = Eit program leitar etter brot på WCAG 2.2, nivå A og AA, i artiklar, søk, chat, spørsmål og hugseliste. Finn det eitt, går ikkje endringa ut. Eit slikt program finn berre nokre av feila.
page-statement-tried-keyboard = Chatten, spørsmåla og hugselista blir gått gjennom med berre tastatur.
page-statement-tried-narrow = Sidene blir viste så smale som 320 punkt. Det svarar til 400 prosent zoom på ein vanleg skjerm. Ingenting skal måtte dragast sidelengs.
page-statement-tried-script = Artiklar, telefonnummer og hugselista blir lesne utan JavaScript.
page-statement-not-tried = Dette har vi ikkje prøvd
page-statement-not-readers = Skjermlesarar. Sidene har overskrifter, namn og beskjedar laga for dei. Men vi har ikkje prøvd med NVDA, JAWS, VoiceOver eller TalkBack, og veit ikkje korleis det er i bruk.
page-statement-not-people = Ingen som bruker hjelpemiddel til dagleg, har prøvd sidene for oss enno.
page-statement-not-browsers = Programma bruker Chromium, som Chrome og Edge byggjer på. Dei bruker ikkje Safari eller Firefox.
page-statement-not-outside = Ingen utanfrå har kontrollert tilgjenget.
page-statement-missing = Dette manglar
page-statement-missing-sign = Teiknspråk.
page-statement-missing-languages = Fleire språk enn bokmål, nynorsk og engelsk.
page-statement-missing-writing = Ein annan måte å snakke med oss på enn å skrive. Er det vanskeleg å skrive eller lese, finst det nokon du kan ringje.
page-statement-tell = Får du det ikkje til?
page-statement-tell-how = Sei det gjerne i chatten når han er open. Du treng ikkje ha noko anna å spørje om. Vi har ikkje ei eiga adresse for dette.
