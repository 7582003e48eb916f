"""Forms of the Monitor: periods to close and compare, numbers to share."""

from productiehuis.monitor.forms.periods import ClosePeriodForm, CompareForm, ReopenForm
from productiehuis.monitor.forms.sharing import ShareForm, ShowingRuleForm

__all__ = ["ClosePeriodForm", "CompareForm", "ReopenForm", "ShareForm", "ShowingRuleForm"]
