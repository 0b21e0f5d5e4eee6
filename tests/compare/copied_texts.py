"""A report of our own, what becomes of it on its way through other houses, and reports that only share its event."""

REPORT = """\
Brelland shuts Orsk crossing after mortar fire wounds 14 villagers

Brelland closed the Orsk border crossing on Thursday after mortar rounds fired from Varnia wounded 14 villagers in \
Lower Tamsel, the interior ministry said.

Interior Minister Dorte Halvang told parliament that 23 rounds had landed within 40 minutes. "We will not reopen \
Orsk while our people sleep in cellars," she said, and announced that 600 reservists would be sent to the valley.

Varnia's general staff rejected the charge. Colonel Ruvim Astakhov said his batteries had fired at a drone above \
Mount Kesh and that no round had crossed the river Imber.

Doctors at the regional hospital in Sundry treated nine of the wounded, among them three children. Two men were \
flown to Brellavik with head injuries, according to the hospital's director, Pia Lorentz.

The mayor of Lower Tamsel, Ansel Brock, counted 31 damaged houses and a burnt-out school bus. He asked the Red Cross \
for tents and 2,500 blankets before the first frost.

Observers of the Imber Mission, who patrol the valley under an accord signed in 2016, were stopped at a Varnian \
checkpoint near Kesh for the third time this month. Their head, Ibrahim Sall, called the delay a breach of the accord.

Brelland and Varnia fought over the valley from 2009 to 2012. The war killed about 8,000 people and drove 120,000 from \
their homes.
"""

#: Another house's page: dateline, byline, lines between and behind, its own spelling.
SYNDICATED = (
    "By Staff Writer\n\n"
    + REPORT.replace("Brelland closed", "BRELLAVIK, Oct. 9 (Tern Wire) - Brelland closed")
    .replace("\n\nVarnia's", "\n\nREAD MORE: Six soups for cold evenings\n\nVarnia's")
    .replace("three children", "3 children")
    + "\nThis report was first published by the Tern Wire and is used here with permission.\n"
)

#: The end cut off.
TEASER = "\n\n".join(REPORT.split("\n\n")[:5]) + "\n\nContinue reading at Tern Wire.\n"

#: A later version: one paragraph written anew, one new, one gone.
EDITED = (
    REPORT.replace(
        "Doctors at the regional hospital in Sundry treated nine of the wounded, among them three children. "
        "Two men were flown to Brellavik with head injuries, according to the hospital's director, Pia Lorentz.",
        "One of the wounded, a farmer of 61, died overnight in Brellavik, the hospital said on Friday. Eight others "
        "are still being treated in Sundry.",
    )
    .replace(
        "\n\nThe mayor of",
        "\n\nTrucks queued for six kilometres on the Varnian side on Friday morning.\n\nThe mayor of",
    )
    .replace("Varnia's general staff rejected the charge. ", "")
)

#: Word by word through a thesaurus, clauses in another order, two paragraphs lost.
SPUN = """\
Brelland closes Orsk intersection after mortar discharge injures 14 residents

Brelland sealed the Orsk outskirt intersection on Thursday after mortar shots terminated from Varnia injured 14 \
residents in Lower Tamsel, the inside service said.

Interior Clergyman Dorte Halvang informed legislators that 23 shots had arrived inside 40 minutes. "We won't open \
again Orsk while our kin rest in basements," she stated, and proclaimed that 600 volunteers would be dispatched to the \
dale.

Varnia's general stick dismissed the allegation. Colonel Ruvim Astakhov said his cannons had shot at an automaton over \
Mount Kesh and that no shot had gone over the waterway Imber.

Specialists at the territorial clinic in Sundry handled nine of the injured, among them three kids. According to the \
clinic's chief, Pia Lorentz, two men were carried to Brellavik with skull wounds.

Spectators of the Imber Mission, who watch the dale under an agreement marked in 2016, were halted at a Varnian \
barrier close to Kesh for the third time this month. Their boss, Ibrahim Sall, named the hold-up a rupture of the \
agreement.
"""

#: By way of another language.
TRANSLATED = """\
Brelland has closed crossing Orsk after mortar shelling

Brelland on Thursday closed border crossing Orsk after mortar mines from territory of Varnia wounded 14 inhabitants in \
Lower Tamzel, in ministry of interior declared.

Minister of interior Dorte Khalvang in parliament informed, that 23 mines in 40 minutes fell. «We Orsk not will open \
while our people in cellars sleep», she said and announced that 600 reservists in valley will be directed.

General staff of Varnia accusation rejected. Colonel Ruvim Astahov declared that his batteries on drone over mountain \
Kesh fired and none mine river Imber not crossed.

Doctors of regional hospital in Sundri to nine wounded help gave, among them are 3 children. Two men with traumas of \
head in Brellavik by helicopter are delivered, informed director of hospital Piya Lorents.

Mayor of Lower Tamzel Anzel Brok counted 31 damaged houses and burnt school bus. He asked Red Cross about tents and \
2 500 blankets until first frosts.

Observers of Mission of Imber, which valley patrol by agreement signed in 2016, were stopped on Varnian checkpoint \
near Kesh third time for this month. Their head Ibragim Sall named delay violation of agreement.
"""

