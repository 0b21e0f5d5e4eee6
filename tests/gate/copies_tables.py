"""What the makers of copies put in the place of what: synonyms of a spinner, prepositions and letters of a translator.

Written for the measure alone: no rule of the judge was tried on them.
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
