# Leaflets and posters to print. What belongs to one theme stands in sheets.toml.

page-sheets-title = For schools and staff rooms
page-sheets-lead = Leaflets and posters that you can print, put up and hand out.
page-sheets-fold = The leaflet is one sheet of A4. Print it on both sides in landscape, flip on the short edge, and fold it once.
page-sheets-safe = The outside is the same for every theme and does not say what it is about. So nobody sees from it what someone has read.
page-sheets-where = Put the leaflets where someone can take one without being seen, such as in the toilets. The poster has strips to tear off with the address only.
page-sheets-no-address = The sheets lack an address and a QR code. Whoever runs the service must first set listen.public_origins to the address people shall use, such as https://prat.example.no.
page-sheets-leaflet = Leaflet
page-sheets-poster = Poster
page-sheets-all = All sheets
page-sheet-title = To print
page-sheet-poster-how = Print on A4. Cut along the lines at the bottom, so that the strips are easy to take.
page-sheet-chat = A chat for you between 16 and 25. It is free, and you need not say who you are. The opening hours are on the page.
page-sheet-erased = What you write is erased within one minute of the end of the talk.
page-sheet-scan = Scan the code, or type the address. The phone may remember that you were there.
page-sheet-qr = QR code with the address of the service
page-sheet-no-address = The address is not set. Do not hand out this sheet.
page-sheet-numbers = Someone who answers day and night
page-sheet-checked = The numbers were last checked { $date }.
page-sheet-strips = Strips with the address
page-leaflet-front = Good to know
page-leaflet-front-lead = For you between 16 and 25
page-leaflet-notes = Notes
page-leaflet-safe = Is it not safe to carry this? Read it, and leave it here.
