//! What the box keeps, whatever becomes of the plug, the disk and the file.

mod class_cache;
mod copies;
mod crash;
mod damage;
mod data_folder;
mod ends_on_a_full_card;
mod erased;
mod faults;
mod full_card;
mod full_queue;
mod gone_for_good;
mod in_the_bin;
mod named_when_whole;
mod own_lock;
mod plain_words;
mod repeated_requests;
mod unusable_folder;
mod update;
