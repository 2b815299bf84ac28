//! Where files come from: a folder on disk, or the folders that come with the program.

use std::{
    borrow::Cow,
    collections::BTreeSet,
    fs,
    io::{self, ErrorKind},
    path::PathBuf,
};

use rust_embed::RustEmbed;

/// A folder to read from.
pub trait Files: Send + Sync {
    /// The bytes of a file; `None` when there is no such file.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    fn read(&self, name: &str) -> io::Result<Option<Cow<'static, [u8]>>>;

    /// The names of the files directly in the folder, sorted.
    ///
    /// # Errors
    /// When there is no such folder, or it cannot be read.
    fn names(&self) -> io::Result<Vec<String>>;

    /// The names of the folders directly in the folder, sorted.
    ///
    /// # Errors
    /// When there is no such folder, or it cannot be read.
    fn folders(&self) -> io::Result<Vec<String>>;

    /// A folder within it.
    fn folder(&self, name: &str) -> Box<dyn Files>;
}

/// A folder on disk.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// The folder at this path.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        Self(if path.as_os_str().is_empty() { PathBuf::from(".") } else { path })
    }
}

impl Files for Folder {
    fn read(&self, name: &str) -> io::Result<Option<Cow<'static, [u8]>>> {
        match fs::read(self.0.join(name)) {
            Ok(bytes) => Ok(Some(bytes.into())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.0)? {
            let entry = entry?;
            if entry.path().is_file() {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        names.sort();
        Ok(names)
    }

    fn folders(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.0)? {
            let entry = entry?;
            if entry.path().is_dir() {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        names.sort();
        Ok(names)
    }

    fn folder(&self, name: &str) -> Box<dyn Files> {
        Box::new(Self(self.0.join(name)))
    }
}

#[derive(RustEmbed)]
#[folder = "data/"]
#[exclude = "*SOURCE.md"]
struct Data;

/// A folder that comes with the program.
#[derive(Clone, Debug)]
pub struct Embedded(String);

impl Embedded {
    /// The folder of that name in `server/data`.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(format!("{name}/"))
    }
}

/// The folder of Leeuwarden, the municipality that the program comes with.
#[must_use]
pub fn leeuwarden() -> Embedded {
    Embedded::new("leeuwarden")
}

impl Files for Embedded {
    fn read(&self, name: &str) -> io::Result<Option<Cow<'static, [u8]>>> {
        Ok(Data::get(&format!("{}{name}", self.0)).map(|file| file.data))
    }

    fn names(&self) -> io::Result<Vec<String>> {
        let mut names: Vec<String> = Data::iter()
            .filter_map(|path| path.strip_prefix(&self.0).map(str::to_owned))
            .filter(|name| !name.contains('/'))
            .collect();
        names.sort();
        if names.is_empty() { Err(ErrorKind::NotFound.into()) } else { Ok(names) }
    }

    fn folders(&self) -> io::Result<Vec<String>> {
        let within = Data::iter().filter_map(|path| {
            let (folder, _) = path.strip_prefix(&self.0)?.split_once('/')?;
            Some(folder.to_owned())
        });
        let names: BTreeSet<String> = within.collect();
        // What has files or folders is there.
        if names.is_empty() {
            self.names()?;
        }
        Ok(names.into_iter().collect())
    }

    fn folder(&self, name: &str) -> Box<dyn Files> {
        Box::new(Self(format!("{}{name}/", self.0)))
    }
}
