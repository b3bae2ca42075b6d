# Tilgjengelighetserklæringen. Bare det som er sant: endre datoen i accessibility.rs når du endrer dette.

page-statement-title = Tilgjengelighets­erklæring
page-statement-own = Denne erklæringen har vi som bygger sidene, skrevet selv.
page-statement-compared = Den ble sist sammenlignet med testene { $date }.
page-statement-works = Slik er sidene laget
page-statement-voice = Har mobilen din en norsk stemme, kan artiklene leses høyt. Stemmen er på mobilen din. Teksten blir ikke sendt til noen.
page-statement-tried = Dette har vi prøvd
page-statement-tried-how = Før en endring går ut, går programmer gjennom sidene i en ekte nettleser:
page-statement-tried-rules = Et program leter etter brudd på WCAG 2.2, nivå A og AA, i artikler, søk, chat, spørsmål og huskeliste. Finner det ett, går endringen ikke ut. Et slikt program finner bare noen av feilene.
page-statement-tried-keyboard = Chatten, spørsmålene og huskelisten blir gått gjennom med bare tastatur.
page-statement-tried-narrow = Sidene blir vist så smale som 320 punkter. Det tilsvarer 400 prosent zoom på en vanlig skjerm. Ingenting skal måtte dras sidelengs.
page-statement-tried-script = Artikler, telefonnumre og huskelisten blir lest uten JavaScript.
page-statement-not-tried = Dette har vi ikke prøvd
page-statement-not-readers = Skjermlesere. Sidene har overskrifter, navn og beskjeder laget for dem. Men vi har ikke prøvd med NVDA, JAWS, VoiceOver eller TalkBack, og vet ikke hvordan det er i bruk.
page-statement-not-people = Ingen som bruker hjelpemidler til daglig, har prøvd sidene for oss ennå.
page-statement-not-browsers = Programmene bruker Chromium, som Chrome og Edge bygger på. De bruker ikke Safari eller Firefox.
page-statement-not-outside = Ingen utenfra har kontrollert tilgjengeligheten.
page-statement-missing = Dette mangler
page-statement-missing-sign = Tegnspråk.
page-statement-missing-languages = Flere språk enn bokmål, nynorsk og engelsk.
page-statement-missing-writing = En annen måte å snakke med oss på enn å skrive. Er det vanskelig å skrive eller lese, finnes det noen du kan ringe.
page-statement-tell = Får du det ikke til?
page-statement-tell-how = Si det gjerne i chatten når den er åpen. Du trenger ikke ha noe annet å spørre om. Vi har ikke en egen adresse for dette.
