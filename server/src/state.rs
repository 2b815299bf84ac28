//! What every request has at hand: the published guide in memory, and where it comes from.
//!
//! A public read takes the guide as it is now and never waits. A task beside it waits for the
//! store to have a newer publication, builds the next guide and puts it in place of the old one.

mod publish;
mod published;
#[cfg(test)]
mod tests;

use std::sync::{Arc, OnceLock};

use arc_swap::ArcSwap;
use guide::{Guide, Moment, municipality::Municipality};
use store::{Store, StoreError};
use tokio::{
    sync::{Notify, watch},
    task::AbortHandle,
};

pub(crate) use published::Cursor;
pub use published::Published;

use crate::{
    clock::Clock, compress::Body3, config::Config, limits::Limits, scans::Scans, secret::Secret,
    v1::openapi, well_known::Kept,
};

/// The server's state; cloning it gives another handle on the same.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    store: Arc<dyn Store>,
    config: Config,
    clock: Clock,
    municipality: Arc<Municipality>,
    published: ArcSwap<Published>,
    /// The version of what is published, for those who wait for it.
    version: watch::Sender<u64>,
    publisher: OnceLock<AbortHandle>,
    description: OnceLock<Body3>,
    sitemaps: Kept,
    limits: Limits,
    scans: Scans,
    secret: Secret,
    post: Notify,
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(publisher) = self.publisher.get() {
            publisher.abort();
        }
    }
}

impl App {
    /// Loads what is published in `store` and keeps following it. `secret` is what keys come from.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn new(
        config: Config,
        clock: Clock,
        municipality: Arc<Municipality>,
        store: Arc<dyn Store>,
        secret: Secret,
    ) -> Result<Self, StoreError> {
        let published = publish::everything(&store, &municipality).await?;
        let app = Self(Arc::new(Inner {
            store,
            config,
            clock,
            municipality,
            version: watch::Sender::new(published.guide.version),
            published: ArcSwap::from_pointee(published),
            publisher: OnceLock::new(),
            description: OnceLock::new(),
            sitemaps: Kept::default(),
            limits: Limits::default(),
            scans: Scans::default(),
            secret,
            post: Notify::new(),
        }));
        let task = tokio::spawn(publish::follow(Arc::downgrade(&app.0)));
        // It is set nowhere else.
        let _ = app.0.publisher.set(task.abort_handle());
        Ok(app)
    }

    /// The guide as it is now. A request asks once, and then sees one and the same guide.
    #[must_use]
    pub fn guide(&self) -> Arc<Guide> {
        Arc::clone(&self.0.published.load().guide)
    }

    /// All that is published now.
    #[must_use]
    pub fn published(&self) -> Arc<Published> {
        self.0.published.load_full()
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.0.clock.now()
    }

    /// The municipality that this server is for.
    #[must_use]
    pub fn municipality(&self) -> &Arc<Municipality> {
        &self.0.municipality
    }

    /// The settings.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// Where content is kept; never asked for a public read.
    #[must_use]
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.0.store
    }

    /// The description of the API, made when it is first asked for.
    pub(crate) fn description(&self) -> &Body3 {
        self.0.description.get_or_init(|| {
            let description = openapi::description(self.municipality(), self.config());
            Body3::quick(description.to_string())
        })
    }

    /// The last sitemaps that were made.
    pub(crate) fn sitemaps(&self) -> &Kept {
        &self.0.sitemaps
    }

    /// How much may still come in.
    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// How often codes on printed matter were used, as far as that is not written yet.
    pub(crate) fn scans(&self) -> &Scans {
        &self.0.scans
    }

    /// Wakes the post room: a letter waits.
    pub(crate) fn post(&self) -> &Notify {
        &self.0.post
    }

    /// Where the keys come from.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        &self.0.secret
    }

    /// Resolves when `version` or a newer one is in place here.
    pub async fn reached(&self, version: u64) {
        let mut seen = self.0.version.subscribe();
        // The sender lives as long as this handle.
        let _ = seen.wait_for(|reached| *reached >= version).await;
    }

    /// Lets go of the store. What is in memory can still be read.
    pub async fn close(&self) {
        self.0.store.close().await;
    }
}
