# Brosjyrer og plakater til utskrift. Det som er eget for hvert tema, står i sheets.toml.

page-sheets-title = For skoler og personalrom
page-sheets-lead = Brosjyrer og plakater som du kan skrive ut, henge opp og dele ut.
page-sheets-fold = Brosjyren er ett A4-ark. Skriv den ut på begge sider i liggende format, snu på kortsiden, og brett den én gang.
page-sheets-safe = Utsiden er lik for alle temaene og sier ikke hva den handler om. Da ser ingen på den hva noen har lest.
page-sheets-where = Legg brosjyrene der noen kan ta en uten å bli sett, som på toalettet. Plakaten har lapper å rive av med bare adressen.
page-sheets-no-address = Arkene mangler adresse og QR-kode. Den som drifter tjenesten, må først sette listen.public_origins til adressen folk skal bruke, som https://prat.example.no.
page-sheets-leaflet = Brosjyre
page-sheets-poster = Plakat
page-sheets-all = Alle arkene
page-sheet-title = Til utskrift
page-sheet-poster-how = Skriv ut på A4. Klipp langs strekene nederst, så lappene er lette å ta.
page-sheet-chat = En chat for deg mellom 16 og 25 år. Den er gratis, og du trenger ikke si hvem du er. Åpningstidene står på siden.
page-sheet-erased = Det dere skriver, er slettet senest ett minutt etter at samtalen er slutt.
page-sheet-scan = Skann koden, eller skriv adressen. Mobilen kan huske at du var der.
page-sheet-qr = QR-kode med adressen til tjenesten
page-sheet-no-address = Adressen er ikke satt. Ikke del ut dette arket.
page-sheet-numbers = Noen som svarer hele døgnet
page-sheet-checked = Numrene er sist sjekket { $date }.
page-sheet-strips = Lapper med adressen
page-leaflet-front = Godt å vite
page-leaflet-front-lead = Til deg mellom 16 og 25 år
page-leaflet-notes = Notater
page-leaflet-safe = Er det utrygt å ha med seg dette? Les det, og legg det igjen.
