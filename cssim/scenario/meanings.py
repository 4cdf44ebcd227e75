"""What each key of a scenario file means, in one sentence: for editors and for the reference page.

By the name of the model and the key. Keys that explain themselves (weekdays, months) share one
sentence, under "*".
"""

from collections.abc import Mapping
from typing import Final

__all__ = ["MEANINGS", "meaning_of"]

MEANINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "Rulebook": {
        "title": "What the rulebook is called.",
        "teams": "The teams: who works.",
        "shifts": "The shifts: when, and with how many seats.",
        "desk": "How chats are taken and answered.",
        "handover": "What travels with a chat, and what keeps the outgoing person at the desk.",
        "help": "What an agent does who cannot answer alone; left out, works it out alone.",
        "response": "The rule on first replies; left out, there is none.",
        "presence": "Which lapses are counted; left out, none.",
        "meetings": "Meetings that take people from the desk, or bring them in.",
        "meals": "Meals away from the desk.",
        "training": "Training away from the desk.",
        "cleaning": "Cleaning away from the desk.",
        "tasks": "Work at the desk that is not for a shopper.",
        "pay": "What is paid.",
        "sources": "The works cited as `source`, each under a short name.",
    },
    "Title": {"en": "The title in English.", "zh": "The title in Chinese."},
    "Team": {
        "people": "How many people the team has.",
        "rest": "On which days they are off.",
        "rotation": "Whether everybody's place moves on by one each week, and from which weekday.",
        "serves": "The topics whose chats the team answers: left out, all; an empty list, none.",
    },
    "Shift": {
        "team": "The team that fills the seats.",
        "blocks": "The hours of work on each day; past midnight hours go on counting.",
        "seats": "How many people work in the shift.",
        "holiday_seats": "Seats on a public holiday of the shop; left out, as many as ever.",
        "at_end": "What happens to open chats when the shift ends.",
        "latest": "When an end comes at last that shoppers, waits_for or handover.bars put off.",
        "waits_for": "The shift that relieves this one; each seat waits for its relief.",
        "early": "How long before the shift people are there.",
        "early_at": "Whether they then take chats (desk) or are briefed (aside).",
    },
    "DeskRules": {
        "concurrent_chats": "How many chats an agent holds at once.",
        "auto_close": "After how much silence a chat frees its slot; left out, never.",
        "priority": "Which classes of work come first; those not named follow in this order.",
        "interruptible": "Classes of work that are laid aside for a message.",
        "transfer": "Whether an idle colleague takes over a chat whose message waits elsewhere.",
        "transfer_after": "How long the message must have waited there; left out, not at all.",
        "consent": "Standard time that asking for consent adds to the reply after a transfer.",
        "contact_adding": "Work after the first reply of each chat; left out, none.",
        "identity_check": "Added to the first reply of a chat that asks for private data.",
        "auto_reply": "Whether a robot greets each shopper at once; never counts as a human reply.",
        "tickets": "Topics that only `ticket_team` settles: others reply once and pass them on.",
        "ticket_team": "The team that settles the tickets.",
    },
    "HandoverRules": {
        "chat_note": "Whether a note travels with a chat; without one, turns are repeated.",
        "bars": "What keeps the outgoing person at the desk while it lasts.",
        "prepare": "How long the incoming person prepares before taking over.",
    },
    "HelpRules": {
        "from": "Who helps: colleague, or the name of a team.",
        "how": "Both are busy until it is answered (consult), or the chat moves (pass_on).",
    },
    "ResponseRule": {
        "within": "How soon the first reply must be sent.",
        "shifts": "In the blocks of which shifts the rule holds; left out, of all.",
        "hours": "In which hours of those it holds; left out, in all of them.",
    },
    "PresenceRules": {
        "away_limit": "Stepping away for longer is an incident; left out, never is.",
        "late_limit": "Lateness of at least so much is an absence; left out, never is.",
        "checks": "The probability that somebody signed out without leave is found.",
    },
    "OffDesk": {
        "on": "The days.",
        "at": "When it begins.",
        "length": "How long it lasts, for each.",
        "shifts": "The shifts whose people it takes.",
        "who": "All, all but one who stays, one, or one after the other; by turns over the days.",
    },
    "TaskRule": {
        "work": "Its class of work.",
        "on": "The days.",
        "at": "When it falls due.",
        "amount": "Its standard time.",
        "shifts": "The shifts whose people it falls to.",
        "who": "Each of them, one of them (by turns), or whoever of the team has time.",
    },
    "Pay": {"overtime": "Whether work before the shift and after its end is paid."},
    "Shop": {
        "title": "What the shop is called.",
        "demand": "How many shoppers come, and when.",
        "chat": "What shoppers do in a chat, and what their chats ask of agents.",
        "people": "The people the shop can hire.",
        "trouble": "Troubles that bar a handover; left out, none.",
        "holidays": "Public holidays, on which shifts may have other seats.",
        "sources": "The works cited as `source`, each under a short name.",
    },
    "Demand": {
        "per_day": "Mean enquiries of a service day, before the factors.",
        "hourly": "The shape of the day, at any scale.",
        "weekday": "A factor for each weekday.",
        "season": "A factor for each month.",
        "campaigns": "Days of higher or lower demand.",
        "busyness_shape": "How alike days are: the shape of their Gamma factor; left out, Poisson.",
    },
    "Weekdays": {"*": "A factor on the demand of this weekday."},
    "Months": {"*": "A factor on the demand of this month."},
    "Campaign": {
        "first": "The first day.",
        "last": "The last day.",
        "factor": "A factor on the demand of these days.",
        "hourly": "Another shape of the day; left out, the usual one.",
    },
    "ChatHabits": {
        "turns": "How many messages of the shopper a chat has.",
        "think": "The pause before each message but the first.",
        "work": "The standard time of composing a reply.",
        "patience": "How long shoppers wait.",
        "leaves_silently": "Of those who leave, the share that does not say so.",
        "says_goodbye": "The share of chats that end with a goodbye, which frees the slot.",
        "leaves_message": "The probability of an offline message when nobody is on duty.",
        "asks_for_data": "The share of chats that ask for private data.",
        "topics": "Shares of the topics, at any scale; left out, there is one topic.",
        "returns": "Who has given up and comes back; left out, nobody.",
        "help": "Chats whose agent needs help once; left out, none.",
        "context": "What a chat loses when another agent goes on with it.",
    },
    "Patience": {
        "first": "For the first reply; left out, for ever.",
        "later": "For a later reply; left out, for ever.",
    },
    "Returns": {
        "chance": "The probability of coming back after giving up.",
        "after": "From giving up to the next message.",
        "most": "How often one shopper comes back at most.",
    },
    "HelpNeeds": {
        "chance": "The share of chats whose agent needs help.",
        "takes": "Standard time of the helper, or of working it out alone.",
    },
    "ChatContext": {
        "reread": "Standard time of reading one turn that others answered since one's own.",
        "repeated_turns": "How many turns a shopper repeats when context was lost.",
        "most": "For how many losses of a chat turns are reserved; a run says if they do not do.",
    },
    "People": {
        "pace": "A factor on composing times that belongs to each person.",
        "load": "A factor with 1, 2, 3… open chats; the last one holds beyond.",
        "pressure": "A factor with 0, 1, 2… messages waiting; the last one holds beyond.",
        "lateness": "Coming late; left out, never.",
        "stepping_away": "Leaving the desk for a while; left out, never.",
        "signing_out": "Signing out without leave; left out, never.",
        "unfit": "Coming unfit for work; left out, never.",
    },
    "Lateness": {"chance": "The probability for each stretch of work.", "by": "By how much."},
    "Lapse": {"chance": "The probability for each day of work.", "length": "How long it lasts."},
    "Unfit": {
        "chance": "The probability for each day of work.",
        "stand_in": "How long until a stand-in is there.",
    },
    "Troubles": {
        "urgent": "Urgent events; left out, none.",
        "restart": "Restarts of the workbench; left out, none.",
    },
    "Trouble": {"per_day": "Mean number in a service day.", "lasts": "How long each lasts."},
    "Holiday": {"first": "The first day.", "last": "The last day."},
    "Study": {
        "start": "The first service day, which belongs to the warm-up.",
        "warm_up": "Service days that fill the shop and do not count.",
        "days": "Service days that count.",
        "cool_down": "Service days after those, in which their shoppers are still followed.",
        "seed": "Another seed, other shoppers and people.",
    },
}


def meaning_of(model: str, key: str) -> str:
    """Return what a key means.

    >>> meaning_of("Months", "may")
    'A factor on the demand of this month.'
    """
    keys = MEANINGS[model]
    return keys[key] if key in keys else keys["*"]
