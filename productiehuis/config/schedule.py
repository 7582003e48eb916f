"""What happens every night, or every so many minutes: a plain list. The worker puts each task in the queue in time.

Times are in the installation's time zone. A night the machine was off is made up for at the next start, so a job
must bear being late, and being run twice.
"""

from datetime import time, timedelta

# Once a day at this time, or every so long.
When = time | timedelta
Schedule = list[tuple[When, str]]

SCHEDULE: Schedule = [
    (timedelta(minutes=5), "productiehuis.monitor.tasks.settle_counts"),
    (time(1, 50), "productiehuis.monitor.tasks.settle_all_counts"),
    (timedelta(minutes=10), "productiehuis.people.tasks.forget_forms"),
    (timedelta(minutes=30), "productiehuis.privacy.tasks.erase_who_asked"),
    (time(2, 10), "productiehuis.post.tasks.empty_delivered"),
    (time(2, 50), "productiehuis.imports.tasks.forget_waiting"),
    (time(2, 20), "productiehuis.config.tasks.forget_old_log"),
    (time(2, 25), "productiehuis.plans.tasks.forget_lost_files"),
    (time(2, 30), "productiehuis.config.tasks.sweep"),
    (time(2, 35), "productiehuis.coaching.tasks.end_pairs_without_role"),
    (time(2, 40), "productiehuis.people.tasks.tidy_logins"),
    (time(2, 45), "productiehuis.privacy.tasks.keep_no_longer"),
    (time(2, 55), "productiehuis.referrals.tasks.end_forgotten"),
    (time(9, 0), "productiehuis.referrals.tasks.remind_receivers"),
    (time(2, 50), "productiehuis.people.tasks.find_doubles"),
    (time(2, 55), "productiehuis.gaps.tasks.look_everywhere"),
    (time(3, 0), "productiehuis.activities.tasks.extend_programmes"),
]
