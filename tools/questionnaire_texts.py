# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the shipped questionnaires, our own: Dutch first, English and French beside it, glosses below.

A gloss is a machine translation that nobody has checked yet: it stands under the Dutch statement to help a talk along.
"""

LANGUAGES = {
    "nl": "Nederlands (nl)", "en": "English (en)", "fr": "Français (fr)", "ar": "العربية (ar)", "tr": "Türkçe (tr)",
    "es": "Español (es)", "uk": "Українська (uk)", "ro": "Română (ro)", "pl": "Polski (pl)",
}  # fmt: skip
GLOSSES = ("ar", "tr", "es", "uk", "ro", "pl")
GLOSS_MARK = {
    "ar": "ترجمة آلية، تحتاج إلى مراجعة", "tr": "makine çevirisi, kontrol edilecek",
    "es": "traducción automática, por revisar", "uk": "машинний переклад, потребує перевірки",
    "ro": "traducere automată, de verificat", "pl": "tłumaczenie maszynowe, do sprawdzenia",
}  # fmt: skip
# code: nl | en | fr | ar | tr | es | uk | ro | pl
STATEMENTS = """
MOB: Ik geraak moeilijk op het werk of de les | I find it hard to get to work or class | J'ai du mal à me rendre au travail ou au cours | يصعب عليّ الوصول إلى العمل أو الدرس | İşe ya da derse ulaşmakta zorlanıyorum | Me cuesta llegar al trabajo o a clase | Мені важко дістатися до роботи або на заняття | Îmi este greu să ajung la serviciu sau la curs | Trudno mi dojechać do pracy lub na zajęcia
ZORG: Ik heb geen oplossing voor kinderen of zorg | I have no solution for children or care | Je n'ai pas de solution pour les enfants ou les soins | ليس لدي حل لرعاية الأطفال أو شخص آخر | Çocuklar ya da bakım için bir çözümüm yok | No tengo solución para los niños o los cuidados | Я не маю з ким залишити дітей або близьких, що потребують догляду | Nu am o soluție pentru copii sau îngrijire | Nie mam opieki dla dzieci lub bliskich
TAAL: Ik begrijp of spreek te weinig Nederlands | I understand or speak too little Dutch | Je comprends ou parle trop peu le néerlandais | لا أفهم أو لا أتكلم الهولندية بما يكفي | Yeterince Hollandaca anlamıyor ya da konuşmuyorum | Entiendo o hablo poco neerlandés | Я недостатньо розумію нідерландську або розмовляю нею | Înțeleg sau vorbesc prea puțin neerlandeza | Za słabo rozumiem lub mówię po niderlandzku
GELET: Lezen, schrijven of rekenen is moeilijk | Reading, writing or arithmetic is difficult | Lire, écrire ou calculer est difficile | القراءة أو الكتابة أو الحساب صعب عليّ | Okumak, yazmak ya da hesap yapmak zor | Leer, escribir o calcular me resulta difícil | Мені важко читати, писати або рахувати | Îmi este greu să citesc, să scriu sau să socotesc | Czytanie, pisanie lub liczenie jest trudne
DIGI: Computer, smartphone of internet is moeilijk | Computer, smartphone or internet is difficult | L'ordinateur, le smartphone ou l'internet est difficile | الحاسوب أو الهاتف الذكي أو الإنترنت صعب عليّ | Bilgisayar, akıllı telefon ya da internet zor | El ordenador, el móvil o internet me resulta difícil | Мені важко з комп'ютером, смартфоном або інтернетом | Calculatorul, telefonul sau internetul îmi este greu | Komputer, smartfon lub internet jest trudny
GELD: Ik heb geldzorgen of schulden | I have money worries or debts | J'ai des soucis d'argent ou des dettes | لدي مشاكل مالية أو ديون | Para sıkıntım ya da borçlarım var | Tengo problemas de dinero o deudas | Я маю грошові проблеми або борги | Am griji cu banii sau datorii | Mam kłopoty finansowe lub długi
INKOM: Ik ben bang om mijn uitkering of voordelen te verliezen | I am afraid of losing my benefit or advantages | J'ai peur de perdre mon allocation ou mes avantages | أخاف أن أفقد الإعانة أو المزايا | Ödeneğimi ya da haklarımı kaybetmekten korkuyorum | Tengo miedo de perder mi prestación o mis ayudas | Я боюся втратити допомогу або пільги | Mi-e teamă să-mi pierd indemnizația sau avantajele | Boję się utraty zasiłku lub dodatków
WOON: Mijn woonsituatie is slecht of onzeker | My housing is poor or uncertain | Mon logement est mauvais ou incertain | سكني سيئ أو غير مضمون | Ev durumum kötü ya da belirsiz | Mi vivienda es mala o insegura | Моє житло погане або ненадійне | Locuința mea este proastă sau nesigură | Moje mieszkanie jest złe lub niepewne
LICH: Mijn lichaam laat veel werk niet toe | My body does not allow much work | Mon corps ne permet pas beaucoup de travaux | جسدي لا يسمح لي بأعمال كثيرة | Bedenim birçok işe elvermiyor | Mi cuerpo no me permite muchos trabajos | Моє тіло не дозволяє багато видів роботи | Corpul meu nu îmi permite multe munci | Moje ciało nie pozwala na wiele prac
MENT: Ik voel mij vaak slecht, moe of gestrest | I often feel bad, tired or stressed | Je me sens souvent mal, fatigué ou stressé | أشعر كثيراً بالسوء أو التعب أو التوتر | Kendimi sık sık kötü, yorgun ya da stresli hissediyorum | A menudo me siento mal, cansado o estresado | Я часто почуваюся погано, втомлено або в стресі | Mă simt des rău, obosit sau stresat | Często czuję się źle, zmęczony lub zestresowany
NETW: Ik heb weinig mensen om op terug te vallen | I have few people to fall back on | J'ai peu de personnes sur qui compter | لدي قليل من الناس أعتمد عليهم | Güvenebileceğim az insan var | Tengo pocas personas en quienes apoyarme | У мене мало людей, на яких можна покластися | Am puține persoane pe care să mă bazez | Mam niewiele osób, na które mogę liczyć
ZELF: Ik durf niet of geloof niet in mezelf | I do not dare or do not believe in myself | Je n'ose pas ou je ne crois pas en moi | لا أجرؤ أو لا أثق بنفسي | Cesaret edemiyorum ya da kendime inanmıyorum | No me atrevo o no creo en mí | Я не наважуюся або не вірю в себе | Nu îndrăznesc sau nu cred în mine | Nie mam odwagi lub nie wierzę w siebie
PERSP: Ik weet niet wat ik wil of kan | I do not know what I want or can do | Je ne sais pas ce que je veux ou peux faire | لا أعرف ماذا أريد أو أستطيع | Ne istediğimi ya da ne yapabileceğimi bilmiyorum | No sé lo que quiero o puedo hacer | Я не знаю, чого хочу або що можу | Nu știu ce vreau sau ce pot | Nie wiem, czego chcę lub co potrafię
ERV: Ik heb te weinig ervaring of diploma | I have too little experience or education | J'ai trop peu d'expérience ou de diplôme | لدي خبرة أو شهادة غير كافية | Deneyimim ya da diplomam yetersiz | Tengo poca experiencia o formación | Мені бракує досвіду або диплома | Am prea puțină experiență sau diplomă | Mam za mało doświadczenia lub wykształcenia
ADMIN: Papieren en regels zijn te ingewikkeld | Papers and rules are too complicated | Les papiers et les règles sont trop compliqués | الأوراق والقواعد معقدة جداً | Evraklar ve kurallar çok karışık | Los papeles y las normas son demasiado complicados | Папери та правила занадто складні | Actele și regulile sunt prea complicate | Dokumenty i przepisy są zbyt skomplikowane
DISC: Ik word anders behandeld of geweigerd | I am treated differently or refused | On me traite autrement ou on me refuse | يعاملونني بشكل مختلف أو يرفضونني | Bana farklı davranılıyor ya da geri çevriliyorum | Me tratan de otra forma o me rechazan | До мене ставляться інакше або відмовляють | Sunt tratat altfel sau refuzat | Traktują mnie inaczej lub odrzucają
"""
SCALE = """
0: geen drempel | no barrier | pas d'obstacle | لا عائق | engel yok | ningún obstáculo | немає перешкоди | niciun obstacol | brak przeszkody
1: klein | small | petit | صغير | küçük | pequeño | мала | mic | mała
2: matig | moderate | moyen | متوسط | orta | moderado | середня | moderat | średnia
3: groot | large | grand | كبير | büyük | grande | велика | mare | duża
4: houdt mij tegen | holds me back | me bloque | يمنعني | beni durduruyor | me frena | зупиняє мене | mă împiedică | powstrzymuje mnie
zln: zegt liever niet | prefers not to say | préfère ne pas dire | أفضل ألا أقول | söylemek istemiyorum | prefiero no decirlo | не хочу казати | prefer să nu spun | wolę nie mówić
nvt: niet van toepassing | not applicable | pas applicable | لا ينطبق | geçerli değil | no procede | не стосується | nu se aplică | nie dotyczy
"""
HELP = """
ja: ja | yes | oui | نعم | evet | sí | так | da | tak
nee: nee | no | non | لا | hayır | no | ні | nu | nie
later: later | later | plus tard | لاحقاً | sonra | más tarde | пізніше | mai târziu | później
"""
ASKS = """
intro: Dit houdt mij tegen om te werken of te leren… | This holds me back from working or learning… | Ceci m'empêche de travailler ou d'apprendre… | هذا يمنعني من العمل أو التعلم… | Bu beni çalışmaktan ya da öğrenmekten alıkoyuyor… | Esto me impide trabajar o aprender… | Це заважає мені працювати або вчитися… | Acest lucru mă împiedică să lucrez sau să învăț… | To przeszkadza mi pracować lub uczyć się…
hulp: Wilt u hier hulp bij? | Would you like help with this? | Souhaitez-vous de l'aide ? | هل تريد مساعدة في هذا؟ | Bu konuda yardım ister misiniz? | ¿Quiere ayuda con esto? | Чи потрібна вам допомога з цим? | Doriți ajutor pentru aceasta? | Czy chce Pan/Pani pomocy?
bem: Inschatting van de bemiddelaar | The counsellor's own rating | Estimation du médiateur
nota: Nota | Note | Note
"""
SATISFACTION = """
luister: Er werd goed naar mij geluisterd | I was listened to | On m'a bien écouté
begrepen: Ik begreep de vragen | I understood the questions | J'ai compris les questions
duur: Het gesprek duurde niet te lang | The talk did not take too long | L'entretien n'a pas duré trop longtemps
verder: Ik weet wat er nu gebeurt | I know what happens next | Je sais ce qui va se passer
"""
EVALUATION = """
nuttig: De training was nuttig voor mij | The training was useful to me | La formation m'a été utile
lesgever: De lesgever legde het goed uit | The trainer explained well | Le formateur expliquait bien
groep: Ik voelde mij goed in de groep | I felt at ease in the group | Je me sentais bien dans le groupe
durf: Ik durf nu meer dan voordien | I dare more than before | J'ose plus qu'avant
gebruik: Ik gebruik wat ik leerde | I use what I learned | J'utilise ce que j'ai appris
"""
AGREE = """
1: helemaal niet akkoord | do not agree at all | pas du tout d'accord
2: niet akkoord | do not agree | pas d'accord
3: tussenin | in between | entre les deux
4: akkoord | agree | d'accord
5: helemaal akkoord | agree completely | tout à fait d'accord
"""
OPEN = """
opmerking: Wil u nog iets zeggen? | Would you like to add something? | Souhaitez-vous ajouter quelque chose ?
"""
