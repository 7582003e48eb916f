"""What one can join in: programmes, their dates, who signed up, who was there, and told counts."""

from productiehuis.activities.models.apart import ToldThere
from productiehuis.activities.models.courses import Certificate, CourseTemplate, Lesson, LessonDone
from productiehuis.activities.models.presence import Attendance, SignUp, SignUpState, Tally, TallyField
from productiehuis.activities.models.programme import Programme, ProgrammeKind, Session, SessionStatus

__all__ = [
    "Attendance",
    "Certificate",
    "CourseTemplate",
    "Lesson",
    "LessonDone",
    "Programme",
    "ProgrammeKind",
    "Session",
    "SessionStatus",
    "SignUp",
    "SignUpState",
    "Tally",
    "TallyField",
    "ToldThere",
]
