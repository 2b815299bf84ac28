//! Mail: plain letters from the municipality to people who asked for an answer.
//!
//! By SMTP when the administrator gave a server, else into a file in the data folder, which a
//! mail program opens and sends. A letter has the same `Message-ID` however often it is sent, so
//! that a mail program shows it once.

mod letter;

#[cfg(test)]
pub(crate) mod tests;

use std::{io, path::PathBuf, time::Duration};

use guide::{Moment, municipality::Municipality};
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor, message::Mailbox,
    transport::smtp::extension::ClientId,
};

pub use letter::Letter;

use crate::Config;

/// How long a mail server may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a letter did not go.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The administrator's address of the mail server cannot be read.
    #[error("het adres van de mailserver (MIENSKIP_SMTP) klopt niet")]
    Server,

    /// The sender's or the receiver's address cannot be used.
    #[error("met het e-mailadres {0} kan niet gemaild worden")]
    Address(String),

    /// The letter cannot be written.
    #[error("de mail kan niet worden gemaakt: {0}")]
    Letter(#[from] lettre::error::Error),

    /// The mail server does not take it.
    #[error("de mailserver neemt de mail niet aan: {0}")]
    Refused(#[from] lettre::transport::smtp::Error),

    /// The file cannot be written.
    #[error("de mail kan niet worden bewaard: {0}")]
    File(#[from] io::Error),
}

/// Where a letter went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// To the mail server.
    Mailed,
    /// Into this file.
    Written(PathBuf),
}

enum Post {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
}

/// Sends letters in the name of a municipality.
pub struct Mailer {
    post: Post,
    from: Mailbox,
    host: String,
}

impl Mailer {
    /// As the administrator wants it. Nothing is connected to yet.
    ///
    /// # Errors
    /// When what the administrator gave cannot be used.
    pub fn new(config: &Config, municipality: &Municipality) -> Result<Self, MailError> {
        let sender = config.afzender.as_deref().unwrap_or(&municipality.contact.email);
        let address = sender.parse().map_err(|_| MailError::Address(sender.to_owned()))?;
        let host = config.host();
        let post = match &config.smtp {
            Some(url) => {
                let name = ClientId::Domain(host.clone());
                let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    // What is wrong with it is not said: there may be a password in it.
                    .map_err(|_| MailError::Server)?
                    .hello_name(name)
                    .timeout(Some(PATIENCE));
                Post::Smtp(server.build())
            }
            None => Post::Folder(config.data.join("post")),
        };
        let from = Mailbox::new(Some(municipality.contact.name.clone()), address);
        Ok(Self { post, from, host })
    }

    /// Sends a letter.
    ///
    /// # Errors
    /// When it did not go; sending it again does no harm.
    pub async fn send(&self, letter: &Letter, now: Moment) -> Result<Sent, MailError> {
        let message = letter.message(&self.from, &self.host, now)?;
        match &self.post {
            Post::Smtp(server) => {
                server.send(message).await?;
                Ok(Sent::Mailed)
            }
            Post::Folder(folder) => {
                tokio::fs::create_dir_all(folder).await?;
                let file = folder.join(format!("{}.eml", letter.id));
                tokio::fs::write(&file, message.formatted()).await?;
                tracing::warn!(
                    file = %file.display(),
                    "no mail server (MIENSKIP_SMTP); the letter is in a file"
                );
                Ok(Sent::Written(file))
            }
        }
    }
}
