//! The two cookies as header lines: which device this is, and who sits before it. Whom a token stands for is not known here.

use std::time::Duration;

use hyper::{
    HeaderMap,
    header::{COOKIE, HeaderValue},
};

use super::context::RequestContext;

/// The cookies' names, of the device and of the person: other ones over HTTP than over HTTPS, because cookies do not know
/// ports (decision 10).
pub fn cookie_names(secure: bool) -> (&'static str, &'static str) {
    if secure {
        ("__Host-chair-device", "__Host-chair-person")
    } else {
        ("chair-device", "chair-person")
    }
}

/// The cookie by which the box knows this device.
pub fn set_device(context: &RequestContext, token: &str, life: Duration) -> String {
    format_cookie(context, cookie_names(context.secure).0, token, life)
}

/// The cookie by which the box knows who sits before this browser.
pub fn set_person(context: &RequestContext, token: &str, life: Duration) -> String {
    format_cookie(context, cookie_names(context.secure).1, token, life)
}

/// Lets the browser forget who sat before it.
pub fn forget_person(context: &RequestContext) -> String {
    set_person(context, "", Duration::ZERO)
}

fn format_cookie(context: &RequestContext, name: &str, token: &str, life: Duration) -> String {
    let (secure, life) = (if context.secure { "; Secure" } else { "" }, life.as_secs());
    format!("{name}={token}; Path=/; Max-Age={life}; HttpOnly; SameSite=Strict{secure}")
}

/// The tokens of the device's and the person's cookie, where they can be ours at all.
pub(super) fn tokens(headers: &HeaderMap, secure: bool) -> [Option<&[u8; 32]>; 2] {
    let (device, person) = cookie_names(secure);
    let mut tokens = [None; 2];
    let lines = headers.get_all(COOKIE).iter().map(HeaderValue::as_bytes);
    for cookie in lines.flat_map(|line| line.split(|&byte| byte == b';')) {
        let cookie = cookie.trim_ascii();
        for (token, name) in tokens.iter_mut().zip([device, person]) {
            if let Some(value) = cookie.strip_prefix(name.as_bytes())
                && let Some(value) = value.strip_prefix(b"=")
                && token.is_none()
            {
                *token = value.try_into().ok();
            }
        }
    }
    tokens
}
