"""Word lists of event extraction, as the field's resources have them in spirit (TimeML's event
classes, PLOVER's types), kept short and general. Lemmas, lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# TimeML REPORTING: the words around what somebody says; no event of their own.
REPORTING = _words(
    """say tell report add note state explain write describe mention quote comment reply think believe suggest
    argue stress emphasise emphasize point recall remark acknowledge estimate show indicate find learn hear read
    understand concede claim allege assert maintain contend insist respond answer observe predict conclude repeat
    reiterate tweet post joke ask wonder speculate cite put detail document agree reckon caution deadpan
    quip opine retort"""
)

# Reporting words that cast doubt or show an interested speaker.
CLAIMING = _words("claim allege contend assert purport accuse boast maintain")
HEDGES = _words("allegedly reportedly purportedly supposedly apparently")

# What officials do by speaking; an occurrence in its own right.
SPEECH_ACTS = _words(
    """announce declare warn urge demand accuse criticise criticize condemn denounce deny reject promise vow pledge
    threaten propose order appeal apologise apologize confirm reveal admit blame welcome praise endorse oppose
    recommend advise call request invite thank dismiss rebuke rebuff defend disclose unveil outline address hail
    slam blast decry deplore protest object congratulate commend assure reassure rule refuse decline offer agree
    refute rebut disavow alert notify declare testify caution inform signal"""
)

# Verbs whose infinitive carries the event, with the status that they give it.
PLANNING = _words(
    """plan expect intend schedule prepare set hope want aim seek propose due promise pledge
        vow threaten ready slate arrange"""
)
ASPECT = _words("begin start continue manage proceed come go happen help cease stop resume keep rush move work get")

# Lasting states, attitudes and relations: no occurrence.
STATES = _words(
    """be have seem appear remain include contain consist belong own mean matter concern depend exist live represent
    involve reflect resemble know want need like love hope fear hate prefer wish deserve cost equal lack suffer
    tend stand lie rely hold cover last span stretch serve act believe think feel look sound understand
    care worry doubt imagine suppose realize realise recognise recognize remember forget owe possess require
    constitute comprise account average weigh differ vary relate refer regard consider view know face enjoy share
    support bear sit sleep stay wait work reside wear let make give get go see use do come keep follow take bring
    put run become try turn help allow enable ensure provide locate situate base house stem signify denote abound
    loom"""
)
# Of those, light verbs that do tell an occurrence with the right object or particle.
LIGHT = _words("make give take hold have put bring come go get run keep turn see do face suffer provide become bear")

# Verbs of clear occurrences get the benefit of the doubt.
STRONG = _words(
    """kill die attack arrest detain sign launch invade bomb strike shell fire shoot murder assassinate execute
    arrive visit travel meet elect vote pass approve ban impose lift suspend cancel close shut open reopen resign
    appoint sack dismiss oust overthrow seize capture occupy withdraw deploy send evacuate quarantine infect
    crash explode collapse sink flood burn injure wound rescue release free sentence convict charge indict sue
    win lose defeat protest march riot clash storm raid search break cut sever restore establish found
    merge acquire buy sell hire test detect discover confirm report declare announce unveil outbreak erupt spread rise
    fall drop soar jump plunge surge climb double triple increase decrease raise lower extend expand delay postpone
    begin start end finish complete halt resume block veto reject adopt ratify violate breach cross return flee
    escape land depart fly cross leave enter join quit host welcome greet deliver speak hold build publish
    release leak hack steal
    sanction expel recall summon nominate inaugurate swear retire divorce marry born bury transfer ship export import
    issue order grant award fine recover isolate hospitalize hospitalise vaccinate admit screen trigger spark
    prompt cause"""
)

# Nouns that name an occurrence by themselves.
EVENT_NOUNS = {
    # noun: the verb (or itself) that shares its stem
    **{
        word: word
        for word in """
            war battle revolution coup crisis summit ceremony epidemic pandemic earthquake hurricane
            storm tsunami famine genocide massacre riot uprising rebellion insurgency blockade
            embargo truce ceasefire armistice treaty pact accord election referendum trial funeral
            wedding festival concert parade rally march strike protest demonstration raid siege
            airstrike crackdown lockdown quarantine incursion offensive counteroffensive
            counterattack coup siege standoff hijacking heist scandal crash disaster tragedy
            conference conversation dialogue speech press-conference tour trip journey sanction
            rapprochement thaw breakthrough opening anniversary inauguration outbreak emergency
            drill exercise
        """.split()
    },
    "invasion": "invade",
    "attack": "attack",
    "bombing": "bomb",
    "shooting": "shoot",
    "killing": "kill",
    "murder": "murder",
    "assassination": "assassinate",
    "execution": "execute",
    "death": "die",
    "birth": "bear",
    "arrest": "arrest",
    "detention": "detain",
    "visit": "visit",
    "arrival": "arrive",
    "departure": "depart",
    "return": "return",
    "meeting": "meet",
    "talk": "talk",
    "negotiation": "negotiate",
    "vote": "vote",
    "decision": "decide",
    "announcement": "announce",
    "declaration": "declare",
    "statement": "state",
    "signing": "sign",
    "agreement": "agree",
    "deal": "deal",
    "launch": "launch",
    "deployment": "deploy",
    "withdrawal": "withdraw",
    "resignation": "resign",
    "appointment": "appoint",
    "nomination": "nominate",
    "closure": "close",
    "shutdown": "shut",
    "suspension": "suspend",
    "cancellation": "cancel",
    "release": "release",
    "evacuation": "evacuate",
    "explosion": "explode",
    "blast": "explode",
    "collapse": "collapse",
    "fire": "burn",
    "transfer": "transfer",
    "delivery": "deliver",
    "shipment": "ship",
    "test": "test",
    "imposition": "impose",
    "ban": "ban",
    "removal": "remove",
    "lifting": "lift",
    "restoration": "restore",
    "resumption": "resume",
    "normalization": "normalize",
    "reopening": "reopen",
    "impeachment": "impeach",
    "conviction": "convict",
    "sentencing": "sentence",
    "indictment": "indict",
    "merger": "merge",
    "acquisition": "acquire",
    "purchase": "buy",
    "sale": "sell",
    "seizure": "seize",
    "capture": "capture",
    "annexation": "annex",
    "occupation": "occupy",
    "defeat": "defeat",
    "victory": "win",
    "interview": "interview",
    "broadcast": "broadcast",
    "murders": "murder",
    "clash": "clash",
    "retaliation": "retaliate",
    "expulsion": "expel",
    "ouster": "oust",
    "crossing": "cross",
    "landing": "land",
    "kidnapping": "kidnap",
    "abduction": "abduct",
    "rescue": "rescue",
    "swap": "swap",
    "exchange": "exchange",
    "handover": "hand",
    "discovery": "discover",
    "detection": "detect",
    "infection": "infect",
    "handshake": "shake",
    "wreath-laying": "lay",
    **dict(
        pair.split(":")
        for pair in """dissolution:dissolve shelling:shell deportation:deport extradition:extradite eruption:erupt
            hearing:hear ruling:rule verdict:verdict lawsuit:sue inquiry:investigate investigation:investigate
            reshuffle:reshuffle walkout:walkout takeover:acquire bailout:bailout default:default
            devaluation:devalue grounding:ground sinking:sink derailment:derail spill:spill leak:leak outage:outage
            blackout:blackout drought:drought wildfire:burn landslide:landslide avalanche:avalanche
            stampede:stampede stabbing:stab robbery:rob theft:steal hack:hack breach:breach cyberattack:hack
            poisoning:poison ambush:ambush mutiny:mutiny boycott:boycott vigil:vigil sit-in:sit-in debate:debate
            testimony:testify acquittal:acquit pardon:pardon amnesty:amnesty collision:collide
            demolition:demolish shootout:shoot coronation:crown approval:approve ratification:ratify veto:veto
            repeal:repeal rejection:reject""".split()
    ),
}

# The noun that a heading uses for a verb, where several share its stem or none is above.
_DEEDS = {
    **{verb: noun for noun, verb in reversed(EVENT_NOUNS.items()) if verb != noun or noun not in {"state", "bear"}},
    "march": "march",
    "address": "speech",
    "infect": "infection",
    "talk": "talks",
    "negotiate": "negotiations",
    "agree": "agreement",
    "elect": "election",
    "travel": "trip",
    "fly": "flight",
    "sanction": "sanctions",
    "fight": "fighting",
    "lock": "lockdown",
    "quarantine": "quarantine",
    "screen": "screening",
    "exercise": "exercise",
    "ease": "easing",
    "extend": "extension",
    "evacuate": "evacuation",
    "treat": "treatment",
    "train": "training",
    "supply": "supplies",
    "warn": "warning",
    "threaten": "threat",
    "criticize": "criticism",
    "criticise": "criticism",
    "condemn": "condemnation",
    "deny": "denial",
    "reject": "rejection",
    "approve": "approval",
    "ratify": "ratification",
    **dict(
        pair.split(":")
        for pair in """escape:escape charge:charges accuse:accusations plead:plea testify:testimony acquit:acquittal
            appeal:appeal sue:lawsuit rule:ruling investigate:investigation search:search repair:repair damage:damage
            destroy:destruction disrupt:disruption fail:failure restore:restoration rebuild:rebuilding rob:robbery
            steal:theft loot:looting riot:riot clash:clashes hunt:hunt injure:injuries wound:injuries
            stab:stabbing slay:killing murder:murder hijack:hijacking mourn:mourning bury:burial
            donate:donations offer:offer trade:trade nominate:nomination appoint:appointment graduate:graduation
            perform:performance marry:wedding divorce:divorce hire:hiring found:founding unveil:unveiling
            introduce:introduction develop:development invest:investment expand:expansion delay:delay
            postpone:postponement propose:proposal apologise:apology apologize:apology inspect:inspection
            examine:examination crash:crash collide:collision derail:derailment drown:drowning shake:tremor
            rescue:rescue lose:defeat beat:victory admit:admission recover:recovery award:award install:installation
            protest:protests rally:rally loan:loan lend:loan borrow:loan bail:bailout rehabilitate:rehabilitation
            discharge:discharge rape:rape assault:assault abuse:abuse pardon:pardon parole:parole
            pursue:pursuit chase:chase reveal:revelation leak:leak surrender:surrender detonate:explosion
            flee:escape retire:retirement promote:promotion sack:dismissal dismiss:dismissal demolish:demolition
            flood:flooding erupt:eruption vaccinate:vaccination besiege:siege shell:shelling bombard:bombardment
            advance:advance retreat:retreat defect:defection rebel:rebellion 
            construct:construction overturn:reversal reverse:reversal
            repeal:repeal smuggle:smuggling intercept:interception replace:replacement relocate:relocation
            question:questioning interrogate:questioning sink:sinking celebrate:celebrations
            commemorate:commemoration eliminate:elimination abolish:abolition reduce:reduction
            increase:increase rename:renaming reelect:re-election disqualify:disqualification
            sabotage:sabotage vandalise:vandalism vandalize:vandalism poison:poisoning torture:torture
            behead:beheading lynch:lynching ambush:ambush strand:stranding patrol:patrol
            transplant:transplant diagnose:diagnosis inaugurate:inauguration
            crown:coronation baptise:baptism baptize:baptism excavate:excavation auction:auction
            certify:certification subpoena:subpoena confess:confession perish:death""".split()
    ),
}
_NO_DEED = frozenset({"statement", "birth", "talk", "murders", "exchange", "handover", "deal", "blast"})
# Verbs that are spelled like the noun of an occurrence and mostly tell another: "the quake strikes", "fires shots".
_OTHER_DEEDS = {"fire": "shooting", "strike": "", "trip": "", "trial": "", "battle": "", "lay": "", "fall": ""}


def deed_of(lemma: str, *, noun: bool = False) -> str:
    """The noun for what a trigger tells: "invade" and "invasion" give "invasion"; "" for many verbs. `noun` tells
    that the trigger is one."""
    lemma = lemma.lower()
    if not noun and lemma in _OTHER_DEEDS:
        return _OTHER_DEEDS[lemma]
    deed = lemma if noun and lemma in EVENT_NOUNS else _DEEDS.get(lemma) or (lemma if lemma in EVENT_NOUNS else "")
    return "" if deed in _NO_DEED else deed


# Irregular or frequent verb-noun pairs that a suffix rule would miss: both sides map to one stem.
STEMS = {
    "death": "die",
    "dead": "die",
    "slay": "kill",
    "speech": "speak",
    "sale": "sell",
    "flight": "fly",
    "trip": "travel",
    "shutdown": "shut",
    "talks": "talk",
    "loss": "lose",
    "victory": "win",
    "closure": "close",
    "arrival": "arrive",
    "thought": "think",
    "belief": "believe",
    "growth": "grow",
    "rise": "rise",
    "entry": "enter",
    "choice": "choose",
    "extension": "extend",
    "approval": "approve",
    "denial": "deny",
    "refusal": "refuse",
    "apology": "apologise",
}

# Event types of our own, with the PLOVER event type that each maps to.
PLOVER = {
    "statement": "CONSULT",
    "diplomacy": "CONSULT",
    "agreement": "AGREE",
    "support": "SUPPORT",
    "demand": "REQUEST",
    "accusation": "ACCUSE",
    "rejection": "REJECT",
    "threat": "THREATEN",
    "protest": "PROTEST",
    "sanction": "SANCTION",
    "military": "MOBILIZE",
    "arrest": "COERCE",
    "violence": "ASSAULT",
    "law": "",
    "election": "",
    "movement": "",
    "disaster": "",
    "health": "",
    "economy": "",
    "death": "",
    "other": "",
}

_TYPE_WORDS = {
    "violence": """kill attack bomb strike shell shoot fire murder assassinate execute invade war battle raid siege
        airstrike massacre clash storm torture beat stab hijack invasion offensive incursion wound injure explode""",
    "arrest": """arrest detain jail imprison sentence convict charge indict seize capture kidnap
        abduct trial crackdown search""",
    "death": "die death bury funeral",
    "protest": "protest march rally demonstrate riot uprising rebellion strike boycott revolution",
    "diplomacy": """meet visit summit talk negotiate host welcome greet invite travel arrive conference dialogue
        rapprochement restore sever tour trip receive""",
    "agreement": "sign agree treaty pact accord deal ratify truce ceasefire armistice reach settle",
    "military": """deploy withdraw mobilize mobilise send test launch exercise drill occupy annex cross
        retreat advance train""",
    "sanction": "sanction ban impose embargo blockade expel fine suspend restrict",
    "law": "pass adopt approve veto law legislate rule order decree impeach lift ease sue appeal repeal",
    "election": "elect vote referendum election nominate inaugurate resign appoint campaign",
    "health": """infect quarantine isolate outbreak epidemic pandemic vaccinate hospitalize
        hospitalise diagnose screen spread""",
    "disaster": "earthquake flood storm hurricane crash collapse sink burn tsunami famine erupt",
    "economy": """buy sell merge acquire invest price trade rise fall export import hire close open
        build plunge soar tumble""",
    "accusation": "accuse blame criticise criticize condemn denounce slam allege decry deplore",
    "rejection": "deny reject refuse dismiss decline rebuff refute oppose",
    "threat": "threaten warn vow",
    "demand": "demand urge call request appeal ask propose",
    "support": "praise support endorse donate aid help pledge provide supply grant thank hail",
    "statement": """announce declare say tell reveal state speak speech address confirm report interview
        publish promise statement""",
    "movement": "leave enter return flee evacuate depart fly land escape arrive move",
}
TYPE_OF = {lemma: kind for kind, lemmas in reversed(_TYPE_WORDS.items()) for lemma in lemmas.split()}

PERSON_NOUNS = _words(
    """president minister premier chancellor king queen prince pope leader chief head director secretary spokesman
    spokeswoman spokesperson official general commander soldier officer police policeman doctor scientist expert
    analyst activist dissident protester critic journalist reporter lawyer judge senator congressman lawmaker
    governor mayor ambassador envoy diplomat professor student worker resident man woman boy girl child people
    person family mother father son daughter brother sister wife husband victim patient passenger tourist citizen
    troop fighter rebel militant hacker owner executive businessman player coach witness aide adviser advisor"""
)
ORGANISATION_NOUNS = _words(
    """government ministry department agency commission committee council court parliament congress senate party
    company firm bank airline university hospital school police army navy military force group organisation
    organization union association authority authorities administration regime state team embassy newspaper
    broadcaster opposition cabinet assembly bloc alliance"""
)


def stem(lemma: str) -> str:
    """One stem for verb and noun: "invasion" and "invade", "announcement" and "announce"."""
    lemma = lemma.lower()
    known = STEMS.get(lemma) or EVENT_NOUNS.get(lemma)
    if known is not None:
        return _without_e(known)
    for suffix, least in (("ments", 4), ("ment", 4), ("ation", 4), ("ations", 4), ("ition", 4), ("ion", 4), ("ing", 4)):
        if lemma.endswith(suffix) and len(lemma) - len(suffix) >= least:
            return lemma[: -len(suffix)].rstrip("e")
    return _without_e(lemma)


def _without_e(lemma: str) -> str:
    return lemma.rstrip("e") if len(lemma) > 4 else lemma


def type_of(lemma: str) -> str:
    """The event type of a trigger's lemma, "other" where the lists hold none."""
    lemma = lemma.lower()
    verb = STEMS.get(lemma) or EVENT_NOUNS.get(lemma) or lemma
    return TYPE_OF.get(lemma) or TYPE_OF.get(verb, "other")
