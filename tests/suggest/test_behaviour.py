"""What an editor sees in sentences of news: errors with their corrections, and nothing in right copy."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Desk

ERRORS = {
    "spelling.misspelt": (
        "The {{goverment|government}} said on Tuesday that it would appeal.",
        "Rescue workers {{recieved|received}} the call shortly after midnight.",
        "The committee will hold a {{seperate|separate}} vote on the budget.",
        "Farmers say the drought has {{definately|definitely}} cut the harvest.",
        "The fire broke out at a {{restaraunt|restaurant}} near the harbor.",
        "Police found no {{evidance|evidence}} of a break-in.",
        "He was {{arested|arrested}} at the airport on Friday.",
        "The {{comittee|committee}} met behind closed doors.",
        "Voters lined up at polling {{statoins|stations}} before dawn.",
        "The bridge was closed for {{maintenence|maintenance}} over the weekend.",
        "The two sides failed to reach an {{agreeement|agreement}} on wages.",
        "The ministry {{anounced|announced}} a ban on imports.",
        "Two people died in the {{acident|accident}} on the coast road.",
        "Prices rose for the third {{consequtive|consecutive}} month.",
        "The company expects {{profitts|profits}} to fall this year.",
        "Doctors warned that hospitals were {{runing|running}} out of oxygen.",
        "The {{enviroment|environment}} minister resigned on Monday.",
        "Officials blamed the {{occurence|occurrence}} on faulty wiring.",
        "The {{jugde|judge}} adjourned the hearing until next week.",
        "The law would {{guarentee|guarantee}} a minimum pension.",
        "Investigators are trying to find out what {{happend|happened}} that night.",
        "The {{amunition|ammunition}} depot exploded on Sunday.",
        "Forty {{passangers|passengers}} were on the bus.",
        "The {{foriegn|foreign}} minister flew home.",
        "Aid workers {{beleive|believe}} that hundreds are trapped.",
    ),
    "names.misspelt": (
        "Shelling was reported near {{Mauripol|Mariupol}} on Sunday.",
        "President {{Vladmir|Vladimir}} Putin did not attend.",
        "The United States and {{Isreal|Israel}} signed the accord.",
        "Aid reached {{Afganistan|Afghanistan}} by air.",
        "The summit will be held in {{Phillipines|Philippines}} waters.",
        "Chancellor {{Angla|Angela}} Merkel left office in 2021.",
        "The protests spread to {{Jerusalm|Jerusalem}} and Haifa.",
        "The ship sailed from {{Rotterdm|Rotterdam}} in May.",
        "President Emmanuel {{Macorn|Macron}} spoke for an hour.",
        "He flew to {{Wahsington|Washington}} on Thursday.",
        "The court in {{Strasborg|Strasbourg}} ruled against Turkey.",
        "The quake hit northern {{Venezeula|Venezuela}} at dawn.",
        "President Barack {{Obamma|Obama}} vetoed the bill.",
        "Troops were moved to {{Kazakstan|Kazakhstan}} in January.",
        "The senator from {{Massachusets|Massachusetts}} voted no.",
        "Fans gathered outside Old Trafford in {{Manchestr|Manchester}} on Saturday.",
        "Talks in {{Genevea|Geneva}} ended without a deal.",
        "The ferry from {{Stokholm|Stockholm}} was late.",
        "Prime Minister {{Benjmin|Benjamin}} Netanyahu agreed.",
        "Protesters in {{Budepest|Budapest}} demanded new elections.",
        "German Chancellor Olaf {{Sholz|Scholz}} spoke first.",
        "The {{Pentegon|Pentagon}} declined to comment.",
        "Shares of {{Mircosoft|Microsoft}} fell in New York.",
        "Benjamin {{Netanyhu|Netanyahu}} met his cabinet.",
        "The {{Isreali|Israeli}} army said it had struck a depot.",
    ),
    "spacing.run-together": (
        "The bank released a {{reportsaying|report saying}} that growth had slowed.",
        "The mayor returned {{tothe|to the}} city hall.",
        "She {{saidthe|said the}} plan would cost too much.",
        "The deal was signed {{inthe|in the}} capital.",
        "He is one {{ofthe|of the}} richest men in the country.",
        "The agency {{saidciting|said citing}} two officials.",
        "Residents were told {{tostay|to stay}} indoors.",
        "The minister {{hassaid|has said}} he will not resign.",
        "Photo by {{ReutersThe|Reuters The}} army moved on the town.",
        "Read more about the {{electionSubscribe|election Subscribe}} to our newsletter.",
        "The envoy met {{presidentVladimir|president Vladimir}} in Moscow.",
        "An offer for {{readersGet|readers Get}} the paper every day.",
        "He joined {{theTaliban|the Taliban}} in the mountains.",
        "The {{NATOsecretary|NATO secretary}} general spoke first.",
        "Members of the {{BBCnewsroom|BBC newsroom}} walked out.",
        "Enjoy the site {{AD-FREEas|AD-FREE as}} a subscriber.",
        "He was sent {{backtothe|back to the}} prison.",
        "They voted {{againstthe|against the}} measure.",
        "Lazar {{BermanDiplomatic|Berman Diplomatic}} Correspondent",
        "He arrived at {{theairport|the airport}} before dawn.",
        "Talks resumed in {{Kyivon|Kyiv on}} Monday.",
        "Russian forces attacked {{Kharkivand|Kharkiv and}} Odesa.",
        "President Joe {{Bidensaid|Biden said}} he would sign.",
        "The ministry said it {{wouldappeal|would appeal}} the ruling.",
    ),
    "spacing.split-word": (
        "The {{govern ment|government}} fell on Friday.",
        "She {{sa id|said}} the talks would go on.",
        "The {{presi dent|president}} left for Rome.",
        "The {{mini ster|minister}} resigned after the vote.",
        "The {{elec tion|election}} was called off.",
        "Rebels took {{con trol|control}} of the town.",
        "It was the {{deci sion|decision}} of the court.",
    ),
    "context.doubled-word": (
        "The minister said {{the the|the}} talks would go on.",
        "They agreed {{to to|to}} meet again in June.",
        "The price {{of of|of}} wheat doubled in a year.",
        "He {{was was|was}} not at home when police arrived.",
        "She spoke {{with with|with}} the families.",
    ),
    "spacing.doubled-space": (
        "She arrived at{{  | }}noon and left at six.",
        "Police said{{   | }}two men were held.",
        "The vote,{{  | }}held on Sunday, was close.",
    ),
    "spacing.before-punctuation": (
        "They spoke before the meeting{{ .|.}}",
        "The talks in Vienna{{ ,|,}} he said, had failed.",
        "Who fired first{{ ?|?}} Nobody knows.",
        "“They will not come to the meeting{{ .|.}}”",
        "The report ({{ |}}published in May) blamed the pilot.",
    ),
    "spacing.after-punctuation": (
        "The talks failed{{.|. }}The army moved on.",
        "He said that{{,|, }}while it rained, nobody left.",
        "The minister resigned{{.|. }}His deputy stayed.",
        "The envoy was blunt about it{{,”|,” }}one official said.",
        "Prices fell in March{{.|. }}However, they rose again in May.",
        "He came back{{,|, }}and sat down.",
    ),
    "punctuation.doubled": (
        "The vote was close{{,,|,}} he said.",
        "The envoy left{{..|.}} Nobody followed.",
        "He would not say{{,.|.}}",
    ),
    "names.missing-word": ("The flagship of the {{Black Fleet|Black Sea Fleet}} sank in the Black Sea.",),
    "case.unexpected-capital": ("Members read exclusive content {{Available|available}} only to them.",),
}
"""By check; at whatever level, alone in its family or among all checks."""

CLEAN = (
    "The therapist works in healthcare and bought an iPhone last spring.",
    "ExxonMobil and ConocoPhillips reported lower profits on Friday.",
    "The video spread on TikTok, YouTube and LinkedIn within hours.",
    "Shares of PayPal, eBay and FedEx fell in early trading.",
    "McDonald's closed 850 restaurants, and Domino's followed.",
    "The MPs asked the NGOs for the names of all the POWs.",
    "The CEOs of both firms met with FBI agents.",
    "The labour centre's programme was organised by volunteers.",
    "The labor center's program was organized by volunteers.",
    "The travelled coaches honoured their neighbour's favourite colours.",
    "The traveled coaches honored their neighbor's favorite colors.",
    "He was a co-founder of a Moscow-based, state-run broadcaster.",
    "The re-elected ex-president called for de-escalation.",
    "Anti-government protesters set up checkpoints in Port-au-Prince.",
    "The self-described whistle-blower worked for a sub-contractor.",
    "J.K. Rowling and George R.R. Martin signed the letter.",
    "The U.S. and the U.K. agreed at 3 a.m. on Jan. 6.",
    "Mr. O'Neill and Ms. D'Angelo met Sinéad O'Connor in Dún Laoghaire.",
    "“Ain't nobody gonna tell me what to do,” said Clyde, a trucker.",
    "The coup d'état was a fait accompli, a diplomat in Bern said.",
    "The chef served bouillabaisse, tom yum and ceviche.",
    "See https://www.example.org/a/b?id=3 for details.",
    "Write to tips@example.org or follow @newsdesk for #breaking updates.",
    "The data are in results_final.csv and notes.txt on the server.",
    "The fund raised $3.2bn, or €2.9 billion, and lost 4.5% in a week.",
    "Arsenal won 3-1 on Saturday, and the Lakers beat Denver 112-98.",
    "Born on 03/11/1975, he died on 14 February 2019 aged 43.",
    "The flight, BA2490, landed at Heathrow at 10:45 p.m.",
    "Schwarzenegger and Zendaya attended the premiere in Reykjavík.",
    "Thiruvananthapuram, in Kerala, saw heavy rain on Tuesday.",
    "Volodymyr Zelenskyy met Recep Tayyip Erdoğan in Ankara.",
    "Kyrgyzstan and Tajikistan agreed on a truce near Isfara.",
    "The Azerbaijani army entered Nagorno-Karabakh.",
    "Sergei Shoigu and Valery Gerasimov were not seen in public.",
    "Nguyễn Phú Trọng led Vietnam's Communist Party for years.",
    "Lech Wałęsa spoke in Gdańsk, and Kaczyński listened in Łódź.",
    "The Houthis fired at a tanker off Hodeidah in the Red Sea.",
    "Benjamin Netanyahu's coalition lost its majority in the Knesset.",
    "The Wagner Group's Yevgeny Prigozhin had been Putin's caterer.",
    "Covid-19 and mpox cases rose, the WHO said.",
    "The F-16s and MiG-29s flew over Lviv.",
    "The COVID19 tracker was taken offline.",
    "Xi Jinping hosted Narendra Modi in Wuhan.",
    "He had had enough of it, and that that day was cold did not help.",
    "It was very very late when they reached Walla Walla.",
    "The unhoused slept near the re-opened shelter.",
    "Reforestation and rewilding are fashionable words in Scotland.",
    "The blogosphere and the Twitterverse erupted.",
    "A cryptocurrency called Dogecoin soared after Elon Musk's tweet.",
    "The vaping teenagers livestreamed it on Twitch.",
    "The deepfake was geolocated by open-source researchers.",
    "The Guardian's editor-in-chief said the paywalled site had grown.",
    "Manchester United's goalkeeper, David de Gea, left in 2023.",
    "Mercedes-Benz and Rolls-Royce unveiled new models in Munich.",
    "Médecins Sans Frontières pulled out of Khan Younis.",
    "Jean-Luc Mélenchon and Marine Le Pen both claimed victory.",
    "The Ndebele chief of Bulawayo met Zanu-PF officials.",
    "He wore a yarmulke, she a hijab, and the child a keffiyeh.",
    "The mayor of Aix-en-Provence opened the boulangerie at 6 a.m.",
    "He paused ... and then went on.",
    "“Where is the money?!” he shouted.",
    "Tchaikovsky's “Swan Lake” closed the season at the Bolshoi.",
    "The ship, the MV Rubymar, carried fertiliser.",
    "The firm's shares rose 12p to 345p on the FTSE 250.",
    "The plaintiffs' lawyers said the defendants' claims were moot.",
    "The 1990s saw the break-up of Yugoslavia.",
    "The 22-year-old striker scored in the 90th minute.",
    "Mohammed bin Salman met Antony Blinken in Jeddah.",
    "The Pulitzer-winning biographer, Robert A. Caro, is 89.",
    "Yulia Navalnaya spoke to MEPs in Strasbourg.",
    "The Zaporizhzhia nuclear plant lost its last power line.",
    "Bakhmut, Avdiivka and Kherson were shelled overnight.",
    "The Rohingya fled Rakhine for Cox's Bazar in Bangladesh.",
    "The Uyghurs of Xinjiang were not mentioned.",
    "Lula beat Bolsonaro in a run-off in Brazil.",
    "Nayib Bukele was re-elected in El Salvador.",
    "Jacinda Ardern wore a korowai, a Māori cloak.",
    "The whistleblower, a former subcontractor, sued Boeing.",
    "A microplastics study appeared in Nature.",
    "Upcycled furniture sells well on Etsy.",
    "He retweeted a meme about Brexit and Brexiteers.",
    "The IAEA's Rafael Grossi flew to Tehran.",
    "Nobody at OpenAI or DeepMind would comment.",
    "The oligarch's superyacht was impounded in Trieste.",
    "The ultra-Orthodox party Shas left the coalition.",
    "The photo is by Oksana Parafeniuk.",
    "Dr. Ngozi Okonjo-Iweala heads the WTO.",
    "They ate schnitzel and spätzle in Tübingen.",
    "The president-elect's motorcade passed the Champs-Élysées.",
    "The bookkeepers' union struck on Wednesday.",
    "He re-tweeted a gif from @potus on X.",
    "The teenager's “finsta” had 300 followers.",
    "Kiev, as it was then called, hosted Eurovision in 2005.",
    "Pope Francis met Patriarch Kirill in Havana.",
    "The Bundestag and the Bundesrat passed the Zeitenwende budget.",
    "The gilets jaunes blocked the périphérique.",
    "Ms. Okafor, Mr. Nwosu and Dr. Adeyemi teach in Ibadan.",
    "Tesla's Gigafactory in Grünheide makes the Model Y.",
    "AstraZeneca, BioNTech and GlaxoSmithKline raised prices.",
    "The DVDs and CD-ROMs were sold to the PTAs.",
    "They sang “Auld Lang Syne” and ate haggis.",
    "The so-called Islamic State, or ISIS, claimed the attack.",
    "Labour's Keir Starmer beat the Tories' Rishi Sunak.",
    "Her great-great-grandmother was a suffragette from Leicestershire.",
    "He earned £45,000 a year, up from $39,500.",
    "The storm made landfall near Tallahassee at 5:15 a.m. EDT.",
    "The Taliban banned women from parks in Kandahar.",
    "The Sagrada Família drew 4.7m visitors.",
    "The 100m hurdles final was won in 12.26 seconds.",
)
"""Rare names, brands, derived forms, both dialects, other languages, figures: nothing to show."""

MARKED = [(check, line) for check, lines in ERRORS.items() for line in lines]


@pytest.mark.parametrize(("check", "line"), MARKED, ids=[line for _, line in MARKED])
def test_error_is_found_with_its_correction(check: str, line: str, desk: "Desk") -> None:
    marked = desk.marked(line)
    found = desk.read(marked.wrong).findings
    mended = [desk.applied(marked.wrong, each) for each in found if each.check == check and each.suggestions]
    assert mended == [marked.right]


@pytest.mark.parametrize("line", [line for _, line in MARKED])
def test_corrected_sentence_is_silent(line: str, desk: "Desk") -> None:
    assert desk.warnings(desk.marked(line).right) == []


@pytest.mark.parametrize("line", CLEAN)
def test_right_sentence_is_silent(line: str, desk: "Desk") -> None:
    assert desk.warnings(line) == []


def test_a_right_story_is_silent(desk: "Desk") -> None:
    assert desk.warnings("\n\n".join(CLEAN)) == []


def test_a_name_that_recurs_is_the_storys_own(desk: "Desk") -> None:
    story = "Mayor Ilse Vandekerkhoven spoke. Vandekerkhoven said the vote was fair.\n\nCritics of Vandekerkhoven left."
    assert desk.warnings(story) == []
    slip = desk.read(story + "\n\nThen Vandekerkhovn left too.").findings[-1]
    assert desk.suggestion(slip) == "Vandekerkhoven"


@pytest.mark.parametrize(
    "passage",
    [
        "Il ministro ha detto che il governo non intende favorire le imprese straniere, ma soltanto i consumi interni.",
        "Le ministre a déclaré que le gouvernement ne comptait pas augmenter les impôts avant la prochaine élection.",
        "El ministro dijo que el gobierno no pretende subir los impuestos antes de las próximas elecciones.",
    ],
)
def test_a_passage_of_another_language_is_left_alone(passage: str, desk: "Desk") -> None:
    assert desk.warnings(f"The statement was brief.\n\n{passage}\n\nNobody translated it.") == []


def test_foreign_words_excuse_no_english_sentence(desk: "Desk") -> None:
    text = "The goverment said that the vivre and the savoir were not for sale, and that it would appeal."
    assert "government" in [desk.suggestion(each) for each in desk.read(text).findings if each.confidence > 0.5]


@pytest.mark.parametrize("word", ["therapist", "healthcare", "nowhere", "offseason", "outwith", "chipmaking"])
def test_a_listed_word_is_never_split(word: str, desk: "Desk") -> None:
    found = desk.read(f"The report was written by a {word} expert. {word.capitalize()} was all they spoke of.").findings
    assert [each for each in found if each.check == "spacing.run-together"] == []


@pytest.mark.parametrize("brand", ["SmartCard", "SolarBank", "BlueCraft"])
def test_a_new_brand_of_usual_parts_is_doubted_less(brand: str, desk: "Desk") -> None:
    """Than the same place with two words that no brands are made of."""
    text = "Shares of {} rose on Monday."
    (glued,) = desk.read(text.format("BermanDiplomatic")).findings
    assert all(each.confidence < glued.confidence for each in desk.read(text.format(brand)).findings)


@pytest.mark.parametrize("name", ["Zelenskyy", "Zelenskiy", "Zelenskyj", "Zelenskij", "Zelenski"])
def test_a_transliteration_is_no_misspelling(name: str, desk: "Desk") -> None:
    assert desk.warnings(f"The Ukrainian president, Volodymyr {name}, flew to Berlin on Sunday.") == []


def test_the_plural_of_a_name_may_lie_in_two_pieces(desk: "Desk") -> None:
    text = "The company mended all MacBook s with the new keyboard."
    assert [desk.applied(text, each) for each in desk.read(text).findings] == [text.replace("k s", "ks")]


@pytest.mark.parametrize(
    "address",
    ["https://goverment.example.org/recieved", "recieved@goverment.example.org", "@goverment", "#goverment",
     "goverment.txt", "recieved_goverment", "www.goverment.org"],
)  # fmt: skip
def test_addresses_are_never_suspect(address: str, desk: "Desk") -> None:
    assert desk.warnings(f"The ministry wrote {address} on the board.") == []


def test_capitals_and_endings_of_the_written_form_are_kept(desk: "Desk") -> None:
    (title,) = desk.read("Goverment officials said the vote was fair.").findings
    assert desk.suggestion(title) == "Government"
    text = "The goverment’s plan failed."
    (possessive,) = desk.read(text).findings
    assert desk.applied(text, possessive) == "The government’s plan failed."


@pytest.mark.parametrize("written", ["gover\u00adment", "goverment\u00ad", "go\u00adver\u00adment"])
def test_a_soft_hyphen_belongs_to_the_word_it_breaks(written: str, desk: "Desk") -> None:
    text = f"The {written} said it would appeal."
    (finding,) = desk.read(text).findings
    assert desk.applied(text, finding) == "The government said it would appeal."


@pytest.mark.parametrize(
    "story",
    [
        "The talks were led by Volodymyr Zelenskiy in Kyiv. Zelenskyy flew home on Sunday.",
        "The plan was drawn up by Mohammed al-Sudani last year. Muhammad al-Sudani denied it.",
    ],
)
def test_two_spellings_are_told_where_one_begins_its_sentence(story: str, desk: "Desk") -> None:
    assert [each.check for each in desk.read(story).findings if each.confidence >= 0.5] == ["names.inconsistent"]


@pytest.mark.parametrize("code", ["ttn-28", "ab-1234"])
def test_a_code_is_never_suspect(code: str, desk: "Desk") -> None:
    assert desk.read(f"The ministry denied it.\n\n{code}").findings == ()


@pytest.mark.parametrize("written", ["a mid-90s hit", "the top-10 list"])
def test_words_before_figures_are_read(written: str, desk: "Desk") -> None:
    assert desk.warnings(f"It was {written} in Britain.") == []
