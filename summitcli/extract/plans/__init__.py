"""What was still ahead when a document was written: visits, summits, deadlines, with their dates."""

from summitcli.extract.plans.finding import find_plans, first_day
from summitcli.extract.plans.rules import RULES

__all__ = ["RULES", "find_plans", "first_day"]
