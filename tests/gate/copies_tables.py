"""What the makers of copies put in the place of what: synonyms of a spinner, prepositions and letters of a translator.

Written for the measure alone: no rule of the judge was tried on them.
"""

#: Regular verbs: word and what a spinner may put for it, all of which take -s, -ed, -ing.
VERBS = """
accuse blame|charge|implicate
add append|supplement
agree concur|assent
allow permit|license
announce proclaim|declare|publicize
answer respond|reply
appear emerge|surface
arrest detain|apprehend|nab
ask inquire|request|interrogate
attack assault|storm|ambush
attempt endeavour|try
avoid evade|dodge
believe consider|reckon
call summon|name|phone
campaign crusade|canvass
cause trigger|prompt
change alter|modify|switch
charge accuse|load
claim maintain|assert|profess
close shutter|shut
condemn denounce|censure
confirm affirm|verify|corroborate
continue proceed|persist
create produce|generate
criticize slam|lambast
damage harm|impair
decide resolve|determine
declare pronounce|state
defeat conquer|overcome
defend guard|protect
demand insist|require
deny reject|refute
describe depict|portray
destroy demolish|ruin
die perish|expire
discuss debate|deliberate
end finish|terminate|conclude
enter access|penetrate
expect anticipate|await
explain clarify|elucidate
face confront|encounter
fail flop|collapse
finish complete|conclude
fire discharge|launch|sack
follow pursue|track
force compel|oblige
happen occur|transpire
help assist|aid
hope trust|wish
identify recognize|pinpoint
ignore disregard|overlook
improve enhance|upgrade
include incorporate|comprise
increase boost|raise|augment
injure wound|hurt
investigate probe|examine
issue release|dispense
join enlist|unite
kill murder|slaughter|execute
last endure|persist
launch initiate|start
lead head|guide
learn discover|grasp
like enjoy|fancy
look glance|gaze
move shift|relocate
need require|want
offer propose|present
open unlock|unveil
order command|instruct
pass hand|clear
plan scheme|intend
play perform|frolic
praise laud|commend
predict forecast|foretell
prevent hinder|avert
promise vow|pledge
prove demonstrate|establish
pull tug|drag
push shove|press
question interrogate|doubt
raise lift|elevate
reach attain|achieve
receive obtain|collect
refuse decline|reject
reject dismiss|spurn
release discharge|liberate
remain stay|linger
remove erase|extract
report disclose|recount
require demand|necessitate
return revert|restore
save rescue|spare
seem appear|look
serve function|cater
share divide|portion
show display|exhibit
sign endorse|autograph
start commence|initiate
stop halt|cease
strike hit|smack
suggest propose|recommend
support back|endorse|bolster
suspect presume|distrust
talk chat|converse
target aim|pinpoint
threaten menace|intimidate
try attempt|endeavour
turn rotate|spin
urge exhort|implore
use utilize|employ
visit tour|frequent
vote ballot|elect
wait linger|pause
walk stroll|amble
want desire|crave
warn caution|alert
watch observe|monitor
work labour|toil
worry fret|agonize
wound injure|hurt
"""

#: Nouns with a regular plural: word and what a spinner may put for it.
NOUNS = """
actor performer|entertainer
agency bureau|organization
ally accomplice|companion
area territory|zone
army legion|host
attack assault|offensive
attempt endeavour|bid
authority expert|power
body frame|carcass
border outskirt|boundary
building structure|edifice
business enterprise|trade
camp encampment|base
campaign crusade|battle
candidate contender|hopeful
car vehicle|automobile
case instance|situation
chance opportunity|probability
charge cost|allegation
child kid|youngster
citizen resident|native
claim declaration|contention
coach mentor|trainer
company firm|enterprise
condition state|circumstance
country nation|land
county district|province
court tribunal|courtroom
crash collision|accident
critic detractor|reviewer
day daytime
deal bargain|pact
death demise|passing
debate discussion|dispute
decision verdict|choice
defence safeguard|guard
democrat liberal
doctor physician|medic
dollar buck
earthquake tremor|quake
effort exertion|endeavour
election poll|ballot
event occasion|happening
expert specialist|master
fan admirer|follower
father dad|parent
fight brawl|combat
film picture|motion
fire blaze|inferno
force power|strength
friend companion|buddy
game match|contest
government administration|regime
group gathering|bunch
gun weapon|firearm
home house|residence
hospital clinic|infirmary
hour 60 minutes
house home|dwelling
idea notion|thought
injury wound|harm
interview conversation|talk
issue matter|problem
job occupation|task
judge arbiter|adjudicator
law regulation|statute
lawmaker legislator
lawyer attorney|solicitor
leader chief|pioneer
letter note|missive
man fellow|gentleman
meeting gathering|assembly
member part|affiliate
message note|communication
militant extremist|activist
minister clergyman|pastor
month calendar month
mother mum|parent
move step|manoeuvre
movie film|flick
murder homicide|killing
nation country|state
network system|grid
night evening|nightfall
number quantity|figure
office workplace|bureau
officer official|constable
official authority|functionary
operation procedure|activity
order request|command
owner proprietor|holder
part portion|piece
party celebration|gathering
patient sufferer
people individual
person individual|human
pirate buccaneer|raider
place spot|location
plan scheme|blueprint
player competitor|gamer
policy strategy|approach
position stance|place
president leader|chairman
prison jail|penitentiary
problem trouble|difficulty
process procedure|course
program scheme|agenda
prosecutor examiner|attorney
protest demonstration|dissent
quarter fourth|term
question inquiry|query
race contest|dash
record document|file
region area|district
report account|statement
reporter journalist|columnist
republican conservative
result outcome|consequence
right privilege|entitlement
role part|function
rule guideline|regulation
school college|academy
season period|year
secretary assistant|clerk
service administration|assistance
ship vessel|boat
side aspect|flank
sign indication|signal
soldier trooper|fighter
source origin|wellspring
spokesman representative|agent
star celebrity|luminary
state nation|condition
statement proclamation|declaration
step stride|measure
story tale|account
student pupil|scholar
study examination|investigation
supporter backer|advocate
system framework|network
team squad|crew
term period|expression
thing item|object
threat danger|menace
time period|moment
town municipality|burg
trial hearing|preliminary
troop soldier|unit
victim casualty|sufferer
video clip|footage
view perspective|opinion
vote ballot|poll
voter elector|constituent
war conflict|battle
water liquid|aqua
way manner|method
week seven days
weapon firearm|armament
witness spectator|observer
woman lady|female
word phrase|term
worker labourer|employee
world globe|planet
year twelvemonth
"""

