//! What an earlier version kept in plain words becomes a keyed hash at the first start of this one: children's two pictures, and
//! a claim code that was set beforehand. The key is the box's own and not in the database.

use super::{setup_file::seal_code, sign_in::hash_of_pictures};
use crate::{
    domain::credentials::Pictures,
    secret,
    store::{self, Attribution, Store, WriteTx, credentials},
};

/// Hides them, and tells whether there were any. Where nothing can be written now, the next start does it.
pub async fn hide_plain_words(store: &Store, key: &secret::Key) -> bool {
    let key = key.clone();
    let hide = move |tx: &WriteTx<'_>| -> store::Result<bool> {
        let plain = credentials::load_plain_pictures(tx)?;
        for (student, words) in &plain {
            if let Ok(pictures) = words.parse::<Pictures>() {
                let hash = hash_of_pictures(&key, *student, pictures);
                credentials::seal_pictures(tx, *student, &hash)?;
            }
        }
        Ok(seal_code(tx, &key)? || !plain.is_empty())
    };
    match store.write(Attribution::default(), hide).await {
        Ok(had_some) => had_some,
        Err(store::Error::Damaged) => false,
        Err(error) => {
            log::warn!("what opens something is still kept in plain words: {error}");
            false
        }
    }
}
