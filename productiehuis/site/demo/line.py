"""The learning line of West, as the 2018 report tells of it: from help, by joining in, to flying out."""

from dataclasses import dataclass
from datetime import date

from productiehuis.activities.models import CourseTemplate
from productiehuis.audit.actor import Actor
from productiehuis.house.models import Storey, Topic
from productiehuis.kernel.texts import TranslatedText
from productiehuis.pathway.actions import add_step, link_steps, say_answers
from productiehuis.pathway.models import LinkKind, Step
from productiehuis.site.demo.houses import Built

T = TranslatedText.of
# When the rooms began that stood before 2018; digiBEET began with its first lesson.
BEGAN, DIGIBEET_BEGAN = date(2017, 1, 9), date(2018, 9, 5)


@dataclass(frozen=True)
class StepShape:
    """A step; without a storey it stands where its room is."""

    slug: str
    room: str
    name: TranslatedText
    skill: TranslatedText
    topic: str = ""
    storey: str = ""
    is_course: bool = False


STEPS = (
    StepShape(
        "hulp",
        "spreekuur",
        T("Hulp bij je brieven", en="Help with your letters", tr="Mektuplarında yardım", ar="مساعدة في رسائلكم"),
        T(
            "Je snapt je post en weet wat je moet doen.",
            en="You understand your post and know what to do.",
            tr="Postanı anlarsın ve ne yapacağını bilirsin.",
            ar="فهم البريد ومعرفة ما يجب فعله.",
        ),
        "brieven",
    ),
    StepShape(
        "geld",
        "raad",
        T("Grip op je geld", en="Grip on your money", tr="Paranı yönetmek", ar="التحكم في المال"),
        T(
            "Je weet wat er binnenkomt en wat eruit gaat.",
            en="You know what comes in and what goes out.",
            tr="Ne girip ne çıktığını bilirsin.",
            ar="معرفة ما يدخل وما يخرج.",
        ),
        "schulden",
    ),
    StepShape(
        "computer",
        "digibeet",
        T("De computer leren", en="Learn the computer", tr="Bilgisayarı öğrenmek", ar="تعلم الحاسوب"),
        T(
            "Je kunt mailen, zoeken en een formulier invullen.",
            en="You can e-mail, search and fill in a form.",
            tr="E-posta atar, arar ve form doldurursun.",
            ar="إرسال البريد والبحث وتعبئة استمارة.",
        ),
        "computer",
        is_course=True,
    ),
    StepShape(
        "koken",
        "samen-koken",
        T("Samen koken", en="Cooking together", tr="Birlikte yemek pişirmek", ar="الطبخ معًا"),
        T(
            "Je leert mensen kennen en kookt voor een groep.",
            en="You meet people and cook for a group.",
            tr="İnsanlarla tanışır ve bir grup için pişirirsin.",
            ar="التعرف على الناس والطبخ لمجموعة.",
        ),
        "eten",
    ),
    StepShape(
        "fietsen",
        "fietsles",
        T("Leren fietsen", en="Learn to cycle", tr="Bisiklet öğrenmek", ar="تعلم ركوب الدراجة"),
        T(
            "Je komt zelf waar je wilt.",
            en="You get where you want.",
            tr="İstediğin yere gidersin.",
            ar="الوصول بنفسك.",
        ),
        "vervoer",
    ),
    StepShape(
        "samen",
        "aminah-samen",
        T("Samen sterk", en="Strong together", tr="Birlikte güçlü", ar="أقوياء معًا"),
        T(
            "Je durft te praten in een groep.",
            en="You dare to talk in a group.",
            tr="Grup içinde konuşmaya cesaret edersin.",
            ar="الجرأة على الكلام في مجموعة.",
        ),
        "taal",
    ),
    StepShape(
        "plan",
        "leerlijn",
        T("Je eigen plan maken", en="Make your own plan", tr="Kendi planını yapmak", ar="خطتكم الخاصة"),
        T(
            "Je weet waar je staat en wat je wilt.",
            en="You know where you stand and what you want.",
            tr="Nerede olduğunu ve ne istediğini bilirsin.",
            ar="معرفة أين أنتم وماذا تريدون.",
        ),
    ),
    StepShape(
        "coach",
        "bewonerscoach",
        T("Praten met een coach", en="Talk with a coach", tr="Bir koçla konuşmak", ar="حديث مع مرافق"),
        T(
            "Je zet stappen die bij je passen.",
            en="You take steps that suit you.",
            tr="Sana uyan adımlar atarsın.",
            ar="خطوات تناسبكم.",
        ),
    ),
    StepShape(
        "helpen",
        "spreekuur",
        T("Meehelpen aan de balie", en="Help at the desk", tr="Danışmada yardım etmek", ar="المساعدة في الاستقبال"),
        T(
            "Je helpt een ander met wat je zelf leerde.",
            en="You help others with what you learned.",
            tr="Öğrendiğinle başkasına yardım edersin.",
            ar="مساعدة الآخرين بما تعلمتم.",
        ),
        storey="eerste-verdieping",
    ),
    StepShape(
        "training",
        "aspirant-trekkers",
        T("Leren een groep leiden", en="Learn to lead a group", tr="Grup yönetmeyi öğrenmek", ar="تعلم قيادة مجموعة"),
        T(
            "Je leidt een groep en neemt taken over.",
            en="You lead a group and take over tasks.",
            tr="Bir grubu yönetir ve görev alırsın.",
            ar="قيادة مجموعة وتولي مهام.",
        ),
    ),
    StepShape(
        "bedrijf",
        "eigen-bedrijf",
        T("Je eigen bedrijf", en="Your own company", tr="Kendi şirketin", ar="شركتكم الخاصة"),
        T(
            "Je zet je eerste stappen als ondernemer.",
            en="You take your first steps as an entrepreneur.",
            tr="Girişimci olarak ilk adımlarını atarsın.",
            ar="خطوات أولى كصاحب عمل.",
        ),
        "werk",
    ),
    StepShape(
        "baan",
        "betaald-werk",
        T("Een betaalde baan", en="A paid job", tr="Ücretli bir iş", ar="عمل مدفوع"),
        T(
            "Je verdient met wat je hier leerde.",
            en="You earn with what you learned here.",
            tr="Burada öğrendiğinle kazanırsın.",
            ar="كسب المال بما تعلمتم هنا.",
        ),
        "werk",
    ),
)
LINKS = (
    "hulp computer",
    "hulp geld",
    "hulp koken",
    "hulp samen",
    "geld plan",
    "computer plan",
    "koken fietsen",
    "koken plan",
    "koken helpen",
    "samen training",
    "samen coach",
    "fietsen coach",
    "plan coach",
    "computer helpen",
    "coach training",
    "coach baan",
    "helpen baan",
    "training bedrijf",
    "training helpen",
)
FIRST = ("plan bedrijf",)
ANSWERS = {
    "spreekuur": "brieven toeslagen wonen belasting energie recht zorg anders",
    "raad": "schulden belasting",
    "aminah-hulp": "opvoeding taal school",
    "samen-koken": "eten",
    "fietsles": "vervoer",
    "eigen-bedrijf": "werk",
}


