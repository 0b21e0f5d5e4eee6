"""Common nouns of English news by which a phrase is known for a person, a group, a body or a document.

Closed lists of general words, written for this project; names of actors are in the tables, never here.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HE = _words("he him his himself")
SHE = _words("she her hers herself")
IT = _words("it its itself this")
THEY = _words("they them their theirs themselves both own these those")
WE = _words("i we us our me my ourselves myself")
TOLD = _words("him her")  # who may stand right behind a cue
ONE_SELF = _words("i me my myself")
RELATIVE = _words("who which that whom whose")
OF_PEOPLE = _words("who whom")  # relatives that stand for people and parties, never for things
FOR_CLIENTS = _words("lawyer advocate barrister solicitor counsel")  # of the side they speak for, wherever they do
SOME = _words("some others many few several most none another everyone everybody someone somebody one anyone nobody")
PRONOUNS = HE | SHE | IT | THEY | WE | RELATIVE

MALE_TITLES = _words("mr mister sir lord king prince sheikh sultan emperor ayatollah imam father monsignor")
FEMALE_TITLES = _words("ms mrs miss madam lady queen princess dame baroness sister")
TITLES = (
    MALE_TITLES
    | FEMALE_TITLES
    | _words(
        "dr prof rev reverend hon honourable honorable excellency pope cardinal archbishop bishop patriarch crown rabbi"
    )
)
MALE_NOUNS = _words(
    "man boy father son brother husband uncle grandfather spokesman chairman congressman businessman policeman king"
    " fisherman councilman assemblyman prince emperor cameraman serviceman"
)
FEMALE_NOUNS = _words(
    "woman girl mother daughter sister wife aunt grandmother spokeswoman chairwoman congresswoman businesswoman queen"
    " policewoman councilwoman assemblywoman princess widow servicewoman"
)

RANKS = _words(
    "general colonel major captain lieutenant sergeant admiral commodore marshal brigadier commander corporal"
    " gen col maj capt lt sgt adm cmdr brig spc pfc cpl pvt sfc ssgt msgt cdr ens pte"
)
# Offices and trades of one person; a role head may stand with modifiers before it ("deputy spokeswoman").
ROLES = (
    RANKS
    | MALE_NOUNS
    | FEMALE_NOUNS
    | _words(
        "spokesperson minister president premier chancellor chair chairperson chief head leader director secretary"
        " ambassador envoy representative rep senator sen congressperson lawmaker legislator mp deputy"
        " governor gov mayor"
        " councillor councilor official officer commissioner coordinator rapporteur negotiator mediator diplomat consul"
        " judge justice prosecutor lawyer attorney solicitor barrister sheriff inspector superintendent constable"
        " analyst expert professor researcher scholar economist scientist doctor physician surgeon nurse teacher"
        " student journalist reporter correspondent editor columnist author writer activist campaigner organiser"
        " organizer volunteer worker founder owner manager executive ceo chairwoman administrator adviser advisor aide"
        " strategist witness resident survivor victim relative neighbour neighbor passerby eyewitness villager farmer"
        " shopkeeper driver pilot soldier fighter veteran gunman suspect defendant protester demonstrator"
        " refugee migrant speaker whip member candidate counsel comptroller treasurer undersecretary"
        " monarch emir caliph cleric"
        " priest parent cousin friend colleague partner child teenager father actor singer dissident commandant chargé"
        " vice-president vicepresident secretary-general assistant patriarch pope king queen insider source"
        " person CEO MP moderator host"
        " anchor pollster operative consultant nominee blogger pundit counselor counsellor mogul"
    )
)
# Words that stand before a role head and belong to the role as written.
ROLE_MODIFIERS = _words(
    "deputy vice former acting senior chief prime foreign defence defense interior home finance justice health energy"
    " economy trade education agriculture environment transport first second press general special permanent shadow"
    " district city state federal regional local national assistant associate principal executive managing"
    " communications public political military naval police army navy air security intelligence emergency"
    " humanitarian top high junior caretaker provisional"
    " then ex interim outgoing incoming retired majority minority ranking supreme lead main current opposition city"
    " attorney crown party under operations media presidential parliamentary government external"
)
# After the head: "secretary of state", "chief of staff", "secretary general", "head of the press service".
ROLE_TAILS = (
    ("of", "state"),
    ("of", "defence"),
    ("of", "defense"),
    ("of", "staff"),
    ("of", "the", "press", "service"),
    ("of", "government"),
    ("general",),
    ("at", "large"),
)
SCENE_ROLES = _words(
    "mayor governor councilman councilwoman councillor councilor resident witness survivor victim neighbour neighbor"
    " eyewitness villager farmer shopkeeper driver protester demonstrator student owner teacher sheriff prosecutor"
    " inspector superintendent constable father mother sister brother cousin wife husband son daughter parent man"
    " woman boy girl officer official police source campaigner activist worker lawyer judge fisherman nurse doctor CEO"
    " minister president premier opposition leader spokesman spokeswoman spokesperson ceo head chief senator lawmaker"
)

# Groups of people without a name.
GROUPS = _words(
    "officials sources witnesses residents authorities lawmakers senators legislators ministers deputies diplomats"
    " analysts experts observers critics activists campaigners protesters demonstrators rebels fighters militants"
    " soldiers troops commanders officers leaders members people locals villagers survivors relatives families parents"
    " doctors medics rescuers aides advisers advisors insiders journalists reporters correspondents lawyers prosecutors"
    " judges investigators detectives republicans democrats conservatives opponents supporters allies partners"
    " governments presidents countries nations states sides parties spokesmen spokespeople unions economists"
    " researchers scientists scholars academics historians refugees migrants workers students teachers women men"
    " eyewitnesses dozens hundreds thousands scores civilians neighbours neighbors opposition markets investors"
    " representatives congressmen mps ambassadors envoys generals intelligence figures lobbyists separatists"
    " insurgents gunmen separatist authority two three four five six seven eight nine ten"
)
# More of them, who do something before "they" speak.
NAMELESS = (
    GROUPS
    | _words(
        "farmers fishers settlers miners drivers nurses prisoners detainees hostages captives pilgrims tourists"
        " shoppers passengers traders shopkeepers vendors owners sailors inspectors monitors herders hunters smugglers"
        " traffickers attackers assailants raiders pirates kidnappers captors rescuers strikers marchers voters"
        " candidates defendants plaintiffs widows mothers fathers brothers sisters sons daughters children guards"
        " pilots crews engineers mayors bishops priests monks clerics elders chiefs councillors councilors inmates"
        " evacuees returnees exiles mourners"
    )
) - _words("two three four five six seven eight nine ten opposition intelligence figures authority")
UNNAMED_HEADS = _words("source sources insiders insider official officials witness witnesses people person others")
MEDIA = _words(
    "media TV newspaper newspapers agency agencies outlet outlets broadcaster broadcasters channel channels press radio"
    " television tv magazine website daily weekly tabloid news"
)
DOCUMENTS = _words(
    "letter report statement document resolution communique communiqué treaty agreement law act section article bill"
    " decree memo memorandum circular study survey poll autopsy indictment complaint filing ruling verdict judgment"
    " charter constitution declaration email leaflet tweet post note notice transcript dossier assessment review text"
    " figures data statistics estimates reports records release readout paper draft accord protocol convention order"
)
# Papers and recordings of which the text around them does not tell whose they are: "documents obtained by X".
ANYBODYS_DOCUMENTS = _words(
    "documents letters memos memoranda emails surveys polls studies transcripts cable cables dossiers video videos"
    " footage recording recordings audio photographs photos images"
)
# What is done to a paper by who is no author of it.
OBTAINED = _words(
    "obtained seen viewed reviewed examined acquired accessed received verified analyzed analysed inspected cited"
    " quoted"
)
HANDED = _words("leaked provided given shown sent shared passed handed addressed submitted")
FORCES = _words(
    "army navy military police force forces troops air guard marines militia command coastguard gendarmerie"
)
BODIES = (
    _words(
        "ministry department government administration regime cabinet parliament congress senate house"
        " embassy consulate"
        " presidency office agency authority council committee commission court tribunal party union association"
        " organisation organization group movement front company bank university institute centre center foundation"
        " coalition alliance side leadership delegation mission bureau service directorate secretariat assembly kremlin"
        " church hospital campaign corporation team firm network board federation society trust charity club"
        " opposition monarchy junta prosecutor's ombudsman watchdog staff general-staff chancellery services"
    )
    | FORCES
)
GOVERNMENT = _words(
    "ministry department government administration regime cabinet parliament congress senate embassy consulate"
    " presidency kremlin junta monarchy chancellery foreign-ministry"
)
# Public bodies and groups that act where the story is, if their own words name no country.
SCENE_BODIES = _words(
    "police authorities government ministry parliament court prosecutors army navy military troops opposition cabinet"
    " presidency union unions hospital firefighters rescuers coastguard guard administration officials residents"
    " witnesses survivors locals villagers protesters demonstrators president detectives investigators relatives"
    " families senate congress lawmakers ministers students workers doctors medics department regime council agency"
    " commission committee authority force dozens hundreds community service services people leaders senators party"
)
CARDINALS = _words(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty dozens scores hundreds thousands several many some few both"
)
DETERMINERS = _words("the a an this that these those its his her their our my another other such each every any")
DEFINITE = _words("the this that these those its his her their our said same")
SCENE_DOCUMENTS = _words(
    "autopsy indictment complaint ruling verdict judgment circular figures statistics bill act law decree filing"
    " constitution court police charges internal leaked"
)
# Of several countries, or of none: the story's country is not theirs.
OF_MANY = _words(
    "european western international african asian arab gulf latin nordic baltic balkan multinational global coalition"
    " coalitions alliance"
)
# They come from anywhere to where the story is.
PRESS = _words("reporter reporters journalist journalists correspondent correspondents")
# They speak about a state, not for it: the office in their description is whom they deal with.
AGAINST = _words("critics critic opponents opponent rivals rival detractors")
OWNERS = _words("its his her their")
# A country after one of these is whom the speaker deals with, not where the speaker is from.
TOWARD = _words("to for on against with about toward towards over into versus anti pro non between from via")
# Words with which parties' names begin: "Social Democratic Party" is not the "Democratic Party".
PARTY_WORDS = _words("social christian liberal national progressive free united new popular radical agrarian islamic")
# Who is named behind one of these is not whom the phrase is about: "candidates including X", "a man like X".
EXAMPLES = _words("including like especially particularly notably")
OUTWARD_ROLES = _words(
    "ambassador envoy representative minister secretary negotiator mediator adviser advisor commander"
)
LINKS = _words("of the for and in at de la du del von van der bin al el")
ABBREVIATIONS = _words(
    "gen col maj capt lt sgt adm cmdr brig spc pfc cpl pvt sfc ssgt msgt cdr ens pte sen rep gov dr prof mr mrs ms hon"
    " rev st jr"
)
PHRASE_LINKS = _words("of for in at by from who which that")
OF_A_GROUP = _words("members leaders commanders fighters leadership")
# A capital at a sentence's head makes no name of these.
COMMON = ROLES | GROUPS | MEDIA | DOCUMENTS | ANYBODYS_DOCUMENTS | BODIES | SOME
NO_SURNAMES = _words("no he")  # surnames that alone are nearly always another word: "No. 12", "told The He"
