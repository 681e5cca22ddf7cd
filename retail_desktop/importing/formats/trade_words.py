"""What the words of tills mean in many languages: sales, returns, voids, other business, things that are no goods."""


def listed(text: str) -> tuple[str, ...]:
    """The words of a list written with commas."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


SALE_WORDS = frozenset(
    listed(
        "sale, sales, sold, sell, sale line, verkauf, verkäufe, vente, ventes, venta, ventas, vendita, vendite, "
        "verkoop, försäljning, salg, myynti, sprzedaż, prodej, predaj, eladás, értékesítés, satış, venda, vânzare, "
        "πώληση, продажа, продаж, 売上, 販売, 销售, 銷售, 판매, مبيعات"
    )
)
RETURN_WORDS = frozenset(
    listed(
        "abono, avoir, credit note, creditnota, kreditnota, kreditering, devolución, devolucao, devolução, "
        "erstattung, gutschrift, nota di credito, nota de crédito, palautus, hyvitys, reembolso, refund, refunds, "
        "sale return, sales return, refund line, return line, remboursement, reso, retour, retoure, retouren, "
        "retur, return, returns, customer return, rimborso, rückerstattung, rückgabe, rücknahme, återköp, "
        "återbetalning, refundering, tilbagebetaling, zwrot, korekta, vrácení, vratka, dobropis, visszáru, "
        "visszavétel, sztornó számla, iade, επιστροφή, возврат, повернення, 返品, 返金, 退货, 退貨, 退款, 반품, "
        "환불, مرتجع, retur barang, return sale, rembours, terugbetaling"
    )
)
REFUNDED_WORDS = frozenset(
    listed(
        "refunded, returned, fully refunded, fully returned, erstattet, rückerstattet, zurückgegeben, retourniert, "
        "remboursé, remboursée, retourné, retournée, devuelto, devuelta, reembolsado, reembolsada, rimborsato, "
        "reso completo, terugbetaald, geretourneerd, återbetald, returnerad, refunderet, refundert, returneret, "
        "returnert, palautettu, hyvitetty, zwrócony, zwrócono, vráceno, visszatérítve, iade edildi, возвращено, "
        "возвращён, 返品済み, 已退款, 已退货, 환불됨, 반품됨, devolvido, devolvida, charged back, chargeback"
    )
)
VOID_WORDS = frozenset(
    listed(
        "abandoned, abgebrochen, abgelehnt, annulé, annulée, annullato, annulla, anulado, anulada, anulación, "
        "anulowany, anulowano, annulleret, annullert, awaiting payment, canceled, cancelled, cancelado, cancelada, "
        "cancel, cancellation, cancelation, corrected, declined, deleted, draft, entwurf, brouillon, borrador, "
        "bozza, error, expired, failed, geannuleerd, geparkt, gelöscht, held, hold, incomplete, iptal, "
        "iptal edildi, layaway, layby, lay by, makulerad, makuleret, mitätöity, peruttu, no payment, not paid, "
        "offen, on hold, open, open check, opened, ouvert, abierto, aperto, parked, pending payment, post void, "
        "quote, quotation, rejected, saved, storniert, storno, stornierung, stornováno, sztornó, suspended, test, "
        "test sale, training, übung, trainingsmodus, unbezahlt, impayé, no pagado, non pagato, unpaid, unprocessed, "
        "void, voided, voids, voidé, ακυρώθηκε, ακύρωση, отменён, отменен, отмена, аннулирован, 取消, 取消済み, "
        "已取消, 作废, 취소, 취소됨, ملغي"
    )
)
OTHER_WORDS = frozenset(
    listed(
        "account payment, adjustment, auszahlung, bank deposit, betaling, betalning, cash drop, cash in, cash out, "
        "cash payout, closing, comment, custom amount, deposit, deposit refund, discount, einlage, einzahlung, "
        "entnahme, expense, fee, float, gift card, gift card load, gift card sale, giftcard, inventory adjustment, "
        "kassensturz, no sale, note, opening, opening float, pagamento, pago, paid in, paid out, paiement, pay in, "
        "pay out, payin, payment, payments, payout, platba, płatność, fizetés, ödeme, maksu, purchase, "
        "purchase order, rabatt, received, receiving, reload, rounding, rundung, service charge, shipping, "
        "stock adjustment, stocktake, subtotal, tax, tender, tip, tips, top up, topup, total, trinkgeld, transfer, "
        "waste, wastage, z report, zahlung, zwischensumme, πληρωμή, оплата, платёж, 支払, 入金, 付款, 收款, 결제, "
        "bezahlung, encaissement, règlement, modifier, combo header"
    )
)
TENDER_WORDS = frozenset(
    listed(
        "cash, card, credit, credit card, debit, debit card, visa, mastercard, amex, cheque, check, paypal, apple "
        "pay, bar, barzahlung, karte, kartenzahlung, ec, ec karte, girocard, kreditkarte, espèces, carte, carte "
        "bancaire, cb, chèque, efectivo, tarjeta, contanti, carta, bancomat, contant, pin, kontant, kort, swish, "
        "käteinen, kortti, gotówka, karta, hotovost, kartou, készpénz, bankkártya, nakit, kredi kartı, dinheiro, "
        "cartão, μετρητά, κάρτα, наличные, карта, 現金, クレジット, 现金, 微信, 支付宝, 현금, 카드"
    )
)
NOT_PRODUCT_NAMES = frozenset(
    listed(
        # gratuities
        "tip, tips, gratuity, auto gratuity, automatic gratuity, trinkgeld, pourboire, pourboires, propina, "
        "propinas, mancia, fooi, dricks, drikkepenge, tips till personal, juomaraha, napiwek, spropitné, prepitné, "
        "borravaló, bahşiş, gorjeta, gorjetas, φιλοδώρημα, чаевые, チップ, 小费, 小費, 팁, "
        # vouchers that are money
        "gift card, gift cards, giftcard, giftcards, gift card sale, gift card load, gift card top up, "
        "gift card reload, gift certificate, gift certificates, gift voucher, gift vouchers, e gift card, "
        "egift card, digital gift card, store credit, gutschein, gutscheine, geschenkgutschein, geschenkkarte, "
        "wertgutschein, bon cadeau, carte cadeau, chèque cadeau, tarjeta regalo, tarjeta de regalo, vale regalo, "
        "cheque regalo, buono regalo, carta regalo, cadeaubon, cadeaukaart, presentkort, gavekort, lahjakortti, "
        "karta podarunkowa, bon podarunkowy, dárkový poukaz, darčekový poukaz, ajándékutalvány, hediye kartı, "
        "hediye çeki, vale presente, cartão presente, cheque prenda, δωροκάρτα, подарочная карта, "
        "подарочный сертификат, ギフトカード, 礼品卡, 禮品卡, 상품권, 기프트카드, "
        # deposits on containers
        "pfand, einwegpfand, mehrwegpfand, flaschenpfand, pfandrückgabe, leergut, leergutrückgabe, statiegeld, "
        "bottle deposit, container deposit, crv, consigne, vuoto a rendere, kaucja, "
        # sending
        "postage, postage and packing, postage packing, p p, shipping, shipping charge, shipping charges, "
        "shipping cost, shipping costs, shipping fee, shipping and handling, shipping handling, standard shipping, "
        "express shipping, free shipping, delivery, delivery charge, delivery charges, delivery fee, delivery cost, "
        "carriage, carriage charge, freight, freight charge, dotcom postage, versand, versandkosten, "
        "versandpauschale, porto und verpackung, lieferkosten, liefergebühr, lieferpauschale, frais de port, "
        "frais de livraison, frais d expédition, livraison, gastos de envío, gastos de envio, coste de envío, "
        "costo de envío, envío, spese di spedizione, spedizione, spese di consegna, verzendkosten, bezorgkosten, "
        "frakt, fraktkostnad, fragt, toimituskulut, postikulut, wysyłka, koszt wysyłki, dostawa, koszt dostawy, "
        "doprava, poštovné, szállítás, szállítási díj, kargo, kargo ücreti, frete, portes de envio, "
        "taxa de entrega, μεταφορικά, доставка, стоимость доставки, 送料, 配送料, 运费, 運費, 배송비, "
        # reductions and rounding
        "discount, discounts, order discount, line discount, cart discount, vend discount, staff discount, "
        "employee discount, loyalty discount, coupon, coupon discount, promo code, promotion discount, rabatt, "
        "nachlass, preisnachlass, skonto, personalrabatt, remise, réduction, rabais, escompte, descuento, "
        "descuentos, rebaja, sconto, sconti, korting, kortingen, rabat, alennus, sleva, zľava, kedvezmény, indirim, "
        "iskonto, desconto, descontos, έκπτωση, скидка, 割引, 値引, 値引き, 折扣, 할인, rounding, "
        "rounding adjustment, cash rounding, rundung, rundungsdifferenz, arrondi, redondeo, arrotondamento, "
        "afronding, avrundning, öresavrundning, øreafrunding, øreavrunding, pyöristys, zaokrąglenie, zaokrouhlení, "
        "zaokrúhlenie, kerekítés, yuvarlama, arredondamento, στρογγυλοποίηση, округление, 端数調整, "
        # money in and out
        "payout, pay out, paid out, cash payout, pay in, paid in, cash in, cash out, cash drop, petty cash, "
        "deposit, deposits, security deposit, layby payment, layaway payment, account payment, on account payment, "
        "auszahlung, einzahlung, entnahme, einlage, privatentnahme, anzahlung, kaution, acompte, arrhes, retrait, "
        "anticipo, señal, acconto, caparra, aanbetaling, handpenning, vuxnepengar, zaliczka, záloha, előleg, "
        "kapora, sinal, предоплата, задаток, 预付款, 定金, "
        # charges and taxes
        "bank charge, bank charges, bank fee, bank fees, amazon fee, amazonfee, paypal fee, card fee, "
        "card surcharge, credit card fee, credit card surcharge, transaction fee, processing fee, handling fee, "
        "service charge, service charges, service fee, surcharge, bankgebühr, bankgebühren, bearbeitungsgebühr, "
        "kartengebühr, bedienungsgeld, servicepauschale, frais bancaires, frais de service, comisión bancaria, "
        "cargo por servicio, commissioni bancarie, coperto, servizio, servicekosten, bankkosten, serviceavgift, "
        "bankavgift, taxa de serviço, servis ücreti, bad debt, adjust bad debt, sales tax, tax, vat, adjustment, "
        "price adjustment, "
        # amounts without an item
        "custom amount, custom item, custom sale, quick sale, quick amount, manual amount, open amount, open price, "
        "open ring, miscellaneous amount, individueller betrag, freier betrag, freie eingabe, betrag eingeben, "
        "montant personnalisé, montant libre, importe personalizado, importe libre, importo personalizzato, "
        "importo libero, aangepast bedrag, vrij bedrag, valfritt belopp, eget belopp, beløb, valor personalizado, "
        "valor livre, donation, charity donation, spende, donación, donazione, test item, test product, test"
    )
)
NO_NAMES = frozenset(listed("none, null, nan, no item, no product, unknown item, kein artikel, sans article"))