def lay_line(west: Built, by: Actor) -> dict[str, Step]:
    """Steps, links, and which room answers which topic since when."""
    topics = {topic.slug: topic for topic in Topic.objects.filter(house=west.house)}
    storeys = {storey.slug: storey for storey in Storey.objects.filter(house=west.house)}
    course = CourseTemplate.objects.get(house=west.house, made_by=west.initiatives["digibeet"])
    steps = {
        shape.slug: add_step(
            house=west.house,
            name=shape.name,
            skill=shape.skill,
            room=west.rooms[shape.room],
            course=course if shape.is_course else None,
            topic=topics.get(shape.topic),
            storey=storeys.get(shape.storey),
            by=by,
        )
        for shape in STEPS
    }
    for kind, pairs in ((LinkKind.PREPARES, LINKS), (LinkKind.COMES_FIRST, FIRST)):
        for pair in pairs:
            before, after = pair.split()
            link_steps(before=steps[before], after=steps[after], kind=kind, by=by)
    for room, slugs in ANSWERS.items():
        for slug in slugs.split():
            say_answers(room=west.rooms[room], topic=topics[slug], since=BEGAN, by=by)
    say_answers(room=west.rooms["digibeet"], topic=topics["computer"], since=DIGIBEET_BEGAN, by=by)
    return steps
