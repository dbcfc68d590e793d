//! What stands round a teacher's page: it is put there on the way out, so that no page has to know it. How it is drawn is
//! told by `pages`; nothing of it is known here.

use std::{future::Future, pin::Pin, sync::Arc};

use hyper::Uri;

use super::{context::RequestContext, marks::Drawn, response::Response};
use crate::{app::App, domain::principal::Principal};

/// A drawn page of a teacher's, asked for under this address, with what stands round it.
pub type Around =
    fn(Arc<App>, RequestContext, Uri, String) -> Pin<Box<dyn Future<Output = String> + Send>>;

/// Puts it round an answer that is a page for a teacher; every other answer stays as it is.
pub(super) async fn put_round(
    app: &Arc<App>,
    context: &RequestContext,
    asked: Uri,
    mut response: Response,
    around: Around,
) -> Response {
    if !matches!(context.principal, Principal::Teacher(_)) {
        return response;
    }
    let Some(Drawn(page)) = response.extensions_mut().remove::<Drawn>() else {
        return response;
    };
    let page = around(Arc::clone(app), Arc::clone(context), asked, page).await;
    response.extensions_mut().insert(Drawn(page));
    response
}
