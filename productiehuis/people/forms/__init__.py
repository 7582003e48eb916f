"""Forms of people: getting in, who someone is, and what they change about themselves."""

from productiehuis.people.forms.heard import HeardForm
from productiehuis.people.forms.logins import (
    AddPasskeyForm,
    AuthenticateForm,
    ChangePasswordForm,
    ChangePhoneForm,
    ConfirmLoginCodeForm,
    LoginForm,
    NameSignupForm,
    PaperLoginForm,
    PhoneSignupForm,
    ReauthenticateCodeForm,
    ReauthenticateForm,
    RenamePasskeyForm,
    RequestLoginCodeForm,
    SetPasswordForm,
    StartAppForm,
    VerifyPhoneForm,
)
from productiehuis.people.forms.passes import ChoosePinForm, LostPassForm, NewPassForm, PassLoginForm, PassPinForm
from productiehuis.people.forms.persons import RegisterPersonForm
from productiehuis.people.forms.profile import DisplayForm, SafeContactForm

__all__ = [
    "AddPasskeyForm",
    "AuthenticateForm",
    "ChangePasswordForm",
    "ChangePhoneForm",
    "ChoosePinForm",
    "ConfirmLoginCodeForm",
    "DisplayForm",
    "HeardForm",
    "LoginForm",
    "LostPassForm",
    "NameSignupForm",
    "NewPassForm",
    "PaperLoginForm",
    "PassLoginForm",
    "PassPinForm",
    "PhoneSignupForm",
    "ReauthenticateCodeForm",
    "ReauthenticateForm",
    "RegisterPersonForm",
    "RenamePasskeyForm",
    "RequestLoginCodeForm",
    "SafeContactForm",
    "SetPasswordForm",
    "StartAppForm",
    "VerifyPhoneForm",
]
