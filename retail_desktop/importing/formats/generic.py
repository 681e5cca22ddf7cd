"""Any table with headings people use: the words for each field in seven languages and more."""

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

ITEMS = Format(
    name="generic",
    title="a list of items",
    target=Target.ITEMS,
    anchors=(),
    synonyms={
        "sku": SALES_FIELDS["sku"],
        "barcode": SALES_FIELDS["barcode"],
        "name": ("name", "title", *SALES_FIELDS["name"]),
        "category": SALES_FIELDS["category"],
        "supplier": _words(
            "supplier, vendor, supplier name, vendor name, default vendor name, lieferant, fournisseur, "
            "proveedor, fornitore, leverancier, leverantör"
        ),
        "supplier_code": _words(
            "supplier code, supplier item no, supplier sku, vendor code, vendor item no, default vendor code, "
            "lieferantenartikelnummer, bestellnummer, réf fournisseur"
        ),
        "unit_cost": _words(
            "unit cost, cost, purchase price, purchaseprice, purchase cost, supply price, default unit cost, "
            "cost per item, einkaufspreis, einstandspreis, ek, coût, prix d achat, coste, precio de compra, "
            "costo, prezzo d acquisto, kostprijs"
        ),
        "price": (*SALES_FIELDS["price"], "default price", "regular price", "variant price"),
        "pack_size": _words(
            "pack size, pack, case size, case pack, units per pack, verpackungseinheit, vpe, colisage, "
            "unidades por caja, confezione, verpakkingseenheid"
        ),
        "minimum_order": _words(
            "minimum order, minimum order quantity, moq, min order, mindestbestellmenge, quantité minimum, "
            "pedido mínimo, ordine minimo, minimale bestelling"
        ),
        "lead_time_days": _words(
            "lead time days, lead time, delivery days, lieferzeit, lieferzeit tage, délai de livraison, plazo "
            "de entrega, tempo di consegna, levertijd, leveranstid"
        ),
        "service_level": _words(
            "service level, servicegrad, taux de service, nivel de servicio, livello di servizio, "
            "servicegraad, servicenivå"
        ),
        "shelf_life_days": _words(
            "shelf life days, shelf life, haltbarkeit, haltbarkeit tage, durée de vie, vida útil, durata, "
            "houdbaarheid, hållbarhet"
        ),
        "status": _words("status, item status, estado, stato, statut"),
    },
)

SUPPLIERS = Format(
    name="generic",
    title="a list of suppliers",
    target=Target.SUPPLIERS,
    anchors=(),
    synonyms={
        "code": _words(
            "code, supplier code, supplier, supplier id, vendor code, vendor number, vendor, vendor id, "
            "lieferantennummer, lieferantennr, lieferant, fournisseur, proveedor, fornitore, leverancier, id"
        ),
        "name": _words("name, supplier name, vendor name, company, firma, nom, nombre, nome, naam, namn"),
        "lead_time_days": ITEMS.synonyms["lead_time_days"],
        "review_days": _words("review days, review period, order every days, bestellrhythmus"),
        "order_weekdays": _words("order weekdays, order days, ordering days, weekdays, bestelltage"),
        "minimum_order_value": _words(
            "minimum order value, minimum value, minimum order, mindestbestellwert, minimum de commande, "
            "pedido mínimo, ordine minimo"
        ),
        "currency": _words("currency, währung, devise, moneda, valuta"),
        "contact": _words("contact, contact name, contact person, ansprechpartner, contacto, contatto"),
        "email": _words("email, e mail, mail, email address, correo, correo electrónico, courriel"),
        "phone": _words("phone, telephone, phone number, telefon, téléphone, teléfono, telefono, telefoon"),
        "address": _words("address, adresse, dirección, indirizzo, adres, anschrift"),
        "account_number": _words(
            "account number, account no, our account, kundennummer, numéro de client, número de cliente, klantnummer"
        ),
    },
    item_keys=(("code",),),
)

STOCK = Format(
    name="generic",
    title="a stock count",
    target=Target.STOCK,
    anchors=(),
    synonyms={
        "date": SALES_FIELDS["date"],
        "sku": SALES_FIELDS["sku"],
        "barcode": SALES_FIELDS["barcode"],
        "name": SALES_FIELDS["name"],
        "store": SALES_FIELDS["store"],
        "on_hand": _words(
            "on hand, on hand current, stock, stock on hand, quantity on hand, qty on hand, in stock, "
            "counted, count, counted quantity, quantity, qty, inventory, bestand, lagerbestand, menge, stock "
            "réel, quantité, existencias, cantidad, giacenza, quantità, voorraad, aantal, lager, saldo, antal"
        ),
    },
)
