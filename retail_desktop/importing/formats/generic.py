"""Any table with headings people use: the words for each field in seven languages and more."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.sales_fields import SALES_FIELDS
from retail_desktop.importing.formats.trade_words import (
    OTHER_WORDS,
    REFUNDED_WORDS,
    RETURN_WORDS,
    VOID_WORDS,
)
from retail_desktop.importing.formats.trade_words import listed as _words

SALES = Format(
    name="generic",
    title="a table of sales",
    target=Target.SALES,
    anchors=(),
    synonyms=SALES_FIELDS,
    words={"return": RETURN_WORDS, "refunded": REFUNDED_WORDS, "void": VOID_WORDS, "other": OTHER_WORDS},
    rival="movements",
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