#: Other words, as they stand, and what a spinner may put for them; small words among them.
OTHERS = """
able capable
according as indicated
after following|in the wake of
again once more
also additionally|likewise
although even though
although albeit
American U.S.
among amongst
another one more
bad awful|terrible
because since
before prior to
began commenced
best finest|greatest
better superior
between amid
big large|huge
but however|yet
came arrived
can't cannot
clear evident|obvious
close near
could might
current present
dead lifeless|deceased
during amid
early beginning
enough adequate
every each
few couple of
first initial|primary
former previous|ex
found discovered
full complete|total
gave provided
good great|nice
got received
great extraordinary|superb
hard difficult|tough
held conducted
high tall|lofty
immediately promptly
important significant|crucial
just simply|merely
knew understood
large huge|sizeable
late tardy
least minimum
left departed
little tiny|small
local neighbourhood|nearby
long lengthy|extended
made created
major significant|main
many numerous|plenty of
might may
more additional
most majority of
must should
near close to
never at no time
new fresh|brand new
next following
often frequently
old aged|outdated
once as soon as
only just|solely
other different
out outside
over above
past previous
private personal
public open
ran sprinted
recent latest
said stated|expressed|mentioned
same identical
saw noticed
second next
serious genuine|grave
several a few|various
should ought to
sent dispatched
small little|tiny
so thus
some a few
special exceptional
spoke talked
still nonetheless
strong powerful|robust
sure certain
than compared to
that which
then at that point
though albeit
through via
told informed|advised
took grabbed
top best|apex
true genuine
under beneath
until till
very extremely
well properly
went travelled
while whereas|whilst
will is going to
won triumphed
wrote penned
young youthful
"""

#: Words of names and offices that a spinner takes for common ones.
OFFICES = """
Minister Clergyman
Secretary Assistant
Council Board
Security Safety
Service Administration
Senate Upper Chamber
Party Celebration
State Country
States Nations
House Residence
Department Office
General Broad
Board Panel
Chief Boss
Court Courtroom
Force Power
Navy Naval Force
Army Armed Force
Police Cops
United Joined
Union Association
Street Road
Center Focus
University College
"""

#: Prepositions and what a translator who looks each up takes for it.
PREPOSITIONS = """
about of|over
after behind|through
against versus|to
at on|by|in
before till|in front of
by from|at|with
during in the course of
for on|behind|to
from of|out of|since
in on|into|at
into in
of from|by
on in|at|about
over above|on
through across|in
to in|for|on
with from|together with|by
"""

#: Letters of names as they come back from another alphabet. Each rule is taken or left for a name as a whole.
LETTERS = """
Je Dzhe
J Dzh
Ge Dzhe
W V
Wi Ui
w u
H Kh
H G
Ph F
ph f
th t
Th T
sh sch
ch tch
ck k
c k
C K
x ks
qu kv
y i
Y I
ee i
oo u
ea i
ou au
ll l
tt t
ss s
nn n
ie i
ey i
er or
"""

#: Lines that are no part of the report, as outlets and scrapers put them in.
LINES_BETWEEN = (
    "READ MORE: Seven gardens you can visit for nothing",
    "Advertisement",
    "SEE ALSO: The baker who collects clocks",
    "Story continues below",
    "WATCH | How bridges are painted",
    "Sign up for our evening letter",
)
LINES_BEHIND = (
    "This report was first published by the Harbour Wire and is used with permission.",
    "Source: Harbour Wire",
    "The Harbour Wire contributed to this report.",
    "© Harbour Wire. All rights reserved.",
    "Continue reading at the Harbour Wire.",
    "Editing by A. Quill; additional reporting by our own correspondents.",
)
FILLERS = (
    "Stay tuned with us for additional updates on this story.",
    "This is what is known so far.",
    "The matter has been widely talked about.",
    "More details are anticipated soon.",
)
REMINDERS = (
    "We will remind, earlier about this already was written.",
    "Details are being specified.",
    "Subscribe on our channel.",
    "As was reported earlier, situation remains difficult.",
)
