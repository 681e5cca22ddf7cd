"""Any table of sales with headings people use: the words for each field in seven languages and more."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


SALES_FIELDS = {
    "date": _words(
        "date, datum, fecha, data, dato, päivämäärä, jour, giorno, business date, bus dat, sale date, sales "
        "date, date of sale, transaction date, trans date, invoice date, order date, belegdatum, "
        "verkaufsdatum, buchungsdatum, date de vente, fecha de venta, data vendita, day, tag, datetime, date "
        "time, date and time, timestamp, created at, line item date, ds"
    ),
    "time": _words("time, uhrzeit, zeit, heure, hora, ora, tijd, tid, sale time, time of sale"),
    "receipt": _words(
        "receipt number, receipt no, receipt, receipt id, transaction id, transaction, transaction number, "
        "order, order ref, order number, order no, order id, sale id, invoice, invoice no, invoice number, "
        "ticket, ticket no, ticket number, tkt no, bon, bonnummer, belegnummer, kvitto, kvittonummer, ticket "
        "de caisse, factura, scontrino, transaktionsnummer, numero de ticket, rechnungsnummer, kassenbon"
    ),
    "sku": _words(
        "sku, item no, item code, item number, item id, itemid, product code, product id, product no, stock "
        "code, stockcode, article number, article no, artikelnummer, artikel nr, art nr, artnr, artikelcode, "
        "store code, plu, référence, réf, reference, codigo, código de producto, codigo producto, codice, "
        "codice articolo, code article, artikelnr, custom sku, lineitem sku, variant sku, varenummer, "
        "tuotekoodi, code"
    ),
    "barcode": _words(
        "barcode, upc, ean, gtin, ean code, ean13, upc code, strekkode, streckkod, code barres, código de "
        "barras, codice a barre, strichcode"
    ),
    "name": _words(
        "item name, product name, product title, description, item description, product description, "
        "beschreibung, bezeichnung, artikelbezeichnung, artikelname, produktnamn, libellé, désignation, "
        "descripción, descrizione, omschrijving, lineitem name, menu item, line item, product, item, article, "
        "artikel, articolo, artículo, producto, prodotto, produit, vare, tuote, name, details, title"
    ),
    "variant": _words("variant, variation, price point name, option value, attribute, cell descr, ausführung"),
    "category": _words(
        "category, kategorie, catégorie, categoría, categoria, categorie, kategori, department, dept, dept "
        "id, cat id, warengruppe, item group, product group, product category, gruppe, rayon"
    ),
    "quantity": _words(
        "quantity, qty, units, units sold, items sold, qty sold, quantity sold, sold quantity, sales "
        "quantity, menge, anzahl, stück, stückzahl, verkaufte menge, antal, quantité, qté, qte, cantidad, "
        "unidades, quantità, qta, aantal, umsmenge, lineitem quantity, sold, määrä"
    ),
    "price": _words(
        "unit price, price, sell price, selling price, sale price, sales price, price per unit, prix, prix "
        "unitaire, preis, einzelpreis, stückpreis, verkaufspreis, vk, precio, precio unitario, prezzo, prezzo "
        "unitario, prijs, pris, retail, retail price, prc, lineitem price, hinta"
    ),
    "amount": _words(
        "net sales, net amount, net total, netto, nettobetrag, netto umsatz, nettoumsatz, preis netto, total "
        "ex tax, montant ht, total ht, importe, importe neto, slutpris, subtotal, net price, ext price, "
        "extended price, ext prc, umswert, line total, linetotal, amount, betrag, montant, importo, bedrag, "
        "belopp, revenue, umsatz, chiffre d affaires, ingresos, ricavi, omzet, money"
    ),
    "gross_amount": _words(
        "gross sales, gross amount, total, total inc tax, gross total, brutto, bruttobetrag, preis brutto, "
        "ttc, total ttc, montant ttc, totale, totaal"
    ),
    "discount": _words("discount, discounts, discnt, rabatt, remise, descuento, sconto, korting, alennus"),
    "tax": _words("tax, taxes, vat, mwst, ust, steuer, moms, tva, iva, btw, alv, sales tax"),
    "cost": _words(
        "cost, cost of goods, unit cost, ext cost, einstandspreis, einkaufspreis, ek, coût, coste, costo, "
        "supply price, default unit cost, kostprijs"
    ),
    "store": _words(
        "store, location, store id, store name, store number, store no, outlet, shop, branch, filiale, "
        "sucursal, tienda, magasin, negozio, winkel, butik, str id, operatingunitnumber, point of sale, "
        "warehouse, myymälä, boutique"
    ),
    "type": _words(
        "event type, receipt type, line type, operation type, transaction type, sale type, typ, type, tipo, lin typ"
    ),
    "status": _words("status, financial status, transactionstatus, transaction status, order status, estado"),
    "void": _words("void, voided, is void, cancelled, canceled, cancelled at, storniert, refunded, annulé"),
}

RETURN_WORDS = frozenset(
    _words(
        "abono, avoir, credit note, devolución, erstattung, gutschrift, nota di credito, palautus, "
        "reembolso, refund, refunded, refunds, remboursement, reso, retour, retoure, retur, return, "
        "returned, returns, rimborso, rückerstattung, rückgabe, återköp"
    )
)
VOID_WORDS = frozenset(
    _words(
        "annullato, annulé, annulée, anulado, cancelada, canceled, cancelled, draft, geannuleerd, "
        "makulerad, open, parked, saved, storniert, storno, unpaid, void, voided"
    )
)
OTHER_WORDS = frozenset(
    _words(
        "betaling, betalning, deposit, discount, no sale, pagamento, pago, paiement, payin, payment, "
        "payout, rabatt, tax, tip, zahlung"
    )
)
NOT_PRODUCT_NAMES = frozenset(
    _words(
        "amazon fee, bank charge, bank charges, bon cadeau, buono regalo, cadeaubon, carriage, carte "
        "cadeau, cash payout, custom amount, delivery charge, delivery fee, descuento, discount, fooi, "
        "frais de port, gastos de envío, geschenkgutschein, gift card, gift cards, gift voucher, "
        "gratuity, gutschein, korting, mancia, payout, postage, postage and packing, pourboire, "
        "presentkort, propina, rabatt, remise, rounding, rundung, sconto, service charge, shipping, "
        "shipping charge, shipping charges, spese di spedizione, tarjeta regalo, tip, tips, trinkgeld, "
        "vend discount, versand, versandkosten, verzendkosten"
    )
)

SALES = Format(
    name="generic",
    title="a table of sales",
    target=Target.SALES,
    anchors=(),
    synonyms=SALES_FIELDS,
    words={"return": RETURN_WORDS, "void": VOID_WORDS, "other": OTHER_WORDS},
    not_product_names=NOT_PRODUCT_NAMES,
)
