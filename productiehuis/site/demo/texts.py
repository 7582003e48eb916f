"""The example's Dutch texts in English, Turkish and Arabic. A test holds that none is missing."""

from productiehuis.kernel.texts import TranslatedText

EN_TR_AR: dict[str, tuple[str, str, str]] = {
    # houses
    "Huizen van bewoners, voor bewoners.": (
        "Houses of residents, for residents.",
        "Mahallelilerin, mahalleliler için evleri.",
        "بيوت من السكان وللسكان.",
    ),
    "Een huis van en voor bewoners van West. Kom binnen voor hulp, doe mee of werk aan je eigen plan.": (
        "A house of and for residents of West. Come in for help, join in or work on your own plan.",
        "West sakinlerinin kendi evi. Yardım almak, katılmak ya da kendi planın için gel.",
        "بيت من سكان غرب المدينة ولهم. للمساعدة أو المشاركة أو العمل على خطتكم.",
    ),
    "Een huis van vrouwen en buren in Noord. Kom langs in het Koekoeksnest.": (
        "A house of women and neighbours in Noord. Drop in at the Koekoeksnest.",
        "Noord'da kadınların ve komşuların evi. Koekoeksnest'e uğra.",
        "بيت النساء والجيران في الشمال. تفضّلوا إلى «كوكوكسنست».",
    ),
    "In Zuid zoeken bewoners nog naar een eigen begin.": (
        "In Zuid, residents are still looking for their own start.",
        "Zuid'de mahalleliler hâlâ kendi başlangıcını arıyor.",
        "في الجنوب ما زال السكان يبحثون عن بدايتهم.",
    ),
    "Dit huis staat in de wacht. Coaching gaat wel door: loop binnen bij Productiehuis West.": (
        "This house is on hold. Coaching continues: walk in at Productiehuis West.",
        "Bu ev şimdilik beklemede. Koçluk sürüyor: Productiehuis West'e uğra.",
        "هذا البيت متوقف مؤقتًا. المرافقة الشخصية مستمرة: تفضّلوا إلى Productiehuis West.",
    ),
    # places
    "Grote blauwe deur. De balie is rechts.": (
        "Big blue door. The desk is on the right.",
        "Büyük mavi kapı. Danışma sağda.",
        "الباب الأزرق الكبير. الاستقبال على اليمين.",
    ),
    "Bel aan bij nummer 4.": ("Ring the bell at number 4.", "4 numaranın zilini çal.", "اضغطوا جرس رقم 4."),
    "Een trap op, geen lift.": (
        "Up one flight of stairs, no lift.",
        "Bir kat merdiven, asansör yok.",
        "درج واحد إلى الأعلى، لا يوجد مصعد.",
    ),
    "Loop door de tuin naar achter.": (
        "Walk through the garden to the back.",
        "Bahçeden arkaya yürü.",
        "الطريق عبر الحديقة إلى الخلف.",
    ),
    # initiatives
    "Bewoners helpen bewoners met brieven, geld, wonen en meer.": (
        "Residents help residents with letters, money, housing and more.",
        "Mahalleliler birbirine mektup, para, konut ve başka konularda yardım eder.",
        "سكان يساعدون سكانًا في الرسائل والمال والسكن وغيرها.",
    ),
    "Hulp, samen dingen doen en jezelf ontwikkelen. Voor en door vrouwen uit de buurt.": (
        "Help, doing things together and growing. For and by women of the neighbourhood.",
        "Yardım, birlikte yapmak ve kendini geliştirmek. Mahalledeki kadınlardan kadınlara.",
        "مساعدة ونشاط مشترك وتطوير للذات. من نساء الحي ولهن.",
    ),
    "Hulp bij geld en regels, zodat je het daarna zelf kunt.": (
        "Help with money and rules, so that you can do it yourself afterwards.",
        "Para ve kurallar konusunda yardım, sonra kendin yapabilesin diye.",
        "مساعدة في المال والقواعد حتى تستطيعوا بأنفسكم بعد ذلك.",
    ),
    "Samen actief zijn en nieuwe dingen leren.": (
        "Being active together and learning new things.",
        "Birlikte hareket etmek ve yeni şeyler öğrenmek.",
        "نشاط مشترك وتعلّم أشياء جديدة.",
    ),
    "Bewoners leren bewoners omgaan met de computer.": (
        "Residents teach residents to use a computer.",
        "Mahalleliler birbirine bilgisayar öğretir.",
        "سكان يعلّمون سكانًا استعمال الحاسوب.",
    ),
    "Lessen in koken, fietsen en rondkomen.": (
        "Lessons in cooking, cycling and making ends meet.",
        "Yemek, bisiklet ve geçinme dersleri.",
        "دروس في الطبخ وركوب الدراجة وتدبير المال.",
    ),
    "Trekkers komen elke maand bij elkaar en besluiten samen.": (
        "Those who lead meet every month and decide together.",
        "Öncüler her ay bir araya gelir ve birlikte karar verir.",
        "يجتمع قادة المبادرات كل شهر ويقررون معًا.",
    ),
    "Vrouwen helpen elkaar en leren van elkaar.": (
        "Women help each other and learn from each other.",
        "Kadınlar birbirine yardım eder ve birbirinden öğrenir.",
        "نساء يساعدن بعضهن ويتعلمن من بعضهن.",
    ),
    "Een coöperatie van bewoners die wil aansluiten bij het huis.": (
        "A residents' cooperative that wants to join the house.",
        "Eve katılmak isteyen bir mahalle kooperatifi.",
        "تعاونية سكان تريد الانضمام إلى البيت.",
    ),
    "Welzijnswerk in West. Is werkgever van de BuurtBaan.": (
        "Social work in West. Employer of the BuurtBaan.",
        "West'te sosyal hizmet. BuurtBaan işinin işvereni.",
        "عمل اجتماعي في الغرب. ربّ عمل وظيفة الحي (BuurtBaan).",
    ),
    "Onderzoekt met ons wat werkt tegen armoede.": (
        "Studies with us what works against poverty.",
        "Yoksulluğa karşı neyin işe yaradığını bizimle araştırır.",
        "تبحث معنا عما ينفع ضد الفقر.",
    ),
    # rooms: names
    "Sociaal spreekuur": ("Help desk", "Danışma saati", "ساعة المساعدة"),
    "Hulp bij Aminah": ("Help at Aminah", "Aminah'ta yardım", "مساعدة في أمينة"),
    "Samen sterk": ("Strong together", "Birlikte güçlü", "أقوياء معًا"),
    "Training voor aspiranten": ("Training for new leaders", "Yeni öncüler eğitimi", "تدريب القادة الجدد"),
    "Raad en daad": ("Advice and action", "Öğüt ve destek", "نصيحة وعمل"),
    "Bewegen met Nadina": ("Moving with Nadina", "Nadina ile hareket", "رياضة مع نادينا"),
    "Jouw leerlijn": ("Your pathway", "Öğrenme yolun", "مسار تعلّمكم"),
    "digiBEET computerles": ("digiBEET computer lessons", "digiBEET bilgisayar dersi", "دروس حاسوب digiBEET"),
    "Samen koken": ("Cooking together", "Birlikte yemek", "نطبخ معًا"),
    "Fietsles": ("Cycling lessons", "Bisiklet dersi", "درس ركوب الدراجة"),
    "Budgetles": ("Budget lessons", "Bütçe dersi", "درس تدبير المال"),
    "Koffietafel": ("Coffee table", "Kahve masası", "طاولة القهوة"),
    "Bewonerscoach": ("Residents' coach", "Mahalle koçu", "مرافق السكان"),
    "Eigen bedrijf": ("Your own company", "Kendi işin", "مشروعكم الخاص"),
    "Naar betaald werk": ("On to paid work", "Ücretli işe doğru", "نحو عمل بأجر"),
    "Vrouwenochtend": ("Women's morning", "Kadınlar sabahı", "صباح النساء"),
    "Naaiatelier": ("Sewing workshop", "Dikiş atölyesi", "ورشة الخياطة"),
    "Training eigen kracht": ("Own strength training", "Kendi gücün eğitimi", "تدريب القوة الذاتية"),
    "Cateringbedrijf": ("Catering company", "Catering işi", "شركة ضيافة"),
    # rooms: what
    "Neem je brief of je vraag mee. We zoeken het samen uit.": (
        "Bring your letter or your question. We work it out together.",
        "Mektubunu ya da sorunu getir. Birlikte çözeriz.",
        "أحضروا رسالتكم أو سؤالكم. نحلّه معًا.",
    ),
    "Praat met iemand die weet hoe het is. We denken met je mee.": (
        "Talk to someone who knows what it is like. We think things through with you.",
        "Bunu yaşamış biriyle konuş. Seninle birlikte düşünürüz.",
        "حديث مع من مرّ بذلك. نفكّر معكم.",
    ),
    "Kom praten, leren en bewegen met andere vrouwen.": (
        "Come and talk, learn and move with other women.",
        "Gel, başka kadınlarla konuş, öğren ve hareket et.",
        "تعالي للحديث والتعلّم والحركة مع نساء أخريات.",
    ),
    "Leer in twintig weken hoe je zelf een groep leidt.": (
        "Learn in twenty weeks how to lead a group yourself.",
        "Yirmi haftada bir grubu nasıl yöneteceğini öğren.",
        "عشرون أسبوعًا لتعلّم قيادة مجموعة.",
    ),
    "Krijg grip op je geld, je post en je toeslagen.": (
        "Get a grip on your money, your post and your benefits.",
        "Parana, postana ve ödeneklerine hâkim ol.",
        "ترتيب المال والبريد والإعانات.",
    ),
    "Sport, wandel en lach mee. Je hoeft niet sportief te zijn.": (
        "Do sports, walk and laugh together. You need not be sporty.",
        "Spor yap, yürü ve gül. Sporcu olman gerekmez.",
        "تمرّني وامشي واضحكي معنا. لا حاجة لأن تكوني رياضية.",
    ),
    "Kijk waar je staat en waar je naartoe wilt. Maak een plan.": (
        "See where you are and where you want to go. Make a plan.",
        "Nerede olduğuna ve nereye gitmek istediğine bak. Bir plan yap.",
        "أين أنتم الآن وإلى أين تريدون الذهاب؟ ضعوا خطة.",
    ),
    "Begin bij het begin: aanzetten, typen, mailen en zoeken.": (
        "Start at the start: switching on, typing, e-mailing and searching.",
        "En baştan başla: açmak, yazmak, e-posta ve arama.",
        "من البداية: التشغيل والكتابة والبريد والبحث.",
    ),
    "Kook en eet samen. Neem je eigen recept mee.": (
        "Cook and eat together. Bring your own recipe.",
        "Birlikte pişir ve ye. Kendi tarifini getir.",
        "نطبخ ونأكل معًا. أحضروا وصفتكم.",
    ),
    "Leer fietsen op een rustig plein. Er is een fiets voor je.": (
        "Learn to cycle on a quiet square. There is a bicycle for you.",
        "Sakin bir meydanda bisiklet öğren. Senin için bisiklet var.",
        "تعلّم ركوب الدراجة في ساحة هادئة. توجد دراجة لكم.",
    ),
    "Leer rondkomen met weinig geld. Met slimme tips van buren.": (
        "Learn to make ends meet with little money. With smart tips from neighbours.",
        "Az parayla geçinmeyi öğren. Komşulardan akıllı ipuçlarıyla.",
        "تعلّم العيش بمال قليل. مع نصائح ذكية من الجيران.",
    ),
    "Ontmoet elkaar, drink koffie en vraag wat je wilt.": (
        "Meet each other, drink coffee and ask what you like.",
        "Tanış, kahve iç ve istediğini sor.",
        "تعارفوا واشربوا القهوة واسألوا ما تشاؤون.",
    ),
    "Praat met een coach die zelf ook bewoner is.": (
        "Talk to a coach who is a resident too.",
        "Kendisi de mahalleli olan bir koçla konuş.",
        "حديث مع مرافق هو نفسه من السكان.",
    ),
    "Hulp bij je eerste stappen als ondernemer.": (
        "Help with your first steps as an entrepreneur.",
        "Girişimci olarak ilk adımlarında yardım.",
        "مساعدة في الخطوات الأولى لمشروعكم.",
    ),
    "Zoek werk dat past bij wat je hier leerde.": (
        "Look for work that fits what you learned here.",
        "Burada öğrendiklerine uyan iş ara.",
        "البحث عن عمل يناسب ما تعلّمتم هنا.",
    ),
    "Koffie, taal en praten over opvoeding.": (
        "Coffee, language and talking about bringing up children.",
        "Kahve, dil ve çocuk yetiştirme üzerine sohbet.",
        "قهوة ولغة وحديث عن تربية الأطفال.",
    ),
    "Leer naaien of kom aan je eigen stuk werken.": (
        "Learn to sew or come and work on your own piece.",
        "Dikiş öğren ya da kendi parçan üzerinde çalış.",
        "تعلّمي الخياطة أو تعالي للعمل على قطعتك.",
    ),
    "Twintig weken werken aan wat jij wilt en kunt.": (
        "Twenty weeks of working on what you want and can do.",
        "İstediğin ve yapabildiğin üzerine yirmi hafta çalışma.",
        "عشرون أسبوعًا من العمل على ما تريدين وتستطيعين.",
    ),
    "Kook voor opdrachten en leer ondernemen.": (
        "Cook for customers and learn to run a business.",
        "Siparişler için pişir ve girişimciliği öğren.",
        "اطبخي للزبائن وتعلّمي إدارة مشروع.",
    ),
    # rooms: for whom, how, costs
    "Voor iedereen uit de buurt.": (
        "For everyone in the neighbourhood.",
        "Mahalledeki herkes için.",
        "لكل أهل الحي.",
    ),
    "Voor vrouwen en hun gezin.": ("For women and their families.", "Kadınlar ve aileleri için.", "للنساء وعائلاتهن."),
    "Voor vrouwen.": ("For women.", "Kadınlar için.", "للنساء."),
    "Voor wie wil meehelpen of trekker wil worden.": (
        "For people who want to help or to lead.",
        "Yardım etmek ya da öncü olmak isteyenler için.",
        "لمن يريد المساعدة أو القيادة.",
    ),
    "Voor vrouwen van elke leeftijd.": ("For women of all ages.", "Her yaştan kadın için.", "للنساء من كل الأعمار."),
    "Voor wie nog nooit met een computer werkte.": (
        "For those who have never used a computer.",
        "Hiç bilgisayar kullanmamış olanlar için.",
        "لمن لم يستعمل حاسوبًا من قبل.",
    ),
    "Voor volwassenen.": ("For adults.", "Yetişkinler için.", "للبالغين."),
    "Voor vrouwen uit Noord.": ("For women from Noord.", "Noord'dan kadınlar için.", "لنساء الشمال."),
    "Voor vrouwen die een stap willen zetten.": (
        "For women who want to take a step.",
        "Bir adım atmak isteyen kadınlar için.",
        "للنساء اللواتي يردن التقدّم خطوة.",
    ),
    "Loop binnen. Een afspraak is niet nodig.": (
        "Walk in. No appointment needed.",
        "İçeri gir. Randevu gerekmez.",
        "تفضّلوا بالدخول. لا حاجة لموعد.",
    ),
    "Loop binnen of bel voor een afspraak.": (
        "Walk in or call for an appointment.",
        "İçeri gir ya da randevu için ara.",
        "تفضّلوا بالدخول أو اتصلوا لأخذ موعد.",
    ),
    "Meld je aan. We praten eerst even.": (
        "Sign up. We talk first.",
        "Kaydol. Önce biraz konuşuruz.",
        "التسجيل لازم. نتحدث أولًا.",
    ),
    "Maak een afspraak aan de balie.": (
        "Make an appointment at the desk.",
        "Danışmada randevu al.",
        "خذوا موعدًا عند الاستقبال.",
    ),
    "Meld je aan voor de cursus.": ("Sign up for the course.", "Kursa kaydol.", "التسجيل في الدورة لازم."),
    "Meld je aan. Er zijn acht plekken.": (
        "Sign up. There are eight places.",
        "Kaydol. Sekiz yer var.",
        "التسجيل لازم. توجد ثمانية أماكن.",
    ),
    "Vraag aan de balie om een afspraak.": (
        "Ask for an appointment at the desk.",
        "Danışmadan randevu iste.",
        "اطلبوا موعدًا عند الاستقبال.",
    ),
    "Maak een afspraak.": ("Make an appointment.", "Randevu al.", "خذوا موعدًا."),
    "Meld je aan. Vol is vol.": ("Sign up. Full is full.", "Kaydol. Dolunca biter.", "التسجيل لازم. الأماكن محدودة."),
    "Vraag het op de vrouwenochtend.": (
        "Ask at the women's morning.",
        "Kadınlar sabahında sor.",
        "اسألي في صباح النساء.",
    ),
    "Gratis.": ("Free.", "Ücretsiz.", "مجانًا."),
    "Gratis. Je krijgt een map mee naar huis.": (
        "Free. You get a folder to take home.",
        "Ücretsiz. Eve götüreceğin bir dosya alırsın.",
        "مجانًا. مع ملف تأخذونه إلى البيت.",
    ),
    "3 euro voor de boodschappen.": ("3 euros for the shopping.", "Alışveriş için 3 euro.", "3 يورو للمشتريات."),
    # courses
    "digiBEET: begin met de computer": (
        "digiBEET: start with the computer",
        "digiBEET: bilgisayara başla",
        "digiBEET: البداية مع الحاسوب",
    ),
    "Acht lessen voor wie nog nooit met een computer werkte.": (
        "Eight lessons for those who have never used a computer.",
        "Hiç bilgisayar kullanmamış olanlar için sekiz ders.",
        "ثمانية دروس لمن لم يستعمل حاسوبًا من قبل.",
    ),
    "De computer aan en uit": ("The computer on and off", "Bilgisayarı açmak ve kapatmak", "تشغيل الحاسوب وإطفاؤه"),
    "Muis en toetsenbord": ("Mouse and keyboard", "Fare ve klavye", "الفأرة ولوحة المفاتيح"),
    "Zoeken op internet": ("Searching the internet", "İnternette arama", "البحث في الإنترنت"),
    "Een mailadres maken": ("Making an e-mail address", "E-posta adresi açmak", "إنشاء عنوان بريد"),
    "Mail lezen en sturen": ("Reading and sending mail", "E-posta okumak ve göndermek", "قراءة البريد وإرساله"),
    "Veilig op internet": ("Safe on the internet", "İnternette güvenlik", "الأمان في الإنترنت"),
    "Een formulier invullen": ("Filling in a form", "Form doldurmak", "تعبئة استمارة"),
    "Wat je nu zelf kunt": (
        "What you can do yourself now",
        "Artık kendin yapabildiklerin",
        "ما تستطيعونه الآن بأنفسكم",
    ),
}


def t(dutch: str) -> TranslatedText:
    """The text with its translations; a text that is not in the table stays Dutch only."""
    if not dutch:
        return TranslatedText()
    en, tr, ar = EN_TR_AR.get(dutch, ("", "", ""))
    return TranslatedText({code: text for code, text in (("nl", dutch), ("en", en), ("tr", tr), ("ar", ar)) if text})
