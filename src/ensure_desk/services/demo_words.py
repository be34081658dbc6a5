# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names, streets and sentences of fictional people. Nobody here exists; phones begin with 0451, mail is nobody's."""

from typing import NamedTuple


class Origin(NamedTuple):
    """Where a family comes from: names, mother tongues and nationality (ISO)."""

    weight: int
    last: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    tongues: tuple[str, ...]
    nationality: str


def _names(text: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in text.split(",") if name.strip())


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.split("|") if line.strip())


FLEMISH = Origin(
    55,
    _names(
        """Peeters, Janssens, Maes, Jacobs, Mertens, Willems, Claes, Goossens, Wouters, De Smet, De Backer, Ceulemans,
        Verhulst, Van den Broeck, Lambrechts, Van Gestel, De Bie, Verlinden, Vermeulen, Van Damme, Hermans, Aerts,
        Michiels, Pauwels, De Clercq, Van de Velde, Segers, Coppens, Smets, Dierckx, Van Hove, Geerts, Bogaerts,
        Verbeeck, De Wachter, Van Looy, Vercammen, De Ridder, Heylen, Torfs, Verstappen, Van Rompaey, Selleslagh"""
    ),
    _names(
        """Marleen, Ann, Linda, Kathleen, Sofie, Els, Nathalie, Ingrid, Veerle, Greet, Hilde, Tamara, Wendy, Joke,
        Nele, Katrien, Lies, Sabrina, Patricia, Rita, Chantal, Evelien, Kelly, Kimberly, Sandra, Godelieve, Martine"""
    ),
    _names(
        """Jan, Rudy, Wim, Bert, Tom, Danny, Luc, Patrick, Kevin, Koen, Geert, Dirk, Marc, Stijn, Bart, Jef, Kris,
        Johan, Yves, Peter, Glenn, Steven, Ronny, Guy, Dieter, Filip, Sven, Eddy, Gunther, Frank, Walter, Nico"""
    ),
    ("nl",),
    "BE",
)
ORIGINS: tuple[Origin, ...] = (
    FLEMISH,
    Origin(
        12,
        _names(
            """Benhaddou, El Amrani, Bensalah, Aït Lahcen, Bouazza, El Idrissi, Ouali, Chaoui, Amezian, Benali,
            El Khattabi, Azzouzi, Tahiri, Bakkali, Haddad, Ziani"""
        ),
        _names(
            "Samira, Fatima, Naïma, Khadija, Hanane, Loubna, Malika, Rachida, Yamina, Ikram, Souad, Zohra"
        ),
        _names(
            "Karim, Mohamed, Rachid, Youssef, Hassan, Abdelkader, Brahim, Nabil, Said, Mustapha, Ilyas, Omar"
        ),
        ("ber", "ar"),
        "MA",
    ),
    Origin(
        6,
        _names("Aydin, Yılmaz, Demir, Şahin, Çelik, Öztürk, Kaya, Arslan, Doğan, Koç, Yıldız, Polat"),
        _names("Ayşe, Fatma, Emine, Hatice, Zeynep, Elif, Meryem, Songül, Nuray, Gülay"),
        _names("Yusuf, Mehmet, Ahmet, Mustafa, Ali, Hasan, İbrahim, Murat, Emre, Kemal"),
        ("tr",),
        "TR",
    ),
    Origin(
        6,
        _names(
            "Kovalchuk, Shevchenko, Bondarenko, Melnyk, Tkachenko, Kravchenko, Oliynyk, Lysenko, Marchenko"
        ),
        _names("Olena, Iryna, Natalia, Oksana, Svitlana, Tetiana, Yuliia, Kateryna, Larysa"),
        _names("Andriy, Serhiy, Oleksandr, Viktor, Mykola, Dmytro, Ihor, Vasyl"),
        ("uk", "ru"),
        "UA",
    ),
    Origin(
        5,
        _names("Mutombo, Dembélé, Kabongo, Ilunga, Mbuyi, Tshibanda, Lukaku, Ngoma, Diallo, Mukendi, Traoré"),
        _names("Grâce, Awa, Béatrice, Chantal, Divine, Esther, Fanta, Mariama, Nadège, Solange"),
        _names("Jean-Claude, Patrice, Emmanuel, Dieudonné, Moussa, Olivier, Trésor, Serge, Ibrahim"),
        ("fr", "ln", "sw"),
        "CD",
    ),
    Origin(
        5,
        _names("Ahmadi, Rahimi, Hosseini, Karimi, Noori, Safi, Stanikzai, Zadran, Popal, Haidari"),
        _names("Zahra, Maryam, Farida, Shabnam, Nilofar, Parwin, Soraya, Laila"),
        _names("Ahmad, Najib, Farid, Reza, Hamid, Javid, Zabi, Wali, Mirwais"),
        ("fa", "ps"),
        "AF",
    ),
    Origin(
        4,
        _names("Al Hassan, Al Khatib, Darwish, Khoury, Al Masri, Sabbagh, Hamdan, Al Ali, Shaheen, Nasser"),
        _names("Rana, Hiba, Nour, Amal, Reem, Lina, Dima, Salma, Huda"),
        _names("Khaled, Bassel, Anas, Tarek, Samer, Firas, Ziad, Hadi, Wael"),
        ("ar",),
        "SY",
    ),
    Origin(
        4,
        _names("Kowalski, Nowak, Wiśniewska, Zieliński, Wójcik, Łukasik, Dąbrowska, Jabłoński, Król"),
        _names("Agnieszka, Katarzyna, Małgorzata, Ewa, Beata, Joanna, Dorota, Magdalena"),
        _names("Piotr, Krzysztof, Paweł, Łukasz, Marek, Tomasz, Grzegorz, Zbigniew"),
        ("pl",),
        "PL",
    ),
    Origin(
        3,
        _names("Popescu, Ionescu, Dumitru, Stan, Georgieva, Petrova, Dimitrov, Munteanu, Stoica"),
        _names("Elena, Maria, Ioana, Mihaela, Desislava, Gabriela, Ana, Cristina"),
        _names("Ion, Mihai, Andrei, Florin, Georgi, Ivan, Nicolae, Vasile"),
        ("ro", "bg"),
        "RO",
    ),
)
STREETS = _names(
    """Kerkstraat, Molenstraat, Nieuwstraat, Stationsstraat, Dorpsstraat, Schoolstraat, Veldstraat, Beukenlaan,
    Lindelaan, Kapelstraat, Bosstraat, Mechelsesteenweg, Liersesteenweg, Antwerpsesteenweg, Kloosterstraat, Boomgaard,
    Eikenlaan, Zandstraat, Hoogstraat, Berkenlaan, Tuinwijk, Kasteelstraat, Heistraat, Broekstraat, Vaartstraat"""
)
JOBS = _names(
    """poetshulp, magazijnier, winkelbediende, keukenhulp, productiearbeider, tuinman, kinderverzorger, kassier,
    inpakker, schilder, metser, chauffeur, zorgkundige, administratief bediende, afwasser, fruitplukker, naaister,
    heftruckchauffeur, kapper, onthaalmedewerker, verkoper op de markt, monteur, bakker"""
)
COURSES = _names(
    "Nederlands NT2 2.1, Nederlands NT2 3.2, rijbewijs theorie, VCA, digitaal aan de slag, logistiek"
)
OFFICES_OF_REFERRERS = {
    "vdab": _names("VDAB Mechelen, VDAB Lier, VDAB Willebroek, Werkwinkel"),
    "ocmw": _names("Sociaal Huis, OCMW sociale dienst, OCMW dienst tewerkstelling"),
    "gtb": _names("GTB Mechelen, GTB Antwerpen"),
    "ziekenfonds": _names("ziekenfonds, dienst maatschappelijk werk"),
    "andere": _names("CAW, buurtwerk, VDAB-partner"),
}
REFERRER_NAMES = _names(
    "An De Cock, Tine Mariën, Pieter Roels, Sara Wyns, Joris Daems, Lotte Huyghe, Bram Sterckx"
)
GOALS = _names(
    """werkritme opbouwen, Nederlands oefenen op het werk, opnieuw vertrouwen krijgen, logistiek verkennen,
    werk combineren met zorg voor de kinderen, ontdekken wat lukt, stap naar een stage, terug onder de mensen komen"""
)
LEARN = _names(
    """beter Nederlands praten, met de computer werken, een rijbewijs halen, leren solliciteren, koken voor groepen,
    een heftruck besturen, beter plannen, omgaan met stress"""
)
TALENTS = _names(
    "geduldig met kinderen, handig, kan goed koken, spreekt vier talen, altijd op tijd, groene vingers"
)
NOTES = {
    "contact": _sentences(
        """Gebeld, wil graag meer uren. | Kwam langs tijdens de zitdag. Alles goed op het werk. | Sms gestuurd over het
        gesprek van volgende week. | Niet bereikt. Boodschap achtergelaten. | Fietst nu zelf naar het werk."""
    ),
    "gesprek": _sentences(
        """Gesprek aan de balie. Denkt aan een stage in de logistiek. | Besproken hoe het gaat met de opvang van de
        kinderen. | Samen de intake aangevuld. | Tevreden over de tuinklussen. Wil ook binnen werken. |
        Vertelt dat het Nederlands beter gaat sinds de lessen."""
    ),
    "afspraak": _sentences(
        """Brengt volgende keer het attest mee. | Belt zelf met de VDAB voor de opleiding. | Komt terug op de volgende
        zitdag. | Bekijkt samen met OCMW de budgetten."""
    ),
    "andere": _sentences("Nieuw telefoonnummer doorgegeven. | Verhuist volgende maand binnen de gemeente."),
}
COUNSELLORS = _names(
    """An Verlinden, Koen Mattheus, Leen Op de Beeck, Farah Idrissi, Tom Van Aken, Griet Somers, Wout Lemmens,
    Katleen Boons, Dries Van Uffel, Sien Matthys, Jeroen Goris, Mieke Wellens"""
)
COORDINATOR = "Rik Hoefkens"
