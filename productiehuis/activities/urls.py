"""Addresses of joining in. `site` owns the first word of a house; these come before it."""

from django.urls import path

from productiehuis.activities.views import adding, agenda, courses, own, programmes, referring, sessions, tallies

RUN = "<slug:house>/programma/<slug:initiative>/"
DATE = RUN + "datum/<uuid:session>/"
ACTIVITY = RUN + "activiteit/<slug:programme>/"

urlpatterns = [
    path("ik/agenda/", own.my_agenda, name="my_agenda"),
    path("ik/agenda.ics", own.my_agenda_file, name="my_agenda_file"),
    path("<slug:house>/agenda/", agenda.agenda, name="agenda"),
    path("<slug:house>/agenda/papier/", agenda.agenda_paper, name="agenda_paper"),
    path("<slug:house>/agenda.ics", agenda.agenda_feed, name="agenda_feed"),
    path("<slug:house>/meedoen/<slug:programme>/", agenda.programme, name="programme"),
    path("<slug:house>/meedoen/<slug:programme>/aanmelden/", own.programme_sign_up, name="programme_sign_up"),
    path("<slug:house>/meedoen/<slug:programme>/afmelden/", own.programme_withdraw, name="programme_withdraw"),
    path(RUN, programmes.manage_programmes, name="manage_programmes"),
    path(RUN + "nieuw/", programmes.programme_new, name="programme_new"),
    path(RUN + "afmelden/", sessions.sign_up_withdraw, name="sign_up_withdraw"),
    path(RUN + "aantallen/", tallies.tallies, name="tallies"),
    path(ACTIVITY, programmes.manage_programme, name="manage_programme"),
    path(ACTIVITY + "wijzigen/", programmes.programme_edit, name="programme_edit"),
    path(ACTIVITY + "stoppen/", programmes.programme_stop, name="programme_stop"),
    path(ACTIVITY + "deelnemers/", courses.course_progress, name="course_progress"),
    path(ACTIVITY + "deelnemers/erbij/", adding.course_add, name="course_add"),
    path(ACTIVITY + "les-gedaan/", courses.lesson_done, name="lesson_done"),
    path(ACTIVITY + "certificaat/", courses.certificate_give, name="certificate_give"),
    path(DATE, sessions.session, name="session"),
    path(DATE + "aanwezig/", sessions.attendance_toggle, name="attendance_toggle"),
    path(DATE + "zonder-naam/", sessions.attendance_count, name="attendance_count"),
    path(DATE + "erbij/", adding.session_add, name="session_add"),
    path(DATE + "geteld/", sessions.session_tally, name="session_tally"),
    path(DATE + "doorverwijzen/", referring.session_refer, name="session_refer"),
    path(DATE + "doorverwijzen/<uuid:person>/", referring.session_refer_person, name="session_refer_person"),
    path(DATE + "afzeggen/", sessions.session_cancel, name="session_cancel"),
    path(RUN + "cursussen/", courses.courses, name="courses"),
    path(RUN + "cursussen/nieuw/", courses.course_new, name="course_new"),
    path(RUN + "cursussen/<uuid:template>/", courses.course_edit, name="course_edit"),
    path(RUN + "cursussen/<uuid:template>/overnemen/", courses.course_take_over, name="course_take_over"),
    path(RUN + "certificaat/<uuid:certificate>.pdf", courses.certificate, name="certificate"),
]
