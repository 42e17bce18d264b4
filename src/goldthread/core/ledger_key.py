"""The key that signs the ledger's batches (Ed25519), kept in the home, outside the database."""

import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from goldthread.core.home import home

PURPOSE = b"goldthread ledger batch\n"
PRIVATE, PUBLIC = "ledger-signing-key.pem", "ledger-public-key.pem"


class NoKey(Exception):
    """There is no key to verify the ledger with."""


@dataclass(frozen=True)
class SigningKey:
    """Signs batch digests; the private half never leaves the file."""

    private: Ed25519PrivateKey

    def sign(self, digest: bytes) -> bytes:
        return self.private.sign(PURPOSE + digest)


@dataclass(frozen=True)
class VerifyingKey:
    """Says whether a signature is this ledger's."""

    public: Ed25519PublicKey

    def verifies(self, digest: bytes, signature: bytes) -> bool:
        try:
            self.public.verify(signature, PURPOSE + digest)
        except InvalidSignature:
            return False
        return True


def signing_key() -> SigningKey:
    """The key of this installation, made at first use, readable by its owner only."""
    folder = home().keys
    path = folder / PRIVATE
    if not path.exists():
        _make(folder)
    private = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(private, Ed25519PrivateKey):
        raise NoKey(f"{path.name} is not an Ed25519 key")
    return SigningKey(private)


def verifying_key() -> VerifyingKey:
    """The public half. Raises NoKey when nothing has been sealed on this machine."""
    path = home().keys / PUBLIC
    if not path.exists():
        raise NoKey(f"{PUBLIC} is not in the keys folder of the home: nothing can be verified")
    public = load_pem_public_key(path.read_bytes())
    if not isinstance(public, Ed25519PublicKey):
        raise NoKey(f"{path.name} is not an Ed25519 key")
    return VerifyingKey(public)


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    # The public half first: a signature nobody can check must not come into being.
    _write(folder / PUBLIC, public)
    _write(folder / PRIVATE, pem)


def _write(path: Path, content: bytes) -> None:
    made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(made, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(made)
