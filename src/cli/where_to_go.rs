//! What the terminal of a running box says: names, addresses, the claim code, again whenever one of them is new.

use std::time::Duration;

use super::{hosts, reachable, tell};
use crate::{
    app::{App, literal},
    host::{mdns::addresses_of, systemd::is_heard_by_journal, tls::fingerprint},
};

/// How often the terminal looks whether there is something new to say.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Says on the terminal where to go, again whenever a name or an address is new, and each fresh claim code while the box
/// has no owner; in the journal only how to get that code.
pub(super) async fn say_where_to_go(app: &App) {
    let (mut said, mut code) = (Vec::new(), String::new());
    let mut changes = app.announcer.changes();
    loop {
        let lines = where_to_go(app);
        for line in lines.iter().filter(|line| !said.contains(*line)) {
            tell(line);
        }
        said = lines;
        let mut rest = LOOK_EVERY;
        if !app.is_claimed() {
            let now = if is_heard_by_journal() {
                how_to_get_the_code(app)
            } else {
                written(&app.claim.now())
            };
            if code != now {
                tell(&format!("Claim code: {now}"));
                code = now;
            }
            rest = Duration::from_secs(1).max(app.claim.holds_for().min(rest));
        }
        if let Ok(Ok(())) = tokio::time::timeout(rest, changes.changed()).await {
            // Names come one by one, and are said together.
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }
}

fn written(code: &str) -> String {
    format!("{} {}", &code[..4], &code[4..])
}

/// In the place of the code, where others read what is said and long afterwards too.
fn how_to_get_the_code(app: &App) -> String {
    let data = app.settings.data.display();
    format!("the box's own screen shows it, and so does  chair setup-code --data {data}")
}

/// Names and addresses, and the address of the room as a code: the camera of an old tablet opens it, which names it may not.
fn where_to_go(app: &App) -> Vec<String> {
    let names = &app.names;
    let mut lines = vec![format!(
        "On this machine: http://{}/",
        reachable(names.http)
    )];
    if let Some(certificate) = app.certificate.get() {
        // To compare with what a device says of the certificate that it shall trust.
        let print = fingerprint(certificate.authority());
        lines.push(format!("Fingerprint of its certificate: {print}"));
    }
    if names.http.ip().is_loopback() {
        let secure = names.https().map(reachable);
        lines.extend(secure.map(|address| format!("For the teacher: https://{address}/")));
        return lines;
    }
    let hosts = hosts(app);
    let all: Vec<String> = hosts.iter().map(|host| names.address(host, "/")).collect();
    if !all.is_empty() {
        lines.push(format!("In the classroom: {}", all.join("  ")));
    }
    let secure: Vec<String> = hosts
        .iter()
        .filter_map(|host| names.secure_address(host, "/"))
        .collect();
    if !secure.is_empty() {
        lines.push(format!("For the teacher: {}", secure.join("  ")));
    }
    if let Some(address) = addresses_of(names.http).into_iter().next()
        && let Ok(code) = qrcode::QrCode::new(names.address(&literal(address), "/"))
    {
        let drawn = code
            .render::<qrcode::render::unicode::Dense1x2>()
            .quiet_zone(true)
            .build();
        lines.push(drawn);
    }
    lines
}
