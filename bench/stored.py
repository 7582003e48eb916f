"""Inside the product's own process: what is stored of the desk's visits. Prints JSON."""

import json
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "productiehuis.config.settings")
import django

django.setup()

from productiehuis.helpdesk.models import HelpRequest, Visit

if __name__ == "__main__":
    keys = [str(key) for key in Visit.objects.values_list("client_key", flat=True)]
    print(json.dumps({"keys": keys, "requests": HelpRequest.objects.count()}))
