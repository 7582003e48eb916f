from django.urls import path

from productiehuis.post import views

app_name = "post"
urlpatterns = [path("demo/post/", views.demo_post, name="demo_post")]
