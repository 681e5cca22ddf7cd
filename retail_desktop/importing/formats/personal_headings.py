"""Headings of personal data in many languages: customers, how to reach them, who stood at the till, how was paid."""

from retail_desktop.importing.formats.trade_words import listed

PERSONAL = listed(
    # customers
    "customer, customer name, customer id, customerid, customer no, customer number, customer code, "
    "customer contacts, customer contact, customer email, customer phone, customer address, customer group, "
    "customer reference id, customer reference, customer first name, customer last name, client, client name, "
    "client id, client no, clients, buyer, buyer name, buyer email, guest, guest name, member, member id, "
    "member name, member no, patient, patient name, account name, cust name, cust no, cust id, first name, "
    "last name, full name, surname, forename, given name, family name, contact, contact name, contact person, "
    "recipient, loyalty card, loyalty number, loyalty id, loyalty customer, company name, tab name, kunde, kunden, "
    "kundenname, kundennummer, kundennr, kundenkarte, kundenkonto, vorname, nachname, empfänger, gast, käufer, "
    "ansprechpartner, nom du client, nom client, no client, code client, prénom, nom de famille, acheteur, cliente, "
    "nombre del cliente, nombre cliente, código cliente, nº cliente, apellido, apellidos, comprador, nome cliente, "
    "codice cliente, cognome, acquirente, nome do cliente, código do cliente, sobrenome, klant, klantnaam, "
    "klantnummer, voornaam, achternaam, kund, kundnamn, kundnummer, förnamn, efternamn, kundenavn, kundenummer, "
    "fornavn, etternavn, efternavn, asiakas, asiakkaan nimi, asiakasnumero, etunimi, sukunimi, klient, "
    "nazwa klienta, imię, nazwisko, nabywca, zákazník, jméno, příjmení, zákazník meno, vevő, vevő neve, ügyfél, "
    "müşteri, müşteri adı, cari adı, πελάτης, покупатель, клиент, фио, имя клиента, 顧客, 顧客名, 会員番号, "
    "お客様名, 客户, 客戶, 会员, 會員, 顾客, 고객, 고객명, 회원번호, العميل, "
    # how to reach them
    "email, e mail, mail, email address, e mail address, contact email, phone, phone number, telephone, "
    "telephone number, tel, mobile, mobile number, mobile phone, cell phone, fax, address, address line 1, "
    "address line 2, address 1, address 2, street, street address, postcode, post code, postal code, zip, zip code, "
    "date of birth, birthday, dob, ip address, telefon, telefonnummer, handy, mobil, anschrift, adresse, straße, "
    "plz, postleitzahl, geburtsdatum, e mail adresse, téléphone, courriel, adresse email, rue, code postal, "
    "date de naissance, correo, correo electrónico, teléfono, móvil, dirección, calle, código postal, "
    "fecha de nacimiento, telefono, cellulare, indirizzo, data di nascita, telefone, celular, endereço, morada, "
    "cep, telefoon, telefoonnummer, adres, straat, geboortedatum, e postadress, e post, epost, adress, postnummer, "
    "gatuadress, puhelin, puhelinnumero, sähköposti, osoite, postinumero, adres e mail, ulica, kod pocztowy, "
    "adresa, ulice, psč, cím, irányítószám, e posta, eposta, cep telefonu, τηλέφωνο, διεύθυνση, телефон, адрес, "
    "почта, 電話番号, メールアドレス, 住所, 郵便番号, 电话, 地址, 邮箱, 전화번호, 이메일, 주소, "
    # those who sell
    "server, server name, cashier, cashier name, cashier id, employee, employee name, employee id, employee no, "
    "order employee name, order employee id, order employee custom id, user, user name, username, user id, staff, "
    "staff name, staff member, staff id, clerk, clerk name, clerk no, operator, operator name, operator id, "
    "salesperson, sales person, salesman, sales rep, sales associate, associate, seller, seller name, sold by, "
    "served by, waiter, waitress, bartender, rung by, created by, entered by, approver, manager, team member, "
    "team member id, usr id, sls rep, kassierer, kassiererin, bediener, bedienung, benutzer, mitarbeiter, "
    "mitarbeitername, verkäufer, verkäuferin, kellner, caissier, caissière, vendeur, vendeuse, serveur, serveuse, "
    "employé, utilisateur, cajero, cajera, vendedor, vendedora, empleado, camarero, usuario, cassiere, operatore, "
    "venditore, commesso, cameriere, dipendente, utente, operador, funcionário, atendente, empregado, "
    "caixa operador, kassier, kassamedewerker, medewerker, verkoper, gebruiker, kassör, säljare, expedit, "
    "medarbetare, användare, kasserer, sælger, selger, ekspedient, medarbejder, ansatt, bruger, bruker, myyjä, "
    "kassanhoitaja, työntekijä, käyttäjä, kasjer, sprzedawca, pracownik, pokladní, prodavač, zaměstnanec, "
    "pokladník, predavač, pénztáros, eladó, kasiyer, satıcı, personel, garson, kullanıcı, ταμίας, πωλητής, "
    "υπάλληλος, кассир, продавец, сотрудник, официант, 担当者, スタッフ, レジ担当, 店员, 收银员, 收銀員, 직원, "
    "담당자, 판매원, "
    # how they paid
    "card brand, pan suffix, card number, card no, card last 4, last 4, last four, card holder, cardholder, "
    "cardholder name, name on card, credit card auth code, auth code, credit card transaction id, "
    "card entry methods, kartennummer, karteninhaber, iban, bic, account number, kontonummer, numéro de carte, "
    "número de tarjeta, numero carta, kaartnummer, kortnummer, numer karty, kart no, номер карты, カード番号, 卡号, "
    "카드번호, tax id, vat id, vat number, ust id, nif, dni, nie, cif, codice fiscale, partita iva, cpf, cnpj, "
    "cpf cnpj, personnummer, ssn, social security number, passport"
)
PERSONAL_BEGINNINGS = (
    "billing", "bill to", "ship to", "shipping name", "shipping street", "shipping address", "shipping company",
    "shipping city", "shipping zip", "shipping phone", "shipping first name", "shipping last name", "shipping email",
    "shipping postcode", "delivery address", "delivery name", "delivery phone", "customer email", "customer phone",
    "customer address", "customer first", "customer last", "kunden ", "rechnungsadresse", "lieferadresse",
    "rechnungsanschrift", "lieferanschrift",
)  # fmt: skip
