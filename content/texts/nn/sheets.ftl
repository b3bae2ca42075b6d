# Brosjyrar og plakatar til utskrift. Det som er eige for kvart tema, står i sheets.toml.

page-sheets-title = For skular og personalrom
page-sheets-lead = Brosjyrar og plakatar som du kan skrive ut, hengje opp og dele ut.
page-sheets-fold = Brosjyren er eitt A4-ark. Skriv han ut på begge sider i liggjande format, snu på kortsida, og brett han éin gong.
page-sheets-safe = Utsida er lik for alle tema og seier ikkje kva ho handlar om. Då ser ingen på henne kva nokon har lese.
page-sheets-where = Legg brosjyrane der nokon kan ta ein utan å bli sett, som på toalettet. Plakaten har lappar å rive av med berre adressa.
page-sheets-no-address = Arka manglar adresse og QR-kode. Den som driftar tenesta, må først setje listen.public_origins til adressa folk skal bruke, som https://prat.example.no.
page-sheets-leaflet = Brosjyre
page-sheets-poster = Plakat
page-sheets-all = Alle arka
page-sheet-title = Til utskrift
page-sheet-poster-how = Skriv ut på A4. Klipp langs strekane nedst, så lappane er lette å ta.
page-sheet-chat = Ein chat for deg mellom 16 og 25 år. Han er gratis, og du treng ikkje seie kven du er. Opningstidene står på sida.
page-sheet-erased = Det de skriv, er sletta seinast eitt minutt etter at samtalen er slutt.
page-sheet-scan = Skann koden, eller skriv adressa. Mobilen kan hugse at du var der.
page-sheet-qr = QR-kode med adressa til tenesta
page-sheet-no-address = Adressa er ikkje sett. Ikkje del ut dette arket.
page-sheet-numbers = Nokon som svarar heile døgnet
page-sheet-checked = Numra er sist sjekka { $date }.
page-sheet-strips = Lappar med adressa
page-leaflet-front = Godt å vite
page-leaflet-front-lead = Til deg mellom 16 og 25 år
page-leaflet-notes = Notat
page-leaflet-safe = Er det utrygt å ha med seg dette? Les det, og legg det att.
