"""The shape a new house starts with: the storeys of the report, fifteen topics, and what each role is.

Plain data with its translations. A house changes all of it on its own pages; nothing here is looked up later.
"""

from dataclasses import dataclass

from productiehuis.kernel.texts import TranslatedText

T = TranslatedText.of


@dataclass(frozen=True)
class StoreyShape:
    kind: str
    level: int
    slug: str
    name: TranslatedText
    motto: TranslatedText
    description: TranslatedText


@dataclass(frozen=True)
class TopicShape:
    slug: str
    pictogram: str
    name: TranslatedText


STOREYS = (
    StoreyShape(
        "souterrain",
        -1,
        "souterrain",
        T("Souterrain", en="Basement", tr="Bodrum kat", ar="القبو"),
        T("Hier krijg je hulp", en="Get help here", tr="Burada yardım alırsın", ar="هنا المساعدة"),
        T(
            "Heb je een vraag of een probleem? Bewoners helpen je met brieven, geld en regels.",
            en="Do you have a question or a problem? Residents help you with letters, money and rules.",
            tr="Bir sorun mu var? Mahalleliler mektup, para ve kurallar konusunda yardım eder.",
            ar="هل لديكم سؤال أو مشكلة؟ يساعدكم السكان في الرسائل والمال والقواعد.",
        ),
    ),
    StoreyShape(
        "begane_grond",
        0,
        "begane-grond",
        T("Begane grond", en="Ground floor", tr="Zemin kat", ar="الطابق الأرضي"),
        T("Hier doe je mee", en="Join in here", tr="Burada katılırsın", ar="هنا نشارك معًا"),
        T(
            "Kook, fiets, naai of leer samen met anderen. Iedereen kan wel wat.",
            en="Cook, cycle, sew or learn together with others. Everyone is good at something.",
            tr="Başkalarıyla yemek yap, bisiklete bin, dikiş dik ya da öğren. Herkesin elinden bir iş gelir.",
            ar="الطبخ أو ركوب الدراجة أو الخياطة أو التعلّم مع الآخرين. كل شخص يجيد شيئًا.",
        ),
    ),
    StoreyShape(
        "algemene_ruimte",
        1,
        "algemene-ruimte",
        T("Algemene ruimte", en="Common room", tr="Ortak alan", ar="القاعة المشتركة"),
        T(
            "Hier ontmoet je elkaar",
            en="Meet each other here",
            tr="Burada tanışırsınız",
            ar="هنا نلتقي ببعضنا",
        ),
        T(
            "Drink koffie, overleg en beslis mee over het huis.",
            en="Have a coffee, talk things over and help decide about the house.",
            tr="Kahve iç, konuş ve ev hakkında birlikte karar ver.",
            ar="لشرب القهوة والتشاور والمشاركة في القرارات حول البيت.",
        ),
    ),
    StoreyShape(
        "verdieping",
        2,
        "eerste-verdieping",
        T("Eerste verdieping", en="First floor", tr="Birinci kat", ar="الطابق الأول"),
        T(
            "Hier werk je aan je eigen plan",
            en="Work on your own plan here",
            tr="Kendi planını burada yaparsın",
            ar="هنا العمل على خطتكم",
        ),
        T(
            "Volg een training, word trekker of begin je eigen initiatief.",
            en="Follow a training, lead a group or start your own initiative.",
            tr="Bir eğitime katıl, öncü ol ya da kendi girişimini başlat.",
            ar="المشاركة في تدريب أو قيادة مجموعة أو بدء مبادرة خاصة.",
        ),
    ),
    StoreyShape(
        "zolder",
        9,
        "zolder",
        T("Zolder", en="Attic", tr="Çatı katı", ar="العلّية"),
        T("Hier vlieg je uit", en="Fly out from here", tr="Buradan uçup gidersin", ar="من هنا الانطلاق"),
        T(
            "Je vindt werk, begint een bedrijf of een huis ergens anders.",
            en="You find a job, or start a company or a house somewhere else.",
            tr="İş bulursun, bir şirket ya da başka yerde bir ev kurarsın.",
            ar="نحو عمل أو شركة أو بيت في مكان آخر.",
        ),
    ),
)