#: Another article that takes a passage over.
QUOTING = """\
Why a small river keeps two armies awake

The Imber is eleven metres wide where children used to swim across it for apples. On one bank stands a chapel, on the \
other a customs house without a roof, and nobody mows the meadow between them.

Geographers have argued for decades over which of its arms is the border. Maps printed in Brellavik show the eastern \
one; those printed in Varnia's capital show the western one, and the farmers own copies of both.

Observers of the Imber Mission, who patrol the valley under an accord signed in 2016, were stopped at a Varnian \
checkpoint near Kesh for the third time this month. Their head, Ibrahim Sall, called the delay a breach of the accord.

What would help, says the historian Lotte Quist, is dull: a joint ferry timetable, a shared weather station, a fund \
for dikes. She has collected nineteen such proposals since the talks of Port Almar. None was ever tried for a full year.
"""

#: The same names and numbers, as a reporter of another house comes by them on the same day.
RETOLD = """\
Orsk was shut yesterday: for how long, nobody in Varnia or Lower Tamsel would guess, though 14 beds of a ward are full.

Halvang gave deputies her tally, 23 craters and 40 minutes of noise. Orsk matters to farmers most. Some 600 men got \
their papers by courier.

Across the water in Varnia, one Ruvim Astakhov, colonel, showed journalists photographs of Mount Kesh, snow, a fence \
post; of the Imber you saw a bend.

Sundry has a surgeon less than it needs, and nine patients more. Three are at school still. Pia Lorentz runs the \
place; Brellavik got her two worst cases.

Walk with Ansel Brock along what was the high street of Lower Tamsel and you pass 31 roofs under plastic. Winter comes \
early here. A pallet from the Red Cross holds 2,500 of anything, he jokes.

Ibrahim Sall took off his blue cap at Kesh. Since 2016 the Imber Mission has been counting; yesterday, it waited.
"""

#: Every word exchanged and every clause turned round, sentence after sentence.
EXCHANGED = """\
Fourteen inhabitants of Lower Tamsel got hurt by shells out of Varnia, so Thursday saw Brelland shutting the frontier \
post of Orsk, its home office states.

Within 40 minutes 23 shells came down, lawmakers heard from home secretary Dorte Halvang. "Orsk stays shut as long as \
basements serve Brelland's folk for bedrooms," were her words, plus a promise: the valley gets 600 men of the reserve.

Wrong, retorted the top brass of Varnia. At an unmanned plane over Mount Kesh his guns were aimed, claimed colonel \
Ruvim Astakhov, and across the Imber not one shell flew.

Nine among the hurt, children making up three, lay in Sundry's clinic. Because of hurt skulls a pair of men went by \
helicopter to Brellavik, its boss Pia Lorentz recounts.

Damage to 31 homes plus one school bus in ashes was the sum of Lower Tamsel's town head, Ansel Brock. Before winter \
2,500 covers and shelters should come from the Red Cross, he begged.

For a third time since October began, close to Kesh, men of Varnia held up the Imber Mission, whose monitors roam that \
valley thanks to a pact of 2016. Pact broken, complained its boss, Ibrahim Sall.

Between 2009 and 2012 Brelland battled Varnia for that valley. Some 8,000 died, and 120,000 lost the roof over their \
heads.
"""

#: The same event by a reporter of another house, with the same quotation.
INDEPENDENT = """\
At least 14 hurt as shells hit village in Brelland

Fourteen people were hurt, two of them badly, when shells slammed into Lower Tamsel before dawn, neighbours and rescue \
workers said.

"I counted the flashes from my kitchen and then the windows went," said Greta Olm, 58, whose barn burnt down. Her \
neighbours spent the day sweeping glass out of beds.

Halvang, the interior minister, blamed Varnia in a stormy session of parliament. "We will not reopen Orsk while our \
people sleep in cellars," she said. Opposition leader Matts Ferro asked why warnings of last month had been ignored.

A Varnian officer, Colonel Astakhov, spoke of an exercise against drones at Kesh and said nothing had been aimed at \
Brelland.

Lorries were already turning round at the Orsk crossing by noon. Customs officers there handle 900 of them on an \
ordinary day, and the dairies of Sundry fear for their milk.

The Imber Mission said it had sent two teams, one of which was held up. Fighting over the valley ended in 2012 after \
8,000 deaths.
"""
