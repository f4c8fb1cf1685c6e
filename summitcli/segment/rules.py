"""The forms that a block of the body takes, in the order in which they are tried."""

from summitcli.segment.asides import (
    build_note,
    build_ornament,
    build_reference,
    build_trailer,
    note,
    ornament,
    reference,
    trailer,
)
from summitcli.segment.body import BodyRule
from summitcli.segment.prose import build_bullet, build_paragraph, bullet, paragraph
from summitcli.segment.sections import build_group_heading, build_number, group_heading, number

BODY_RULES = (
    BodyRule("Back to <section>", trailer, build_trailer),
    BodyRule("* * *", ornament, build_ornament),
    BodyRule("(Note <n>) <text>", note, build_note),
    BodyRule("[Reference <n>] <text>", reference, build_reference),
    BodyRule("<number> <heading or text>", number, build_number),
    BodyRule("• <text>", bullet, build_bullet, running=True),
    BodyRule("<heading>", group_heading, build_group_heading, interrupts=False),
    BodyRule("<text>", paragraph, build_paragraph, interrupts=False, running=True),
)
"""The first that matches has the line; the last matches any."""
