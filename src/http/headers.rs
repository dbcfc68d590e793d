//! The headers of every answer. Only values: what is said to whom is the guard's.

use std::sync::LazyLock;

use hyper::{
    HeaderMap,
    header::{
        CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY,
        X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
    },
};

const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

/// What stands in every answer. Pages are never stored by a browser that several children share.
static HEADERS: LazyLock<HeaderMap> = LazyLock::new(|| {
    let headers = [
        (CONTENT_SECURITY_POLICY, CONTENT_POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // With no-referrer Chromium sends `Origin: null` for our own forms (measured, decision 2).
        (REFERRER_POLICY, "same-origin"),
        (X_FRAME_OPTIONS, "DENY"),
        (RESOURCE_POLICY, "same-origin"),
        (PERMISSIONS_POLICY, PERMISSIONS),
        (CACHE_CONTROL, "no-store"),
    ];
    HeaderMap::from_iter(headers.map(|(name, value)| (name, HeaderValue::from_static(value))))
});

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
/// Only on a secure link: on a plain one browsers take no notice of it, and complain of it in their console.
pub(crate) const OPENER: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

/// The headers of every answer, except where it says otherwise itself. One that was kept with them has them.
pub(super) fn add_headers(headers: &mut HeaderMap) {
    if headers.contains_key(CONTENT_SECURITY_POLICY) {
        return;
    }
    let own = std::mem::replace(headers, HEADERS.clone());
    let mut last = None;
    for (name, value) in own {
        // A second value of the same name comes without it.
        if let Some(name) = name {
            headers.insert(last.insert(name).clone(), value);
        } else if let Some(name) = &last {
            headers.append(name, value);
        }
    }
}

/// Whether a browser says that it reads gzip.
pub(super) fn reads_gzip(accepts: Option<&HeaderValue>) -> bool {
    let accepts = accepts.and_then(|it| it.to_str().ok()).unwrap_or_default();
    accepts.split(',').any(|one| {
        let (coding, weight) = one.split_once(';').unwrap_or((one, ""));
        let weight: String = weight.split_whitespace().collect();
        let refused = weight
            .strip_prefix("q=")
            .is_some_and(|it| it.parse::<f32>() == Ok(0.0));
        coding.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_is_for_those_who_read_it() {
        let reads = |accepts| reads_gzip(Some(&HeaderValue::from_static(accepts)));
        assert!(reads("gzip, deflate") && reads("br;q=1, GZIP;q=0.5"));
        assert!(!reads("br") && !reads("gzip;q=0") && !reads("gzip; q=0.000") && !reads_gzip(None));
    }
}
