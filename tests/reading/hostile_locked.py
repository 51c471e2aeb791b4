"""
Encrypted PDFs: with a password to open them, and with one that only an owner needs.

The handler of passwords as ISO 32000 has it, just enough of it to lock one stream: RC4 (revision
3), AES of 128 bits (revision 4) and of 256 bits (revision 6).
"""

from collections.abc import Callable
from hashlib import md5, sha256, sha384, sha512

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from .hostile_pdf import REPORT, Hostile, one_page, stream

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = b"0123456789abcdef"
_MAY = -3904
_OWNER = b"owner"
_IV = bytes(range(16))
_CONTENT = (4).to_bytes(3, "little") + b"\x00\x00"


def _md5(data: bytes) -> bytes:
    return md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    result, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        result.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(result)


def _aes(key: bytes, iv: bytes, data: bytes) -> bytes:
    locking = Cipher(AES(key), CBC(iv)).encryptor()
    return locking.update(data) + locking.finalize()


def _aes_stream(key: bytes, data: bytes) -> bytes:
    rest = 16 - len(data) % 16
    return _IV + _aes(key, _IV, data + bytes([rest]) * rest)


def _twenty(key: bytes, data: bytes) -> bytes:
    for turn in range(20):
        data = _rc4(bytes(byte ^ turn for byte in key), data)
    return data


def _entries(user: bytes, revision: int) -> tuple[bytes, bytes]:
    """The key of the file, and what the dictionary holds to check a password."""
    key = _md5((_OWNER + _PAD)[:32])
    for _ in range(50):
        key = _md5(key)
    owner = _twenty(key, (user + _PAD)[:32])
    key = _md5((user + _PAD)[:32] + owner + (_MAY % 2**32).to_bytes(4, "little") + _ID)
    for _ in range(50):
        key = _md5(key)
    checks = _twenty(key, _md5(_PAD + _ID)) + bytes(16)
    ends = b" /R %d /P %d /O <%b> /U <%b>" % (
        revision,
        _MAY,
        owner.hex().encode(),
        checks.hex().encode(),
    )
    return key, ends


def _locked(body: bytes, dictionary: bytes) -> bytes:
    identity = _ID.hex().encode()
    return one_page(
        body=body,
        extra=[b"<< /Filter /Standard %b >>" % dictionary],
        trailer=b"/Encrypt 6 0 R /ID [<%b> <%b>]" % (identity, identity),
    )


def rc4(user: bytes) -> bytes:
    """A report under RC4 of 128 bits."""
    key, ends = _entries(user, 3)
    return _locked(stream(_rc4(_md5(key + _CONTENT), REPORT)), b"/V 2 /Length 128" + ends)


def aes_128(user: bytes) -> bytes:
    """A report under AES of 128 bits."""
    key, ends = _entries(user, 4)
    crypt = (
        b"/V 4 /Length 128 /StmF /StdCF /StrF /StdCF"
        b" /CF << /StdCF << /CFM /AESV2 /AuthEvent /DocOpen /Length 16 >> >>"
    )
    return _locked(stream(_aes_stream(_md5(key + _CONTENT + b"sAlT"), REPORT)), crypt + ends)


def _hardened(password: bytes, salt: bytes, more: bytes = b"") -> bytes:
    """The slow hash of revision 6."""
    key = sha256(password + salt + more).digest()
    turn = 0
    while True:
        mixed = _aes(key[:16], key[16:32], (password + key + more) * 64)
        key = (sha256, sha384, sha512)[sum(mixed[:16]) % 3](mixed).digest()
        turn += 1
        if turn >= 64 and mixed[-1] <= turn - 32:
            return key[:32]


def aes_256(user: bytes) -> bytes:
    """A report under AES of 256 bits."""
    key = sha256(b"the key of the file").digest()
    checking, keeping, nothing = b"12345678", b"87654321", bytes(16)
    u = _hardened(user, checking) + checking + keeping
    ue = _aes(_hardened(user, keeping), nothing, key)
    o = _hardened(_OWNER, checking, u) + checking + keeping
    oe = _aes(_hardened(_OWNER, keeping, u), nothing, key)
    may = (_MAY % 2**32).to_bytes(4, "little") + b"\xff\xff\xff\xffTadb1234"
    perms = _aes(key, nothing, may)  # one block: the same as without chaining
    names = zip((b"U", b"UE", b"O", b"OE", b"Perms"), (u, ue, o, oe, perms), strict=True)
    ends = b" ".join(b"/%b <%b>" % (name, value.hex().encode()) for name, value in names)
    crypt = (
        b"/V 5 /R 6 /Length 256 /P %d /StmF /StdCF /StrF /StdCF"
        b" /CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> " % _MAY
    )
    return _locked(stream(_aes_stream(key, REPORT)), crypt + ends)


def _files(name: str, lock: Callable[[bytes], bytes]) -> dict[str, Hostile]:
    return {
        f"user-password-{name}": Hostile(lambda: lock(b"secret"), "unreadable", ""),
        f"owner-password-{name}": Hostile(lambda: lock(b""), "readable"),
    }


FILES = {
    **_files("rc4", rc4),
    **_files("aes-128", aes_128),
    **_files("aes-256", aes_256),
}
