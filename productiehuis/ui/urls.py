from django.urls import path

from productiehuis.ui import views

urlpatterns = [
    path("galerij/", views.gallery, name="gallery"),
    path("weergave/", views.appearance, name="appearance"),
]