TOPICS = (
    TopicShape(
        "brieven", "letter", T("Brieven en papieren", en="Letters and papers", tr="Mektup ve evrak", ar="رسائل وأوراق")
    ),
    TopicShape("schulden", "coins", T("Schulden", en="Debts", tr="Borçlar", ar="الديون")),
    TopicShape(
        "toeslagen",
        "benefits",
        T("Toeslagen en uitkering", en="Allowances and benefits", tr="Ödenekler ve yardımlar", ar="الإعانات والبدلات"),
    ),
    TopicShape("wonen", "home", T("Wonen", en="Housing", tr="Konut", ar="السكن")),
    TopicShape(
        "computer",
        "computer",
        T("E-mail en computer", en="E-mail and computer", tr="E-posta ve bilgisayar", ar="البريد والحاسوب"),
    ),
    TopicShape("taal", "language", T("Taal", en="Language", tr="Dil", ar="اللغة")),
    TopicShape(
        "opvoeding", "upbringing", T("Opvoeding", en="Raising children", tr="Çocuk yetiştirme", ar="تربية الأولاد")
    ),
    TopicShape("zorg", "care", T("Zorg", en="Care", tr="Bakım", ar="الرعاية")),
    TopicShape("werk", "work", T("Werk", en="Work", tr="İş", ar="العمل")),
    TopicShape("belasting", "paper", T("Belasting", en="Taxes", tr="Vergi", ar="الضرائب")),
    TopicShape("energie", "energy", T("Energie", en="Energy", tr="Enerji", ar="الطاقة")),
    TopicShape(
        "recht",
        "legal",
        T("Verblijf en recht", en="Residence and law", tr="Oturum ve hukuk", ar="الإقامة والقانون"),
    ),
    TopicShape("eten", "pot", T("Eten", en="Food", tr="Yemek", ar="الطعام")),
    TopicShape("vervoer", "bike", T("Vervoer", en="Transport", tr="Ulaşım", ar="المواصلات")),
    TopicShape(
        "school", "school", T("School en studie", en="School and study", tr="Okul ve eğitim", ar="المدرسة والدراسة")
    ),
    TopicShape("anders", "other", T("Iets anders", en="Something else", tr="Başka bir şey", ar="شيء آخر")),
)

# By role (initiatives.models.Role): the sentence with which a house says what it is.
ROLE_SENTENCES = {
    "resident": T(
        "Doet mee en ziet alleen wat van zichzelf is.",
        en="Takes part and sees only what is their own.",
        tr="Katılır ve sadece kendine ait olanı görür.",
        ar="يشارك ولا يرى إلا ما يخصه.",
    ),
    "volunteer": T(
        "Helpt bij een initiatief: schrijft bezoek op en tikt aan wie er is.",
        en="Helps at an initiative: writes down visits and taps who is there.",
        tr="Bir girişimde yardım eder: ziyaretleri yazar ve gelenleri işaretler.",
        ar="يساعد في مبادرة: يسجل الزيارات ويحدد الحاضرين.",
    ),
    "aspirant": T(
        "Leert het vak: doet mee aan de balie, naast een ander.",
        en="Learns the work: joins in at the desk, beside someone else.",
        tr="İşi öğrenir: danışma masasında başka birinin yanında çalışır.",
        ar="يتعلم العمل: يشارك في مكتب الاستقبال بجانب شخص آخر.",
    ),
    "trekker": T(
        "Leidt een initiatief: kamers, agenda, vrijwilligers en cijfers.",
        en="Leads an initiative (in Dutch: trekker): rooms, calendar, volunteers and numbers.",
        tr="Bir girişimi yönetir: odalar, takvim, gönüllüler ve sayılar.",
        ar="يقود مبادرة: الغرف والمواعيد والمتطوعون والأرقام.",
    ),
    "coach": T(
        "Loopt mee met een bewoner. Ziet alleen wat die bewoner deelt.",
        en="Supports a resident. Sees only what that resident shares.",
        tr="Bir mahalleliye eşlik eder. Sadece onun paylaştığını görür.",
        ar="يرافق أحد السكان. ولا يرى إلا ما يشاركه ذلك الشخص.",
    ),
    "secretary": T(
        "Zorgt voor het overleg en de afspraken van het huis.",
        en="Takes care of the meetings and agreements of the house.",
        tr="Evin toplantılarını ve kararlarını düzenler.",
        ar="يهتم باجتماعات البيت واتفاقاته.",
    ),
    "treasurer": T(
        "Zorgt voor het geld en de boeken van het huis.",
        en="Takes care of the money and the books of the house.",
        tr="Evin parasından ve defterlerinden sorumludur.",
        ar="يهتم بمال البيت ودفاتره.",
    ),
    "coordinator": T(
        "Zet het huis op en houdt het draaiende. Ziet cijfers, geen hulpvragen.",
        en="Sets up the house and keeps it going. Sees numbers, not help requests.",
        tr="Evi kurar ve işletir. Sayıları görür, yardım isteklerini görmez.",
        ar="ينشئ البيت ويديره. يرى الأرقام ولا يرى طلبات المساعدة.",
    ),
    "privacy_keeper": T(
        "Bewaakt de privacy: ziet wie wat deed en voegt dubbele mensen samen.",
        en="Guards privacy: sees who did what and merges double entries of one person.",
        tr="Gizliliği korur: kimin ne yaptığını görür ve çift kayıtları birleştirir.",
        ar="يحمي الخصوصية: يرى من فعل ماذا ويدمج التسجيل المكرر.",
    ),
    "partner_contact": T(
        "Is het gezicht van een partner van het huis.",
        en="Is the face of a partner of the house.",
        tr="Evin bir ortağını temsil eder.",
        ar="هو وجه أحد شركاء البيت.",
    ),
    "teller": T(
        "Telt en schrijft op voor een balie, ook de lijst van gisteren.",
        en="Counts and writes down for a desk, also yesterday's list.",
        tr="Bir danışma masası için sayar ve yazar, dünkü listeyi de.",
        ar="يعدّ ويسجل لمكتب الاستقبال، وكذلك قائمة الأمس.",
    ),
}
