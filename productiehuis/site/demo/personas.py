"""The invented people a visitor of the demo can be, and what each is for."""

from dataclasses import dataclass
from datetime import date

from productiehuis.audit.actor import Actor
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import KnownHere, Membership, Role
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.actions import add_person
from productiehuis.people.models import Person, Persona, User
from productiehuis.site.demo.houses import Built

T = TranslatedText.of


@dataclass(frozen=True)
class PersonaShape:
    username: str
    first_name: str
    house: str
    roles: tuple[tuple[Role, str], ...]  # role and initiative, partner or nothing for the whole house
    title: TranslatedText
    what: TranslatedText
    language: str = "nl"


PERSONAS = (
    PersonaShape(
        "rosa",
        "Rosa",
        "west",
        ((Role.RESIDENT, ""),),
        T("Rosa, bewoner", en="Rosa, resident", tr="Rosa, mahalleli", ar="روزا، من السكان"),
        T(
            "Doet mee, ziet haar agenda en wie naar haar gegevens keek.",
            en="Joins in, sees her calendar and who looked at her data.",
            tr="Katılır, takvimini ve verilerine kimin baktığını görür.",
            ar="تشارك وترى مواعيدها ومن اطّلع على بياناتها.",
        ),
    ),
    PersonaShape(
        "bilal",
        "Bilal",
        "west",
        ((Role.VOLUNTEER, "spreekuur-tagerijn"),),
        T("Bilal, vrijwilliger aan de balie", en="Bilal, desk volunteer", tr="Bilal, gönüllü", ar="بلال، متطوع"),
        T(
            "Schrijft bezoek op aan het spreekuur.",
            en="Registers visits at the help desk.",
            tr="Danışma saatinde ziyaretleri yazar.",
            ar="يسجل الزيارات في ساعة المساعدة.",
        ),
    ),
    PersonaShape(
        "samira",
        "Samira",
        "west",
        ((Role.TREKKER, "spreekuur-tagerijn"), (Role.TREKKER, "digibeet")),
        T(
            "Samira, trekker van twee initiatieven",
            en="Samira, leads two initiatives",
            tr="Samira, öncü",
            ar="سميرة، قائدة مبادرتين",
        ),
        T(
            "Leidt het spreekuur en digiBEET: balie, programma, mensen en cijfers.",
            en="Leads the help desk and digiBEET: desk, programme, people and numbers.",
            tr="Danışma saatini ve digiBEET'i yönetir.",
            ar="تقود ساعة المساعدة وdigiBEET.",
        ),
    ),
    PersonaShape(
        "ayse",
        "Ayşe",
        "west",
        ((Role.ASPIRANT, "spreekuur-tagerijn"),),
        T("Ayşe, aspirant", en="Ayşe, learning the desk", tr="Ayşe, aday", ar="عائشة، متدربة"),
        T(
            "Leert het werk aan de balie.",
            en="Is learning the work at the desk.",
            tr="Danışma masasındaki işi öğreniyor.",
            ar="تتعلم العمل في مكتب الاستقبال.",
        ),
        "tr",
    ),
    PersonaShape(
        "kees",
        "Kees",
        "west",
        ((Role.TELLER, "spreekuur-tagerijn"),),
        T("Kees, teller", en="Kees, counter", tr="Kees, sayım görevlisi", ar="كيس، مسؤول العدّ"),
        T(
            "Telt en zet de papieren lijst van gisteren erin.",
            en="Counts and enters yesterday's paper list.",
            tr="Sayar ve dünkü kâğıt listeyi girer.",
            ar="يعدّ ويدخل قائمة الأمس الورقية.",
        ),
    ),
    PersonaShape(
        "dewi",
        "Dewi",
        "west",
        ((Role.COACH, ""),),
        T("Dewi, coach", en="Dewi, coach", tr="Dewi, koç", ar="ديوي، مرافقة"),
        T(
            "Loopt mee met bewoners. Ziet alleen wat zij delen.",
            en="Supports residents. Sees only what they share.",
            tr="Mahallelilere eşlik eder. Sadece paylaşılanı görür.",
            ar="ترافق السكان ولا ترى إلا ما يشاركونه.",
        ),
    ),
    PersonaShape(
        "wanda",
        "Wanda",
        "west",
        ((Role.SECRETARY, ""),),
        T("Wanda, secretaris", en="Wanda, secretary", tr="Wanda, sekreter", ar="واندا، أمينة السر"),
        T(
            "Zorgt voor overleg en afspraken. Ziet de cijfers.",
            en="Takes care of meetings and agreements. Sees the numbers.",
            tr="Toplantı ve kararlarla ilgilenir. Sayıları görür.",
            ar="تهتم بالاجتماعات والاتفاقات وترى الأرقام.",
        ),
    ),
    PersonaShape(
        "hakan",
        "Hakan",
        "west",
        ((Role.TREASURER, ""),),
        T("Hakan, penningmeester", en="Hakan, treasurer", tr="Hakan, sayman", ar="هاكان، أمين الصندوق"),
        T(
            "Zorgt voor het geld. Ziet de cijfers.",
            en="Takes care of the money. Sees the numbers.",
            tr="Parayla ilgilenir. Sayıları görür.",
            ar="يهتم بالمال ويرى الأرقام.",
        ),
    ),
    PersonaShape(
        "tineke",
        "Tineke",
        "west",
        ((Role.COORDINATOR, ""),),
        T("Tineke, coördinator", en="Tineke, coordinator", tr="Tineke, koordinatör", ar="تينكه، منسقة"),
        T(
            "Richt het huis in: verdiepingen, kamers, mensen en rollen.",
            en="Sets up the house: storeys, rooms, people and roles.",
            tr="Evi düzenler: katlar, odalar, insanlar ve roller.",
            ar="ترتب البيت: الطوابق والغرف والناس والأدوار.",
        ),
    ),
    PersonaShape(
        "omar",
        "Omar",
        "west",
        ((Role.PRIVACY_KEEPER, ""),),
        T("Omar, privacybewaker", en="Omar, privacy keeper", tr="Omar, gizlilik sorumlusu", ar="عمر، حارس الخصوصية"),
        T(
            "Ziet het logboek en voegt dubbele mensen samen.",
            en="Sees the log and merges doubles.",
            tr="Kayıt defterini görür ve çift kayıtları birleştirir.",
            ar="يرى السجل ويدمج المكرر.",
        ),
    ),
    PersonaShape(
        "ilse",
        "Ilse",
        "west",
        ((Role.PARTNER_CONTACT, "ABC Combiwel"),),
        T(
            "Ilse, contact van een partner",
            en="Ilse, a partner's contact",
            tr="Ilse, ortağın temsilcisi",
            ar="إلسه، مسؤولة الاتصال لدى شريك",
        ),
        T(
            "Is het gezicht van een partner van het huis.",
            en="Is the face of a partner of the house.",
            tr="Evin bir ortağını temsil eder.",
            ar="هي وجه أحد شركاء البيت.",
        ),
    ),
    PersonaShape(
        "hafida",
        "Hafida",
        "noord",
        ((Role.TREKKER, "vrouwen-netwerk"), (Role.COORDINATOR, "")),
        T(
            "Hafida, trekker in Noord",
            en="Hafida, leads in Noord",
            tr="Hafida, Noord'da öncü",
            ar="حفيظة، قائدة مبادرة في الشمال",
        ),
        T(
            "Leidt het vrouwennetwerk en richt Noord in. Ziet niets van West.",
            en="Leads the women's network and sets up Noord. Sees nothing of West.",
            tr="Kadın ağını yönetir ve Noord'u düzenler. West'i görmez.",
            ar="تقود شبكة النساء وترتب الشمال ولا ترى شيئًا من الغرب.",
        ),
        "ar",
    ),
)


def make_personas(built: dict[str, Built], today: date, by: Actor) -> dict[str, Person]:
    """Users without password, each a person with roles since last year."""
    return {shape.username: _make(shape, order, built[shape.house], today, by) for order, shape in enumerate(PERSONAS)}


def _make(shape: PersonaShape, order: int, built: Built, today: date, by: Actor) -> Person:
    user = User(username=shape.username, is_persona=True, language="nl")
    user.set_unusable_password()
    user.save()
    Persona.objects.create(user=user, title=shape.title, what=shape.what, order=order)
    person = add_person(house=built.house, by=by, first_name=shape.first_name, user=user, language=shape.language)
    for role, where in shape.roles:
        initiative = built.initiatives.get(where)
        Membership.objects.create(
            house=built.house,
            person=person,
            role=role,
            initiative=initiative,
            organisation=built.partners.get(where),
            starts=date(today.year - 1, 1, 1),
        )
        if initiative:
            make_known(initiative=initiative, person=person, how=KnownHere.How.ROLE)
    return person
