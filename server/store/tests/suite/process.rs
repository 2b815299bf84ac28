//! A publisher in a process of its own: this test program, started once more.

use std::process::{Child, Command, Stdio};

use crate::content::publish_many;
use crate::database::Database;

const ON: &str = "MIENSKIP_TEST_PUBLISH_ON";

/// Publishes without pause until it is killed.
pub(crate) struct Publisher(Child);

impl Publisher {
    pub(crate) fn start(database: &Database) -> Self {
        let program = std::env::current_exe().unwrap();
        let child = Command::new(program)
            .args(["--ignored", "--exact", "process::publish_without_pause"])
            .env(ON, &database.url)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        Self(child)
    }

    /// Ends it with SIGKILL: it gets no chance to clean up.
    pub(crate) fn kill(mut self) {
        assert_eq!(self.0.try_wait().unwrap(), None, "it must still be publishing");
        self.end();
    }

    fn end(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Publisher {
    fn drop(&mut self) {
        self.end();
    }
}

#[tokio::test]
#[ignore = "not a test: other tests start it as a process of its own"]
async fn publish_without_pause() {
    let Ok(url) = std::env::var(ON) else { return };
    let store = store::open(&url).await.unwrap();
    loop {
        publish_many(&*store).await;
    }
}
