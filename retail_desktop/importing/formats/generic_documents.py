"""Any table of orders, deliveries or events with headings people use, in seven languages and more."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.generic_lists import (
    BARCODE,
    CURRENCY,
    NAME,
    PACK,
    SKU,
    STORE,
    SUPPLIER,
    SUPPLIER_CODE,
    SUPPLIER_NAME,
    SUPPLIER_NUMBER,
    UNIT_COST,
    words,
)
from retail_desktop.importing.formats.sales_fields import SALES_FIELDS

_ORDER = words(
    "order number, order no, purchase order number, purchase order no, purchase order, po number, po no, po, "
    "ponumber, po id, order reference, order ref, order id, order, bestellnummer, bestell nr, bestellung, "
    "auftragsnummer, belegnummer, numéro de commande, no commande, commande, bon de commande, número de pedido, "
    "pedido, orden de compra, numero ordine, ordine, bestelnummer, bestelling, inkooporder, ordernummer, inköpsorder, "
    "tilausnumero"
)
_SUPPLIER_CODE = tuple(word for word in SUPPLIER_CODE if word not in {"bestellnummer", "bestell nr"})
_UNIT_COST = (*UNIT_COST, *SALES_FIELDS["price"])
_NOTE = words(
    "note, notes, remark, remarks, comment, comments, bemerkung, notiz, remarque, nota, opmerking, anmärkning"
)
_PACKS = words(
    "packs, cases, cartons, boxes, packs ordered, cases ordered, number of packs, gebindeanzahl, kartons, anzahl ve, "
    "colis, cajas, cartoni, colli aantal, dozen, kartonger"
)
_QUANTITY = words(
    "quantity, qty, units, pieces, pcs, menge, anzahl, stück, quantité, qté, qte, cantidad, unidades, quantità, qta, "
    "aantal, antal, määrä"
)
_DAYS = tuple(word for word in SALES_FIELDS["date"] if word not in {"receipt date", "posting date", "invoice date"})
_GOODS = {"sku": SKU, "supplier_code": _SUPPLIER_CODE, "barcode": BARCODE, "name": NAME}

ORDERS = Format(
    name="generic",
    title="a list of purchase orders",
    target=Target.ORDERS,
    anchors=(),
    synonyms={
        "order": _ORDER,
        "supplier": SUPPLIER,
        "supplier_name": SUPPLIER_NAME,
        "supplier_number": SUPPLIER_NUMBER,
        "store": STORE,
        "ordered": words(
            "order date, ordered on, ordered, po date, podate, purchase date, date ordered, created on, created at, "
            "placed on, date of order, date, bestelldatum, bestellt am, datum, date de commande, date commande, fecha "
            "de pedido, fecha, data ordine, data, besteldatum, orderdatum, creation date"
        ),
        "expected": words(
            "expected date, expected on, expected delivery date, expected delivery, expected arrival, expected, "
            "expected receipt, requested delivery, requested delivery date, requested date, delivery date, due date, "
            "due, eta, promised date, planned date, arrival date, receipt date, scheduled date, liefertermin, "
            "lieferdatum, wunschtermin, date de livraison, livraison prévue, date prévue, fecha de entrega, fecha "
            "prevista, data consegna, consegna prevista, leverdatum, verwachte leverdatum, leveransdatum"
        ),
        "quantity": (
            *words(
                "quantity ordered, ordered quantity, qty ordered, ordered qty, order qty, order quantity, units "
                "ordered, bestellmenge, bestellte menge, quantité commandée, qté commandée, cantidad pedida, quantità "
                "ordinata, bestelde hoeveelheid, beställt antal"
            ),
            *_QUANTITY,
        ),
        "packs": _PACKS,
        "pack_size": PACK,
        "received": words(
            "received, quantity received, received quantity, qty received, received qty, delivered, delivered "
            "quantity, qty delivered, geliefert, gelieferte menge, erhalten, reçu, quantité reçue, qté reçue, livré, "
            "recibido, cantidad recibida, ricevuto, quantità ricevuta, ontvangen, levererat, mottaget"
        ),
        "outstanding": words(
            "outstanding, outstanding quantity, open quantity, open qty, qty open, qty outstanding, backorder, back "
            "order, backordered, remaining, qty remaining, to be received, still due, offene menge, offen, restmenge, "
            "rückstand, reste à livrer, quantité restante, reliquat, pendiente, cantidad pendiente, da ricevere, "
            "quantità residua, openstaand, rest, restantal"
        ),
        "unit_cost": _UNIT_COST,
        "currency": CURRENCY,
        "status": words("status, order status, po status, state, bestellstatus, statut, estado, stato"),
        "note": _NOTE,
        **_GOODS,
    },
    group="order",
    fill_down=("supplier", "supplier_name", "store", "ordered", "expected", "status", "currency", "note"),
)

RECEIPTS = Format(
    name="generic",
    title="a list of deliveries",
    target=Target.RECEIPTS,
    anchors=(),
    synonyms={
        "date": words(
            "delivery date, date delivered, delivered on, received on, date received, received date, receipt date, "
            "receiving date, receivingdate, goods receipt date, arrival date, arrived on, lieferdatum, eingangsdatum, "
            "wareneingang, wareneingangsdatum, date de livraison, date de réception, fecha de recepción, fecha de "
            "entrega, data di consegna, data ricevimento, ontvangstdatum, leverdatum, leveransdatum, mottagningsdatum"
        ),
        "booked": (*words("posting date, document date, invoice date"), *_DAYS),
        "order": _ORDER,
        "supplier": SUPPLIER,
        "supplier_name": SUPPLIER_NAME,
        "supplier_number": SUPPLIER_NUMBER,
        "store": STORE,
        "lot": words("lot, lot number, lot no, batch, batch number, charge, chargennummer, numéro de lot, lote, lotto"),
        "expires_on": words(
            "expiry, expiry date, expires, expires on, expiration, expiration date, best before, best before date, use "
            "by, mhd, mindesthaltbarkeitsdatum, verfallsdatum, ablaufdatum, date de péremption, caducidad, scadenza"
        ),
        "quantity": words(
            "quantity received, received quantity, qty received, received qty, units received, received, delivered "
            "quantity, quantity delivered, qty delivered, delivered, gelieferte menge, geliefert, eingangsmenge, "
            "erhalten, quantité reçue, qté reçue, quantité livrée, reçu, cantidad recibida, recibido, quantità "
            "ricevuta, ricevuto, ontvangen aantal, ontvangen, levererat antal, mottaget"
        ),
        "units": _QUANTITY,
        "packs": (*_PACKS, *words("packs received, cases received, cartons received")),
        "pack_size": PACK,
        "unit_cost": _UNIT_COST,
        "note": _NOTE,
        **_GOODS,
    },
    group="order",
    fill_down=("date", "supplier", "supplier_name", "store", "note"),
)

EVENTS = Format(
    name="generic",
    title="a list of holidays and promotions",
    target=Target.EVENTS,
    anchors=(),
    synonyms={
        "name": words(
            "name, event, event name, event name 1, title, holiday, holiday name, promotion, promotion name, promo, "
            "campaign, campaign name, description, bezeichnung, feiertag, aktion, aktionsname, beschreibung, nom, "
            "événement, libellé, fête, nombre, evento, festivo, promoción, nome, promozione, naam, actie, namn, "
            "händelse"
        ),
        "kind": words(
            "kind, type, event type, event type 1, category of event, art, typ, genre, tipo, soort, slag, sort"
        ),
        "date": (*words("date, day, on, datum, tag, jour, fecha, data, giorno, dag"), *SALES_FIELDS["date"]),
        "first": words(
            "first, first day, from, start, start date, starts, starts on, begin, begins, begin date, valid from, "
            "von, ab, beginn, startdatum, anfang, gültig von, gültig ab, du, début, date de début, desde, inicio, "
            "fecha de inicio, dal, inizio, data inizio, van, vanaf, begindatum, från, startar"
        ),
        "last": words(
            "last, last day, to, until, till, end, end date, ends, ends on, valid to, valid until, bis, ende, "
            "enddatum, gültig bis, au, fin, date de fin, hasta, fecha de fin, al, fine, data fine, tot, tot en met, "
            "einddatum, till och med, slut, slutdatum"
        ),
        "store": STORE,
        "sku": tuple(word for word in SKU if word != "code"),
        "category": SALES_FIELDS["category"],
        "price": (
            *SALES_FIELDS["price"],
            *words("promotion price, promo price, special price, offer price, aktionspreis, discount price"),
        ),
        "note": _NOTE,
    },
)
