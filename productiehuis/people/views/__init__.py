"""Getting in, and one's own pages."""

from productiehuis.people.views.given import given_key_stop, given_key_yes, given_keys, leaves_older_keys
from productiehuis.people.views.login import (
    choose_login,
    choose_signup,
    name_signup,
    paper_login,
    passkey_login,
    password_login,
    persona_login,
    phone_signup,
    request_login_code,
)
from productiehuis.people.views.passes import (
    my_pass,
    my_pass_no_pin,
    my_pass_picture,
    my_pass_pin,
    my_pass_replace,
    my_pass_stop,
    pass_login,
)
from productiehuis.people.views.profile import (
    change_phone,
    display,
    only_pass,
    profile,
    safe_contact,
    sessions,
    set_password,
)
from productiehuis.people.views.second_factor import add_passkey, second_factor

__all__ = [
    "add_passkey",
    "change_phone",
    "choose_login",
    "choose_signup",
    "display",
    "given_key_stop",
    "given_key_yes",
    "given_keys",
    "leaves_older_keys",
    "my_pass",
    "my_pass_no_pin",
    "my_pass_picture",
    "my_pass_pin",
    "my_pass_replace",
    "my_pass_stop",
    "name_signup",
    "only_pass",
    "paper_login",
    "pass_login",
    "passkey_login",
    "password_login",
    "persona_login",
    "phone_signup",
    "profile",
    "request_login_code",
    "safe_contact",
    "second_factor",
    "sessions",
    "set_password",
]
