//! One value in its box: XChaCha20-Poly1305 under the person's key, bound to whom and what it is about.

use super::{VaultError, commitment::SALT_BYTES};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};

pub(super) const KEY_BYTES: usize = 32;
pub(super) const NONCE_BYTES: usize = 24;

/// Seals salt and value. `about` is not secret but cannot be changed either.
pub(super) fn lock(
    key: &[u8; KEY_BYTES],
    nonce: &[u8; NONCE_BYTES],
    about: &[u8],
    salt: &[u8; SALT_BYTES],
    value: &str,
) -> Result<Vec<u8>, VaultError> {
    let inside = [&salt[..], value.as_bytes()].concat();
    XChaCha20Poly1305::new(key.into())
        .encrypt(XNonce::from_slice(nonce), Payload { msg: &inside, aad: about })
        .map_err(|_| VaultError::Unavailable("a value is too long to be sealed".to_owned()))
}

/// Opens a box. None when key, nonce, box or what it is about are not those it was sealed with.
pub(super) fn unlock(
    key: &[u8; KEY_BYTES],
    nonce: &[u8; NONCE_BYTES],
    about: &[u8],
    sealed: &[u8],
) -> Option<([u8; SALT_BYTES], String)> {
    let inside = XChaCha20Poly1305::new(key.into())
        .decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: about })
        .ok()?;
    let (salt, value) = inside.split_first_chunk::<SALT_BYTES>()?;
    Some((*salt, String::from_utf8(value.to_vec()).ok()?))
}
