"""The headings of sales tables in many languages: for each field its words, the most telling first."""

from retail_desktop.importing.formats.trade_words import listed

SALES_FIELDS: dict[str, tuple[str, ...]] = {
    "date": listed(
        "date, datum, fecha, data, dato, päivämäärä, pvm, päiväys, dátum, tarih, jour, giorno, dia, día, "
        "ημερομηνία, дата, 日付, 日期, 날짜, 일자, التاريخ, business date, bus dat, sale date, sales date, "
        "date of sale, date sold, sold at, sold on, transaction date, trans date, txn date, invoice date, "
        "order date, receipt date, bill date, posting date, closed at, date closed, belegdatum, rechnungsdatum, "
        "bondatum, verkaufsdatum, verkaufstag, buchungsdatum, bestelldatum, date de vente, date vente, date ticket, "
        "date du ticket, date facture, date de facture, fecha de venta, fecha venta, fecha factura, data vendita, "
        "data di vendita, data documento, data scontrino, verkoopdatum, factuurdatum, försäljningsdatum, köpdatum, "
        "salgsdato, kjøpsdato, myyntipäivä, data sprzedaży, data paragonu, datum prodeje, dátum predaja, "
        "eladás dátuma, satış tarihi, işlem tarihi, fatura tarihi, data da venda, data venda, data de venda, "
        "data vânzării, ημερομηνία πώλησης, дата продажи, дата чека, дата операции, 販売日, 売上日, 取引日, "
        "销售日期, 交易日期, 銷售日期, 판매일, 판매일자, 거래일자, day, tag, datetime, date time, date and time, "
        "date hour, sale datetime, transaction datetime, order datetime, timestamp, created at, created, "
        "line item date, ds, dt"
    ),
    "time": listed(
        "time, uhrzeit, zeit, heure, hora, ora, tijd, tid, klockslag, klokkeslæt, aika, kello, kellonaika, godzina, "
        "čas, idő, időpont, saat, ώρα, время, 時刻, 時間, 时间, 시간, sale time, time of sale, transaction time, "
        "order time, verkaufszeit, heure de vente, hora de venta, ora vendita"
    ),
    "receipt": listed(
        "receipt number, receipt no, receipt, receipt id, transaction id, transaction, transaction number, "
        "trans no, trans id, txn id, trx id, order, order ref, order number, order no, order id, sale id, "
        "sale number, invoice, invoice no, invoice number, invoice id, ticket, ticket no, ticket number, ticket id, "
        "tkt no, bill no, bill number, bill id, docket, docket no, check id, check number, basket id, bon, "
        "bonnummer, bon nr, bon id, belegnummer, beleg, beleg id, kassenbon, rechnungsnummer, rechnung, "
        "vorgangsnummer, transaktionsnummer, bestellnummer, ticket de caisse, numéro de ticket, no ticket, "
        "no de ticket, no facture, numéro de facture, facture, numero de ticket, factura, no factura, "
        "número de factura, recibo, scontrino, numero scontrino, no scontrino, numero documento, kassabon, "
        "factuurnummer, kvitto, kvittonummer, kvittering, kvitteringsnummer, bilagsnummer, kuitti, kuittinumero, "
        "tositenumero, paragon, nr paragonu, numer paragonu, faktura, účtenka, číslo účtenky, číslo dokladu, "
        "doklad, bizonylat, bizonylatszám, nyugta, nyugtaszám, fiş, fiş no, fiş numarası, fatura no, belge no, "
        "cupom, número do cupom, nota fiscal, talão, fatura, bon fiscal, απόδειξη, αριθμός απόδειξης, чек, "
        "номер чека, 伝票番号, レシート番号, 取引番号, 单号, 小票号, 订单号, 訂單編號, 交易号, 영수증번호, "
        "주문번호, 거래번호"
    ),
    "sku": listed(
        "sku, item no, item code, item number, item id, itemid, product code, product id, product no, product sku, "
        "item sku, stock code, stockcode, stock no, article number, article no, article id, article code, style no, "
        "part no, part number, material, material no, material number, artikelnummer, artikel nr, art nr, artnr, "
        "artikelcode, artikel id, materialnummer, produktnummer, warennummer, plu, plu code, référence, réf, "
        "reference, réf article, référence article, code produit, code article, codigo, cod, código de producto, "
        "codigo producto, código artículo, cod articulo, código de artículo, referencia, código do produto, "
        "código produto, cod produto, código do artigo, referência, codice, codice articolo, codice prodotto, "
        "cod prodotto, productcode, productnummer, artikelnr, custom sku, lineitem sku, variant sku, varenummer, "
        "varenr, varekode, produktkode, tuotekoodi, tuotenumero, kod, kod produktu, kod towaru, indeks, symbol, "
        "kód, kód zboží, kód produktu, číslo zboží, kód tovaru, cikkszám, termékkód, ürün kodu, stok kodu, "
        "malzeme kodu, cod produs, κωδικός, κωδικός είδους, κωδικός προϊόντος, артикул, код, код товара, "
        "商品コード, 品番, 商品番号, 商品编码, 商品代码, 商品编号, 商品編號, 货号, 貨號, 상품코드, 품번, 제품코드, "
        "كود الصنف, رمز المنتج, code"
    ),
    "barcode": listed(
        "barcode, bar code, barcode number, upc, ean, gtin, ean code, ean13, ean 13, upc code, upc a, ean upc, "
        "gtin ean, isbn, jan, jan code, janコード, バーコード, strekkode, stregkode, streckkod, viivakoodi, "
        "code barres, code barre, gencod, gencode, código de barras, codigo barras, código barras, codice a barre, "
        "barcode ean, strichcode, eannummer, ean nummer, kod kreskowy, čárový kód, čiarový kód, vonalkód, barkod, "
        "cod de bare, γραμμωτός κώδικας, штрихкод, штрих код, 条码, 條碼, 条形码, 바코드, باركود"
    ),
    "name": listed(
        "item name, product name, product title, description, item description, product description, article name, "
        "article description, beschreibung, bezeichnung, artikelbezeichnung, artikelname, artikeltext, produktname, "
        "produktbezeichnung, warenbezeichnung, produktnamn, benämning, artikelbenämning, libellé, libellé article, "
        "libellé produit, désignation, nom du produit, nom produit, descripción, nombre producto, "
        "nombre del producto, nombre artículo, descrizione, descrizione articolo, nome prodotto, omschrijving, "
        "artikelomschrijving, productnaam, artikelnaam, produktnavn, varenavn, varetekst, beskrivelse, tuotenimi, "
        "tuotteen nimi, nimike, kuvaus, nazwa, nazwa towaru, nazwa produktu, název, název zboží, název produktu, "
        "názov, názov tovaru, megnevezés, terméknév, cikknév, ürün adı, stok adı, malzeme adı, açıklama, descrição, "
        "nome do produto, denumire, denumire produs, περιγραφή, περιγραφή είδους, наименование, название, "
        "наименование товара, номенклатура, 商品名, 品名, 商品名称, 商品名稱, 产品名称, 상품명, 품명, 제품명, "
        "اسم الصنف, اسم المنتج, lineitem name, menu item, line item, product, products, item, items, article, "
        "artikel, articolo, artículo, artigo, producto, productos, prodotto, produto, produit, produkt, vara, vare, "
        "tuote, towar, zboží, tovar, položka, termék, cikk, ürün, produs, είδος, προϊόν, товар, 商品, 제품, 상품, "
        "الصنف, المنتج, name, nom, nome, nombre, naam, namn, navn, nimi, details, title"
    ),
    "variant": listed(
        "variant, variant name, variant title, variation, variation name, price point name, option value, option, "
        "options, attribute, attributes, cell descr, ausführung, variante, déclinaison, variazione, variatie, "
        "variant naam, size, taille, talla, taglia, maat, storlek, größe, tamanho"
    ),
    "category": listed(
        "category, category name, product line, kategorie, catégorie, categoría, categoria, categorie, kategori, "
        "kategoria, kategória, kategórie, department, department name, dept, dept id, cat id, warengruppe, item "
        "group, product group, product category, product type, item category, gruppe, artikelgruppe, rayon, famille, "
        "sous famille, famiglia, reparto, familia, família, grupo, artikelgroep, varugrupp, varegruppe, tuoteryhmä, "
        "grupa, grupa towarowa, skupina, csoport, termékcsoport, ürün grubu, κατηγορία, категория, группа, カテゴリ, "
        "カテゴリー, 部門, 分类, 类别, 分類, 類別, 카테고리, 분류"
    ),
    "quantity": listed(
        "quantity, qty, units, units sold, unit sales, items sold, qty sold, quantity sold, sold quantity, sold qty, "
        "sales quantity, sales qty, sale qty, sale quantity, sales units, net quantity, net qty, net units sold, "
        "qnty, qtty, pieces, pcs, pieces sold, pcs sold, number sold, no sold, menge, anzahl, stück, stückzahl, stk, "
        "verkaufte menge, verkaufte stück, verkaufte anzahl, verkaufsmenge, absatz, absatzmenge, antal, antal sålda, "
        "antal solgte, antall, antall solgt, kvantitet, mængde, quantité, qté, qte, quantité vendue, qté vendue, "
        "cantidad, cantidad vendida, cant, unidades, unidades vendidas, uds, quantità, quantità venduta, qta, qtà, "
        "pezzi, pezzi venduti, quantidade, quantidade vendida, qtd, qtde, qtd vendida, aantal, aantal verkocht, "
        "verkocht aantal, hoeveelheid, stuks, umsmenge, lineitem quantity, qty shipped, quantity shipped, shipped "
        "qty, qty invoiced, invoiced qty, quantity invoiced, qty delivered, qty ordered, quantity ordered, ordered "
        "qty, ordered quantity, sold, määrä, kpl, myyty määrä, ilość, sprzedana ilość, liczba sztuk, sztuki, szt, "
        "množství, množstvo, počet, počet kusů, počet ks, počet kusov, ks, mennyiség, darab, darabszám, db, eladott "
        "mennyiség, miktar, adet, satış adedi, satılan adet, satış miktarı, cantitate, ποσότητα, τεμάχια, количество, "
        "кол во, количество продано, кількість, 数量, 販売数, 販売数量, 売上数, 売上数量, 点数, "
        "個数, 数量合計, 销售数量, 销量, 數量, 銷售數量, 수량, 판매수량, "
        "الكمية"
    ),
    "returned_quantity": listed(
        "returned quantity, returned qty, qty returned, quantity returned, return qty, return quantity, "
        "units returned, returned units, items returned, refunded quantity, refunded qty, qty refunded, "
        "quantity refunded, refund qty, refund quantity, items refunded, units refunded, returned, returns, "
        "retourenmenge, retouren, rückgabemenge, retourmenge, quantité retournée, qté retournée, retours, "
        "cantidad devuelta, devoluciones, quantità resa, resi, aantal retour, retouren aantal, returer, "
        "antal returer"
    ),
    "price": listed(
        "unit price, price, price each, each, sell price, selling price, sale price, sales price, price per unit, "
        "unit retail, item price, product price, unit selling price, prix, prix unitaire, prix de vente, "
        "prix vente, pu, pu ttc, pu ht, prix unitaire ttc, prix unitaire ht, preis, einzelpreis, stückpreis, "
        "verkaufspreis, vk, vk preis, e preis, preis pro stück, precio, precio unitario, precio venta, "
        "precio de venta, pvp, prezzo, prezzo unitario, prezzo vendita, prezzo di vendita, preço, preço unitário, "
        "preço de venda, valor unitário, prijs, stukprijs, verkoopprijs, eenheidsprijs, prijs per stuk, pris, "
        "styckpris, enhetspris, à pris, försäljningspris, stykpris, enhedspris, salgspris, retail, retail price, "
        "prc, rate, unit rate, lineitem price, hinta, yksikköhinta, à hinta, myyntihinta, cena, cena jednostkowa, "
        "cena sprzedaży, jednotková cena, cena za kus, cena za ks, prodejní cena, predajná cena, egységár, ár, "
        "eladási ár, birim fiyat, birim fiyatı, fiyat, satış fiyatı, preț, pret, preț unitar, τιμή, τιμή μονάδας, "
        "цена, цена за единицу, ціна, 単価, 価格, 販売価格, 单价, 單價, 价格, 售价, 단가, 가격, 판매가, السعر, "
        "list price, mrp"
    ),
    "amount": listed(
        "net sales, net amount, net total, net revenue, net, net value, netto, nettobetrag, netto umsatz, "
        "nettoumsatz, umsatz netto, preis netto, nettopreis gesamt, total ex tax, total excl tax, amount ex tax, "
        "sales ex tax, montant ht, total ht, ca ht, importe neto, total sin iva, importo netto, imponibile, "
        "totale netto, valor líquido, total líquido, omzet excl btw, totaal excl btw, netto omzet, wartość netto, "
        "hodnota bez dph, celkem bez dph, nettó, nettó érték, net tutar, αξία, slutpris, subtotal, sub total, "
        "net price, ext price, extended price, extended amount, ext amount, ext amt, ext prc, umswert, line total, "
        "linetotal, line amount, line value, line price, item total, total price, total sales, sales amount, "
        "sale amount, sales value, sales total, amount, amt, value, betrag, gesamtpreis, gesamtbetrag, gesamt, "
        "zeilensumme, positionsbetrag, summe, montant, montant ligne, total ligne, importe, importe total, "
        "total línea, importo, totale riga, valor, valor total, montante, total da linha, bedrag, regeltotaal, "
        "regelbedrag, belopp, radsumma, summa, beløb, beløp, linjesum, linjebeløb, linjetotal, sum, veroton, kwota, "
        "wartość, suma, částka, celkem, celkom, összeg, érték, tutar, satır tutarı, valoare, ποσό, сумма, "
        "стоимость, сума, 金額, 売上, 売上金額, 売上高, 小計, 金额, 销售额, 销售金额, 小计, 銷售額, 금액, 매출, "
        "매출액, 판매금액, المبلغ, revenue, turnover, umsatz, chiffre d affaires, ca, ingresos, ricavi, incasso, "
        "omzet, omsättning, omsætning, omsetning, liikevaihto, faturamento, money"
    ),
    "gross_amount": listed(
        "gross sales, gross amount, total, total amount, total inc tax, total incl tax, total including tax, "
        "gross total, gross, gross revenue, gross value, brutto, bruttobetrag, bruttoumsatz, umsatz brutto, "
        "preis brutto, ttc, total ttc, montant ttc, ca ttc, totale, totale lordo, importo lordo, total con iva, "
        "importe con iva, totaal, totaal incl btw, bruto, total bruto, valor bruto, totalt, total inkl moms, "
        "yhteensä, verollinen, wartość brutto, razem, celkem s dph, bruttó, bruttó érték, összesen, toplam, "
        "toplam tutar, genel toplam, σύνολο, итого, всего, 合計, 総売上, 合计, 总计, 總計, 합계, 총액, الإجمالي"
    ),
    "discount": listed(
        "discount, discounts, discount amount, line discount, discnt, disc, rabatt, rabattbetrag, nachlass, remise, "
        "réduction, descuento, dto, sconto, desconto, korting, rabat, alennus, sleva, zľava, kedvezmény, indirim, "
        "iskonto, έκπτωση, скидка, 値引, 割引, 折扣, 할인"
    ),
    "tax": listed(
        "tax, taxes, tax amount, vat, vat amount, gst, mwst, ust, steuer, moms, mva, tva, iva, btw, alv, dph, áfa, "
        "kdv, imposto, ндс, φπα, sales tax, 税, 消費税, 税额, 부가세"
    ),
    "cost": listed(
        "cost, cost of goods, cost of goods sold, cogs, cost price, unit cost, total cost, ext cost, "
        "einstandspreis, einkaufspreis, ek, ek preis, wareneinsatz, coût, prix d achat, coste, costo, custo, "
        "supply price, default unit cost, kostprijs, inkoopprijs, inköpspris, kostpris, innkjøpspris, ostohinta, "
        "cena zakupu, nákupní cena, beszerzési ár, maliyet, alış fiyatı, себестоимость, 原価, 仕入価格, 成本, 进价, "
        "원가"
    ),
    "store": listed(
        "store, location, establishment, store id, store name, store number, store no, store code, outlet, outlet "
        "name, shop, shop name, shop id, branch, branch name, branch code, branch id, location name, location id, "
        "site, site name, site id, filiale, filialnummer, filial, standort, laden, markt, verkaufsstelle, "
        "niederlassung, geschäft, betriebsstätte, sucursal, tienda, local, magasin, point de vente, établissement, "
        "negozio, punto vendita, punto de venta, ponto de venda, loja, winkel, filiaal, vestiging, locatie, butik, "
        "butikk, avdeling, afdeling, str id, operatingunitnumber, point of sale, warehouse, myymälä, kauppa, "
        "toimipiste, sklep, punkt sprzedaży, prodejna, predajňa, pobočka, üzlet, bolt, mağaza, şube, magazin, "
        "boutique, κατάστημα, магазин, торговая точка, 店舗, 店舗名, 店舗コード, 店名, "
        "门店, 門市, 店铺, 매장, 매장명, 지점, 점포, الفرع"
    ),
    "type": listed(
        "event type, receipt type, line type, row type, record type, operation type, transaction type, trans type, "
        "sale type, sales type, document type, doc type, movement type, operation, transaction kind, typ, type, "
        "tipo, tipo operación, tipo de operación, tipo de documento, tipo documento, tipo de transacción, "
        "tipo movimento, tipo operazione, tipo de operação, type de ligne, type d opération, type opération, "
        "type de document, type de transaction, type de vente, lin typ, vorgang, vorgangsart, belegart, belegtyp, "
        "buchungsart, transaktionstyp, transaktionsart, transactietype, soort, soort transactie, kvittotyp, "
        "transaktionstype, tapahtuma, tapahtumatyyppi, typ dokumentu, typ dokladu, bizonylat típusa, işlem tipi, "
        "işlem türü, belge türü, τύπος, тип, тип операции, вид операции, 取引種別, 取引区分, 種別, 区分, 类型, "
        "交易类型, 類型, 유형, 거래유형, 구분"
    ),
    "status": listed(
        "status, financial status, transactionstatus, transaction status, order status, sale status, line status, "
        "receipt status, payment status, estado, estado del pedido, statut, état, stato, stav, durum, zustand, "
        "situação, tila, állapot, stare, κατάσταση, статус, состояние, 状態, ステータス, 状态, 狀態, 상태, الحالة"
    ),
    "void": listed(
        "void, voided, is void, is voided, void flag, voided at, cancelled, canceled, is cancelled, is canceled, "
        "cancelled at, canceled at, storniert, storno, annulé, annulée, anulado, anulada, annullato, geannuleerd, "
        "makulerad, annulleret, annullert, mitätöity, anulowano, stornováno, sztornózva, sztornó, iptal, cancelado, "
        "deleted, is deleted, training, is training, training mode, is test, test"
    ),
    "refunded": listed(
        "refunded, is refunded, is returned, fully refunded, erstattet, rückerstattet, retourniert, remboursé, "
        "remboursée, reembolsado, rimborsato, terugbetaald, återbetald, refunderet, refundert"
    ),
    "returned": listed(
        "is return, is refund, return, refund, return flag, refund flag, return indicator, is return line, "
        "returned flag, retoure, rückgabe, gutschrift, retour, avoir, devolución, reso, retur, palautus, zwrot, "
        "iade, devolução, возврат, 返品, 退货"
    ),
    "sign": listed("sign, quantity sign, qty sign, vorzeichen, vorzmenge, signe, signo, segno, sinal"),
    "supplier": listed(
        "supplier, supplier name, supplier id, supplier code, supplier no, vendor, vendor name, vendor id, "
        "vendor number, vendor code, lieferant, lieferantennummer, fournisseur, proveedor, fornitore, fornecedor, "
        "leverancier, leverantör, leverandør, toimittaja, dostawca, dodavatel, dodávateľ, beszállító, tedarikçi, "
        "furnizor, προμηθευτής, поставщик, 仕入先, 供应商, 供應商, 공급업체"
    ),
}
