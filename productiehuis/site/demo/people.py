"""Invented people: first and last names drawn at random. No first name of the 2018 report is in the list."""

from random import Random

from productiehuis.kernel.names.spelling import bones, words_of

FIRST_NAMES = tuple(
    "Aïcha Abdel Achmed Adjoa Agnieszka Ali Amal Amina Anouk Asha Aslı Astrid Ayşe Badia Bart Bilal Carmen Cemile "
    "Cees Celeste Chaima Cornelia Daan Danuta Deniz Dewi Dilan Djamila Dounia Edwin Elif Emine Esma Esther Evelien "
    "Fadoua Farida Fatima Fatoumata Femke Ferhat Frits Gerda Gülşen Habiba Hafida Hakan Halima Hamza Hanan Hans "
    "Hatice Henk Hicham Hilde Ibrahim Ikram Ilse Imane Irene Ismail Jamila Jan Jasmin Joke Jolanda Joyce Kadir "
    "Karima Kees Kwame Laila Latifa Leyla Liesbeth Lina Loubna Lucia Malika Marco Marjan Meryem Mohamed Mimoun "
    "Mona Murat Mustafa Naima Najat Nawal Nazlı Nel Noor Noura Omar Oumaima Patricia Peter Priya Rabia Rachid "
    "Rahma Ramona Razia Rita Rob Rukiye Ruth Saida Salima Samira Sandra Sara Selma Şerife Sevda Shanti Siham "
    "Sjoerd Soumia Sybille Tariq Tineke Tirza Ümit Wafa Wanda Willem Xandra Yasmina Youssef Yusuf Zahra Zeynep "
    "Zineb".split()
)
LAST_NAMES = tuple(
    "Aalbers Abdi Achahbar Adams Akkaya Aksoy Amrani Arslan Asante Azzouzi Bakker Belhaj Benali Berkhout Biervliet "
    "Boateng Bosman Boukhari Bouzidi Brandsma Çelik Cissé Dahmani Dekker Demir Diallo Doğan Driessen Dumas Eekhout "
    "Emmanuels Erdem Faassen Fikri Franken Gerritsen Ghazali Gül Haddou Hakimi Hamdaoui Hendriks Hoekstra Huisman "
    "Idrissi Jansma Kabbaj Kaya Kılıç Koster Kromo Lahlou Lamrani Leenders Linger Mansouri Meijer Mensah Moussaoui "
    "Nijland Nowak Ouali Öztürk Pengel Peters Polat Quist Rahimi Ramdin Rosier Ruiter Şahin Saidi Sankatsing Schouten "
    "Slagter Soares Tahiri Tjon Tuinstra Uysal Vermaat Visser Vreeland Wagenaar Wekker Yıldırım Zaoui Zijlstra".split()
)
LANGUAGES = ("nl", "nl", "nl", "nl", "ar", "ar", "tr", "tr", "ber", "en", "srn", "fr", "es", "pl")


class People:
    """Draws names so that no two sound the same, except where a test of messiness wants it."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._used: set[frozenset[str]] = set()

    def draw(self) -> dict[str, str]:
        """First name, sometimes a last name, and the language of the talk."""
        random = self._random
        while True:
            name = (random.choice(FIRST_NAMES), random.choice(LAST_NAMES))
            sound = frozenset(bones(words_of(each)[0]) for each in name)
            if sound not in self._used:
                break
        self._used.add(sound)
        first, last = name
        return {
            "first_name": first,
            "last_name": last if random.random() < 0.8 else "",
            "language": random.choice(LANGUAGES),
        }
