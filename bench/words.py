"""The words that generated books are made of. Lists in; `bench/prose.py` makes sentences of them.

The lists are the project's own; they stand for the words of a history of no place in particular.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NOUNS = _words(
    """
    account accountant agreement alliance ambassador answer apprentice archive argument arrangement article assembly
    assessment balance bargain barrier basin bell boatman border bridge brother budget building bulletin bureau cable
    calculation calendar campaign canal candidate cargo carpenter carriage cathedral census chamber chapter charter
    circular clerk coalition collection commission committee company complaint compromise conference congress
    conversation copy corporation correspondence council craftsman creditor crossing custom debate decision decree
    deficit delegation department deputy description dictionary difference director discovery discussion dispute
    district doctrine document dockyard drainage election embankment emergency employer engine engineer enterprise
    estimate evening evidence examination exchange exhibition expedition expense experiment explanation factory farmer
    federation ferry fisherman foundation foundry fraction frontier furnace garrison generation government governor
    granary guarantee guild harbor harvest historian hospital household hypothesis improvement independence industry
    inheritance inquiry inspector institution instruction instrument insurance interpreter interval invention
    investigation island journal journey judgment junction kitchen laboratory landlord language laundry lecture ledger
    legislation letter librarian lighthouse litigation locomotive lodging magistrate majority manuscript manufacturer
    market mechanic meeting memorandum merchant message milestone minister minority monument morning movement
    museum narrative navigation negotiation neighborhood newspaper notebook nursery objection obligation observation
    occupation office official opinion orchard organization orphanage outline pamphlet parliament partnership passage
    payment peasant pension period permission petition physician pilot platform population port position postmaster
    preparation president principle printer prisoner procedure procession profession professor program prohibition
    promise property proposal protest province publication quarrel quarter question railway reader reason recollection
    reconstruction reform refugee regiment register regulation relation reply representative republic reservoir
    residence resistance resolution restoration revenue revision revolution river road sailor sanction schedule
    scholar school secretary section session settlement shipment shipwright shortage signature silence society soldier
    solution speech spokesman staircase statement station statistics storehouse strategy street strike student
    subscription subsidy suburb suggestion summer supervisor supply surgeon survey surveyor suspicion teacher
    telegram tenant territory testimony theater timber township tradition transfer translation treasurer treasury
    treaty tribunal tunnel university valley vessel village visitor volunteer wagon warehouse warning water weaver
    wharf winter witness workshop writer
    """
)

COMMON_NOUNS = _words(
    """
    act age aim air art bank bay bell bill boat bond book box bread cart case cause cost court crew day debt deed door
    duty face fact farm fee fish flag fleet form friend gate grain group half hall hand harm head hill home hope house
    idea inn iron issue job king kind land law life line list loan lot man map mill mine month name need news night oath
    oil order paper part past path peace pier place plan plot point pool post price pump rain rate rent rest result
    rice rise road rock roof room rope rule salt sea seal sense ship shop side sign site son sort state step stone store
    story sum task tax term text tide time tone tool town trade train trial truth turn use view visit vote wage wall war
    watch way week wind wine wood word work yard year
    """
)

COMMON_ADJECTIVES = _words(
    """
    bad bare big blunt bold brief calm clean close cold dark dead deaf deep dry dull easy faint fair false fast few fine
    firm fit flat free full good great half hard harsh high hot idle just keen kind large last late lean less light long
    loose loud low main mean mild more near neat new next old open other own past plain poor proud quick raw real rich
    right rough round sad safe same sharp short sick slow small soft sole sound stern stiff strict strong sure tall thin
    tired true vain vast warm weak wet whole wide wild wise worse young
    """
)

COMMON_VERBS = _words(
    """
    asked bore bought broke built called caught changed chose cost crossed cut drew drove ended faced fed feared felt
    fought found gave gained got had heard held helped hid joined kept knew laid led left lent let liked lost
    made marked met missed moved named needed opened owed owned paid passed put raised ran reached read ruled said saved
    saw sent set showed sold spent stopped struck took taught told tried turned used wanted watched won wrote
    """
)

ADJECTIVES = _words(
    """
    absent abstract administrative agricultural ambitious ancient anonymous arbitrary attentive autumnal available
    bitter brief broad careful cautious central ceremonial certain civil clear coastal cold commercial common
    complicated confidential considerable consistent constitutional contemporary conventional costly curious customary
    dangerous deliberate desperate detailed different diplomatic distant domestic doubtful early eastern economic
    educational effective eloquent empty energetic enormous essential excellent exceptional expensive experienced
    extraordinary familiar famous federal final financial fiscal foreign formal former fortunate frequent fruitful
    general generous gradual grave hesitant historical honest humble identical ignorant imaginary immediate impatient
    imperfect important improbable incomplete independent indifferent industrial inevitable influential inland
    intellectual intermediate international irregular isolated joint judicial late legal legitimate liberal literary
    local logical lonely long maritime material mechanical memorable merchant military ministerial miserable moderate
    modern modest monthly moral municipal mutual narrow national natural naval necessary neglected neighboring northern
    notorious obedient obscure occasional official ordinary original parliamentary partial particular patient peculiar
    permanent personal persuasive philosophical plausible poor popular practical precise preliminary previous private
    probable productive professional prominent provincial prudent public quiet random rapid rational recent regional
    reluctant remarkable repeated responsible rural satisfactory scattered scientific secret separate serious severe
    silent similar simple sincere skeptical small social solemn solid southern splendid statistical steady stubborn
    subsequent substantial successful sudden superior technical temporary theoretical thorough tolerable traditional
    unanimous uncertain unexpected unfinished unhappy universal unlikely unpublished urban urgent useful usual vague
    valuable various vigorous visible voluntary weary western whole wooden young
    """
)

VERBS = _words(  # in the past tense, with an object
    """
    abandoned accepted accompanied acknowledged acquired administered admired adopted advertised altered announced
    answered anticipated appointed approved arranged assembled attacked avoided balanced borrowed built calculated
    canceled carried celebrated challenged changed circulated collected compared completed concealed condemned
    conducted confirmed considered constructed consulted contradicted controlled copied corrected criticized debated
    declared declined defended delayed delivered demanded denied described destroyed determined developed discovered
    discussed dismissed distributed divided doubted drafted encouraged enlarged established estimated examined
    exchanged exhausted explained extended financed followed forgot fortified found founded governed guaranteed
    ignored illustrated imitated imported improved inherited inspected interpreted interrupted introduced invented
    investigated justified maintained managed measured mentioned misunderstood modified negotiated obeyed obstructed
    opposed ordered organized outlived overlooked persuaded postponed praised preferred preserved printed promised
    protected provoked published purchased questioned quoted received recognized recommended reconciled recorded
    reduced refused registered rejected remembered removed renewed reorganized repaired repeated replaced reported
    represented reproduced resented respected restored restricted revealed reversed revised satisfied settled
    signed simplified studied supervised supported suppressed surprised surveyed suspended tested threatened
    tolerated transferred translated underestimated united verified visited welcomed witnessed
    """
)

ADVERBS = _words(
    """
    accordingly afterward already apparently carefully certainly clearly considerably consistently deliberately
    eventually evidently exclusively finally formally frequently generally gradually hardly immediately independently
    inevitably invariably merely nominally obviously occasionally officially openly ordinarily originally partly
    patiently possibly precisely presumably previously privately probably promptly provisionally publicly quickly
    quietly rarely readily reluctantly repeatedly scarcely secretly separately seriously simply slowly solemnly soon
    sometimes suddenly tacitly temporarily unanimously undoubtedly unexpectedly usually widely
    """
)

PREPOSITIONS = _words(
    "about above across after against among around at before behind below beside between beyond by during for from in "
    "near of on over through toward under upon with within without"
)

OPENINGS = (
    "In the same year", "By the end of the winter", "For reasons that nobody recorded", "On the following day",
    "A little later", "Whatever its merits", "According to the minutes", "As far as can be established",
    "After a delay of six weeks", "Long before that", "To judge by the correspondence", "At the next session",
    "With one exception", "In the provinces", "During the autumn", "Even so", "On paper", "In practice",
    "Without a dissenting voice", "Toward the middle of the decade",
)  # fmt: skip

LINKS = ("because", "although", "while", "so that", "until", "since", "whereas", "before", "after", "and yet")

SAYINGS = (
    "it was said", "as everyone knew", "so the minutes have it", "to nobody's surprise", "as a witness put it",
    "on the whole", "in other words", "as it turned out",
)  # fmt: skip

GIVEN_NAMES = _words(
    """
    Adela Anselm Bertold Cosima Damian Edita Fabian Gisela Hanno Ivor Jadwin Klara Leopold Marenka Nestor Otilia
    Pavlin Quirin Rosalind Severin Tamsin Ulrik Valentin Wenzel Xenia Yorick Zdena Alaric Branko Celina
    """
)

SURNAMES = _words(
    """
    Abendor Ambrosin Balkany Bremling Carvossa Corvenko Dalmuth Drevanik Elmarsh Estovan Falkreth Fenwarden Garlisk
    Grunvald Halvorsky Harnick Iskander Ivarsen Jarovin Jessop Kalvern Korbel Lantrov Lindqvar Marchenka Mordant
    Nadovich Norcliffe Obralin Osterby Palisander Petrossy Quarrow Quintard Ravensky Rostwick Salvadin Sternholt
    Talmarin Thornwald Ulvenko Umbrach Valdimar Vorstead Wachovik Wexmoor Yardley Yevstan Zabranek Zimmerlin Arkwell
    Belskoy Cranmark Dobrinsk Everard Forchek Gantry Holmgard Istrova Kestrel
    """
)

CYRILLIC_SURNAMES = _words(
    """
    Абрамцев Белозеров Вересков Громадин Дубравин Елагин Журавин Заречный Ивушкин Калинник Ладожин Мерзляев Невзоров
    Озерков Перелесов Рябинин Снегирев Тальников Угрюмов Филимонец Хвощин Целиков Чернополь Шуйцев Щеглов Юрасов Яровой
    """
)

CYRILLIC_NOUNS = _words(
    """
    вопрос доклад журнал записки заседание известия исследование история комиссия материалы мельница общество описание
    отчет очерк пароход письмо порт постановление предложение пристань протокол пшеница река сборник собрание
    сообщение статистика съезд тетрадь торговля труды уезд училище хозяйство хроника
    """
)

CYRILLIC_ADJECTIVES = _words(
    """
    большой важный вечерний водный губернский деревянный железный зимний местный народный новый общий осенний первый
    подробный полный поздний рабочий речной северный сельский старый торговый уездный южный
    """
)

CYRILLIC_GENITIVES = (
    "водного пути", "городской управы", "губернского съезда", "зернового рынка", "морского ведомства",
    "народного образования", "портовых рабочих", "речного пароходства", "северного края", "сельского хозяйства",
    "торговой палаты", "уездного собрания",
)  # fmt: skip
