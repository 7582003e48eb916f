"""A passkey as a browser would have made it, without a browser."""

import hashlib

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from productiehuis.people.models import User


def passkey_of(user: User) -> Authenticator:
    """A new key of this user."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    name = hashlib.sha256(user.username.encode()).digest()
    kept = AttestedCredentialData.create(bytes(16), name, public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    made = AuthenticatorData.create(hashlib.sha256(b"testserver").digest(), flags, 0, kept)
    client_data = CollectedClientData.create("webauthn.create", b"challenge", "https://testserver")
    response = {
        "clientDataJSON": websafe_encode(client_data),
        "attestationObject": websafe_encode(AttestationObject.create("none", made, {})),
    }
    credential = {"id": websafe_encode(name), "rawId": websafe_encode(name), "type": "public-key"}
    return WebAuthn.add(user, "Telefoon", credential | {"response": response}).instance
