//! For which names and addresses the box's certificate is, and until when it is looked at as fresh.

use jiff::{civil::Date, tz::TimeZone};

use crate::{
    app::{App, setup_file},
    host::{
        mdns::lan_addresses,
        tls::{Certificate, Holder, take_over_authority},
    },
};

/// What a certificate is made for and when: names are learned, addresses change, and it runs out.
#[derive(PartialEq, Eq)]
pub(super) struct Occasion {
    holder: Holder,
    /// Nothing while the clock is in doubt.
    today: Option<Date>,
}

impl Occasion {
    pub(super) fn of_now(app: &App) -> Self {
        let today = || app.clock.local(&TimeZone::UTC).date();
        Self {
            holder: Holder {
                title: format!("Chair {}", app.machine.suffix()),
                names: app.names.current(),
                addresses: lan_addresses(),
            },
            today: (!app.is_clock_doubtful()).then(today),
        }
    }

    /// Makes the certificate in use fit this occasion.
    pub(super) fn renew(&self, certificate: &Certificate) {
        if let Err(error) = certificate.renew(&self.holder, self.today) {
            log::error!("{error}");
        }
    }
}

/// The certificate of the data folder, made at the first start.
///
/// # Errors
/// One plain sentence.
pub(super) fn open(app: &App) -> Result<Certificate, String> {
    let folder = app.settings.data.join("certificate");
    let Occasion { holder, today } = Occasion::of_now(app);
    if let Some(file) = setup_file::authority(&app.settings)
        && let Err(why) = take_over_authority(&folder, &file)
    {
        // The box makes its own then, and the doctor says what is wrong with the file.
        log::error!("{why}");
    }
    Certificate::open(&folder, &holder, today)
}
