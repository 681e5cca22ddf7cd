"""Any list of items, suppliers or counted stock with headings people use, in seven languages and more."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.sales_fields import SALES_FIELDS


def words(text: str) -> tuple[str, ...]:
    """The headings in a text, best first, as they are set apart by commas."""
    return tuple(text.split(", "))


SKU = (
    *words("sku, your sku, our sku, our item no, own item no, variant sku, internal reference, default code"),
    *SALES_FIELDS["sku"],
)
BARCODE = (
    *SALES_FIELDS["barcode"],
    "gtin ean",
    "ean gtin",
    "gtin13",
    "ean barcode",
    "upc ean",
    "variant barcode",
    "ean 13",
)
NAME = ("name", "title", *SALES_FIELDS["name"], "short description", "artikeltext", "kurztext", "bezeichnung 1")
SUPPLIER = words(
    "supplier, vendor, supplier id, supplier no, supplier number, vendor id, vendor no, vendor number, lieferant, "
    "lieferantennummer, lieferantennr, lieferanten nr, lief nr, kreditor, kreditornummer, fournisseur, proveedor, "
    "fornitore, leverancier, leverantör, leverandør, toimittaja, creditor, partner, sold by"
)
SUPPLIER_NAME = words(
    "supplier name, vendor name, default vendor name, default supplier, name of supplier, lieferantenname, name des "
    "lieferanten, nom du fournisseur, nom fournisseur, nombre del proveedor, nombre proveedor, nome fornitore, naam "
    "leverancier, leverantörsnamn, primary supplier, primary vendor"
)
SUPPLIER_CODE = words(
    "supplier item no, supplier item number, supplier item code, supplier item, supplier sku, supplier part number, "
    "supplier part no, supplier article no, supplier article number, supplier product code, supplier reference, "
    "vendor item no, vendor item number, vendor item code, vendor item, vendor sku, vendor part number, vendor part "
    "no, vendor product code, manufacturer part number, mpn, catalog no, catalogue no, catalog number, catalogue "
    "number, default vendor code, lieferantenartikelnummer, lieferantenartikelnr, lieferanten artikelnummer, "
    "lieferanten artikel nr, lief art nr, bestellnummer, bestell nr, best nr, réf fournisseur, référence fournisseur, "
    "referencia proveedor, código proveedor, codice fornitore, articolo fornitore, artikelnummer leverancier, "
    "leverantörens artikelnummer"
)
SUPPLIER_NUMBER = words("supplier code, vendor code, code fournisseur, lieferantencode")  # whom, or what they call it
UNIT_COST = words(
    "unit cost, cost, purchase price, purchaseprice, purchase cost, supply price, default unit cost, default cost, "
    "cost price, cost per item, cost per unit, net cost, net price, net unit price, standard price, standard cost, "
    "average cost, avg cost, wholesale price, trade price, supplier price, vendor price, invoice price, "
    "einkaufspreis, einstandspreis, ek, ek preis, ek netto, nettopreis, netto preis, listenpreis netto, coût, coût "
    "unitaire, prix d achat, prix net, coste, coste unitario, precio de compra, precio neto, costo, costo unitario, "
    "prezzo d acquisto, prezzo netto, kostprijs, inkoopprijs, nettoprijs, inköpspris, kostnad"
)
PACK = words(
    "pack size, pack, packsize, case size, case pack, case qty, units per pack, units per case, units per carton, "
    "pack qty, pack quantity, inner pack, outer, outer size, order multiple, verpackungseinheit, vpe, ve, gebinde, "
    "inhalt je ve, colisage, conditionnement, pcb, unidades por caja, unidades por bulto, confezione, pezzi per "
    "confezione, verpakkingseenheid, colli, förpackning, antal per förpackning"
)
LEAD = words(
    "lead time days, lead time, leadtime, delivery days, delivery time, delivery lead time, lieferzeit, lieferzeit "
    "tage, lieferfrist, délai de livraison, délai, plazo de entrega, tempo di consegna, levertijd, leveranstid, "
    "ledtid"
)
CURRENCY = words("currency, ccy, currency code, curr, währung, devise, monnaie, moneda, valuta")
STORE = (*SALES_FIELDS["store"], "ship to", "deliver to", "destination", "lagerort", "dépôt", "almacén", "magazzino")

ITEMS = Format(
    name="generic",
    title="a list of items",
    target=Target.ITEMS,
    anchors=(),
    synonyms={
        "sku": SKU,
        "barcode": BARCODE,
        "name": NAME,
        "variant": words("variant, variation, variant name, variation name, ausführung, variante, variante name"),
        "category": (*SALES_FIELDS["category"], "reporting category", "categories", "product type"),
        "supplier": SUPPLIER,
        "supplier_name": SUPPLIER_NAME,
        "supplier_code": SUPPLIER_CODE,
        "supplier_number": SUPPLIER_NUMBER,
        "unit_cost": UNIT_COST,
        "price": (
            *SALES_FIELDS["price"],
            *words(
                "default price, regular price, variant price, list price, rrp, srp, msrp, recommended retail price, "
                "uvp, vk preis, bruttopreis, pvp, precio de venta, precio venta, prix de vente, prix public, prezzo "
                "di vendita, verkoopprijs, adviesprijs, försäljningspris"
            ),
        ),
        "pack_size": PACK,
        "minimum_order": words(
            "minimum order, minimum order quantity, minimum quantity, moq, min order, min qty, min order qty, minimum "
            "qty, mindestbestellmenge, mindestmenge, mbm, quantité minimum, quantité minimale, minimum de commande, "
            "pedido mínimo, cantidad mínima, ordine minimo, quantità minima, minimale bestelling, minimale afname, "
            "minsta order"
        ),
        "lead_time_days": LEAD,
        "service_level": words(
            "service level, servicegrad, taux de service, nivel de servicio, livello di servizio, "
            "servicegraad, servicenivå"
        ),
        "shelf_life_days": words(
            "shelf life days, shelf life, haltbarkeit, haltbarkeit tage, durée de vie, vida útil, durata, "
            "houdbaarheid, hållbarhet"
        ),
        "layer_size": words("layer size, units per layer, layer, lagenmenge, stück je lage"),
        "pallet_size": words("pallet size, units per pallet, palettenmenge, stück je palette"),
        "maximum_stock": words("maximum stock, max stock, stock maximum, höchstbestand, stock máximo, scorta massima"),
        "nearest_pack": words("pack rounding"),
        "preferred": words("preferred, preferred supplier, is preferred, bevorzugt, hauptlieferant"),
        "status": words("status, item status, product status, estado, stato, statut, artikelstatus, state, lifecycle"),
        "active": words("active, is active, aktiv, enabled, actif, activo, attivo, actief"),
        "currency": CURRENCY,
        "price_unit": words(
            "price unit, price per, per, pe, preiseinheit, preis pro, preis je, unit of price, price basis, pricing "
            "unit, price quantity, price uom, unité de prix, base de prix, unidad de precio, unità di prezzo, "
            "prijseenheid, prisenhet"
        ),
        "from_quantity": words(
            "from quantity, from qty, from, qty from, quantity from, tier qty, tier quantity, break qty, break "
            "quantity, price break, price break qty, quantity break, scale quantity, staffelmenge, staffel, ab menge, "
            "ab stück, ab, à partir de, quantité à partir de, desde, desde cantidad, a partire da, da quantità, "
            "vanaf, vanaf aantal, staffelaantal, från antal, min quantity tier"
        ),
        "breaks": words("price breaks"),
        "other_barcodes": words("other barcodes"),
        "valid_from": words(
            "valid from, valid since, effective date, effective from, price valid from, start date, gültig ab, gültig "
            "von, valable à partir du, valable dès, válido desde, valido dal, geldig vanaf, giltig från"
        ),
        "valid_to": words(
            "valid to, valid until, valid till, expiry of price, end date, gültig bis, valable jusqu au, válido "
            "hasta, valido fino al, geldig tot, giltig till"
        ),
    },
)

SUPPLIERS = Format(
    name="generic",
    title="a list of suppliers",
    target=Target.SUPPLIERS,
    anchors=(),
    synonyms={
        "code": words(
            "code, supplier code, supplier, supplier id, supplier no, supplier number, vendor code, vendor number, "
            "vendor no, vendor, vendor id, lieferantennummer, lieferantennr, lieferanten nr, lieferant, fournisseur, "
            "code fournisseur, proveedor, fornitore, leverancier, leverantör, kreditor, creditor, id"
        ),
        "name": (*words("name, company, company name, firma, nom, nombre, nome, naam, namn"), *SUPPLIER_NAME),
        "lead_time_days": LEAD,
        "review_days": words("review days, review period, order every days, bestellrhythmus"),
        "order_weekdays": words("order weekdays, order days, ordering days, weekdays, bestelltage"),
        "minimum_order_value": words(
            "minimum order value, minimum value, minimum order, minimum order amount, mindestbestellwert, minimum de "
            "commande, pedido mínimo, ordine minimo"
        ),
        "currency": CURRENCY,
        "contact": words("contact, contact name, contact person, ansprechpartner, contacto, contatto, contactpersoon"),
        "email": words("email, e mail, mail, email address, correo, correo electrónico, courriel"),
        "phone": words("phone, telephone, phone number, tel, telefon, téléphone, teléfono, telefono, telefoon"),
        "address": words("address, adresse, dirección, indirizzo, adres, anschrift, street"),
        "account_number": words(
            "account number, account no, our account, our customer number, kundennummer, numéro de client, número de "
            "cliente, klantnummer"
        ),
        "order_cut_off": words("order cut off, cut off, cut off time, order by time, bestellschluss, heure limite"),
        "delivery_weekdays": words("delivery weekdays, delivery weekday, delivers on, liefertage, jours de livraison"),
        "closed_days": words("closed days, closed, holidays, betriebsferien"),
        "free_delivery_value": words("free delivery value, free delivery from, free shipping from, frei haus ab"),
        "delivery_cost": words("delivery cost, delivery charge, shipping cost, lieferkosten, frais de livraison"),
        "line_cost": words("line cost, cost per line, handling per line"),
    },
    item_keys=(("code",),),
)

STOCK = Format(
    name="generic",
    title="a stock count",
    target=Target.STOCK,
    anchors=(),
    synonyms={
        "date": (
            *SALES_FIELDS["date"],
            "count date",
            "counted on",
            "counted at",
            "count time",
            "as of",
            "stichtag",
            "inventurdatum",
            "date inventaire",
        ),
        "sku": SKU,
        "barcode": BARCODE,
        "name": NAME,
        "variant": ITEMS.synonyms["variant"],
        "store": STORE,
        "on_hand": words(
            "on hand, on hand current, stock on hand, quantity on hand, qty on hand, units on hand, onhand, soh, in "
            "stock, counted, counted quantity, counted qty, physical count, physical stock, closing stock, stock, "
            "stock level, stock quantity, inventory, inventory quantity, variant inventory qty, current quantity, "
            "bestand, lagerbestand, istbestand, gezählt, zählmenge, inventurmenge, stock réel, stock physique, en "
            "stock, existencias, stock actual, giacenza, esistenza, voorraad, lagersaldo, saldo, varasto"
        ),
        "quantity": words(
            "quantity, qty, count, units, pieces, pcs, menge, anzahl, stück, quantité, qté, cantidad, unidades, "
            "quantità, aantal, antal, lager, määrä"
        ),
        "recounted": words("on hand new"),
    },
)
